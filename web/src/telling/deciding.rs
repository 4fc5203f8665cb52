//! Sentences about silence, questions, votes, adoption and statements.

use unbracket_negotiation::act::deciding::{self, DecidingAct as A};
use unbracket_negotiation::state::deciding::{MotionId, SilenceId, StatementId, VoteId};
use unbracket_negotiation::{Event, SeatId, Target};

use super::{Teller, Told};

impl Teller<'_> {
    pub(super) fn of_deciding(&self, act: &A, event: &Event) -> Told {
        match act {
            A::StartSilence(_)
            | A::ExtendSilence(_)
            | A::BreakSilence(_)
            | A::WithdrawBreak(_)
            | A::StateUnderstanding(_)
            | A::WithdrawText(_)
            | A::CloseSilence(_) => self.of_silence(act, event),
            A::ExplainPosition(_)
            | A::ExplainVote(_)
            | A::Reserve(_)
            | A::Dissociate(_)
            | A::StateMinority(_)
            | A::AlignWithStatement(_)
            | A::Reply(_) => self.of_statement(act),
            A::MoveMotion(_)
            | A::SpeakToMotion(_)
            | A::DecideMotion(_)
            | A::OrderAmendments(_)
            | A::OpenVote(_)
            | A::CastBallot(_)
            | A::CloseVote(_)
            | A::NoteIntendedVote(_) => self.of_vote(act, event),
            other => self.of_question(other),
        }
    }

    fn of_silence(&self, act: &A, event: &Event) -> Told {
        match act {
            A::StartSilence(act) => {
                let made = SilenceId(event.outcome.made.unwrap_or(u32::MAX));
                Told { when: self.moment(act.deadline), ..self.on_silence(made) }
            }
            A::ExtendSilence(act) => {
                Told { when: self.moment(act.deadline), ..self.on_silence(act.silence) }
            }
            A::BreakSilence(act) => self.breaking(act),
            A::WithdrawBreak(act) => {
                Told { unnamed: !self.names_breakers(act.silence), ..self.on_silence(act.silence) }
            }
            A::StateUnderstanding(act) => self.on_silence(act.silence),
            A::WithdrawText(act) => self.on_silence(act.silence),
            A::CloseSilence(act) => self.on_silence(act.silence),
            _ => Told::default(),
        }
    }

    fn breaking(&self, act: &deciding::BreakSilence) -> Told {
        let unnamed = act.sealed || !self.names_breakers(act.silence);
        let told = self.on_silence(act.silence);
        let on = if act.provisions.is_empty() { told.on } else { self.provisions(&act.provisions) };
        Told { on, unnamed, ..told }
    }

    /// Whether the modalities of the cycle tell who breaks a silence.
    fn names_breakers(&self, id: SilenceId) -> bool {
        let run = self.state.deciding.silences.get(id.place());
        let cycle = run.and_then(|run| self.state.process.cycles.get(run.cycle));
        cycle.is_some_and(|cycle| cycle.modalities.breakers_named)
    }

    fn of_statement(&self, act: &A) -> Told {
        let to = Some("statements".to_owned());
        let told = match act {
            A::ExplainPosition(act) => self.on_parts(act.document, &act.provisions),
            A::Reserve(act) => self.on_parts(act.document, &act.provisions),
            A::Dissociate(act) => self.on_parts(act.document, &act.provisions),
            A::StateMinority(act) => self.on_parts(act.document, &act.provisions),
            A::ExplainVote(act) => self.on_vote(act.vote),
            A::AlignWithStatement(act) => self.to_statement(act.statement),
            A::Reply(act) => self.to_statement(act.statement),
            _ => Told::default(),
        };
        Told { to, ..told }
    }

    fn to_statement(&self, id: StatementId) -> Told {
        let by = self.state.deciding.statements.get(id.place()).map(|it| self.seat(it.by));
        Told { whom: by.unwrap_or_default(), ..Told::default() }
    }

    fn of_vote(&self, act: &A, event: &Event) -> Told {
        let motion = |id: MotionId| {
            let kind = self.state.deciding.motions.get(id.place()).map(|motion| motion.kind);
            let on = kind.map(|kind| self.term("MotionKind", kind.word()));
            Told { on: on.unwrap_or_default(), ..Told::default() }
        };
        match act {
            A::MoveMotion(act) => {
                Told { word: self.term("MotionKind", act.motion.word()), ..Told::default() }
            }
            A::SpeakToMotion(act) => {
                Told { word: self.term("SpeakerSide", act.side.word()), ..motion(act.motion) }
            }
            A::DecideMotion(act) => motion(act.motion),
            A::OrderAmendments(act) => {
                let numbers = act.amendments.iter().map(|one| one.proposal.0.to_string());
                Told {
                    on: numbers.collect::<Vec<_>>().join(self.tongue.comma()),
                    ..Told::default()
                }
            }
            A::OpenVote(act) => {
                let made = VoteId(event.outcome.made.unwrap_or(u32::MAX));
                Told { word: self.term("VoteMethod", act.method.word()), ..self.on_vote(made) }
            }
            A::CastBallot(act) => self.on_vote(act.vote),
            A::CloseVote(act) => self.on_vote(act.vote),
            A::NoteIntendedVote(act) => {
                Told { word: self.term("BallotWord", act.ballot.word()), ..self.on_vote(act.vote) }
            }
            _ => Told::default(),
        }
    }

    fn of_question(&self, act: &A) -> Told {
        let target = |on: &Option<Target>| self.on_target(&on.clone().unwrap_or_else(Target::text));
        let of = |seat: SeatId, told: Told| Told { whom: self.seat(seat), ..told };
        match act {
            A::CallForConsensus(act) => match act.document {
                Some(document) => self.on_document(document),
                None => target(&act.target),
            },
            A::Object(act) => target(&act.target),
            A::WithdrawObjection(act) => target(&act.target),
            A::AnswerObjection(act) => of(act.seat, target(&act.target)),
            A::JudgeObjection(act) => {
                let word = self.term("Finding", act.finding.word());
                Told { word, ..of(act.seat, target(&act.target)) }
            }
            A::RegisterPosition(act) => {
                let word = self.term("BallotPosition", act.position.word());
                Told { word, ..self.on_question(act.question) }
            }
            A::Designate(act) => {
                let word = self.term("Designation", act.designation.word());
                Told { word, ..self.on_question(act.question) }
            }
            A::ContestDesignation(act) => self.on_question(act.question),
            A::AcceptDesignation(act) => self.on_question(act.question),
            A::AppealFormalObjection(act) => target(&act.target),
            A::DecideFormalObjection(act) => Told {
                word: self.term("Ruling", act.ruling.word()),
                ..self.on_question(act.question)
            },
            A::RequestVote(act) => self.on_question(act.question),
            A::WithdrawVoteRequest(act) => self.on_question(act.question),
            A::Conclude(act) => self.on_question(act.question),
            A::Adopt(act) => self.on_document(act.document),
            _ => Told::default(),
        }
    }
}
