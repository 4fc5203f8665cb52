//! Several people at one thing: a draft of a group that two change at once, and acts that are taken back.

use axum::http::StatusCode;
use unbracket_negotiation::state::{ProposalState, Target};
use unbracket_secretariat::accounts::{Account, Proof, Secret};
use unbracket_web::router;

use crate::browser::{Browser, send, written};
use crate::objects::{draft_bytes, kept_draft, paragraph};
use crate::rights::person;
use crate::support::{Answer, At, wait};

const HERE: &str = "first-reading";

/// Two members of a group, and a draft that one of them began; its address.
fn draft(at: &At) -> ([Account; 2], String) {
    let group = at.state(HERE, |state| {
        let group = state.roster.group_named("Northern Partnership").expect("a group of the story");
        (group.0.to_string(), state.roster.group(group).expect("it is there").members.clone())
    });
    let members: Vec<_> = group.1.keys().take(2).map(|seat| person(at, HERE, "m", *seat)).collect();
    let [one, other] = members.try_into().ok().expect("a group has two members");
    let path = kept_draft(at, &one.account, &group.0);
    ([one.account, other.account], path)
}

/// Forms of several people, sent at the same moment.
fn at_once(at: &At, path: &str, all: Vec<(&Account, Vec<(&str, String)>)>) -> Vec<Answer> {
    let app = router(at.site.clone());
    let requests: Vec<_> = all
        .into_iter()
        .map(|(account, fields)| {
            let browser = Browser::of(&at.site, account, Proof::Link);
            let secret =
                Secret::from_cookie(&browser.cookies["unbracket"]).expect("it was written so");
            let token = secret.token();
            let fields = fields.iter().map(|(name, value)| (*name, value.as_str()));
            let fields: Vec<_> = fields.chain([("token", token.as_str())]).collect();
            written(browser.asked(&axum::http::Method::POST, path), &fields)
        })
        .collect();
    wait(async {
        let sent: Vec<_> =
            requests.into_iter().map(|one| tokio::spawn(send(app.clone(), one))).collect();
        let mut answers = Vec::new();
        for one in sent {
            answers.push(one.await.expect("nothing panics"));
        }
        answers
    })
}

fn save(words: &str, version: u32) -> Vec<(&'static str, String)> {
    vec![
        ("words", words.to_owned()),
        ("does", "replace".to_owned()),
        ("version", version.to_string()),
        ("do", "save".to_owned()),
    ]
}

#[test]
fn of_two_who_save_a_draft_at_once_one_does_and_the_other_sees_both_wordings() {
    let at = At::own(&[HERE]);
    let ([one, other], path) = draft(&at);
    for round in 1..=40 {
        let forms = vec![
            (&one, save(&format!("The first wrote this in round {round}."), round)),
            (&other, save(&format!("The second wrote that in round {round}."), round)),
        ];
        let answers = at_once(&at, &path, forms);
        let mut statuses: Vec<_> = answers.iter().map(|answer| answer.status.as_u16()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 409], "round {round}");
        let shown =
            answers.iter().find(|it| it.status == StatusCode::CONFLICT).expect("one of them");
        let text = shown.text();
        for words in ["The first wrote this", "The second wrote that"] {
            assert!(text.contains(&format!("{words} in round {round}.")), "{words}: {text}");
        }
        // What was saved is the other one's, and what is saved next goes over it knowingly.
        let next = round + 1;
        assert!(text.contains(&format!("name=\"version\" value=\"{next}\"")), "{text}");
        assert!(draft_bytes(&at, &path).contains(&format!("\"version\":{next}")));
    }
}

#[test]
fn a_comment_is_never_lost_whatever_others_write_at_the_same_moment() {
    let at = At::own(&[HERE]);
    let ([one, other], path) = draft(&at);
    let comment = |words: String| vec![("comment", words), ("do", "comment".to_owned())];
    let mut forms: Vec<_> = (0..30)
        .map(|number| {
            (if number % 2 == 0 { &one } else { &other }, comment(format!("said {number}.")))
        })
        .collect();
    forms.insert(15, (&one, save("Saved among the comments.", 1)));
    let answers = at_once(&at, &path, forms);
    let kept = draft_bytes(&at, &path);
    for (number, answer) in answers.iter().enumerate() {
        let saved = number == 15;
        assert!(answer.status.is_redirection() || saved, "{number}: {}", answer.status);
        // Whoever saves over a comment that came meanwhile is told, and the comment stays.
        assert!(!saved || answer.status.is_redirection() || answer.status == StatusCode::CONFLICT);
    }
    let missing: Vec<_> =
        (0..30).filter(|number| !kept.contains(&format!("said {number}."))).collect();
    assert!(missing.is_empty(), "{missing:?} are lost: {kept}");
}

