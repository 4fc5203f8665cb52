//! All pairs, best sources, copies; the published figures on borrowed codes.

use unbracket_analysis::lineage::reuse::{
    COPIES, Measure, Pair, Place, Sourcing, best_sources, copies, reuse,
};
use unbracket_analysis::lineage::shingles::Shingled;
use unbracket_testkit::data;
use unbracket_testkit::generate::{Seeded, edited, paragraph};
use unbracket_text::shingle::{Shingles, Vocabulary};

use super::on_threads;

/// Paragraphs of which many are edited copies of earlier ones.
fn borrowed(seed: u64, count: usize) -> Vec<String> {
    let mut seeded = Seeded::new(seed);
    let mut texts: Vec<Vec<String>> = Vec::new();
    for at in 0..count {
        let words = 3 + seeded.below(60);
        let text = match at {
            0 => paragraph(&mut seeded, words),
            _ if seeded.below(3) == 0 => paragraph(&mut seeded, words),
            _ => {
                let source = texts[seeded.below(at)].clone();
                edited(&mut seeded, &source)
            }
        };
        texts.push(text);
    }
    texts.into_iter().map(|words| words.join(" ")).collect()
}

fn views(texts: &[String]) -> Vec<&str> {
    texts.iter().map(String::as_str).collect()
}

/// Whether a finder gives exactly the pairs that comparing all with all gives.
fn check(texts: &[String], pairs: &[Pair]) -> Result<(), String> {
    let mut vocabulary = Vocabulary::default();
    let sets: Vec<Shingles> =
        texts.iter().map(|text| Shingles::of_text(text, &mut vocabulary)).collect();
    let mut found = pairs.iter();
    for left in 0..sets.len() {
        for right in left + 1..sets.len() {
            let jaccard = sets[left].jaccard(&sets[right]);
            if jaccard == 0.0 {
                continue;
            }
            let pair = found.next().ok_or_else(|| format!("{left} and {right} are not found"))?;
            let ours = (pair.left, pair.right, pair.left_in_right, pair.right_in_left);
            let theirs = (
                left,
                right,
                sets[left].containment_in(&sets[right]),
                sets[right].containment_in(&sets[left]),
            );
            if ours != theirs || (pair.jaccard - jaccard).abs() > 1e-15 {
                return Err(format!("{pair:?} should be {theirs:?}, {jaccard}"));
            }
        }
    }
    found.next().map_or(Ok(()), |pair| Err(format!("{pair:?} share nothing")))
}

#[test]
fn the_index_finds_exactly_the_pairs_that_comparing_all_with_all_finds() {
    for seed in 0..5 {
        let texts = borrowed(seed, 120);
        let found = reuse(&Shingled::new(&views(&texts)), Measure::Jaccard, 0.0);
        assert_eq!(check(&texts, &found.pairs), Ok(()));
        assert!(found.pairs.len() > 100, "{}", found.pairs.len());
    }
}

#[test]
fn an_index_that_misses_a_pair_is_caught() {
    let texts = borrowed(1, 60);
    let mut found = reuse(&Shingled::new(&views(&texts)), Measure::Jaccard, 0.0);
    found.pairs.remove(found.pairs.len() / 2);
    assert!(check(&texts, &found.pairs).is_err());
}

#[test]
fn pairs_are_the_same_on_any_number_of_threads_and_in_any_order_of_units() {
    let texts = borrowed(7, 150);
    let find = || reuse(&Shingled::new(&views(&texts)), Measure::Containment, 0.2);
    assert_eq!(on_threads(1, find), on_threads(4, find));
    let turned: Vec<String> = texts.iter().rev().cloned().collect();
    let other = reuse(&Shingled::new(&views(&turned)), Measure::Containment, 0.2);
    let last = texts.len() - 1;
    let mut back: Vec<(usize, usize, u32)> =
        other.pairs.iter().map(|pair| (last - pair.right, last - pair.left, pair.shared)).collect();
    back.sort_unstable();
    let pairs = find().pairs;
    let ours: Vec<(usize, usize, u32)> =
        pairs.iter().map(|pair| (pair.left, pair.right, pair.shared)).collect();
    assert_eq!(ours, back);
}

#[test]
fn shingles_of_too_many_units_are_dropped_and_said() {
    let formula = "in accordance with international law";
    let texts: Vec<String> = (0..6).map(|at| format!("{formula} word{at} and more{at}")).collect();
    let kept = reuse(&Shingled::dropping(&views(&texts), 6), Measure::Jaccard, 0.0);
    assert_eq!((kept.boilerplate, kept.pairs.len()), (0, 15));
    let dropped = reuse(&Shingled::dropping(&views(&texts), 5), Measure::Jaccard, 0.0);
    assert_eq!((dropped.boilerplate, dropped.most_units, dropped.pairs.len()), (1, 5, 0));
}

fn places(of: &[(&str, &str, i64)]) -> Vec<Place> {
    let place = |&(document, family, time): &(&str, &str, i64)| Place {
        document: document.to_owned(),
        family: family.to_owned(),
        time,
    };
    of.iter().map(place).collect()
}

