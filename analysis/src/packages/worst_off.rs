//! The package in which whoever is worst off is as well off as can be; then the next; then the total.
//!
//! Satisfaction is an actor's gain over the least that could befall it, as a share of the most that
//! it could reach in any allowed package: 0 to 1. The order of satisfactions, ascending, is made as
//! large as possible one place after another (leximin), by the sums of the smallest (Ogryczak and
//! Śliwiński 2006, "On direct methods for lexicographic min-max optimization").

use crate::chance::Seed;
use crate::parallel::each;

use super::aims::{Reach, Rows, Smallest};
use super::branch::{Aim, Branch};
use super::climb::Climb;
use super::linear::{self, float};
use super::model::{Deal, Package};
use super::program::Program;
use super::total::{Limits, NoPackage, Proof};

/// Satisfactions are proven to this.
const TOLERANCE: f64 = 1e-6;
/// Climbs towards several goals before the search.
const ROUNDS: u32 = 8;
/// Up to so many slots times conditions, the solver of linear programs says what each actor could have.
const SMALL: usize = 300_000;
/// Beyond, all actors together have so many limits for that question.
const SHARES: u64 = 4;

/// One actor's scale and place on it.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Satisfaction {
    /// The actor.
    pub actor: String,
    /// The utility of the package.
    pub utility: i64,
    /// The sum of its worst alternatives, those that can stand at all.
    pub least: i64,
    /// The most it could reach in an allowed package.
    pub most: i64,
    /// Whether `most` is proven; if not, it is the best found.
    pub most_proven: bool,
    /// (utility − least) / (most − least); `None` for whom every package is the same.
    pub satisfaction: Option<f64>,
}

impl Satisfaction {
    /// The actor's place on the same scale with a package of this utility. Where `most` is not proven
    /// and the package gives more, it is the most.
    #[must_use]
    pub fn with(&self, utility: i64) -> Self {
        let most = self.most.max(utility);
        let range = most - self.least;
        let satisfaction = (range > 0).then(|| float(utility - self.least) / float(range));
        Self { actor: self.actor.clone(), utility, most, satisfaction, ..*self }
    }
}

/// A package for the worst off.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct WorstOff {
    /// The package.
    pub package: Package,
    /// The least satisfaction.
    pub least: f64,
    /// What is proven of the sums of the 1, 2, 3 … smallest satisfactions, as far as was asked.
    pub levels: Vec<Proof>,
    /// Every actor, in the order of the deal.
    pub actors: Vec<Satisfaction>,
    /// The weighted sum of utilities, the last criterion.
    pub total: i64,
    /// What is proven of the total, among packages as good for the worst off.
    pub total_proof: Proof,
    /// The limits of the search.
    pub limits: Limits,
}

/// What each actor could have.
pub(super) struct Scale {
    pub(super) least: Vec<i64>,
    pub(super) most: Vec<i64>,
    pub(super) proven: Vec<bool>,
    /// Those to whom packages differ.
    concerned: Vec<usize>,
}

impl Scale {
    /// The scales of all actors. Each most is a program of its own.
    pub(super) fn of(deal: &Deal, program: &Program, known: &[usize], limits: Limits) -> Self {
        let most = each(deal.actors.len(), |actor| most(deal, program, (actor, known), limits));
        let (most, proven): (Vec<i64>, Vec<bool>) = most.into_iter().unzip();
        let least: Vec<i64> = (0..deal.actors.len())
            .map(|actor| floors(deal, program, actor).into_iter().map(i64::from).sum())
            .collect();
        let concerned = (0..most.len()).filter(|actor| most[*actor] > least[*actor]).collect();
        Self { least, most, proven, concerned }
    }

    fn range(&self, actor: usize) -> f64 {
        float(self.most[actor] - self.least[actor])
    }

    fn satisfaction(&self, actor: usize, utility: i64) -> f64 {
        float(utility - self.least[actor]) / self.range(actor)
    }

    /// The satisfactions of those concerned, ascending.
    fn ascending(&self, utilities: &[i64]) -> Vec<f64> {
        let each = self.concerned.iter().map(|actor| self.satisfaction(*actor, utilities[*actor]));
        let mut each: Vec<f64> = each.collect();
        each.sort_unstable_by(f64::total_cmp);
        each
    }
}

