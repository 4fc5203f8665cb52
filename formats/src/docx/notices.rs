//! What the reader says of content that a draft cannot hold.

use crate::notice::Notice;

use super::model::{Oddity, Story};

/// All notices on a document: those of its structure, and one for each kind of oddity.
pub(super) fn notices(story: &Story, structure: Vec<Notice>) -> Vec<Notice> {
    let mut notices = structure;
    let formatting = story.changes.formatting;
    if formatting > 0 {
        let message = format!(
            "{formatting} tracked changes of formatting alone are left out: a draft holds words"
        );
        notices.push(Notice::new("formatting-changes-dropped", "", message));
    }
    if story.changes.authors.iter().any(|author| author.name.is_empty()) {
        let message = "some tracked changes name no author; they stand under an empty name";
        notices.push(Notice::new("author-missing", "", message));
    }
    if !story.notes.is_empty() {
        let count = story.notes.len();
        let message = format!(
            "{count} footnotes or endnotes stand as unnumbered provisions at the end, and their \
             places in the text are left out"
        );
        notices.push(Notice::new("notes-at-end", "", message));
    }
    for (oddity, count) in &story.oddities {
        let (code, what) = describe(*oddity);
        notices.push(Notice::new(code, "", format!("{count} × {what}")));
    }
    notices
}

fn describe(oddity: Oddity) -> (&'static str, &'static str) {
    match oddity {
        Oddity::FieldInstruction => (
            "field-instruction-dropped",
            "instruction of a field, of which only the result is kept",
        ),
        Oddity::Hidden => ("hidden-text-kept", "words formatted as hidden, which are shown here"),
        Oddity::TextBox => {
            ("text-box-inlined", "text box, whose text stands behind the paragraph that holds it")
        }
        Oddity::Object => ("object-dropped", "picture or other object, of which only text is kept"),
        Oddity::ForeignPart => {
            ("foreign-part-dropped", "part in another format, which is left out; paste its text")
        }
        Oddity::Symbol => {
            ("symbol-dropped", "symbol of a special font that no character stands for, left out")
        }
        Oddity::Table => ("table-as-rows", "table, of which each row is an unnumbered provision"),
        Oddity::Equation => ("equation-as-text", "equation, of which only the characters are kept"),
        Oddity::Control => ("control-characters", "control character, taken out"),
    }
}
