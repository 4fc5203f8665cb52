//! An index follows a state: it grows with it, and lets go of what is no longer public.

use unbracket_negotiation::State;
use unbracket_search::{Filter, Index, Query};

use crate::languages::rulings;

fn count(index: &Index, typed: &str) -> usize {
    index.find(&Query::read(typed), &Filter::default(), 10).total
}

/// What an index finds for some queries, in words.
fn answers(index: &Index) -> Vec<String> {
    let queries = ["point", "order", "\"in order\"", "ha*", "debate -order", "rule 71"];
    let hits = queries.map(|typed| {
        let found = index.find(&Query::read(typed), &Filter::default(), 50);
        let mut texts: Vec<_> = found.hits.into_iter().map(|hit| hit.piece.text).collect();
        texts.sort();
        format!("{typed}: {texts:?}")
    });
    hits.into()
}

const SAID: [&str; 4] =
    ["The point is in order", "The debate is closed", "The hall is full", "Order in the hall"];

#[test]
fn an_index_that_followed_finds_what_a_fresh_one_finds() {
    let mut following = Index::default();
    for length in 0..=SAID.len() {
        let state = rulings(&SAID[..length]);
        following.follow(&state);
        let mut fresh = Index::default();
        fresh.follow(&state);
        assert_eq!(answers(&following), answers(&fresh), "after {length}");
        assert_eq!(following.words(), fresh.words());
    }
    // A planted fault: an index that missed the last step differs.
    let mut late = Index::default();
    late.follow(&rulings(&SAID[..3]));
    assert_ne!(answers(&following), answers(&late));
}

#[test]
fn what_is_withheld_leaves_the_index_with_all_its_words() {
    let mut state = rulings(&SAID);
    let mut index = Index::default();
    index.follow(&state);
    assert_eq!(count(&index, "closed"), 1);
    let before = index.words();
    state.process.rulings[1].ruling = unbracket_negotiation::Words::Withheld(0);
    state.length += 1;
    index.follow(&state);
    assert_eq!(count(&index, "closed"), 0, "the words are gone");
    assert!(index.words() < before, "no term stays behind");
    let mut fresh = Index::default();
    fresh.follow(&state);
    assert_eq!(index.words(), fresh.words());
}

#[test]
fn an_empty_process_is_an_empty_index() {
    let mut index = Index::default();
    index.follow(&State::default());
    assert!(index.is_empty());
    assert_eq!(count(&index, "anything"), 0);
}
