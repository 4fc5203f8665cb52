//! Seats, groups and offices: who accredits, who objects, who belongs where and since when.

use unbracket_negotiation::roster::Admission;
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::{Moment, Role, State};

use crate::process::OPENING;

fn check(script: &str) -> State {
    match play(&format!("{OPENING}{script}"), &NoFiles) {
        Ok((state, _)) => state,
        Err(stopped) => panic!("{stopped}"),
    }
}

fn admission(state: &State, name: &str) -> Admission {
    let seat = state.roster.seat_named(name).and_then(|seat| state.roster.seat(seat));
    seat.expect("the script gave this name to a seat").admission
}

#[test]
fn a_state_can_strike_a_proposed_name_with_a_reason() {
    let state = check(
        r#"
Secretariat: accredit name "Open Networks" basis special proposed yes
Secretariat: accredit name "Rural Youth" basis special proposed yes
refused not-permitted Open Networks: note-breach rule stages because "not yet seated"
refused blank Aldoria: object-to-accreditation seat "Open Networks"
Aldoria: object-to-accreditation seat "Open Networks" because "its charter is not known"
refused repeated Aldoria: object-to-accreditation seat "Open Networks" because "again"
refused not-permitted Digital Rights Assembly: object-to-accreditation seat "Rural Youth" because "x"
refused closed Aldoria: object-to-accreditation seat Costavia because "too late"
refused unknown Aldoria: object-to-accreditation seat 99 because "who"
refused objected Secretariat: confirm-accreditation seat "Open Networks"
refused blank Secretariat: refuse-accreditation seat "Open Networks"
Secretariat: refuse-accreditation seat "Open Networks" because "an objection stands"
Secretariat: confirm-accreditation seat "Rural Youth"
refused closed Secretariat: confirm-accreditation seat "Rural Youth"
refused not-permitted Aldoria: confirm-accreditation seat "Rural Youth"
"#,
    );
    assert_eq!(admission(&state, "Open Networks"), Admission::Refused);
    assert_eq!(admission(&state, "Rural Youth"), Admission::Accredited);
    assert_eq!(state.process.objections.len(), 1);
}

#[test]
fn only_a_member_state_strikes_names_even_where_all_are_equals() {
    play(
        r#"
at 2034-01-10 09:00
Secretariat: open-process title "Council of the Net" secretariat Secretariat
    modalities [as multistakeholder]
Secretariat: accredit name Assembly basis open
Secretariat: accredit name Guild basis open proposed yes
refused not-permitted Assembly: object-to-accreditation seat Guild because "rivals"
"#,
        &NoFiles,
    )
    .unwrap();
}

#[test]
fn once_there_is_a_registrar_the_secretariat_no_longer_accredits() {
    let state = check(
        r#"
Secretariat: accredit name Registry basis office
refused contradiction Secretariat: give-office seat Secretariat office registrar
Secretariat: give-office seat Registry office registrar
refused repeated Secretariat: give-office seat Registry office registrar
refused contradiction Secretariat: give-office seat Registry office secretariat
refused not-permitted Secretariat: accredit name "Sock Puppet" basis open
refused not-permitted Secretariat: end-accreditation seat Aldoria because "tiresome"
Registry: accredit name "Rural Youth" basis special
refused not-ready Secretariat: end-office seat Registry office registrar because "tiresome"
refused not-ready Registry: end-accreditation seat Registry because "I leave"
"#,
    );
    assert!(state.roster.seat_named("Sock Puppet").is_none());
    assert_eq!(admission(&state, "Rural Youth"), Admission::Accredited);
}

#[test]
fn an_ended_accreditation_entitles_to_nothing() {
    let state = check(
        r#"
refused blank Secretariat: end-accreditation seat Costavia
Secretariat: end-accreditation seat Costavia because "it left the body"
refused closed Secretariat: end-accreditation seat Costavia because "again"
refused not-permitted Costavia: note-breach rule stages because "we are still here"
"#,
    );
    assert_eq!(admission(&state, "Costavia"), Admission::Ended);
}

