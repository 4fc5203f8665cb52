//! Positions: who stands how to which provision, bracket, alternative or proposal, cycle by cycle.
//!
//! **Invariant:** who said nothing is missing; a reserve and what can be lived with both stand in the
//! middle of the scale, and are told apart in [`Stand::stance`]. What counts as what stands in
//! [`said`](super::said), and whoever sponsors a wording is for it; but a proposal on which nobody but
//! its sponsors spoke is no item, since everybody on it would be for it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::{Answer, Answers};
use unbracket_negotiation::state::{ProposalId, Stance};
use unbracket_negotiation::{Capacity, SeatId, State, Target};

use super::actors::Names;
use super::said::{Said, Word, said};
use super::source::Source;
use super::text::Labels;

/// Whose positions make the rows of the matrix.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voices {
    /// A row for each seat, with what it said itself, in whichever capacity.
    #[default]
    Seats,
    /// What was said on behalf of a group stands in a row of the group.
    Groups,
    /// What was said on behalf of a group stands for every member that said nothing itself.
    Members,
}

/// What a position is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ItemKind {
    /// The text as a whole.
    Text,
    /// A provision.
    Provision,
    /// A bracket of a provision.
    Bracket,
    /// One alternative of a bracket.
    Alternative,
    /// A proposal.
    Proposal,
    /// A row of a file.
    Statement,
}

/// Something that positions are on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// A name that no other item has: results name items by it.
    pub name: String,
    /// What it is.
    pub kind: ItemKind,
    /// The provision that it belongs to.
    pub provision: Option<String>,
    /// The bracket and the alternative, from 1.
    pub bracket: Option<(u32, Option<u32>)>,
    /// Where it stands.
    pub source: Source,
}

/// One position.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stand {
    /// Who, by name.
    pub actor: String,
    /// On what, by name.
    pub item: String,
    /// Where the actor stands, of the four ways to stand: `support`, `can-live-with`, `reserve`,
    /// `object`.
    pub stance: String,
    /// What was said, as the record words it: one of the four, a ballot (`yes`, `no`, `abstain`), what
    /// was registered (`no-objection`, `discuss`), [`BREAK`] or [`SPONSOR`].
    pub word: &'static str,
    /// The entry that recorded it.
    pub entry: u64,
}

/// The word of who broke a silence.
pub const BREAK: &str = "break";
/// The word of who sponsors a wording and said nothing else of it.
pub const SPONSOR: &str = "sponsor";

/// The positions of a cycle, at its end or at one of its readings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Positions {
    /// The number of the cycle, from 0.
    pub cycle: usize,
    /// What they are on, in order of targets.
    pub items: Vec<Item>,
    /// Each as it was stated, by item, then actor.
    pub stands: Vec<Stand>,
    /// The same as a matrix, sorted by name: actors are rows, items are columns.
    pub answers: Answers,
}

impl Item {
    /// The provision whose words as they stand this is about: the provision itself, a bracket of it or
    /// a wording in the bracket. A proposal asks for other words; who objects to it does not object to
    /// those that stand.
    #[must_use]
    pub fn standing_words(&self) -> Option<&str> {
        match self.kind {
            ItemKind::Provision | ItemKind::Bracket | ItemKind::Alternative => {
                self.provision.as_deref()
            }
            ItemKind::Text | ItemKind::Proposal | ItemKind::Statement => None,
        }
    }
}

impl Positions {
    /// The item of that name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }
}

/// The positions of every cycle as they stand or stood at its end, the first one first.
pub(super) fn positions(taker: &Taker<'_>) -> Vec<Positions> {
    (0..taker.state.process.cycles.len()).map(|cycle| taker.take(cycle, u64::MAX)).collect()
}

/// Takes positions from a state.
#[derive(Clone, Copy)]
pub(super) struct Taker<'s> {
    pub(super) state: &'s State,
    pub(super) names: &'s Names,
    pub(super) labels: &'s Labels,
    pub(super) voices: Voices,
}

