//! Which phrases a language has, beside those of the stand-alone page.

use super::Counted;

/// What stands between words and around them, with the spaces that belong to it.
pub(crate) struct Signs {
    /// Between the parts of a list.
    pub(crate) comma: &'static str,
    /// Between parts that may hold commas.
    pub(crate) semicolon: &'static str,
    /// Before what is said of something.
    pub(crate) colon: &'static str,
    /// Behind a sentence that another follows.
    pub(crate) stop: &'static str,
    /// Around what is said besides, with the space before it.
    pub(crate) parentheses: [&'static str; 2],
    /// Around words that are quoted.
    pub(crate) quotes: [&'static str; 2],
    /// Behind words that go on.
    pub(crate) more: &'static str,
}

/// What stands over parts of a document.
pub(crate) struct Headings {
    /// The whole.
    pub(crate) compilation: &'static str,
    /// What the marks mean.
    pub(crate) legend: &'static str,
    /// The provisions.
    pub(crate) text: &'static str,
    /// What could not be laid in.
    pub(crate) unplaced: &'static str,
}

/// How the marks are explained, each by an example and a sentence.
pub(crate) struct Legend {
    /// Words in an example.
    pub(crate) words: &'static str,
    /// Names in an example.
    pub(crate) letters: [&'static str; 3],
    /// Of words without a mark.
    pub(crate) base: &'static str,
    /// Of brackets in general.
    pub(crate) brackets: &'static str,
    /// Of words that are bold and underlined.
    pub(crate) proposed: &'static str,
    /// Of words that are struck through; `{delete}` and `{retain}` are the words behind them.
    pub(crate) struck: &'static str,
    /// Of `[words | words – A, B | delete: C]`, with the names as `{a}`, `{b}` and `{c}`.
    pub(crate) rivals: &'static str,
    /// Of `[words – A]`, with the name as `{a}`.
    pub(crate) inserted: &'static str,
    /// Of brackets without names.
    pub(crate) printed: &'static str,
    /// Of parts of one proposal.
    pub(crate) linked: &'static str,
    /// Of `¶`.
    pub(crate) paragraph: &'static str,
    /// How many amendments there are.
    pub(crate) amendments: Counted,
    /// How many sponsors there are.
    pub(crate) sponsors: Counted,
    /// Both, as `{amendments}` and `{sponsors}`.
    pub(crate) counts: &'static str,
    /// `{names}`, each with the number of its amendments behind it.
    pub(crate) each: &'static str,
}

/// What is said within the brackets of a compilation.
pub(crate) struct Marks {
    /// Before those who would delete words.
    pub(crate) delete: &'static str,
    /// Before those who would keep them.
    pub(crate) retain: &'static str,
    /// In place of words, where others would put some in.
    pub(crate) nothing: &'static str,
    /// Of parts that are chosen together; `{number}`.
    pub(crate) part: &'static str,
    /// Of a wording that differs from that of `{names}` in little.
    pub(crate) nearly: &'static str,
    /// The author of a second wording for the same words in a redline; `{name}`.
    pub(crate) second: &'static str,
}

/// What is proposed for a provision as a whole.
pub(crate) struct Whole {
    /// To delete it.
    pub(crate) delete: &'static str,
    /// To keep it.
    pub(crate) retain: &'static str,
    /// To join it to the one before.
    pub(crate) join: &'static str,
}

/// A place in the text; the provision there is `{name}`, or `{of}` with its case.
pub(crate) struct Places {
    /// Before all others.
    pub(crate) start: &'static str,
    /// Behind a provision.
    pub(crate) after: &'static str,
    /// The first below a provision.
    pub(crate) under: &'static str,
    /// One that is not told.
    pub(crate) unnamed: &'static str,
}

/// How a provision is called.
pub(crate) struct Names {
    /// By its number, `{label}`.
    pub(crate) paragraph: &'static str,
    /// By its first words, `{words}`.
    pub(crate) words: &'static str,
    /// By its identity, `{id}`, where the text has none such.
    pub(crate) provision: &'static str,
}

/// What an amendment asks for that could not be laid in. Those that lead to words end without a colon.
pub(crate) struct Asked {
    /// Other words.
    pub(crate) replace: &'static str,
    /// Other words instead of `{quoted}`.
    pub(crate) instead: &'static str,
    /// That a provision be deleted.
    pub(crate) delete: &'static str,
    /// That provisions, `{names}`, be made one.
    pub(crate) merge: &'static str,
    /// That a provision be made several.
    pub(crate) split: &'static str,
    /// That a provision be kept.
    pub(crate) retain: &'static str,
    /// In place of sponsors.
    pub(crate) nobody: &'static str,
}

/// Why an amendment could not be laid in: for each `UnplacedReason`, with the provision as in [`Places`].
pub(crate) struct Reasons {
    /// The base has no such provision.
    pub(crate) no_such_provision: &'static str,
    /// What it quotes is not there; `{percent}`.
    pub(crate) quote_not_found: &'static str,
    /// Its words are those of the base.
    pub(crate) no_change: &'static str,
    /// It would merge what does not stand side by side.
    pub(crate) not_neighbours: &'static str,
    /// Nobody proposes it.
    pub(crate) no_sponsor: &'static str,
    /// It does not say where.
    pub(crate) no_place: &'static str,
    /// It would move something into itself.
    pub(crate) move_into_itself: &'static str,
}
