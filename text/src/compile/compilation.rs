//! The compilation: a draft with all amendments laid in.

use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::{Amendment, AmendmentId, Place};
use crate::compile::Words;
use crate::compile::relation::Touch;
use crate::draft::Draft;
use crate::number::Label;
use crate::passage::Passage;
use crate::provision::{ProvisionId, ProvisionKind};
use crate::sponsor::{Sponsor, Sponsors};

/// A draft with all amendments laid in, symmetric in them.
///
/// **Invariant:** every amendment stands in [`Self::amendments`], and is either laid in or listed
/// in [`Self::unplaced`] with the reason; no base word and no distinct wording is said twice, except
/// inside an alternative that rewrites its surroundings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compilation {
    pub(crate) base: Draft,
    pub(crate) amendments: Vec<Amendment>,
    pub(crate) provisions: Vec<CompiledProvision>,
    pub(crate) unplaced: Vec<Unplaced>,
    pub(crate) anchors: BTreeMap<AmendmentId, Anchor>,
    pub(crate) touches: Vec<Vec<Touch>>,
    pub(crate) words: Words,
}

/// A provision of the base, or one that is proposed, with everything proposed for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompiledProvision {
    /// Its identity: that of the base, or one derived from the place and the words proposed.
    pub id: ProvisionId,
    /// What it is.
    pub kind: ProvisionKind,
    /// 0 for the outermost.
    pub depth: usize,
    /// Its number under the numbering of the base; empty where it has none.
    pub label: Label,
    /// Whether it stands in the base, and if not who proposes it.
    pub origin: Origin,
    /// Its words and brackets: each word said once.
    pub content: Passage,
    /// What is proposed for it as a whole.
    pub whole: WholeProposals,
    /// The proposed provision that this one nearly repeats.
    pub nearly_repeats: Option<ProvisionId>,
}

/// Where a compiled provision comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It stands in the base.
    Base,
    /// It is proposed.
    Inserted {
        /// Where it would stand.
        place: Place,
        /// Who proposes it.
        voices: Voices,
    },
}

/// Those who propose something, and in which amendments.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Voices {
    /// Who.
    pub sponsors: Sponsors,
    /// In which amendments.
    pub amendments: BTreeSet<AmendmentId>,
}

/// What is proposed for a provision as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WholeProposals {
    /// Those who would delete it.
    pub delete: Voices,
    /// Those who would keep the words of the base, in so many words.
    pub retain: Voices,
    /// Where it would be moved, and who proposes it.
    pub moves: Vec<(Place, Voices)>,
    /// Those who would join it to the provision before it.
    pub join: Voices,
}

/// An amendment that could not be laid in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplaced {
    /// Which.
    pub amendment: AmendmentId,
    /// Why, in words for its sponsor.
    pub reason: UnplacedReason,
}

/// Why an amendment could not be laid in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnplacedReason {
    /// It names a provision that the base does not have.
    #[error("it names provision {0}, which the base does not have")]
    NoSuchProvision(ProvisionId),
    /// The words it quotes are not found in the provision.
    #[error(
        "the words it quotes are not found in provision {provision} (nearest likeness {percent} %); \
         quote the words of the base, or name the provision in which they stand"
    )]
    QuoteNotFound {
        /// The provision that it names.
        provision: ProvisionId,
        /// Likeness of the nearest place, in percent.
        percent: u8,
    },
    /// It changes nothing.
    #[error("it changes nothing: its words are those of the base")]
    NoChange,
    /// It would merge provisions that do not stand side by side.
    #[error("it would merge provisions that do not stand side by side")]
    NotNeighbours,
    /// It has no sponsor.
    #[error("it has no sponsor; name one")]
    NoSponsor,
    /// It does not say where its words would stand.
    #[error("it does not say where its words would stand; name the provision they belong to")]
    NoPlace,
    /// It would move a provision to a place within itself.
    #[error("it would move provision {0} to a place within itself")]
    MoveIntoItself(ProvisionId),
}

/// How the words that an amendment quotes were found in the provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Anchor {
    /// It quotes the whole provision, exactly.
    Whole,
    /// It quotes an excerpt, exactly.
    Excerpt,
    /// It quotes the provision or an excerpt inexactly; likeness in percent.
    Inexact {
        /// Likeness of the quotation with the words of the base, in percent.
        percent: u8,
    },
}

impl Compilation {
    /// The draft that the amendments are proposed for.
    pub fn base(&self) -> &Draft {
        &self.base
    }

    /// The same compilation of a base in this language, where the base names none.
    #[must_use]
    pub fn in_language(mut self, language: Option<String>) -> Self {
        if self.base.language().is_none() {
            self.base = self.base.with_language(language);
        }
        self
    }

    /// All amendments in canonical order; an [`AmendmentId`] is the index into this list.
    pub fn amendments(&self) -> &[Amendment] {
        &self.amendments
    }

    /// The amendment of this number.
    pub fn amendment(&self, id: AmendmentId) -> Option<&Amendment> {
        self.amendments.get(id.0 as usize)
    }

    /// All provisions in reading order, proposed ones at their place.
    pub fn provisions(&self) -> &[CompiledProvision] {
        &self.provisions
    }

    /// The amendments that could not be laid in.
    pub fn unplaced(&self) -> &[Unplaced] {
        &self.unplaced
    }

    /// How the quotation of an amendment was found, for those that quote.
    pub fn anchor(&self, id: AmendmentId) -> Option<Anchor> {
        self.anchors.get(&id).copied()
    }

    /// All sponsors with the number of their amendments.
    pub fn sponsors(&self) -> BTreeMap<&Sponsor, usize> {
        let mut count = BTreeMap::new();
        for sponsor in self.amendments.iter().flat_map(|amendment| &amendment.sponsors) {
            *count.entry(sponsor).or_insert(0) += 1;
        }
        count
    }
}

impl Voices {
    /// Whether nobody proposes it.
    pub fn is_empty(&self) -> bool {
        self.amendments.is_empty()
    }

    /// Adds the voice of an amendment.
    pub fn add(&mut self, id: AmendmentId, amendment: &Amendment) {
        self.amendments.insert(id);
        self.sponsors.extend(amendment.sponsors.iter().cloned());
    }
}

impl CompiledProvision {
    /// Whether anything is proposed for it or it is itself proposed.
    pub fn is_touched(&self) -> bool {
        self.origin != Origin::Base
            || self.content.brackets().iter().any(|bracket| bracket.is_compiled())
            || !self.whole.delete.is_empty()
            || !self.whole.moves.is_empty()
            || !self.whole.join.is_empty()
    }
}
