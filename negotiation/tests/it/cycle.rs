//! The next cycle, what it has in view, and the finder of agreed language.

use unbracket_negotiation::agreed::{agreed_language, in_view};
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_negotiation::state::aftermath::CommitmentId;
use unbracket_negotiation::{ProcessKind, Stage, State};

use crate::adopted::{MODALITIES, adopted, check, go, rules};
use crate::deciding::{USUAL, played, put_forward, seat};
use crate::process::OPENING;

#[test]
fn the_next_cycle_has_rules_of_its_own_and_begins_with_them() {
    let state = check(&format!(
        r#"
Secretariat: take-commitment provision #op3 what [verb invites actors [Aldoria] action "connect"] => task
Secretariat: take-commitment provision #op3 what [verb invites actors [Costavia] action "connect"] => other
Secretariat: close-commitment commitment other state lapsed because "nobody came"
refused not-permitted Aldoria: open-cycle title "Second review" {MODALITIES}
refused blank Secretariat: open-cycle title "" {MODALITIES}
refused too-late Secretariat: open-cycle title "Second review" review 2030-01-01T00:00 {MODALITIES}
refused contradiction Secretariat: open-cycle title "Second review" modalities [kind multistakeholder
    rule consent silence-hours 1 input-days 1 text-hours 1 languages [en] supporters 0 end-rule vote
    speaking-seconds 1]
Secretariat: open-cycle title "Second review" review 2045-01-01T00:00 {MODALITIES} => second
refused out-of-stage Secretariat: open-cycle title "Third review" {MODALITIES}
Aldoria: report-progress commitment task progress under-way words "Half of them."
Secretariat: open-stage stage inputs
"#
    ));
    assert_eq!(state.process.cycles.len(), 2);
    assert_eq!(state.cycle().stage, Stage::Inputs);
    assert_eq!(rules(&state).kind, ProcessKind::Multistakeholder);
    assert!(state.texts.rolling.is_none() && state.texts.positions.is_empty());
    assert_eq!(state.texts.former_positions.len(), 1, "positions are kept, cycle by cycle");
    let view = in_view(&state);
    assert_eq!(view.commitments, [CommitmentId(0)]);
    assert_eq!(view.agreed_language.len(), 4, "all but the title");
    let held: Vec<_> = view
        .agreed_language
        .iter()
        .filter(|agreed| !agreed.commitments.is_empty())
        .map(|agreed| agreed.provision.as_str())
        .collect();
    assert_eq!(held, ["op3"]);
}

#[test]
fn a_review_opens_when_it_is_due_or_with_a_reason() {
    let mut player = adopted();
    go(
        &mut player,
        &format!("Secretariat: open-cycle title Second review 2045-01-01T00:00 {MODALITIES}"),
    );
    player.state.process.cycles.last_mut().unwrap().stage = Stage::FollowUp;
    go(
        &mut player,
        &format!(
            "
refused too-early Secretariat: open-cycle title Third {MODALITIES}
at 2045-01-01 00:00
Secretariat: open-cycle title Third {MODALITIES}"
        ),
    );
    let mut player = adopted();
    player.state.process.cycles.last_mut().unwrap().review =
        Some(unbracket_negotiation::Moment(player.now.0 + 1));
    go(
        &mut player,
        &format!("Secretariat: open-cycle title Early because \"the outcome failed\" {MODALITIES}"),
    );
}

#[test]
fn no_cycle_opens_before_the_one_at_hand_has_ended() {
    let script = format!(
        "{OPENING}
refused out-of-stage Secretariat: open-cycle title Second {MODALITIES}
"
    );
    play(&script, &NoFiles).unwrap();
}

#[test]
fn agreed_language_is_found_by_a_run_of_words() {
    let state = adopted().state;
    let found = agreed_language(
        &state,
        "The Forum shall be a permanent forum with a stable and sustainable basis, it says.",
    );
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].provision.as_str(), "op2");
    assert_eq!(found[0].run, "a permanent forum with a stable and sustainable basis");
    assert_eq!((found[0].words, found[0].shingles), (9, 5));
}