/// The most that one actor could reach, from an allowed choice; and whether it is proven.
fn most(
    deal: &Deal,
    program: &Program,
    (actor, known): (usize, &[usize]),
    limits: Limits,
) -> (i64, bool) {
    let row = deal.row(actor);
    if program.open.len() * program.conditions.len() <= SMALL {
        let gains: Vec<i64> = row.iter().map(|utility| i64::from(*utility)).collect();
        if let Ok(best) = linear::best(program, &gains, limits.nodes, Some(known)) {
            return (best.value, best.value == best.bound);
        }
    }
    let sum = |slots: &[usize]| slots.iter().map(|slot| i64::from(row[*slot])).sum::<i64>();
    let score = |utilities: &[i64]| (float(utilities[actor]), 0.0);
    let start = Climb::new(deal, program, &score).from(known, limits.kicks / 10, limits.seed);
    let value = |slots: &[usize]| Some(float(sum(slots)));
    let floors = |most: f64| vec![most + 1.0];
    let mut aim = Rows {
        rows: vec![Reach { range: 1.0, floor: 0.0 }],
        value: &value,
        floors: &floors,
        best: (start.clone(), float(sum(&start))),
        last_from: Some(0.0),
    };
    aim.raise();
    let branch = Branch::new(program, row.iter().map(|utility| f64::from(*utility)).collect());
    // The actors share a few limits among them.
    let nodes = (SHARES * limits.nodes).div_ceil(deal.actors.len().max(1) as u64);
    let (mut reached, node) = branch.root(&mut aim, vec![1.0], nodes);
    if let Some(node) = node {
        branch.search(&mut aim, &node, &mut reached);
    }
    let proven = reached.complete || reached.bound < aim.best.1 + 1.0 - TOLERANCE;
    (sum(&aim.best.0), proven)
}

/// An actor's least utility in each issue.
pub(super) fn floors(deal: &Deal, program: &Program, actor: usize) -> Vec<i32> {
    let row = deal.row(actor);
    (0..program.issues())
        .map(|issue| program.choices(issue).map(|slot| row[slot]).min().unwrap_or(0))
        .collect()
}

/// An actor's gains over its floors, slot by slot; 0 where a slot is closed.
pub(super) fn gains(deal: &Deal, program: &Program, actor: usize) -> Vec<f64> {
    let (row, floors) = (deal.row(actor), floors(deal, program, actor));
    let gain = |slot: usize| f64::from(row[slot] - floors[program.issue[slot]]);
    let each = 0..program.open.len();
    each.map(|slot| if program.open[slot] { gain(slot) } else { 0.0 }).collect()
}

/// The search, with what is settled so far.
struct Levels<'a> {
    deal: &'a Deal,
    program: &'a Program,
    scale: &'a Scale,
    /// The gains of those concerned, rows of slots.
    gains: Vec<f64>,
    limits: Limits,
    /// The sums of the smallest satisfactions that were reached.
    reached: Vec<f64>,
    slots: Vec<usize>,
    /// No total is larger.
    most: f64,
}

/// What a search found and what is proven of it.
struct Best {
    slots: Vec<usize>,
    value: f64,
    bound: f64,
    nodes: u64,
}

impl Deal {
    /// The package whose least satisfaction is largest, then the sum of its two smallest, and so on
    /// through `levels` (1 is max-min; as many as actors is leximin in full), then the total.
    /// Satisfactions are proven to 10⁻⁶.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn best_for_the_worst_off(
        &self,
        levels: usize,
        limits: Limits,
    ) -> Result<WorstOff, NoPackage> {
        let (program, first) = self.linear(limits, &self.totals())?;
        let scale = Scale::of(self, &program, &first.slots, limits);
        let each = scale.concerned.iter();
        let mut search = Levels {
            deal: self,
            program: &program,
            scale: &scale,
            gains: each.flat_map(|actor| gains(self, &program, *actor)).collect(),
            limits,
            reached: Vec::new(),
            slots: first.slots.clone(),
            most: float(first.bound),
        };
        Ok(search.run(levels))
    }
}

