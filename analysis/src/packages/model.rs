//! What a package is made of: issues, their alternatives, who wants what, who objects to what.
//!
//! A deal is stored in the order of names, so that nothing computed from it depends on the order in
//! which it was told. Alternatives of all issues are numbered through: *slots*.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use thiserror::Error;

/// The alternative that every issue has: to say nothing about it.
pub const OMIT: &str = "omit";

/// The largest utility of one alternative, up or down.
pub const MOST: i32 = 1_000;

/// A set of issues to be settled together.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Deal {
    pub(super) issues: Vec<String>,
    /// Where the slots of each issue begin; one more than there are issues. The first is [`OMIT`].
    pub(super) starts: Vec<usize>,
    pub(super) alternatives: Vec<String>,
    pub(super) actors: Vec<String>,
    pub(super) weights: Vec<u32>,
    /// Actors are rows, slots are columns.
    pub(super) utilities: Vec<i32>,
    pub(super) objections: Vec<Objection>,
    pub(super) requirements: Vec<Condition>,
}

/// A slot stands only if one of the others stands; with none, it never does.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Condition {
    pub(super) slot: usize,
    pub(super) unless: Vec<usize>,
}

/// An actor's "not this", or "not this unless that".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(super) struct Objection {
    pub(super) actor: usize,
    pub(super) condition: Condition,
}

/// Why no deal can be made of what was told.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DealError {
    /// An issue or alternative that was not named before.
    #[error("issue {issue:?} has no alternative {alternative:?}; name it before it is used")]
    NoAlternative {
        /// The issue.
        issue: String,
        /// The alternative.
        alternative: String,
    },
    /// An actor that was not named before.
    #[error("there is no actor {0:?}; name the actor and its weight first")]
    NoActor(String),
    /// A weight of 0 or above a thousand.
    #[error("the weight of {actor:?} is {weight}; weights lie between 1 and 1000")]
    Weight {
        /// The actor.
        actor: String,
        /// The weight.
        weight: u32,
    },
    /// A utility off the scale.
    #[error("a utility is {0}; utilities lie between -{MOST} and {MOST}")]
    Utility(i32),
    /// Nothing to decide, or nobody to decide it.
    #[error("a deal needs an issue and an actor")]
    Empty,
}

/// One alternative of one issue, by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub struct Chosen {
    /// The issue.
    pub issue: String,
    /// The alternative, or [`OMIT`].
    pub alternative: String,
}

/// One alternative for every issue, in the order of the deal's issues.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Package {
    /// The slot of each issue.
    pub(super) slots: Vec<usize>,
}

/// Gathers a deal. Names come first: issues with alternatives, and actors; then what refers to them.
#[derive(Clone, Debug, Default)]
pub struct DealBuilder {
    issues: BTreeMap<String, BTreeSet<String>>,
    actors: BTreeMap<String, u32>,
    utilities: BTreeMap<(String, Spot), i32>,
    objections: BTreeSet<(String, Spot, BTreeSet<Spot>)>,
    requirements: BTreeSet<(Spot, BTreeSet<Spot>)>,
}

/// Issue and alternative.
type Spot = (String, String);

fn spot((issue, alternative): (&str, &str)) -> Spot {
    (issue.to_owned(), alternative.to_owned())
}

impl DealBuilder {
    /// Names an issue and its alternatives; [`OMIT`] is always among them.
    pub fn issue(&mut self, issue: &str, alternatives: &[&str]) -> &mut Self {
        let names = self.issues.entry(issue.to_owned()).or_default();
        names.insert(OMIT.to_owned());
        names.extend(alternatives.iter().map(|name| (*name).to_owned()));
        self
    }

    /// Names an actor and its weight in totals.
    pub fn actor(&mut self, actor: &str, weight: u32) -> &mut Self {
        self.actors.insert(actor.to_owned(), weight);
        self
    }

