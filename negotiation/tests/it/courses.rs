//! The course of positions: who stood how at which entry, also where positions follow their words.

use std::collections::BTreeMap;

use unbracket_negotiation::SeatId;
use unbracket_negotiation::event::evolve;
use unbracket_negotiation::script::{Step, play};
use unbracket_negotiation::state::{ReadingPass, Stance, State, Stated, Target};
use unbracket_text::ProvisionId;

use super::texts::{Shelf, opening};

/// The state and, for each event, the state after it.
fn played(script: &str) -> (State, Vec<State>) {
    let (last, steps) = play(&(opening("") + script), &Shelf).unwrap();
    let mut state = State::default();
    let mut after = Vec::new();
    for step in steps {
        if let Step::Done(event) = step {
            evolve(&mut state, &event);
            after.push(state.clone());
        }
    }
    assert!(state == last);
    (last, after)
}

/// What the last state tells of every moment is what the state of that moment had.
fn check(script: &str) -> State {
    let (last, after) = played(script);
    assert!(!last.texts.course.is_empty());
    for then in &after {
        let cycle = then.process.cycles.len() - 1;
        for on in last.texts.course.keys() {
            let told = last.texts.stood(on, cycle, then.length);
            let told: BTreeMap<SeatId, Stated> =
                told.positions.iter().map(|(seat, (stated, _))| (*seat, *stated)).collect();
            let had = then.texts.positions.get(on).into_iter().flatten();
            let had: BTreeMap<SeatId, Stated> =
                had.map(|(seat, position)| (*seat, Stated::from(position))).collect();
            assert_eq!(told, had, "{on:?} before entry {}", then.length);
        }
    }
    last
}

fn p1() -> Target {
    Target::provision(ProvisionId::new("p1"))
}

#[test]
fn the_course_follows_positions_from_bracket_to_bracket_and_to_the_provision() {
    let state = check(
        r#"
Aldoria: bracket provision 1 words "shall" or ["should" "may"] reason not-agreed
Secretariat: bracket provision 1 words "all" reason technical
Costavia: state-position on [provision 1 bracket 1 alternative 2] stance object because "no"
Marenia: state-position on [provision 1 bracket 1] stance support
Marenia: state-position on [provision 1 bracket 2] stance reserve
Holm: state-position on [provision 1 bracket 2] stance support
Aldoria: release-bracket provision 1 bracket 1
Secretariat: lift-bracket provision 1 bracket 1 alternative 3
Marenia: withdraw-position on [provision 1 bracket 1]
Secretariat: release-bracket provision 1 bracket 1
Secretariat: lift-bracket provision 1 bracket 1 alternative 1
"#,
    );
    assert!(state.texts.positions.is_empty(), "support for the words of a bracket ends with it");
    let second = Target { bracket: Some(2), ..p1() };
    let [marenia, holm] = ["Marenia", "Holm"].map(|name| state.roster.seat_named(name).unwrap());
    let lifted = state.texts.course[&second].iter().find(|turn| turn.entry > 0).unwrap();
    let seats = |before: u64| -> Vec<SeatId> {
        state.texts.stood(&second, 0, before).positions.into_keys().collect()
    };
    assert_eq!(seats(lifted.entry), []);
    assert_eq!(seats(lifted.entry + 2), [marenia, holm]);
    assert_eq!(seats(state.length), [], "the second bracket became the first");
}

#[test]
fn a_cured_objection_turns_when_its_cure_goes_into_the_text() {
    let state = check(
        r#"
Aldoria: state-position on [provision 1] stance object because "too strict"
Costavia: propose-cure on [provision 1] of Aldoria wording "States should consult;" => cure
Aldoria: accept-cure cure cure => cured
Secretariat: accept-proposal proposal cured
"#,
    );
    let turns = &state.texts.course[&p1()];
    assert_eq!(turns.len(), 2);
    let aldoria = state.roster.seat_named("Aldoria").unwrap();
    let stance = |before: u64| state.texts.stood(&p1(), 0, before).positions[&aldoria].0.stance;
    assert_eq!(stance(turns[1].entry), Stance::Object);
    assert_eq!(stance(turns[1].entry + 1), Stance::CanLiveWith);
    let proposal =
        *state.texts.course.keys().find(|on| on.proposal.is_some()).map(|it| &it.proposal).unwrap();
    let on = Target { proposal, ..Target::text() };
    assert_eq!(state.texts.stood(&on, 0, state.length).sponsors.len(), 2);
    assert_eq!(state.texts.stood(&on, 0, turns[0].entry).sponsors.len(), 0);
}

#[test]
fn a_withdrawn_objection_is_silence_and_readings_are_told_in_order() {
    let state = check(
        r#"
Secretariat: open-reading pass first
Aldoria: object target [provision 1] because "no"
Aldoria: object because "not ripe"
Secretariat: close-reading
Secretariat: open-stage stage second-reading
Secretariat: open-reading pass second
Aldoria: withdraw-objection target [provision 1] because "it was explained"
"#,
    );
    let passes: Vec<ReadingPass> = state.texts.readings.iter().map(|it| it.pass).collect();
    assert_eq!(passes, [ReadingPass::First, ReadingPass::Second]);
    let [first, second] = [0, 1].map(|at| state.texts.readings[at].entry);
    let stood = |before| state.texts.stood(&p1(), 0, before).positions.len();
    assert_eq!([stood(first), stood(second), stood(state.length)], [0, 1, 0]);
    assert_eq!(state.texts.stood(&Target::text(), 0, state.length).positions.len(), 1);
}
