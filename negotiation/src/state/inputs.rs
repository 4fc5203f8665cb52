//! Inputs: calls, contributions, the points made in them, and what became of each point.
//!
//! **Invariant:** a contribution that is closed has at least one point, and each of its points has a
//! disposition; `tests/it/laws_inputs.rs` looks for one that has not.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::DocumentId;
use crate::modalities::Stage;
use crate::rights::Capacity;
use crate::roster::SeatId;
use crate::wire::{id, terms};
use crate::words::{Tag, Words};

id! {
    /// A call for inputs.
    CallId = "call",
    /// A contribution.
    ContributionId = "contribution",
    /// A point made in a contribution.
    PointId = "point",
}

terms! {
    /// How whoever contributes is named, from the most open to the most private.
    Consent {
        /// By name.
        Name = "name",
        /// By organisation.
        Organisation = "organisation",
        /// Published without a name; the seat then has to be a pseudonymous one.
        Anonymous = "anonymous",
        /// Not published.
        SecretariatOnly = "secretariat-only",
    }
}

terms! {
    /// What became of a point.
    Disposition {
        /// The text says it.
        Used = "used",
        /// The text says part of it.
        PartlyUsed = "partly-used",
        /// The text does not say it.
        NotUsed = "not-used",
        /// It is not about this text.
        NotApplicable = "not-applicable",
    }
}

/// A call for inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// What it is called.
    pub title: Words,
    /// The stage in which it was opened.
    pub stage: Stage,
    /// The document it is about.
    pub about: Option<DocumentId>,
    /// The guiding questions.
    pub questions: Vec<Words>,
    /// The languages in which it is published.
    pub languages: BTreeSet<Tag>,
    /// When it was opened.
    pub opened: Moment,
    /// Until when inputs are taken.
    pub until: Moment,
    /// What came in, in order.
    pub contributions: Vec<ContributionId>,
    /// How many of them are neither closed nor withdrawn.
    pub waiting: u32,
    /// When its synthesis was published.
    pub synthesised: Option<Moment>,
    /// Whether its cycle was followed by another before its synthesis was published.
    pub lapsed: bool,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The entry that recorded it.
    pub entry: u64,
}

/// How many have to sign a joint statement, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// How many seats, the one who submits it among them.
    pub signatures: u32,
    /// Until when.
    pub until: Moment,
}

/// A contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The call that it answers.
    pub call: CallId,
    /// Who submitted it.
    pub by: SeatId,
    /// In which capacity.
    pub capacity: Capacity,
    /// The provisions it is about.
    pub about: BTreeSet<ProvisionId>,
    /// Its language.
    pub language: Tag,
    /// How whoever contributes is named.
    pub consent: Consent,
    /// Its title.
    pub title: Words,
    /// Its text.
    pub text: Words,
    /// What a joint statement needs.
    pub joint: Option<Joint>,
    /// Who signed it besides.
    pub signed: BTreeSet<SeatId>,
    /// The points taken from it.
    pub points: Vec<PointId>,
    /// How many of them have no disposition yet.
    pub open_points: u32,
    /// Whether it was taken back.
    pub withdrawn: bool,
    /// When it was closed.
    pub closed: Option<Moment>,
    /// When it was published.
    pub published: Option<Moment>,
    /// When it came in.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// One claim of a contribution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// The contribution that makes it.
    pub contribution: ContributionId,
    /// The claim.
    pub claim: Words,
    /// The provisions it is about.
    pub about: BTreeSet<ProvisionId>,
    /// Whether it is kept from the public.
    pub confidential: bool,
    /// The cluster of points that say the same: a number that all of them share.
    pub cluster: PointId,
    /// What became of it.
    pub disposed: Option<Disposed>,
    /// The entry that recorded it.
    pub entry: u64,
}

/// What became of a point, where, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposed {
    /// What became of it.
    pub disposition: Disposition,
    /// The provisions that use it.
    pub used_in: BTreeSet<ProvisionId>,
    /// Why.
    pub reason: Words,
    /// By whom.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Everything about inputs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inputs {
    /// All calls of all cycles.
    pub calls: Vec<Call>,
    /// All contributions.
    pub contributions: Vec<Contribution>,
    /// All points.
    pub points: Vec<Point>,
    /// Points that say the same, by the number of their cluster; a point alone is not listed.
    pub clusters: BTreeMap<PointId, BTreeSet<PointId>>,
}

