//! Golden bytes: one entry of every kind of act, as it is written for ever.
//!
//! The samples are scripts in `golden/`, one a topic; the first accepted act of each kind is its
//! sample. The bytes stand in one snapshot. A line of it that changes is an entry of somebody's
//! record that nobody can read any more: to change the form of an act, add a new kind.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use unbracket_negotiation::event::Digest;
use unbracket_negotiation::record::{Leaf, write};
use unbracket_negotiation::script::{Files, Step, play};
use unbracket_negotiation::{Act, Event};
use unbracket_text::{
    Alternative, Bracket, Draft, Passage, Piece, Provision, ProvisionKind, Stance,
};

/// The samples, by topic.
const SAMPLES: &[(&str, &str)] = &[
    ("process", include_str!("golden/process.txt")),
    ("inputs", include_str!("golden/inputs.txt")),
    ("texts", include_str!("golden/texts.txt")),
    ("deciding", include_str!("golden/deciding.txt")),
    ("amendments", include_str!("golden/amendments.txt")),
    ("not_adopted", include_str!("golden/not_adopted.txt")),
    ("continued", include_str!("golden/continued.txt")),
    ("aftermath", include_str!("golden/aftermath.txt")),
];

/// The bytes as they were written when each kind came to be.
const WRITTEN: &str = include_str!("snapshots/it__golden__golden.snap");

/// The texts that samples name: `@base`, five paragraphs of action under one of preamble; and
/// `@brackets`, the same with a bracket in the third.
struct Texts;

impl Files for Texts {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let bracketed = match path {
            "base" => None,
            "brackets" => Some(3),
            _ => return Err(format!("there is no text {path}")),
        };
        let preamble = Provision::new(
            "pp1",
            ProvisionKind::PreambularParagraph,
            Passage::words("Recalling the Charter,"),
        );
        let operative = (1..=5).map(|number| {
            let words = format!("Decides to take step {number}");
            let mut content = Passage::words(words);
            if bracketed == Some(number) {
                let alternatives = vec![
                    Alternative::new(Stance::Retain, Passage::words(" at once")),
                    Alternative::new(Stance::Delete, Passage::default()),
                ];
                content.push(Piece::Bracket(Bracket::new(alternatives)));
            }
            Provision::new(format!("op{number}"), ProvisionKind::OperativeParagraph, content)
        });
        Draft::new(std::iter::once(preamble).chain(operative).collect())
            .map_err(|error| error.to_string())
    }
}

/// The first accepted act of each kind.
fn samples() -> BTreeMap<&'static str, Event> {
    let mut samples = BTreeMap::new();
    let mut stopped = Vec::new();
    for (topic, script) in SAMPLES {
        match play(script, &Texts) {
            Ok((_, steps)) => {
                for step in steps {
                    if let Step::Done(event) = step {
                        samples.entry(event.act.kind()).or_insert(*event);
                    }
                }
            }
            Err(at) => stopped.push(format!("golden/{topic}.txt: {at}")),
        }
    }
    assert!(stopped.is_empty(), "{}", stopped.join("\n"));
    samples
}

/// The kinds of which there is no sample.
fn missing<'k>(
    samples: &BTreeMap<&'static str, Event>,
    kinds: impl Iterator<Item = &'k str>,
) -> Vec<&'k str> {
    kinds.filter(|kind| !samples.contains_key(kind)).collect()
}

/// A leaf and its body. The commitment is the plain digest here; the record's is salted.
fn bytes(event: &Event) -> (String, Option<String>) {
    let written = write(event);
    let body = written.body.clone();
    let leaf = written.leaf(body.as_deref().map(Digest::of));
    let text = |bytes| String::from_utf8(bytes).expect("canonical JSON is UTF-8");
    (text(leaf), body.map(text))
}

#[test]
fn every_kind_of_act_has_its_golden_bytes() {
    let samples = samples();
    let kinds: BTreeSet<&str> = Act::kinds().map(|(kind, _, _)| *kind).collect();
    let missing = missing(&samples, kinds.into_iter());
    assert!(missing.is_empty(), "no sample in tests/it/golden/*.txt of: {}", missing.join(", "));
    let mut golden = String::new();
    for (kind, event) in &samples {
        let (leaf, body) = bytes(event);
        let _ = writeln!(golden, "{kind}\nleaf {leaf}");
        if let Some(body) = body {
            let _ = writeln!(golden, "body {} bytes {}", body.len(), body.trim_end());
        }
        golden.push('\n');
    }
    insta::assert_snapshot!("golden", golden);
}

#[test]
fn what_was_written_once_is_still_read() {
    let mut read = 0;
    for entry in WRITTEN.split("\n\n") {
        let line = |name: &str| entry.lines().find_map(|line| line.strip_prefix(name));
        let Some(leaf) = line("leaf ") else { continue };
        let body = line("body ").map(|body| {
            let (length, body) = body.split_once(" bytes ").unwrap();
            format!("{body:<length$}", length = length.parse::<usize>().unwrap() - extra(body))
        });
        let event = Leaf::read(leaf.as_bytes())
            .and_then(|leaf| leaf.event(body.as_deref().map(str::as_bytes)))
            .unwrap_or_else(|error| panic!("{error}: {leaf}"));
        assert_eq!(bytes(&event), (leaf.to_owned(), body));
        read += 1;
    }
    assert_eq!(read, Act::kinds().count());
}

/// By how much the bytes of a text outnumber its characters, which is what `format` counts.
fn extra(text: &str) -> usize {
    text.len() - text.chars().count()
}

#[test]
fn a_kind_without_a_sample_is_found() {
    let kinds = ["accredit", "table-motion"];
    assert_eq!(missing(&samples(), kinds.into_iter()), ["table-motion"]);
}
