//! Opening a process, its stages, its people.

use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::state::{Clause, Reach, RulingId};
use unbracket_negotiation::{EndRule, Stage, State, modalities};

/// The beginning of every script: a process with a secretariat and two States.
pub(crate) const OPENING: &str = r#"
at 2034-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat"
    modalities [kind intergovernmental
        rights [member-state: [attend speak submit propose-text object vote]
                ecosoc-special: [attend speak submit]]
        rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
        supporters 0 end-rule package-text speaking-seconds 180]
Secretariat: accredit name Aldoria code AD basis member-state
Secretariat: accredit name Costavia basis member-state
Secretariat: accredit name "Digital Rights Assembly" basis ecosoc-special
"#;

#[test]
fn a_process_opens_with_its_modalities_and_goes_through_its_stages() {
    let script = format!(
        "{OPENING}
Secretariat: open-stage stage inputs
refused repeated Secretariat: open-stage stage inputs
refused not-permitted Aldoria: open-stage stage first-reading
refused blank Secretariat: open-stage stage modalities
refused not-ready Secretariat: open-stage stage follow-up
refused repeated Secretariat: accredit name Aldoria basis observer
refused repeated Secretariat: open-process title A secretariat B
    modalities [kind multistakeholder rule consent silence-hours 1 input-days 1 text-hours 1
        supporters 0 end-rule vote speaking-seconds 1]
"
    );
    let (state, _) = play(&script, &NoFiles).unwrap();
    assert_eq!(state.cycle().stage, Stage::Inputs);
    assert_eq!(state.length, 5);
}

#[test]
fn time_does_not_go_back() {
    let script = format!(
        "{OPENING}
at 2033-01-01 09:00
refused too-early Secretariat: open-stage stage inputs
"
    );
    play(&script, &NoFiles).unwrap();
}

fn check(script: &str) -> State {
    match play(&format!("{OPENING}{script}"), &NoFiles) {
        Ok((state, _)) => state,
        Err(stopped) => panic!("{stopped}"),
    }
}

fn breaches(state: &State) -> Vec<&str> {
    state.process.breaches.iter().map(|breach| breach.clause.as_str()).collect()
}

#[test]
fn a_process_can_begin_from_a_preset_and_the_record_holds_all_its_rules() {
    let opening = |modalities: &str| {
        let script = format!(
            "at 2034-01-10 09:00
Secretariat: open-process title Review secretariat Secretariat modalities [{modalities}]
"
        );
        play(&script, &NoFiles).map(|(state, _)| state.cycle().modalities.clone())
    };
    assert_eq!(opening("as intergovernmental"), Ok(modalities::intergovernmental()));
    assert_eq!(opening("as multistakeholder"), Ok(modalities::multistakeholder()));
    let changed = opening("as multistakeholder end-rule vote").unwrap();
    assert_eq!(changed.end_rule, EndRule::Vote);
    assert_eq!(changed.rights, modalities::multistakeholder().rights);
    assert!(opening("as monarchy").is_err());
    assert!(opening("as multistakeholder crown yes").is_err());
}

#[test]
fn modalities_change_freely_while_they_are_settled_and_in_public_afterwards() {
    let state = check(
        r#"
Secretariat: change-modalities modalities [as multistakeholder]
refused repeated Secretariat: change-modalities modalities [as multistakeholder]
refused not-permitted Aldoria: change-modalities modalities [as intergovernmental]
refused contradiction Secretariat: change-modalities modalities [as multistakeholder rights [open: attend]]
"#,
    );
    assert!(breaches(&state).is_empty());
    let state = check(
        r#"
Secretariat: give-office seat Aldoria office chair
Secretariat: open-stage stage inputs
refused blank Secretariat: change-modalities modalities [as multistakeholder]
refused countersignature Secretariat: change-modalities modalities [as multistakeholder] because "it was asked"
refused countersignature Secretariat countersigned by Costavia: change-modalities modalities [as multistakeholder] because "it was asked"
Secretariat countersigned by Aldoria: change-modalities modalities [as multistakeholder] because "it was asked"
"#,
    );
    assert_eq!(breaches(&state), ["modalities"]);
}

#[test]
fn the_timetable_is_due_within_seven_days_of_the_chair() {
    let late = check(
        r#"
Secretariat: give-office seat Aldoria office chair
wait 7d 1s
Aldoria: plan-stage stage inputs from 2034-02-01T09:00 until 2034-03-01T09:00
Aldoria: plan-stage stage first-reading from 2034-03-02T09:00 until 2034-04-01T09:00
"#,
    );
    assert_eq!(breaches(&late), ["timetable-published"]);
    let in_time = check(
        r#"
Secretariat: give-office seat Aldoria office chair
wait 7d
Aldoria: plan-stage stage inputs from 2034-02-01T09:00 until 2034-03-01T09:00
"#,
    );
    assert!(breaches(&in_time).is_empty());
}

