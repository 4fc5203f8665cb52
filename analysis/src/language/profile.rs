//! The language of a whole text in a few counts: how the words that bind and the words that take back
//! change from draft to draft.
//!
//! Counts of words, not of clauses: brackets may stand in the text, and both alternatives count.

use std::collections::BTreeMap;

use super::clause::NotScored;
use super::lexicon::{Feature, Lexicon};
use crate::words::words;
use crate::{Interval, TooLittle, numeric};

/// Counts over a whole text.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Profile {
    /// The language that was scored.
    pub language: String,
    /// The version of the lexicon.
    pub lexicon: String,
    /// How many words.
    pub words: usize,
    /// How many times `shall`.
    pub shall: usize,
    /// How many times `should`.
    pub should: usize,
    /// How many times each hedge stands, by its words.
    pub hedges: BTreeMap<String, usize>,
    /// How many passages speak to each feature without a place in the sentence: commitment, hedge,
    /// condition, scope, body, follow-up.
    pub features: BTreeMap<Feature, usize>,
}

impl Profile {
    /// The share of `shall` among `shall` and `should`, with Wilson's 95 % interval.
    ///
    /// # Errors
    /// Fewer than one of both.
    pub fn binding(&self) -> Result<(f64, Interval), TooLittle> {
        let both = self.shall + self.should;
        TooLittle::unless(both, 1, "modals")?;
        let (hits, tries) = (count(self.shall), count(both));
        Ok((hits / tries, numeric::wilson(hits, tries, 1.959_963_984_540_054)))
    }

    /// How many hedges there are in 1,000 words.
    ///
    /// # Errors
    /// A text without words.
    pub fn hedges_per_thousand(&self) -> Result<f64, TooLittle> {
        TooLittle::unless(self.words, 1, "words")?;
        Ok(1000.0 * count(self.hedges.values().sum()) / count(self.words))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]
fn count(count: usize) -> f64 {
    count as f64
}

/// Counts a whole text, with brackets and all.
///
/// # Errors
/// Another language than the lexicon's.
pub fn profile(text: &str, language: &str, lexicon: &Lexicon) -> Result<Profile, NotScored> {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    if !primary.eq_ignore_ascii_case(lexicon.language()) {
        let (text, lexicon) = (language.to_owned(), lexicon.language().to_owned());
        return Err(NotScored::Language { text, lexicon });
    }
    let words = words(text);
    let times = |wanted: &str| words.iter().filter(|word| word.folded == wanted).count();
    let mut profile = Profile {
        language: lexicon.language().to_owned(),
        lexicon: lexicon.version().to_owned(),
        words: words.len(),
        shall: times("shall"),
        should: times("should"),
        hedges: BTreeMap::new(),
        features: BTreeMap::new(),
    };
    for found in lexicon.find(&words) {
        let text = || {
            let folded: Vec<&str> =
                words[found.from..found.to].iter().map(|word| word.folded.as_str()).collect();
            folded.join(" ")
        };
        for entry in &found.entries {
            let feature = lexicon.entries()[*entry as usize].feature;
            if feature == Feature::Hedge {
                *profile.hedges.entry(text()).or_default() += 1;
            }
            if matches!(
                feature,
                Feature::Commitment
                    | Feature::Hedge
                    | Feature::Condition
                    | Feature::Scope
                    | Feature::Body
                    | Feature::FollowUp
            ) {
                *profile.features.entry(feature).or_default() += 1;
            }
        }
    }
    Ok(profile)
}
