//! Entries and scripts that nobody would write: what is read is what is written, and nothing panics.
//!
//! The fuzz targets `leaf` and `script` ask the same of far more inputs.

use proptest::prelude::*;
use unbracket_negotiation::event::decide;
use unbracket_negotiation::record::{Leaf, write};
use unbracket_negotiation::script::{NoFiles, Player, parse};
use unbracket_negotiation::{Event, State, evolve};

/// One entry of every kind of act, with its body.
const WRITTEN: &str = include_str!("snapshots/it__golden__golden.snap");

fn samples() -> Vec<(&'static str, Option<&'static str>)> {
    let entries = WRITTEN.split("\n\n").filter_map(|entry| {
        let line = |name: &str| entry.lines().find_map(|line| line.strip_prefix(name));
        let body = line("body ").and_then(|body| Some(body.split_once(" bytes ")?.1));
        Some((line("leaf ")?, body))
    });
    entries.collect()
}

type Reader = fn(&[u8], Option<&[u8]>) -> Option<Event>;

fn read(leaf: &[u8], body: Option<&[u8]>) -> Option<Event> {
    Leaf::read(leaf).ok()?.event(body).ok()
}

/// A reader that is too kind: the planted fault.
fn lenient(leaf: &[u8], body: Option<&[u8]>) -> Option<Event> {
    read(leaf.trim_ascii(), body)
}

/// Whether what a reader reads is written back byte for byte; taking it must not panic.
fn comes_back(reader: Reader, leaf: &[u8], body: Option<&[u8]>) -> bool {
    let Some(event) = reader(leaf, body) else { return true };
    let mut state = State::default();
    let _ = decide(&state, &event.act, &event.by, event.at);
    evolve(&mut state, &event);
    let written = write(&event);
    let commitment = Leaf::read(leaf.trim_ascii()).ok().and_then(|leaf| leaf.body);
    let is_body = body.is_none() || commitment.is_none() || written.body.as_deref() == body;
    is_body && written.leaf(commitment) == leaf
}

/// Changes to bytes: at a place, so many taken out and these put in.
fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, usize, Vec<u8>)>> {
    let put = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..3),
        prop::sample::select(vec![
            "0",
            "-1",
            "9223372036854775807",
            "[]",
            "{}",
            "null",
            "true",
            " ",
            "\"\"",
            ","
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), 0_usize..4, put), 1..4)
}

fn changed(text: &str, changes: &[(prop::sample::Index, usize, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for (place, gone, put) in changes {
        let at = place.index(bytes.len() + 1);
        let end = (at + gone).min(bytes.len());
        bytes.splice(at..end, put.iter().copied());
    }
    bytes
}

#[test]
fn every_sample_comes_back_and_a_reader_that_is_too_kind_is_found() {
    let samples = samples();
    assert!(samples.len() > 50, "{}", samples.len());
    let leaf = samples[0].0.as_bytes();
    assert!(samples.iter().all(|(leaf, _)| comes_back(read, leaf.as_bytes(), None)));
    assert!(!comes_back(lenient, &[leaf, b" "].concat(), None), "the planted fault");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_changed_entry_is_refused_or_comes_back(
        which in any::<prop::sample::Index>(),
        with_body in any::<bool>(),
        of_leaf in changes(),
        of_body in changes(),
    ) {
        let samples = samples();
        let (leaf, body) = samples[which.index(samples.len())];
        let changed_leaf = changed(leaf, &of_leaf);
        prop_assert!(comes_back(read, &changed_leaf, None));
        if let (true, Some(body)) = (with_body, body) {
            let body = changed(body, &of_body);
            let sealed = Leaf::read(leaf.as_bytes()).is_ok_and(|leaf| leaf.sealed);
            // A sealed body is filled up to a length that its words do not tell.
            prop_assert!(sealed || comes_back(read, leaf.as_bytes(), Some(&body)));
        }
    }

    #[test]
    fn any_text_is_played_or_refused_with_its_line(
        script in prop::collection::vec(prop::sample::select(vec![
            "at 2034-01-10 09:00\n", "at 9999-12-31 23:59\n", "wait 1d\n", "wait 9223372036854775807s\n",
            "Secretariat: ", "Secretariat", "Chair for ", "refused not-permitted ", "open-process ",
            "title ", "secretariat ", "modalities ", "[as intergovernmental languages [en]]", "[", "]",
            "\"", "\"x\" ", "=> x", "accredit ", "name ", "basis ", "member-state ", "open-stage ",
            "stage ", "inputs\n", "until +9223372036854775807s ", "4294967295 ", "-1 ", "\n ", "\n", "#",
            "@x ", "\u{202e}", "é", "\\", ": ", ", ",
        ]), 0..60),
    ) {
        let script = script.concat();
        match parse(&script) {
            Err((line, _)) => prop_assert!((1..=script.lines().count()).contains(&line)),
            Ok(lines) => {
                let mut player = Player::new(State::default(), &NoFiles);
                for line in &lines {
                    if let Err(stopped) = player.step(line) {
                        prop_assert!(stopped.line == line.number && !stopped.problem.is_empty());
                    }
                }
            }
        }
    }
}