#[test]
fn of_many_who_submit_one_draft_at_once_one_does() {
    let at = At::own(&[HERE]);
    let ([one, other], path) = draft(&at);
    let (_, words) = paragraph(&at, HERE);
    let before = at.state(HERE, |state| state.texts.proposals.len());
    let form = |version: u32| {
        vec![
            ("words", words.clone()),
            ("does", "replace".to_owned()),
            ("version", version.to_string()),
            ("do", "submit".to_owned()),
        ]
    };
    let forms = (0..12).map(|turn| (if turn % 2 == 0 { &one } else { &other }, form(1))).collect();
    let answers = at_once(&at, &path, forms);
    let went: Vec<_> = answers.iter().filter(|it| it.status.is_redirection()).collect();
    assert_eq!(went.len(), 1);
    assert!(answers.iter().all(|it| [303, 404, 409].contains(&it.status.as_u16())));
    assert_eq!(at.state(HERE, |state| state.texts.proposals.len()), before + 1);
    assert!(draft_bytes(&at, &path).is_empty(), "what was submitted is no draft any more");
}

#[test]
fn nobody_throws_away_what_somebody_else_has_changed_meanwhile() {
    let at = At::own(&[HERE]);
    let ([one, other], path) = draft(&at);
    assert!(at_once(&at, &path, vec![(&one, save("Changed.", 1))])[0].status.is_redirection());
    let discard =
        |version: u32| vec![("version", version.to_string()), ("do", "discard".to_owned())];
    let late = at_once(&at, &path, vec![(&other, discard(1))]);
    assert_eq!(late[0].status, StatusCode::CONFLICT);
    assert!(draft_bytes(&at, &path).contains("Changed."));
    assert!(at_once(&at, &path, vec![(&other, discard(2))])[0].status.is_redirection());
    assert!(draft_bytes(&at, &path).is_empty());
}

/// Goes to the notice of an act, presses its button, and returns where that leads; without any script.
fn take_back(at: &At, who: &Account, notice: &str) -> Answer {
    let mut browser = Browser::of(&at.site, who, Proof::Link);
    let page = browser.get(notice).text();
    let action = page.split("action=\"").find(|rest| rest.contains("/take-back\""));
    let action = action.and_then(|rest| rest.split('"').next());
    let action = action.unwrap_or_else(|| panic!("{notice} has no button: {page}")).to_owned();
    browser.fill(notice, &action, &[])
}

fn has_button(at: &At, who: &Account, notice: &str) -> bool {
    let page = Browser::of(&at.site, who, Proof::Link).get(notice);
    assert_eq!(page.status, StatusCode::OK, "{notice}");
    page.text().contains("/take-back\"")
}

fn seat(at: &At, process: &str, name: &str) -> unbracket_negotiation::SeatId {
    at.state(process, |state| state.roster.seat_named(name).expect("somebody of the story"))
}

#[test]
fn a_proposal_and_a_sponsorship_are_taken_back_by_one_click_and_the_record_keeps_both() {
    let at = At::own(&[HERE]);
    let north = person(&at, HERE, "north", seat(&at, HERE, "Marenia"));
    let sovereign = person(&at, HERE, "sovereign", seat(&at, HERE, "Aldoria"));
    let (id, words) = paragraph(&at, HERE);
    let fields = [("words", words.as_str()), ("does", "replace"), ("do", "submit")];
    let mut browser = Browser::of(&at.site, &north.account, Proof::Link);
    let path = format!("/p/{HERE}/propose/{id}");
    let notice = browser.fill(&path, &path, &fields).header("location").to_owned();
    assert!(notice.contains("/done/"), "{notice}");
    let number = at.state(HERE, |state| state.texts.proposals.len()) - 1;
    let proposal = format!("/p/{HERE}/proposals/{number}");
    let mut other = Browser::of(&at.site, &sovereign.account, Proof::Link);
    let join = format!("{proposal}/join");
    let joined = other.fill(&proposal, &join, &[]).header("location").to_owned();
    // Another sponsors it: it is not only one's own any more.
    assert!(!has_button(&at, &north.account, &notice));
    let length = at.state(HERE, |state| state.length);
    assert_eq!(take_back(&at, &sovereign.account, &joined).status, StatusCode::SEE_OTHER);
    assert!(!has_button(&at, &sovereign.account, &joined), "what was taken back has no button");
    let back = take_back(&at, &north.account, &notice);
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text());
    assert!(
        back.header("location").contains("act=withdraw-proposal"),
        "{}",
        back.header("location")
    );
    let state = at.state(HERE, |state| (state.texts.proposals[number].state, state.length));
    assert_eq!(state, (ProposalState::Withdrawn, length + 2), "two more entries, none fewer");
}

