//! Shared runs among thousands of sections beside MinHash; provenance, influence and overlap.

use std::collections::BTreeMap;
use std::process::Command;

use unbracket_analysis::lineage::influence::{Weighing, influence};
use unbracket_analysis::lineage::provenance::{
    DatedDraft, Kind, Source, SourcePassage, provenance,
};
use unbracket_analysis::lineage::reuse::{Measure, copies, reuse};
use unbracket_analysis::lineage::shingles::Shingled;
use unbracket_analysis::overlap::{Instrument, Levels, Thresholds, overlap};
use unbracket_testkit::data;
use unbracket_testkit::folder::Folder;
use unbracket_testkit::generate::{Seeded, draft, edited, paragraph};
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

use crate::measure::{median, ms, peak_megabytes};

/// From this similarity on a pair counts, as in the published experiment.
const AT_LEAST: f64 = 0.1;

/// How many sections are compared.
const SIZES: [usize; 3] = [3_000, 12_000, 48_000];

pub(crate) fn run() {
    for size in SIZES {
        let (texts, source) = sections(size);
        println!("reuse: {} sections ({source})", texts.len());
        let views: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (time, found) = median(3, || reuse(&Shingled::new(&views), Measure::Jaccard, AT_LEAST));
        println!("  exact index           {:>9.1} ms   {} pairs", ms(time), found.pairs.len());
        let (time, groups) = median(3, || copies(&found, 0.5));
        println!("  copies                {:>9.1} ms   {} groups", ms(time), groups.len());
        if size == SIZES[1] {
            reference(&texts, time_of(&views), found.pairs.len());
        }
    }
    negotiation();
    instruments();
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

fn time_of(views: &[&str]) -> f64 {
    let (time, _) = median(3, || reuse(&Shingled::new(views), Measure::Jaccard, AT_LEAST));
    time.as_secs_f64()
}

/// Sections of real codes, repeated with a sixth of their words changed; generated ones where the
/// codes are absent.
fn sections(count: usize) -> (Vec<String>, &'static str) {
    let mut seeded = Seeded::new(1);
    let codes = data::set("civil-procedure-codes");
    let mut texts: Vec<String> = Vec::new();
    for code in ["CA1850", "CA1851", "NY1848", "NY1850"] {
        let path = codes.as_ref().map(|folder| folder.join(format!("{code}.txt")));
        let whole = path.and_then(|path| std::fs::read_to_string(path).ok()).unwrap_or_default();
        let sections = whole.split('§').skip(1);
        texts.extend(sections.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let source = if texts.is_empty() { "generated" } else { "real codes, repeated with changes" };
    while texts.is_empty() || texts.len() < 3_000 {
        let words = 20 + seeded.below(120);
        texts.push(paragraph(&mut seeded, words).join(" "));
    }
    let first = texts.len();
    for at in first..count {
        let changed = |word: &str| match seeded.below(6) {
            0 => format!("{word}v{at}"),
            _ => word.to_owned(),
        };
        let words: Vec<String> = texts[at % first].split(' ').map(changed).collect();
        texts.push(words.join(" "));
    }
    texts.truncate(count);
    (texts, source)
}

/// MinHash with LSH on the same sections.
fn reference(texts: &[String], ours: f64, pairs: usize) {
    let Some(python) = std::env::var_os("UNBRACKET_REFERENCE") else {
        return println!(
            "  reference skipped: UNBRACKET_REFERENCE names no Python with datasketch and rensa"
        );
    };
    let folder = Folder::new("bench-lineage");
    let path = folder.join("sections");
    if let Err(error) = std::fs::write(&path, texts.join("\n")) {
        return println!("  reference skipped: {error}");
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/reference/lineage.py");
    let output = Command::new(python).arg(script).arg(&path).arg(AT_LEAST.to_string()).output();
    let said = match &output {
        Ok(output) => String::from_utf8_lossy(&output.stdout),
        Err(error) => return println!("  reference failed: {error}"),
    };
    for line in said.lines() {
        // Name, seconds, pairs found.
        let mut fields = line.split('\t');
        let (Some(name), Some(Ok(seconds)), Some(Ok(found))) = (
            fields.next(),
            fields.next().map(str::parse::<f64>),
            fields.next().map(str::parse::<usize>),
        ) else {
            println!("  reference: {line}");
            continue;
        };
        println!(
            "  {name:<21} {:>9.1} ms   {found} pairs of {pairs}; ours is {:.1} times as fast",
            seconds * 1000.0,
            seconds / ours
        );
    }
}

/// Amendments to a base of 20,000 words, every second one taken.
fn negotiation() {
    for amendments in [200, 2_000] {
        let mut seeded = Seeded::new(2);
        let (base, texts) = draft(&mut seeded, 200, 100);
        let mut taken: BTreeMap<usize, Vec<String>> = BTreeMap::new();
        let mut sources = Vec::with_capacity(amendments);
        for (at, time) in (0..amendments).zip(0..) {
            let place = seeded.below(texts.len());
            let wording = edited(&mut seeded, &texts[place]);
            sources.push(Source {
                name: format!("A{at:05}"),
                kind: Kind::Amendment,
                time,
                actors: vec![format!("Delegation {}", at % 60)],
                passages: vec![SourcePassage {
                    provision: format!("p{}", place + 1),
                    text: wording.join(" "),
                    replaces: texts[place].join(" "),
                }],
            });
            if at % 2 == 0 {
                taken.insert(place, wording);
            }
        }
        let outcome = with(&texts, &taken);
        let last = i64::try_from(amendments).unwrap_or(i64::MAX);
        let dated = [(-1, "base", &base), (last, "outcome", &outcome)]
            .map(|(time, name, draft)| DatedDraft { name: name.to_owned(), time, draft });
        println!("provenance: {amendments} amendments on 20,000 words");
        let (time, found) = median(3, || provenance(&dated, &sources).expect("there are words"));
        println!("  provenance            {:>9.1} ms   {:?}", ms(time), found.words);
        let (time, _) = median(3, || influence(&found, &BTreeMap::new(), Weighing::default()));
        println!("  influence             {:>9.1} ms   2,000 permutations and samples", ms(time));
    }
}

fn with(texts: &[Vec<String>], taken: &BTreeMap<usize, Vec<String>>) -> Draft {
    let provision = |(at, words): (usize, &Vec<String>)| {
        let words = taken.get(&at).unwrap_or(words).join(" ");
        let kind = ProvisionKind::OperativeParagraph;
        Provision::new(format!("p{}", at + 1), kind, Passage::words(words))
    };
    Draft::new(texts.iter().enumerate().map(provision).collect()).expect("identities differ")
}

/// Two instruments of 600 and 1,800 provisions.
fn instruments() {
    let mut seeded = Seeded::new(3);
    let texts: Vec<String> = (0..2_400).map(|_| paragraph(&mut seeded, 80).join(" ")).collect();
    let provisions: Vec<(&str, &str)> = texts.iter().map(|text| ("p", text.as_str())).collect();
    let left = Instrument { name: "left", provisions: provisions[..600].to_vec() };
    let right = Instrument { name: "right", provisions: provisions[600..].to_vec() };
    let (time, _) =
        median(3, || overlap((&left, &right), Levels::default(), Thresholds::default()));
    println!("overlap: 600 with 1,800 provisions {:>9.1} ms", ms(time));
}
