//! Laws over random histories of the process and its people: whoever acts is seated and has the right
//! or the office, the registrar is apart, and the secretariat never runs out.
//!
//! The law keeps a roster of its own, from the events alone, and a table of its own; it asks nothing
//! of the code that it judges. It is shown histories with planted faults that it has to find.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unbracket_negotiation::act::process::{
    Accredit, Appeal, ConfirmAccreditation, CreateGroup, DecideAppeal, DeclareHoliday,
    EndAccreditation, EndOffice, GiveOffice, JoinGroup, LeaveGroup, NoteBreach,
    ObjectToAccreditation, OpenStage, PlanStage, ProcessAct, PublishCorrection,
    RefuseAccreditation, RuleOn, Waive,
};
use unbracket_negotiation::roster::Admission;
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::state::{Clause, RulingId};
use unbracket_negotiation::{
    Act, Basis, Credentials, Event, GroupId, GroupKind, Moment, Outcome, Role, SeatId, Stage,
    State, Tag, Words, decide, evolve,
};
use unbracket_procedure::Day;

use crate::process::OPENING;

/// Seats: 0 the secretariat, 1 Aldoria, who chairs, 2 Costavia, 3 the Digital Rights Assembly, 4 an
/// observer without any right.
fn beginning() -> State {
    let cast = "
Secretariat: give-office seat Aldoria office chair
Secretariat: accredit name Onlooker basis observer
";
    play(&format!("{OPENING}{cast}"), &NoFiles).expect("the beginning is in order").0
}

type Attempt = (u8, u8, u8, u8, u8);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    proptest::collection::vec((0..20_u8, 0..9_u8, 0..9_u8, 0..10_u8, 0..200_u8), 1..150)
}

fn act((kind, _, one, two, three): Attempt, now: Moment) -> Act {
    let seat = SeatId(u32::from(one));
    let because = if three % 8 == 0 { Words::default() } else { Words::said("so it is") };
    let group = GroupId(u32::from(two) % 4);
    let member = (three % 2 == 0).then_some(seat);
    let office = Role::ALL[usize::from(two) % Role::ALL.len()];
    let stage = Stage::ALL[usize::from(two) % Stage::ALL.len()];
    let from = now.plus_hours(u32::from(three));
    let ruling = RulingId(u32::from(one) % 4);
    let article = Tag::new("71").expect("a number is a label");
    match kind {
        0 => Accredit {
            name: Words::said(format!("seat {three}")),
            code: None,
            basis: Basis::ALL[usize::from(two) % Basis::ALL.len()],
            side: None,
            until: (one == 8).then_some(from),
            proposed: three % 3 == 0,
        }
        .into(),
        1 => ObjectToAccreditation { seat, because }.into(),
        2 => ConfirmAccreditation { seat }.into(),
        3 => RefuseAccreditation { seat, because }.into(),
        4 => EndAccreditation { seat, because }.into(),
        5 => CreateGroup {
            name: Words::said(format!("group {three}")),
            kind: GroupKind::ALL[usize::from(two) % GroupKind::ALL.len()],
            members: [seat].into(),
        }
        .into(),
        6 => JoinGroup { group, seat: member }.into(),
        7 => LeaveGroup { group, seat: member }.into(),
        8 | 9 => GiveOffice { seat, office }.into(),
        10 => EndOffice { seat, office, because }.into(),
        11 => Waive { clause: Clause::ALL[usize::from(two) % Clause::ALL.len()], because }.into(),
        12 => {
            let day = Day(now.0.div_euclid(86_400) + i64::from(two));
            DeclareHoliday { days: [day].into(), because }.into()
        }
        13 => RuleOn { article, ruling: because.clone(), because }.into(),
        14 => Appeal { ruling, because }.into(),
        15 => DecideAppeal { ruling, overrule: u32::from(two) % 3, uphold: 1, abstain: 0 }.into(),
        16 => OpenStage { stage, because }.into(),
        17 => PlanStage { stage, from, until: from.plus_hours(240) }.into(),
        18 => PublishCorrection { entry: u32::from(three), correction: because }.into(),
        _ => NoteBreach { rule: article, because }.into(),
    }
}

