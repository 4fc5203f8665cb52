//! The operator's pages, health, and letters to subscribers in the languages of their readers.

use axum::http::StatusCode;
use unbracket_secretariat::mail::Letter;

use crate::support::{At, wait};

#[test]
fn health_is_told_to_everybody_and_its_reasons_to_nobody() {
    let at = At::station("first-reading");
    let answer = at.get("/health");
    assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, "alive\n"));
    let answer = at.get("/ready");
    assert_eq!((answer.status, answer.text().as_str()), (StatusCode::OK, "{\"ready\":true}"));
}

#[test]
fn the_operator_sees_the_server_and_nobody_else_does() {
    let at = At::station("first-reading");
    assert_eq!(at.get("/operator").status, StatusCode::UNAUTHORIZED);
    assert_eq!(at.get_as("north", "/operator").status, StatusCode::FORBIDDEN);
    let page = at.get_as("secretariat", "/operator");
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text().contains("/p/first-reading"), "{}", page.text());
    assert!(!page.text().contains('⟦'), "{}", page.text());
}

#[test]
fn the_operator_hands_letters_over_and_takes_them_out() {
    let at = At::own(&["first-reading"]);
    let letter = Letter {
        to: "one@example.org".to_owned(),
        subject: "News <of> it".to_owned(),
        text: "What happened".to_owned(),
    };
    wait(at.site.outbox().put(&letter)).expect("the vault takes it");
    let page = at.get_as("secretariat", "/operator/outbox").text();
    assert!(page.contains("one@example.org") && page.contains("News &#60;of&#62; it"), "{page}");
    let waiting = wait(at.site.outbox().waiting()).expect("the vault has it");
    let name: String = waiting[0].name.iter().map(|byte| format!("{byte:02x}")).collect();
    let answer = at.post_as("secretariat", "/operator/outbox/remove", &[("letter", &name)]);
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(wait(at.site.outbox().waiting()).expect("the vault answers").is_empty());
    let answer = at.post_as("secretariat", "/operator/outbox/remove", &[("letter", &name)]);
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[test]
fn an_invitation_is_shown_once_and_stands_in_no_address() {
    let at = At::own(&["first-reading"]);
    let answer = at.post_as("secretariat", "/operator/invitations", &[("operator", "yes")]);
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text().contains("/invitation/"));
    assert!(answer.header("location").is_empty());
    assert!(!at.get_as("secretariat", "/operator").text().contains("/invitation/"));
}
