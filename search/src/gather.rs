//! What there is to find: everything public that people wrote, read off the state of a process.
//!
//! **Invariant:** what an entry holds whose words are sealed or erased is not gathered, nor what
//! waits for publication, nor who spoke under the Chatham House Rule.

mod people;
mod words;

use std::hash::{DefaultHasher, Hash, Hasher};

use unbracket_negotiation::state::aftermath::{
    AssessmentId, CommitmentId, DisputeId, EvidenceId, ReportId, RoadMapId, TaskForceId,
};
use unbracket_negotiation::state::deciding::{SilenceId, StatementId};
use unbracket_negotiation::state::forum::{ForumId, InterventionId, MeetingId, MessageId};
use unbracket_negotiation::state::instruments::InstrumentId;
use unbracket_negotiation::state::{
    CallId, ContributionId, DocumentId, DocumentKind, PointId, ProposalId, RulingId, State,
};
use unbracket_negotiation::{Moment, SeatId};
use unbracket_text::{Draft, ProvisionId};

/// A thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A provision of a document, in a language.
    Provision(DocumentId, String, ProvisionId),
    /// A provision of the text as it stands.
    Present(ProvisionId),
    /// A document, by its title and symbol.
    Document(DocumentId),
    /// A proposal.
    Proposal(ProposalId),
    /// A call for inputs.
    Call(CallId),
    /// A contribution.
    Contribution(ContributionId),
    /// A point, with what became of it.
    Point(PointId),
    /// A position, by its entry.
    Position(u64),
    /// An objection to a text under silence, by its place.
    Breaking(SilenceId, usize),
    /// An understanding of a text under silence, by its place.
    Understanding(SilenceId, usize),
    /// A statement.
    Statement(StatementId),
    /// A ruling of the chair.
    Ruling(RulingId),
    /// A commitment.
    Commitment(CommitmentId),
    /// A report on a commitment.
    Report(ReportId),
    /// A piece of evidence.
    Evidence(EvidenceId),
    /// An assessment of a report.
    Assessment(AssessmentId),
    /// A dispute.
    Dispute(DisputeId),
    /// A task force.
    TaskForce(TaskForceId),
    /// A road map.
    RoadMap(RoadMapId),
    /// A forum.
    Forum(ForumId),
    /// The agenda of a meeting, and the remarks published of it.
    Meeting(MeetingId),
    /// A statement in a public meeting.
    Intervention(InterventionId),
    /// A message of a meeting.
    Message(MessageId),
    /// A text of another process.
    Instrument(InstrumentId),
}

/// The kinds of things by which hits are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The text as it stands.
    Text,
    /// Language that was adopted.
    Agreed,
    /// Earlier versions and other documents.
    Document,
    /// Proposals to change the text.
    Proposal,
    /// Calls, contributions and points.
    Input,
    /// Positions, objections, understandings.
    Position,
    /// Statements and rulings.
    Statement,
    /// Commitments, reports, assessments, evidence, disputes.
    FollowUp,
    /// Forums, meetings, what was said there, messages.
    Meeting,
    /// Texts of other processes.
    Instrument,
}

/// What is known of a thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which thing.
    pub key: Key,
    /// What it is called: a number of a paragraph, a title, a symbol; blank where it has no name.
    pub label: String,
    /// Its words.
    pub text: String,
    /// The number of its cycle, from 0, where it belongs to one.
    pub cycle: Option<usize>,
    /// Whose it is.
    pub seat: Option<SeatId>,
    /// Its language, where it is known.
    pub language: Option<String>,
    /// When it was said.
    pub at: Option<Moment>,
    /// The provision that it concerns.
    pub provision: Option<ProvisionId>,
    /// Whether it is part of an adopted document.
    pub agreed: bool,
}

impl Kind {
    /// All kinds, in the order in which hits are shown.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Text, "text"),
        (Self::Agreed, "agreed"),
        (Self::Proposal, "proposal"),
        (Self::Input, "input"),
        (Self::Position, "position"),
        (Self::Statement, "statement"),
        (Self::FollowUp, "follow-up"),
        (Self::Meeting, "meeting"),
        (Self::Instrument, "instrument"),
        (Self::Document, "document"),
    ];

    /// The word for it in addresses.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(kind, _)| *kind == self).map_or("text", |(_, word)| word)
    }

    /// The kind of this word.
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
    }
}

impl Key {
    /// By which kind it is grouped; `agreed` where it is part of an adopted document.
    pub fn kind(&self, agreed: bool) -> Kind {
        match self {
            Self::Present(_) => Kind::Text,
            Self::Provision(..) | Self::Document(_) if agreed => Kind::Agreed,
            Self::Provision(..) | Self::Document(_) => Kind::Document,
            Self::Proposal(_) => Kind::Proposal,
            Self::Call(_) | Self::Contribution(_) | Self::Point(_) => Kind::Input,
            Self::Position(_) | Self::Breaking(..) | Self::Understanding(..) => Kind::Position,
            Self::Statement(_) | Self::Ruling(_) => Kind::Statement,
            Self::Commitment(_)
            | Self::Report(_)
            | Self::Evidence(_)
            | Self::Assessment(_)
            | Self::Dispute(_)
            | Self::TaskForce(_)
            | Self::RoadMap(_) => Kind::FollowUp,
            Self::Forum(_) | Self::Meeting(_) | Self::Intervention(_) | Self::Message(_) => {
                Kind::Meeting
            }
            Self::Instrument(_) => Kind::Instrument,
        }
    }
}

