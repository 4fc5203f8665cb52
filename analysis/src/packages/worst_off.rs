//! The package in which whoever is worst off is as well off as can be; then the next; then the total.
//!
//! Satisfaction is an actor's gain over the least that could befall it, as a share of the most that
//! it could reach in any allowed package: 0 to 1. The order of satisfactions, ascending, is made as
//! large as possible one place after another (leximin), by the sums of the smallest (Ogryczak and
//! Śliwiński 2006, "On direct methods for lexicographic min-max optimization").

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::climb::Climb;
use super::coupled::{Best, Coupled};
use super::linear::{self, float};
use super::model::{Deal, Package};
use super::program::Program;
use super::solver::{Failure, Row, Target};
use super::total::{Limits, NoPackage, Proof};

/// Satisfactions are proven to this.
const TOLERANCE: f64 = 1e-6;

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
    pub(super) fn of(
        deal: &Deal,
        program: &Program,
        known: &[usize],
        nodes: u64,
    ) -> Result<Self, Failure> {
        let most: Result<Vec<_>, Failure> = (0..deal.actors.len())
            .into_par_iter()
            .map(|actor| {
                let gains: Vec<i64> = deal.row(actor).iter().map(|u| i64::from(*u)).collect();
                let best = linear::best(program, &gains, nodes, Some(known))?;
                Ok((best.value, best.value == best.bound))
            })
            .collect::<Vec<_>>()
            .into_iter()
            .collect();
        let (most, proven): (Vec<i64>, Vec<bool>) = most?.into_iter().unzip();
        let least: Vec<i64> = (0..deal.actors.len())
            .map(|actor| floors(deal, program, actor).into_iter().map(i64::from).sum())
            .collect();
        let concerned = (0..most.len()).filter(|actor| most[*actor] > least[*actor]).collect();
        Ok(Self { least, most, proven, concerned })
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

/// An actor's least utility in each issue.
pub(super) fn floors(deal: &Deal, program: &Program, actor: usize) -> Vec<i32> {
    let row = deal.row(actor);
    (0..program.issues())
        .map(|issue| program.choices(issue).map(|slot| row[slot]).min().unwrap_or(0))
        .collect()
}

/// An actor's gains over its floors, slot by slot, where there is any.
pub(super) fn gains(deal: &Deal, program: &Program, actor: usize) -> Vec<(usize, f64)> {
    let (row, floors) = (deal.row(actor), floors(deal, program, actor));
    let open = (0..program.open.len()).filter(|slot| program.open[*slot]);
    let gains = open.map(|slot| (slot, f64::from(row[slot] - floors[program.issue[slot]])));
    gains.filter(|(_, gain)| *gain != 0.0).collect()
}

/// The search, with what is settled so far.
struct Levels<'a> {
    deal: &'a Deal,
    program: &'a Program,
    scale: &'a Scale,
    gains: Vec<Vec<(usize, f64)>>,
    limits: Limits,
    /// The sums of the smallest satisfactions that were reached.
    reached: Vec<f64>,
    active: BTreeSet<usize>,
    slots: Vec<usize>,
    /// No total is larger.
    most: f64,
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
        let found = Scale::of(self, &program, &first.slots, limits.nodes).and_then(|scale| {
            let each = &scale.concerned;
            let mut search = Levels {
                deal: self,
                program: &program,
                scale: &scale,
                gains: each.iter().map(|actor| gains(self, &program, *actor)).collect(),
                limits,
                reached: Vec::new(),
                active: BTreeSet::new(),
                slots: first.slots.clone(),
                most: float(first.bound),
            };
            search.run(levels)
        });
        found.map_err(|failure| self.why(failure, limits))
    }
}

