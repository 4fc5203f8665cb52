//! The call for consensus under many rules.

use unbracket_negotiation::Rule;
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::state::deciding::QuestionId;
use unbracket_negotiation::state::standing;

use super::{USUAL, count, last, op, played, seat, word, world};

#[test]
fn consensus_is_the_absence_of_obstacles_and_silence_is_counted_as_silence() {
    let script = format!(
        "{}
refused unknown Chair: call-for-consensus target [provision #op77]
refused contradiction Chair: call-for-consensus target [provision #op1] document zero
refused unknown Chair: call-for-consensus document 9
refused too-late Chair: call-for-consensus review-at 2033-01-01T00:00
refused not-permitted Aldoria: call-for-consensus target [provision #op1]
Chair: call-for-consensus target [provision #op1] => q
refused repeated Chair: call-for-consensus target [provision #op1]
Aldoria: object target [provision #op1] because \"we would say more\"
Costavia: state-position on [provision #op1] stance support
refused not-permitted Aldoria: conclude question q
Chair: conclude question q
refused closed Chair: conclude question q
refused unknown Chair: conclude question 9
",
        world(USUAL, "base")
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!(word(outcome), "consensus");
    let counted = ["support", "object", "silent"].map(|name| count(outcome, name));
    assert_eq!(counted, [1, 1, 5]);
    let rolling = state.texts.rolling.as_ref().unwrap();
    assert_eq!(rolling.status(&op(1)), ParagraphStatus::Agreed);
}

#[test]
fn an_objection_stated_as_an_obstacle_blocks_until_it_is_withdrawn() {
    let script = format!(
        "{}
refused blank Aldoria: object target [provision #op1] obstacle yes
refused unknown Aldoria: object target [provision #op77] because x
refused not-permitted Digital Rights Assembly: object because x
refused unknown Aldoria: withdraw-objection target [provision #op1]
Aldoria: object target [provision #op1] because \"it goes too far\" obstacle yes cure \"Invites\"
Chair: call-for-consensus => whole
Chair: conclude question whole
Chair: call-for-consensus target [provision #op1] => q
Aldoria: withdraw-objection target [provision #op1] because \"as clarified\"
Chair: conclude question q
",
        world(USUAL, "base")
    );
    let (state, outcomes) = played(&script);
    let blocked = &outcomes[outcomes.len() - 4];
    assert_eq!(word(blocked), "not-agreed");
    assert_eq!(blocked.in_the_way, [seat(&state, "Aldoria")].into());
    assert_eq!(word(outcomes.last().unwrap()), "consensus");
    assert_eq!(count(outcomes.last().unwrap(), "silent"), 7, "who withdraws is not in favour");
}

#[test]
fn a_position_taken_later_takes_the_place_of_the_objection() {
    let script = format!(
        "{}
Aldoria: object target [provision #op1] because \"it goes too far\" obstacle yes
Aldoria: state-position on [provision #op1] stance can-live-with
Chair: call-for-consensus target [provision #op1] => q
Chair: conclude question q
",
        world(USUAL, "base")
    );
    assert_eq!(word(&last(&script)), "consensus");
}

#[test]
fn a_request_for_a_vote_stops_the_conclusion_until_it_is_taken_back() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] => q
refused unknown Aldoria: request-vote question 9
refused not-permitted Digital Rights Assembly: request-vote question q
refused unknown Aldoria: withdraw-vote-request question q
Aldoria: request-vote question q
refused repeated Aldoria: request-vote question q
refused not-ready Chair: conclude question q
Aldoria: withdraw-vote-request question q
Chair: conclude question q
refused closed Aldoria: request-vote question q
",
        world(USUAL, "base")
    );
    played(&script);
}

#[test]
fn rough_consensus_asks_the_chair_to_judge_each_objection() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule ietf_rough => q
Costavia: state-position on [provision #op1] stance support
refused unknown Chair: judge-objection seat Aldoria target [provision #op1] finding addressed
    reasons x
Aldoria: object target [provision #op1] because \"it breaks what is deployed\"
refused not-ready Chair: conclude question q
refused blank Chair: judge-objection seat Aldoria target [provision #op1] finding addressed
refused not-permitted Costavia: judge-objection seat Aldoria target [provision #op1]
    finding addressed reasons x
Chair: judge-objection seat Aldoria target [provision #op1] finding addressed
    reasons \"measured: it does not\"
Chair: conclude question q
",
        world(USUAL, "base")
    );
    let outcome = last(&script);
    assert_eq!(word(&outcome), "passed");
    assert_eq!(outcome.designation.unwrap().as_str(), "rough-consensus");
}

#[test]
fn whoever_objects_is_owed_an_answer_under_the_standards_rule() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule us_omb => q
Costavia: state-position on [provision #op1] stance support
Galvia: state-position on [provision #op1] stance support
Aldoria: object target [provision #op1] because \"too dear\"
refused not-ready Chair: conclude question q
refused blank Secretariat: answer-objection seat Aldoria target [provision #op1]
refused unknown Secretariat: answer-objection seat Hestia target [provision #op1] reasons x
Secretariat: answer-objection seat Aldoria target [provision #op1] reasons \"it is cheaper\"
Chair: conclude question q
",
        world(USUAL, "base")
    );
    assert_eq!(word(&last(&script)), "passed");
}

#[test]
fn a_designation_is_published_contested_and_accepted() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule \"gnso(10,33)\" => q
refused unknown Chair: accept-designation question q
refused unknown Aldoria: contest-designation question q because x
refused blank Chair: designate question q designation full-consensus side in-favour
Chair: designate question q designation full-consensus side in-favour because \"the last reading\"
refused not-ready Chair: conclude question q
refused blank Aldoria: contest-designation question q
Aldoria: contest-designation question q because \"we spoke against\"
refused repeated Aldoria: contest-designation question q because again
refused objected Chair: accept-designation question q
Chair: designate question q designation consensus side in-favour because \"one disagrees\"
Chair: accept-designation question q
refused repeated Chair: accept-designation question q
refused closed Aldoria: contest-designation question q because x
Chair: conclude question q
",
        world(USUAL, "base")
    );
    let outcome = last(&script);
    assert_eq!(word(&outcome), "passed");
    assert_eq!(outcome.designation.unwrap().as_str(), "consensus");
}

#[test]
fn a_formal_objection_goes_to_the_council() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule \"w3c(1)\" => q
Costavia: state-position on [provision #op1] stance support
refused unknown Aldoria: appeal-formal-objection target [provision #op1] because x
Aldoria: object target [provision #op1] because \"it harms users\" obstacle yes
refused unknown Chair countersigned by President: decide-formal-objection question q ruling affirm
    because x
refused blank Aldoria: appeal-formal-objection target [provision #op1]
Aldoria: appeal-formal-objection target [provision #op1] because \"the rationale\"
refused repeated Aldoria: appeal-formal-objection target [provision #op1] because again
refused not-ready Chair: conclude question q
refused countersignature Chair: decide-formal-objection question q ruling affirm because x
refused blank Chair countersigned by President: decide-formal-objection question q ruling affirm
Chair countersigned by President: decide-formal-objection question q ruling affirm
    because \"weighed\"
Chair: conclude question q
",
        world(USUAL, "base")
    );
    let outcome = last(&script);
    assert_eq!(word(&outcome), "passed");
    assert_eq!(outcome.designation.unwrap().as_str(), "dissent");
}

#[test]
fn one_discuss_holds_up_a_ballot_of_positions() {
    let ballot = |positions: &str| {
        format!(
            "{}
Chair: call-for-consensus target [provision #op1] rule iesg_ballot => q
refused blank Aldoria: register-position question q position discuss
{positions}
Chair: conclude question q
refused closed Aldoria: register-position question q position yes
",
            world(USUAL, "base")
        )
    };
    let favourable = ["Costavia", "Estoria", "Fennmark", "Galvia"]
        .map(|name| format!("{name}: register-position question q position no-objection\n"))
        .concat();
    let yes = format!("{favourable}Aldoria: register-position question q position yes");
    assert_eq!(word(&last(&ballot(&yes))), "passed");
    let discuss =
        format!("{yes}\nHestia: register-position question q position discuss because \"unclear\"");
    assert_eq!(word(&last(&ballot(&discuss))), "not-agreed");
    let cleared = format!("{discuss}\nHestia: register-position question q position abstain");
    assert_eq!(word(&last(&ballot(&cleared))), "passed");
}

#[test]
fn the_presiding_officer_judges_where_the_rule_leaves_it_to_them() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule unfccc_consensus => q
Aldoria: object target [provision #op1] because \"misgivings\"
refused not-ready Chair: conclude question q
Chair: conclude question q finding consensus
",
        world(USUAL, "base")
    );
    assert_eq!(word(&last(&script)), "consensus");
}

#[test]
fn a_rule_that_counts_votes_decides_nothing_without_a_vote() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] rule ga_simple => q
Costavia: state-position on [provision #op1] stance support
refused not-ready Chair: conclude question q
",
        world(USUAL, "base")
    );
    played(&script);
}

#[test]
fn the_standing_of_a_question_is_shown_under_every_rule_with_what_would_turn_it() {
    let script = format!(
        "{}
Chair: call-for-consensus target [provision #op1] => q
Aldoria: object target [provision #op1] because \"too far\" obstacle yes
Costavia: state-position on [provision #op1] stance support
Estoria: state-position on [provision #op1] stance support
Digital Rights Assembly: state-position on [provision #op1] stance object because x
",
        world(USUAL, "base")
    );
    let (state, _) = played(&script);
    let stands = standing(&state, QuestionId(0)).unwrap();
    assert!(!stands.decision.verdict.is_adopted());
    assert_eq!(stands.in_the_way, [seat(&state, "Aldoria")].into());
    assert_eq!(stands.decision.tally.positions.silent, 4);
    assert_eq!(stands.decision.tally.positions.object, 1, "who may not object is not counted");
    let simple = stands.others.iter().find(|(rule, _)| *rule == Rule::GA_SIMPLE).unwrap();
    assert!(simple.1.verdict.is_adopted(), "two against one, read as ballots");
    assert_eq!(stands.flips.sets[0].changes.len(), 1);
    assert!(standing(&state, QuestionId(9)).is_none());
}
