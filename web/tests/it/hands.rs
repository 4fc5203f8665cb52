//! A show of hands: whoever presides counts, nobody casts a ballot, and the page tells the figures.

use axum::http::StatusCode;

use unbracket_negotiation::act::deciding::Adopt;
use unbracket_negotiation::state::deciding::{Question, QuestionId};
use unbracket_negotiation::{Credentials, Role, Words};
use unbracket_secretariat::Submission;

use crate::api::{submitted, token_for};
use crate::support::{Answer, At, wait};

const PROCESS: &str = "second-reading";

/// What the chair does with a form of the page of decisions.
fn does(at: &At, act: &str, fields: &[(&str, &str)]) -> Answer {
    at.post_as("chair", &format!("/p/{PROCESS}/floor/do/{act}"), fields)
}

fn votes(at: &At) -> usize {
    at.state(PROCESS, |state| state.deciding.votes.len())
}

#[test]
fn a_show_of_hands_is_counted_by_whoever_presides_and_names_nobody() {
    let at = At::own(&[PROCESS]);
    let question = at.state(PROCESS, |state| state.deciding.questions.len()).to_string();
    let target = at.state(PROCESS, |state| {
        let draft = &state.texts.rolling.as_ref().expect("a text").draft;
        format!("#{}", draft.visit().next().expect("a provision").provision.id)
    });
    let put = [("target.provision", target.as_str()), ("rule", "ga_simple"), ("key", "q")];
    assert_eq!(does(&at, "call-for-consensus", &put).status, StatusCode::SEE_OTHER);
    let before = votes(&at);
    let by_hands = [("question", question.as_str()), ("method", "non-recorded")];
    let opens = |rule| {
        let fields: Vec<_> = by_hands.into_iter().chain([("rule", rule), ("key", rule)]).collect();
        does(&at, "open-vote", &fields)
    };
    assert_eq!(opens("qmv(55,65,4,35)").status, StatusCode::UNPROCESSABLE_ENTITY, "it asks whose");
    assert_eq!(votes(&at), before);
    assert_eq!(opens("ga_simple").status, StatusCode::SEE_OTHER);
    assert_eq!(votes(&at), before + 1);

    let vote = before.to_string();
    let hub = format!("/p/{PROCESS}/decide");
    let delegate = at.get_as("north", &hub).text();
    assert!(!delegate.contains("/floor/do/cast-ballot"), "{delegate}");
    assert!(delegate.contains("The record names nobody"));
    let cast = [("vote", vote.as_str()), ("ballot", "yes"), ("key", "c")];
    let cast = at.post_as("north", &format!("/p/{PROCESS}/floor/do/cast-ballot"), &cast);
    assert_eq!(cast.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(!at.get_as("north", &format!("/p/{PROCESS}/mine")).text().contains("/decide#votes"));

    let chair = at.get_as("chair", &hub).text();
    for ballot in ["yes", "no", "abstain"] {
        assert_eq!(chair.matches(&format!("name=\"{ballot}\" required")).count(), 1, "{chair}");
    }
    let closes = |hands: [&str; 3]| {
        let [yes, no, abstain] = hands;
        let key = hands.concat();
        let fields =
            [("vote", &*vote), ("yes", yes), ("no", no), ("abstain", abstain), ("key", &*key)];
        does(&at, "close-vote", &fields)
    };
    for wrong in [["", "", ""], ["7", "", ""], ["7", "2", ""], ["9999", "0", "0"]] {
        assert_eq!(closes(wrong).status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
    }
    assert_eq!(closes(["7", "2", "1"]).status, StatusCode::SEE_OTHER);
    let told = at.get(&hub).text();
    let figures = at.state(PROCESS, |state| {
        let tally = state.deciding.votes[before].procedure.tally().expect("it is closed");
        (tally.yes, tally.no, tally.abstain)
    });
    assert_eq!(figures, (7, 2, 1));
    let article = told.split("<section id=\"votes\">").nth(1).expect("votes are listed");
    let last = article.split("</article>").find(|it| it.contains("non-recorded")).expect("it is");
    assert!(!last.contains("class=\"roll\""), "{last}");
    assert_eq!(at.get(&format!("{hub}/questions/{question}")).status, StatusCode::OK);
}

#[test]
fn a_program_says_all_three_figures_of_a_show_of_hands() {
    let at = At::own(&["adoption"]);
    let question = at.state("adoption", |state| {
        let open = |it: &Question| it.document.is_some() && it.end.is_none();
        state.deciding.questions.iter().rposition(open).expect("it is before the room")
    });
    let token = token_for(&at, "president", "adoption");
    let does = |act: &str, check: bool, fields: serde_json::Value| {
        let act = serde_json::json!({ "act": act, "check": check, "fields": fields });
        submitted(&at, "adoption", &token, &act)
    };
    let opens = serde_json::json!({
        "question": question, "method": "non-recorded", "rule": "ga_simple",
    });
    let opened = does("open-vote", false, opens);
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text());
    let vote = at.state("adoption", |state| state.deciding.votes.len() - 1);
    for check in [true, false] {
        let refused = does("close-vote", check, serde_json::json!({ "vote": vote, "yes": 7 }));
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert!(refused.text().contains("all three figures"), "{}", refused.text());
    }
    assert!(at.state("adoption", |state| state.deciding.votes[vote].result.is_none()));
    let whole = serde_json::json!({ "vote": vote, "yes": 7, "no": 2, "abstain": 0 });
    assert_eq!(does("close-vote", false, whole).status, StatusCode::OK);
}

#[test]
fn a_text_that_was_voted_down_is_not_offered_for_adoption() {
    let at = At::own(&["adoption"]);
    let page = || at.get_as("president", "/p/adoption/decide/adoption").text();
    let does = |act: &str, fields: &[(&str, &str)]| {
        let done = at.post_as("president", &format!("/p/adoption/floor/do/{act}"), fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.text());
    };
    let question = at.state("adoption", |state| {
        let open = |it: &Question| it.document.is_some() && it.end.is_none();
        state.deciding.questions.iter().rposition(open).expect("it is before the room")
    });
    assert!(page().contains("/floor/do/adopt\""));
    let question = question.to_string();
    let opens = [("question", &*question), ("method", "non-recorded"), ("rule", "ga_simple")];
    does("open-vote", &opens);
    // While the vote is taken the page says so, and where.
    let waits = page();
    assert!(!waits.contains("/floor/do/adopt\""), "{waits}");
    assert!(waits.contains("It cannot be adopted now") && waits.contains("/decide#votes\""));
    let vote = at.state("adoption", |state| state.deciding.votes.len() - 1).to_string();
    does("close-vote", &[("vote", &*vote), ("yes", "1"), ("no", "9"), ("abstain", "0")]);
    assert!(!page().contains("/floor/do/adopt\""), "{}", page());
}

#[test]
fn an_outcome_that_a_vote_carried_tells_its_majority_and_its_figures() {
    let at = At::own(&["adoption"]);
    let does = |act: &str, fields: &[(&str, &str)]| {
        let done = at.post_as("president", &format!("/p/adoption/floor/do/{act}"), fields);
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{act}: {}", done.text());
    };
    let (question, document) = at.state("adoption", |state| {
        let open = |it: &Question| it.document.is_some() && it.end.is_none();
        let found = state.deciding.questions.iter().rposition(open).expect("it is before the room");
        (found, state.deciding.questions[found].document.expect("it is on a document"))
    });
    let number = question.to_string();
    does("open-vote", &[("question", &number), ("method", "non-recorded"), ("rule", "ga_simple")]);
    let vote = at.state("adoption", |state| state.deciding.votes.len() - 1).to_string();
    does("close-vote", &[("vote", &*vote), ("yes", "9"), ("no", "4"), ("abstain", "2")]);
    let officers = at.state("adoption", |state| {
        [Role::PresidingOfficer, Role::Secretariat]
            .map(|role| *state.roster.officers(role).first().expect("somebody serves"))
    });
    let adopt = Adopt {
        document,
        question: QuestionId(u32::try_from(question).expect("few")),
        symbol: None,
        title: Words::default(),
    };
    let by = Credentials { countersigned: Some(officers[1]), ..Credentials::of(officers[0]) };
    let submission =
        Submission { act: adopt.into(), by, key: None, at: None, unchanged: Vec::new() };
    wait(at.record("adoption").submit(submission)).expect("two officers adopt it");
    let page = at.get("/p/adoption/outcome").text();
    let last = page.split("<dl class=\"pairs\">").nth(1).expect("what was decided, the last first");
    let last = last.split("</dl>").next().unwrap_or_default();
    assert!(last.contains("9 in favour") && last.contains("4 against"), "{last}");
    assert!(last.contains("more yes than no") && !last.contains("nobody objects"), "{last}");
    assert!(!last.contains("without a vote"), "{last}");
}
