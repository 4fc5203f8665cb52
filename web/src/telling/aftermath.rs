//! Sentences about what follows an adoption, meetings, and texts of other processes.

use unbracket_negotiation::Event;
use unbracket_negotiation::act::aftermath::AftermathAct as A;
use unbracket_negotiation::act::forum::ForumAct as F;
use unbracket_negotiation::act::instruments::InstrumentsAct as I;
use unbracket_negotiation::state::aftermath::{DisputeId, Disputed, RoadMapId, TaskForceId};
use unbracket_negotiation::state::forum::MeetingId;
use unbracket_negotiation::state::instruments::InstrumentId;

use super::{Teller, Told};

impl Teller<'_> {
    pub(super) fn of_aftermath(&self, act: &A) -> Told {
        let about = |on: String| Told { on, to: Some("follow-up".to_owned()), ..Told::default() };
        match act {
            A::TakeCommitment(act) => self.on_provision(&act.provision),
            A::AmendCommitment(act) => self.on_commitment(act.commitment),
            A::CloseCommitment(act) => Told {
                word: self.term("CommitmentState", act.state.word()),
                ..self.on_commitment(act.commitment)
            },
            A::EstablishTaskForce(act) => about(self.words(&act.name)),
            A::EndTaskForce(act) => about(self.task_force(act.task_force)),
            A::SetRoadMap(act) => about(act.action_line.to_string()),
            A::ReachMilestone(act) => about(self.road_map(act.road_map)),
            A::OpenReportingRound(act) => {
                Told { when: self.moment(act.deadline), ..about(String::new()) }
            }
            A::ReportProgress(act) => Told {
                word: self.term("Progress", act.progress.word()),
                ..self.on_commitment(act.commitment)
            },
            A::AddEvidence(act) => self.on_commitment(act.commitment),
            A::Assess(act) => Told {
                word: self.term("Verdict", act.verdict.word()),
                ..self.on_report(act.report)
            },
            A::RaiseDispute(act) => {
                let over = act.report.map(Disputed::Report);
                self.disputed(over.or_else(|| act.assessment.map(Disputed::Assessment)))
            }
            A::AnswerDispute(act) => {
                Told { word: self.term("Answer", act.answer.word()), ..self.dispute(act.dispute) }
            }
            A::CloseReportingRound(_) => about(String::new()),
        }
    }

    fn dispute(&self, id: DisputeId) -> Told {
        self.disputed(self.state.aftermath.disputes.get(id.place()).map(|dispute| dispute.over))
    }

    fn disputed(&self, over: Option<Disputed>) -> Told {
        let report = over.and_then(|over| over.report(&self.state.aftermath));
        report.map(|report| self.on_report(report)).unwrap_or_default()
    }

    fn task_force(&self, id: TaskForceId) -> String {
        let found = self.state.aftermath.task_forces.get(id.place());
        found.map(|one| self.words(&one.name)).unwrap_or_default()
    }

    fn road_map(&self, id: RoadMapId) -> String {
        let found = self.state.aftermath.road_maps.get(id.place());
        found.map(|one| one.action_line.to_string()).unwrap_or_default()
    }

    pub(super) fn of_forum(&self, act: &F, event: &Event) -> Told {
        match act {
            F::EstablishForum(act) => Told {
                on: self.words(&act.name),
                to: Some("meetings".to_owned()),
                ..Told::default()
            },
            F::PlanMeeting(act) => {
                let made = MeetingId(event.outcome.made.unwrap_or(u32::MAX));
                Told { when: self.moment(act.from), ..self.on_meeting(made) }
            }
            F::OpenMeeting(act) => self.on_meeting(act.meeting),
            F::TakeUpItem(act) => {
                let meeting = self.state.forums.meeting(act.meeting);
                let place = usize::try_from(act.item).ok().and_then(|item| item.checked_sub(1));
                let item = place.and_then(|place| meeting?.agenda.get(place));
                let word = item.map(|item| self.words(item)).unwrap_or_default();
                Told { word, ..self.on_meeting(act.meeting) }
            }
            F::RequestFloor(act) => self.on_meeting(act.meeting),
            F::WithdrawRequest(act) => {
                let meeting = self.state.forums.request(act.request).map(|it| it.meeting);
                meeting.map(|meeting| self.on_meeting(meeting)).unwrap_or_default()
            }
            F::GiveFloor(act) => {
                let by =
                    self.state.forums.request(act.request).map(|request| self.seat(request.by));
                Told { whom: by.unwrap_or_default(), ..self.on_meeting(act.meeting) }
            }
            F::EndTurn(act) => self.on_meeting(act.meeting),
            F::Speak(act) => self.on_meeting(act.meeting),
            F::AdoptMessage(act) => self.on_meeting(act.meeting),
            F::CloseMeeting(act) => self.on_meeting(act.meeting),
            F::PublishRemarks(act) => self.on_meeting(act.meeting),
        }
    }

    pub(super) fn of_instruments(&self, act: &I) -> Told {
        let named = |id: InstrumentId| Told {
            on: self
                .state
                .instruments
                .instrument(id)
                .map(|it| self.words(&it.name))
                .unwrap_or_default(),
            to: None,
            ..Told::default()
        };
        match act {
            I::RegisterInstrument(act) => {
                Told { on: self.words(&act.name), to: None, ..Told::default() }
            }
            I::ContestInstrument(act) => {
                Told { word: self.term("Contested", act.point.word()), ..named(act.instrument) }
            }
            I::WithdrawContest(act) => {
                let contest = self.state.instruments.contests.get(act.contest.place());
                contest.map(|contest| named(contest.instrument)).unwrap_or_default()
            }
            I::LinkInstrument(act) => Told {
                word: self.term("Relation", act.relation.word()),
                ..self.on_provision(&act.provision)
            },
            I::RefuseLink(act) => self.on_provision(&act.provision),
        }
    }
}
