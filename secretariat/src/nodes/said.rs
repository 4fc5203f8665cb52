//! A sentence of the core as bytes between nodes: whoever asked says it in the language of their reader.

use serde::{Deserialize, Serialize};
use unbracket_negotiation::{Moment, Part, Said};

/// A pattern and its values.
#[derive(Serialize, Deserialize)]
pub(super) struct Sentence {
    pattern: String,
    parts: Vec<(String, Piece)>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Piece {
    Count(u64),
    Term(String, String),
    Thing(String, u32),
    Provision(String),
    At(i64),
    Field(String),
    Rule(String),
    Words(String),
    All(Vec<Piece>),
    Any(Vec<Piece>),
    Said(Box<Sentence>),
}

impl From<&Said> for Sentence {
    fn from(said: &Said) -> Self {
        let parts = said.parts.iter().map(|(name, part)| (name.to_string(), part.into()));
        Self { pattern: said.pattern.to_string(), parts: parts.collect() }
    }
}

impl From<Sentence> for Said {
    fn from(sentence: Sentence) -> Self {
        let parts = sentence.parts.into_iter().map(|(name, piece)| (name.into(), piece.into()));
        Self::new(sentence.pattern, parts.collect())
    }
}

impl From<&Part> for Piece {
    fn from(part: &Part) -> Self {
        let several = |parts: &[Part]| parts.iter().map(Self::from).collect();
        match part {
            Part::Count(count) => Self::Count(*count),
            Part::Term(list, word) => Self::Term(list.to_string(), word.to_string()),
            Part::Thing(noun, number) => Self::Thing(noun.to_string(), *number),
            Part::Provision(id) => Self::Provision(id.clone()),
            Part::At(moment) => Self::At(moment.0),
            Part::Field(name) => Self::Field(name.to_string()),
            Part::Rule(rule) => Self::Rule(rule.clone()),
            Part::Words(words) => Self::Words(words.clone()),
            Part::All(parts) => Self::All(several(parts)),
            Part::Any(parts) => Self::Any(several(parts)),
            Part::Said(said) => Self::Said(Box::new((&**said).into())),
        }
    }
}

impl From<Piece> for Part {
    fn from(piece: Piece) -> Self {
        let several = |pieces: Vec<Piece>| pieces.into_iter().map(Self::from).collect();
        match piece {
            Piece::Count(count) => Self::Count(count),
            Piece::Term(list, word) => Self::Term(list.into(), word.into()),
            Piece::Thing(noun, number) => Self::Thing(noun.into(), number),
            Piece::Provision(id) => Self::Provision(id),
            Piece::At(moment) => Self::At(Moment(moment)),
            Piece::Field(name) => Self::Field(name.into()),
            Piece::Rule(rule) => Self::Rule(rule),
            Piece::Words(words) => Self::Words(words),
            Piece::All(pieces) => Self::All(several(pieces)),
            Piece::Any(pieces) => Self::Any(several(pieces)),
            Piece::Said(sentence) => Self::Said(Box::new((*sentence).into())),
        }
    }
}
