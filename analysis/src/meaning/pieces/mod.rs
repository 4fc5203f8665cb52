//! A text in sentence pieces: the file of `SentencePiece`, its normalisation and its best segmentation.
//!
//! **Invariant:** no text and no file makes it panic; whatever leads outside the file ends the search.

mod message;
mod normal;
mod trie;

use super::error::ModelError;
use message::{Value, fields};
use normal::Normal;
use trie::Trie;

/// The most pieces that a text may have; a longer one is to be cut into provisions.
pub const LONGEST: usize = 4096;

/// The most pieces that a file may have.
const MOST: usize = 1 << 20;

/// Marks of what no piece covers, of the beginning and of the end.
const UNKNOWN: u32 = 0;
const BEGINNING: u32 = 1;
const END: u32 = 2;

/// An unknown character is worse than the worst piece by this much, as in `SentencePiece`.
const PENALTY: f64 = 10.0;

const FILE: &str = "the file of sentence pieces";

/// The pieces of a language model with one probability each (unigrams).
#[derive(Debug)]
pub(super) struct Pieces {
    normal: Normal,
    trie: Trie,
    scores: Vec<f32>,
    unknown: f64,
}

/// A piece as the file has it.
#[derive(Clone, Copy, Debug, Default)]
struct Piece<'a> {
    text: &'a [u8],
    score: f32,
    /// 1 for an ordinary piece, also where it is absent.
    kind: u64,
}

impl<'a> Piece<'a> {
    fn read(bytes: &'a [u8]) -> Option<Self> {
        let mut piece = Piece { kind: 1, ..Piece::default() };
        for field in fields(bytes) {
            match field? {
                (1, Value::Bytes(text)) => piece.text = text,
                (2, Value::Four(score)) => piece.score = f32::from_le_bytes(score),
                (3, Value::Number(kind)) => piece.kind = kind,
                _ => {}
            }
        }
        piece.score.is_finite().then_some(piece)
    }
}

impl Pieces {
    /// Reads the file: the pieces and the rules of normalisation, of which only that by a table and a
    /// space before the text are known, as this model has them.
    pub(super) fn read(file: &[u8]) -> Result<Self, ModelError> {
        let broken = || ModelError::form(FILE, "it is not a file of SentencePiece");
        let mut pieces = Vec::new();
        let mut normal = None;
        for field in fields(file) {
            match field.ok_or_else(broken)? {
                (1, Value::Bytes(piece)) => pieces.push(Piece::read(piece).ok_or_else(broken)?),
                (3, Value::Bytes(rules)) => normal = Normal::read(rules),
                _ => {}
            }
        }
        if pieces.len() > MOST || pieces.len() <= END as usize {
            return Err(ModelError::form(FILE, "it has too many or too few pieces"));
        }
        let normal = normal.ok_or_else(|| ModelError::form(FILE, "its normalisation is broken"))?;
        let ordinary = |piece: &Piece<'_>| piece.kind == 1 && !piece.text.is_empty();
        let texts = (0_u32..).zip(&pieces).filter(|(_, piece)| ordinary(piece));
        let trie = Trie::new(texts.map(|(number, piece)| (piece.text, number)).collect());
        let scores: Vec<f32> = pieces.iter().map(|piece| piece.score).collect();
        let least = scores.iter().copied().fold(f32::INFINITY, f32::min);
        Ok(Self { normal, trie, scores, unknown: f64::from(least) - PENALTY })
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.scores.len()
    }

    /// The numbers of the pieces of a text between the marks of its beginning and its end; none where
    /// there is no piece, where there are too many, or where less than half are known.
    pub(super) fn of(&self, text: &str) -> Option<Vec<u32>> {
        let normal = self.normal.of(text.as_bytes());
        let mut numbers = vec![END];
        let (mut at, best) = (normal.len(), self.best(&normal));
        while at > 0 && numbers.len() <= LONGEST {
            numbers.push(best[at].piece);
            at = best[at].start;
        }
        let (count, unknown) = (numbers.len() - 1, known_not(&numbers));
        if at > 0 || count == 0 || 2 * unknown > count {
            return None;
        }
        numbers.push(BEGINNING);
        numbers.reverse();
        Some(numbers)
    }

    /// For each place, the last piece of the best segmentation that ends there (Viterbi 1967): the sum
    /// of scores is largest; of equal ones the piece that begins first.
    fn best(&self, text: &[u8]) -> Vec<Step> {
        let mut best = vec![Step::default(); text.len() + 1];
        best[0].score = 0.0;
        let mut start = 0;
        while start < text.len() {
            let so_far = best[start].score;
            let character = normal::character(&text[start..]);
            let mut has_one = false;
            for (length, piece) in self.trie.prefixes(&text[start..]) {
                has_one |= length == character;
                let score = so_far + f64::from(self.scores[piece as usize]);
                best[start + length].improve(Step { score, start, piece });
            }
            if !has_one {
                let score = so_far + self.unknown;
                best[start + character].improve(Step { score, start, piece: UNKNOWN });
            }
            start += character;
        }
        best
    }
}

fn known_not(numbers: &[u32]) -> usize {
    numbers.iter().filter(|number| **number == UNKNOWN).count()
}

/// The best way to some place in a text.
#[derive(Clone, Copy, Debug)]
struct Step {
    score: f64,
    start: usize,
    piece: u32,
}

impl Default for Step {
    /// No way yet.
    fn default() -> Self {
        Self { score: f64::NEG_INFINITY, start: 0, piece: UNKNOWN }
    }
}

impl Step {
    fn improve(&mut self, other: Self) {
        if other.score > self.score {
            *self = other;
        }
    }
}
