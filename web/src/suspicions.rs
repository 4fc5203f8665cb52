//! Words that are not what they look like: shown before they are sent, and before a text is adopted.
//!
//! **Invariant:** nothing is refused or changed; who means it sends it all the same.

use std::collections::BTreeSet;

use unbracket_text::lookalike::{LookalikeKind, warnings};
use unbracket_text::{Draft, labels, look_alike};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::tongue::Tongue;

/// So many are shown at once.
const SHOWN: usize = 50;

/// A place that is not what it looks like.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Suspicion {
    /// The provision's number; empty where there is none.
    pub(crate) place: String,
    /// The words around it, as they are shown.
    pub(crate) words: String,
    /// What it is.
    pub(crate) what: What,
    /// The characters, as Unicode numbers them.
    pub(crate) characters: String,
}

/// Why something is not what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A place in a text.
    Kind(LookalikeKind),
    /// A name that looks like another one.
    Name,
}

impl Suspicion {
    /// What it is, in words.
    pub(crate) fn say(&self, tongue: Tongue) -> String {
        let word = match self.what {
            What::Kind(LookalikeKind::Invisible) => "invisible",
            What::Kind(LookalikeKind::DirectionOverride) => "direction-override",
            What::Kind(LookalikeKind::UnbalancedIsolate) => "unbalanced-isolate",
            What::Kind(LookalikeKind::DirectionMark) => "direction-mark",
            What::Kind(LookalikeKind::Tag) => "tag",
            What::Kind(LookalikeKind::VariationSelector) => "variation-selector",
            What::Kind(LookalikeKind::SoftHyphen) => "soft-hyphen",
            What::Kind(LookalikeKind::Joiner) => "joiner",
            What::Kind(LookalikeKind::MixedScripts) => "mixed-scripts",
            What::Kind(LookalikeKind::Imitation) => "imitation",
            What::Kind(LookalikeKind::ImitatedWord) => "imitated-word",
            What::Kind(LookalikeKind::ForeignDigit) => "foreign-digit",
            What::Name => "name",
        };
        tongue.say(&format!("lookalike-{word}"))
    }
}

/// Each with what it is, as the table of them shows it.
pub(crate) fn said(tongue: Tongue, found: Vec<Suspicion>) -> Vec<(Suspicion, String)> {
    let say = |one: Suspicion| {
        let what = one.say(tongue);
        (one, what)
    };
    found.into_iter().map(say).collect()
}

/// What in a text is not what it looks like, provision by provision: for the page of adoption.
pub(crate) fn suspicions(draft: &Draft) -> Vec<Suspicion> {
    let labels = labels(draft);
    let mut found = BTreeSet::new();
    for visit in draft.visit() {
        let label = labels.get(&visit.provision.id).map_or("", |label| label.as_str());
        found.extend(in_words(label, &visit.provision.content.to_marked_text()));
    }
    found.into_iter().take(SHOWN).collect()
}

/// What in some words is not what it looks like.
pub(crate) fn in_words(place: &str, text: &str) -> Vec<Suspicion> {
    let found = warnings(text).into_iter().map(|warning| Suspicion {
        place: place.to_owned(),
        words: around(text, warning.at.start, warning.at.end),
        what: What::Kind(warning.kind),
        characters: spelt(&warning.text),
    });
    let all: BTreeSet<_> = found.collect();
    all.into_iter().take(SHOWN).collect()
}

/// A name that is shown to others: strange characters in it, and whom else it looks like.
pub(crate) fn in_name<S: AsRef<str>>(
    name: &str,
    others: impl Iterator<Item = S>,
) -> Vec<Suspicion> {
    let mut found = in_words("", name);
    let alike = others.filter(|other| other.as_ref() != name && look_alike(name, other.as_ref()));
    found.extend(alike.take(3).map(|other| Suspicion {
        place: String::new(),
        words: other.as_ref().to_owned(),
        what: What::Name,
        characters: spelt(name),
    }));
    found
}

/// Looks at what was filled in under these names, before it is sent: the first time the person is shown
/// what was found, with the form to send all the same.
///
/// # Errors
/// [`Failure::LookAlike`] where something was found and the person has not seen it.
pub(crate) fn look(filled: &Filled, names: &[&str]) -> Result<(), Failure> {
    if filled.get("anyway").is_some() {
        return Ok(());
    }
    let words = names.iter().flat_map(|name| filled.all(name));
    raise(words.flat_map(|words| in_words("", words)).collect(), filled)
}

/// Shows what was found, unless the person has seen it.
///
/// # Errors
/// [`Failure::LookAlike`] with the form where something was found.
pub(crate) fn raise(found: Vec<Suspicion>, filled: &Filled) -> Result<(), Failure> {
    if found.is_empty() || filled.get("anyway").is_some() {
        return Ok(());
    }
    Err(filled.kept(Failure::LookAlike(found)))
}

fn spelt(text: &str) -> String {
    let points: Vec<_> = text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    points.join(" ")
}

/// The word in which a place stands, without what directs it: it must not turn round what is beside it.
fn around(text: &str, from: usize, to: usize) -> String {
    let start = text[..from].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[to..].find(char::is_whitespace).map_or(text.len(), |at| to + at);
    let start = (start..=from).find(|at| text.is_char_boundary(*at)).unwrap_or(from);
    let directs = |c: &char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
    };
    text[start..end].chars().filter(|c| !directs(c)).take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_borrowed_letter_is_shown_with_its_word_and_its_number() {
        let found = in_words("12", "States sh\u{430}ll act");
        assert!(
            found.iter().any(|one| one.words == "sh\u{430}ll" && one.characters.contains("U+0430"))
        );
        assert!(in_words("12", "States shall act").is_empty());
    }

    #[test]
    fn a_name_that_looks_like_another_is_named() {
        let found = in_name("\u{410}ldoria", ["Aldoria", "Marenia"].into_iter());
        assert!(found.iter().any(|one| one.what == What::Name && one.words == "Aldoria"));
        assert!(in_name("Aldoria", ["Aldoria"].into_iter()).is_empty());
    }

    #[test]
    fn an_override_is_not_shown_as_what_it_does() {
        let found = in_words("", "pay \u{202e}001\u{202c} euros");
        assert!(found.iter().any(|one| one.what == What::Kind(LookalikeKind::DirectionOverride)));
        assert!(found.iter().all(|one| !one.words.contains('\u{202e}')));
    }

    #[test]
    fn words_around_white_space_of_several_bytes_are_cut_between_characters() {
        assert_eq!(in_words("", "a\u{3000}sh\u{430}ll\u{3000}b")[0].words, "sh\u{430}ll");
    }
}