fn history(attempts: &[Attempt]) -> (Vec<Event>, State) {
    let mut state = beginning();
    let mut events = Vec::new();
    for attempt in attempts {
        let now = Moment(state.now.0 + i64::from(attempt.4) * 60);
        let by = Credentials::of(SeatId(u32::from(attempt.1)));
        if let Ok(event) = decide(&state, &act(*attempt, now), &by, now) {
            evolve(&mut state, &event);
            events.push(event);
        }
    }
    (events, state)
}

/// A seat as the law has it.
struct Known {
    basis: Basis,
    admission: Admission,
    until: Option<Moment>,
    offices: BTreeSet<Role>,
}

struct Law {
    seats: Vec<Known>,
    rulings: Vec<SeatId>,
}

impl Law {
    fn new() -> Self {
        let seat = |basis, offices: &[Role]| Known {
            basis,
            admission: Admission::Accredited,
            until: None,
            offices: offices.iter().copied().collect(),
        };
        let seats = vec![
            seat(Basis::Office, &[Role::Secretariat]),
            seat(Basis::MemberState, &[Role::Chair]),
            seat(Basis::MemberState, &[]),
            seat(Basis::EcosocSpecial, &[]),
            seat(Basis::Observer, &[]),
        ];
        Self { seats, rulings: Vec::new() }
    }

    fn may(&self, event: &Event) -> bool {
        let by = event.by.seat;
        let Some(seat) = self.seats.get(by.place()) else { return false };
        if seat.admission != Admission::Accredited || seat.until.is_some_and(|end| event.at > end) {
            return false;
        }
        let serves = |roles: &[Role]| roles.iter().any(|role| seat.offices.contains(role));
        let state = seat.basis == Basis::MemberState;
        let attends = state || seat.basis == Basis::EcosocSpecial;
        let registrar = self.seats.iter().any(|seat| seat.offices.contains(&Role::Registrar));
        let hands = serves(&[Role::Registrar, Role::Secretariat]);
        let Act::Process(act) = &event.act else { return false };
        match act {
            ProcessAct::Accredit(_)
            | ProcessAct::ConfirmAccreditation(_)
            | ProcessAct::RefuseAccreditation(_)
            | ProcessAct::EndAccreditation(_) => {
                if registrar {
                    serves(&[Role::Registrar])
                } else {
                    serves(&[Role::Secretariat])
                }
            }
            ProcessAct::CreateGroup(_) => hands,
            ProcessAct::JoinGroup(it) => hands || attends && it.seat.is_none_or(|who| who == by),
            ProcessAct::LeaveGroup(it) => hands || attends && it.seat.is_none_or(|who| who == by),
            ProcessAct::GiveOffice(_) | ProcessAct::EndOffice(_) => {
                serves(&[Role::Secretariat, Role::PresidingOfficer])
            }
            ProcessAct::Waive(_) | ProcessAct::OpenStage(_) | ProcessAct::PlanStage(_) => {
                serves(&[Role::Chair, Role::Secretariat])
            }
            ProcessAct::DeclareHoliday(_) | ProcessAct::PublishCorrection(_) => {
                serves(&[Role::Secretariat])
            }
            ProcessAct::RuleOn(_) => serves(&[Role::Chair, Role::PresidingOfficer]),
            ProcessAct::ObjectToAccreditation(_) | ProcessAct::Appeal(_) => state,
            ProcessAct::DecideAppeal(it) => {
                serves(&[Role::Chair, Role::PresidingOfficer, Role::Secretariat])
                    && self.rulings.get(it.ruling.place()) != Some(&by)
            }
            ProcessAct::NoteBreach(_) => attends || !seat.offices.is_empty(),
            _ => false,
        }
    }

    fn take(&mut self, event: &Event) {
        let Act::Process(act) = &event.act else { return };
        match act {
            ProcessAct::Accredit(it) => self.seats.push(Known {
                basis: it.basis,
                admission: if it.proposed { Admission::Proposed } else { Admission::Accredited },
                until: it.until,
                offices: BTreeSet::new(),
            }),
            ProcessAct::ConfirmAccreditation(it) => self.admit(it.seat, Admission::Accredited),
            ProcessAct::RefuseAccreditation(it) => self.admit(it.seat, Admission::Refused),
            ProcessAct::EndAccreditation(it) => self.admit(it.seat, Admission::Ended),
            ProcessAct::GiveOffice(it) => {
                self.seats[it.seat.place()].offices.insert(it.office);
            }
            ProcessAct::EndOffice(it) => {
                self.seats[it.seat.place()].offices.remove(&it.office);
            }
            ProcessAct::RuleOn(_) => self.rulings.push(event.by.seat),
            _ => {}
        }
    }

