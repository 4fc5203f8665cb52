//! Sentences about the process and its people.

use unbracket_negotiation::act::process::ProcessAct as A;
use unbracket_negotiation::state::{RulingId, State};
use unbracket_negotiation::{Event, GroupId, Moment, SeatId};

use super::{Teller, Told};

impl Teller<'_> {
    pub(super) fn of_process(&self, act: &A, event: &Event) -> Told {
        let about = |on: String| Told { on, ..Told::default() };
        let whom = |seat: SeatId| Told { whom: self.seat(seat), to: None, ..Told::default() };
        match act {
            A::GiveOffice(act) => {
                Told { word: self.term("Role", act.office.word()), ..whom(act.seat) }
            }
            A::EndOffice(act) => {
                Told { word: self.term("Role", act.office.word()), ..whom(act.seat) }
            }
            A::RuleOn(act) => about(act.article.to_string()),
            A::Appeal(act) => about(article(self.state, act.ruling)),
            A::DecideAppeal(act) => about(article(self.state, act.ruling)),
            A::PublishCorrection(act) => entry(act.entry),
            A::OpenSealed(act) => entry(act.entry),
            A::Erase(act) => entry(act.entry),
            A::CreateGroup(act) => about(self.words(&act.name)),
            A::JoinGroup(act) => self.member(act.group, act.seat, event),
            A::LeaveGroup(act) => self.member(act.group, act.seat, event),
            A::Accredit(act) => Told {
                whom: if act.name.is_blank() {
                    self.t("tell-somebody")
                } else {
                    self.words(&act.name)
                },
                word: self.term("Basis", act.basis.word()),
                to: None,
                ..Told::default()
            },
            A::ObjectToAccreditation(act) => whom(act.seat),
            A::ConfirmAccreditation(act) => whom(act.seat),
            A::RefuseAccreditation(act) => whom(act.seat),
            A::EndAccreditation(act) => whom(act.seat),
            A::OpenProcess(act) => about(self.words(&act.title)),
            A::OpenCycle(act) => about(self.words(&act.title)),
            A::ChangeModalities(_) | A::ContinueRecord(_) => Told::default(),
            A::PlanStage(act) => self.stage(act.stage.word(), self.span(act.from, act.until)),
            A::PostponeStage(act) => self.stage(act.stage.word(), self.span(act.from, act.until)),
            A::OpenStage(act) => self.stage(act.stage.word(), String::new()),
            A::NoteBreach(act) => about(crate::frame::clause(self.tongue, act.rule.as_str())),
            A::Waive(act) => {
                Told { word: self.term("Clause", act.clause.word()), ..Told::default() }
            }
            A::DeclareHoliday(act) => {
                let days =
                    act.days.iter().map(|day| self.day(Moment(day.0.saturating_mul(86_400))));
                Told { when: days.collect::<Vec<_>>().join(self.tongue.comma()), ..Told::default() }
            }
        }
    }

    fn member(&self, group: GroupId, seat: Option<SeatId>, event: &Event) -> Told {
        Told {
            on: self.group(group),
            whom: self.seat(seat.unwrap_or(event.by.seat)),
            to: None,
            ..Told::default()
        }
    }

    fn stage(&self, word: &str, when: String) -> Told {
        let to = Some(format!("stages/{word}"));
        Told { word: self.term("Stage", word), when, to, ..Told::default() }
    }
}

fn entry(number: u32) -> Told {
    Told { on: number.to_string(), to: Some(format!("record/{number}")), ..Told::default() }
}

fn article(state: &State, ruling: RulingId) -> String {
    let found = state.process.rulings.get(ruling.place());
    found.map(|ruling| ruling.article.to_string()).unwrap_or_default()
}
