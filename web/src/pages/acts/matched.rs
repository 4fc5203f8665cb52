//! How the paragraphs of a text from a file would be matched with those of the text before it: shown
//! before the text is issued, since each takes over the positions and the story of what it is matched with.

use unbracket_negotiation::act::texts::TextsAct;
use unbracket_negotiation::{Act, State, continued};

use crate::clip::clip;
use crate::pages::shown::Labels;
use crate::tongue::Tongue;

/// So many letters tell a paragraph.
const LETTERS: usize = 90;

/// A text beside the one before it.
pub(super) struct Matched {
    /// The paragraphs of the new text in reading order; none where it goes on from no text.
    pub(super) rows: Vec<Row>,
    /// Those of the text before that it does not have, in reading order.
    pub(super) gone: Vec<Row>,
    /// How many are kept, new and gone, in words.
    pub(super) told: String,
}

/// A paragraph.
pub(super) struct Row {
    /// How it is cited in the new text; empty where it has no number.
    pub(super) now: String,
    /// How it is cited in the text before; none where it is new.
    pub(super) before: Option<String>,
    /// How its words begin.
    pub(super) words: String,
    /// The message that says what happens to it.
    pub(super) how: &'static str,
}

impl Matched {
    /// How the text of this act would be matched; none for other acts.
    pub(super) fn of(tongue: Tongue, act: &Act, state: &State) -> Option<Self> {
        let Act::Texts(TextsAct::IssueDocument(act)) = act else { return None };
        let Some((before, text)) = continued(act, state) else {
            return Some(Self { rows: Vec::new(), gone: Vec::new(), told: String::new() });
        };
        let (old, new) = (Labels::of(before), Labels::of(&text));
        let label = |of: &Labels, id| of.get(id).unwrap_or_default().to_owned();
        let rows: Vec<Row> = text
            .visit()
            .map(|visit| {
                let (id, words) = (&visit.provision.id, visit.provision.content.to_marked_text());
                let was = before.get(id);
                let how = match was.map(|was| was.content.to_marked_text() == words) {
                    None => "acts-matched-new",
                    Some(true) => "acts-matched-same",
                    Some(false) => "acts-matched-changed",
                };
                let before = was.map(|_| label(&old, id));
                Row { now: label(&new, id), before, words: clip(&words, LETTERS), how }
            })
            .collect();
        let gone = before.visit().filter(|visit| text.get(&visit.provision.id).is_none());
        let gone = gone.map(|visit| Row {
            now: String::new(),
            before: Some(label(&old, &visit.provision.id)),
            words: clip(&visit.provision.content.to_marked_text(), LETTERS),
            how: "acts-matched-gone",
        });
        let gone: Vec<Row> = gone.collect();
        let fresh = rows.iter().filter(|row| row.before.is_none()).count();
        let kept = rows.len() - fresh;
        let values: [(&str, &dyn std::fmt::Display); 3] =
            [("kept", &kept), ("new", &fresh), ("gone", &gone.len())];
        Some(Self { told: tongue.with("acts-matched-told", &values), rows, gone })
    }
}