#[test]
fn a_stage_that_opens_at_another_time_than_planned_is_a_public_breach_with_a_reason() {
    let state = check(
        r#"
Secretariat: plan-stage stage inputs from 2034-02-01T09:00 until 2034-03-01T09:00
refused repeated Secretariat: plan-stage stage inputs from 2034-02-02T09:00 until 2034-03-01T09:00
refused closed Secretariat: plan-stage stage modalities from 2034-02-02T09:00 until 2034-03-01T09:00
refused contradiction Secretariat: plan-stage stage first-reading from 2034-03-02T09:00 until 2034-03-01T09:00
refused contradiction Secretariat: plan-stage stage first-reading from 2034-01-20T09:00 until 2034-03-01T09:00
refused too-late Secretariat: plan-stage stage first-reading from 2033-01-20T09:00 until 2033-03-01T09:00
refused not-permitted Aldoria: plan-stage stage first-reading from 2034-03-02T09:00 until 2034-04-01T09:00
Secretariat: plan-stage stage first-reading from 2034-03-02T09:00 until 2034-04-01T09:00
refused blank Secretariat: open-stage stage inputs
Secretariat: open-stage stage inputs because "all inputs are here"
refused unknown Secretariat: postpone-stage stage closing from 2034-03-02T09:00 until 2034-04-01T09:00 because "x"
refused blank Secretariat: postpone-stage stage first-reading from 2034-03-05T09:00 until 2034-04-01T09:00
refused repeated Secretariat: postpone-stage stage first-reading from 2034-03-02T09:00 until 2034-04-01T09:00 because "x"
refused closed Secretariat: postpone-stage stage inputs from 2034-02-02T09:00 until 2034-03-01T09:00 because "x"
Secretariat: postpone-stage stage inputs from 2034-02-01T09:00 until 2034-03-03T09:00 because "more time"
Secretariat: postpone-stage stage first-reading from 2034-03-05T09:00 until 2034-04-01T09:00 because "a strike"
at 2034-03-06 09:00
Secretariat: open-stage stage first-reading
"#,
    );
    assert_eq!(breaches(&state), ["timetable"]);
    let late = check(
        r#"
Secretariat: plan-stage stage inputs from 2034-02-01T09:00 until 2034-03-01T09:00
at 2034-02-02 09:01
refused blank Secretariat: open-stage stage inputs
Secretariat: open-stage stage inputs because "the hall was closed"
"#,
    );
    assert_eq!(breaches(&late), ["timetable"]);
}

#[test]
fn an_entry_that_nobody_could_read_again_is_refused() {
    let language = |number: usize| format!("{number:03}{}", "界".repeat(61));
    let languages: Vec<_> = (0..400).map(language).collect();
    check(&format!(
        "refused too-much Secretariat: change-modalities
    modalities [as multistakeholder languages [{}]]
",
        languages.join(" ")
    ));
}

#[test]
fn a_waiver_is_public_and_serves_once() {
    let state = check(
        r#"
refused blank Secretariat: waive clause input-days
refused contradiction Secretariat: waive clause timetable because "never mind"
refused not-permitted Aldoria: waive clause input-days because "we are ready"
Secretariat: waive clause input-days because "an emergency"
refused repeated Secretariat: waive clause input-days because "an emergency"
Secretariat: call-for-inputs title "Quick round" until +24h
refused short-notice Secretariat: call-for-inputs title "Another" until +24h
"#,
    );
    assert_eq!(breaches(&state), ["input-days"]);
    assert_eq!(state.process.breaches[0].reason.text(), Some("an emergency"));
    assert!(!state.cycle().waivers.contains_key(&Clause::InputDays));
}

#[test]
fn a_ruling_stands_unless_a_majority_overrules_it() {
    let state = check(
        r#"
Secretariat: give-office seat Aldoria office chair
refused blank Aldoria: rule article "71" ruling "out of order"
refused not-permitted Costavia: rule article "71" ruling "out of order" because "it repeats"
Aldoria: rule article "71" ruling "out of order" because "it repeats" => first
refused not-permitted Digital Rights Assembly: appeal ruling first because "unfair"
refused blank Costavia: appeal ruling first
refused unknown Costavia: appeal ruling 5 because "unfair"
refused not-ready Secretariat: decide-appeal ruling first overrule 0 uphold 0 abstain 0
Costavia: appeal ruling first because "unfair"
refused repeated Costavia: appeal ruling first because "unfair"
refused not-permitted Aldoria: decide-appeal ruling first overrule 0 uphold 2 abstain 0
refused too-much Secretariat: decide-appeal ruling first overrule 2 uphold 1 abstain 0
Secretariat: decide-appeal ruling first overrule 1 uphold 1 abstain 0
refused closed Secretariat: decide-appeal ruling first overrule 1 uphold 1 abstain 0
Aldoria: rule article "72" ruling "the list is closed" because "it is late" => second
wait 24h
Costavia: appeal ruling second because "two more asked"
Secretariat: decide-appeal ruling second overrule 1 uphold 0 abstain 1
Aldoria: rule article "73" ruling "the debate is closed" because "nobody asks" => third
wait 24h 1s
refused too-late Costavia: appeal ruling third because "we did"
"#,
    );
    let stands = [0, 1, 2].map(|ruling| state.process.stands(RulingId(ruling)));
    assert_eq!(stands, [true, false, true]);
}

