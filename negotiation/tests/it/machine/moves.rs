//! What the machine can do, in its own words, and the acts that these are.

use std::collections::BTreeSet;

use unbracket_negotiation::act::deciding as d;
use unbracket_negotiation::act::process::{Accredit, OpenStage};
use unbracket_negotiation::act::texts::{IssueDocument, StatePosition};
use unbracket_negotiation::state::Target;
use unbracket_negotiation::state::deciding::{
    BallotWord, QuestionId, SilenceId, VoteId, VoteMethod,
};
use unbracket_negotiation::state::{DocumentId, DocumentKind, Stance};
use unbracket_negotiation::words::{Kept, Tag, Words};
use unbracket_negotiation::{Act, Basis, Moment, Rule, SeatId, Stage};
use unbracket_procedure::Body;
use unbracket_text::{Draft, Passage, ProvisionId};

use super::super::deciding::draft;

/// A majority, in the machine's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Majority {
    Plenary,
    Committee,
    TwoThirds,
}

/// A move. Paragraphs are numbered from 0, the preambular one; none is the whole text.
#[derive(Clone, Debug)]
pub(super) enum Move {
    OpenStage(Stage),
    Accredit(u32),
    Issue(Draft),
    State { on: Option<usize>, stance: Stance },
    Object { on: Option<usize>, obstacle: bool },
    WithdrawObjection { on: Option<usize> },
    StartSilence { document: Option<u32>, scope: BTreeSet<usize>, deadline: i64 },
    ExtendSilence { silence: u32, deadline: i64 },
    Break { silence: u32, on: BTreeSet<usize> },
    WithdrawBreak { silence: u32 },
    WithdrawText { silence: u32 },
    CloseSilence { silence: u32 },
    Call { on: Option<usize>, document: Option<u32> },
    RequestVote { question: u32 },
    WithdrawRequest { question: u32 },
    Conclude { question: u32 },
    OpenVote { question: u32, majority: Majority, away: BTreeSet<u32> },
    Cast { vote: u32, ballot: BallotWord },
    CloseVote { vote: u32 },
    Intend { vote: u32, ballot: BallotWord },
    Adopt { document: u32, question: u32 },
    Reserve { document: u32, on: BTreeSet<usize> },
    Dissociate { document: u32, on: BTreeSet<usize> },
}

pub(super) fn provision(number: usize) -> ProvisionId {
    ProvisionId::new(if number == 0 { "pp1".to_owned() } else { format!("op{number}") })
}

pub(super) fn target(on: Option<usize>) -> Target {
    on.map_or_else(Target::text, |number| Target::provision(provision(number)))
}

/// The base text with one paragraph in other words.
pub(super) fn changed(number: usize, version: u64) -> Draft {
    let mut provisions = draft(5, None).provisions().to_vec();
    if number > 0 {
        provisions[number].content = Passage::words(format!("Decides otherwise, {version};"));
    }
    Draft::new(provisions).unwrap()
}

fn provisions(on: &BTreeSet<usize>) -> BTreeSet<ProvisionId> {
    on.iter().map(|number| provision(*number)).collect()
}

fn said() -> Words {
    Words::said("because")
}

fn tag(text: &str) -> Tag {
    Tag::new(text).unwrap()
}

impl Move {
    /// The name of the move, for counting.
    pub(super) fn name(&self) -> String {
        let shown = format!("{self:?}");
        shown.split([' ', '(', '{']).next().unwrap_or_default().to_owned()
    }