impl Levels<'_> {
    fn run(&mut self, levels: usize) -> Result<WorstOff, Failure> {
        let score = |utilities: &[i64]| {
            let each = self.scale.ascending(utilities);
            (each.first().copied().unwrap_or(1.0), each.iter().sum())
        };
        self.slots = Climb::new(self.deal, self.program, &score).from(
            &self.slots,
            self.limits.kicks,
            self.limits.seed,
        );
        let mut proofs = Vec::new();
        for level in 1..=levels.clamp(1, self.scale.concerned.len().max(1)) {
            if self.scale.concerned.is_empty() {
                break;
            }
            let best = self.level(level)?;
            proofs.push(Proof::of(best.value, best.bound, best.nodes, TOLERANCE));
            self.reached.push(best.value);
            self.slots = best.slots;
        }
        let keeps = |utilities: &[i64]| {
            let weights = self.deal.weights.iter().map(|weight| i64::from(*weight));
            let total =
                utilities.iter().zip(weights).map(|(utility, weight)| utility * weight).sum();
            let kept = self.keeps(&self.scale.ascending(utilities));
            (f64::from(u8::from(kept)), float(total))
        };
        self.slots = Climb::new(self.deal, self.program, &keeps).from(
            &self.slots,
            self.limits.kicks,
            self.limits.seed,
        );
        let best = self.total()?;
        self.slots = best.slots;
        let total_proof = Proof::of(best.value, (best.bound + TOLERANCE).floor(), best.nodes, 0.0);
        Ok(self.result(proofs, total_proof))
    }

    /// The largest sum of the `level` smallest satisfactions, those of lower levels kept.
    fn level(&mut self, level: usize) -> Result<Best, Failure> {
        let mut target = self.kept();
        if level == 1 {
            let t = target.columns.len();
            target.columns.push((1.0, 0.0, 1.0));
            for (actor, gains) in self.scale.concerned.iter().zip(&self.gains) {
                let columns = vec![(t, -self.scale.range(*actor))];
                target.rows.push(Row { slots: gains.clone(), columns, floor: 0.0 });
            }
        } else {
            self.smallest(level, 1.0, &mut target);
        }
        let value = |slots: &[usize]| {
            let each = self.ascending(slots);
            if self.keeps(&each) { each[..level].iter().sum() } else { f64::NEG_INFINITY }
        };
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 actors")]
        let ceiling = level as f64;
        self.search(&target, &value, ceiling)
    }

    fn total(&mut self) -> Result<Best, Failure> {
        let totals = self.deal.totals();
        let mut target = self.kept();
        target.slots = totals.iter().map(|total| float(*total)).collect();
        let value = |slots: &[usize]| {
            let sum = slots.iter().map(|slot| totals[*slot]).sum();
            if self.keeps(&self.ascending(slots)) { float(sum) } else { f64::NEG_INFINITY }
        };
        self.search(&target, &value, self.most)
    }

    fn search(
        &self,
        target: &Target,
        value: &dyn Fn(&[usize]) -> f64,
        ceiling: f64,
    ) -> Result<Best, Failure> {
        let mut active = self.active.clone();
        let nodes = self.limits.nodes;
        Coupled { program: self.program, target, value, ceiling, nodes }
            .best(&mut active, &self.slots)
    }

    /// The rows that keep what was reached.
    fn kept(&self) -> Target {
        let mut target = Target::default();
        if let Some(least) = self.reached.first() {
            for (actor, gains) in self.scale.concerned.iter().zip(&self.gains) {
                // Utilities are whole: the floor is the next whole number.
                let floor = (least * self.scale.range(*actor) - 1e-4).ceil();
                target.rows.push(Row { slots: gains.clone(), columns: Vec::new(), floor });
            }
        }
        for level in 2..=self.reached.len() {
            self.smallest(level, 0.0, &mut target);
            let columns = Self::sum_columns(level, target.columns.len(), self.gains.len());
            let floor = self.reached[level - 1] - 0.5 * TOLERANCE;
            target.rows.push(Row { slots: Vec::new(), columns, floor });
        }
        target
    }

    /// Lays in the columns whose `level` r − Σ d is the sum of the smallest: d ≥ r − satisfaction.
    fn smallest(&self, level: usize, gain: f64, target: &mut Target) {
        let r = target.columns.len();
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 actors")]
        target.columns.push((gain * level as f64, 0.0, 1.0));
        for (actor, gains) in self.scale.concerned.iter().zip(&self.gains) {
            let range = self.scale.range(*actor);
            let columns = vec![(target.columns.len(), range), (r, -range)];
            target.columns.push((-gain, 0.0, 1.0));
            target.rows.push(Row { slots: gains.clone(), columns, floor: 0.0 });
        }
    }

    /// The terms of `level` r − Σ d for the columns laid in last.
    fn sum_columns(level: usize, end: usize, actors: usize) -> Vec<(usize, f64)> {
        let r = end - actors - 1;
        #[expect(clippy::cast_precision_loss, reason = "there are fewer than 2^52 actors")]
        let first = std::iter::once((r, level as f64));
        first.chain((r + 1..end).map(|d| (d, -1.0))).collect()
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
