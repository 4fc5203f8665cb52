//! Words of a proposal that are not what they look like: named, and sent all the same by whoever means them.

use axum::http::StatusCode;

use crate::delegate::{
    open_paragraph, proposals, ticks, understood, went_on, with_more, with_reader,
};
use crate::support::At;

#[test]
fn words_that_imitate_others_are_shown_in_a_proposal_and_sent_all_the_same() {
    let at = At::own(&["second-reading"]);
    let process = "second-reading";
    let (id, words) = open_paragraph(&at, process);
    let path = format!("/p/{process}/propose/{id}");
    let before = proposals(&at, process);
    let changed = format!("{words} The st\u{430}ndards \u{202e}apply\u{202c}.");
    let with = |last: &[(&'static str, &'static str)]| {
        let mut fields = vec![("does", "replace"), ("words", changed.as_str()), ("key", "k1")];
        fields.extend(last);
        at.post_as("north", &path, &fields)
    };
    let preview = with(&[("do", "preview")]);
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text().contains("U+0430"), "the preview names the letter");
    let shown = with(&[("do", "submit")]);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = shown.text();
    assert!(page.contains("U+0430") && page.contains("U+202E"), "{page}");
    assert!(page.contains("name=\"anyway\" value=\"yes\""), "there is a button");
    assert_eq!(proposals(&at, process), before);
    went_on(&with(&[("do", "submit"), ("anyway", "yes")]), "/done/");
    assert_eq!(proposals(&at, process), before + 1);
}

#[test]
fn a_draft_whose_words_imitate_others_is_submitted_all_the_same() {
    let at = At::own(&["second-reading"]);
    let process = "second-reading";
    let (id, words) = open_paragraph(&at, process);
    let changed = format!("{words} The st\u{430}ndards apply.");
    let fields = [("does", "replace"), ("words", changed.as_str()), ("do", "keep")];
    let kept = at.post_as("north", &format!("/p/{process}/propose/{id}"), &fields);
    went_on(&kept, "/drafts/");
    let path = kept.header("location").to_owned();
    let fields =
        [("does", "replace"), ("words", changed.as_str()), ("version", "1"), ("do", "submit")];
    let shown = at.post_as("north", &path, &fields);
    assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(shown.text().contains("U+0430"), "{}", shown.text());
    // The form that comes back, sent as it is.
    let page = shown.text();
    let form = page.split("name=\"anyway\"").next().unwrap_or_default();
    let form = form.rsplit("<form").next().unwrap_or_default();
    let version = form.split("name=\"version\" value=\"").nth(1).expect("it says its version");
    let version = version.split('"').next().unwrap_or_default();
    let fields = [
        ("does", "replace"),
        ("words", changed.as_str()),
        ("version", version),
        ("do", "submit"),
        ("anyway", "yes"),
    ];
    let before = proposals(&at, process);
    went_on(&at.post_as("north", &path, &fields), "/done/");
    assert_eq!(proposals(&at, process), before + 1);
}

#[test]
fn words_of_a_file_that_imitate_others_are_shown_before_they_are_sent() {
    let at = with_reader("first-reading");
    let (_, words) = open_paragraph(&at, "first-reading");
    let changed = with_more(&at, "first-reading", &words, "The st\u{430}ndards apply.");
    let path = "/p/first-reading/propose/upload";
    let page = understood(&at, ("ours.md", changed.as_bytes()));
    assert!(page.contains("U+0430"), "{page}");
    let tick = *ticks(&page).first().expect("a change was found");
    let before = proposals(&at, "first-reading");
    for how in ["all", "fitting"] {
        let fields = [("do", how), ("key", "k"), ("tick", tick)];
        let shown = at.post_as("north", &format!("{path}/confirm"), &fields);
        assert_eq!(shown.status, StatusCode::UNPROCESSABLE_ENTITY, "{how}");
        assert!(shown.text().contains("U+0430"), "{how}");
    }
    assert_eq!(proposals(&at, "first-reading"), before);
    let fields = [("do", "all"), ("key", "k"), ("tick", tick), ("anyway", "yes")];
    went_on(&at.post_as("north", &format!("{path}/confirm"), &fields), "/done/");
    assert_eq!(proposals(&at, "first-reading"), before + 1);
}