#[test]
fn several_seats_chair_together_and_offices_end_with_a_reason() {
    let state = check(
        r#"
refused not-permitted Aldoria: give-office seat Aldoria office chair
Secretariat: give-office seat Aldoria office chair
Secretariat: give-office seat Costavia office chair
refused blank Secretariat: end-office seat Costavia office chair
Secretariat: end-office seat Costavia office chair because "a new post"
refused unknown Secretariat: end-office seat Costavia office chair because "twice"
refused not-ready Secretariat: end-office seat Secretariat office secretariat because "closing"
"#,
    );
    let chairs = state.roster.officers(Role::Chair);
    assert_eq!(chairs.len(), 1);
    assert!(chairs.contains(&state.roster.seat_named("Aldoria").unwrap()));
}

#[test]
fn membership_of_a_group_has_dates() {
    let state = check(
        r#"
Secretariat: create-group name "Group of Forty" kind negotiating members [Aldoria]
refused repeated Secretariat: create-group name "Group of Forty" kind regional
refused blank Secretariat: create-group kind regional
refused unknown Secretariat: create-group name Ghosts kind regional members [77]
refused not-permitted Aldoria: create-group name Ours kind negotiating
wait 1d
Costavia: join-group group "Group of Forty"
refused repeated Costavia: join-group group "Group of Forty"
refused not-yours Costavia: leave-group group "Group of Forty" seat Aldoria
refused unknown Costavia: join-group group 9
Costavia for Group of Forty: note-breach rule notice because "as one of the group"
wait 1d
Costavia: leave-group group "Group of Forty"
refused repeated Costavia: leave-group group "Group of Forty"
refused not-permitted Costavia for Group of Forty: note-breach rule notice because "no longer"
wait 1d
Secretariat: join-group group "Group of Forty" seat Costavia
"#,
    );
    let group = state.roster.group(state.roster.group_named("Group of Forty").unwrap()).unwrap();
    let costavia = state.roster.seat_named("Costavia").unwrap();
    let start = state.now.0 - 3 * 86_400;
    let has = |days: i64| group.has(costavia, Moment(start + days * 86_400));
    assert_eq!([has(0), has(1), has(2), has(3)], [false, true, false, true]);
}

#[test]
fn a_seat_sits_on_one_side_and_the_registrar_says_which() {
    let state = check(
        r#"
Secretariat: create-group name "Civil society" kind stakeholder members ["Digital Rights Assembly"]
Secretariat: create-group name Academia kind stakeholder
refused contradiction Secretariat: join-group group Academia seat "Digital Rights Assembly"
refused not-permitted Digital Rights Assembly: leave-group group "Civil society"
refused not-permitted Digital Rights Assembly: join-group group Academia
Secretariat: leave-group group "Civil society" seat "Digital Rights Assembly"
Secretariat: join-group group Academia seat "Digital Rights Assembly"
"#,
    );
    let seat = state.roster.seat_named("Digital Rights Assembly").unwrap();
    assert_eq!(state.roster.seat(seat).unwrap().side, state.roster.group_named("Academia"));
}

#[test]
fn a_name_that_holds_a_capacity_and_a_name_that_was_refused_can_act() {
    let script = format!(
        "{OPENING}
Secretariat: accredit name \"Institute for Public Law\" basis ecosoc-special proposed yes => institute
Aldoria: object-to-accreditation seat institute because \"not relevant\"
Secretariat: refuse-accreditation seat institute because \"an objection stands\"
refused not-permitted Institute for Public Law: note-breach rule timetable because x
Secretariat: accredit name \"Institute for Public Law\" basis ecosoc-special
refused repeated Secretariat: accredit name \"Institute for Public Law\" basis ecosoc-special
Institute for Public Law: note-breach rule timetable because \"no timetable was published\"
"
    );
    play(&script, &NoFiles).unwrap_or_else(|stopped| panic!("{stopped}"));
}