    fn admit(&mut self, seat: SeatId, admission: Admission) {
        self.seats[seat.place()].admission = admission;
    }

    fn offices_are_apart(&self) -> bool {
        let both = |seat: &Known| {
            seat.offices.contains(&Role::Registrar) && seat.offices.contains(&Role::Secretariat)
        };
        let served = |seat: &Known| seat.offices.contains(&Role::Secretariat);
        !self.seats.iter().any(both) && self.seats.iter().any(served)
    }
}

fn check(events: &[Event]) -> Result<(), String> {
    let mut law = Law::new();
    for event in events {
        let (by, kind) = (event.by.seat, event.act.kind());
        if !law.may(event) {
            return Err(format!("{by} had no right to {kind}"));
        }
        law.take(event);
        if !law.offices_are_apart() {
            return Err(format!("{kind} leaves the registrar and the secretariat one, or none"));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn whoever_acts_is_seated_and_has_the_right_or_the_office(attempts in attempts()) {
        let (events, state) = history(&attempts);
        prop_assert_eq!(check(&events), Ok(()));
        // Whoever holds an office by the roster's index holds it by the seat as well.
        for role in Role::ALL {
            let holders: BTreeSet<SeatId> = state
                .roster
                .seats()
                .filter(|(_, seat)| seat.offices.contains(role))
                .map(|(id, _)| id)
                .collect();
            prop_assert_eq!(&holders, state.roster.officers(*role));
        }
    }
}

fn forged(acts: Vec<(u32, Act)>) -> Vec<Event> {
    let at = beginning().now;
    let event = |(seat, act)| {
        let by = Credentials::of(SeatId(seat));
        Event { act, by, at, outcome: Outcome::none() }
    };
    acts.into_iter().map(event).collect()
}

#[test]
fn the_law_finds_whoever_has_no_office_or_no_seat() {
    let accredit = |seat| (seat, act((0, 0, 0, 0, 1), Moment(0)));
    assert!(check(&forged(vec![accredit(2)])).is_err());
    assert!(check(&forged(vec![accredit(9)])).is_err());
    let end = EndAccreditation { seat: SeatId(2), because: Words::said("it left") };
    let note = NoteBreach { rule: Tag::new("x").unwrap(), because: Words::said("still here") };
    let events = forged(vec![(0, end.into()), (2, note.into())]);
    assert!(check(&events).is_err());
}

#[test]
fn the_law_finds_a_secretariat_that_accredits_beside_a_registrar() {
    let give = GiveOffice { seat: SeatId(2), office: Role::Registrar };
    let accredit = act((0, 0, 0, 0, 1), Moment(0));
    let events = forged(vec![(0, give.into()), (0, accredit.clone())]);
    assert!(check(&events).is_err());
    let own = GiveOffice { seat: SeatId(0), office: Role::Registrar };
    assert!(check(&forged(vec![(0, own.into())])).is_err());
}

#[test]
fn a_registrar_and_an_appeal_are_among_what_can_happen() {
    let attempts: [Attempt; 8] = [
        (13, 1, 0, 0, 1),
        (14, 2, 0, 0, 1),
        (15, 0, 0, 1, 1),
        (8, 0, 2, 4, 1),
        (0, 0, 0, 0, 1),
        (0, 2, 0, 0, 3),
        (1, 1, 5, 0, 1),
        (3, 2, 5, 0, 1),
    ];
    let (events, _) = history(&attempts);
    let kinds: Vec<_> = events.iter().map(|event| event.act.kind()).collect();
    assert_eq!(
        kinds,
        [
            "rule",
            "appeal",
            "decide-appeal",
            "give-office",
            "accredit",
            "object-to-accreditation",
            "refuse-accreditation"
        ]
    );
}
