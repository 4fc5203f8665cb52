//! Votes, amendments, motions.

use unbracket_negotiation::state::ProposalState;
use unbracket_negotiation::state::deciding::{QuestionEnd, QuestionId, VoteResult, division};

use super::{USUAL, count, last, op, played, seat, word, world};

fn asked() -> String {
    format!(
        "{}
Chair: call-for-consensus target [provision #op1] => q
Aldoria: request-vote question q
",
        world(USUAL, "base")
    )
}

fn cast(vote: &str, yes: &[&str], no: &[&str], abstain: &[&str]) -> String {
    let line = |names: &[&str], ballot: &str| {
        names
            .iter()
            .map(|name| format!("{name}: cast-ballot vote {vote} ballot {ballot}\n"))
            .collect()
    };
    let lines: [String; 3] = [line(yes, "yes"), line(no, "no"), line(abstain, "abstain")];
    lines.concat()
}

#[test]
fn those_who_abstain_are_in_no_majority_and_the_closed_vote_never_changes() {
    let script = format!(
        "{}
refused contradiction President: open-vote method recorded
refused contradiction President: open-vote question q method recorded
refused contradiction President: open-vote question q method recorded rule consent
refused not-permitted Secretariat: open-vote question q method recorded rule ga_simple
refused unknown President: open-vote question 9 method recorded rule ga_simple
refused not-ready President: open-vote question q method recorded rule ga_simple
    away [Aldoria Costavia Estoria Fennmark]
President: open-vote question q method recorded rule ga_simple away [Ilmaria] => v
refused not-ready President: open-vote question q method recorded rule ga_simple
refused not-ready Chair: conclude question q
refused too-late Aldoria: withdraw-vote-request question q
refused too-early Aldoria: note-intended-vote vote v ballot no
refused not-permitted Ilmaria: cast-ballot vote v ballot yes
refused not-permitted Digital Rights Assembly: cast-ballot vote v ballot yes
refused unknown Aldoria: cast-ballot vote 9 ballot yes
Aldoria: cast-ballot vote v ballot yes
{}
refused not-permitted Aldoria: close-vote vote v
refused closed Aldoria: explain-vote vote v minutes 5 words \"during\"
President: close-vote vote v
refused closed President: close-vote vote v
refused closed Aldoria: cast-ballot vote v ballot yes
Hestia: note-intended-vote vote v ballot no
refused closed President: open-vote question q method recorded rule ga_simple
",
        asked(),
        cast("v", &["Costavia"], &["Aldoria"], &["Estoria", "Fennmark", "Galvia"])
    );
    let script = script.replace(
        "refused not-permitted Aldoria: close-vote",
        "Aldoria: cast-ballot vote v ballot no\nHestia: cast-ballot vote v ballot yes\n\
         refused not-permitted Aldoria: close-vote",
    );
    let (state, outcomes) = played(&script);
    let closed = &outcomes[outcomes.len() - 2];
    assert_eq!(word(closed), "passed");
    let counted =
        ["yes", "no", "abstain", "not-participating", "absent"].map(|name| count(closed, name));
    assert_eq!(counted, [2, 1, 3, 0, 1]);
    let named = state.deciding.votes[0].named().unwrap();
    assert_eq!(named[&seat(&state, "Hestia")], unbracket_procedure::Ballot::Yes);
}

fn reconsidered(question: &str) -> String {
    format!(
        "Aldoria: move motion reconsider question {question} => again
President: open-vote motion again method non-recorded => r
President: close-vote vote r yes 4 no 1 abstain 0
"
    )
}

#[test]
fn a_part_that_was_a_tie_for_two_days_is_reconsidered_with_the_question() {
    let open = "President: open-vote question q part #op1 method recorded rule ga_simple";
    let script = format!(
        "{}
Aldoria: move motion division question q parts [#op1 #op2] => m
President: decide-motion motion m
refused not-ready Aldoria: move motion reconsider question q
{open} => v
{}
President: close-vote vote v
wait 48h 1s
refused too-late {open}
{}{open} => w
",
        world(USUAL, "base") + "Chair: call-for-consensus => q",
        cast("v", &["Aldoria"], &["Costavia"], &[]),
        reconsidered("q"),
    );
    let (state, _) = played(&script);
    assert!(!state.deciding.votes.last().unwrap().second);
}

#[test]
fn after_a_tie_there_is_a_second_vote_within_48_hours() {
    let tie = |wait: &str, again: &str| {
        format!(
            "{}
President: open-vote question q method recorded rule ga_simple => v
{}
President: close-vote vote v
{wait}
{again}",
            asked(),
            cast("v", &["Aldoria"], &["Costavia"], &[])
        )
    };
    let second = "President: open-vote question q method roll-call rule ga_simple => w\n";
    let (state, _) = played(&tie("wait 48h", second));
    assert!(state.deciding.votes[1].second);
    assert_eq!(state.deciding.votes[0].result, Some(VoteResult::SecondVote));
    let again = format!(
        "{second}{}President: close-vote vote w\n",
        cast("w", &["Aldoria"], &["Hestia"], &[])
    );
    assert_eq!(word(&last(&tie("wait 1h", &again))), "not-passed", "a second tie rejects");
    let late = format!("refused too-late {second}").replace(" => w", "");
    played(&tie("wait 48h 1s", &late));
    // What the refusal names is a way on.
    let again = format!("{}{again}", reconsidered("q"));
    let tied = last(&tie("wait 48h 1s", &format!("{late}{again}")));
    assert_eq!(word(&tied), "second-vote", "it is voted on for the first time again");
}

#[test]
fn a_tie_in_a_committee_rejects_at_once() {
    let script = format!(
        "{}
President: open-vote question q method non-recorded rule ga_simple(committee) => v
refused contradiction Aldoria: cast-ballot vote v ballot yes
refused not-ready President: close-vote vote v
refused contradiction President: close-vote vote v yes 5 no 400 abstain 0
President: close-vote vote v yes 1 no 1 abstain 0
",
        asked(),
    );
    let (state, outcomes) = played(&script);
    assert_eq!(word(outcomes.last().unwrap()), "not-passed");
    assert_eq!(state.deciding.questions[0].end, Some(QuestionEnd::NotAgreed));
    let vote = &state.deciding.votes[0];
    assert!(vote.named().is_none(), "a show of hands keeps no names");
    assert!(vote.procedure.result().is_none());
    let tally = vote.procedure.tally().unwrap();
    assert_eq!((tally.yes, tally.no, tally.abstain), (1, 1, 0));
    let members = tally.yes + tally.no + tally.not_participating + tally.absent;
    assert_eq!(members, vote.room.size() as u64);
    assert!(outcomes.last().unwrap().in_the_way.is_empty(), "nobody knows whose hands they were");
}

/// Three amendments to the text.
fn amended() -> String {
    let propose = |who: &str, number: usize, label: &str| {
        format!("{who}: propose change [delete #op{number}] because x => {label}\n")
    };
    format!(
        "{}{}{}{}Chair: call-for-consensus => whole\n",
        world(USUAL, "base"),
        propose("Aldoria", 1, "a1"),
        propose("Costavia", 2, "a2"),
        propose("Estoria", 3, "a3")
    )
}

#[test]
fn amendments_are_put_furthest_first_and_what_is_implied_is_not_put() {
    let script = format!(
        "{}
refused blank President: order-amendments
refused unknown President: order-amendments amendments [[proposal 9 distance 1]]
refused unknown President: order-amendments amendments [[proposal a1 distance 1
    implies-rejection-of [a2]]]
refused contradiction President: order-amendments amendments [[proposal a1 distance 1]
    [proposal a1 distance 2]]
President: order-amendments amendments [[proposal a1 distance 1] [proposal a2 distance 5
    implies-rejection-of [a3]] [proposal a3 distance 2]]
refused not-ready President: open-vote proposal a1 method recorded rule ga_simple
refused not-ready President: open-vote question whole method recorded rule ga_simple
refused unknown President: open-vote proposal 9 method recorded rule ga_simple
President: open-vote proposal a2 method recorded rule ga_simple => v
{}
President: close-vote vote v
refused closed President: order-amendments amendments [[proposal a1 distance 1]]
refused not-yours Costavia: explain-vote vote v minutes 5 words \"our own\"
refused too-much Hestia: explain-vote vote v minutes 11 words \"at length\"
Hestia: explain-vote vote v minutes 10 words \"for the record\"
refused repeated Hestia: explain-vote vote v minutes 1 words \"again\"
refused closed President: open-vote proposal a3 method recorded rule ga_simple
President: open-vote proposal a1 method recorded rule ga_simple => w
{}
President: close-vote vote w
President: open-vote question whole method recorded rule ga_simple
",
        amended(),
        cast("v", &["Aldoria", "Costavia"], &["Hestia"], &[]),
        cast("w", &["Aldoria"], &["Hestia", "Costavia"], &[])
    );
    let (state, _) = played(&script);
    let states: Vec<_> = state.texts.proposals.iter().map(|proposal| proposal.state).collect();
    assert_eq!(states, [ProposalState::Fallen, ProposalState::Open, ProposalState::Fallen]);
}

#[test]
fn what_was_withdrawn_or_fell_after_the_order_was_given_waits_for_no_vote() {
    let ordered = "President: order-amendments amendments [[proposal a1 distance 1
    implies-rejection-of [a2]] [proposal a2 distance 5] [proposal a3 distance 2]]\n";
    let open = "President: open-vote";
    let by = "method recorded rule ga_simple";
    played(&format!(
        "{}{ordered}
refused not-ready {open} proposal a3 {by}
Costavia: withdraw-proposal proposal a2
refused not-ready {open} proposal a1 {by}
Chair: drop-proposal proposal a3 because \"not seconded\"
{open} proposal a1 {by} => v
President: close-vote vote v
{open} question whole {by}
",
        amended()
    ));
    played(&format!(
        "{}{ordered}
Chair: accept-proposal proposal a3
Chair: accept-proposal proposal a1
{open} question whole {by}
",
        amended()
    ));
    let text = crate::deciding::put_forward(USUAL);
    played(&format!(
        "{text}
Aldoria: propose change [delete #op1] because x => a
President: call-for-consensus document text => q
President: order-amendments amendments [[proposal a distance 1]]
refused not-ready President countersigned by Chair: adopt document text question q
Aldoria: withdraw-proposal proposal a
President countersigned by Chair: adopt document text question q
"
    ));
}

#[test]
fn a_motion_has_its_speakers_and_its_majority() {
    let script = format!(
        "{}
refused contradiction Aldoria: move motion adjourn-debate
refused contradiction Aldoria: move motion adjourn-meeting question q
refused contradiction Aldoria: move motion division question q
refused not-ready Aldoria: move motion reconsider question q
refused unknown Aldoria: move motion division question q parts [#op77]
refused not-permitted Digital Rights Assembly: move motion adjourn-debate question q
Aldoria: move motion adjourn-debate question q because \"not now\" => m
refused repeated Costavia: move motion adjourn-debate question q
refused repeated Aldoria: speak-to-motion motion m side for
Costavia: speak-to-motion motion m side for
Estoria: speak-to-motion motion m side for
refused too-much Fennmark: speak-to-motion motion m side for
Fennmark: speak-to-motion motion m side against
refused repeated Fennmark: speak-to-motion motion m side against
refused unknown Fennmark: speak-to-motion motion 9 side against
refused objected President: decide-motion motion m
refused not-ready President: open-vote question q method recorded rule ga_simple
refused not-ready Chair: conclude question q
Galvia: move motion adjourn-meeting => first
refused not-ready President: open-vote motion m method non-recorded
President: decide-motion motion first
President: open-vote motion m method non-recorded => v
refused not-ready President: decide-motion motion m
President: close-vote vote v yes 2 no 1 abstain 1
refused closed President: decide-motion motion m
refused closed Galvia: speak-to-motion motion m side against
refused closed President: open-vote question q method recorded rule ga_simple
refused not-ready Aldoria: move motion reconsider question q
",
        asked(),
    );
    assert_eq!(played(&script).0.deciding.questions[0].end, Some(QuestionEnd::NoAction));
}

#[test]
fn reconsideration_needs_two_thirds_and_opens_the_question_again() {
    let reconsidered = |yes: u32, no: u32| {
        let script = format!(
            "{}
Chair: call-for-consensus target [provision #op1] => q
Chair: conclude question q
Aldoria: move motion reconsider question q => m
President: open-vote motion m method non-recorded => v
refused not-ready Aldoria: move motion close-debate question q
President: close-vote vote v yes {yes} no {no}
",
            world(USUAL, "base"),
        );
        let script =
            script.replace("refused not-ready Aldoria: move motion close-debate question q\n", "");
        played(&script).0.deciding.questions[0].end
    };
    assert_eq!(reconsidered(2, 1), None);
    assert_eq!(reconsidered(3, 2), Some(QuestionEnd::Agreed));
}

#[test]
fn nothing_interrupts_the_voting() {
    let script = format!(
        "{}
President: open-vote question q method recorded rule ga_simple
refused not-ready Aldoria: move motion adjourn-debate question q
",
        asked()
    );
    played(&script);
}

#[test]
fn parts_are_voted_on_before_the_whole_which_falls_with_all_operative_parts() {
    let parts: String = (1..=5)
        .map(|number| {
            format!(
                "President: open-vote question whole part #op{number} method recorded
    rule ga_simple => v{number}
Hestia: cast-ballot vote v{number} ballot no
President: close-vote vote v{number}
"
            )
        })
        .collect();
    let script = format!(
        "{}
Chair: call-for-consensus => whole
refused not-ready President: open-vote question whole part #op1 method recorded rule ga_simple
Aldoria: move motion division question whole parts [#op1 #op2 #op3 #op4 #op5] => m
President: decide-motion motion m
refused not-ready President: open-vote question whole method recorded rule ga_simple
refused not-ready President: open-vote question whole part #pp1 method recorded rule ga_simple
{parts}
refused closed President: open-vote question whole method recorded rule ga_simple
Aldoria: move motion reconsider question whole => again
President: open-vote motion again method non-recorded => w
",
        world(USUAL, "base")
    );
    let (state, _) = played(&script);
    assert_eq!(state.deciding.questions[0].end, Some(QuestionEnd::NotAgreed));
    assert_eq!(state.deciding.motions[0].results.get(&op(5)), Some(&false));
    let divided = division(&state, QuestionId(0)).unwrap();
    assert!(divided.falls && divided.next().is_none());
    let reconsidered = format!(
        "{script}President: close-vote vote w yes 4 no 1 abstain 0
refused not-ready President: open-vote question whole method recorded rule ga_simple
"
    );
    let (state, _) = played(&reconsidered);
    let divided = division(&state, QuestionId(0)).unwrap();
    assert_eq!(divided.next().map(|part| &part.provision), Some(&op(1)), "the parts come again");
}
