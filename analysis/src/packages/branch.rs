//! Branch and bound without a simplex: bounds from weights on actors, one issue at a time.
//!
//! **Invariant:** nothing is cut off that an [`Aim`] would still call better; a bound holds whatever
//! the weights are, they only make it tighter.
//!
//! Once every actor and every condition has a weight, the best choice of each issue is found alone
//! (Lagrangian relaxation; Geoffrion 1974). The weights are made better by subgradients with memory
//! (Camerini, Fratta and Maffioli 1975). An alternative whose loss is more than what is left is closed
//! for good. All rows stand in one flat array, so that a step is a few sweeps over memory.

use super::program::Program;

/// Weights of conditions count so much less than those of rows.
const CONDITION: f64 = 0.05;
/// Steps at the root, and in each other node.
const ROOT_TURNS: usize = 300;
const TURNS: usize = 12;
/// How much of the last direction a step keeps.
const MEMORY: f64 = 0.6;
/// Multiplications that count as one node of the solver of linear programs.
const WORK: u64 = 100_000;

/// What is sought: larger than the best so far, by bounds on sums of rows.
pub(super) trait Aim {
    /// The weight of each row for these multipliers; gives the constant. The largest Σ weight · sum
    /// over allowed choices, and the constant, is below 0 only if nothing better is left.
    fn weigh(&self, at: &[f64], weights: &mut [f64]) -> f64;
    /// How the bound changes with each multiplier, for these sums of the rows.
    fn slope(&self, sums: &[f64], slope: &mut [f64]);
    /// Moves the multipliers (`step` against the direction) and keeps them in their range.
    fn learn(&self, at: &mut [f64], direction: &[f64], step: f64, turn: usize);
    /// How much the rows count in the length of a step: 1, or 0 where they move by themselves.
    fn share_of_step(&self) -> f64 {
        1.0
    }
    /// What no choice exceeds, if these multipliers leave `over`.
    fn bound(&self, at: &[f64], over: f64) -> f64;
    /// Takes a choice that is allowed if it is better than the best so far; says whether it was.
    fn accept(&mut self, slots: &[usize]) -> bool;
}

/// Sums over slots that an aim weighs, in one array: rows of slots.
pub(super) struct Branch<'a> {
    program: &'a Program,
    rows: Vec<f64>,
    count: usize,
}

/// What is left to be decided, with the multipliers that showed most.
pub(super) struct Node {
    open: Vec<bool>,
    at: Vec<f64>,
    conditions: Vec<f64>,
    /// The issue to be split, its slots in the order in which they are tried.
    split: Vec<usize>,
}

/// How far a search came.
pub(super) struct Reached {
    /// No choice exceeds this, unless it was accepted.
    pub(super) bound: f64,
    /// Whether nothing is left.
    pub(super) complete: bool,
    pub(super) nodes: u64,
    left: u64,
}

/// Room for the computations of a step.
struct Bench {
    weights: Vec<f64>,
    prices: Vec<f64>,
    sums: Vec<f64>,
    slope: Vec<f64>,
    direction: Vec<f64>,
    conditions: Vec<f64>,
    slots: Vec<usize>,
    met: Vec<u32>,
}

impl<'a> Branch<'a> {
    /// A search over rows of gains, slot by slot.
    pub(super) fn new(program: &'a Program, rows: Vec<f64>) -> Self {
        let count = rows.len() / program.open.len().max(1);
        Self { program, rows, count }
    }

    fn work(&self) -> u64 {
        let conditions = 4 * self.program.conditions.len();
        (self.rows.len() + conditions) as u64
    }

    /// The first bound, and the node from which the search goes on; none if nothing is left.
    pub(super) fn root(
        &self,
        aim: &mut dyn Aim,
        at: Vec<f64>,
        nodes: u64,
    ) -> (Reached, Option<Node>) {
        let mut reached = Reached {
            bound: f64::INFINITY,
            complete: false,
            nodes: 1,
            left: nodes.saturating_mul(WORK),
        };
        let conditions = vec![0.0; self.program.conditions.len()];
        let open = self.program.open.clone();
        let mut node = Node { open, at, conditions, split: Vec::new() };
        let most = usize::try_from(reached.left / self.work().max(1)).unwrap_or(ROOT_TURNS);
        let turns = ROOT_TURNS.min(most / 2).max(1);
        let open = self.settle(&mut node, aim, (turns, true), &mut reached);
        reached.complete = !open;
        (reached, open.then_some(node))
    }

