//! Positions: who stands how to which provision, bracket, alternative or proposal, cycle by cycle.
//!
//! **Invariant:** who said nothing is missing; a reserve and what can be lived with both stand in the
//! middle of the scale, and are told apart in [`Stand::stance`].

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::{Answer, Answers};
use unbracket_negotiation::state::{Position, ProposalId, Stance};
use unbracket_negotiation::{Capacity, SeatId, State, Target};

use super::actors::Names;
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
    /// How, as the record words it: `support`, `can-live-with`, `reserve`, `object`.
    pub stance: String,
    /// On which side the text errs, as the record words it.
    pub direction: Option<String>,
    /// Whether the objector named the wording that would lift the objection.
    pub cure: bool,
    /// For whom it was said, where that is a group.
    pub on_behalf_of: Option<String>,
    /// The entry that recorded it.
    pub entry: u64,
}

/// The positions of one cycle.
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

impl Positions {
    /// The item of that name.
    #[must_use]
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }
}

/// The positions of every cycle, the first one first.
pub(super) fn positions(
    state: &State,
    names: &Names,
    labels: &Labels,
    voices: Voices,
) -> Vec<Positions> {
    let former = state.texts.former_positions.iter();
    let all = former.chain(std::iter::once(&state.texts.positions));
    all.enumerate()
        .take(state.process.cycles.len())
        .map(|(cycle, of)| Taker { state, names, labels, voices, cycle }.take(of))
        .collect()
}

type Stated = BTreeMap<Target, BTreeMap<SeatId, Position>>;

struct Taker<'s> {
    state: &'s State,
    names: &'s Names,
    labels: &'s Labels,
    voices: Voices,
    cycle: usize,
}

impl Taker<'_> {
    fn take(&self, stated: &Stated) -> Positions {
        let mut out = Positions { cycle: self.cycle, ..Positions::default() };
        let mut matrix = Answers::builder();
        for (target, seats) in stated {
            let item = self.item(target);
            matrix.item(&item.name);
            let mut stands: Vec<Stand> = Vec::new();
            // What a group said counts where the member said nothing itself.
            let own: BTreeSet<&str> = seats.keys().map(|seat| self.names.seat(*seat)).collect();
            // Where a group spoke twice, its last word holds.
            let mut latest: Vec<_> = seats.iter().collect();
            latest.sort_by_key(|(_, position)| std::cmp::Reverse(position.entry));
            for (seat, position) in latest {
                for actor in self.voices(*seat, position, &own) {
                    if !stands.iter().any(|stand| stand.actor == actor) {
                        stands.push(self.stand(actor, &item, position));
                    }
                }
            }
            for sponsor in self.sponsors(target) {
                if !stands.iter().any(|stand| stand.actor == sponsor) {
                    matrix.say(&sponsor, &item.name, Answer::For);
                }
            }
            stands.sort_by(|a, b| a.actor.cmp(&b.actor));
            for stand in &stands {
                matrix.say(&stand.actor, &item.name, answer(&stand.stance));
            }
            out.items.push(item);
            out.stands.extend(stands);
        }
        out.answers = matrix.build().sorted();
        out
    }

    /// In whose rows a position stands.
    fn voices(&self, seat: SeatId, position: &Position, own: &BTreeSet<&str>) -> Vec<String> {
        let itself = self.names.seat(seat).to_owned();
        let Capacity::OnBehalfOf(id) = position.capacity else { return vec![itself] };
        match self.voices {
            Voices::Seats => vec![itself],
            Voices::Groups => vec![self.names.group(id).to_owned()],
            Voices::Members => {
                let group = self.state.roster.group(id);
                let members = group.into_iter().flat_map(|group| {
                    group.members.keys().filter(|member| group.has(**member, position.at))
                });
                let members = members.map(|member| self.names.seat(*member));
                let silent = members.filter(|name| !own.contains(name)).map(str::to_owned);
                std::iter::once(itself).chain(silent).collect()
            }
        }
    }

    /// The sponsors of a proposal stand for it, unless they said otherwise.
    fn sponsors(&self, target: &Target) -> Vec<String> {
        let proposal = target.proposal.and_then(|id| self.state.texts.proposal(id));
        let sponsors = proposal.map(|proposal| &proposal.sponsors).into_iter().flatten();
        sponsors.map(|seat| self.names.seat(*seat).to_owned()).collect()
    }

    fn stand(&self, actor: String, item: &Item, position: &Position) -> Stand {
        let group = match position.capacity {
            Capacity::OnBehalfOf(group) => Some(self.names.group(group).to_owned()),
            Capacity::National | Capacity::AlignedWith(_) => None,
        };
        Stand {
            actor,
            item: item.name.clone(),
            stance: position.stance.to_string(),
            direction: position.direction.map(|direction| direction.to_string()),
            cure: position.cure.is_some(),
            on_behalf_of: group,
            entry: position.entry,
        }
    }

    fn item(&self, target: &Target) -> Item {
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
            let last = documents.rposition(|document| document.cycle == self.cycle);
            let document = last.and_then(|at| u32::try_from(at).ok()).unwrap_or_default();
            return Item {
                name: "*".to_owned(),
                kind: ItemKind::Text,
                provision: None,
                bracket: None,
                source: Source::Document { document },
            };
        };
        let label = self.labels.of(self.cycle, id);
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