    /// The act that it is.
    pub(super) fn act(&self) -> Act {
        match self.clone() {
            Self::OpenStage(stage) => OpenStage { stage, because: Words::default() }.into(),
            Self::Accredit(number) => Accredit {
                name: Words::said(format!("Member {number}")),
                code: None,
                basis: Basis::MemberState,
                side: None,
                until: None,
                proposed: false,
            }
            .into(),
            Self::Issue(text) => IssueDocument {
                kind: DocumentKind::ChairsText,
                symbol: None,
                title: said(),
                language: tag("en"),
                text: Kept(text),
            }
            .into(),
            Self::State { on, stance } => StatePosition {
                on: target(on),
                stance,
                direction: None,
                because: said(),
                unless: BTreeSet::new(),
            }
            .into(),
            Self::Object { on, obstacle } => d::Object {
                target: Some(target(on)),
                because: said(),
                obstacle,
                direction: None,
                cure: Words::default(),
                unless: BTreeSet::new(),
            }
            .into(),
            Self::WithdrawObjection { on } => {
                d::WithdrawObjection { target: Some(target(on)), because: said() }.into()
            }
            other => other.procedural(),
        }
    }

    fn procedural(self) -> Act {
        match self {
            Self::StartSilence { document, scope, deadline } => d::StartSilence {
                document: document.map(DocumentId),
                provisions: provisions(&scope),
                deadline: Moment(deadline),
                zone: tag("America/New_York"),
            }
            .into(),
            Self::ExtendSilence { silence, deadline } => d::ExtendSilence {
                silence: SilenceId(silence),
                deadline: Moment(deadline),
                because: said(),
            }
            .into(),
            Self::Break { silence, on } => d::BreakSilence {
                silence: SilenceId(silence),
                provisions: provisions(&on),
                because: said(),
                cure: Words::default(),
                sealed: false,
            }
            .into(),
            Self::WithdrawBreak { silence } => {
                d::WithdrawBreak { silence: SilenceId(silence) }.into()
            }
            Self::WithdrawText { silence } => {
                d::WithdrawText { silence: SilenceId(silence), because: said() }.into()
            }
            Self::CloseSilence { silence } => {
                d::CloseSilence { silence: SilenceId(silence) }.into()
            }
            Self::Call { on, document } => d::CallForConsensus {
                target: on.map(|on| target(Some(on))),
                document: document.map(DocumentId),
                rule: None,
                review_at: None,
            }
            .into(),
            Self::RequestVote { question } => {
                d::RequestVote { question: QuestionId(question) }.into()
            }
            Self::WithdrawRequest { question } => {
                d::WithdrawVoteRequest { question: QuestionId(question) }.into()
            }
            Self::Conclude { question } => {
                d::Conclude { question: QuestionId(question), finding: None }.into()
            }
            other => other.formal(),
        }
    }

    fn formal(self) -> Act {
        match self {
            Self::OpenVote { question, majority, away } => d::OpenVote {
                question: Some(QuestionId(question)),
                part: None,
                motion: None,
                proposal: None,
                method: VoteMethod::Recorded,
                rule: Some(match majority {
                    Majority::Plenary => Rule::GaSimple(Body::Plenary),
                    Majority::Committee => Rule::GaSimple(Body::Committee),
                    Majority::TwoThirds => Rule::GaTwoThirds,
                }),
                away: away.into_iter().map(SeatId).collect(),
            }
            .into(),
            Self::Cast { vote, ballot } => d::CastBallot { vote: VoteId(vote), ballot }.into(),
            Self::CloseVote { vote } => {
                d::CloseVote { vote: VoteId(vote), yes: None, no: None, abstain: None }.into()
            }
            Self::Intend { vote, ballot } => {
                d::NoteIntendedVote { vote: VoteId(vote), ballot }.into()
            }
            Self::Adopt { document, question } => d::Adopt {
                document: DocumentId(document),
                question: QuestionId(question),
                symbol: None,
                title: Words::default(),
            }
            .into(),
            Self::Reserve { document, on } => d::Reserve {
                document: DocumentId(document),
                provisions: provisions(&on),
                words: said(),
            }
            .into(),
            Self::Dissociate { document, on } => d::Dissociate {
                document: DocumentId(document),
                provisions: provisions(&on),
                words: said(),
            }
            .into(),
            other => other.act(),
        }
    }
}
