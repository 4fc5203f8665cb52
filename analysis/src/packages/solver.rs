//! The one place that speaks to the solver of mixed integer programs (`microlp`).
//!
//! Limits count nodes of branch and bound, never seconds: the same program gives the same answer on
//! every machine. Every bound is one that the solver has proven.

use std::collections::BTreeMap;

use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable,
};

use super::program::Program;

/// A row over slots and columns: the sum is at least `floor`.
#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    pub(super) slots: Vec<(usize, f64)>,
    pub(super) columns: Vec<(usize, f64)>,
    pub(super) floor: f64,
}

/// What is to be as large as possible, and under which rows of its own.
#[derive(Clone, Debug, Default)]
pub(super) struct Target {
    /// The gain of each slot; empty for none.
    pub(super) slots: Vec<f64>,
    /// Further real numbers: gain, least, most.
    pub(super) columns: Vec<(f64, f64, f64)>,
    pub(super) rows: Vec<Row>,
}

/// What the solver found.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The slot of each issue asked for, in their order; `None` if the limit came first.
    pub(super) slots: Option<Vec<usize>>,
    /// No choice has a larger value.
    pub(super) bound: f64,
    pub(super) nodes: u64,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    /// Nothing meets the conditions.
    Infeasible,
    /// The limit came before anything was found.
    Limit(u64),
    /// The solver gave up; its own words.
    Solver(String),
}

/// A program for the solver: some issues, some conditions.
pub(super) struct Question<'a> {
    pub(super) program: &'a Program,
    pub(super) issues: &'a [usize],
    /// Places of conditions; all their slots belong to the issues.
    pub(super) conditions: &'a [usize],
    pub(super) target: &'a Target,
    /// A choice that meets everything, one slot for each of `issues`.
    pub(super) hint: Option<&'a [usize]>,
    pub(super) nodes: u64,
}

impl Question<'_> {
    /// Asks the solver.
    pub(super) fn ask(&self) -> Result<Answer, Failure> {
        let (problem, places) = self.problem(false);
        let mut options = SolveOptions::default();
        options.node_limit = Some(self.nodes);
        options.warm_start = self.hint.map(|hint| self.hinted(hint, &places));
        match problem.solve_with(options) {
            Ok(outcome) => Ok(self.read(&outcome, &places)),
            Err(Error::Infeasible) => Err(Failure::Infeasible),
            Err(error) => Err(Failure::Solver(error.to_string())),
        }
    }

    /// Asks for shares of alternatives instead of whole ones: quick, and a bound on what whole ones
    /// can reach. The share of each slot, and the bound.
    pub(super) fn relax(&self) -> Result<(Vec<f64>, f64), Failure> {
        let (problem, places) = self.problem(true);
        let outcome = match problem.solve() {
            Ok(outcome) => outcome,
            Err(Error::Infeasible) => return Err(Failure::Infeasible),
            Err(error) => return Err(Failure::Solver(error.to_string())),
        };
        let solution = outcome.solution().ok_or(Failure::Limit(0))?;
        let share = |place: &Option<Variable>| place.map_or(0.0, |at| solution.var_value(at));
        Ok((places.iter().map(share).collect(), solution.objective()))
    }

    /// The problem, and the variable of each slot.
    fn problem(&self, relaxed: bool) -> (Problem, Vec<Option<Variable>>) {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let places = self.variables(&mut problem, relaxed);
        self.conditions(&mut problem, &places);
        let columns: Vec<Variable> = self
            .target
            .columns
            .iter()
            .map(|(gain, least, most)| problem.add_var(*gain, (*least, *most)))
            .collect();
        for row in &self.target.rows {
            let slots = row.slots.iter().filter_map(|(slot, by)| Some((places[*slot]?, *by)));
            let columns = row.columns.iter().map(|(column, by)| (columns[*column], *by));
            let terms: Vec<_> = slots.chain(columns).filter(|(_, by)| *by != 0.0).collect();
            problem.add_constraint(terms, ComparisonOp::Ge, row.floor);
        }
        (problem, places)
    }

    /// One variable for each open slot, and one alternative for each issue.
    fn variables(&self, problem: &mut Problem, relaxed: bool) -> Vec<Option<Variable>> {
        let mut places = vec![None; self.program.open.len()];
        for issue in self.issues {
            for slot in self.program.choices(*issue) {
                let gain = self.target.slots.get(slot).copied().unwrap_or(0.0);
                places[slot] = Some(if relaxed {
                    problem.add_var(gain, (0.0, 1.0))
                } else {
                    problem.add_binary_var(gain)
                });
            }
            let one: Vec<_> = self
                .program
                .choices(*issue)
                .filter_map(|slot| Some((places[slot]?, 1.0)))
                .collect();
            problem.add_constraint(one, ComparisonOp::Eq, 1.0);
        }
        places
    }

    /// Alternatives of one issue with the same way out share a row: at most one of them stands.
    fn conditions(&self, problem: &mut Problem, places: &[Option<Variable>]) {
        let mut shared: BTreeMap<(usize, &[usize]), Vec<usize>> = BTreeMap::new();
        for at in self.conditions {
            let condition = &self.program.conditions[*at];
            let key = (self.program.issue[condition.slot], condition.unless.as_slice());
            shared.entry(key).or_default().push(condition.slot);
        }
        for ((_, unless), slots) in shared {
            let out = unless.iter().filter_map(|slot| Some((places[*slot]?, 1.0)));
            let stands = slots.iter().filter_map(|slot| Some((places[*slot]?, -1.0)));
            let terms: Vec<_> = out.chain(stands).collect();
            problem.add_constraint(terms, ComparisonOp::Ge, 0.0);
        }
    }

    fn hinted(&self, hint: &[usize], places: &[Option<Variable>]) -> Vec<(Variable, f64)> {
        let mut values = Vec::new();
        for (issue, chosen) in self.issues.iter().zip(hint) {
            for slot in self.program.choices(*issue) {
                let value = if slot == *chosen { 1.0 } else { 0.0 };
                values.extend(places[slot].map(|variable| (variable, value)));
            }
        }
        values
    }

    fn read(&self, outcome: &SolveOutcome, places: &[Option<Variable>]) -> Answer {
        let stats = outcome.stats();
        let slots = outcome.solution().map(|solution| {
            let value = |slot: &usize| places[*slot].map_or(0.0, |v| solution.var_value(v));
            self.issues
                .iter()
                .map(|issue| {
                    let best =
                        self.program.choices(*issue).max_by(|a, b| value(a).total_cmp(&value(b)));
                    best.expect("an issue of a program has an open slot")
                })
                .collect()
        });
        let proven =
            outcome.is_optimal().then(|| outcome.solution().map(microlp::Solution::objective));
        let bound = proven.flatten().or(stats.best_bound).unwrap_or(f64::INFINITY);
        Answer { slots, bound, nodes: stats.nodes_solved }
    }
}
