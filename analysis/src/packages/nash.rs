//! The package with the largest product of gains: a compromise between the sum and the worst off.
//!
//! The measure is the smooth Nash welfare Σ w · ln(1 + gain) (Fain, Munagala and Shah 2018, "Fair
//! allocation of indivisible public goods"), a gain being an actor's utility over the sum of its
//! worst alternatives; the 1 keeps the logarithm finite for whom nothing is gained. The logarithm is
//! replaced by its chords between whole numbers, told to the solver where they are needed: gains are
//! whole, so the chords are exact on them and no error remains but the solver's.

use std::collections::{BTreeMap, BTreeSet};

use super::climb::Climb;
use super::coupled::{Best, Coupled};
use super::linear::float;
use super::model::{Deal, Package};
use super::program::Program;
use super::solver::{Failure, Row, Target};
use super::total::{Limits, NoPackage, Proof};
use super::worst_off::{floors, gains};

/// The package with the largest smooth Nash welfare.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Nash {
    /// The package.
    pub package: Package,
    /// Σ w · ln(1 + gain), natural logarithms.
    pub welfare: f64,
    /// What is proven of the welfare.
    pub proof: Proof,
    /// The weighted sum of utilities.
    pub total: i64,
    /// Each actor's gain over the sum of its worst alternatives, in the order of the deal.
    pub gains: Vec<i64>,
    /// The limits of the search.
    pub limits: Limits,
}

struct Search<'a> {
    deal: &'a Deal,
    program: &'a Program,
    /// Each actor's sum of worst alternatives.
    least: Vec<i64>,
    gains: Vec<Vec<(usize, f64)>>,
    /// The chords that were laid in, by actor: their lower ends.
    chords: Vec<BTreeSet<i64>>,
    target: Target,
}

impl Deal {
    /// The package with the largest Σ w · ln(1 + gain). Proven to 10⁻⁶ of the welfare or
    /// of the sum of weights, whichever is larger.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn best_nash(&self, limits: Limits) -> Result<Nash, NoPackage> {
        let (program, first) = self.linear(limits, &self.totals())?;
        let mut search = Search::new(self, &program);
        let best = search.run(&first.slots, limits).map_err(|failure| self.why(failure, limits))?;
        let package = Package { slots: best.slots };
        let gains = search.over(&self.utilities(&package));
        let weights: u32 = self.weights.iter().sum();
        let tolerance = 1e-6 * best.value.max(f64::from(weights));
        Ok(Nash {
            welfare: best.value,
            proof: Proof::of(best.value, best.bound, best.nodes, tolerance),
            total: self.total(&package),
            gains,
            package,
            limits,
        })
    }
}

impl<'a> Search<'a> {
    fn new(deal: &'a Deal, program: &'a Program) -> Self {
        let actors = 0..deal.actors.len();
        let least =
            actors.clone().map(|a| floors(deal, program, a).into_iter().map(i64::from).sum());
        let gains: Vec<_> = actors.clone().map(|actor| gains(deal, program, actor)).collect();
        let mut search = Self {
            deal,
            program,
            least: least.collect(),
            chords: vec![BTreeSet::new(); gains.len()],
            gains,
            target: Target::default(),
        };
        for actor in actors {
            let most = search.most(actor);
            let column = (f64::from(deal.weights[actor]), 0.0, float(most).ln_1p());
            search.target.columns.push(column);
            let mut at = 0;
            while at < most {
                search.chord(actor, at);
                at = 2 * at + 1;
            }
        }
        search
    }

    /// The sum of an actor's largest gains.
    fn most(&self, actor: usize) -> i64 {
        let mut most: BTreeMap<usize, f64> = BTreeMap::new();
        for (slot, gain) in &self.gains[actor] {
            let best = most.entry(self.program.issue[*slot]).or_default();
            *best = best.max(*gain);
        }
        #[expect(clippy::cast_possible_truncation, reason = "gains are whole and small")]
        let sum = most.values().sum::<f64>() as i64;
        sum
    }

    /// Lays in the chord of an actor's logarithm between `at` and the next whole gain.
    fn chord(&mut self, actor: usize, at: i64) -> bool {
        if at < 0 || !self.chords[actor].insert(at) {
            return false;
        }
        let start = float(at).ln_1p();
        let slope = float(at + 1).ln_1p() - start;
        // z ≤ start + slope · (gain − at), divided by the slope.
        let slots = self.gains[actor].clone();
        let row =
            Row { slots, columns: vec![(actor, -1.0 / slope)], floor: float(at) - start / slope };
        self.target.rows.push(row);
        true
    }

    fn over(&self, utilities: &[i64]) -> Vec<i64> {
        utilities.iter().zip(&self.least).map(|(utility, least)| utility - least).collect()
    }

    fn welfare(&self, utilities: &[i64]) -> f64 {
        let gains = self.over(utilities).into_iter().map(|gain| float(gain).ln_1p());
        gains.zip(&self.deal.weights).map(|(log, weight)| log * f64::from(*weight)).sum()
    }

    fn run(&mut self, start: &[usize], limits: Limits) -> Result<Best, Failure> {
        let score = |utilities: &[i64]| (self.welfare(utilities), 0.0);
        let climb = Climb::new(self.deal, self.program, &score);
        let slots = climb.from(start, limits.kicks, limits.seed);
        let mut active = BTreeSet::new();
        let ceiling =
            (0..self.least.len()).map(|a| self.target.columns[a].0 * self.target.columns[a].2);
        let mut best = Best { value: 0.0, bound: ceiling.sum(), nodes: 0, slots };
        loop {
            let value = |slots: &[usize]| {
                self.welfare(&self.deal.utilities(&Package { slots: slots.to_vec() }))
            };
            let met = std::cell::RefCell::new(Vec::new());
            let noted = |slots: &[usize]| {
                *met.borrow_mut() = slots.to_vec();
                value(slots)
            };
            let nodes = limits.nodes.saturating_sub(best.nodes);
            let coupled = Coupled {
                program: self.program,
                target: &self.target,
                value: &noted,
                ceiling: best.bound,
                nodes,
            };
            let next = coupled.best(&mut active, &best.slots)?;
            best = Best { nodes: best.nodes + next.nodes, ..next };
            let last = self.deal.utilities(&Package { slots: met.into_inner() });
            let mut cut = false;
            for (actor, gain) in self.over(&last).into_iter().enumerate() {
                cut |= self.chord(actor, gain);
                cut |= self.chord(actor, gain - 1);
            }
            if !cut || best.nodes >= limits.nodes || best.bound - best.value <= 1e-9 {
                return Ok(best);
            }
        }
    }
}
