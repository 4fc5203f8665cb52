//! What all parts of a page look up: sponsors by number, the direction of the text, anchors.

use std::collections::BTreeMap;

use unbracket_text::{Compilation, Draft, Sponsor, Sponsors};

use super::PageOptions;
use super::escape::{Direction, escaped, isolated, language_tag};
use super::phrases::Phrases;
use crate::wording::{Called, Wording};

/// The sponsors by number, and how the text runs.
pub(super) struct Frame<'a> {
    /// Sponsors in alphabetical order, each with its number.
    pub(super) sponsors: BTreeMap<&'a Sponsor, usize>,
    /// The direction of the text.
    pub(super) direction: Direction,
    /// The language of the text.
    pub(super) language: Option<String>,
    /// The page's own words within the text.
    pub(super) phrases: Phrases,
    /// The page's own words around it.
    pub(super) wording: &'static Wording,
    /// How provisions are called in them.
    pub(super) called: Called<'a>,
}

impl<'a> Frame<'a> {
    /// The frame of a compilation.
    pub(super) fn of(compilation: &'a Compilation, options: &PageOptions) -> Self {
        let sponsors = compilation.sponsors().into_keys().enumerate().map(|(i, s)| (s, i));
        let frame = Self::without_sponsors(compilation.base(), options);
        let called = Called::of(compilation, frame.wording);
        Self { sponsors: sponsors.collect(), called, ..frame }
    }

    /// The frame of a draft.
    pub(super) fn without_sponsors(draft: &Draft, options: &PageOptions) -> Self {
        let language =
            language_tag(options.language.as_deref()).or_else(|| language_tag(draft.language()));
        let with_letters = |text: &String| text.chars().any(char::is_alphabetic);
        let text = draft.visit().map(|visit| visit.provision.content.to_marked_text());
        let text = draft.title().map(str::to_owned).into_iter().chain(text).find(with_letters);
        let direction = Direction::of(language.as_deref(), &text.unwrap_or_default());
        let wording = Wording::of(language.as_deref());
        let (phrases, called) = (Phrases::of(wording), Called::nothing(wording));
        Self { sponsors: BTreeMap::new(), direction, language, phrases, wording, called }
    }

    /// The same frame with the page's words in another language.
    pub(super) fn saying(mut self, phrases: Phrases) -> Self {
        self.language = self.language.or_else(|| language_tag(phrases.text.as_deref()));
        self.wording = Wording::of(Some(&phrases.language));
        self.phrases = phrases;
        self
    }

    /// The numbers of sponsors, with spaces between them.
    pub(super) fn numbers(&self, sponsors: &Sponsors) -> String {
        let numbers = sponsors.iter().filter_map(|sponsor| self.sponsors.get(sponsor));
        numbers.map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    /// The names of sponsors as markup. In a text from right to left they stand within the text and
    /// within the page's own words, so each is isolated whatever its letters.
    pub(super) fn names(&self, sponsors: &Sponsors) -> String {
        let names = sponsors.iter().map(|sponsor| match self.direction {
            Direction::LeftToRight => isolated(sponsor.as_str(), self.direction),
            Direction::RightToLeft => format!("<bdi>{}</bdi>", escaped(sponsor.as_str())),
        });
        self.wording.list(names)
    }

    /// The direction of the page's own words around the text.
    pub(super) fn around(&self) -> Direction {
        if self.wording.right_to_left { Direction::RightToLeft } else { Direction::LeftToRight }
    }

    /// A name or a phrase of the page's own, as it stands around the text.
    pub(super) fn apart(&self, text: &str) -> String {
        isolated(text, self.around())
    }

    /// Words of the page's own within the text.
    pub(super) fn own(&self, tag: &str, words: &str) -> String {
        format!("<{tag}{}>{words}</{tag}>", self.own_language())
    }

    /// Visible words of the page's own among names; an element of their own only where the language
    /// of the text is another.
    pub(super) fn aside(&self, words: &str) -> String {
        if self.own_language().is_empty() { words.to_owned() } else { self.own("em", words) }
    }

    /// The `lang` attribute of the page's own words within the text, where it is needed.
    pub(super) fn own_language(&self) -> &str {
        let primary = |tag: &str| tag.to_ascii_lowercase().split('-').next().map(str::to_owned);
        let own = primary(&self.phrases.language);
        let is_ours = |tag: &String| primary(tag) == own;
        if self.language.as_ref().map_or(!self.is_foreign(), is_ours) {
            ""
        } else {
            &self.phrases.attributes
        }
    }

    /// Whether a text of unknown language may be in another than the page: it is taken for English
    /// where its letters run from left to right.
    fn is_foreign(&self) -> bool {
        self.direction == Direction::RightToLeft || self.phrases.language != "en"
    }

    /// The attributes of the element that holds the text.
    pub(super) fn text_attributes(&self) -> String {
        let language = self.language.as_ref().map(|tag| format!(" lang=\"{tag}\""));
        let unknown = || {
            if self.is_foreign() { " lang=\"und\"".to_owned() } else { String::new() }
        };
        let language = language.unwrap_or_else(unknown);
        format!("{language} dir=\"{}\"", self.direction.as_str())
    }
}
