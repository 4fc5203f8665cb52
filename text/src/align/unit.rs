//! Provisions prepared for comparison: words as numbers, shingles, what they are.

use crate::draft::Draft;
use crate::passage::{Passage, Piece};
use crate::provision::{Provision, ProvisionKind};
use crate::shingle::{Shingles, Vocabulary};

/// A provision of a draft in reading order, its words read only when they are asked for.
pub(crate) struct Unit<'a> {
    pub(crate) provision: &'a Provision,
    words: Option<Words>,
}

/// The words of a provision, ready to be compared.
pub(crate) struct Words {
    pub(crate) numbers: Vec<u32>,
    pub(crate) sorted: Vec<u32>,
    pub(crate) shingles: Shingles,
}

impl Words {
    pub(crate) fn of(numbers: Vec<u32>) -> Self {
        let shingles = Shingles::of(&numbers);
        let mut sorted = numbers.clone();
        sorted.sort_unstable();
        Self { numbers, sorted, shingles }
    }
}

pub(crate) fn units(draft: &Draft) -> Vec<Unit<'_>> {
    draft.visit().map(|visit| Unit { provision: visit.provision, words: None }).collect()
}

impl Unit<'_> {
    pub(crate) fn read(&mut self, vocabulary: &mut Vocabulary) {
        if self.words.is_none() {
            let numbers = read_passage(&self.provision.content, vocabulary);
            self.words = Some(Words::of(numbers));
        }
    }

    pub(crate) fn words(&self) -> &Words {
        self.words.as_ref().expect("read before it is compared")
    }

    /// How much text it is, in bytes.
    pub(crate) fn length(&self) -> usize {
        match self.provision.content.pieces.as_slice() {
            [] => 0,
            [Piece::Words(text)] => text.len(),
            _ => self.provision.content.to_marked_text().len(),
        }
    }

    pub(crate) fn same_content(&self, other: &Self) -> bool {
        self.provision.content == other.provision.content
    }

    /// Whether both were printed under the same number.
    pub(crate) fn same_label(&self, other: &Self) -> bool {
        let label = &self.provision.former_label;
        label.is_some() && *label == other.provision.former_label
    }

    pub(crate) fn same_kind(&self, other: &Self) -> bool {
        same_family(self.provision.kind, other.provision.kind)
    }
}

fn read_passage(passage: &Passage, vocabulary: &mut Vocabulary) -> Vec<u32> {
    match passage.pieces.as_slice() {
        [Piece::Words(text)] => vocabulary.read(text),
        _ => vocabulary.read(&passage.to_marked_text()),
    }
}

/// Whether two kinds may stand for the same provision at two times: a placeholder that receives its
/// words, a paragraph that receives sub-paragraphs, a heading set at another level.
pub(crate) fn same_family(left: ProvisionKind, right: ProvisionKind) -> bool {
    family(left) == family(right)
}

fn family(kind: ProvisionKind) -> u8 {
    match kind {
        ProvisionKind::Title => 0,
        ProvisionKind::Heading { .. } => 1,
        ProvisionKind::PreambularParagraph => 2,
        ProvisionKind::OperativeParagraph | ProvisionKind::Chapeau | ProvisionKind::Placeholder => {
            3
        }
        ProvisionKind::SubParagraph => 4,
        ProvisionKind::Annex => 5,
        ProvisionKind::Unnumbered => 6,
    }
}
