//! The largest sum of gains, exactly.
//!
//! Issues that no condition ties together are settled apart. A condition is told to the solver only
//! once a choice breaks it: what holds without being asked for costs nothing, and a best choice that
//! breaks nothing is best under all conditions.

use std::collections::BTreeSet;

use super::program::Program;
use super::solver::{Failure, Question, Target};

/// A choice with the largest sum, or the best found.
#[derive(Clone, Debug)]
pub(super) struct Linear {
    pub(super) slots: Vec<usize>,
    pub(super) value: i64,
    /// No choice has a larger sum.
    pub(super) bound: i64,
    pub(super) nodes: u64,
}

struct Search<'a> {
    program: &'a Program,
    gains: &'a [i64],
    target: Target,
    /// The part that each issue belongs to, named by its first issue.
    part: Vec<usize>,
    active: BTreeSet<usize>,
    slots: Vec<usize>,
    known: Option<&'a [usize]>,
    /// The bound of each part, at the place of its first issue.
    bounds: Vec<i64>,
    nodes: u64,
    limit: u64,
}

/// The best choice for the gains of the slots, within so many nodes of branch and bound. With a
/// choice that is known to be allowed, there is always an answer.
pub(super) fn best(
    program: &Program,
    gains: &[i64],
    limit: u64,
    known: Option<&[usize]>,
) -> Result<Linear, Failure> {
    let issues = program.issues();
    let mut search = Search {
        program,
        gains,
        target: Target {
            slots: gains.iter().map(|gain| float(*gain)).collect(),
            ..Target::default()
        },
        part: (0..issues).collect(),
        active: BTreeSet::new(),
        slots: vec![0; issues],
        known,
        bounds: vec![0; issues],
        nodes: 0,
        limit,
    };
    for issue in 0..issues {
        search.alone(issue);
    }
    loop {
        let broken: Vec<usize> = program.broken(&search.slots).collect();
        if broken.is_empty() {
            break;
        }
        for part in search.tie(&broken) {
            search.together(part)?;
        }
    }
    let roots = (0..issues).filter(|issue| search.part[*issue] == *issue);
    Ok(Linear {
        value: search.slots.iter().map(|slot| gains[*slot]).sum(),
        bound: roots.map(|root| search.bounds[root]).sum(),
        slots: search.slots,
        nodes: search.nodes,
    })
}

/// Sums of utilities and weights stay far below 2^53.
#[expect(clippy::cast_precision_loss, reason = "sums of utilities stay below 2^53")]
pub(super) fn float(whole: i64) -> f64 {
    whole as f64
}

impl Search<'_> {
    /// The best slot of an issue on its own; among equals the one with the fewest conditions.
    fn alone(&mut self, issue: usize) {
        let key = |slot: &usize| {
            let conditions = self.program.by_slot[*slot].len();
            (self.gains[*slot], std::cmp::Reverse(conditions), std::cmp::Reverse(*slot))
        };
        let slot = self.program.choices(issue).max_by_key(key);
        let slot = slot.expect("an issue of a program has an open slot");
        self.slots[issue] = slot;
        self.bounds[issue] = self.gains[slot];
    }

    /// Takes conditions in and joins the parts that they tie; gives the parts to be settled anew.
    fn tie(&mut self, broken: &[usize]) -> BTreeSet<usize> {
        for at in broken {
            self.active.insert(*at);
            let condition = &self.program.conditions[*at];
            let slots = std::iter::once(&condition.slot).chain(&condition.unless);
            let tied: BTreeSet<usize> =
                slots.map(|slot| self.part[self.program.issue[*slot]]).collect();
            let root = *tied.first().expect("a condition has a slot");
            for part in &mut self.part {
                if tied.contains(part) {
                    *part = root;
                }
            }
        }
        broken.iter().map(|at| self.part_of(*at)).collect()
    }

    fn part_of(&self, condition: usize) -> usize {
        self.part[self.program.issue[self.program.conditions[condition].slot]]
    }

    fn together(&mut self, part: usize) -> Result<(), Failure> {
        let issues: Vec<usize> = (0..self.part.len()).filter(|at| self.part[*at] == part).collect();
        let conditions: Vec<usize> =
            self.active.iter().copied().filter(|at| self.part_of(*at) == part).collect();
        let hint: Option<Vec<usize>> =
            self.known.map(|known| issues.iter().map(|issue| known[*issue]).collect());
        let question = Question {
            program: self.program,
            issues: &issues,
            conditions: &conditions,
            target: &self.target,
            hint: hint.as_deref(),
            nodes: self.limit.saturating_sub(self.nodes),
        };
        let answer = question.ask()?;
        self.nodes += answer.nodes;
        let slots = answer.slots.or(hint).ok_or(Failure::Limit(self.nodes))?;
        let value: i64 = slots.iter().map(|slot| self.gains[*slot]).sum();
        let gain = |issue: &usize| self.program.choices(*issue).map(|slot| self.gains[slot]).max();
        let ceiling: i64 = issues.iter().filter_map(gain).sum();
        for (issue, slot) in issues.iter().zip(slots) {
            self.slots[*issue] = slot;
        }
        self.bounds[part] = whole_below(answer.bound).clamp(value, ceiling);
        Ok(())
    }
}

/// The largest whole number that a sum of whole numbers can reach under a bound of the solver.
fn whole_below(bound: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "the cast saturates, as a bound may")]
    let whole = (bound + 1e-6 + bound.abs() * 1e-9).floor() as i64;
    whole
}