#[test]
fn a_short_text_is_found_whole_and_four_words_of_a_longer_one_are_not() {
    let state = adopted().state;
    let found = agreed_language(&state, "People-centred network");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].provision.as_str(), "pp1");
    assert!(agreed_language(&state, "connect every school by 2050 or later").is_empty());
    assert!(agreed_language(&state, "").is_empty());
}

/// A cycle that ends with a reservation, a dissociation and a promise.
fn reserved() -> String {
    format!(
        r#"{}
President: call-for-consensus document text => q
Aldoria: object target [provision #op2] because "CANARY too far"
President countersigned by Chair: adopt document text question q => out
Aldoria: reserve document out provisions [#op2] words "subject to national law" => r
Estoria: align-with-statement statement r
Costavia: dissociate document out provisions [#op3] words "we do not join"
Hestia: explain-position document out words "not ambitious"
Secretariat: take-commitment provision #op4 what [verb decides actors [Galvia] action "take step 4"]
"#,
        put_forward(USUAL)
    )
}

#[test]
fn nobody_alone_corrects_what_was_adopted() {
    let script = format!(
        "{}
refused countersignature Chair: correct-document document out text @brackets because editing
refused countersignature Chair countersigned by Chair: correct-document document out text @brackets because editing
Chair countersigned by President: correct-document document out text @brackets because editing => corr
",
        reserved()
    );
    let (state, _) = played(&script);
    let corrected = state.texts.documents.last().unwrap();
    assert!(corrected.corrects.is_some(), "the corrigendum stands on the record");
}

#[test]
fn a_new_cycle_sees_what_was_agreed_reserved_and_promised() {
    let script = format!(
        "{}
Secretariat: open-cycle title Second {MODALITIES}
Secretariat: take-commitment provision 5 what [verb decides actors [Galvia] action later] => later
refused out-of-stage Costavia: object target [provision #op2] because \"there is no text yet\"
Secretariat: open-stage stage first-reading because \"the rules are settled\"
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @base
",
        reserved()
    );
    let (state, _) = played(&script);
    let view = in_view(&state);
    let seats = |names: &[&str]| names.iter().map(|name| seat(&state, name)).collect();
    let of = |id: &str| view.agreed_language.iter().find(|it| it.provision.as_str() == id).unwrap();
    assert_eq!(of("op2").reserved, seats(&["Aldoria", "Estoria"]));
    assert_eq!(of("op3").dissociated, seats(&["Costavia"]));
    assert!(of("op1").statements.is_empty());
    assert_eq!(of("op4").commitments, [CommitmentId(0)].into());
    assert_eq!(of("op5").commitments, [CommitmentId(1)].into(), "found by its number");
    assert_eq!(view.statements.len(), 1, "one on the whole");
    assert!(state.texts.positions.is_empty() && state.deciding.objections.is_empty());
    assert_eq!(state.texts.former_positions[0].len(), 1);
    assert!(state.texts.rolling.is_some(), "the next text is on the screen");
}

#[test]
fn a_cycle_that_failed_is_followed_by_another() {
    let script = format!(
        "{}
President countersigned by Chair: fail-to-adopt because \"two parties object\"
refused unknown Secretariat: take-commitment provision #op4
    what [verb decides actors [Galvia] action \"take step 4\"]
Secretariat: open-cycle title Second {MODALITIES}
",
        put_forward(USUAL)
    );
    let (state, _) = played(&script);
    assert!(in_view(&state).agreed_language.is_empty());
    assert_eq!(state.cycle().stage, Stage::Modalities);
}

#[test]
fn words_of_a_former_cycle_can_still_be_erased() {
    let script = format!("{}\nSecretariat: open-cycle title Second {MODALITIES}", reserved());
    let (state, _) = played(&script);
    let shown = |state: &State| format!("{:?}", state.texts.former_positions);
    assert!(shown(&state).contains("CANARY"), "the planted word is there");
    let position = state.texts.former_positions[0].values().flat_map(|seats| seats.values());
    let entry = position.map(|position| position.entry).next().unwrap();
    let erased = format!(
        "{script}
Secretariat countersigned by Chair: erase entry {entry} because asked
"
    );
    assert!(!shown(&played(&erased).0).contains("CANARY"));
}
