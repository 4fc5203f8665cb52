//! What went wrong in another platform for participation must not go wrong here: the advisories on
//! Decidim, by their numbers, that no other test names.
//!
//! CVE-2023-47634, a double endorsement by a race, is in `room`: the same form two hundred times at once
//! acts once.

use axum::http::StatusCode;
use unbracket_secretariat::accounts::{Account, Holding, Proof, Secret};
use unbracket_web::Access;

use crate::browser::Browser;
use crate::matrix::address;
use crate::support::{At, wait};

const HERE: &str = "silence";
const OTHER: &str = "first-reading";

/// CVE-2026-45377 and CVE-2026-45378: files of a person, by a link that anybody could use for days.
#[test]
fn what_is_somebodys_own_is_not_to_be_had_without_their_session() {
    let at = At::own(&[HERE]);
    let own = at.get_as("north", "/account/acts.json");
    assert_eq!(own.status, StatusCode::OK);
    let mut stranger = Browser::new(&at.site);
    let routes = unbracket_web::described().into_iter();
    let own =
        routes.filter(|(method, _, access)| *method == "GET" && !matches!(access, Access::Anyone));
    let mut count = 0;
    for (_, path, _) in own {
        for query in ["", "?token=x&expires=99999999999", "?signature=x"] {
            let answer = stranger.get(&format!("{}{query}", address(path, HERE)));
            let out = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
            assert!(out.contains(&answer.status), "{path}{query}: {}", answer.status);
        }
        count += 1;
    }
    assert!(count > 20, "{count} pages are somebody's own");
}

/// CVE-2026-45330: an administrator of one organisation handled the papers of another.
#[test]
fn an_office_of_one_process_is_nobody_in_another() {
    let at = At::own(&[HERE, OTHER]);
    let (here, other) =
        (at.state(HERE, |state| state.length), at.state(OTHER, |state| state.length));
    // Every persona of the story has a seat in every process of it; this one is of one process alone.
    let account = wait(at.site.accounts().make("Ana", None)).unwrap();
    let seat = at.state(HERE, |state| {
        state.roster.officers(unbracket_negotiation::Role::Secretariat).first().copied()
    });
    let seat = seat.expect("the secretariat has a seat");
    let account = Account {
        holdings: [Holding { process: HERE.to_owned(), seat: seat.0 }].into(),
        ..account
    };
    wait(at.site.accounts().keep(&account)).unwrap();
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    assert_eq!(browser.get(&format!("/p/{HERE}/office/people")).status, StatusCode::OK);
    assert_eq!(browser.get(&format!("/p/{OTHER}/office/people")).status, StatusCode::FORBIDDEN);
    // With the token of their session and a form that their own office takes, sent to the other.
    let token = Secret::from_cookie(&browser.cookies["unbracket"]).unwrap().token();
    let table = [("token", token.as_str()), ("table", "Newland;NL;member-state")];
    let own = browser.post(&format!("/p/{HERE}/office/people/many"), &table);
    assert_eq!(own.status, StatusCode::OK);
    let answer = browser.post(&format!("/p/{OTHER}/office/people/many"), &table);
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert_eq!(at.state(OTHER, |state| state.length), other);
    assert_eq!(at.state(HERE, |state| state.length), here);
}

/// CVE-2026-45572 and CVE-2026-44282: what an administrator stored ran in the browsers of the public.
#[test]
fn what_an_office_writes_is_text_for_everybody() {
    let at = At::own(&[HERE]);
    let hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)>";
    let fields = [("article", hostile), ("ruling", hostile), ("because", hostile), ("key", "k")];
    let taken = at.post_as("chair", &format!("/p/{HERE}/acts/rule"), &fields);
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
    let index = at.state(HERE, |state| state.length) - 1;
    let pages = ["", "record", "news", "feed.atom", "room", "search?q=alert"].map(str::to_owned);
    let mut seen = 0;
    for path in pages.into_iter().chain([format!("record/{index}")]) {
        let text = at.get(&format!("/p/{HERE}/{path}")).text();
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{path}");
        seen += usize::from(text.contains("alert(1)"));
    }
    assert!(seen > 0, "the words are shown somewhere, as words");
}

/// CVE-2026-45415 and CVE-2026-45086: who takes part edited the list of who may decide, and the forms
/// of the administration.
#[test]
fn who_takes_part_changes_neither_the_roster_nor_the_rules() {
    let at = At::own(&[HERE]);
    let before = at.state(HERE, |state| state.length);
    let seat = at.state(HERE, |state| state.roster.seats().next().map(|(id, _)| id.0));
    let seat = seat.expect("there are seats").to_string();
    let tries: [(&str, &[(&str, &str)]); 5] = [
        ("accredit", &[("name", "Newland"), ("basis", "member-state"), ("key", "1")]),
        ("end-accreditation", &[("seat", &seat), ("because", "so"), ("key", "2")]),
        ("give-office", &[("seat", &seat), ("office", "chair"), ("key", "3")]),
        ("open-stage", &[("stage", "adoption"), ("key", "4")]),
        ("rule", &[("article", "1"), ("ruling", "so"), ("because", "so"), ("key", "5")]),
    ];
    for persona in ["north", "sovereign", "civil-society"] {
        for (kind, fields) in tries {
            let answer = at.post_as(persona, &format!("/p/{HERE}/acts/{kind}"), fields);
            assert!(answer.status.is_client_error(), "{persona} {kind}: {}", answer.status);
        }
        let many = at.post_as(persona, &format!("/p/{HERE}/office/people/many"), &[]);
        assert_eq!(many.status, StatusCode::FORBIDDEN);
        assert_eq!(at.get_as(persona, "/begin").status, StatusCode::FORBIDDEN);
        assert_eq!(at.get_as(persona, &format!("/p/{HERE}/office")).status, StatusCode::FORBIDDEN);
    }
    assert_eq!(at.state(HERE, |state| state.length), before);
}
