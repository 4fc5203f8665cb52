//! A new text takes the place of the old one, and what hung on its brackets follows them.
//!
//! **Invariant:** no objection and no reserve vanishes because words changed: on a bracket that is no
//! longer there as it was, they stand on its provision from then on. Support does not follow, since
//! nobody said it of the new words; nor does an objection to an alternative that was not chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_text::{Draft, Passage, ProvisionId};

use super::texts::{Position, Stance, Target, Texts};
use crate::event::ParagraphStatus;
use crate::redraft::Redrafted;
use crate::roster::SeatId;

impl Texts {
    /// Takes in a new text, with the statuses that were decided.
    pub(crate) fn put(
        &mut self,
        redrafted: Redrafted,
        status: &BTreeMap<ProvisionId, ParagraphStatus>,
        entry: u64,
    ) {
        let Some(rolling) = &mut self.rolling else { return };
        let old = std::mem::replace(&mut rolling.draft, Arc::new(redrafted.draft.clone()));
        for id in touched(&old, &redrafted.draft) {
            self.history.entry(id).or_default().push(entry);
        }
        self.follow_brackets(&old, &redrafted, entry);
        self.sources.extend(redrafted.sources);
        self.mark(status, entry);
    }

    /// Takes in statuses.
    pub(crate) fn mark(&mut self, status: &BTreeMap<ProvisionId, ParagraphStatus>, entry: u64) {
        let Some(rolling) = &mut self.rolling else { return };
        for (id, status) in status {
            // A bracket is read from the words; older entries said it of a paragraph, where it would stay.
            let kept = match status {
                ParagraphStatus::Bracketed => ParagraphStatus::Open,
                status => *status,
            };
            rolling.status.insert(id.clone(), kept);
            if *status != ParagraphStatus::AgreedAdReferendum {
                rolling.pending.remove(id);
            }
            let told = self.history.entry(id.clone()).or_default();
            if told.last() != Some(&entry) {
                told.push(entry);
            }
        }
    }

    fn follow_brackets(&mut self, old: &Draft, redrafted: &Redrafted, entry: u64) {
        let map = |id: &ProvisionId| old.get(id).map(|one| redrafted.bracket_map(one));
        if let Some(rolling) = &mut self.rolling {
            let holders = std::mem::take(&mut rolling.holders);
            for (id, held) in holders {
                let map = map(&id).unwrap_or_default();
                let held = held.into_iter();
                let held: BTreeMap<_, _> =
                    held.filter_map(|(at, seats)| Some((moved(&map, at)?, seats))).collect();
                if !held.is_empty() {
                    rolling.holders.insert(id, held);
                }
            }
        }
        let on_brackets = self.positions.keys().filter(|on| on.bracket.is_some());
        let ids = on_brackets.filter_map(|on| on.provision.as_ref()).chain(&self.awaited);
        let ids: BTreeSet<_> = ids.cloned().collect();
        for id in ids {
            let unchanged = old.get(&id).map(|one| &one.content)
                == redrafted.draft.get(&id).map(|one| &one.content);
            if !unchanged {
                let map = map(&id).unwrap_or_default();
                self.follow_conditions(&id, |number| moved(&map, number), redrafted.lifted);
                self.follow_positions(&id, (&map, redrafted.lifted), entry);
            }
        }
    }

    fn follow_positions(
        &mut self,
        id: &ProvisionId,
        (map, lifted): (&[Option<u32>], Option<(u32, u32)>),
        entry: u64,
    ) {
        let whole = Target::provision(id.clone());
        let rejected = |on: &Target| {
            lifted.is_some_and(|(bracket, chosen)| {
                on.bracket == Some(bracket) && on.alternative.is_some_and(|one| one != chosen)
            })
        };
        let now = |on: &Target| on.bracket.and_then(|number| moved(map, number));
        let of_it = self.positions.range(whole.clone()..);
        let of_it = of_it.take_while(|(on, _)| on.provision.as_ref() == Some(id));
        let on_brackets = of_it.filter(|(on, _)| on.bracket.is_some());
        let leaving = on_brackets.filter(|(on, _)| rejected(on) || now(on) != on.bracket);
        let leaving = leaving.flat_map(|(on, seats)| {
            seats.iter().map(|(seat, position)| (on.clone(), *seat, position.clone()))
        });
        let leaving: Vec<(Target, SeatId, Position)> = leaving.collect();
        // Where numbers are passed on, nobody may fall silent on what another just came to stand on.
        for (on, seat, _) in &leaving {
            self.fall_silent(on, *seat, entry);
        }
        for (on, seat, position) in leaving.into_iter().filter(|(on, ..)| !rejected(on)) {
            let bracket = now(&on);
            if bracket.is_some() {
                self.stand(&Target { bracket, ..on }, seat, position, entry);
            } else if matches!(position.stance, Stance::Object | Stance::Reserve)
                && self.position(&whole, seat).is_none()
            {
                self.stand(&whole, seat, position, entry);
            }
        }
    }
}

fn moved(map: &[Option<u32>], number: u32) -> Option<u32> {
    let place = usize::try_from(number).ok()?.checked_sub(1)?;
    map.get(place).copied().flatten()
}

/// Provisions that came, went, changed their words or stand below another.
fn touched(old: &Draft, new: &Draft) -> BTreeSet<ProvisionId> {
    let read = |draft: &Draft| -> BTreeMap<ProvisionId, (Passage, Option<ProvisionId>)> {
        let visits = draft.visit();
        let each = visits.map(|visit| {
            (visit.provision.id.clone(), (visit.provision.content.clone(), visit.parent.cloned()))
        });
        each.collect()
    };
    let (old, new) = (read(old), read(new));
    let changed = old.iter().filter(|(id, what)| new.get(*id) != Some(what)).map(|(id, _)| id);
    let came = new.keys().filter(|id| !old.contains_key(*id));
    changed.chain(came).cloned().collect()
}