    /// How much an actor is for (or, below 0, against) an alternative. What is not said counts 0.
    pub fn utility(&mut self, actor: &str, at: (&str, &str), utility: i32) -> &mut Self {
        self.utilities.insert((actor.to_owned(), spot(at)), utility);
        self
    }

    /// An actor's objection: not this, unless one of those is in the package too. With no `unless`,
    /// it is a veto.
    pub fn objects(&mut self, actor: &str, at: (&str, &str), unless: &[(&str, &str)]) -> &mut Self {
        let unless = unless.iter().copied().map(spot).collect();
        self.objections.insert((actor.to_owned(), spot(at), unless));
        self
    }

    /// The text's own need: this makes sense only with one of those.
    pub fn requires(&mut self, at: (&str, &str), one_of: &[(&str, &str)]) -> &mut Self {
        self.requirements.insert((spot(at), one_of.iter().copied().map(spot).collect()));
        self
    }

    /// The deal.
    ///
    /// # Errors
    /// [`DealError`]: what is used without having been named, or lies off its scale.
    pub fn build(&self) -> Result<Deal, DealError> {
        if self.issues.is_empty() || self.actors.is_empty() {
            return Err(DealError::Empty);
        }
        let mut deal = self.frame()?;
        let slots = deal.slots();
        deal.utilities = vec![0; slots * deal.actors.len()];
        for ((actor, at), utility) in &self.utilities {
            if utility.abs() > MOST {
                return Err(DealError::Utility(*utility));
            }
            let row = deal.actor_at(actor)?;
            let slot = deal.slot_at(at)?;
            deal.utilities[row * slots + slot] = *utility;
        }
        for (actor, at, unless) in &self.objections {
            let condition = deal.condition(at, unless)?;
            let actor = deal.actor_at(actor)?;
            deal.objections.push(Objection { actor, condition });
        }
        for (at, one_of) in &self.requirements {
            let condition = deal.condition(at, one_of)?;
            deal.requirements.push(condition);
        }
        Ok(deal)
    }

    fn frame(&self) -> Result<Deal, DealError> {
        let mut starts = vec![0];
        let mut alternatives = Vec::new();
        for names in self.issues.values() {
            alternatives.push(OMIT.to_owned());
            alternatives.extend(names.iter().filter(|name| *name != OMIT).cloned());
            starts.push(alternatives.len());
        }
        let off = self.actors.iter().find(|(_, weight)| !(1..=1_000).contains(*weight));
        if let Some((actor, weight)) = off {
            return Err(DealError::Weight { actor: actor.clone(), weight: *weight });
        }
        Ok(Deal {
            issues: self.issues.keys().cloned().collect(),
            starts,
            alternatives,
            actors: self.actors.keys().cloned().collect(),
            weights: self.actors.values().copied().collect(),
            utilities: Vec::new(),
            objections: Vec::new(),
            requirements: Vec::new(),
        })
    }
}

impl Deal {
    /// An empty gathering.
    #[must_use]
    pub fn builder() -> DealBuilder {
        DealBuilder::default()
    }

    /// The issues, by name ascending.
    #[must_use]
    pub fn issues(&self) -> &[String] {
        &self.issues
    }

    /// The actors, by name ascending.
    #[must_use]
    pub fn actors(&self) -> &[String] {
        &self.actors
    }

    /// How many objections stand.
    #[must_use]
    pub fn objections(&self) -> usize {
        self.objections.len()
    }

    /// The package with these alternatives; what is not named is omitted.
    ///
    /// # Errors
    /// [`DealError::NoAlternative`] for a name that the deal does not have.
    pub fn package(&self, chosen: &[(&str, &str)]) -> Result<Package, DealError> {
        let mut slots = self.starts[..self.issues.len()].to_vec();
        for at in chosen.iter().copied().map(spot) {
            let slot = self.slot_at(&at)?;
            slots[self.issue_of(slot)] = slot;
        }
        Ok(Package { slots })
    }

