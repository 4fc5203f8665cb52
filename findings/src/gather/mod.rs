//! From the public state of a negotiation to the plain inputs of statistics.
//!
//! **Invariant:** what is gathered is public, whatever state comes in: sealed words are withheld first,
//! unpublished and withdrawn contributions and confidential points are left out, and of a meeting
//! under the Chatham House Rule there is nothing. Everything keeps the address of what it came from.

mod actors;
mod conditions;
mod files;
mod inputs;
mod positions;
mod proposals;
mod readings;
mod said;
mod source;
mod text;

use std::collections::BTreeMap;

use unbracket_negotiation::State;

pub use actors::{Actor, Bloc, BlocKind, Names};
pub use conditions::Rests;
pub use files::{Conversation, Table, Text, of_files};
pub use inputs::{Contribution, Floor, Notice, Point};
pub(crate) use positions::answer;
pub use positions::{BREAK, Item, ItemKind, Positions, SPONSOR, Stand, Voices};
pub use proposals::{Cure, Issue, Proposal, ProposalKind};
pub use readings::Reading;
pub use source::Source;
pub use text::{Alternative, Choice, Labels, Unit, Version};

/// Everything about a negotiation, or about files, that statistics ask for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gathered {
    /// How many entries the record had.
    pub length: u64,
    /// The moment of the last one, in seconds since 1970.
    pub now: i64,
    /// How many cycles there were.
    pub cycles: usize,
    /// The cycle that the chapters are about, from 0: the last one with positions or a text.
    pub cycle: usize,
    /// How a table calls its sessions, each a cycle; a record numbers its cycles.
    pub sessions: BTreeMap<usize, String>,
    /// Who takes part, by name.
    pub actors: Vec<Actor>,
    /// The blocs, by kind and name.
    pub blocs: Vec<Bloc>,
    /// The positions, cycle by cycle.
    pub positions: Vec<Positions>,
    /// What objections and reserves of the cycle rest on, by the entry that stated them.
    pub rests: BTreeMap<u64, Rests>,
    /// The positions at the end of every reading in which somebody said something, in order.
    pub readings: Vec<Reading>,
    /// The versions of the text, in the order in which they came.
    pub versions: Vec<Version>,
    /// The provisions of the last version of the cycle, in reading order; none of texts that are apart.
    pub units: Vec<Unit>,
    /// What stands in brackets in the last version of the cycle.
    pub choices: Vec<Choice>,
    /// The proposals of all cycles.
    pub proposals: Vec<Proposal>,
    /// The cures that were offered to objectors.
    pub cures: Vec<Cure>,
    /// The issues that tie provisions together.
    pub issues: Vec<Issue>,
    /// The contributions that are published.
    pub contributions: Vec<Contribution>,
    /// The points made in them.
    pub points: Vec<Point>,
    /// Who had the floor.
    pub floor: Vec<Floor>,
    /// How long texts and calls lay open.
    pub notices: Vec<Notice>,
    /// Pairs of items, of different sessions, that are the same question under two names.
    pub bridges: Vec<(String, String)>,
    /// The votes of a conversation as Polis counts them, where they are asked for.
    pub conversation: Option<Conversation>,
    /// Whether the texts are apart: instruments to be compared, not versions of one text.
    pub apart: bool,
}

impl Gathered {
    /// The positions of the cycle that the chapters are about.
    #[must_use]
    pub fn present(&self) -> Option<&Positions> {
        self.positions.iter().find(|positions| positions.cycle == self.cycle)
    }

    /// Whether the last text of the cycle is its outcome, in which nothing is open.
    #[must_use]
    pub fn is_adopted(&self) -> bool {
        self.of_cycle().last().is_some_and(|version| version.kind == "outcome")
    }

    /// Whether a provision stands in the text and is not agreed.
    #[must_use]
    pub fn is_open(&self, provision: &str) -> bool {
        let mut units = self.units.iter();
        let agreed = |status: &String| status.starts_with("agreed");
        let stands = units.find(|unit| unit.id == provision);
        !self.is_adopted() && stands.is_some_and(|unit| !unit.status.as_ref().is_some_and(agreed))
    }

    /// The versions of the text of the cycle that the chapters are about.
    pub fn of_cycle(&self) -> impl DoubleEndedIterator<Item = &Version> {
        self.versions.iter().filter(|version| version.cycle == self.cycle)
    }

    /// The outcomes of the cycles before.
    pub fn earlier_outcomes(&self) -> impl Iterator<Item = &Version> {
        let before = self.versions.iter().filter(|version| version.cycle < self.cycle);
        before.filter(|version| version.kind == "outcome")
    }

    /// The stakeholder group of each actor that has one, by name.
    #[must_use]
    pub fn sides(&self) -> BTreeMap<String, String> {
        let of = |actor: &Actor| Some((actor.name.clone(), actor.side.clone()?));
        self.actors.iter().filter_map(of).collect()
    }

    /// The actor of that name.
    #[must_use]
    pub fn actor(&self, name: &str) -> Option<&Actor> {
        let at = self.actors.binary_search_by(|actor| actor.name.as_str().cmp(name)).ok()?;
        self.actors.get(at)
    }
}

/// Gathers what statistics ask for from where a negotiation stands.
#[must_use]
pub fn gather(state: &State, voices: Voices) -> Gathered {
    let is_open = state.process.entries.sealed().len() == 0;
    if is_open { of_public(state, voices) } else { of_public(&state.as_public(), voices) }
}

fn of_public(state: &State, voices: Voices) -> Gathered {
    let names = Names::of(state);
    let versions = text::versions(state);
    let labels = Labels::of_versions(state.process.cycles.len(), &versions);
    let taker = positions::Taker { state, names: &names, labels: &labels, voices };
    let positions = positions::positions(&taker);
    let has_positions =
        |cycle: &usize| positions.get(*cycle).is_some_and(|it| !it.stands.is_empty());
    let has_text = |cycle: &usize| versions.iter().any(|version| version.cycle == *cycle);
    let cycles = state.process.cycles.len();
    let last = |has: &dyn Fn(&usize) -> bool| (0..cycles).rev().find(|cycle| has(cycle));
    let cycle = last(&has_positions).or_else(|| last(&has_text)).unwrap_or_default();
    let text = versions.iter().rev().find(|version| version.cycle == cycle);
    let choices = text.map(|version| text::choices(Some(state), version, &labels, &names));
    Gathered {
        length: state.length,
        now: state.now.0,
        cycles,
        cycle,
        sessions: BTreeMap::new(),
        actors: actors::actors(state, &names),
        blocs: actors::blocs(state, &names),
        units: text
            .map(|it| text::units(it, &labels, &text::statuses_of(state, it)))
            .unwrap_or_default(),
        choices: choices.unwrap_or_default(),
        proposals: proposals::proposals(state, &names),
        cures: proposals::cures(state, &names, &labels),
        issues: proposals::issues(state),
        contributions: inputs::contributions(state, &names),
        points: inputs::points(state, &names),
        floor: inputs::floor(state, &names),
        notices: inputs::notices(state),
        rests: conditions::rests(&taker, cycle),
        readings: readings::readings(&taker, &versions),
        positions,
        versions,
        bridges: Vec::new(),
        conversation: None,
        apart: false,
    }
}
