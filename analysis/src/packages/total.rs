//! The package with the largest weighted sum of utilities, and what every result states.

use crate::chance::Seed;

use super::conflict::Conflict;
use super::linear::{self, Linear, float};
use super::model::{Deal, Package};
use super::program::Program;
use super::solver::Failure;

/// How far a search goes: counts of steps, never time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Limits {
    /// Nodes of branch and bound for each program that is solved.
    pub nodes: u64,
    /// Fresh starts of the climb that looks for a good package before the proof.
    pub kicks: u32,
    /// The seed of those starts.
    pub seed: Seed,
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 2_000, kicks: 50, seed: Seed::default() }
    }
}

/// What is proven of a value.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Proof {
    /// Whether nothing better exists, within the tolerance.
    pub optimal: bool,
    /// Nothing has a larger value than this.
    pub bound: f64,
    /// Bound less value.
    pub gap: f64,
    /// Nodes of branch and bound that were solved.
    pub nodes: u64,
    /// The gap under which a value is called optimal; 0 where values are whole numbers.
    pub tolerance: f64,
}

impl Proof {
    pub(super) fn of(value: f64, bound: f64, nodes: u64, tolerance: f64) -> Self {
        let gap = (bound - value).max(0.0);
        Self { optimal: gap <= tolerance, bound: bound.max(value), gap, nodes, tolerance }
    }
}

/// A package with its value.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Found {
    /// The package.
    pub package: Package,
    /// Its weighted sum of utilities.
    pub total: i64,
    /// What is proven of the total.
    pub proof: Proof,
}

/// Why there is no package.
#[derive(Clone, Debug, PartialEq, thiserror::Error, serde::Serialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum NoPackage {
    /// The objections cannot all hold.
    #[error("{} objections cannot all hold; one of them has to give", .0.objections.len())]
    Conflict(Conflict),
    /// The limit came before any package was found.
    #[error("no package was found within {nodes} nodes; allow more")]
    Limit {
        /// The nodes that were solved.
        nodes: u64,
    },
    /// The solver gave up.
    #[error("the solver of linear programs gave up: {words}; rescale the utilities")]
    Solver {
        /// Its own words.
        words: String,
    },
}

impl Deal {
    /// The package with the largest sum of utilities times weights, under all objections and
    /// requirements. Totals are whole numbers: proven optimal is exact while they stay under 10⁹.
    ///
    /// # Errors
    /// [`NoPackage`]: with the objections that conflict, or the limit that came first.
    pub fn best_total(&self, limits: Limits) -> Result<Found, NoPackage> {
        let (_, linear) = self.linear(limits, &self.totals())?;
        Ok(self.found(linear))
    }

    pub(super) fn found(&self, linear: Linear) -> Found {
        let proof = Proof::of(float(linear.value), float(linear.bound), linear.nodes, 0.0);
        Found { package: Package { slots: linear.slots }, total: linear.value, proof }
    }

    /// The whole program and its best choice for these gains.
    pub(super) fn linear(
        &self,
        limits: Limits,
        gains: &[i64],
    ) -> Result<(Program, Linear), NoPackage> {
        let tried = match Program::of(self, |_| true) {
            Some(program) => {
                let nothing = &self.starts[..self.issues.len()];
                let known = program.allows(nothing).then_some(nothing);
                linear::best(&program, gains, limits.nodes, known).map(|best| (program, best))
            }
            None => Err(Failure::Infeasible),
        };
        tried.map_err(|failure| self.why(failure, limits))
    }

    /// What a failure means to whoever asked.
    pub(super) fn why(&self, failure: Failure, limits: Limits) -> NoPackage {
        match failure {
            Failure::Limit(nodes) => NoPackage::Limit { nodes },
            Failure::Solver(words) => NoPackage::Solver { words },
            Failure::Infeasible => match self.conflict(limits) {
                Ok(Some(conflict)) => NoPackage::Conflict(conflict),
                Ok(None) => NoPackage::Solver { words: "it contradicts itself".to_owned() },
                Err(Failure::Solver(words)) => NoPackage::Solver { words },
                Err(Failure::Limit(nodes)) => NoPackage::Limit { nodes },
                Err(Failure::Infeasible) => NoPackage::Limit { nodes: limits.nodes },
            },
        }
    }
}
