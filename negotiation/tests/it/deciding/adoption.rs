//! Adoption.

use unbracket_negotiation::state::{DocumentId, DocumentKind};
use unbracket_negotiation::{EndRule, Stage};

use super::{USUAL, count, last, op, played, put_forward, seat, word, world};

const CALL: &str = "President: call-for-consensus document text => q\n";
const ADOPT: &str = "President countersigned by Chair: adopt document text question q";

#[test]
fn a_text_is_adopted_without_a_vote_when_nobody_stands_in_the_way() {
    let script = format!(
        "{}{CALL}
refused unknown President countersigned by Chair: adopt document 9 question q
refused unknown President countersigned by Chair: adopt document text question 9
refused not-ready President countersigned by Chair: adopt document zero question q
refused countersignature President: adopt document text question q
refused countersignature President countersigned by Aldoria: adopt document text question q
refused not-permitted Secretariat countersigned by Chair: adopt document text question q
{ADOPT} symbol A/RES/88/1 title \"Outcome\" => out
refused out-of-stage {ADOPT}
",
        put_forward(USUAL)
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!(word(outcome), "adopted-without-a-vote");
    assert_eq!(count(outcome, "silent"), 7);
    assert_eq!(count(outcome, "support"), 0, "silence is never support");
    assert_eq!(state.cycle().stage, Stage::FollowUp);
    let adopted = &state.texts.documents[outcome.made.unwrap() as usize];
    assert_eq!(adopted.kind, DocumentKind::Outcome);
    assert_eq!(adopted.draft, state.texts.documents[1].draft);
    assert_eq!(outcome.text, Some(unbracket_negotiation::redraft::digest(&adopted.draft)));
    assert_eq!(state.deciding.adoption_of(DocumentId(2)).unwrap().of, Some(DocumentId(1)));
}

#[test]
fn no_text_is_adopted_over_an_obstacle_to_it_or_to_a_part_of_it() {
    for target in ["", "target [provision #op2] "] {
        let script = format!(
            "{}{CALL}
Aldoria: object {target}because \"it goes too far\" obstacle yes
refused objected {ADOPT}
Aldoria: withdraw-objection {target}
{ADOPT}
",
            put_forward(USUAL)
        );
        played(&script);
    }
}

#[test]
fn a_text_is_adopted_in_the_stage_of_adoption_after_its_notice_and_when_it_was_put() {
    let early = format!(
        "{}
Chair: open-stage stage closing
Chair: issue-document kind chairs-text title T language en text @base => text
{CALL}
refused out-of-stage {ADOPT}
Chair: open-stage stage adoption
wait 23h
refused short-notice {ADOPT}
Secretariat: waive clause text-hours because \"all agree\"
{ADOPT}
",
        world(USUAL, "base")
    );
    assert_eq!(last(&early).breaches.len(), 1);
    let elsewhere = format!(
        "{}
President: call-for-consensus => q
refused contradiction {ADOPT}
",
        put_forward(USUAL)
    );
    played(&elsewhere);
    let language = format!(
        "{}{CALL}refused short-notice {ADOPT}
Secretariat: make-available document text language fr
refused short-notice {ADOPT}
wait 1d
{ADOPT}
",
        put_forward(USUAL).replace("languages [en]", "languages [en fr]")
    );
    played(&language);
}

#[test]
fn what_is_before_the_room_comes_before_adoption() {
    let script = format!(
        "{}{CALL}
Aldoria: move motion close-debate question q => m
refused not-ready {ADOPT}
President: decide-motion motion m
Chair: start-silence document text deadline +72h zone UTC => s
refused not-ready {ADOPT}
Chair: withdraw-text silence s because x
Aldoria: request-vote question q
refused not-ready {ADOPT}
President: open-vote question q method recorded rule ga_simple => v
refused not-ready {ADOPT}
Costavia: cast-ballot vote v ballot yes
Aldoria: cast-ballot vote v ballot no
Hestia: cast-ballot vote v ballot yes
President: close-vote vote v
{ADOPT}
",
        put_forward(USUAL)
    );
    let outcome = last(&script);
    assert_eq!(word(&outcome), "adopted-by-vote");
    assert_eq!((count(&outcome, "yes"), count(&outcome, "no")), (2, 1));
}

#[test]
fn what_was_voted_down_is_not_adopted() {
    let script = format!(
        "{}{CALL}
President: open-vote question q method recorded rule ga_two_thirds => v
Costavia: cast-ballot vote v ballot yes
Aldoria: cast-ballot vote v ballot no
President: close-vote vote v
refused closed {ADOPT}
refused blank President countersigned by Chair: fail-to-adopt
refused countersignature President: fail-to-adopt because x
President countersigned by Chair: fail-to-adopt because \"no majority\"
refused out-of-stage President countersigned by Chair: fail-to-adopt because x
",
        put_forward(USUAL)
    );
    assert_eq!(word(&last(&script)), "not-adopted");
}

#[test]
fn the_former_text_stands_on_where_the_end_rule_says_so() {
    let rollover = USUAL.replace("package-text", "technical-rollover");
    let script = format!(
        "{}President: call-for-consensus document text => q
President: open-vote question q method recorded rule ga_simple => v
refused not-ready President countersigned by Chair: fail-to-adopt because x
Hestia: cast-ballot vote v ballot no
President: close-vote vote v
President countersigned by Chair: fail-to-adopt because \"no agreement\"\n",
        put_forward(&rollover)
    );
    let (state, outcomes) = played(&script);
    assert_eq!(word(outcomes.last().unwrap()), "technical-rollover");
    assert_eq!(state.deciding.adoptions[0].outcome, None);
}

#[test]
fn the_end_rule_says_what_becomes_of_brackets() {
    for rule in EndRule::ALL {
        let modalities = USUAL.replace("package-text", rule.word());
        let text = put_forward(&modalities).replace("text @base => text", "text @brackets => text");
        if *rule == EndRule::AgreedMinus {
            let (state, outcomes) = played(&format!("{text}{CALL}{ADOPT}\n"));
            let outcome = outcomes.last().unwrap();
            assert_eq!(outcome.units, [op(3)].into());
            let adopted = &state.texts.documents[outcome.made.unwrap() as usize].draft;
            assert!(adopted.get(&op(3)).is_none() && adopted.get(&op(4)).is_some());
        } else {
            played(&format!("{text}{CALL}refused not-ready {ADOPT}\n"));
        }
    }
}

#[test]
fn a_part_that_was_voted_down_is_left_out_of_the_adopted_text() {
    let script = format!(
        "{}{CALL}
Aldoria: move motion division question q parts [#op2] => m
President: decide-motion motion m
President: open-vote question q part #op2 method recorded rule ga_simple => v
Hestia: cast-ballot vote v ballot no
President: close-vote vote v
{ADOPT}
",
        put_forward(USUAL)
    );
    let (state, outcomes) = played(&script);
    assert_eq!(outcomes.last().unwrap().units, [op(2)].into());
    assert!(state.texts.documents[2].draft.get(&op(2)).is_none());
}

#[test]
fn an_outcome_is_not_there_in_a_language_in_which_what_was_left_out_still_stands() {
    let script = |end: &str| {
        format!(
            "{}
Secretariat: make-available document text language fr text @brackets
Secretariat: make-available document text language es
{CALL}
{ADOPT}
",
            put_forward(&USUAL.replace("package-text", end))
                .replace("text @base => text", "text @brackets => text")
        )
    };
    let (state, _) = played(&script("agreed-minus"));
    let [.., of, adopted] = state.texts.documents.as_slice() else { panic!("two documents") };
    let languages = |of: &std::collections::BTreeMap<unbracket_negotiation::Tag, _>| {
        of.keys().map(|tag| tag.as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(languages(&of.languages), ["en", "es", "fr"]);
    assert_eq!(languages(&adopted.languages), ["en", "fr"], "nobody shortened the Spanish text");
    let french = adopted.versions.values().next().unwrap();
    assert!(french.get(&op(3)).is_none() && french.get(&op(4)).is_some());
    let whole = script("agreed-minus").replace("@brackets", "@base");
    let (state, _) = played(&whole);
    assert_eq!(languages(&state.texts.documents[2].languages), ["en", "es", "fr"]);
}

#[test]
fn who_stood_in_the_way_and_was_judged_in_the_rough_stays_on_the_record() {
    let script = format!(
        "{}President: call-for-consensus document text rule ietf_rough => q
Costavia: state-position on [] stance support
Aldoria: object because \"it breaks what is deployed\" obstacle yes
refused not-ready {ADOPT}
Chair: judge-objection seat Aldoria finding addressed reasons \"measured\"
{ADOPT}
",
        put_forward(USUAL)
    );
    let (state, outcomes) = played(&script);
    assert_eq!(count(outcomes.last().unwrap(), "object"), 1);
    assert!(
        state.objection(&unbracket_negotiation::Target::text(), seat(&state, "Aldoria")).is_some()
    );
}