    /// Searches below a node, depth first.
    pub(super) fn search(&self, aim: &mut dyn Aim, node: &Node, reached: &mut Reached) {
        let mut stack = Vec::new();
        self.split(node, &mut stack);
        while let Some(mut node) = stack.pop() {
            if reached.left < self.work() * TURNS as u64 {
                return;
            }
            reached.nodes += 1;
            if self.settle(&mut node, aim, (TURNS, false), reached) {
                self.split(&node, &mut stack);
            }
        }
        reached.complete = true;
    }

    /// One node for each slot of the issue that is split, the most likely last.
    fn split(&self, node: &Node, stack: &mut Vec<Node>) {
        for slot in node.split.iter().rev() {
            let mut open = node.open.clone();
            for other in self.program.choices(self.program.issue[*slot]) {
                open[other] = other == *slot;
            }
            if self.close(&mut open) {
                let (at, conditions) = (node.at.clone(), node.conditions.clone());
                stack.push(Node { open, at, conditions, split: Vec::new() });
            }
        }
    }

    /// Closes slots that no longer have a way out; false if an issue has none left.
    fn close(&self, open: &mut [bool]) -> bool {
        loop {
            let mut changed = false;
            for condition in &self.program.conditions {
                if open[condition.slot] && !condition.unless.iter().any(|slot| open[*slot]) {
                    open[condition.slot] = false;
                    changed = true;
                }
            }
            if !changed {
                let mut issues = 0..self.program.issues();
                return issues.all(|issue| self.program.choices(issue).any(|slot| open[slot]));
            }
        }
    }

    /// Improves the multipliers of a node; false if nothing better is left in it.
    fn settle(
        &self,
        node: &mut Node,
        aim: &mut dyn Aim,
        (turns, root): (usize, bool),
        reached: &mut Reached,
    ) -> bool {
        let mut bench = self.bench(node.at.len());
        let (mut least, mut theta, mut stale) = (f64::INFINITY, 1.0, 0);
        for turn in 0..turns {
            reached.left = reached.left.saturating_sub(self.work());
            let mut over = self.price(node, aim, &mut bench);
            if root {
                reached.bound = reached.bound.min(aim.bound(&node.at, over));
            }
            let slack = 1e-9;
            if over < -slack {
                return false;
            }
            let allowed = self.program.broken(&bench.slots).next().is_none();
            if allowed && aim.accept(&bench.slots) {
                let constant = aim.weigh(&node.at, &mut bench.weights);
                over = self.value(&bench) + constant;
                if over < -slack {
                    return false;
                }
            }
            self.shut(node, &bench, over + slack);
            for slot in &bench.slots {
                bench.met[*slot] += 1;
            }
            if over < least - 1e-4 * over.abs() {
                (least, stale) = (over, 0);
            } else {
                stale += 1;
                if stale >= 8 {
                    (theta, stale) = (theta * 0.7, 0);
                }
            }
            self.improve(node, aim, &mut bench, (theta * over.max(1e-4), turn));
        }
        if !self.close(&mut node.open) {
            return false;
        }
        node.split = self.unsettled(node, &bench);
        !node.split.is_empty() || self.last(node, aim)
    }

    /// A node without an open issue: its one choice is looked at.
    fn last(&self, node: &Node, aim: &mut dyn Aim) -> bool {
        let issues = 0..self.program.issues();
        let slots: Option<Vec<usize>> =
            issues.map(|issue| self.program.choices(issue).find(|slot| node.open[*slot])).collect();
        if let Some(slots) = slots.filter(|slots| self.program.allows(slots)) {
            aim.accept(&slots);
        }
        false
    }

    fn bench(&self, multipliers: usize) -> Bench {
        Bench {
            weights: vec![0.0; self.count],
            prices: vec![0.0; self.program.open.len()],
            sums: vec![0.0; self.count],
            slope: vec![0.0; multipliers],
            direction: vec![0.0; multipliers],
            conditions: vec![0.0; self.program.conditions.len()],
            slots: vec![0; self.program.issues()],
            met: vec![0; self.program.open.len()],
        }
    }

