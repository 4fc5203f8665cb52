//! The silence procedure.

use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::standing;
use unbracket_negotiation::state::deciding::SilenceEnd;

use super::{USUAL, count, last, op, played, seat, word, world};

fn under_silence(modalities: &str) -> String {
    format!(
        "{}
Chair: open-stage stage closing
at 2034-03-01 09:00
refused short-notice Chair: start-silence deadline +71h zone America/New_York
Chair: start-silence deadline +72h zone America/New_York => s
",
        world(modalities, "brackets")
    )
}

#[test]
fn silence_that_nobody_breaks_agrees_ad_referendum_and_supports_nothing() {
    let script = format!(
        "{}
at 2034-03-04 09:00
refused too-early Chair: close-silence silence s
at 2034-03-04 09:01
refused not-permitted Aldoria: close-silence silence s
Secretariat: close-silence silence s
refused closed Secretariat: close-silence silence s
",
        under_silence(USUAL)
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!(word(outcome), "silence-not-broken");
    assert_eq!((count(outcome, "silent"), count(outcome, "objected")), (7, 0));
    assert!(state.texts.positions.is_empty());
    let rolling = state.texts.rolling.as_ref().unwrap();
    assert_eq!(rolling.status(&op(1)), ParagraphStatus::AgreedAdReferendum);
    assert_eq!(rolling.status(&op(3)), ParagraphStatus::Open, "a bracket never closes itself");
    assert_eq!(state.deciding.silences[0].end, Some(SilenceEnd::NotBroken));
}

#[test]
fn an_objection_on_the_stroke_is_in_time_and_one_second_later_has_no_effect() {
    for (moment, decision) in [("09:00:00", "silence-broken"), ("09:00:01", "silence-not-broken")] {
        let script = format!(
            "{}
at 2034-03-04 {moment}
Aldoria: break-silence silence s provisions [#op2] because \"too far\" cure \"Invites\"
at 2034-03-04 09:01
Chair: close-silence silence s
",
            under_silence(USUAL)
        );
        let (state, outcomes) = played(&script);
        let late = decision == "silence-not-broken";
        assert_eq!(word(&outcomes[outcomes.len() - 2]), if late { "late" } else { "" });
        let outcome = outcomes.last().unwrap();
        assert_eq!(word(outcome), decision);
        assert_eq!(outcome.units.contains(&op(2)), !late);
        assert_eq!(outcome.in_the_way.contains(&seat(&state, "Aldoria")), !late);
        assert_eq!(state.deciding.silences[0].breaks[0].late, late);
    }
}

#[test]
fn broken_provisions_go_back_and_the_others_stand() {
    let script = format!(
        "{}
refused blank Aldoria: break-silence silence s provisions [#op2]
refused unknown Aldoria: break-silence silence s provisions [#op77] because x
refused contradiction Aldoria: break-silence silence s because x sealed yes
refused not-permitted Digital Rights Assembly: break-silence silence s because x
refused unknown Aldoria: break-silence silence 7 because x
Aldoria: break-silence silence s provisions [#op2] because \"too far\"
Costavia: break-silence silence s provisions [#op3] because \"lift it first\"
Hestia: break-silence silence s provisions [#op4] because \"not yet\"
refused unknown Galvia: withdraw-break silence s
Hestia: withdraw-break silence s
refused blank Galvia: state-understanding silence s
Galvia: state-understanding silence s provisions [#op1] words \"as a minimum\"
at 2034-03-04 09:01
refused too-late Aldoria: withdraw-break silence s
Chair: close-silence silence s
",
        under_silence(USUAL)
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!(outcome.units, [op(2), op(3)].into());
    let counted =
        ["objected", "silent", "withdrawn", "understandings"].map(|it| count(outcome, it));
    assert_eq!(counted, [2, 4, 1, 1]);
    let rolling = state.texts.rolling.as_ref().unwrap();
    let statuses = [1, 2, 3, 4].map(|number| standing::status(rolling, &op(number)));
    assert_eq!(
        statuses,
        [
            ParagraphStatus::AgreedAdReferendum,
            ParagraphStatus::Open,
            ParagraphStatus::Bracketed,
            ParagraphStatus::AgreedAdReferendum,
        ]
    );
    assert!(state.deciding.silences[0].breaks[2].withdrawn);
}

#[test]
fn a_bracket_that_outlasts_a_broken_silence_is_lifted_and_its_paragraph_is_agreed() {
    let script = format!(
        "{}
Aldoria: break-silence silence s provisions [#op3 #op2] because \"too far\"
at 2034-03-05 09:00
Chair: close-silence silence s
Chair: lift-bracket provision #op3 bracket 1 alternative 1
Chair: agree provisions [#op2 #op3]
",
        under_silence(USUAL)
    );
    let (state, _) = played(&script);
    let rolling = state.texts.rolling.as_ref().unwrap();
    let statuses = [2, 3].map(|number| standing::status(rolling, &op(number)));
    assert_eq!(statuses, [ParagraphStatus::Agreed; 2]);
}

#[test]
fn one_objection_is_said_once_and_another_has_its_own_cure() {
    let script = format!(
        "{}
Aldoria: break-silence silence s provisions [#op2] because \"too far\" cure \"Invites\"
refused repeated Aldoria: break-silence silence s provisions [#op2] because \"still too far\"
refused repeated Aldoria: break-silence silence s provisions [#op2 #op3] because \"too dear\"
Aldoria: break-silence silence s provisions [#op3] because \"too dear\" cure \"Within means\"
Costavia: break-silence silence s provisions [#op2] because \"as they say\"
Aldoria: withdraw-break silence s
Aldoria: break-silence silence s provisions [#op2] because \"a little too far\"
at 2034-03-05 09:00
Chair: close-silence silence s
",
        under_silence(USUAL)
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!((count(outcome, "objected"), count(outcome, "withdrawn")), (2, 0));
    assert_eq!(outcome.units, [op(2)].into(), "what was withdrawn goes back to nobody");
    let cures: Vec<_> =
        state.deciding.silences[0].breaks.iter().map(|it| it.cure.shown()).collect();
    assert_eq!(cures, ["Invites", "Within means", "", ""]);
}

#[test]
fn under_the_package_proviso_one_broken_provision_returns_all() {
    let script = format!(
        "{}
Aldoria: break-silence silence s provisions [#op2] because \"too far\"
at 2034-03-05 09:00
Chair: close-silence silence s
",
        under_silence(&format!("{USUAL} package yes"))
    );
    let (state, _) = played(&script);
    let rolling = state.texts.rolling.as_ref().unwrap();
    assert_eq!(rolling.status(&op(5)), ParagraphStatus::Open);
}

#[test]
fn who_breaks_a_silence_is_not_told_where_the_modalities_say_so() {
    let unnamed = USUAL.replace("breakers-named yes", "breakers-named no");
    let script = format!(
        "{}
refused contradiction Aldoria: break-silence silence s because \"too far\"
Aldoria: break-silence silence s because \"too far\" sealed yes
at 2034-03-05 09:00
Chair: close-silence silence s
",
        under_silence(&unnamed)
    );
    let outcome = last(&script);
    assert_eq!(word(&outcome), "silence-broken");
    assert!(outcome.in_the_way.is_empty());
    assert_eq!(count(&outcome, "objected"), 1);
}

#[test]
fn an_extension_comes_before_the_deadline_and_objections_stay() {
    let script = format!(
        "{}
Aldoria: break-silence silence s provisions [#op2] because \"too far\"
refused contradiction Chair: extend-silence silence s deadline +1h because x
refused blank Chair: extend-silence silence s deadline 2034-03-06T09:00
refused not-permitted Aldoria: extend-silence silence s deadline 2034-03-06T09:00 because x
Chair: extend-silence silence s deadline 2034-03-06T09:00 because \"holiday\"
at 2034-03-05 09:00
refused too-early Chair: close-silence silence s
Costavia: break-silence silence s provisions [#op4] because \"not yet\"
at 2034-03-06 09:00
refused too-late Chair: extend-silence silence s deadline +1d because x
wait 1m
Chair: close-silence silence s
",
        under_silence(USUAL)
    );
    assert_eq!(last(&script).units, [op(2), op(4)].into());
}

#[test]
fn a_text_is_taken_from_silence_before_the_deadline_only() {
    let script = format!(
        "{}
refused repeated Chair: start-silence deadline +80h zone UTC
refused blank Chair: withdraw-text silence s
Chair: withdraw-text silence s because \"a new text comes\"
refused closed Aldoria: break-silence silence s because x
refused closed Chair: withdraw-text silence s because x
refused closed Chair: close-silence silence s
Chair: start-silence deadline +80h zone UTC => again
at 2034-03-09 09:00
refused too-late Chair: withdraw-text silence again because x
",
        under_silence(USUAL)
    );
    assert_eq!(played(&script).0.deciding.silences[0].end, Some(SilenceEnd::Withdrawn));
}

#[test]
fn the_notice_can_be_waived_in_public_and_is_then_a_breach() {
    let script = format!(
        "{}
Chair: open-stage stage closing
refused short-notice Chair: start-silence deadline +24h zone UTC
Chair: waive clause silence-hours because \"the week ends\"
refused too-late Chair: start-silence deadline 2034-01-01T00:00 zone UTC
Chair: start-silence deadline +24h zone UTC
",
        world(USUAL, "base")
    );
    let breaches = last(&script).breaches;
    assert!(breaches.iter().any(|clause| clause.as_str() == "silence-hours"));
}

#[test]
fn the_clock_waits_for_the_last_language() {
    let script = format!(
        "{}
Chair: open-stage stage closing
refused short-notice Chair: start-silence document zero deadline +90h zone UTC
Secretariat: make-available document zero language fr
Chair: start-silence document zero deadline +72h zone UTC
",
        world(USUAL, "base").replace("languages [en]", "languages [en fr]")
    );
    played(&script);
}

#[test]
fn only_a_text_that_is_there_lies_under_silence_in_the_right_stage() {
    let script = format!(
        "{}
refused out-of-stage Chair: start-silence deadline +90h zone UTC
Chair: open-stage stage closing
refused unknown Chair: start-silence document 9 deadline +90h zone UTC
refused unknown Chair: start-silence provisions [#op77] deadline +90h zone UTC
refused not-permitted Aldoria: start-silence deadline +90h zone UTC
Chair: start-silence provisions [#op1 #op2] deadline +90h zone UTC => s
refused unknown Aldoria: break-silence silence s provisions [#op5] because x
",
        world(USUAL, "base")
    );
    played(&script);
}
