//! The draft: an immutable version of the text under negotiation, as a tree of provisions.
//!
//! **Invariant:** no two provisions of a draft share an identity.

use std::collections::{BTreeMap, BTreeSet};

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

    /// Makes a draft of provisions that other steps put together: a second one of an identity gets
    /// another, and what stands deeper than [`MAX_DEPTH`] stands at that depth, behind what held it.
    pub(crate) fn mended(provisions: Vec<Provision>) -> Self {
        let mut used = BTreeSet::new();
        let provisions = mended(provisions, 0, &mut used);
        Self { provisions, ..Self::default() }
    }

    /// The same document of other provisions, with its title, its language and its numbering.
    ///
    /// # Errors
    /// As [`Draft::new`].
    pub fn with_provisions(&self, provisions: Vec<Provision>) -> Result<Self, DraftError> {
        Ok(Self {
            title: self.title.clone(),
            language: self.language.clone(),
            numbering: self.numbering.clone(),
            ..Self::new(provisions)?
        })
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

fn mended(level: Vec<Provision>, depth: usize, used: &mut BTreeSet<ProvisionId>) -> Vec<Provision> {
    let mut out = Vec::with_capacity(level.len());
    // Without recursion below the last level: what waits is read from the end.
    let mut waiting: Vec<Provision> = level.into_iter().rev().collect();
    while let Some(mut provision) = waiting.pop() {
        provision.id = unused(provision.id, used);
        let children = std::mem::take(&mut provision.children);
        if depth + 1 < MAX_DEPTH {
            provision.children = mended(children, depth + 1, used);
        } else {
            waiting.extend(children.into_iter().rev());
        }
        out.push(provision);
    }
    out
}

fn unused(id: ProvisionId, used: &mut BTreeSet<ProvisionId>) -> ProvisionId {
    if used.insert(id.clone()) {
        return id;
    }
    let copies = (2_u32..).map(|copy| ProvisionId::new(format!("{id}-{copy}")));
    let mut fresh = copies.filter(|copy| used.insert(copy.clone()));
    fresh.next().unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::passage::Passage;
    use crate::provision::ProvisionKind;

    fn provision(id: &str) -> Provision {
        Provision::new(id, ProvisionKind::OperativeParagraph, Passage::words(id))
    }

    #[test]
    fn a_mended_draft_is_a_draft_and_loses_nothing() {
        let mut deep = provision("p");
        for _ in 0..100 {
            deep = provision("p").with_children(vec![deep]);
        }
        let draft = Draft::mended(vec![deep, provision("p-2"), provision("p")]);
        assert_eq!(draft.visit().count(), 103);
        assert_eq!(Draft::new(draft.provisions().to_vec()), Ok(draft));
    }

    #[test]
    fn two_provisions_of_one_identity_are_no_draft() {
        let twins = Draft::new(vec![provision("p"), provision("p")]);
        assert_eq!(twins, Err(DraftError::DuplicateId(ProvisionId::new("p"))));
    }
}
