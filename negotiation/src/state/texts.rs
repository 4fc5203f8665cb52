//! The text: documents, the rolling text with its paragraph statuses, proposals, positions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_procedure::Moment;
use unbracket_text::{Change, Draft, Passage, ProvisionId};

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
}

/// The single text on the screen, changed in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolling {
    /// The text as it stands.
    pub draft: Arc<Draft>,
    /// The status of each provision; one that is not listed is open.
    pub status: BTreeMap<ProvisionId, ParagraphStatus>,
    /// The document from which it started.
    pub base: DocumentId,
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
    /// What it would change in the rolling text; where it amends another proposal, the words that
    /// the other would then have.
    pub change: Change,
    /// The proposal that it would amend.
    pub amends: Option<ProposalId>,
    /// Why.
    pub reason: Words,
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
    /// In which capacity.
    pub capacity: Capacity,
    /// When.
    pub at: Moment,
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
    /// Positions of the cycles before, each as it ended.
    pub former_positions: Vec<BTreeMap<Target, BTreeMap<SeatId, Position>>>,
}

impl Target {
    /// A provision as a whole.
    pub fn provision(id: ProvisionId) -> Self {
        Self { provision: Some(id), ..Self::text() }
    }

    /// The text as a whole.
    pub fn text() -> Self {
        Self { provision: None, bracket: None, alternative: None, proposal: None }
    }
}

impl Rolling {
    /// The status of a provision.
    pub fn status(&self, id: &ProvisionId) -> ParagraphStatus {
        self.status.get(id).copied().unwrap_or(ParagraphStatus::Open)
    }
}
