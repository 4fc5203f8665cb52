//! Where each word first stood.

use unbracket_analysis::TooLittle;
use unbracket_analysis::lineage::provenance::{
    DatedDraft, Kind, Provenance, Source, SourcePassage, provenance,
};

use super::planted::Planted;
use super::{draft, on_threads};

const BASE: &str = "States shall protect the rights of all people online and offline";

fn source(name: &str, kind: Kind, time: i64, text: &str) -> Source {
    let passage = SourcePassage {
        provision: "p1".to_owned(),
        text: text.to_owned(),
        replaces: if kind == Kind::Amendment { BASE.to_owned() } else { String::new() },
    };
    let actors = vec![name.to_owned()];
    Source { name: name.to_owned(), kind, time, actors, passages: vec![passage] }
}

/// The runs of the last text, each with its draft and its holders with their shares.
fn printed(found: &Provenance) -> Vec<String> {
    let runs = found.provisions.iter().flat_map(|provision| &provision.runs);
    let print = |run: &unbracket_analysis::lineage::provenance::TracedRun| {
        let holder = |one: &unbracket_analysis::lineage::provenance::Holder| {
            format!("{} {:.2}", found.sources[one.source].name, one.share)
        };
        let holders: Vec<String> = run.holders.iter().map(holder).collect();
        format!("{}[{}] {}", run.draft, holders.join(", "), run.text)
    };
    runs.map(print).collect()
}

fn trace(texts: &[&[&str]], sources: &[Source]) -> Provenance {
    let drafts: Vec<_> = texts.iter().map(|text| draft(text)).collect();
    let dated: Vec<DatedDraft<'_>> = drafts
        .iter()
        .zip(0..)
        .map(|(draft, at)| DatedDraft { name: format!("draft {at}"), time: at * 10, draft })
        .collect();
    provenance(&dated, sources).expect("there are words")
}

#[test]
fn a_single_word_is_credited_by_its_context_with_the_passage_that_shows_it() {
    let text = "States shall fully protect the rights of all people online and offline";
    let found = trace(&[&[BASE], &[text]], &[source("EU", Kind::Amendment, 5, text)]);
    assert_eq!(
        printed(&found),
        [
            "0[] States shall",
            "1[EU 1.00] fully",
            "0[] protect the rights of all people online and offline"
        ]
    );
    let run = &found.provisions[0].runs[1];
    assert_eq!((run.words.clone(), &text[run.bytes.clone()]), (2..3, "fully"));
    let holder = &run.holders[0];
    assert_eq!((holder.words.clone(), &text[holder.bytes.clone()]), (0..12, text));
    assert_eq!(found.sources[0].passages[0].words, 1);
    let words = found.words;
    assert_eq!((words.all, words.base, words.proposed, words.own), (12, 11, 1, 0));
}

#[test]
fn credit_outlives_the_change_of_the_words_around() {
    let first = "States shall fully protect the rights of all people online and offline";
    let last = "Each member must fully safeguard the rights of all people online and offline";
    let sources = [source("EU", Kind::Amendment, 5, first)];
    let found = trace(&[&[BASE], &[first], &[last]], &sources);
    let printed = printed(&found);
    assert!(printed.contains(&"1[EU 1.00] fully".to_owned()), "{printed:?}");
    assert!(printed.contains(&"2[] Each member must".to_owned()), "{printed:?}");
    assert_eq!(found.words.own, 4);
}

#[test]
fn the_earliest_has_the_credit_and_those_of_one_time_share_it() {
    let new = "They should invest in public libraries and community networks";
    let with = |before: &str| format!("{before} {new}");
    let early = with("Every rural district of the world lacks what cities have had for long");
    let equal = with("Libraries close in many poor places because of a lack of funding there");
    let late = with("We note with some concern that many gaps of funding remain in poor areas");
    let sources = [
        source("Late", Kind::Input, 6, &late),
        source("Early", Kind::Input, 4, &early),
        source("Equal", Kind::Input, 4, &equal),
        source("Too late", Kind::Input, 11, &early),
    ];
    let found = trace(&[&[BASE], &[BASE, new]], &sources);
    let holders = format!("1[Early 0.50, Equal 0.50, Late 0.00] {new}");
    assert_eq!(printed(&found)[1], holders);
}

