//! Texts made to take long or to nest deep: read within seconds, or refused by name.

use std::time::{Duration, Instant};

use unbracket_formats::{ReadError, html, json, markdown, plain};

use crate::support::options;

/// Runs a reader and asks that it ends in time, whatever it says.
fn in_time(what: &str, read: impl FnOnce() -> Result<(), ReadError>) {
    let started = Instant::now();
    let said = match read() {
        Ok(()) => "read".to_owned(),
        Err(error) => error.to_string(),
    };
    let took = started.elapsed();
    println!("{what}: {took:?}, {said}");
    assert!(took < Duration::from_secs(20), "{what} took {took:?}");
}

fn hard_texts() -> Vec<(&'static str, String)> {
    let size = 300_000;
    let full = |part: &'static str| (part, part.repeat(size / part.len()));
    let mut texts: Vec<_> = [
        "[",
        "]",
        "[]",
        "[a](",
        "![",
        "[a]: b\n",
        "[^1] ",
        "*a ",
        "_a",
        "**a*",
        "`",
        "``` ",
        "~~a",
        "> ",
        "- ",
        "1. ",
        "# ",
        "|a",
        "|a\n|-\n",
        "<ins>",
        "<b ",
        "<!--",
        "&amp",
        "\\",
        "{:x}",
        "a\n\n",
        "<p>",
        "<table>",
        "<li>",
        "<a>",
        "<b><i>",
        "<ins>a",
        "</p>",
        "Option 1: ",
        "(a) ",
        "EU: [",
    ]
    .into_iter()
    .map(full)
    .collect();
    let nested = "[".repeat(size / 2) + &"]".repeat(size / 2);
    texts.push(("nested brackets", nested));
    texts.push(("stairs of quotations", (1..1_000).map(|n| "> ".repeat(n) + "a\n").collect()));
    texts.push(("stairs of lists", (1..1_000).map(|n| "  ".repeat(n) + "- a\n").collect()));
    texts
}

#[test]
fn hard_plain_texts_are_read_in_time() {
    for (what, text) in hard_texts() {
        in_time(what, || plain::read(text.as_bytes(), &options()).map(drop));
    }
}

#[test]
fn hard_markdown_is_read_in_time() {
    for (what, text) in hard_texts() {
        in_time(what, || markdown::read(text.as_bytes(), &options()).map(drop));
    }
}

#[test]
fn hard_pages_are_read_in_time() {
    for (what, text) in hard_texts() {
        in_time(what, || html::read(text.as_bytes(), &options()).map(drop));
    }
}

#[test]
fn texts_that_would_make_huge_trees_are_refused_before_they_are_built() {
    for part in ["*a* ", "[]", "a\n\n"] {
        let text = part.repeat((32 << 20) / part.len());
        let error = markdown::read(text.as_bytes(), &options()).expect_err("refused");
        assert!(matches!(error, ReadError::OverLimit { .. }), "{error}");
    }
    let text = "<b>a</b>".repeat(4 << 20);
    assert!(matches!(html::read(text.as_bytes(), &options()), Err(ReadError::OverLimit { .. })));
    let text = "a\n\n".repeat(10 << 20);
    assert!(matches!(plain::read(text.as_bytes(), &options()), Err(ReadError::OverLimit { .. })));
}

#[test]
fn hard_json_is_read_in_time() {
    for (what, text) in hard_texts() {
        in_time(what, || json::read_draft(text.as_bytes(), &options().limits).map(drop));
    }
}
