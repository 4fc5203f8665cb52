//! The text as data: documents, the rolling text with its paragraph statuses, proposals, positions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_procedure::Moment;
use unbracket_text::number::ConcordanceRow;
use unbracket_text::{Change, Draft, Passage, ProvisionId};

use super::conditions::Condition;
use super::course::{Reading, Turn};
use super::of_cycle;
use crate::event::ParagraphStatus;
use crate::rights::Capacity;
use crate::roster::SeatId;
use crate::wire::{id, record, terms};
use crate::words::{Tag, Words};

id! {
    /// A document.
    DocumentId = "document",
    /// A proposal to change the text: an amendment, or an amendment to one.
    ProposalId = "proposal",
    /// An issue that ties provisions together.
    IssueId = "issue",
    /// A wording that would lift an objection.
    CureId = "cure",
}

terms! {
    /// What a document is.
    DocumentKind {
        /// The rules of the process, as a text.
        ModalitiesResolution = "modalities-resolution",
        /// Headings and ideas, no negotiated language.
        ElementsPaper = "elements-paper",
        /// The first full text.
        ZeroDraft = "zero-draft",
        /// The facilitators' redraft after a reading.
        Revision = "revision",
        /// All proposals shown.
        CompilationText = "compilation-text",
        /// Duplicates merged, no substance removed.
        StreamlinedText = "streamlined-text",
        /// A compromise on the chair's own authority.
        ChairsText = "chairs-text",
        /// The text put forward for adoption.
        FinalText = "final-text",
        /// What was adopted.
        Outcome = "outcome",
        /// A correction of the editing of another document, never of its substance.
        Corrigendum = "corrigendum",
    }
}

terms! {
    /// What became of a proposal.
    ProposalState {
        /// Before the room.
        Open = "open",
        /// Its words went into the text.
        Accepted = "accepted",
        /// Its sponsors took it back.
        Withdrawn = "withdrawn",
        /// It was not taken up.
        Fallen = "fallen",
    }
}

terms! {
    /// A pass over the text.
    ReadingPass {
        /// Collects proposals.
        First = "first",
        /// Resolves them.
        Second = "second",
    }
}

terms! {
    /// How somebody stands to a text. Saying nothing is none of these.
    Stance {
        /// In favour.
        Support = "support",
        /// Not in favour, and not in the way.
        CanLiveWith = "can-live-with",
        /// Holds a reserve: not yet in a position to agree.
        Reserve = "reserve",
        /// Objects.
        Object = "object",
    }
}

terms! {
    /// On which side of a text an objection or a reserve lies.
    Direction {
        /// The text goes too far.
        TooFar = "too-far",
        /// The text does not go far enough.
        NotFarEnough = "not-far-enough",
    }
}

record! {
    /// What a position is on: a provision, one alternative of one of its brackets, a proposal, or,
    /// where nothing is named, the text as a whole.
    #[derive(PartialOrd, Ord)]
    Target {
        /// The provision.
        provision: Option<ProvisionId>,
        /// The bracket within the provision, in reading order from 1.
        bracket: Option<u32>,
        /// The alternative within the bracket, in order from 1.
        alternative: Option<u32>,
        /// The proposal.
        proposal: Option<ProposalId>,
    }
}

/// A version of the text, or a paper beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// What it is.
    pub kind: DocumentKind,
    /// Its symbol.
    pub symbol: Option<Tag>,
    /// Its title.
    pub title: Words,
    /// Its text.
    pub draft: Arc<Draft>,
    /// When it was issued in the language of negotiation.
    pub issued: Moment,
    /// When it was there in each language.
    pub languages: BTreeMap<Tag, Moment>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// Who issued it.
    pub by: SeatId,
    /// The entry that recorded it.
    pub entry: u64,
    /// The document that it corrects.
    pub corrects: Option<DocumentId>,
    /// The former and present numbers, where it was issued with new ones.
    pub concordance: Vec<ConcordanceRow>,
    /// Its text in other languages.
    pub versions: BTreeMap<Tag, Arc<Draft>>,
}

impl Document {
    /// The language in which it was issued first.
    pub fn language_of_negotiation(&self) -> Option<&Tag> {
        self.languages.iter().min_by_key(|(_, since)| **since).map(|(tag, _)| tag)
    }
}