impl Piece {
    /// A piece with these words.
    pub(crate) fn new(key: Key, label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            key,
            label: label.into(),
            text: text.into(),
            cycle: None,
            seat: None,
            language: None,
            at: None,
            provision: None,
            agreed: false,
        }
    }
}

/// Whoever takes in what there is: a thing, a number that changes with it, and how to read it.
pub(crate) trait Sink {
    /// Sees a thing; `make` is called only where it is new or changed.
    fn see(&mut self, key: Key, signature: u64, make: &mut dyn FnMut() -> Piece);

    /// Whether a document was seen before with all its provisions, as this number says that it is;
    /// where it was not, all of them are handed over.
    fn has(&mut self, document: DocumentId, signature: u64) -> bool;
}

/// Hands over everything that can be found.
pub(crate) fn gather(state: &State, sink: &mut dyn Sink) {
    documents(state, sink);
    present(state, sink);
    people::inputs(state, sink);
    people::positions(state, sink);
    people::proposals(state, sink);
    words::statements(state, sink);
    words::aftermath(state, sink);
    words::forums(state, sink);
    words::instruments(state, sink);
}

/// A number that changes with what it is made of.
pub(crate) fn signature(of: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The place of a thing in its list, as its number.
pub(crate) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn documents(state: &State, sink: &mut dyn Sink) {
    for (place, document) in state.texts.documents.iter().enumerate() {
        let id = DocumentId(number(place));
        let agreed = document.kind == DocumentKind::Outcome;
        let symbol = document.symbol.as_ref().map(ToString::to_string).unwrap_or_default();
        let title = document.title.text().unwrap_or_default();
        let at = (Some(document.cycle), Some(document.issued));
        // A document does not change once it is issued; translations come later.
        let languages: Vec<_> =
            document.versions.keys().map(unbracket_negotiation::Tag::as_str).collect();
        if sink.has(id, signature((&symbol, title, languages, agreed))) {
            continue;
        }
        sink.see(Key::Document(id), 0, &mut || Piece {
            cycle: at.0,
            at: at.1,
            agreed,
            ..Piece::new(Key::Document(id), symbol.clone(), format!("{title} {symbol}"))
        });
        let own = document.draft.language().unwrap_or_default().to_owned();
        let others = document.versions.iter().map(|(tag, draft)| (tag.to_string(), draft));
        for (language, draft) in std::iter::once((own, &document.draft)).chain(others) {
            let see = |key: Key, label: &str, text: &dyn Fn() -> String, sink: &mut dyn Sink| {
                sink.see(key.clone(), 0, &mut || Piece {
                    cycle: at.0,
                    at: at.1,
                    agreed,
                    language: Some(language.clone()).filter(|it| !it.is_empty()),
                    provision: provision_of(&key),
                    ..Piece::new(key.clone(), label, text())
                });
            };
            provisions(draft, |provision, label, text| {
                see(Key::Provision(id, language.clone(), provision.clone()), label, text, sink);
            });
        }
    }
}

fn provision_of(key: &Key) -> Option<ProvisionId> {
    match key {
        Key::Provision(_, _, provision) | Key::Present(provision) => Some(provision.clone()),
        _ => None,
    }
}

fn present(state: &State, sink: &mut dyn Sink) {
    let Some(rolling) = &state.texts.rolling else { return };
    let cycle = state.process.cycles.len().checked_sub(1);
    let language = rolling.draft.language().map(str::to_owned);
    provisions(&rolling.draft, |provision, label, text| {
        let key = Key::Present(provision.clone());
        let words = text();
        sink.see(key.clone(), signature((label, &words)), &mut || Piece {
            cycle,
            language: language.clone(),
            provision: Some(provision.clone()),
            ..Piece::new(key.clone(), label, words.clone())
        });
    });
}

/// Every provision of a draft that says something, with its number and its words.
fn provisions(draft: &Draft, mut see: impl FnMut(&ProvisionId, &str, &dyn Fn() -> String)) {
    let labels: std::collections::BTreeMap<_, _> =
        unbracket_negotiation::standing::cited_labels(draft).into_iter().collect();
    for visit in draft.visit() {
        let provision = visit.provision;
        if !provision.content.is_empty() {
            let label = labels.get(&provision.id).map_or("", String::as_str);
            see(&provision.id, label, &|| provision.content.to_marked_text());
        }
    }
}
