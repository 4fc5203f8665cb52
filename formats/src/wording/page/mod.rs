//! The words of the stand-alone page, beside those that it shares with the other formats.

pub(super) mod ar;
pub(super) mod en;
pub(super) mod es;
pub(super) mod fr;
pub(super) mod ru;
pub(super) mod zh;

use super::Counted;

/// The words of a page in one language.
pub(crate) struct Page {
    /// The language, as a BCP 47 tag.
    pub(crate) language: &'static str,
    /// Before the link that leads past the head.
    pub(crate) skip: &'static str,
    /// The figures of a compilation.
    pub(crate) figures: Figures,
    /// What is proposed for a provision.
    pub(crate) states: States,
    /// The controls.
    pub(crate) tools: Tools,
    /// What the typography means.
    pub(crate) legend: Legend,
    /// What stands behind the text.
    pub(crate) ending: Ending,
    /// A comparison.
    pub(crate) compared: Compared,
    /// What is said within the text.
    pub(crate) marks: Marks,
}

/// The figures of a compilation, each before its number.
pub(crate) struct Figures {
    /// `{amendments}`, `{sponsors}` and `{paragraphs}` in one sentence.
    pub(crate) on: &'static str,
    /// How many paragraphs there are.
    pub(crate) paragraphs: Counted,
    /// Paragraphs for which something is proposed.
    pub(crate) touched: &'static str,
    /// Paragraphs with words in brackets.
    pub(crate) in_brackets: &'static str,
    /// Paragraphs that the base does not have.
    pub(crate) newly: &'static str,
    /// Amendments that stand behind the text.
    pub(crate) unplaced: &'static str,
}

/// What is proposed for a provision.
pub(crate) struct States {
    /// What the strip of all provisions is.
    pub(crate) strip: &'static str,
    /// Nothing.
    pub(crate) untouched: &'static str,
    /// Nothing, but the draft has brackets of its own.
    pub(crate) own: &'static str,
    /// Other words.
    pub(crate) bracketed: &'static str,
    /// To delete it.
    pub(crate) opposed: &'static str,
    /// All of it.
    pub(crate) proposed: &'static str,
    /// To move it or to join it.
    pub(crate) shifted: &'static str,
    /// How much stands in brackets: `{share}`, in percent.
    pub(crate) share: &'static str,
    /// How many brackets.
    pub(crate) brackets: Counted,
    /// How many proposals.
    pub(crate) proposals: Counted,
}

/// The controls.
pub(crate) struct Tools {
    /// Over the readings.
    pub(crate) show: &'static str,
    /// The compilation.
    pub(crate) compilation: &'static str,
    /// The base.
    pub(crate) base: &'static str,
    /// What one sponsor proposes; the choice of the sponsor follows.
    pub(crate) sponsor: &'static str,
    /// What that choice is of, and the head of a column.
    pub(crate) who: &'static str,
    /// To leave out what nobody contests.
    pub(crate) contested: &'static str,
    /// To leave out what did not change.
    pub(crate) changed: &'static str,
    /// Back.
    pub(crate) previous: &'static str,
    /// On.
    pub(crate) next: &'static str,
    /// Whether keys lead back and on.
    pub(crate) keys: &'static str,
    /// Said where the base is read.
    pub(crate) reads_base: &'static str,
    /// Said where the text of `{name}` is read.
    pub(crate) reads_sponsor: &'static str,
}

/// What the typography means, each beside an example.
pub(crate) struct Legend {
    /// Of brackets.
    pub(crate) brackets: &'static str,
    /// Of the bar in them.
    pub(crate) bar: &'static str,
    /// Of words that are proposed.
    pub(crate) proposed: &'static str,
    /// Of words that somebody would delete.
    pub(crate) struck: &'static str,
    /// The name in an example.
    pub(crate) name: &'static str,
    /// Of a name behind words.
    pub(crate) by: &'static str,
    /// Of a name behind *delete*.
    pub(crate) against: &'static str,
    /// Of `alt`.
    pub(crate) rival: &'static str,
    /// Of `¶`.
    pub(crate) paragraph: &'static str,
    /// Of the strip.
    pub(crate) strip: &'static str,
    /// Of words in the new draft alone.
    pub(crate) only_new: &'static str,
    /// Of words in the old draft alone.
    pub(crate) only_old: &'static str,
}

/// What stands behind the text.
pub(crate) struct Ending {
    /// Over the table of sponsors.
    pub(crate) who: &'static str,
    /// Over their numbers of amendments.
    pub(crate) amendments: &'static str,
    /// Over the places of these.
    pub(crate) places: &'static str,
    /// Why amendments stand here.
    pub(crate) why: &'static str,
    /// Before words that are proposed.
    pub(crate) proposes: &'static str,
    /// Before words that are quoted.
    pub(crate) quotes: &'static str,
    /// To delete.
    pub(crate) delete: &'static str,
    /// To move.
    pub(crate) move_it: &'static str,
    /// To keep.
    pub(crate) retain: &'static str,
    /// At a place to which `{name}` would be moved.
    pub(crate) lands: &'static str,
}

/// What a comparison says of a provision.
pub(crate) struct Compared {
    /// How many provisions.
    pub(crate) provisions: Counted,
    /// Its words changed.
    pub(crate) words: &'static str,
    /// It is new.
    pub(crate) inserted: &'static str,
    /// It is gone.
    pub(crate) deleted: &'static str,
    /// It stands elsewhere.
    pub(crate) moved: &'static str,
    /// It had the number `{label}`.
    pub(crate) formerly: &'static str,
    /// It was split, and goes on in `{labels}`.
    pub(crate) continues: &'static str,
    /// It was merged with `{labels}`.
    pub(crate) merged: &'static str,
    /// It was moved, from `{labels}`.
    pub(crate) was: &'static str,
}

/// What is said within the text: see `html::page::markup::Phrases`.
pub(crate) struct Marks {
    /// Before those who propose words.
    pub(crate) proposed_by: &'static str,
    /// Before those who would delete words.
    pub(crate) delete: &'static str,
    /// Before those who would delete a provision.
    pub(crate) delete_whole: &'static str,
    /// Before those whose wording another nearly repeats.
    pub(crate) nearly_as: &'static str,
    /// Of the first part of a proposal in several brackets.
    pub(crate) with_next: &'static str,
    /// Of its last part.
    pub(crate) with_before: &'static str,
    /// Of a part between.
    pub(crate) with_both: &'static str,
    /// Where a provision would be split.
    pub(crate) begins: &'static str,
    /// Before words that were inserted.
    pub(crate) inserted: &'static str,
    /// Behind them.
    pub(crate) end_inserted: &'static str,
    /// Before words that were deleted.
    pub(crate) deleted: &'static str,
    /// Behind them.
    pub(crate) end_deleted: &'static str,
}