/// The single text on the screen, changed in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolling {
    /// The text as it stands.
    pub draft: Arc<Draft>,
    /// The status that acts gave to provisions, also to those that are gone; one that is not listed
    /// is open. What brackets say of a provision comes on top: see [`crate::standing::status`].
    pub status: BTreeMap<ProvisionId, ParagraphStatus>,
    /// The document from which it started.
    pub base: DocumentId,
    /// Who put which bracket of a provision, and has not let go of it.
    pub holders: BTreeMap<ProvisionId, BTreeMap<u32, BTreeSet<SeatId>>>,
    /// The capitals that have still to confirm what was agreed ad referendum.
    pub pending: BTreeMap<ProvisionId, BTreeSet<SeatId>>,
}

/// A proposal to change the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Who put it forward.
    pub by: SeatId,
    /// In which capacity.
    pub capacity: Capacity,
    /// Who sponsors it, the one who put it forward among them.
    pub sponsors: BTreeSet<SeatId>,
    /// Who supports keeping it in the compilation.
    pub supporters: BTreeSet<SeatId>,
    /// The rolling text as it stood when it was put forward.
    pub base: Arc<Draft>,
    /// What it would change in that text; where it amends another proposal, the words that
    /// the other would then have.
    pub change: Change,
    /// The proposal that it would amend.
    pub amends: Option<ProposalId>,
    /// Why.
    pub reason: Words,
    /// The accepted cure that it would put in the text.
    pub lifts: Option<CureId>,
    /// What became of it.
    pub state: ProposalState,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it was put forward.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// How a seat stands to a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// How.
    pub stance: Stance,
    /// On which side the text errs, if it does.
    pub direction: Option<Direction>,
    /// Why.
    pub reason: Words,
    /// The wording that would lift the objection.
    pub cure: Option<Passage>,
    /// What it rests on: where one of these stands, it need not. Only objections and reserves do.
    pub unless: Vec<Condition>,
    /// In which capacity.
    pub capacity: Capacity,
    /// When.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A wording that somebody else offers to lift an objection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cure {
    /// The provision that would read so.
    pub provision: ProvisionId,
    /// What the objection is on.
    pub on: Target,
    /// Whose objection it would lift.
    pub of: SeatId,
    /// Who offers it.
    pub by: SeatId,
    /// The whole provision as it would read.
    pub wording: Passage,
    /// The proposal that it became when the objector accepted it.
    pub proposal: Option<ProposalId>,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Provisions that are parked together until an issue is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// What it is about.
    pub title: Words,
    /// The provisions.
    pub provisions: BTreeSet<ProvisionId>,
    /// Who linked them.
    pub by: SeatId,
    /// Whether they are still linked.
    pub open: bool,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Where the room stands in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// The pass.
    pub pass: ReadingPass,
    /// The provisions under discussion; all of them where none is named.
    pub provisions: BTreeSet<ProvisionId>,
    /// Since when.
    pub since: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// Everything about the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// All documents of all cycles.
    pub documents: Vec<Document>,
    /// The rolling text of the present cycle.
    pub rolling: Option<Rolling>,
    /// All proposals of all cycles.
    pub proposals: Vec<Proposal>,
    /// Positions of the present cycle: one for each seat and target.
    pub positions: BTreeMap<Target, BTreeMap<SeatId, Position>>,
    /// The provisions in whose brackets some position of the present cycle waits for a wording.
    pub awaited: BTreeSet<ProvisionId>,
    /// Positions of the cycles before, each as it ended.
    pub former_positions: Vec<BTreeMap<Target, BTreeMap<SeatId, Position>>>,
    /// The course of all positions and sponsors of all cycles, by what they are on, in order.
    pub course: BTreeMap<Target, Vec<Turn>>,
    /// Cures that were offered to objectors.
    pub cures: Vec<Cure>,
    /// Issues that tie provisions together.
    pub issues: Vec<Issue>,
    /// The reading that is open.
    pub room: Option<Room>,
    /// Every reading that was opened, of all cycles, in order.
    pub readings: Vec<Reading>,
    /// The last pass that was closed over each provision.
    pub read: BTreeMap<ProvisionId, ReadingPass>,
    /// Which provisions a new one of the present cycle came from.
    pub sources: BTreeMap<ProvisionId, Vec<ProvisionId>>,
    /// The provisions of the cycles before, each with those it came from.
    pub former: BTreeMap<ProvisionId, Vec<ProvisionId>>,
    /// For each provision the entries that changed its words, its place or its status. An identity
    /// that a later cycle takes over is the same provision, and its history goes on.
    pub history: BTreeMap<ProvisionId, Vec<u64>>,
}

