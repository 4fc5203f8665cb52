//! The package with the largest product of gains: a compromise between the sum and the worst off.
//!
//! The measure is the smooth Nash welfare Σ w · ln(1 + gain) (Fain, Munagala and Shah 2018, "Fair
//! allocation of indivisible public goods"), a gain being an actor's utility over the sum of its
//! worst alternatives; the 1 keeps the logarithm finite for whom nothing is gained. Bounds come from
//! tangents of the logarithms, which lie above them everywhere; values are those of the logarithms
//! themselves.

use super::aims::Product;
use super::branch::Branch;
use super::climb::Climb;
use super::linear::float;
use super::model::{Deal, Package};
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

impl Deal {
    /// The package with the largest Σ w · ln(1 + gain). Proven to 10⁻⁹ of the welfare or of the sum of
    /// weights, whichever is larger.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn best_nash(&self, limits: Limits) -> Result<Nash, NoPackage> {
        let (program, first) = self.linear(limits, &self.totals())?;
        let least: Vec<i64> = (0..self.actors.len())
            .map(|actor| floors(self, &program, actor).into_iter().map(i64::from).sum())
            .collect();
        let over = |utilities: &[i64]| -> Vec<i64> {
            utilities.iter().zip(&least).map(|(utility, least)| utility - least).collect()
        };
        let welfare = |utilities: &[i64]| -> f64 {
            let each = utilities.iter().zip(&least).zip(&self.weights);
            each.map(|((u, least), weight)| float(u - least).ln_1p() * f64::from(*weight)).sum()
        };
        let score = |utilities: &[i64]| (welfare(utilities), 0.0);
        let climb = Climb::new(self, &program, &score);
        let slots = climb.from(&first.slots, limits.kicks, limits.seed);
        let utilities = |slots: &[usize]| self.utilities(&Package { slots: slots.to_vec() });
        let value = |slots: &[usize]| welfare(&utilities(slots));
        let start: Vec<f64> = over(&utilities(&slots)).into_iter().map(float).collect();
        let best = value(&slots);
        let tolerance = 1e-9 * best.max(f64::from(self.weights.iter().sum::<u32>()));
        let mut aim =
            Product { weights: &self.weights, value: &value, best: (slots, best), tolerance };
        let rows = (0..self.actors.len()).flat_map(|actor| gains(self, &program, actor)).collect();
        let branch = Branch::new(&program, rows);
        let (mut reached, node) = branch.root(&mut aim, start, limits.nodes);
        if let Some(node) = node {
            branch.search(&mut aim, &node, &mut reached);
        }
        let (slots, value) = aim.best;
        let bound = if reached.complete { value + tolerance } else { reached.bound };
        let package = Package { slots };
        Ok(Nash {
            welfare: value,
            proof: Proof::of(value, bound, reached.nodes, 1.001 * tolerance),
            total: self.total(&package),
            gains: over(&self.utilities(&package)),
            package,
            limits,
        })
    }
}
