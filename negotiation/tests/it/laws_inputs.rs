//! Laws over random histories: no act without right, no contribution closed without an answer to
//! every point, and nothing that follows depends on words that can be erased.
//!
//! Each law reads a history on its own, without asking the code that it judges, and each is shown a
//! history with a planted fault that it has to find.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use unbracket_negotiation::act::inputs::{
    CallForInputs, ChangeConsent, CloseContribution, CoSign, Contribute, Dispose, ExtendCall,
    InputsAct, JoinPoints, PublishContributions, PublishSynthesis, ReviseDisposition, TakePoint,
    WithdrawCoSignature, WithdrawContribution,
};
use unbracket_negotiation::act::process::{Erase, NoteBreach, OpenSealed, ProcessAct};
use unbracket_negotiation::record::{Leaf, write};
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::state::{CallId, Consent, ContributionId, Disposition, PointId};
use unbracket_negotiation::{
    Act, Capacity, Credentials, Event, Moment, Outcome, SeatId, State, Tag, Words, decide, evolve,
};

use crate::inputs::CALL;
use crate::process::OPENING;

/// Seats: 0 the secretariat, 1 Aldoria, who chairs, 2 Costavia, 3 the Digital Rights Assembly, 4 a
/// pseudonym, 5 an observer whom the modalities give no right at all.
const CAST: &str = "
Secretariat: give-office seat Aldoria office chair
Secretariat: accredit name Onlooker basis observer
";
const ONLOOKER: SeatId = SeatId(5);
const OFFICERS: [SeatId; 2] = [SeatId(0), SeatId(1)];
const MAY_SUBMIT: [SeatId; 4] = [SeatId(1), SeatId(2), SeatId(3), SeatId(4)];

fn beginning() -> State {
    play(&format!("{OPENING}{CALL}{CAST}"), &NoFiles).expect("the beginning is in order").0
}

fn tag(text: &str) -> Tag {
    Tag::new(text).expect("a short word is a label")
}

/// What somebody tries: a number for the act, who, and three numbers for its fields.
type Attempt = (u8, u8, u8, u8, u16);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    proptest::collection::vec((0..17_u8, 0..6_u8, 0..4_u8, 0..5_u8, 0..600_u16), 1..120)
}

fn words(number: u8) -> Words {
    if number == 0 { Words::default() } else { Words::said(format!("words {number}")) }
}

fn act((kind, _, one, two, three): Attempt, now: Moment) -> Act {
    let call = CallId(u32::from(one) / 2);
    let contribution = ContributionId(u32::from(one));
    let points: BTreeSet<PointId> = [PointId(u32::from(one)), PointId(u32::from(two))].into();
    let consent = Consent::ALL[usize::from(two) % 4];
    let because = words(two);
    let later = Moment(now.0 + i64::from(three) * 3_600);
    let disposition = Disposition::ALL[usize::from(three) % 4];
    let used_in = BTreeSet::new();
    let entry = 8 + u32::from(three) % 24;
    match kind {
        0 => CallForInputs {
            title: because,
            about: None,
            questions: Vec::new(),
            until: later,
            languages: BTreeSet::new(),
        }
        .into(),
        1 => ExtendCall { call, until: later, because }.into(),
        2..=4 => Contribute {
            call,
            about: BTreeSet::new(),
            language: tag("en"),
            consent,
            title: words(one),
            text: words(kind - 2 + two),
            signatures: (three % 3 == 0).then_some(2),
            sign_until: None,
        }
        .into(),
        5 => CoSign { contribution }.into(),
        6 => WithdrawCoSignature { contribution }.into(),
        7 => WithdrawContribution { contribution, because }.into(),
        8 => ChangeConsent { contribution, consent }.into(),
        9 => PublishContributions { call }.into(),
        10 => TakePoint {
            contribution,
            claim: words(two + 1),
            about: BTreeSet::new(),
            confidential: three % 2 == 0,
        }
        .into(),
        11 => JoinPoints { points }.into(),
        12 => Dispose { points, disposition, used_in, because }.into(),
        13 => ReviseDisposition { points, disposition, used_in, because }.into(),
        14 => CloseContribution { contribution }.into(),
        15 => PublishSynthesis { call, report: because }.into(),
        _ => match three % 3 {
            0 => NoteBreach { rule: tag("notice"), because }.into(),
            1 => OpenSealed { entry, because }.into(),
            _ => Erase { entry, because }.into(),
        },
    }
}

fn credentials((_, seat, _, two, _): Attempt) -> Credentials {
    let countersigned = (two % 2 == 1).then_some(SeatId(u32::from(two) / 2));
    Credentials { seat: SeatId(u32::from(seat)), capacity: Capacity::National, countersigned }
}

