//! Markdown: any bytes.

use unbracket_formats::markdown::{read, write_draft};
use unbracket_formats::{Limits, ReadOptions, Written};
use unbracket_text::Draft;

use crate::document;

/// Reading never panics, and what is written from it reads back or says what is lost.
pub fn check(data: &[u8]) {
    let limits = Limits { depth: 48, paragraphs: 2_000, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::default() };
    let Ok(found) = read(data, &options) else { return };
    document::check(&found);
    let written = write_draft(&found.accepted);
    match read(written.text.as_bytes(), &ReadOptions::default()) {
        Ok(back) => {
            document::check(&back);
            comes_back(&found.accepted, &back.accepted, &written);
        }
        Err(error) => assert!(!written.notices.is_empty(), "our own text is refused: {error}"),
    }
}

/// The texts are the same or a notice says so; words vanish from neither.
pub fn comes_back(draft: &Draft, back: &Draft, written: &Written) {
    let same = document::texts(draft) == document::texts(back);
    assert!(same || !written.notices.is_empty(), "lost without a notice:\n{}", written.text);
    // A label that follows from the place is printed where the draft bears none at all.
    let bears = draft.visit().any(|visit| visit.provision.former_label.is_some());
    if bears {
        let (ours, theirs) = (document::all_words(draft), document::all_words(back));
        assert_eq!(theirs, ours, "words vanished or came:\n{}", written.text);
    }
}
