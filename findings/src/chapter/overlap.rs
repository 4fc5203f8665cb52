//! Overlap of instruments: the text and each earlier outcome, or each two of the texts that were given.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::meaning::{Calibration, calibration};
use unbracket_analysis::overlap::{Instrument, Levels, Overlap, Thresholds, overlap};

use crate::findings::{Said, Tools};
use crate::gather::{Gathered, Source, Version};

/// What texts have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Overlaps {
    /// Each pair that was compared.
    pub pairs: Vec<OverlapOf>,
}

/// What two texts have in common.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OverlapOf {
    /// The one, by name.
    pub left: String,
    /// The other, by name.
    pub right: String,
    /// What they share, in both directions.
    pub overlap: Said<Overlap>,
    /// How the provisions of both are cited, by identity.
    pub labels: [BTreeMap<String, String>; 2],
    /// How sure the threshold of meaning is for their languages; none without a model, or where it was
    /// not calibrated.
    pub calibration: Option<Calibration>,
    /// Where both stand.
    pub sources: Vec<Source>,
}

/// The overlap of the text with each earlier outcome; of each two texts where all are apart. With a model
/// of meaning where one is given, at the threshold that was calibrated for the two languages; with what
/// they commit to where both are in the language of the lexicon.
///
/// # Errors
/// Where there are no two texts.
pub fn overlaps(gathered: &Gathered, tools: Tools<'_>) -> Said<Overlaps> {
    let pairs: Vec<(&Version, &Version)> = if gathered.apart {
        let all = &gathered.versions;
        let later = |at: usize| all.get(at + 1..).unwrap_or_default();
        let each = all.iter().enumerate();
        each.flat_map(|(at, one)| later(at).iter().map(move |other| (one, other))).collect()
    } else {
        let text = gathered.of_cycle().last();
        gathered.earlier_outcomes().filter_map(|earlier| Some((earlier, text?))).collect()
    };
    TooLittle::unless(pairs.len(), 1, "pairs of texts")?;
    let of = |(left, right): (&Version, &Version)| {
        let (a, b) = (texts(left), texts(right));
        let instruments = (&instrument(left, &a), &instrument(right, &b));
        OverlapOf {
            left: left.name.clone(),
            right: right.name.clone(),
            overlap: overlap(instruments, levels(left, right, tools), thresholds(left, right)),
            labels: [left.cited(), right.cited()],
            calibration: tools.meaning.and_then(|_| known(left, right)),
            sources: left.whole().into_iter().chain(right.whole()).collect(),
        }
    };
    Ok(Overlaps { pairs: pairs.into_iter().map(of).collect() })
}

fn thresholds(left: &Version, right: &Version) -> Thresholds {
    let usual = Thresholds::default();
    let meaning = known(left, right).map_or(usual.meaning, |known| known.threshold);
    Thresholds { meaning, ..usual }
}

fn known(left: &Version, right: &Version) -> Option<Calibration> {
    calibration(language(left), language(right))
}

fn levels<'t>(left: &Version, right: &Version, tools: Tools<'t>) -> Levels<'t> {
    let is_known = |version: &Version| {
        let tag = language(version);
        tag.split(['-', '_']).next().is_some_and(|tag| tag == tools.lexicon.language())
    };
    let lexicon = (is_known(left) && is_known(right)).then_some(tools.lexicon);
    Levels { meaning: tools.meaning, lexicon }
}

/// A text that names no language is taken for English, the language of most.
fn language(version: &Version) -> &str {
    version.draft.language().unwrap_or("en")
}

fn texts(version: &Version) -> Vec<(String, String)> {
    let each = version.draft.visit().map(|visit| {
        let id = visit.provision.id.as_str().to_owned();
        (id, visit.provision.content.to_marked_text())
    });
    each.collect()
}

fn instrument<'a>(version: &'a Version, texts: &'a [(String, String)]) -> Instrument<'a> {
    let provisions = texts.iter().map(|(id, text)| (id.as_str(), text.as_str())).collect();
    Instrument { name: &version.name, provisions }
}