impl Taker<'_> {
    /// The positions of a cycle as they stood before an entry.
    pub(super) fn take(&self, cycle: usize, before: u64) -> Positions {
        let mut out = Positions { cycle, ..Positions::default() };
        let mut matrix = Answers::builder();
        for (target, said) in said(self.state, cycle, before) {
            let item = self.item(cycle, &target);
            matrix.item(&item.name);
            let stands = self.stands(&item.name, &said);
            for stand in &stands {
                matrix.say(&stand.actor, &item.name, answer(&stand.stance));
            }
            out.items.push(item);
            out.stands.extend(stands);
        }
        out.answers = matrix.build().sorted();
        out
    }

    /// Who stands how to an item, by actor.
    fn stands(&self, item: &str, said: &Said) -> Vec<Stand> {
        let mut stands: BTreeMap<String, Stand> = BTreeMap::new();
        let mut stand = |actor: String, stance: Stance, word, entry| {
            let new = || Stand {
                actor: actor.clone(),
                item: item.to_owned(),
                stance: stance.to_string(),
                word,
                entry,
            };
            stands.entry(actor.clone()).or_insert_with(new);
        };
        // What a group said counts where the member said nothing itself.
        let own: BTreeSet<&str> = said.words.keys().map(|seat| self.names.seat(*seat)).collect();
        // Where a group spoke twice, its last word holds.
        let mut latest: Vec<(&SeatId, &Word)> = said.words.iter().collect();
        latest.sort_by_key(|(_, word)| std::cmp::Reverse(word.entry));
        for (seat, word) in latest {
            for actor in self.voices(*seat, word, &own) {
                stand(actor, word.stance, word.word, word.entry);
            }
        }
        // The sponsors of a proposal stand for it, unless they said otherwise.
        for (seat, entry) in &said.sponsors {
            stand(self.names.seat(*seat).to_owned(), Stance::Support, SPONSOR, *entry);
        }
        stands.into_values().collect()
    }

    /// In whose rows a position stands.
    fn voices(&self, seat: SeatId, word: &Word, own: &BTreeSet<&str>) -> Vec<String> {
        let itself = self.names.seat(seat).to_owned();
        let Capacity::OnBehalfOf(id) = word.capacity else { return vec![itself] };
        match self.voices {
            Voices::Seats => vec![itself],
            Voices::Groups => vec![self.names.group(id).to_owned()],
            Voices::Members => {
                let group = self.state.roster.group(id);
                let members = group.into_iter().flat_map(|group| {
                    group.members.keys().filter(|member| group.has(**member, word.at))
                });
                let members = members.map(|member| self.names.seat(*member));
                let silent = members.filter(|name| !own.contains(name)).map(str::to_owned);
                std::iter::once(itself).chain(silent).collect()
            }
        }
    }

    pub(super) fn item(&self, cycle: usize, target: &Target) -> Item {
        if let Some(ProposalId(proposal)) = target.proposal {
            let of = self.state.texts.proposal(ProposalId(proposal));
            let concerned = of.map(|of| unbracket_negotiation::story::concerned(&of.change));
            let provision = concerned.and_then(|all| Some((*all.first()?).clone()));
            return Item {
                name: ProposalId(proposal).to_string(),
                kind: ItemKind::Proposal,
                provision: provision.map(|id| id.as_str().to_owned()),
                bracket: None,
                source: Source::Proposal { proposal },
            };
        }
        let Some(id) = &target.provision else {
            // The document on which a cycle decides is the text as it is put to the room.
            let mut documents = self.state.texts.documents.iter();
            let last = documents.rposition(|document| document.cycle == cycle);
            let document = last.and_then(|at| u32::try_from(at).ok()).unwrap_or_default();
            return Item {
                name: "*".to_owned(),
                kind: ItemKind::Text,
                provision: None,
                bracket: None,
                source: Source::Document { document },
            };
        };
        let label = self.labels.of(cycle, id);
        let (kind, name) = match (target.bracket, target.alternative) {
            (None, _) => (ItemKind::Provision, label),
            (Some(bracket), None) => (ItemKind::Bracket, format!("{label} [{bracket}]")),
            (Some(bracket), Some(alternative)) => {
                (ItemKind::Alternative, format!("{label} [{bracket}.{alternative}]"))
            }
        };
        let provision = id.as_str().to_owned();
        let source = Source::Provision { provision: provision.clone() };
        let bracket = target.bracket.map(|bracket| (bracket, target.alternative));
        Item { name, kind, provision: Some(provision), bracket, source }
    }
}

/// Where a stance stands on the scale of the computations.
pub(crate) fn answer(stance: &str) -> Answer {
    match Stance::find(stance) {
        Some(Stance::Support) => Answer::For,
        Some(Stance::Object) => Answer::Against,
        Some(Stance::CanLiveWith | Stance::Reserve) | None => Answer::Neutral,
    }
}
