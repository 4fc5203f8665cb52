//! A best choice where one aim ties all issues together.
//!
//! As in the sums, conditions are told to the solver once a choice breaks them. The search starts
//! from a choice that is allowed and never ends with a worse one.

use std::collections::BTreeSet;

use super::program::Program;
use super::solver::{Failure, Question, Target};

/// Rounds in which conditions are gathered before the search.
const ROUNDS: usize = 12;

/// The best choice found and what is proven of it.
#[derive(Clone, Debug)]
pub(super) struct Best {
    pub(super) slots: Vec<usize>,
    pub(super) value: f64,
    /// No choice has a larger value.
    pub(super) bound: f64,
    pub(super) nodes: u64,
}

/// What is sought.
pub(super) struct Coupled<'a> {
    pub(super) program: &'a Program,
    pub(super) target: &'a Target,
    /// The true value of an allowed choice; −∞ if it breaks a row of the target.
    pub(super) value: &'a dyn Fn(&[usize]) -> f64,
    /// A bound that is known beforehand.
    pub(super) ceiling: f64,
    pub(super) nodes: u64,
}

impl Coupled<'_> {
    /// Searches from an allowed choice. `active` are the conditions worth telling from the start; it
    /// grows.
    ///
    /// Shares of alternatives show first which conditions are worth telling; each round also gives a
    /// bound.
    pub(super) fn best(
        &self,
        active: &mut BTreeSet<usize>,
        start: &[usize],
    ) -> Result<Best, Failure> {
        let issues: Vec<usize> = (0..self.program.issues()).collect();
        let mut best = Best {
            slots: start.to_vec(),
            value: (self.value)(start),
            bound: self.ceiling,
            nodes: 0,
        };
        best.bound = best.bound.min(self.gather(active, &issues)?);
        while best.value < best.bound {
            let conditions: Vec<usize> = active.iter().copied().collect();
            let question = Question {
                program: self.program,
                issues: &issues,
                conditions: &conditions,
                target: self.target,
                hint: (best.value > f64::NEG_INFINITY).then_some(best.slots.as_slice()),
                nodes: self.nodes.saturating_sub(best.nodes),
            };
            let answer = question.ask()?;
            best.nodes += answer.nodes;
            best.bound = best.bound.min(answer.bound);
            let Some(slots) = answer.slots else { break };
            let broken: Vec<usize> = self.program.broken(&slots).collect();
            let value = if broken.is_empty() { (self.value)(&slots) } else { f64::NEG_INFINITY };
            if value > best.value {
                (best.slots, best.value) = (slots, value);
            }
            if broken.is_empty() || best.nodes >= self.nodes || best.value >= best.bound {
                break;
            }
            active.extend(broken);
        }
        if best.value == f64::NEG_INFINITY {
            return Err(Failure::Limit(best.nodes));
        }
        Ok(best)
    }

    /// Takes in the conditions that shares of alternatives break, round by round; gives the bound.
    fn gather(&self, active: &mut BTreeSet<usize>, issues: &[usize]) -> Result<f64, Failure> {
        let mut bound = f64::INFINITY;
        for _ in 0..ROUNDS {
            let conditions: Vec<usize> = active.iter().copied().collect();
            let question = Question {
                program: self.program,
                issues,
                conditions: &conditions,
                target: self.target,
                hint: None,
                nodes: 0,
            };
            let (share, most) = question.relax()?;
            bound = bound.min(most);
            let before = active.len();
            let each = self.program.conditions.iter().enumerate();
            active.extend(each.filter_map(|(at, condition)| {
                let out: f64 = condition.unless.iter().map(|slot| share[*slot]).sum();
                (share[condition.slot] > out + 1e-6).then_some(at)
            }));
            if active.len() == before {
                break;
            }
        }
        Ok(bound)
    }
}