#[test]
fn anyone_may_put_a_breach_on_record() {
    let state = check(
        r#"
refused blank Aldoria: note-breach rule notice
Digital Rights Assembly: note-breach rule notice because "the room was changed at an hour's notice"
"#,
    );
    assert_eq!(breaches(&state), ["notice"]);
    assert_eq!(
        state.process.breaches[0].noted_by,
        state.roster.seat_named("Digital Rights Assembly")
    );
}

#[test]
fn two_officers_erase_words_and_the_fact_stays() {
    let state = check(
        r#"
Secretariat: give-office seat Aldoria office chair
Costavia: note-breach rule notice because "Mr X of flat 7 told me"
refused countersignature Secretariat: erase entry 5 because "personal data"
refused countersignature Secretariat countersigned by Secretariat: erase entry 5 because "personal data"
refused blank Secretariat countersigned by Aldoria: erase entry 5
refused unknown Secretariat countersigned by Aldoria: erase entry 50 because "personal data"
refused not-permitted Secretariat countersigned by Aldoria: erase entry 4 because "inconvenient"
refused not-permitted Costavia countersigned by Aldoria: erase entry 5 because "personal data"
Secretariat countersigned by Aldoria: erase entry 5 because "personal data"
refused repeated Secretariat countersigned by Aldoria: erase entry 5 because "personal data"
refused unknown Secretariat: publish-correction entry 50 correction "the room was 4"
refused blank Secretariat: publish-correction entry 4
refused not-permitted Aldoria: publish-correction entry 4 correction "the room was 4"
Secretariat: publish-correction entry 4 correction "the chair was named a day before"
refused closed Costavia: open-sealed entry 5 because "erased"
refused unknown Costavia: open-sealed entry 50
"#,
    );
    assert_eq!(state.process.entries.erased().collect::<Vec<_>>(), [5]);
    assert_eq!(state.process.entries.get(5).unwrap().reach, Reach::Erased);
    assert_eq!(state.process.breaches[0].reason.text(), None);
    assert_eq!(state.process.corrections[0].corrects, 4);
}

#[test]
fn holidays_are_no_working_days() {
    let state = check(
        r#"
refused blank Secretariat: declare-holiday because "nothing"
refused too-late Secretariat: declare-holiday days 2034-01-09 because "yesterday"
refused not-permitted Aldoria: declare-holiday days 2034-01-12 because "our day"
# Tuesday 10 January and seven working days: Thursday the 19th, without the weekend.
refused short-notice Secretariat: call-for-inputs title "First" until 2034-01-19T08:59
Secretariat: call-for-inputs title "First" until 2034-01-19T09:00
Secretariat: declare-holiday days [2034-01-12 2034-01-13] because "the harvest"
refused repeated Secretariat: declare-holiday days 2034-01-12 because "the harvest"
refused short-notice Secretariat: call-for-inputs title "Second" until 2034-01-23T08:59
Secretariat: call-for-inputs title "Second" until 2034-01-23T09:00
"#,
    );
    assert_eq!(state.inputs.calls.len(), 2);
}

#[test]
fn nobody_declares_two_years_of_holidays_at_once() {
    use std::fmt::Write as _;
    let mut days = String::new();
    for day in 0..501 {
        let _ = write!(days, " +{}h", day * 24);
    }
    check(&format!(
        "refused too-much Secretariat: declare-holiday days [{days}] because \"a strike\"\n"
    ));
}

#[test]
fn a_record_that_continues_another_says_which_and_how_much_of_it() {
    let root = "00112233445566778899aabbccddeeff".repeat(2);
    let state = check(&format!(
        r#"
refused contradiction Secretariat: continue-record former "the old one" length 3 root {root}
refused blank Secretariat: continue-record length 4 root {root}
refused not-permitted Aldoria: continue-record former "the old one" length 4 root {root}
Secretariat: continue-record former "the old one" length 4 root {root}
"#
    ));
    assert_eq!(state.process.continues.len(), 1);
}

#[test]
fn a_notice_of_a_million_years_is_refused() {
    for field in ["silence-hours", "input-days", "text-hours", "speaking-seconds"] {
        let script = format!(
            "at 2034-01-10 09:00
refused too-much Secretariat: open-process title A secretariat Secretariat
    modalities [as intergovernmental {field} 4294967295]
"
        );
        play(&script, &NoFiles).unwrap();
    }
}