    /// What a package of this deal says, issue by issue.
    #[must_use]
    pub fn chosen(&self, package: &Package) -> Vec<Chosen> {
        package.slots.iter().map(|slot| self.name(*slot)).collect()
    }

    /// Whether every objection and requirement is met.
    #[must_use]
    pub fn allows(&self, package: &Package) -> bool {
        let objections = self.objections.iter().map(|objection| &objection.condition);
        objections.chain(&self.requirements).all(|condition| condition.met(&package.slots))
    }

    /// What a package is worth to each actor, in the order of actors.
    #[must_use]
    pub fn utilities(&self, package: &Package) -> Vec<i64> {
        (0..self.actors.len())
            .map(|actor| {
                let row = self.row(actor);
                package.slots.iter().map(|slot| i64::from(row[*slot])).sum()
            })
            .collect()
    }

    /// The total of a package: utilities times weights.
    #[must_use]
    pub fn total(&self, package: &Package) -> i64 {
        let weights = self.weights.iter().map(|weight| i64::from(*weight));
        self.utilities(package).into_iter().zip(weights).map(|(u, weight)| u * weight).sum()
    }

    /// On how many issues two packages differ.
    #[must_use]
    pub fn distance(&self, one: &Package, other: &Package) -> usize {
        one.slots.iter().zip(&other.slots).filter(|(a, b)| a != b).count()
    }

    pub(super) fn slots(&self) -> usize {
        self.alternatives.len()
    }

    pub(super) fn range(&self, issue: usize) -> Range<usize> {
        self.starts[issue]..self.starts[issue + 1]
    }

    pub(super) fn row(&self, actor: usize) -> &[i32] {
        let slots = self.slots();
        &self.utilities[actor * slots..(actor + 1) * slots]
    }

    pub(super) fn issue_of(&self, slot: usize) -> usize {
        self.starts.partition_point(|start| *start <= slot) - 1
    }

    pub(super) fn name(&self, slot: usize) -> Chosen {
        Chosen {
            issue: self.issues[self.issue_of(slot)].clone(),
            alternative: self.alternatives[slot].clone(),
        }
    }

    /// The weighted total of each slot.
    pub(super) fn totals(&self) -> Vec<i64> {
        let mut totals = vec![0; self.slots()];
        for (actor, weight) in self.weights.iter().enumerate() {
            for (total, utility) in totals.iter_mut().zip(self.row(actor)) {
                *total += i64::from(*weight) * i64::from(*utility);
            }
        }
        totals
    }

    fn actor_at(&self, actor: &str) -> Result<usize, DealError> {
        let found = self.actors.binary_search_by(|name| name.as_str().cmp(actor));
        found.map_err(|_| DealError::NoActor(actor.to_owned()))
    }

    fn slot_at(&self, (issue, alternative): &Spot) -> Result<usize, DealError> {
        let missing =
            || DealError::NoAlternative { issue: issue.clone(), alternative: alternative.clone() };
        let at = self.issues.binary_search(issue).map_err(|_| missing())?;
        let mut slots = self.range(at);
        slots.find(|slot| self.alternatives[*slot] == *alternative).ok_or_else(missing)
    }

    fn condition(&self, at: &Spot, unless: &BTreeSet<Spot>) -> Result<Condition, DealError> {
        let slot = self.slot_at(at)?;
        let unless: Result<Vec<_>, _> = unless.iter().map(|at| self.slot_at(at)).collect();
        let mut unless = unless?;
        unless.sort_unstable();
        Ok(Condition { slot, unless })
    }
}

impl Condition {
    /// Whether a choice of slots, ascending, meets the condition.
    pub(super) fn met(&self, slots: &[usize]) -> bool {
        let stands = |slot: &usize| slots.binary_search(slot).is_ok();
        !stands(&self.slot) || self.unless.iter().any(stands)
    }
}
