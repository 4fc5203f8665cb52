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
fn a_process_whose_beginning_was_broken_off_is_shown_nowhere_and_can_be_begun() {
    let at = At::own(&["first-reading"]);
    let begun = wait(at.site.house().begin("norms")).expect("nothing is in its way");
    assert!(!begun.is_begun());
    assert_eq!(at.get_as("secretariat", "/p/norms").status, StatusCode::NOT_FOUND);
    for page in ["/", "/operator", "/api/processes"] {
        let text = at.get_as("secretariat", page).text();
        assert!(text.contains("first-reading") && !text.contains("norms"), "{page}: {text}");
    }
    let form = at.get_as("secretariat", "/begin?template=standards").text();
    let mut fields = crate::acts::fields(&form);
    fields.retain(|(name, _)| !matches!(name.as_str(), "name" | "title" | "token"));
    fields.extend([("name", "norms"), ("title", "Norms")].map(|(a, b)| (a.into(), b.into())));
    let fields: Vec<_> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let taken = at.post_as("secretariat", "/begin", &fields);
    assert_eq!(taken.header("location"), "/p/norms/office", "{}", taken.text());
    assert!(at.get("/api/processes").text().contains("norms"));
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
