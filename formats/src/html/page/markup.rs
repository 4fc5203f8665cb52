//! Parts of pages as markup, for pages that others put together: the words of a provision with its
//! brackets, and of a comparison.
//!
//! **Invariant:** whatever comes from a text is escaped; what is returned can stand in a page as it is.

use std::collections::BTreeSet;

use unbracket_text::{
    Compilation, CompiledProvision, Draft, Passage, Place, ProvisionKind, compare,
};

pub use super::escape::anchor;
pub use super::phrases::Phrases;

use super::PageOptions;
use super::changes::{compared, moved};
use super::escape::{escaped, isolated};
use super::frame::Frame;
use super::heading::Levels;
use super::passage::{Mark, passage};
use super::{Row, compiled, provision};

/// A text whose words are written as markup.
pub struct Markup<'a> {
    frame: Frame<'a>,
    places: Vec<provision::Place<'a>>,
}

/// A provision of a compilation, with what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown<'a> {
    /// The provision.
    pub provision: &'a CompiledProvision,
    /// Its anchor.
    pub anchor: String,
    /// What it is called in a sentence, as markup: its number, or its first words.
    pub name: String,
    /// The level of its heading element, from 2 on, where it is a heading.
    pub heading: Option<usize>,
    /// How many sponsors propose something for it.
    pub sponsors: usize,
    /// How many proposals there are for it.
    pub proposals: usize,
    /// In how many brackets of the compilation, nested ones counted.
    pub brackets: usize,
    /// The share of its printed words that stand in them, in percent.
    pub share: usize,
}

impl<'a> Markup<'a> {
    /// The markup of a compilation.
    pub fn of(compilation: &'a Compilation, phrases: Phrases) -> Self {
        let base = Frame::without_sponsors(compilation.base(), &PageOptions::default());
        Self { frame: base.saying(phrases), places: compiled::places(compilation) }
    }

    /// The markup of single passages of a draft.
    pub fn of_draft(draft: &Draft, phrases: Phrases) -> Self {
        let frame = Frame::without_sponsors(draft, &PageOptions::default());
        Self { frame: frame.saying(phrases), places: Vec::new() }
    }

    /// The attributes of an element that holds the text, `lang` and `dir`, with a space in front.
    pub fn attributes(&self) -> String {
        self.frame.text_attributes()
    }

    /// The provisions of the compilation in reading order; none for a draft.
    pub fn provisions(&self) -> Vec<Shown<'a>> {
        let shown = |place: &provision::Place<'a>| Shown {
            provision: place.provision,
            anchor: place.anchor.clone(),
            name: place.name(&self.frame),
            heading: place.level,
            sponsors: place.measure.sponsors.len(),
            proposals: place.measure.proposals,
            brackets: place.measure.places,
            share: place.measure.share,
        };
        self.places.iter().map(shown).collect()
    }

    /// The words of a provision with its brackets, in an element of their own; behind it the rival
    /// versions of the whole. Empty where there is no such provision.
    pub fn words(&self, at: usize) -> String {
        let place = self.places.get(at);
        place.map(|place| provision::words(&self.frame, place)).unwrap_or_default()
    }

    /// The index of the provision before which something put at a place would stand.
    pub fn landing(&self, to: &Place) -> usize {
        compiled::behind(&self.places, to)
    }

    /// The words of a passage.
    pub fn passage(&self, words: &Passage) -> String {
        passage(&self.frame, words, Mark::Plain)
    }

    /// What changed from one passage to another.
    pub fn comparison(&self, old: &Passage, new: &Passage) -> String {
        compared(&self.frame, &compare(old, new))
    }
}

/// The levels of heading elements for provisions in reading order; none where one is no heading.
pub fn levels(kinds: impl Iterator<Item = ProvisionKind>) -> Vec<Option<usize>> {
    let mut levels = Levels::default();
    kinds.map(|kind| levels.next(kind)).collect()
}

/// The rows of a comparison whose provisions changed their order: all but a longest run that kept it.
pub fn moved_rows(rows: &[Row]) -> BTreeSet<usize> {
    moved(rows)
}

/// A number as it stands before words: with a full stop where it ends in a letter or a digit.
pub fn dotted(label: &str) -> String {
    format!("{}{}", escaped(label), provision::dot(label))
}

/// A name that must not turn the direction of what stands around it.
pub fn name(text: &str) -> String {
    isolated(text, super::escape::Direction::LeftToRight)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_unknown_language_is_not_taken_for_that_of_the_page() {
        let draft = Draft::default();
        let arabic = Phrases {
            language: "ar".to_owned(),
            attributes: " lang=\"ar\" dir=\"rtl\"".to_owned(),
            ..Phrases::default()
        };
        let markup = Markup::of_draft(&draft, arabic);
        assert_eq!(markup.attributes(), " lang=\"und\" dir=\"ltr\"");
        let (old, new) = (Passage::words("One"), Passage::words("Two"));
        let said = markup.comparison(&old, &new);
        assert!(said.contains("<i lang=\"ar\" dir=\"rtl\">"), "{said}");
        let english = Markup::of_draft(&draft, Phrases::default());
        assert_eq!(english.attributes(), " dir=\"ltr\"");
        assert!(english.comparison(&old, &new).contains("<i> deleted: </i>"));
    }
}