impl Contribution {
    /// Whether it counts: not withdrawn, and signed by as many as it wants.
    pub fn stands(&self) -> bool {
        let signatures = u32::try_from(self.signed.len()).unwrap_or(u32::MAX).saturating_add(1);
        !self.withdrawn && self.joint.is_none_or(|joint| signatures >= joint.signatures)
    }

    /// Whether it is a joint statement for which too few signed in time.
    pub fn lapsed(&self, now: Moment) -> bool {
        !self.withdrawn && !self.stands() && self.joint.is_some_and(|joint| now > joint.until)
    }
}

impl Disposition {
    /// Whether the text says at least part of the point.
    pub fn uses(self) -> bool {
        matches!(self, Self::Used | Self::PartlyUsed)
    }
}

impl Inputs {
    /// The last call, if its synthesis is not yet published: no draft is issued before it.
    pub fn awaiting_synthesis(&self) -> Option<CallId> {
        let waits = |call: &&Call| call.synthesised.is_none() && !call.lapsed;
        let last = self.calls.last().filter(waits);
        last.map(|_| CallId(number(self.calls.len() - 1)))
    }

    /// Ends the calls that a cycle left without a synthesis.
    pub(crate) fn lapse(&mut self) {
        for call in self.calls.iter_mut().filter(|call| call.synthesised.is_none()) {
            call.lapsed = true;
        }
    }

    /// A call by its number.
    pub fn call(&self, id: CallId) -> Option<&Call> {
        self.calls.get(id.place())
    }

    /// A contribution by its number.
    pub fn contribution(&self, id: ContributionId) -> Option<&Contribution> {
        self.contributions.get(id.place())
    }

    /// A point by its number.
    pub fn point(&self, id: PointId) -> Option<&Point> {
        self.points.get(id.place())
    }

    /// The points that say the same as this one, itself among them.
    pub fn same_as(&self, id: PointId) -> BTreeSet<PointId> {
        let cluster = self.point(id).and_then(|point| self.clusters.get(&point.cluster));
        cluster.cloned().unwrap_or_else(|| [id].into())
    }

    /// The contribution that an entry recorded.
    pub fn recorded_in(&self, entry: u64) -> Option<ContributionId> {
        let place = self.contributions.binary_search_by_key(&entry, |it| it.entry).ok()?;
        Some(ContributionId(number(place)))
    }

    pub(crate) fn next(&self) -> (CallId, ContributionId, PointId) {
        let contribution = ContributionId(number(self.contributions.len()));
        (CallId(number(self.calls.len())), contribution, PointId(number(self.points.len())))
    }

    /// Takes away the words that an entry recorded.
    pub(crate) fn withhold(&mut self, entry: u64) {
        if let Some(id) = self.recorded_in(entry) {
            let found = &mut self.contributions[id.place()];
            let titled = !found.title.is_blank();
            if titled {
                found.title.withhold(0);
            }
            found.text.withhold(u32::from(titled));
        }
        if let Ok(place) = self.points.binary_search_by_key(&entry, |it| it.entry) {
            self.points[place].claim.withhold(0);
        }
    }

    /// Gives a point its disposition, the first or another.
    pub(crate) fn dispose(&mut self, id: PointId, disposed: Disposed) {
        let Some(point) = self.points.get_mut(id.place()) else { return };
        let first = point.disposed.replace(disposed).is_none();
        if let Some(found) =
            self.contributions.get_mut(point.contribution.place()).filter(|_| first)
        {
            found.open_points = found.open_points.saturating_sub(1);
        }
    }

    /// Puts points into one cluster; the largest takes the others in, so that joining stays cheap.
    pub(crate) fn join(&mut self, points: &BTreeSet<PointId>) {
        let clusters: BTreeSet<PointId> =
            points.iter().filter_map(|id| self.point(*id)).map(|point| point.cluster).collect();
        let size = |cluster: &PointId| self.clusters.get(cluster).map_or(1, BTreeSet::len);
        // Among clusters of the same size the one with the smallest number.
        let Some(into) = clusters.iter().rev().max_by_key(|cluster| size(cluster)).copied() else {
            return;
        };
        for cluster in clusters.into_iter().filter(|cluster| *cluster != into) {
            let moved = self.clusters.remove(&cluster).unwrap_or_else(|| [cluster].into());
            for id in &moved {
                self.points[id.place()].cluster = into;
            }
            self.clusters.entry(into).or_insert_with(|| [into].into()).extend(moved);
        }
    }

    /// One contribution of a call waits no longer.
    pub(crate) fn settle(&mut self, call: CallId) {
        if let Some(call) = self.calls.get_mut(call.place()) {
            call.waiting = call.waiting.saturating_sub(1);
        }
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
