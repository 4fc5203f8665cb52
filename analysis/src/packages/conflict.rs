//! Objections that cannot all hold: a smallest set of them.
//!
//! A conflict is found by leaving out what is not needed, and shown to be smallest by hitting sets:
//! every allowed package breaks some objections, and a conflict needs one of those for each package
//! (Ignatiev, Previti, Liffiton and Marques-Silva 2015, "Smallest MUS extraction with minimal hitting
//! set dualization").

use std::collections::BTreeSet;

use microlp::{ComparisonOp, OptimizationDirection, Problem, SolveOptions};

use super::linear;
use super::model::{Chosen, Deal, Objection};
use super::program::Program;
use super::solver::Failure;
use super::total::{Limits, NoPackage};

/// Rounds of hitting sets before the proof is given up.
const ROUNDS: usize = 400;

/// An objection by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct StatedObjection {
    /// Whose it is.
    pub actor: String,
    /// What it is to.
    pub to: Chosen,
    /// One of these lifts it; none makes it a veto.
    pub unless: Vec<Chosen>,
}

/// How far the search for a smaller conflict went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ConflictLimit {
    /// No conflict has fewer objections than this.
    pub at_least: usize,
    /// Whether none is smaller than the one shown.
    pub smallest: bool,
    /// Rounds of the proof.
    pub rounds: usize,
}

/// Objections that cannot all hold. If any one of them gives, the others can (minimal).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Conflict {
    /// The objections, in the order of actors. None means that the requirements of the text
    /// contradict each other.
    pub objections: Vec<StatedObjection>,
    /// What is proven of their number.
    pub limit: ConflictLimit,
}

impl Deal {
    /// A smallest set of objections that cannot all hold; `None` if all can.
    ///
    /// # Errors
    /// [`NoPackage::Limit`] if that is not known within the limits.
    pub fn smallest_conflict(&self, limits: Limits) -> Result<Option<Conflict>, NoPackage> {
        self.conflict(limits).map_err(|failure| match failure {
            Failure::Solver(words) => NoPackage::Solver { words },
            Failure::Limit(nodes) => NoPackage::Limit { nodes },
            Failure::Infeasible => NoPackage::Limit { nodes: limits.nodes },
        })
    }

    pub(super) fn conflict(&self, limits: Limits) -> Result<Option<Conflict>, Failure> {
        let search = Search { deal: self, gains: self.least_opposed(), nodes: limits.nodes };
        let all: Vec<usize> = (0..self.objections.len()).collect();
        if search.package(&all)?.is_some() {
            return Ok(None);
        }
        let minimal = search.minimal(all)?;
        let (smallest, limit) = search.smallest(minimal)?;
        let objections = smallest.iter().map(|at| self.stated(&self.objections[*at]));
        Ok(Some(Conflict { objections: objections.collect(), limit }))
    }

    pub(super) fn stated(&self, objection: &Objection) -> StatedObjection {
        StatedObjection {
            actor: self.actors[objection.actor].clone(),
            to: self.name(objection.condition.slot),
            unless: objection.condition.unless.iter().map(|slot| self.name(*slot)).collect(),
        }
    }

    /// Gains under which packages break few objections.
    fn least_opposed(&self) -> Vec<i64> {
        let mut gains = vec![0; self.slots()];
        for objection in &self.objections {
            gains[objection.condition.slot] -= 1;
        }
        gains
    }
}

struct Search<'a> {
    deal: &'a Deal,
    gains: Vec<i64>,
    nodes: u64,
}

impl Search<'_> {
    /// A package under these objections (ascending), if there is one.
    fn package(&self, objections: &[usize]) -> Result<Option<Vec<usize>>, Failure> {
        let holds = |at: usize| objections.binary_search(&at).is_ok();
        let Some(program) = Program::of(self.deal, holds) else { return Ok(None) };
        match linear::best(&program, &self.gains, self.nodes, None) {
            Ok(best) => Ok(Some(best.slots)),
            Err(Failure::Infeasible) => Ok(None),
            Err(failure) => Err(failure),
        }
    }

    /// A conflict of which every objection is needed, out of a set that conflicts.
    fn minimal(&self, mut rest: Vec<usize>) -> Result<Vec<usize>, Failure> {
        let mut needed: Vec<usize> = Vec::new();
        loop {
            let with = |count: usize| {
                let mut some: Vec<usize> = needed.iter().chain(&rest[..count]).copied().collect();
                some.sort_unstable();
                self.package(&some)
            };
            // The shortest beginning of the rest that conflicts: its last objection is needed.
            let (mut low, mut high) = (0, rest.len());
            while low < high {
                let middle = low.midpoint(high);
                if with(middle)?.is_none() { high = middle } else { low = middle + 1 }
            }
            if low == 0 {
                needed.sort_unstable();
                return Ok(needed);
            }
            rest.truncate(low);
            needed.extend(rest.pop());
        }
    }

    /// The smallest conflict, or the one given with what is proven of it.
    fn smallest(&self, minimal: Vec<usize>) -> Result<(Vec<usize>, ConflictLimit), Failure> {
        let mut broken: Vec<Vec<usize>> = Vec::new();
        let mut at_least = usize::from(!minimal.is_empty());
        for rounds in 1..=ROUNDS {
            let Some(hits) = hitting_set(&broken, self.nodes)? else { break };
            at_least = at_least.max(hits.len());
            if hits.len() >= minimal.len() {
                let limit = ConflictLimit { at_least: minimal.len(), smallest: true, rounds };
                return Ok((minimal, limit));
            }
            let Some(slots) = self.package(&hits)? else {
                let limit = ConflictLimit { at_least: hits.len(), smallest: true, rounds };
                return Ok((hits, limit));
            };
            let each = self.deal.objections.iter().enumerate();
            let unmet = each.filter(|(_, objection)| !objection.condition.met(&slots));
            broken.push(unmet.map(|(at, _)| at).collect());
        }
        let smallest = at_least >= minimal.len();
        Ok((minimal, ConflictLimit { at_least, smallest, rounds: ROUNDS }))
    }
}

/// A smallest set that shares something with each of the sets; `None` if the limit came first.
fn hitting_set(sets: &[Vec<usize>], nodes: u64) -> Result<Option<Vec<usize>>, Failure> {
    let union: BTreeSet<usize> = sets.iter().flatten().copied().collect();
    let union: Vec<usize> = union.into_iter().collect();
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let places: Vec<_> = union.iter().map(|_| problem.add_binary_var(1.0)).collect();
    for set in sets {
        let terms: Vec<_> = set
            .iter()
            .filter_map(|at| Some((places[union.binary_search(at).ok()?], 1.0)))
            .collect();
        problem.add_constraint(terms, ComparisonOp::Ge, 1.0);
    }
    if union.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let mut options = SolveOptions::default();
    options.node_limit = Some(nodes);
    let outcome = problem.solve_with(options).map_err(|e| Failure::Solver(e.to_string()))?;
    if !outcome.is_optimal() {
        return Ok(None);
    }
    let solution = outcome.solution();
    let hit = |place: &microlp::Variable| solution.is_some_and(|s| s.var_value(*place) > 0.5);
    Ok(Some(union.iter().zip(&places).filter(|(_, place)| hit(place)).map(|(at, _)| *at).collect()))
}