#[test]
fn copies_are_one_voice_beside_another() {
    let new = "They should invest in public libraries and community networks";
    let other = format!("Libraries close in many poor places for a lack of funding there. {new}");
    let sources = [
        source("A", Kind::Input, 4, new),
        source("B", Kind::Input, 4, new),
        source("C", Kind::Input, 5, new),
        source("D", Kind::Input, 4, &other),
    ];
    let found = trace(&[&[BASE], &[BASE, new]], &sources);
    let voices: Vec<usize> = found.sources.iter().map(|source| source.voice).collect();
    // In the order of time: A, B, D, C.
    assert_eq!(voices, [0, 0, 2, 0]);
    let holders = format!("1[A 0.17, B 0.17, D 0.50, C 0.17] {new}");
    assert_eq!(printed(&found)[1], holders);
}

#[test]
fn agreed_language_is_nobody_s_proposal_and_what_nobody_said_is_the_chair_s() {
    let agreed = "We reaffirm the Tunis Agenda for the Information Society in full";
    let own = "The forum meets every second year";
    let sources = [
        source("EU", Kind::Input, 5, agreed),
        source("Outcome of 2005", Kind::Agreed, -100, agreed),
    ];
    let found = trace(&[&[BASE], &[BASE, agreed, own]], &sources);
    assert_eq!(
        printed(&found)[1..],
        [format!("1[Outcome of 2005 1.00, EU 0.00] {agreed}"), format!("1[] {own}")]
    );
    let words = found.words;
    assert_eq!((words.base, words.agreed, words.proposed, words.own), (11, 11, 0, 6));
    assert_eq!(found.sources[1].passages[0].words, 0, "what was agreed is not proposed anew");
}

#[test]
fn what_went_out_and_came_back_dates_from_its_first_draft() {
    let clause = "The General Assembly shall review the progress made in 2035";
    let texts: [&[&str]; 3] = [&[BASE, clause], &[BASE], &[BASE, clause]];
    let found = trace(&texts, &[source("EU", Kind::Input, 15, clause)]);
    assert_eq!(printed(&found)[1], format!("0[] {clause}"));
}

#[test]
fn there_is_nothing_to_trace_without_a_draft_or_a_word() {
    let few = |what, have| TooLittle::Few { what, have, need: 1 };
    assert_eq!(provenance(&[], &[]), Err(few("drafts", 0)));
    let empty = draft(&[""]);
    let dated = [DatedDraft { name: String::new(), time: 0, draft: &empty }];
    assert_eq!(provenance(&dated, &[]), Err(few("words", 0)));
}

#[test]
fn every_planted_word_has_its_origin() {
    for seed in 0..6 {
        let planted = Planted::new(seed);
        let found = provenance(&planted.dated(), &planted.sources).unwrap();
        let words = found.words;
        let known = (planted.base, planted.agreed, planted.own);
        assert_eq!((words.base, words.agreed, words.own), known);
        let credited: f64 = planted.truth.values().map(|truth| truth.0).sum();
        assert!((credited - words.proposed as f64).abs() < 1e-9);
    }
}

#[test]
fn provenance_is_the_same_on_any_number_of_threads_and_in_any_order_of_sources() {
    let planted = Planted::new(3);
    let find = || provenance(&planted.dated(), &planted.sources).unwrap();
    let one = on_threads(1, find);
    assert_eq!(one, on_threads(4, find));
    let turned: Vec<Source> = planted.sources.iter().rev().cloned().collect();
    let mut drafts = planted.dated();
    drafts.reverse();
    assert_eq!(one, on_threads(2, || provenance(&drafts, &turned).unwrap()));
}