impl Levels<'_> {
    fn run(&mut self, levels: usize) -> WorstOff {
        let mut proofs = Vec::new();
        if !self.scale.concerned.is_empty() {
            for level in 1..=levels.clamp(1, self.scale.concerned.len()) {
                let best = if level == 1 { self.first() } else { self.level(level) };
                proofs.push(Proof::of(best.value, best.bound, best.nodes, TOLERANCE));
                self.reached.push(best.value);
                self.slots = best.slots;
            }
        }
        let best = self.total();
        self.slots = best.slots;
        let total_proof = Proof::of(best.value, (best.bound + TOLERANCE).floor(), best.nodes, 0.0);
        self.result(proofs, total_proof)
    }

    /// The largest least satisfaction.
    fn first(&self) -> Best {
        let floors = |least: f64| self.floors(least, true);
        let value = |slots: &[usize]| self.ascending(slots).first().copied();
        let mut aim = Rows {
            rows: self.reaches(&floors(0.0)),
            value: &value,
            floors: &floors,
            best: (self.slots.clone(), value(&self.slots).unwrap_or(1.0)),
            last_from: None,
        };
        aim.raise();
        let branch = Branch::new(self.program, self.gains.clone());
        let start = aim.start();
        let (mut reached, node) = branch.root(&mut aim, start, self.limits.nodes);
        let bound = reached.bound.min(1.0);
        if let Some(node) = node {
            for round in 0..ROUNDS {
                self.approach(&mut aim, bound, round);
            }
            branch.search(&mut aim, &node, &mut reached);
        }
        let (slots, value) = aim.best;
        let bound = if reached.complete { value } else { bound.max(value) };
        Best { slots, value, bound, nodes: reached.nodes }
    }

    /// A climb towards a satisfaction of everybody between the best and the bound: what is missing
    /// to it, squared, is made small.
    fn approach(&self, aim: &mut Rows<'_>, bound: f64, round: u32) {
        let goal = aim.best.1 + (bound - aim.best.1) / f64::from(1 << (round % 4));
        let score = |utilities: &[i64]| {
            let each = self.scale.concerned.iter();
            let missing = each.map(|actor| {
                (goal - self.scale.satisfaction(*actor, utilities[*actor])).max(0.0).powi(2)
            });
            (-missing.sum::<f64>(), 0.0)
        };
        let climb = Climb::new(self.deal, self.program, &score);
        let seed = Seed(self.limits.seed.0.wrapping_add(u64::from(round)));
        let slots = climb.from(&aim.best.0.clone(), self.limits.kicks.div_ceil(ROUNDS), seed);
        aim.accept(&slots);
    }

    /// The largest sum of the `level` smallest satisfactions, those of lower levels kept.
    fn level(&self, level: usize) -> Best {
        let value = |slots: &[usize]| {
            let each = self.ascending(slots);
            self.keeps(&each).then(|| each[..level].iter().sum::<f64>())
        };
        let mut aim = Smallest {
            rows: self.reaches(&self.floors(self.reached[0], false)),
            count: level,
            value: &value,
            best: (self.slots.clone(), value(&self.slots).unwrap_or(0.0)),
            tolerance: TOLERANCE / 2.0,
        };
        let score = |utilities: &[i64]| {
            let each = self.scale.ascending(utilities);
            (f64::from(u8::from(self.keeps(&each))), each[..level].iter().sum())
        };
        let climb = Climb::new(self.deal, self.program, &score);
        aim.accept(&climb.from(&self.slots, self.limits.kicks, self.limits.seed));
        let branch = Branch::new(self.program, self.gains.clone());
        let start = aim.start();
        let (mut reached, node) = branch.root(&mut aim, start, self.limits.nodes);
        if let Some(node) = node {
            branch.search(&mut aim, &node, &mut reached);
        }
        let (slots, value) = aim.best;
        let most = reached.bound.min(level as f64).max(value);
        let bound = if reached.complete { value + TOLERANCE / 2.0 } else { most };
        Best { slots, value, bound, nodes: reached.nodes }
    }

    /// The largest total, all levels kept.
    fn total(&self) -> Best {
        let totals = self.deal.totals();
        let sum = |slots: &[usize]| float(slots.iter().map(|slot| totals[*slot]).sum());
        let range: f64 = (0..self.program.issues())
            .map(|issue| {
                let each = || self.program.choices(issue).map(|slot| totals[slot]);
                float(each().max().unwrap_or(0) - each().min().unwrap_or(0))
            })
            .sum::<f64>()
            .max(1.0);
        let kept = self.floors(self.reached.first().copied().unwrap_or(0.0), false);
        let floors = |total: f64| [&kept[..], &[(total + 1.0) / range]].concat();
        let value = |slots: &[usize]| self.keeps(&self.ascending(slots)).then(|| sum(slots));
        let mut rows = self.reaches(&kept);
        rows.push(Reach { range, floor: 0.0 });
        let mut aim = Rows {
            rows,
            value: &value,
            floors: &floors,
            best: (self.slots.clone(), sum(&self.slots)),
            last_from: Some(0.0),
        };
        aim.raise();
        aim.accept(&self.climb_total());
        let last = totals.iter().map(|total| float(*total));
        let rows = self.gains.iter().copied().chain(last).collect();
        let branch = Branch::new(self.program, rows);
        let start = aim.start();
        let (mut reached, node) = branch.root(&mut aim, start, self.limits.nodes);
        if let Some(node) = node.filter(|_| aim.best.1 < self.most) {
            branch.search(&mut aim, &node, &mut reached);
        }
        let (slots, value) = aim.best;
        let bound = if reached.complete { value } else { reached.bound.min(self.most).max(value) };
        Best { slots, value, bound, nodes: reached.nodes }
    }

    fn climb_total(&self) -> Vec<usize> {
        let score = |utilities: &[i64]| {
            let kept = if self.reached.len() > 1 {
                self.keeps(&self.scale.ascending(utilities))
            } else {
                let least = self.reached.first().map_or(0.0, |least| least - TOLERANCE);
                let mut each = self.scale.concerned.iter();
                each.all(|actor| self.scale.satisfaction(*actor, utilities[*actor]) >= least)
            };
            let weights = self.deal.weights.iter().map(|weight| i64::from(*weight));
            let total =
                utilities.iter().zip(weights).map(|(utility, weight)| utility * weight).sum();
            (f64::from(u8::from(kept)), float(total))
        };
        let climb = Climb::new(self.deal, self.program, &score);
        climb.from(&self.slots, self.limits.kicks, self.limits.seed)
    }

    /// What each of those concerned must reach, in units of its range, to have `least` (or more than
    /// it). Utilities are whole: it is the next whole number.
    fn floors(&self, least: f64, more: bool) -> Vec<f64> {
        let each = self.scale.concerned.iter().map(|actor| {
            let range = self.scale.range(*actor);
            let gain = least * range;
            (if more { (gain + 1e-6).floor() + 1.0 } else { (gain - 1e-4).ceil() }) / range
        });
        each.collect()
    }

    fn reaches(&self, floors: &[f64]) -> Vec<Reach> {
        let each = self.scale.concerned.iter().zip(floors);
        each.map(|(actor, floor)| Reach { range: self.scale.range(*actor), floor: *floor })
            .collect()
    }

    fn utilities(&self, slots: &[usize]) -> Vec<i64> {
        self.deal.utilities(&Package { slots: slots.to_vec() })
    }

    fn ascending(&self, slots: &[usize]) -> Vec<f64> {
        self.scale.ascending(&self.utilities(slots))
    }

    /// Whether the sums that were reached are still there.
    fn keeps(&self, ascending: &[f64]) -> bool {
        let mut sum = 0.0;
        self.reached.iter().zip(ascending).all(|(reached, next)| {
            sum += next;
            sum >= reached - TOLERANCE
        })
    }

    fn result(&self, levels: Vec<Proof>, total_proof: Proof) -> WorstOff {
        let package = Package { slots: self.slots.clone() };
        let utilities = self.deal.utilities(&package);
        let actors = (0..utilities.len()).map(|actor| {
            let concerned = self.scale.most[actor] > self.scale.least[actor];
            Satisfaction {
                actor: self.deal.actors[actor].clone(),
                utility: utilities[actor],
                least: self.scale.least[actor],
                most: self.scale.most[actor],
                most_proven: self.scale.proven[actor],
                satisfaction: concerned.then(|| self.scale.satisfaction(actor, utilities[actor])),
            }
        });
        WorstOff {
            least: self.scale.ascending(&utilities).first().copied().unwrap_or(1.0),
            levels,
            actors: actors.collect(),
            total: self.deal.total(&package),
            total_proof,
            package,
            limits: self.limits,
        }
    }
}
