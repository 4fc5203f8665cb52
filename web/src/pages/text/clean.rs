//! A text as it reads, alone or beside another language.

use std::collections::BTreeMap;

use unbracket_formats::html::page::markup::{Markup, Phrases, anchor};
use unbracket_text::{Draft, Passage, compile};

use super::phrases::phrases;
use super::row::{Beside, Row, Standings, rows as compiled};
use crate::frame::Frame;

/// The rows of a draft.
pub(super) fn rows(frame: &Frame, home: &str, draft: &Draft, standings: &Standings) -> Vec<Row> {
    compiled(frame, home, &compile(draft, &[]), standings)
}

/// Puts another language beside the rows of a text.
///
/// `source` is the text that was translated: where a provision reads otherwise now, its translation
/// is marked as older.
pub(super) fn put_beside(
    frame: &Frame,
    rows: &mut [Row],
    present: &Draft,
    (tag, translated): (&str, &Draft),
    source: &Draft,
) {
    let phrases = Phrases { text: Some(tag.to_owned()), ..phrases(frame) };
    let markup = Markup::of_draft(translated, phrases);
    let attributes = markup.attributes();
    let (there, now, then) = (by_anchor(translated), by_anchor(present), by_anchor(source));
    for row in rows {
        let Some(words) = there.get(&row.anchor) else { continue };
        row.beside = Some(Beside {
            attributes: attributes.clone(),
            words: markup.passage(words),
            stale: now.get(&row.anchor) != then.get(&row.anchor),
        });
    }
}

fn by_anchor(draft: &Draft) -> BTreeMap<String, &Passage> {
    let visits = draft.visit().map(|visit| visit.provision);
    visits.map(|provision| (anchor(provision.id.as_str()), &provision.content)).collect()
}
