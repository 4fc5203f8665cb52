//! Who gains and who concedes where, between two packages.
//!
//! Compared with a package that omits everything, this is what agreement brings; compared with
//! another package, what the step from one to the other costs whom.

use super::model::{Chosen, Deal, Package};

/// A change of one actor's utility on one issue.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Change {
    /// What stands in the first package.
    pub from: Chosen,
    /// What stands in the second.
    pub to: Chosen,
    /// The utility of the second less that of the first.
    pub by: i64,
}

/// What the step means to one actor.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct ActorAccount {
    /// The actor.
    pub actor: String,
    /// Its utility in the first package.
    pub from: i64,
    /// Its utility in the second.
    pub to: i64,
    /// Where it gains, most first.
    pub gains: Vec<Change>,
    /// Where it concedes, most first.
    pub concedes: Vec<Change>,
}

/// The step between two packages, actor by actor.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Account {
    /// The weighted total of the first package.
    pub from: i64,
    /// That of the second.
    pub to: i64,
    /// On how many issues they differ.
    pub issues: usize,
    /// How many actors are better off with the second.
    pub better: usize,
    /// How many are worse off.
    pub worse: usize,
    /// Each actor, in the order of the deal.
    pub actors: Vec<ActorAccount>,
}

impl Deal {
    /// Who gains and who concedes where, in going from one package to another.
    #[must_use]
    pub fn account(&self, from: &Package, to: &Package) -> Account {
        let actors: Vec<ActorAccount> =
            (0..self.actors.len()).map(|actor| self.account_of(actor, from, to)).collect();
        Account {
            from: self.total(from),
            to: self.total(to),
            issues: self.distance(from, to),
            better: actors.iter().filter(|actor| actor.to > actor.from).count(),
            worse: actors.iter().filter(|actor| actor.to < actor.from).count(),
            actors,
        }
    }

    fn account_of(&self, actor: usize, from: &Package, to: &Package) -> ActorAccount {
        let row = self.row(actor);
        let sum = |package: &Package| package.slots.iter().map(|slot| i64::from(row[*slot])).sum();
        let steps = from.slots.iter().zip(&to.slots).filter(|(from, to)| row[**from] != row[**to]);
        let changes = steps.map(|(from, to)| Change {
            from: self.name(*from),
            to: self.name(*to),
            by: i64::from(row[*to]) - i64::from(row[*from]),
        });
        let (mut gains, mut concedes): (Vec<_>, Vec<_>) = changes.partition(|change| change.by > 0);
        gains.sort_by_key(|change| -change.by);
        concedes.sort_by_key(|change| change.by);
        ActorAccount {
            actor: self.actors[actor].clone(),
            from: sum(from),
            to: sum(to),
            gains,
            concedes,
        }
    }
}
