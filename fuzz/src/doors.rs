//! Every door but Word and PDF: any bytes under any name.

use unbracket_formats::sniff::{Kind, kind};
use unbracket_formats::{Limits, ReadOptions, html, json, plain, read};
use unbracket_text::Draft;

use crate::document;
use crate::markdown::comes_back;

/// The first byte chooses the name; the others are the file.
const NAMES: [&str; 8] = ["", "a.md", "a.txt", "a.html", "a.json", "a.docx", "a.xml", "a.b.c"];

/// Reading never panics, and what is written in each format reads back or says what is lost.
///
/// PDFs are left out: their parser is another's, it panics, and our door catches that; a fuzzer stops
/// at a panic that is caught, too.
pub fn check(data: &[u8]) {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    if kind(bytes, name) == Kind::Pdf {
        return;
    }
    let limits = Limits { depth: 48, paragraphs: 2_000, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let Ok(found) = read(bytes, name, &options) else { return };
    document::check(&found);
    json_holds(&found.accepted);
    html_holds(&found.accepted);
    plain_holds(&found.accepted);
}

/// JSON holds everything.
fn json_holds(draft: &Draft) {
    let text = json::write_draft(draft);
    let back = json::read_draft(text.as_bytes(), &Limits::default());
    assert_eq!(back.as_ref(), Ok(draft), "{text}");
}

fn html_holds(draft: &Draft) {
    let written = html::write_draft(draft);
    match html::read(written.text.as_bytes(), &ReadOptions::default()) {
        Ok(back) => comes_back(draft, &back.accepted, &written),
        Err(error) => assert!(!written.notices.is_empty(), "our own page is refused: {error}"),
    }
}

fn plain_holds(draft: &Draft) {
    let written = plain::write_draft(draft);
    match plain::read(written.text.as_bytes(), &ReadOptions::default()) {
        Ok(back) => comes_back(draft, &back.accepted, &written),
        Err(error) => assert!(!written.notices.is_empty(), "our own text is refused: {error}"),
    }
}
