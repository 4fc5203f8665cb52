//! Instruments of other processes: how each was adopted, who contests its standing, and which
//! provisions are linked to it or deliberately not.

use std::collections::BTreeMap;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::DocumentId;
use crate::roster::SeatId;
use crate::wire::{id, record, terms};
use crate::words::{Tag, Words};

id! {
    /// A text of another process.
    InstrumentId = "instrument",
    /// That somebody contests the standing of an instrument.
    ContestId = "contest",
    /// A link between a provision and an instrument, or the refusal of one.
    LinkId = "link",
}

terms! {
    /// How an instrument came about.
    Manner {
        /// Adopted by consensus.
        ByConsensus = "by-consensus",
        /// Adopted by a vote.
        ByVote = "by-vote",
        /// Adopted without objection.
        WithoutObjection = "without-objection",
        /// Declared by those who made it.
        Declared = "declared",
        /// Never adopted.
        NotAdopted = "not-adopted",
    }
}

terms! {
    /// What is contested of an instrument.
    Contested {
        /// That it was adopted as it says.
        Adoption = "adoption",
        /// That it binds, or does not bind.
        Force = "force",
        /// That it bears on this process.
        Relevance = "relevance",
    }
}

terms! {
    /// How a provision relates to an instrument.
    Relation {
        /// Names it.
        Recalls = "recalls",
        /// Says again what it says.
        Reaffirms = "reaffirms",
        /// Puts it into practice.
        Implements = "implements",
        /// Goes further.
        BuildsOn = "builds-on",
        /// Says otherwise.
        DepartsFrom = "departs-from",
        /// Says the same in another place, so that one of the two may be idle.
        Duplicates = "duplicates",
    }
}

record! {
    /// A place in an instrument.
    #[derive(PartialOrd, Ord)]
    InstrumentPlace {
        /// The instrument.
        instrument: InstrumentId,
        /// Its provision, as the instrument numbers it; none means as a whole.
        at: Option<Tag>,
    }
}

/// A text of another process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// What it is called.
    pub name: Words,
    /// Its symbol.
    pub symbol: Option<Tag>,
    /// How it came about.
    pub manner: Manner,
    /// Who adopted it.
    pub adopted_by: Words,
    /// When it was adopted.
    pub adopted: Option<Moment>,
    /// Whether it binds.
    pub binding: bool,
    /// Who contests it, each with their last contest.
    pub contests: BTreeMap<SeatId, ContestId>,
    /// Who registered it.
    pub by: SeatId,
}

/// That somebody contests the standing of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    /// The instrument.
    pub instrument: InstrumentId,
    /// What is contested.
    pub point: Contested,
    /// Why.
    pub reason: Words,
    /// Who contests.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// When it was withdrawn.
    pub withdrawn: Option<Moment>,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A provision and an instrument: linked, or deliberately not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentLink {
    /// The document of the provision; none for the text under negotiation.
    pub document: Option<DocumentId>,
    /// The provision.
    pub provision: ProvisionId,
    /// Where in the instrument.
    pub to: InstrumentPlace,
    /// How they relate; none where the link is refused.
    pub relation: Option<Relation>,
    /// Why.
    pub reason: Words,
    /// Who says so.
    pub by: SeatId,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Instruments of other processes, and links to them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instruments {
    /// All instruments.
    pub registered: Vec<Instrument>,
    /// All contests.
    pub contests: Vec<Contest>,
    /// All links and refusals of links.
    pub links: Vec<InstrumentLink>,
    /// The links of each provision.
    pub of_provision: BTreeMap<ProvisionId, Vec<LinkId>>,
}

impl Instruments {
    /// An instrument by its number.
    pub fn instrument(&self, id: InstrumentId) -> Option<&Instrument> {
        self.registered.get(id.place())
    }

    /// Whether somebody contests the standing of an instrument.
    pub fn is_contested(&self, id: InstrumentId) -> bool {
        self.instrument(id).is_some_and(|instrument| {
            instrument.contests.values().any(|contest| self.stands(*contest))
        })
    }

    /// Takes away the words of an entry; that they were there stays.
    pub(crate) fn withhold(&mut self, entry: u64) {
        if let Ok(place) = self.contests.binary_search_by_key(&entry, |it| it.entry) {
            self.contests[place].reason.withhold(0);
        }
        if let Ok(place) = self.links.binary_search_by_key(&entry, |it| it.entry)
            && !self.links[place].reason.is_blank()
        {
            self.links[place].reason.withhold(0);
        }
    }

    /// Whether a contest was not withdrawn.
    pub(crate) fn stands(&self, id: ContestId) -> bool {
        self.contests.get(id.place()).is_some_and(|contest| contest.withdrawn.is_none())
    }

    /// The links of a provision, and the refusals of links.
    pub fn links_of(&self, provision: &ProvisionId) -> impl Iterator<Item = &InstrumentLink> {
        let links = self.of_provision.get(provision).map(Vec::as_slice).unwrap_or_default();
        links.iter().filter_map(|link| self.links.get(link.place()))
    }
}
