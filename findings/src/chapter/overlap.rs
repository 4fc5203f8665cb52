//! Overlap of instruments: the text and each earlier outcome, or each two of the texts that were given.

use std::collections::BTreeMap;

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::meaning::threshold;
use unbracket_analysis::overlap::{Instrument, Meaning, Overlap, Thresholds, overlap};

use crate::findings::Said;
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
    /// Where both stand.
    pub sources: Vec<Source>,
}

/// The overlap of the text with each earlier outcome; of each two texts where all are apart. With a model
/// of meaning where one is given, at the threshold that was calibrated for the two languages.
///
/// # Errors
/// Where there are no two texts.
pub fn overlaps(gathered: &Gathered, meaning: Option<&dyn Meaning>) -> Said<Overlaps> {
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
            overlap: overlap(instruments, meaning, thresholds(left, right)),
            labels: [left.cited(), right.cited()],
            sources: left.whole().into_iter().chain(right.whole()).collect(),
        }
    };
    Ok(Overlaps { pairs: pairs.into_iter().map(of).collect() })
}

fn thresholds(left: &Version, right: &Version) -> Thresholds {
    let language = |version: &Version| version.draft.language().unwrap_or("en").to_owned();
    let usual = Thresholds::default();
    let meaning = threshold(&language(left), &language(right)).unwrap_or(usual.meaning);
    Thresholds { meaning, ..usual }
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
