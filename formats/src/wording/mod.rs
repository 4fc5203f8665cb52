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
mod page;
mod phrases;
mod plural;
mod ru;
mod zh;

use std::borrow::Cow;

use unbracket_text::token::runs_right_to_left;
use unbracket_text::{Sponsor, Sponsors};

pub(crate) use called::Called;
pub(crate) use legend::{counts, rare};
pub(crate) use page::{Page, States};
use phrases::{Asked, Headings, Legend, Marks, Names, Places, Reasons, Signs, Whole};
use plural::Counted;

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
    /// The words of the stand-alone page.
    pub(crate) page: &'static Page,
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
        if text.contains(isolates) {
            // Isolates of others would end ours, or begin what nothing ends.
            Cow::Owned(format!("{APART}{}{TOGETHER}", text.replace(isolates, "")))
        } else if letters.any(turns) {
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

/// Whether a character begins or ends an isolate.
fn isolates(c: char) -> bool {
    matches!(c, '\u{2066}'..=TOGETHER)
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
        assert_eq!(english.apart("Al\u{2069}doria\u{2067}"), "\u{2068}Aldoria\u{2069}");
    }

    #[test]
    fn a_value_is_not_taken_for_a_place() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "c")]), "{b} and c");
    }
}
