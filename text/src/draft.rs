//! The draft: an immutable version of the text under negotiation, as a tree of provisions.
//!
//! **Invariant:** no two provisions of a draft share an identity.

use std::collections::BTreeMap;

use crate::number::Numbering;
use crate::provision::{Provision, ProvisionId};

/// How deep provisions may be nested in a draft.
pub const MAX_DEPTH: usize = 64;

/// An immutable version of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    title: Option<String>,
    language: Option<String>,
    numbering: Numbering,
    provisions: Vec<Provision>,
}

/// Why provisions do not make a draft.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Two provisions share an identity.
    #[error(
        "two provisions are called {0}; every provision of a draft needs an identity of its own"
    )]
    DuplicateId(ProvisionId),
    /// The tree is too deep.
    #[error("provision {0} stands {MAX_DEPTH} levels deep; a draft may be nested {MAX_DEPTH} deep")]
    TooDeep(ProvisionId),
}

/// A provision met in reading order, with its place in the tree.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// The provision.
    pub provision: &'a Provision,
    /// 0 for the outermost.
    pub depth: usize,
    /// The provision above it.
    pub parent: Option<&'a ProvisionId>,
}

impl Draft {
    /// Makes a draft of these provisions.
    ///
    /// # Errors
    /// Refuses two provisions of one identity, and a tree deeper than [`MAX_DEPTH`].
    pub fn new(provisions: Vec<Provision>) -> Result<Self, DraftError> {
        let draft = Self { provisions, ..Self::default() };
        let mut seen = BTreeMap::new();
        for visit in draft.visit() {
            if visit.depth >= MAX_DEPTH {
                return Err(DraftError::TooDeep(visit.provision.id.clone()));
            }
            if seen.insert(&visit.provision.id, ()).is_some() {
                return Err(DraftError::DuplicateId(visit.provision.id.clone()));
            }
        }
        Ok(draft)
    }

    /// The same draft under a title.
    #[must_use]
    pub fn with_title(mut self, title: Option<String>) -> Self {
        self.title = title;
        self
    }

    /// The same draft in a language, given as a BCP 47 tag such as `ar`.
    #[must_use]
    pub fn with_language(mut self, language: Option<String>) -> Self {
        self.language = language;
        self
    }

    /// The same draft under another numbering.
    #[must_use]
    pub fn with_numbering(mut self, numbering: Numbering) -> Self {
        self.numbering = numbering;
        self
    }

    /// The title, where the document has one apart from its provisions.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The BCP 47 tag of its language, where known.
    pub fn language(&self) -> Option<&str> {
        self.language.as_deref()
    }

    /// How its provisions are numbered.
    pub fn numbering(&self) -> &Numbering {
        &self.numbering
    }

    /// The outermost provisions.
    pub fn provisions(&self) -> &[Provision] {
        &self.provisions
    }

    /// All provisions in reading order, each before those below it.
    pub fn visit(&self) -> impl Iterator<Item = Visit<'_>> {
        let mut stack: Vec<Visit<'_>> = self
            .provisions
            .iter()
            .rev()
            .map(|provision| Visit { provision, depth: 0, parent: None })
            .collect();
        std::iter::from_fn(move || {
            let visit = stack.pop()?;
            stack.extend(visit.provision.children.iter().rev().map(|provision| Visit {
                provision,
                depth: visit.depth + 1,
                parent: Some(&visit.provision.id),
            }));
            Some(visit)
        })
    }

    /// Finds a provision by identity.
    pub fn get(&self, id: &ProvisionId) -> Option<&Provision> {
        self.visit().find(|visit| &visit.provision.id == id).map(|visit| visit.provision)
    }
}
