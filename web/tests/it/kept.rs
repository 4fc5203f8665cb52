//! A form that is not taken for who sent it comes back as it was written.

use axum::http::StatusCode;
use unbracket_secretariat::accounts::Proof;

use crate::browser::Browser;
use crate::delegate::{open_paragraph, proposals};
use crate::support::{At, wait};

const STATION: &str = "second-reading";

/// A browser in which the delegate of the north has entered.
fn delegate(at: &At) -> Browser {
    let people = at.site.personas();
    let (_, account) = people.into_iter().find(|(name, _)| name == "north").expect("a persona");
    let account = wait(at.site.accounts().account(&account)).expect("the vault answers");
    Browser::of(&at.site, &account.expect("it is kept"), Proof::Link)
}

#[test]
fn what_was_written_when_the_session_had_ended_is_sent_again_after_entering() {
    let at = At::own(&[STATION]);
    let (id, words) = open_paragraph(&at, STATION);
    let path = format!("/p/{STATION}/propose/{id}");
    let before = proposals(&at, STATION);
    let changed = format!("{words} Nobody \"writes\" a page\ntwice.");
    let written = [("does", "replace"), ("words", changed.as_str()), ("do", "submit")];

    let mut browser = delegate(&at);
    let form = browser.get(&path).text();
    let session = browser.cookies.remove("unbracket").expect("it has entered");
    let refused = browser.fill_in((&path, &form), &path, &written);
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
    let page = refused.text();
    assert!(page.contains("What you wrote") && page.contains("target=\"_blank\""), "{page}");

    // Still nobody: the words come back once more.
    let again = browser.fill_in(("the answer", &page), &path, &[]);
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    // Entered anew, in another session: its token is not that of the form.
    browser.cookies.extend(delegate(&at).cookies);
    assert_ne!(browser.cookies["unbracket"], session);
    let stale = browser.fill_in(("the answer", &again.text()), &path, &[]);
    assert_eq!(stale.status, StatusCode::FORBIDDEN);
    assert!(stale.text().contains("Look it over, and send it"), "{}", stale.text());
    assert_eq!(proposals(&at, STATION), before, "nothing is taken that nobody looked at");
    let taken = browser.fill_in(("the answer", &stale.text()), &path, &[]);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    assert_eq!(proposals(&at, STATION), before + 1);
    let proposed = at.state(STATION, |state| {
        let last = state.texts.proposals.last().expect("it was proposed");
        format!("{:?}", last.change)
    });
    assert!(proposed.contains("Nobody \\\"writes\\\" a page"), "{proposed}");
}

#[test]
fn what_was_written_in_one_word_or_without_blanks_is_shown_too() {
    let at = At::station(STATION);
    let path = format!("/p/{STATION}/propose/p5");
    let mut nobody = Browser::new(&at.site);
    for written in [("words", "呼吁所有各国政府"), ("because", "so"), ("r-p5", "NO!")] {
        let page = nobody.post(&path, &[("does", "replace"), ("key", "Ab3"), written]).text();
        let shown: Vec<_> = page.split("<pre ").skip(1).collect();
        assert!(shown.len() == 1 && shown[0].contains(written.1), "{page}");
    }
}

#[test]
fn what_comes_from_another_place_is_not_given_back() {
    let at = At::station(STATION);
    let mut browser = Browser::new(&at.site);
    let path = format!("/p/{STATION}/propose/p1");
    let request = axum::http::Request::builder()
        .method("POST")
        .uri(&path)
        .header("origin", "https://elsewhere.example")
        .header("content-type", "application/x-www-form-urlencoded");
    let body = axum::body::Body::from("words=Words+of+another+site");
    let answer = browser.send(request.body(body).expect("a request"));
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!answer.text().contains("another site"), "{}", answer.text());
}
