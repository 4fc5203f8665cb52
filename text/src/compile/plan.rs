//! The plan: every amendment sorted by the provision it concerns, or set aside with the reason.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::amendment::{Amendment, AmendmentId, Change, Place};
use crate::compile::ground::Base;
use crate::compile::join::cut_merger;
use crate::compile::{Unplaced, UnplacedReason, WholeProposals};
use crate::passage::Passage;
use crate::provision::{Provision, ProvisionId};

/// A change to the words of one provision.
pub(crate) enum TextChange<'a> {
    Wording(Cow<'a, Passage>),
    Excerpt { quoted: &'a Passage, wording: &'a Passage },
}

/// A provision that an amendment would put at a place.
pub(crate) struct Insertion<'a> {
    pub(crate) amendment: AmendmentId,
    pub(crate) rank: u32,
    pub(crate) provision: &'a Provision,
}

/// All amendments by what they concern; vectors run along the provisions of the base.
pub(crate) struct Plan<'a> {
    pub(crate) texts: Vec<Vec<(AmendmentId, TextChange<'a>)>>,
    pub(crate) whole: Vec<WholeProposals>,
    pub(crate) insertions: BTreeMap<Place, Vec<Insertion<'a>>>,
    pub(crate) unplaced: Vec<Unplaced>,
}

/// Sorts amendments, given in canonical order.
pub(crate) fn plan<'a>(base: &Base<'a>, amendments: &'a [Amendment]) -> Plan<'a> {
    let count = base.visits.len();
    let mut plan = Plan {
        texts: (0..count).map(|_| Vec::new()).collect(),
        whole: vec![WholeProposals::default(); count],
        insertions: BTreeMap::new(),
        unplaced: Vec::new(),
    };
    for (index, amendment) in amendments.iter().enumerate() {
        let id = AmendmentId(u32::try_from(index).unwrap_or(u32::MAX));
        let placed = if amendment.sponsors.is_empty() {
            Err(UnplacedReason::NoSponsor)
        } else {
            plan.place(base, id, amendment)
        };
        if let Err(reason) = placed {
            plan.unplaced.push(Unplaced { amendment: id, reason });
        }
    }
    plan.spread_deletions(base, amendments);
    plan
}

impl<'a> Plan<'a> {
    /// What stands below a deleted provision is deleted with it, unless the same sponsors move it.
    fn spread_deletions(&mut self, base: &Base<'a>, amendments: &[Amendment]) {
        for at in (0..self.whole.len()).rev() {
            let voices: Vec<AmendmentId> =
                self.whole[at].delete.amendments.iter().copied().collect();
            for id in voices {
                self.spread(base, at, (id, &amendments[id.0 as usize]));
            }
        }
    }

    fn spread(&mut self, base: &Base<'a>, above: usize, (id, by): (AmendmentId, &Amendment)) {
        let mut at = above + 1;
        while at < base.ends[above] {
            let moves = &self.whole[at].moves;
            if moves.iter().any(|(_, voices)| !voices.sponsors.is_disjoint(&by.sponsors)) {
                at = base.ends[at];
            } else {
                self.whole[at].delete.add(id, by);
                at += 1;
            }
        }
    }

    fn place(
        &mut self,
        base: &Base<'a>,
        id: AmendmentId,
        amendment: &'a Amendment,
    ) -> Result<(), UnplacedReason> {
        match &amendment.change {
            Change::Replace { provision, wording } => {
                let at = find(base, provision)?;
                self.texts[at].push((id, TextChange::Wording(Cow::Borrowed(wording))));
            }
            Change::Excerpt { provision, quoted, wording } => {
                let at = find(base, provision)?;
                self.texts[at].push((id, TextChange::Excerpt { quoted, wording }));
            }
            Change::Split { provision, into } => {
                let at = find(base, provision)?;
                let wording = TextChange::Wording(Cow::Owned(Passage::broken(into)));
                self.texts[at].push((id, wording));
            }
            Change::Insert { place, rank, provision } => {
                base.anchor(place)?;
                let insertion = Insertion { amendment: id, rank: *rank, provision };
                self.insertions.entry(place.clone()).or_default().push(insertion);
            }
            Change::Delete { provision } => {
                self.whole[find(base, provision)?].delete.add(id, amendment);
            }
            Change::Retain { provision } => {
                self.whole[find(base, provision)?].retain.add(id, amendment);
            }
            Change::Move { provision, to, .. } => {
                self.place_move(base, id, amendment, (provision, to))?;
            }
            Change::Merge { provisions, wording } => {
                self.place_merger(base, id, amendment, (provisions, wording))?;
            }
        }
        Ok(())
    }

    fn place_move(
        &mut self,
        base: &Base<'a>,
        id: AmendmentId,
        amendment: &'a Amendment,
        (provision, to): (&ProvisionId, &Place),
    ) -> Result<(), UnplacedReason> {
        let at = find(base, provision)?;
        let anchor = base.anchor(to)?;
        if anchor.is_some_and(|anchor| base.is_within(anchor, at)) {
            return Err(UnplacedReason::MoveIntoItself(provision.clone()));
        }
        let moves = &mut self.whole[at].moves;
        let known = moves.iter().position(|(place, _)| place == to);
        let index = known.unwrap_or_else(|| {
            moves.push((to.clone(), crate::compile::Voices::default()));
            moves.len() - 1
        });
        moves[index].1.add(id, amendment);
        Ok(())
    }

    fn place_merger(
        &mut self,
        base: &Base<'a>,
        id: AmendmentId,
        amendment: &'a Amendment,
        (provisions, wording): (&'a [ProvisionId], &'a Passage),
    ) -> Result<(), UnplacedReason> {
        let places: Vec<usize> =
            provisions.iter().map(|id| find(base, id)).collect::<Result<_, _>>()?;
        let neighbours = |pair: &[usize]| {
            pair[1] == pair[0] + 1 && base.parents[pair[0]] == base.parents[pair[1]]
        };
        if places.len() < 2 || !places.windows(2).all(neighbours) {
            return Err(UnplacedReason::NotNeighbours);
        }
        let parts: Vec<&Passage> = places.iter().map(|&at| &base.provision(at).content).collect();
        for (&at, part) in places.iter().zip(cut_merger(&parts, wording)) {
            self.texts[at].push((id, TextChange::Wording(Cow::Owned(part))));
        }
        for &at in &places[1..] {
            self.whole[at].join.add(id, amendment);
        }
        Ok(())
    }
}

fn find(base: &Base<'_>, id: &ProvisionId) -> Result<usize, UnplacedReason> {
    base.find(id).ok_or_else(|| UnplacedReason::NoSuchProvision(id.clone()))
}
