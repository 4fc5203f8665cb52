//! Readings: the clean text as the base has it, as a sponsor would have it, or with a chosen set of
//! alternatives.
//!
//! A reading lifts the brackets that a compilation made, for its own text only; brackets that stood
//! in the base stay.

use std::collections::{BTreeMap, BTreeSet};

use crate::amendment::AmendmentId;
use crate::compile::Compilation;
use crate::compile::ground::Base;
use crate::compile::reader::Reader;
use crate::draft::Draft;
use crate::passage::BracketId;
use crate::provision::ProvisionId;
use crate::sponsor::Sponsor;

/// For brackets by number, the alternative chosen, counted from 0; others keep the base.
pub type Choices = BTreeMap<BracketId, usize>;

/// Whose text is read.
#[derive(Debug, Clone, Copy)]
pub enum Reading<'a> {
    /// Nobody's alternatives: the base.
    Base,
    /// As a sponsor would have it: all amendments that name it. Where these propose two wordings
    /// for the same words, the first in canonical order.
    Sponsor(&'a Sponsor),
    /// With these amendments; where they conflict, the first in canonical order.
    Amendments(&'a BTreeSet<AmendmentId>),
    /// With these alternatives, and the structure of the base.
    Choices(&'a Choices),
}

/// In a reading, a provision whose words stand behind those of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joined {
    /// The provision that is joined.
    pub provision: ProvisionId,
    /// The one that its words stand in.
    pub to: ProvisionId,
    /// Whether a space stands between them.
    pub with_space: bool,
}

impl Compilation {
    /// The clean text of a reading.
    pub fn reading(&self, reading: &Reading<'_>) -> Draft {
        self.reading_with_joins(reading).0
    }

    /// The clean text of a reading, and which of its provisions were joined to which, in order.
    pub fn reading_with_joins(&self, reading: &Reading<'_>) -> (Draft, Vec<Joined>) {
        let chosen = self.chosen(reading);
        let empty = Choices::new();
        let choices = if let Reading::Choices(choices) = reading { choices } else { &empty };
        let base = Base::of(&self.base);
        let reader = Reader::new(self, &base, chosen, choices);
        let provisions = reader.read();
        let draft = Draft::mended(provisions)
            .with_title(self.base.title().map(str::to_owned))
            .with_language(self.base.language().map(str::to_owned))
            .with_numbering(self.base.numbering().clone());
        (draft, reader.joins.into_inner())
    }

    /// The amendments that a reading takes in.
    pub fn chosen(&self, reading: &Reading<'_>) -> BTreeSet<AmendmentId> {
        match reading {
            Reading::Base | Reading::Choices(_) => BTreeSet::new(),
            Reading::Amendments(chosen) => (*chosen).clone(),
            Reading::Sponsor(sponsor) => (0_u32..)
                .zip(&self.amendments)
                .filter(|(_, amendment)| amendment.sponsors.contains(*sponsor))
                .map(|(index, _)| AmendmentId(index))
                .collect(),
        }
    }
}