#[test]
fn a_position_is_taken_back_as_long_as_it_is_the_one_that_stands() {
    let (at, process) = (At::own(&["second-reading"]), "second-reading");
    let who = person(&at, process, "sovereign", seat(&at, process, "Aldoria"));
    let id = at.state(process, |state| {
        let rolling = state.texts.rolling.as_ref().expect("there is a text");
        let statuses = unbracket_negotiation::standing::statuses(rolling);
        let open = rolling.draft.visit().find(|visit| {
            statuses[&visit.provision.id] == unbracket_negotiation::event::ParagraphStatus::Open
                && unbracket_negotiation::standing::is_paragraph(visit.provision.kind)
        });
        open.expect("not everything is agreed").provision.id.clone()
    });
    let path = format!("/p/{process}/positions");
    let state = |words: &str| {
        let (stance, because) = (format!("s-{id}"), format!("r-{id}"));
        let mut browser = Browser::of(&at.site, &who.account, Proof::Link);
        let fields = [(stance.as_str(), "object"), (because.as_str(), words), ("key", words)];
        let secret = Secret::from_cookie(&browser.cookies["unbracket"]).expect("it was written so");
        let token = secret.token();
        let fields: Vec<_> = fields.into_iter().chain([("token", token.as_str())]).collect();
        let answer = browser.post(&path, &fields);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        answer.header("location").to_owned()
    };
    let (first, second) = (state("it is late"), state("it is too late"));
    assert!(!has_button(&at, &who.account, &first), "another has taken its place");
    let on = Target::provision(id.clone());
    let stands = || at.state(process, |state| state.texts.position(&on, who.seat).is_some());
    assert!(stands());
    assert_eq!(take_back(&at, &who.account, &second).status, StatusCode::SEE_OTHER);
    assert!(!stands());
    // The same form once more, as of a double click: it shows what the first did, and nothing is written.
    let length = at.state(process, |state| state.length);
    let index = length - 2;
    let again = Browser::of(&at.site, &who.account, Proof::Link);
    let secret =
        Secret::from_cookie(&again.cookies["unbracket"]).expect("it was written so").token();
    let action = format!("/p/{process}/mine/done/{index}/take-back");
    let shown = again.clone().post(&action, &[("token", &secret)]);
    assert_eq!(shown.status, StatusCode::SEE_OTHER, "{}", shown.text());
    let notice = format!("/p/{process}/mine/done/{}?act=withdraw-position&count=1", length - 1);
    assert_eq!(shown.header("location"), notice);
    assert_eq!(at.state(process, |state| state.length), length);
    // What nobody took back, and what nothing takes back, is refused with the reason.
    let action = format!("/p/{process}/mine/done/{}/take-back", length - 1);
    assert_eq!(again.clone().post(&action, &[("token", &secret)]).status, StatusCode::BAD_REQUEST);
}

#[test]
fn nobody_takes_back_what_somebody_else_did_and_offices_have_no_such_button() {
    let at = At::own(&["silence"]);
    let ruled = at.post_as(
        "chair",
        "/p/silence/acts/rule",
        &[("article", "71"), ("ruling", "It is"), ("because", "Rule 71"), ("key", "1")],
    );
    let notice = ruled.header("location").to_owned();
    assert!(!at.get_as("chair", &notice).text().contains("/take-back\""));
    let length = at.state("silence", |state| state.length);
    for entry in [0, 5, length / 2, length - 1, length + 7] {
        for who in ["north", "civil-society", "chair"] {
            let path = format!("/p/silence/mine/done/{entry}/take-back");
            let answer = at.post_as(who, &path, &[("count", "4294967295")]);
            let out = [StatusCode::BAD_REQUEST, StatusCode::SEE_OTHER];
            assert!(out.contains(&answer.status), "{who} {entry}: {}", answer.status);
            // What was one's own and still can be withdrawn is; by nobody else.
            if answer.status == StatusCode::SEE_OTHER {
                let by = at.state("silence", |state| {
                    state.process.entries.get(state.length - 1).map(|last| last.by)
                });
                let of = |name: &str| Some(seat(&at, "silence", name));
                assert!(
                    who == "north" && by == of("Marenia")
                        || who == "civil-society" && by == of("Digital Rights Assembly")
                );
            }
        }
    }
}
