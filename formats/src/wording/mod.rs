//! The words of ours around a text, in the language of the text: one file a language.
//!
//! A phrase is a pattern: `{names}` is the place of what is put in. What comes from others (names of
//! sponsors, labels, words of a text) is [set apart](Wording::apart) before it is put in, so that it keeps
//! its own direction within the phrase. **Invariant:** every language has every phrase, for each is a field.

mod ar;
mod called;
mod en;
mod es;
mod fr;
mod legend;
mod plural;
mod ru;
mod zh;

use std::borrow::Cow;

use unbracket_text::token::runs_right_to_left;
use unbracket_text::{Sponsor, Sponsors};

pub(crate) use called::Called;
pub(crate) use legend::{counts, rare};
pub(crate) use plural::Counted;

/// What begins a part that keeps its own direction: FIRST STRONG ISOLATE.
pub(crate) const APART: char = '\u{2068}';
/// What ends it: POP DIRECTIONAL ISOLATE.
pub(crate) const TOGETHER: char = '\u{2069}';

/// The phrases of one language.
pub(crate) struct Wording {
    /// Whether the language runs from right to left.
    pub(crate) right_to_left: bool,
    /// What stands between words.
    pub(crate) signs: Signs,
    /// What stands over parts of a document.
    pub(crate) headings: Headings,
    /// How the marks are explained.
    pub(crate) legend: Legend,
    /// What is said within the brackets of a compilation.
    pub(crate) marks: Marks,
    /// What is proposed for a provision as a whole.
    pub(crate) whole: Whole,
    /// Where something would be moved.
    pub(crate) moved: Places,
    /// Where something new would stand.
    pub(crate) proposed: Places,
    /// How a provision is called.
    pub(crate) name: Names,
    /// How it is called behind *of*, *after*, *for*: some languages have a case for it.
    pub(crate) of: Names,
    /// What an amendment asks for that could not be laid in.
    pub(crate) asked: Asked,
    /// Why it could not.
    pub(crate) reasons: Reasons,
}

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

impl Wording {
    /// English.
    pub(crate) const ENGLISH: &'static Self = &en::WORDING;

    /// The language of a text, by its BCP 47 tag; English where we do not have it.
    pub(crate) fn of(language: Option<&str>) -> &'static Self {
        let base = language.and_then(|tag| tag.split(['-', '_']).next()).unwrap_or_default();
        match base.to_ascii_lowercase().as_str() {
            "ar" => &ar::WORDING,
            "es" => &es::WORDING,
            "fr" => &fr::WORDING,
            "ru" => &ru::WORDING,
            "zh" => &zh::WORDING,
            _ => Self::ENGLISH,
        }
    }

    /// What comes from others, as it is put into a phrase: where it has letters of the other direction,
    /// it is isolated, so that signs around it stay where they are.
    pub(crate) fn apart<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut letters = text.chars().filter(|c| c.is_alphabetic());
        let turns = |c: char| runs_right_to_left(c.encode_utf8(&mut [0; 4])) != self.right_to_left;
        if letters.any(turns) {
            Cow::Owned(format!("{APART}{text}{TOGETHER}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// A list.
    pub(crate) fn list<T: AsRef<str>>(&self, parts: impl IntoIterator<Item = T>) -> String {
        let parts: Vec<T> = parts.into_iter().collect();
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(self.signs.comma)
    }

    /// The names of sponsors, as they are printed behind a wording.
    pub(crate) fn names(&self, sponsors: &Sponsors) -> String {
        self.list(sponsors.iter().map(|sponsor| self.apart(Sponsor::as_str(sponsor))))
    }

    /// What is said, and of whom or what: `delete: A, B`.
    pub(crate) fn said(&self, what: &str, of: &str) -> String {
        format!("{what}{}{of}", self.signs.colon)
    }

    /// What is said besides, with the space before it.
    pub(crate) fn aside(&self, text: &str) -> String {
        let [open, close] = self.signs.parentheses;
        format!("{open}{text}{close}")
    }

    /// Words between the quotation marks of the language.
    pub(crate) fn quoted(&self, text: &str) -> String {
        let [open, close] = self.signs.quotes;
        format!("{open}{text}{close}")
    }

    /// `part of proposal 2`, as it is said besides.
    pub(crate) fn part(&self, number: &dyn std::fmt::Display) -> String {
        self.aside(&fill(self.marks.part, &[("number", &number.to_string())]))
    }

    /// `nearly the same as A`, as it is said besides.
    pub(crate) fn nearly(&self, names: &str) -> String {
        self.aside(&fill(self.marks.nearly, &[("names", names)]))
    }
}

/// A phrase with its values in their places.
pub(crate) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 32);
    let mut rest = pattern;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let Some((key, behind)) = behind.split_once('}') else {
            rest = behind;
            continue;
        };
        let value = values.iter().find(|(name, _)| *name == key);
        // A place that nobody fills stays visible: the test over all phrases looks for it.
        out.push_str(&value.map_or_else(|| format!("{{{key}}}"), |(_, value)| (*value).to_owned()));
        rest = behind;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_leads_to_its_language_and_any_other_to_english() {
        let heading = |tag| Wording::of(tag).headings.text;
        assert_eq!(heading(Some("fr-CA")), "Texte");
        assert_eq!(heading(Some("zh-Hans")), "案文");
        assert_eq!(heading(Some("ES")), "Texto");
        for other in [None, Some("pt"), Some("arn"), Some("")] {
            assert_eq!(heading(other), "Text", "{other:?}");
        }
    }

    #[test]
    fn what_turns_the_direction_is_set_apart_and_nothing_else() {
        let (arabic, english) = (Wording::of(Some("ar")), Wording::ENGLISH);
        assert_eq!(arabic.apart("Aldoria"), "\u{2068}Aldoria\u{2069}");
        assert_eq!(arabic.apart("12 bis"), "\u{2068}12 bis\u{2069}");
        assert_eq!(arabic.apart("ألدوريا"), "ألدوريا");
        assert_eq!(arabic.apart("12"), "12");
        assert_eq!(english.apart("ألدوريا"), "\u{2068}ألدوريا\u{2069}");
        assert_eq!(english.apart("阿尔多里亚"), "阿尔多里亚");
    }

    #[test]
    fn a_value_is_not_taken_for_a_place() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "c")]), "{b} and c");
    }
}