impl Target {
    /// A provision as a whole.
    pub fn provision(id: ProvisionId) -> Self {
        Self { provision: Some(id), ..Self::text() }
    }

    /// A proposal.
    pub fn proposal(id: ProposalId) -> Self {
        Self { proposal: Some(id), ..Self::text() }
    }

    /// The text as a whole.
    pub fn text() -> Self {
        Self { provision: None, bracket: None, alternative: None, proposal: None }
    }
}

impl Texts {
    /// The positions of a cycle: of one that is over as it ended; none where there was no such cycle.
    pub fn positions_in(
        &self,
        cycle: usize,
    ) -> Option<&BTreeMap<Target, BTreeMap<SeatId, Position>>> {
        of_cycle(&self.former_positions, &self.positions, cycle)
    }

    /// A document by its number.
    pub fn document(&self, id: DocumentId) -> Option<&Document> {
        self.documents.get(id.place())
    }

    /// A proposal by its number.
    pub fn proposal(&self, id: ProposalId) -> Option<&Proposal> {
        self.proposals.get(id.place())
    }

    /// The last version that went out of the text on the screen, with the concordance that such a version
    /// carries; where none did, the document from which the text started. A paper that came from outside
    /// stands beside the text and is none, whatever its kind.
    pub fn last_version(&self) -> Option<DocumentId> {
        let base = self.rolling.as_ref()?.base;
        let count = u32::try_from(self.documents.len()).unwrap_or(u32::MAX);
        let went_out =
            |id: &DocumentId| self.document(*id).is_some_and(|one| !one.concordance.is_empty());
        Some((base.0..count).rev().map(DocumentId).find(went_out).unwrap_or(base))
    }

    /// How a seat stands to a target.
    pub fn position(&self, on: &Target, seat: SeatId) -> Option<&Position> {
        self.positions.get(on)?.get(&seat)
    }

    /// The provisions that a provision came from, in whichever cycle.
    pub fn sources_of(&self, id: &ProvisionId) -> &[ProvisionId] {
        let here = self.sources.get(id).filter(|from| !from.is_empty());
        here.or_else(|| self.former.get(id)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Clears what belonged to the text of a cycle that ended; what was said of it stays in history.
    pub(crate) fn leave_behind(&mut self) {
        if let Some(rolling) = self.rolling.take() {
            let standing = rolling.draft.visit().map(|visit| visit.provision.id.clone());
            for id in standing.chain(rolling.status.into_keys()) {
                self.former.entry(id).or_default();
            }
        }
        for (id, from) in std::mem::take(&mut self.sources) {
            let known = self.former.entry(id).or_default();
            if known.is_empty() {
                *known = from;
            }
        }
        self.room = None;
        self.read.clear();
        self.awaited.clear();
        self.former_positions.push(std::mem::take(&mut self.positions));
        for proposal in self.proposals.iter_mut().filter(|it| it.state == ProposalState::Open) {
            proposal.state = ProposalState::Fallen;
        }
        for issue in &mut self.issues {
            issue.open = false;
        }
    }

    /// Every position on a provision or on one of its brackets.
    pub fn positions_on<'t>(
        &'t self,
        id: &'t ProvisionId,
    ) -> impl Iterator<Item = (&'t Target, SeatId, &'t Position)> {
        let from = Target::provision(id.clone());
        let of_it = self.positions.range(from..);
        of_it
            .take_while(move |(on, _)| on.provision.as_ref() == Some(id))
            .flat_map(|(on, all)| all.iter().map(move |(seat, position)| (on, *seat, position)))
    }
}

impl Rolling {
    /// A rolling text that starts from a document.
    pub(crate) fn new(draft: Arc<Draft>, base: DocumentId) -> Self {
        Self {
            draft,
            base,
            status: BTreeMap::new(),
            holders: BTreeMap::new(),
            pending: BTreeMap::new(),
        }
    }

    /// The status that acts gave to a provision, whatever brackets say of it.
    pub fn status(&self, id: &ProvisionId) -> ParagraphStatus {
        self.status.get(id).copied().unwrap_or(ParagraphStatus::Open)
    }
}
