//! A joint statement: whoever may sign reads it first, unless it is for the secretariat only.

use axum::http::StatusCode;

use crate::delegate::{upload, went_on};
use crate::support::At;

const HERE: &str = "review";

/// What civil society asks others to sign, at a level of consent; its page.
fn joint(at: &At, consent: &str, words: &str) -> String {
    let call = at.state(HERE, |state| {
        let now = at.record(HERE).now();
        let mut calls = state.inputs.calls.iter().enumerate();
        let open = calls.find(|(_, it)| it.until >= now && it.synthesised.is_none() && !it.lapsed);
        open.expect("the third cycle of the story has an open call").0
    });
    let path = format!("/p/{HERE}/inputs/{call}/contribute");
    let form = at.get_as("civil-society", &path).text();
    let main = form.split("<main").nth(1).expect("a page");
    let until = main.split("datetime=\"").nth(1).and_then(|it| it.get(..16)).expect("a day");
    let fields = [
        ("language", "en"),
        ("consent", consent),
        ("text", words),
        ("signatures", "2"),
        ("sign-until", until),
        ("key", words),
    ];
    went_on(&upload(at, "civil-society", &path, &fields, ("", b"")), "/done/");
    let number = at.state(HERE, |state| state.inputs.contributions.len() - 1);
    format!("/p/{HERE}/contributions/{number}")
}

#[test]
fn whoever_may_sign_a_joint_statement_reads_it_first() {
    let at = At::own(&[HERE]);
    let (open, shut) = ("Words that we say together.", "Words for one office.");
    let own = joint(&at, "organisation", open);
    let page = at.get_as("sovereign", &own).text();
    assert!(page.contains(open) && page.contains("/sign\""), "{page}");
    // The chair may submit nothing, and the public is told that something is sealed.
    assert_eq!(at.get_as("chair", &own).status, StatusCode::NOT_FOUND);
    let number = own.rsplit('/').next().expect("a number");
    let public = at.get(&format!("/p/{HERE}/inputs/contributions/{number}")).text();
    assert!(!public.contains(open), "{public}");

    let kept = joint(&at, "secretariat-only", shut);
    let page = at.get_as("sovereign", &kept).text();
    assert!(!page.contains(shut) && page.contains("/sign\""), "{page}");
    assert!(page.contains("for the secretariat only"), "{page}");
    went_on(&at.post_as("sovereign", &format!("{kept}/sign"), &[("key", "s")]), "/done/");
    let signed = at.get_as("sovereign", &kept).text();
    assert!(signed.contains(shut) && signed.contains("/unsign\""), "it stands behind it now");
    let fields = [("because", "We say it otherwise."), ("key", "w")];
    went_on(&at.post_as("civil-society", &format!("{kept}/withdraw"), &fields), "/done/");
    let gone = at.get_as("sovereign", &kept).text();
    assert!(!gone.contains("/unsign\""), "nothing is left to take a name from: {gone}");
}
