//! The words of a page within a text: who proposes, who would delete, what a mark means.

use crate::wording::Wording;

/// The words of a page within the text it shows, in one language. The page writes them as they are:
/// whoever makes them escapes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrases {
    /// The language of these words, as a BCP 47 tag.
    pub language: String,
    /// The language of a text that names none, as a BCP 47 tag, where it is known from elsewhere.
    pub text: Option<String>,
    /// The attributes of an element with these words in a text of another language, with a space in
    /// front.
    pub attributes: String,
    /// Before those who propose words.
    pub proposed_by: String,
    /// Before those who would delete words.
    pub delete: String,
    /// Before those who would delete a whole provision.
    pub delete_whole: String,
    /// Before those whose wording another nearly repeats.
    pub nearly_as: String,
    /// Of a proposal in several brackets: in the first, in the last, in one between.
    pub links: [String; 3],
    /// Where a provision would be split.
    pub paragraph_begins: String,
    /// Before words that were inserted.
    pub inserted: String,
    /// Behind words that were inserted.
    pub end_inserted: String,
    /// Before words that were deleted.
    pub deleted: String,
    /// Behind words that were deleted.
    pub end_deleted: String,
}

impl Phrases {
    /// Those of the page that is a file of its own.
    pub(super) fn of(wording: &Wording) -> Self {
        let (page, marks) = (wording.page, &wording.page.marks);
        let within = |words: &str| format!(" {words} ");
        let aside = |words: &str| format!(" · {words}");
        let direction = if wording.right_to_left { "rtl" } else { "ltr" };
        Self {
            language: page.language.to_owned(),
            text: None,
            attributes: format!(" lang=\"{}\" dir=\"{direction}\"", page.language),
            proposed_by: within(marks.proposed_by),
            delete: within(marks.delete),
            delete_whole: within(marks.delete_whole),
            nearly_as: format!("{} ", aside(marks.nearly_as)),
            links: [marks.with_next, marks.with_before, marks.with_both].map(aside),
            paragraph_begins: within(marks.begins),
            inserted: within(marks.inserted),
            end_inserted: within(marks.end_inserted),
            deleted: within(marks.deleted),
            end_deleted: within(marks.end_deleted),
        }
    }
}

impl Default for Phrases {
    /// In English.
    fn default() -> Self {
        Self::of(Wording::ENGLISH)
    }
}
