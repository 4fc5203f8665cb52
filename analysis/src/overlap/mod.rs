//! Overlap of two instruments: what each has of the other, what it lacks, what both say twice.
//!
//! **Invariant:** shares are given in both directions, with the thresholds that they rest on and the
//! curve that shows what another threshold would have given.
//!
//! Levels: the same words (containment of shingles of five words, Broder 1997); like words (cosine of
//! TF-IDF vectors of the characters of words, which needs no model and knows no synonym); like meaning
//! (cosine of vectors that a model outside gives through [`Meaning`]); like commitments (the same deed on
//! the same matter by the same actor, found with a [`Lexicon`]). Without a model or a lexicon the result
//! says so, and what stands in other words is not found. Of texts in two languages only meanings are
//! compared, and without a model nothing.
//!
//! What it cannot say: whether a counterpart commits anybody to the same; high likeness of two passages
//! that differ by a `not` is high. Counterparts are candidates to be read side by side.

mod counterpart;
mod duplication;
mod meaning;
mod pairs;
mod paraphrase;
mod structure;

use serde::Serialize;

pub use counterpart::{Counterpart, Point, Side, Tie};
pub use duplication::Duplication;
pub use meaning::Meaning;
pub use pairs::Pair;
pub use paraphrase::Characters;
pub use structure::{Commitment, commitments};

use crate::estimate::TooLittle;
use crate::language::Lexicon;

/// A text in provisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument<'a> {
    /// Its name.
    pub name: &'a str,
    /// Name and text of each provision, in reading order.
    pub provisions: Vec<(&'a str, &'a str)>,
}

/// From which value on a provision has a counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Thresholds {
    /// The least share of a provision's shingles that stand in the other instrument.
    pub verbatim: f64,
    /// The least cosine of characters.
    pub characters: f64,
    /// The least cosine of meaning; to be set for each model and language.
    pub meaning: f64,
    /// The least likeness of commitments ([`Commitment::likeness`]).
    pub structure: f64,
    /// The least number of words of a provision that is counted: headings say little.
    pub words: usize,
}

impl Default for Thresholds {
    /// Half of the shingles; .5 and .6; .6, with which the same actors need four tenths of the words for
    /// what in common; five words. None of them is calibrated on more than examples.
    fn default() -> Self {
        Self { verbatim: 0.5, characters: 0.5, meaning: 0.6, structure: 0.6, words: 5 }
    }
}

/// What a caller brings for the levels that need more than the words themselves.
#[derive(Clone, Copy, Default)]
pub struct Levels<'a> {
    /// A model of meaning.
    pub meaning: Option<&'a dyn Meaning>,
    /// The lexicon in which undertakings and requests are known; both instruments have to be in its
    /// language.
    pub lexicon: Option<&'a Lexicon>,
    /// Whether the instruments are in two languages: then neither words nor characters nor commitments
    /// are compared, of which nothing would be found however much the two have in common.
    pub across: bool,
}

/// What two instruments have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overlap {
    /// From which values on something was a counterpart.
    pub thresholds: Thresholds,
    /// The model behind the level of meaning; none where that level is absent.
    pub model: Option<String>,
    /// The version of the lexicon behind the level of commitments; none where that level is absent.
    pub lexicon: Option<String>,
    /// The first instrument, seen from its provisions.
    pub left: Side,
    /// The second one.
    pub right: Side,
    /// The provisions that belong side by side, the most alike first.
    pub pairs: Vec<Pair>,
    /// What is said twice, within each and between both; none across languages.
    pub duplication: Option<Duplication>,
}

/// Compares two instruments in both directions.
///
/// A model that gives no vector for a text, or one of another length than the first, is left out for
/// that text.
///
/// # Errors
/// [`TooLittle::Few`] where one of them has no provision of so many words, or they are in two languages
/// and there is no model of meaning.
pub fn overlap(
    (left, right): (&Instrument<'_>, &Instrument<'_>),
    levels: Levels<'_>,
    thresholds: Thresholds,
) -> Result<Overlap, TooLittle> {
    let (a, b) = (counted(left, thresholds.words), counted(right, thresholds.words));
    TooLittle::unless(a.provisions.len(), 1, "provisions of the first instrument")?;
    TooLittle::unless(b.provisions.len(), 1, "provisions of the second instrument")?;
    if levels.across {
        let models = usize::from(levels.meaning.is_some());
        TooLittle::unless(models, 1, "models of meaning for texts in two languages")?;
    }
    let (left, right, pairs) = counterpart::sides((&a, &b), levels, thresholds);
    let lexicon = levels.lexicon.filter(|_| !levels.across);
    Ok(Overlap {
        thresholds,
        model: levels.meaning.map(|meaning| meaning.model().to_owned()),
        lexicon: lexicon.map(|lexicon| lexicon.version().to_owned()),
        left,
        right,
        pairs,
        duplication: (!levels.across).then(|| duplication::duplication(&a, &b)),
    })
}

fn counted<'a>(instrument: &Instrument<'a>, least: usize) -> Instrument<'a> {
    let long = |provision: &&(&str, &str)| {
        unbracket_text::token::words(provision.1).take(least.max(1)).count() >= least.max(1)
    };
    let provisions = instrument.provisions.iter().filter(long).copied().collect();
    Instrument { name: instrument.name, provisions }
}