    /// Prices all slots, takes the best of each issue and gives what is left over.
    fn price(&self, node: &Node, aim: &dyn Aim, bench: &mut Bench) -> f64 {
        let constant = aim.weigh(&node.at, &mut bench.weights);
        bench.prices.fill(0.0);
        let slots = bench.prices.len();
        for (row, weight) in self.rows.chunks_exact(slots).zip(&bench.weights) {
            if *weight != 0.0 {
                bench.prices.iter_mut().zip(row).for_each(|(price, by)| *price += weight * by);
            }
        }
        for (condition, weight) in self.program.conditions.iter().zip(&node.conditions) {
            if *weight != 0.0 {
                bench.prices[condition.slot] -= weight;
                condition.unless.iter().for_each(|slot| bench.prices[*slot] += weight);
            }
        }
        let prices = &bench.prices;
        for (issue, chosen) in bench.slots.iter_mut().enumerate() {
            let open = self.program.choices(issue).filter(|slot| node.open[*slot]);
            let best = open.reduce(|a, b| if prices[b] > prices[a] { b } else { a });
            *chosen = best.expect("a node has an open slot in every issue");
        }
        for (row, sum) in self.rows.chunks_exact(slots).zip(&mut bench.sums) {
            *sum = bench.slots.iter().map(|slot| row[*slot]).sum();
        }
        self.value(bench) + constant
    }

    fn value(&self, bench: &Bench) -> f64 {
        bench.slots.iter().map(|slot| bench.prices[*slot]).sum()
    }

    /// Closes what would cost more than is left over.
    fn shut(&self, node: &mut Node, bench: &Bench, over: f64) {
        for (issue, chosen) in bench.slots.iter().enumerate() {
            let least = bench.prices[*chosen] - over;
            for slot in self.program.choices(issue) {
                if bench.prices[slot] < least {
                    node.open[slot] = false;
                }
            }
        }
    }

    fn improve(
        &self,
        node: &mut Node,
        aim: &dyn Aim,
        bench: &mut Bench,
        (length, turn): (f64, usize),
    ) {
        aim.slope(&bench.sums, &mut bench.slope);
        let mut size = 0.0;
        for (direction, slope) in bench.direction.iter_mut().zip(&bench.slope) {
            *direction = MEMORY * *direction + (1.0 - MEMORY) * slope;
            size += *direction * *direction;
        }
        size *= aim.share_of_step();
        let issue = &self.program.issue;
        let stands = |slot: usize| bench.slots[issue[slot]] == slot;
        let each = self.program.conditions.iter().zip(&node.conditions);
        for ((condition, weight), direction) in each.zip(&mut bench.conditions) {
            let out = condition.unless.iter().filter(|slot| stands(**slot)).count();
            let slope = out as f64 - f64::from(u8::from(stands(condition.slot)));
            let bites = slope < 0.0 || *weight > 0.0;
            let slope = if bites { CONDITION * slope } else { 0.0 };
            *direction = MEMORY * *direction + (1.0 - MEMORY) * slope;
            size += *direction * *direction;
        }
        let step = length / size.max(1e-12);
        aim.learn(&mut node.at, &bench.direction, step, turn);
        for (weight, direction) in node.conditions.iter_mut().zip(&bench.conditions) {
            *weight = (*weight - CONDITION * step * direction).max(0.0);
        }
    }

    /// The slots of the issue over which the steps disagreed most, the most likely first.
    fn unsettled(&self, node: &Node, bench: &Bench) -> Vec<usize> {
        let open = |issue: usize| self.program.choices(issue).filter(|slot| node.open[*slot]);
        let likely = |issue: usize| -> (u32, f64) {
            let most = open(issue).map(|slot| bench.met[slot]).max().unwrap_or(0);
            let best = bench.prices[bench.slots[issue]];
            let near = open(issue).filter(|slot| *slot != bench.slots[issue]);
            (most, near.map(|slot| best - bench.prices[slot]).fold(f64::INFINITY, f64::min))
        };
        let issues = (0..self.program.issues()).filter(|issue| open(*issue).nth(1).is_some());
        let split = issues.min_by(|a, b| {
            let (a, b) = (likely(*a), likely(*b));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        let mut slots: Vec<usize> = split.map(|issue| open(issue).collect()).unwrap_or_default();
        slots.sort_by(|a, b| {
            let (a, b) = ((bench.met[*a], bench.prices[*a]), (bench.met[*b], bench.prices[*b]));
            b.0.cmp(&a.0).then(b.1.total_cmp(&a.1))
        });
        slots
    }
}

/// The nearest point whose entries lie between 0 and 1 and sum to `sum`.
pub(super) fn onto_simplex(at: &mut [f64], sum: f64) {
    let (mut low, mut high) =
        at.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
    (low, high) = (low - 1.0, high);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let total: f64 = at.iter().map(|v| (v - middle).clamp(0.0, 1.0)).sum();
        if total > sum { low = middle } else { high = middle }
    }
    at.iter_mut().for_each(|v| *v = (*v - high).clamp(0.0, 1.0));
    // The sum is exact up to the last bits, and bounds need it no better than that.
    let total: f64 = at.iter().sum();
    if total > 0.0 {
        at.iter_mut().for_each(|v| *v *= sum / total);
    }
}
