//! What remains to be decided once vetoes and needs have been thought through.
//!
//! A slot that can never stand is closed; a condition that can never bite is gone; of two conditions
//! on one slot, one of which implies the other, the stronger remains.

use super::model::{Condition, Deal};

/// Open slots and the conditions among them.
#[derive(Clone, Debug)]
pub(super) struct Program {
    pub(super) starts: Vec<usize>,
    pub(super) open: Vec<bool>,
    pub(super) conditions: Vec<Condition>,
    /// The conditions on each slot.
    pub(super) by_slot: Vec<Vec<usize>>,
    /// The issue of each slot.
    pub(super) issue: Vec<usize>,
}

impl Program {
    /// The program of a deal in which only some objections hold (`holds`, by place). `None` if it
    /// leaves an issue with no alternative at all.
    pub(super) fn of(deal: &Deal, holds: impl Fn(usize) -> bool) -> Option<Self> {
        let objections = deal.objections.iter().enumerate().filter(|(at, _)| holds(*at));
        let mut conditions: Vec<Condition> = objections
            .map(|(_, objection)| objection.condition.clone())
            .chain(deal.requirements.iter().cloned())
            .filter(|condition| !condition.unless.contains(&condition.slot))
            .collect();
        conditions.sort_unstable();
        conditions.dedup();
        let issue: Vec<usize> = (0..deal.issues.len())
            .flat_map(|issue| deal.range(issue).map(move |_| issue))
            .collect();
        // Two alternatives of one issue never stand together.
        for condition in &mut conditions {
            let own = issue[condition.slot];
            condition.unless.retain(|slot| issue[*slot] != own);
        }
        let mut program = Self {
            starts: deal.starts.clone(),
            open: vec![true; deal.slots()],
            conditions,
            by_slot: Vec::new(),
            issue,
        };
        program.close();
        let issues = program.issues();
        if (0..issues).any(|issue| program.choices(issue).next().is_none()) {
            return None;
        }
        program.lighten();
        Some(program)
    }

    /// Closes slots until nothing more follows.
    fn close(&mut self) {
        loop {
            let mut changed = false;
            let open = &mut self.open;
            self.conditions.retain_mut(|condition| {
                if !open[condition.slot] {
                    return false;
                }
                condition.unless.retain(|slot| open[*slot]);
                if condition.unless.is_empty() {
                    open[condition.slot] = false;
                    changed = true;
                }
                !condition.unless.is_empty()
            });
            if !changed {
                return;
            }
        }
    }

    /// Drops the conditions that are met anyway or follow from others.
    fn lighten(&mut self) {
        let only: Vec<bool> =
            (0..self.issues()).map(|issue| self.choices(issue).count() == 1).collect();
        let issue = &self.issue;
        self.conditions.retain(|condition| !condition.unless.iter().any(|slot| only[issue[*slot]]));
        self.conditions.sort_unstable_by(|a, b| {
            (a.slot, a.unless.len(), &a.unless).cmp(&(b.slot, b.unless.len(), &b.unless))
        });
        let mut kept: Vec<Condition> = Vec::with_capacity(self.conditions.len());
        let mut first = 0;
        for condition in self.conditions.drain(..) {
            if kept.last().is_none_or(|last| last.slot != condition.slot) {
                first = kept.len();
            }
            let weaker = |strong: &Condition| {
                strong.unless.iter().all(|slot| condition.unless.binary_search(slot).is_ok())
            };
            if !kept[first..].iter().any(weaker) {
                kept.push(condition);
            }
        }
        self.conditions = kept;
        self.by_slot = vec![Vec::new(); self.open.len()];
        for (at, condition) in self.conditions.iter().enumerate() {
            self.by_slot[condition.slot].push(at);
        }
    }

    pub(super) fn issues(&self) -> usize {
        self.starts.len() - 1
    }

    /// The open slots of an issue.
    pub(super) fn choices(&self, issue: usize) -> impl Iterator<Item = usize> + '_ {
        (self.starts[issue]..self.starts[issue + 1]).filter(|slot| self.open[*slot])
    }

    /// The conditions that a choice (one slot an issue) does not meet.
    pub(super) fn broken<'a>(&'a self, slots: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
        slots.iter().flat_map(|slot| &self.by_slot[*slot]).copied().filter(|at| {
            let unless = &self.conditions[*at].unless;
            !unless.iter().any(|slot| slots[self.issue[*slot]] == *slot)
        })
    }

    /// Whether a choice meets everything.
    pub(super) fn allows(&self, slots: &[usize]) -> bool {
        slots.iter().all(|slot| self.open[*slot]) && self.broken(slots).next().is_none()
    }
}
