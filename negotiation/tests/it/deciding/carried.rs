//! What a vote carries, and what it does not: words in brackets, texts that were rejected.

use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::state::ProposalState;
use unbracket_negotiation::state::deciding::QuestionEnd;

use super::{USUAL, op, played, put_forward, world};

/// A vote by show of hands on what was labelled.
fn by_hands(on: &str, yes: u32, no: u32) -> String {
    format!(
        "President: open-vote {on} method non-recorded rule ga_simple => vote\n\
         President: close-vote vote vote yes {yes} no {no}\n"
    )
}

#[test]
fn a_text_that_was_rejected_comes_back_by_reconsideration_alone() {
    let script = format!(
        "{}Chair: call-for-consensus document text => q\n\
         {}\
         refused closed Chair: call-for-consensus document text\n\
         Aldoria: move motion reconsider question q => m\n\
         President: open-vote motion m method non-recorded => w\n\
         President: close-vote vote w yes 4 no 1\n",
        put_forward(USUAL),
        by_hands("question q", 1, 4),
    );
    let (state, _) = played(&script);
    assert_eq!(state.deciding.questions[0].end, None, "it is before the room again");
    assert_eq!(state.deciding.questions.len(), 1);
}

#[test]
fn an_amendment_that_was_carried_goes_into_the_text_whoever_objects() {
    let script = format!(
        "{}Aldoria: propose change [replace #op1 \"Decides otherwise;\"] because x => a\n\
         Hestia: state-position on [proposal a] stance object because \"no\"\n\
         refused objected Chair: accept-proposal proposal a\n\
         President: order-amendments amendments [[proposal a distance 1]]\n\
         {}\
         Chair: accept-proposal proposal a\n",
        world(USUAL, "base"),
        by_hands("proposal a", 4, 1),
    );
    assert_eq!(played(&script).0.texts.proposals[0].state, ProposalState::Accepted);
}

#[test]
fn a_vote_agrees_no_words_in_brackets_and_opens_what_it_votes_down() {
    let put = |at: u32, yes, no| {
        format!(
            "Chair: call-for-consensus target [provision #op{at}] => q\n{}",
            by_hands("question q", yes, no)
        )
    };
    let status = |script: &str, at: usize| {
        let (state, _) = played(&(world(USUAL, "brackets") + script));
        let rolling = state.texts.rolling.as_ref().unwrap();
        (rolling.status(&op(at)), state.deciding.questions[0].end)
    };
    let carried = put(3, 4, 1);
    let agreed = Some(QuestionEnd::Agreed);
    assert_eq!(status(&carried, 3), (ParagraphStatus::Open, agreed));
    let lifted = format!("{carried}Chair: lift-bracket provision #op3 bracket 1 alternative 1\n");
    assert_eq!(status(&lifted, 3), (ParagraphStatus::Open, agreed));
    assert_eq!(status(&put(1, 4, 1), 1), (ParagraphStatus::Agreed, agreed));
    let rejected = format!("Chair: agree provisions [#op1]\n{}", put(1, 1, 4));
    let not = Some(QuestionEnd::NotAgreed);
    assert_eq!(status(&rejected, 1), (ParagraphStatus::Reopened, not));
}
