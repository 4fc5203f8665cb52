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
    /// The languages of both, as tags; none where it is not known, and English is assumed.
    pub languages: [Option<String>; 2],
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

impl OverlapOf {
    /// Where a provision of the first (0) or the second text (1) stands; one of the text on the screen,
    /// which is no document, by its lasting identity.
    #[must_use]
    pub fn source(&self, of: usize, provision: &str) -> Source {
        let lasting = || Source::Provision { provision: provision.to_owned() };
        self.sources.get(of).map_or_else(lasting, |whole| whole.within(provision))
    }

    /// Whether the two are in different languages.
    #[must_use]
    pub fn is_across(&self) -> bool {
        let [one, other] = self.languages.each_ref().map(Option::as_deref);
        are_two((one, other))
    }
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
            languages: [left.language.clone(), right.language.clone()],
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
    calibration(primary(language(left)), primary(language(right)))
}

fn levels<'t>(left: &Version, right: &Version, tools: Tools<'t>) -> Levels<'t> {
    let is_known = |version: &Version| primary(language(version)) == tools.lexicon.language();
    let lexicon = (is_known(left) && is_known(right)).then_some(tools.lexicon);
    let across = are_two((left.language.as_deref(), right.language.as_deref()));
    Levels { meaning: tools.meaning, lexicon, across }
}

/// Whether two languages are known, and not the same.
fn are_two((one, other): (Option<&str>, Option<&str>)) -> bool {
    one.zip(other).is_some_and(|(one, other)| primary(one) != primary(other))
}

/// A text that names no language is taken for English, the language of most.
fn language(version: &Version) -> &str {
    version.language.as_deref().unwrap_or("en")
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

/// The language of a tag, without country and script.
fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}
