//! The provision: the smallest unit of a draft that is numbered and cited.
//!
//! **Invariant:** a provision's identity lasts for ever and says nothing of its place; its number is
//! derived from its place (see [`crate::number`]) and never stored.

use std::fmt;

use crate::passage::Passage;

/// The lasting identity of a provision (Akoma Ntoso calls it `wId`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ProvisionId(String);

impl ProvisionId {
    /// Takes any non-empty name; an empty one becomes `p`.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        Self(if name.is_empty() { "p".to_owned() } else { name })
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ProvisionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a provision is, which decides how it is numbered and printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProvisionKind {
    /// The title of the document or of an annex.
    Title,
    /// A heading at a level from 1 (outermost) on; without a number of its own.
    Heading {
        /// 1 is outermost.
        level: u8,
    },
    /// A paragraph of the preamble: opens with a participle, ends in a comma.
    PreambularParagraph,
    /// A paragraph of action: opens with a verb, ends in a semicolon.
    OperativeParagraph,
    /// An operative paragraph whose words govern the sub-paragraphs below it.
    Chapeau,
    /// A lettered or numbered part below a paragraph: (a), (i).
    SubParagraph,
    /// A unit that must exist while its words are still to come.
    Placeholder,
    /// The head of an annex.
    Annex,
    /// Unnumbered text: the name of the organ, an enacting formula, a row of a table.
    Unnumbered,
}

/// How a provision came to its place, as far as its number is concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Standing {
    /// Numbered in the ordinary run.
    #[default]
    Numbered,
    /// Put in since the last renumbering: takes `bis`, `ter` … or a letter.
    Inserted,
    /// A rival version of the paragraph before it: takes `alt` (or `bis`, by convention).
    Alternative,
}

/// One provision with everything below it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provision {
    /// Lasting identity.
    pub id: ProvisionId,
    /// What it is.
    pub kind: ProvisionKind,
    /// How it stands in the numbering.
    pub standing: Standing,
    /// The label that it bore in the document it was read from, without closing dot: `43`, `(a)`.
    pub former_label: Option<String>,
    /// Its words and brackets.
    pub content: Passage,
    /// The provisions below it, in order.
    pub children: Vec<Provision>,
}

impl Provision {
    /// A provision without children, numbered in the ordinary run.
    pub fn new(id: impl Into<String>, kind: ProvisionKind, content: Passage) -> Self {
        Self {
            id: ProvisionId::new(id),
            kind,
            standing: Standing::Numbered,
            former_label: None,
            content,
            children: Vec::new(),
        }
    }

    /// The same provision with the label it bore in its source.
    #[must_use]
    pub fn with_former_label(mut self, label: impl Into<String>) -> Self {
        self.former_label = Some(label.into());
        self
    }

    /// The same provision with these children.
    #[must_use]
    pub fn with_children(mut self, children: Vec<Provision>) -> Self {
        self.children = children;
        self
    }
}