#[test]
fn a_source_is_earlier_and_of_another_document_and_its_own_family_goes_first() {
    let text = "a civil action is commenced in the courts by the service of a summons";
    let near = "a civil action is commenced in the courts by service of a summons";
    let found = reuse(&Shingled::new(&[text, near, text, text, text]), Measure::Jaccard, 0.1);
    let places = places(&[
        ("NY1850", "NY", 1850),
        ("CA1850", "CA", 1850),
        ("CA1851", "CA", 1851),
        ("CA1851", "CA", 1851),
        ("NY1860", "NY", 1860),
    ]);
    let strict = Sourcing { tolerance: 0.0, ..Sourcing::default() };
    let sources = best_sources(&found, &places, strict);
    let source = |at: usize| sources[at].map(|best| best.source);
    assert_eq!((source(0), source(1), source(2), source(3)), (None, None, Some(0), Some(0)));
    // All of 1851 and before are as near; the own family's latest goes first.
    assert_eq!(source(4), Some(0));
    let wide = best_sources(&found, &places, Sourcing { tolerance: 0.9, at_least: 0.1 });
    assert_eq!(wide[2].map(|best| (best.source, best.rivals)), Some((1, 1)));
}

#[test]
fn copies_are_linked_through_one_another() {
    let words: Vec<String> = (0..40).map(|at| format!("word{at}")).collect();
    let ranges = [0..30, 5..35, 10..40];
    let mut texts: Vec<String> = ranges.into_iter().map(|range| words[range].join(" ")).collect();
    texts.push("something else that nobody here has ever said".to_owned());
    let found = reuse(&Shingled::new(&views(&texts)), Measure::Jaccard, COPIES);
    // The ends alone are no copies of each other: 16 shingles of 36.
    assert!(found.pairs.iter().all(|pair| (pair.left, pair.right) != (0, 2)));
    assert_eq!(copies(&found, COPIES), [[0, 1, 2]]);
    assert_eq!(copies(&found, 0.9), Vec::<Vec<usize>>::new());
}

/// The sections of a code, cut at the section sign, each with its number, which is counted among its
/// words as in the published experiment; headings between sections belong to the one before.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
pub(crate) fn sections(folder: &std::path::Path, code: &str) -> Vec<(String, String)> {
    let whole = std::fs::read_to_string(folder.join(format!("{code}.txt"))).expect("a code");
    let number = |section: &str| {
        section.trim_start().chars().take_while(char::is_ascii_digit).collect::<String>()
    };
    whole.split('§').skip(1).map(|section| (number(section), section.to_owned())).collect()
}

/// Funk and Mullen, *The Spine of American Law* (AHR 2018), Table 1, and the best sources of the
/// Californian code of 1851.
#[test]
fn the_published_figures_on_borrowed_codes_are_reproduced() {
    let Some(folder) = data::set("civil-procedure-codes") else { return };
    let codes = [
        ("CA1850", "CA", 1850),
        ("CA1851", "CA", 1851),
        ("NY1848", "NY", 1848),
        ("NY1850", "NY", 1850),
    ];
    let mut units: Vec<(Place, String, String)> = Vec::new();
    for (document, family, time) in codes {
        for (number, text) in sections(&folder, document) {
            let place = Place { document: document.to_owned(), family: family.to_owned(), time };
            units.push((place, number, text));
        }
    }
    let texts: Vec<&str> = units.iter().map(|unit| unit.2.as_str()).collect();
    let found = reuse(&Shingled::new(&texts), Measure::Jaccard, 0.1);
    let at = |code: &str, number: &str| {
        units.iter().position(|unit| unit.0.document == code && unit.1 == number).unwrap()
    };
    for (york, california, published) in
        [("554", "1", 0.141), ("555", "2", 0.409), ("554", "2", 0.0), ("555", "1", 0.0)]
    {
        let key = (at("CA1851", california), at("NY1850", york));
        let pair = found.pairs.iter().find(|pair| (pair.left, pair.right) == key);
        let jaccard = pair.map_or(0.0, |pair| pair.jaccard);
        assert!((jaccard - published).abs() <= 0.0015, "{york} {california}: {jaccard}");
    }
    let places: Vec<Place> = units.iter().map(|unit| unit.0.clone()).collect();
    let strict = Sourcing { at_least: 0.2, tolerance: 0.0 };
    let sources = best_sources(&found, &places, strict);
    let of_1851: Vec<_> = (0..units.len())
        .filter(|&at| places[at].document == "CA1851")
        .map(|at| sources[at])
        .collect();
    let of = |code: &str| -> Vec<f64> {
        let from = |best: &&_| -> bool {
            let best: &unbracket_analysis::lineage::reuse::BestSource = best;
            places[best.source].document == code
        };
        of_1851.iter().flatten().filter(from).map(|best| best.jaccard).collect()
    };
    let york = of("NY1850");
    let mean = york.iter().sum::<f64>() / york.len() as f64;
    println!(
        "{} sections of CA1851: NY1850 {} (mean {mean:.3}), CA1850 {}, NY1848 {}, none {}",
        of_1851.len(),
        york.len(),
        of("CA1850").len(),
        of("NY1848").len(),
        of_1851.iter().filter(|best| best.is_none()).count(),
    );
    // Published 301 (mean .492) with sources that are not given here; a simpler splitter had 297.
    assert!((285..=335).contains(&york.len()), "{}", york.len());
    // Numbers and headings, which the splitter leaves in, take some .02 off a short section.
    assert!((mean - 0.492).abs() < 0.03, "{mean}");
}
