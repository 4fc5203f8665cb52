//! Where people stand on a provision, by stakeholder group; silence is silence.

use std::collections::BTreeMap;

use unbracket_formats::html::page::markup::Markup;
use unbracket_negotiation::roster::{Admission, GroupId};
use unbracket_negotiation::state::{Position, Stance, Target};
use unbracket_negotiation::{Basis, Moment, SeatId};

use super::Teller;
use crate::pages::positions::rests::{Rests, rests};
use crate::pages::text::phrases::phrases;

/// Where people stand.
#[derive(Default)]
pub(in crate::pages::text) struct Stand {
    /// Whether it is that of a cycle that is over.
    pub(in crate::pages::text) former: bool,
    pub(in crate::pages::text) groups: Vec<Group>,
    pub(in crate::pages::text) said: Vec<Said>,
    pub(in crate::pages::text) cures: Vec<Cure>,
}

/// How many of a group stand how.
pub(in crate::pages::text) struct Group {
    pub(in crate::pages::text) name: String,
    pub(in crate::pages::text) size: usize,
    /// Class, sign and count of each stance and of silence, with the place where its part of the bar
    /// begins and how wide it is, in percent.
    pub(in crate::pages::text) parts: Vec<Part>,
}

/// A part of a bar.
pub(in crate::pages::text) struct Part {
    pub(in crate::pages::text) class: &'static str,
    pub(in crate::pages::text) sign: &'static str,
    pub(in crate::pages::text) count: usize,
    pub(in crate::pages::text) from: usize,
    pub(in crate::pages::text) width: usize,
}

/// A position.
pub(in crate::pages::text) struct Said {
    pub(in crate::pages::text) who: String,
    pub(in crate::pages::text) class: &'static str,
    pub(in crate::pages::text) sign: &'static str,
    pub(in crate::pages::text) stance: String,
    pub(in crate::pages::text) direction: Option<String>,
    pub(in crate::pages::text) reason: String,
    /// The wording that would lift the objection, as markup.
    pub(in crate::pages::text) cure: Option<String>,
    pub(in crate::pages::text) rests: Option<Rests>,
    pub(in crate::pages::text) at: Moment,
    pub(in crate::pages::text) entry: u64,
}

/// A wording that somebody offers to an objector.
pub(in crate::pages::text) struct Cure {
    pub(in crate::pages::text) words: String,
    pub(in crate::pages::text) by: String,
    pub(in crate::pages::text) of: String,
    pub(in crate::pages::text) accepted: bool,
    pub(in crate::pages::text) entry: u64,
}

const STANCES: [Stance; 4] =
    [Stance::Support, Stance::CanLiveWith, Stance::Reserve, Stance::Object];

type Found<'a> = Vec<(&'a Target, SeatId, &'a Position)>;

impl Teller<'_> {
    pub(super) fn stand(&self) -> Stand {
        let texts = &self.state.texts;
        let mut found: Found<'_> = texts.positions_on(self.id).collect();
        let former = found.is_empty();
        if former {
            let all = texts.former_positions.iter().rev().map(|cycle| {
                let of_it = cycle.iter().filter(|(on, _)| on.provision.as_ref() == Some(self.id));
                let each =
                    of_it.flat_map(|(on, all)| all.iter().map(move |(seat, it)| (on, *seat, it)));
                each.collect::<Found<'_>>()
            });
            found = all.into_iter().find(|found| !found.is_empty()).unwrap_or_default();
        }
        found.retain(|(.., position)| self.state.process.entries.is_public(position.entry));
        Stand {
            former: former && !found.is_empty(),
            groups: if found.is_empty() { Vec::new() } else { self.groups(&found) },
            said: found.iter().map(|(_, seat, position)| self.said(*seat, position)).collect(),
            cures: self.cures(),
        }
    }

    /// Each seat counts once, with the position that is most in the way.
    fn groups(&self, found: &Found<'_>) -> Vec<Group> {
        let mut stances: BTreeMap<SeatId, Stance> = BTreeMap::new();
        for (_, seat, position) in found {
            let stance = stances.entry(*seat).or_insert(position.stance);
            *stance = (*stance).max(position.stance);
        }
        let mut groups: BTreeMap<Option<GroupId>, Vec<Option<Stance>>> = BTreeMap::new();
        for (id, seat) in self.state.roster.seats() {
            let takes_part = seat.admission == Admission::Accredited && seat.basis != Basis::Office;
            if takes_part || stances.contains_key(&id) {
                groups.entry(seat.side).or_default().push(stances.get(&id).copied());
            }
        }
        let group = |(id, members): (Option<GroupId>, Vec<Option<Stance>>)| Group {
            name: id
                .and_then(|id| self.state.roster.group(id))
                .map_or_else(|| self.frame.t("text-no-group"), |it| it.name.shown().to_owned()),
            size: members.len(),
            parts: parts(&members),
        };
        // Whoever belongs to no group stands behind all groups.
        let others = groups.remove(&None).map(|members| (None, members));
        groups.into_iter().chain(others).map(group).collect()
    }

    fn said(&self, seat: SeatId, position: &Position) -> Said {
        let (sign, class) = crate::status::stance(Some(position.stance));
        Said {
            who: self.seat(seat),
            class,
            sign,
            stance: self.frame.term("Stance", position.stance),
            direction: position.direction.map(|it| self.frame.term("Direction", it)),
            reason: self.words(&position.reason),
            cure: position.cure.as_ref().map(|cure| self.passage(cure)),
            rests: rests(self.state, position, (self.frame.tongue, self.home)),
            at: position.at,
            entry: position.entry,
        }
    }

    fn cures(&self) -> Vec<Cure> {
        let cures = self.told.cures.iter().filter_map(|(id, entry)| {
            let cure = self.state.texts.cures.get(id.0 as usize)?;
            Some(Cure {
                words: self.passage(&cure.wording),
                by: self.seat(cure.by),
                of: self.seat(cure.of),
                accepted: cure.proposal.is_some(),
                entry: *entry,
            })
        });
        cures.collect()
    }

    /// Words as markup, in the language of the text.
    pub(super) fn passage(&self, words: &unbracket_text::Passage) -> String {
        let texts = &self.state.texts;
        let draft = texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let draft = draft.or_else(|| texts.documents.last().map(|document| &document.draft));
        let draft = draft.cloned().unwrap_or_default();
        let markup = Markup::of_draft(&draft, phrases(self.frame));
        format!("<span class=\"w\"{}>{}</span>", markup.attributes(), markup.passage(words))
    }
}

/// The parts of a bar; together they are as wide as the group is large.
fn parts(members: &[Option<Stance>]) -> Vec<Part> {
    let kinds = STANCES.into_iter().map(Some).chain([None]);
    let share = |count: usize| count * 100 / members.len().max(1);
    let mut before = 0;
    let part = |kind: Option<Stance>| {
        let count = members.iter().filter(|one| **one == kind).count();
        let from = share(before);
        before += count;
        let (sign, class) = crate::status::stance(kind);
        Part { class, sign, count, from, width: share(before) - from }
    };
    kinds.map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_whole_and_silence_is_a_part_of_its_own() {
        let members = [Some(Stance::Support), Some(Stance::Object), None];
        let parts = parts(&members);
        let told: Vec<_> = parts.iter().map(|part| (part.sign, part.count)).collect();
        assert_eq!(told, [("✓", 1), ("≈", 0), ("?", 0), ("✕", 1), ("·", 1)]);
        assert_eq!(parts.iter().map(|part| part.width).sum::<usize>(), 100);
    }
}
