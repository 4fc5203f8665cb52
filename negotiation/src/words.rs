//! Words: what people write freely, which stands in a body and never in a leaf.
//!
//! What was said is shared, not copied: an event, the state that took it in, and whoever looks at the
//! state hold the same text.

use crate::said;
use crate::said::Said;
use std::sync::Arc;

/// Free text that stands in the body of an entry: a reason, a name, a statement.
///
/// It can be sealed or erased; the fact that it was there remains. No rule may depend on what words
/// say: only on whether there are any.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Words {
    /// What was said.
    Said(Arc<str>),
    /// Something was said that is sealed or erased; its place in the body.
    Withheld(u32),
}

impl Default for Words {
    fn default() -> Self {
        Self::Said(Arc::default())
    }
}

impl Words {
    /// Words, without the space around them.
    pub fn said(text: impl AsRef<str>) -> Self {
        Self::Said(text.as_ref().trim().into())
    }

    /// Whether nothing was said; words that are withheld were said.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Said(text) if text.is_empty())
    }

    /// Takes the text away and leaves that there was one, at this place of the body.
    pub(crate) fn withhold(&mut self, place: u32) {
        *self = Self::Withheld(place);
    }

    /// The text, where it may be read.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Said(text) => Some(text),
            Self::Withheld(_) => None,
        }
    }

    /// The text, or what stands in its place.
    pub fn shown(&self) -> &str {
        self.text().unwrap_or("(withheld)")
    }
}

/// A value that stands in the body and that its act cannot do without: the text of a draft.
///
/// It belongs to acts of office, whose bodies are never erased.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept<T>(pub T);

/// A short public label that may stand in a leaf: a document symbol, a code of a country, a language,
/// an action line. At most 64 characters, printable, without space at its ends.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(Arc<str>);

impl Tag {
    pub(crate) fn want() -> Said {
        said!("a label of 1 to 64 printable characters")
    }

    /// Takes a label; `None` where it is empty, longer than 64 characters or not printable.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.chars().count());
        let printable = !text.chars().any(char::is_control) && text.trim() == text;
        (fits && printable).then(|| Self(text.into()))
    }

    /// A label that stands in this program.
    pub(crate) fn known(text: &'static str) -> Self {
        debug_assert!(Self::new(text).is_some(), "{text}");
        Self(text.into())
    }

    /// The label.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Tag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
