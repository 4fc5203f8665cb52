//! The synthesis of a call: what became of every point.
//!
//! **Invariant:** every point of every contribution that counts stands in it exactly once, and it
//! holds nothing that was for the secretariat only but that there was a point.

use std::collections::{BTreeMap, BTreeSet};

use crate::roster::GroupId;
use crate::state::{CallId, Consent, ContributionId, Disposed, Disposition, PointId, State};
use crate::words::{Tag, Words};

/// What became of the points of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Synthesis {
    /// The call.
    pub call: CallId,
    /// How many contributions it counts.
    pub contributions: u32,
    /// Every point, those that say the same together, in the order of the first of each.
    pub points: Vec<SynthesisPoint>,
    /// How many points of each stakeholder group were disposed of how; no group for those of seats
    /// that belong to none, or whose contribution is for the secretariat only.
    pub counts: BTreeMap<(Option<GroupId>, Disposition), u32>,
}

/// One point in a synthesis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SynthesisPoint {
    /// The point.
    pub point: PointId,
    /// The contribution that makes it.
    pub contribution: ContributionId,
    /// Those that say the same, itself among them.
    pub same: BTreeSet<PointId>,
    /// The claim; withheld where it is confidential.
    pub claim: Words,
    /// The stakeholder group of whoever made it.
    pub group: Option<GroupId>,
    /// What became of it, where, and why.
    pub disposed: Option<Disposed>,
}

/// Reports on a call; `None` where there is no such call.
///
/// Contributions that were withdrawn, or for which too few signed, are not counted.
pub fn synthesis(state: &State, id: CallId) -> Option<Synthesis> {
    let call = state.inputs.call(id)?;
    let found = call.contributions.iter().filter_map(|id| {
        state.inputs.contribution(*id).filter(|it| it.stands()).map(|it| (*id, it))
    });
    let mut contributions = 0;
    let mut points = Vec::new();
    let mut counts = BTreeMap::new();
    for (contribution, it) in found {
        contributions += 1;
        let side = state.roster.seat(it.by).and_then(|seat| seat.side);
        let group = side.filter(|_| it.consent != Consent::SecretariatOnly);
        for (place, point) in
            it.points.iter().filter_map(|id| Some((*id, state.inputs.point(*id)?)))
        {
            if let Some(disposed) = &point.disposed {
                *counts.entry((group, disposed.disposition)).or_default() += 1;
            }
            points.push(SynthesisPoint {
                point: place,
                contribution,
                same: state.inputs.same_as(place),
                claim: if point.confidential { Words::Withheld(0) } else { point.claim.clone() },
                group,
                disposed: point.disposed.clone(),
            });
        }
    }
    points.sort_by_key(|point| (point.same.first().copied(), point.point));
    Some(Synthesis { call: id, contributions, points, counts })
}

impl Synthesis {
    /// The counts under the names that stand in an outcome: `contributions`, `points`, each
    /// disposition, and `group 2: used` for a group.
    pub fn tally(&self) -> BTreeMap<Tag, u32> {
        let points = u32::try_from(self.points.len()).unwrap_or(u32::MAX);
        let mut tally = BTreeMap::from([
            (Tag::known("contributions"), self.contributions),
            (Tag::known("points"), points),
        ]);
        for ((group, disposition), count) in &self.counts {
            *tally.entry(Tag::known(disposition.word())).or_default() += count;
            let name = group.map(|group| format!("{group}: {disposition}"));
            if let Some(name) = name.and_then(|name| Tag::new(&name)) {
                *tally.entry(name).or_default() += count;
            }
        }
        tally
    }
}