/// Tries everything; what is in order happens.
fn history(attempts: &[Attempt]) -> (Vec<Event>, State) {
    let mut state = beginning();
    let mut events = Vec::new();
    for attempt in attempts {
        let now = Moment(state.now.0 + i64::from(attempt.4) * 60);
        if let Ok(event) = decide(&state, &act(*attempt, now), &credentials(*attempt), now) {
            evolve(&mut state, &event);
            events.push(event);
        }
    }
    (events, state)
}

/// Whoever acts has the right, an office, or acts on their own.
fn nobody_acts_without_right(events: &[Event]) -> Result<(), String> {
    let mut authors: Vec<SeatId> = Vec::new();
    let mut signers: BTreeSet<(ContributionId, SeatId)> = BTreeSet::new();
    for event in events {
        let by = event.by.seat;
        let submits = MAY_SUBMIT.contains(&by);
        let author = |id: ContributionId| authors.get(id.place()) == Some(&by);
        let fine = match &event.act {
            Act::Inputs(InputsAct::Contribute(_) | InputsAct::CoSign(_)) => submits,
            Act::Inputs(InputsAct::WithdrawCoSignature(it)) => {
                signers.contains(&(it.contribution, by))
            }
            Act::Inputs(InputsAct::WithdrawContribution(it)) => author(it.contribution),
            Act::Inputs(InputsAct::ChangeConsent(it)) => author(it.contribution),
            Act::Process(ProcessAct::NoteBreach(_) | ProcessAct::OpenSealed(_)) => by != ONLOOKER,
            Act::Process(ProcessAct::Erase(_)) => event.by.countersigned.is_some_and(|second| {
                second != by && OFFICERS.contains(&by) && OFFICERS.contains(&second)
            }),
            _ => OFFICERS.contains(&by),
        };
        if !fine {
            return Err(format!("{by} had no right to {}", event.act.kind()));
        }
        match &event.act {
            Act::Inputs(InputsAct::Contribute(_)) => authors.push(by),
            Act::Inputs(InputsAct::CoSign(it)) => {
                signers.insert((it.contribution, by));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A contribution that closes has points, and each was disposed of before.
fn every_point_is_answered_before_the_close(events: &[Event]) -> Result<(), String> {
    let mut taken: BTreeMap<ContributionId, Vec<PointId>> = BTreeMap::new();
    let mut answered: BTreeSet<PointId> = BTreeSet::new();
    let mut point = 0;
    for event in events {
        match &event.act {
            Act::Inputs(InputsAct::TakePoint(it)) => {
                taken.entry(it.contribution).or_default().push(PointId(point));
                point += 1;
            }
            Act::Inputs(InputsAct::Dispose(it)) => answered.extend(&it.points),
            Act::Inputs(InputsAct::CloseContribution(it)) => {
                let points = taken.get(&it.contribution).map_or(&[][..], Vec::as_slice);
                if points.is_empty() || !points.iter().all(|point| answered.contains(point)) {
                    return Err(format!("{} closed without an answer", it.contribution));
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// The event as a reader has it to whom every erasable word is withheld.
fn withheld(event: &Event) -> Event {
    let written = write(event);
    let body = written.body.clone().filter(|_| !event.act.erasable());
    let commitment = written.body.as_deref().map(unbracket_negotiation::event::Digest::of);
    let leaf = written.leaf(commitment);
    let read = Leaf::read(&leaf).and_then(|leaf| leaf.event(body.as_deref()));
    read.expect("what was written is read again")
}

/// A state without what its words say: only whether there are any.
fn facts(state: &State) -> String {
    let mut rest = &*format!("{state:?}");
    let mut facts = String::new();
    while let Some(at) = rest.find("Said(\"words ").into_iter().chain(rest.find("Withheld(")).min()
    {
        facts.push_str(&rest[..at]);
        facts.push_str("words");
        rest = &rest[at..];
        rest = &rest[rest.find(')').expect("words end") + 1..];
    }
    facts + rest
}

/// Without any erasable word every act is decided as it was, and the same facts follow.
fn nothing_depends_on_erasable_words(events: &[Event]) -> Result<(), String> {
    let (mut whole, mut bare) = (beginning(), beginning());
    for event in events {
        let without = withheld(event);
        let again = decide(&bare, &without.act, &without.by, without.at)
            .map_err(|refusal| format!("{}: {refusal}", event.act.kind()))?;
        if again.outcome != event.outcome {
            return Err(format!("{} ends otherwise without words", event.act.kind()));
        }
        evolve(&mut whole, event);
        evolve(&mut bare, &without);
        if facts(&whole) != facts(&bare) {
            return Err(format!("other facts after {}", event.act.kind()));
        }
    }
    Ok(())
}

/// What is refused is refused to a reader without words as well, with the same code.
fn refusals_do_not_depend_on_words(attempts: &[Attempt]) -> Result<(), TestCaseError> {
    let (mut whole, mut bare) = (beginning(), beginning());
    for attempt in attempts {
        let now = Moment(whole.now.0 + i64::from(attempt.4) * 60);
        let (act, by) = (act(*attempt, now), credentials(*attempt));
        let one = decide(&whole, &act, &by, now);
        let other = decide(&bare, &act, &by, now);
        let code = |it: &Result<Event, unbracket_negotiation::Refusal>| {
            it.as_ref().map(|event| event.outcome.clone()).map_err(|refusal| refusal.code)
        };
        prop_assert_eq!(code(&one), code(&other));
        if let Ok(event) = one {
            evolve(&mut whole, &event);
            evolve(&mut bare, &withheld(&event));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn random_histories_keep_the_laws(attempts in attempts()) {
        let (events, state) = history(&attempts);
        prop_assert_eq!(nobody_acts_without_right(&events), Ok(()));
        prop_assert_eq!(every_point_is_answered_before_the_close(&events), Ok(()));
        prop_assert_eq!(nothing_depends_on_erasable_words(&events), Ok(()));
        refusals_do_not_depend_on_words(&attempts)?;
        prop_assert_eq!(state.length, beginning().length + events.len() as u64);
    }
}

/// A history that somebody forged: `evolve` judges nothing.
fn forged(acts: Vec<(SeatId, Act, Outcome)>) -> Vec<Event> {
    let at = beginning().now;
    let event = |(seat, act, outcome)| Event { act, by: Credentials::of(seat), at, outcome };
    acts.into_iter().map(event).collect()
}

fn contribution() -> Act {
    act((2, 0, 0, 2, 1), Moment(0))
}

#[test]
fn the_laws_find_an_act_without_right() {
    let events = forged(vec![(ONLOOKER, contribution(), Outcome::made(0))]);
    assert!(nobody_acts_without_right(&events).is_err());
    let close = CloseContribution { contribution: ContributionId(0) };
    let events = forged(vec![
        (SeatId(2), contribution(), Outcome::made(0)),
        (SeatId(2), close.into(), Outcome::none()),
    ]);
    assert!(nobody_acts_without_right(&events).is_err());
    let consent =
        ChangeConsent { contribution: ContributionId(0), consent: Consent::SecretariatOnly };
    let events = forged(vec![
        (SeatId(2), contribution(), Outcome::made(0)),
        (SeatId(3), consent.into(), Outcome::none()),
    ]);
    assert!(nobody_acts_without_right(&events).is_err());
}

#[test]
fn the_laws_find_a_close_without_an_answer() {
    let take = TakePoint {
        contribution: ContributionId(0),
        claim: words(1),
        about: BTreeSet::new(),
        confidential: false,
    };
    let close = CloseContribution { contribution: ContributionId(0) };
    let events = forged(vec![
        (SeatId(2), contribution(), Outcome::made(0)),
        (SeatId(0), take.into(), Outcome::made(0)),
        (SeatId(0), close.into(), Outcome::none()),
    ]);
    assert!(every_point_is_answered_before_the_close(&events).is_err());
}

#[test]
fn the_laws_find_an_outcome_that_does_not_follow() {
    let events = forged(vec![(SeatId(2), contribution(), Outcome::made(7))]);
    assert!(nothing_depends_on_erasable_words(&events).is_err());
}

#[test]
fn facts_tell_words_from_none_and_no_more() {
    let (mut one, mut other) = (beginning(), beginning());
    assert_eq!(facts(&one), facts(&other));
    one.process.title = words(1);
    other.process.title = Words::Withheld(0);
    assert_eq!(facts(&one), facts(&other));
    other.process.title = Words::default();
    assert_ne!(facts(&one), facts(&other));
}

/// The histories reach what the laws are about; otherwise they would hold for nothing.
#[test]
fn a_full_round_is_among_what_can_happen() {
    let round: [Attempt; 7] = [
        (2, 2, 0, 0, 1),
        (3, 2, 1, 0, 1),
        (10, 0, 0, 0, 1),
        (12, 0, 0, 0, 0),
        (14, 1, 0, 0, 0),
        (7, 2, 0, 1, 1),
        (16, 0, 0, 3, 2),
    ];
    let (events, state) = history(&round);
    let kinds: Vec<_> = events.iter().map(|event| event.act.kind()).collect();
    assert_eq!(kinds, ["contribute", "take-point", "dispose", "close-contribution", "erase"]);
    assert!(state.inputs.contributions[0].closed.is_some());
}
