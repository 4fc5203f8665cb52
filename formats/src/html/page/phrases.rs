//! The words of a page within a text: who proposes, who would delete, what a mark means.

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
    /// Before those who would delete words, for whoever cannot see the mark.
    pub deleted_by: String,
    /// Before those who would delete a whole provision, for whoever cannot see the mark.
    pub whole_deleted_by: String,
    /// Before those who would delete words, for all; empty where the style sheet says it.
    pub delete: String,
    /// Before those who would delete a whole provision, for all; empty where the style sheet says it.
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

impl Default for Phrases {
    fn default() -> Self {
        let say = str::to_owned;
        Self {
            language: say("en"),
            text: None,
            attributes: say(" lang=\"en\" dir=\"ltr\""),
            proposed_by: say(" proposed by "),
            deleted_by: say(" would be deleted by "),
            whole_deleted_by: say(" the whole would be deleted by "),
            delete: String::new(),
            delete_whole: String::new(),
            nearly_as: say(" · nearly as "),
            links: [
                say(" · with the next bracket: one proposal"),
                say(" · with the bracket before"),
                say(" · with the brackets before and after"),
            ],
            paragraph_begins: say(" here a new paragraph would begin: "),
            inserted: say(" inserted: "),
            end_inserted: say(" (end of insertion) "),
            deleted: say(" deleted: "),
            end_deleted: say(" (end of deletion) "),
        }
    }
}
