use proptest::prelude::*;
use unbracket_text::{Bracket, BracketReason, Edge, Passage, Piece, Stance};

use super::*;

/// A parser under test, so that a broken one can be put through the same checks.
type Parser = fn(&str) -> Passage;

fn good(text: &str) -> Passage {
    parse(text, &Names::default()).passage
}

/// A parser that loses half brackets: the checks must find it out.
fn loses_edges(text: &str) -> Passage {
    let mut passage = good(text);
    passage.pieces.retain(|piece| !matches!(piece, Piece::Edge(_)));
    passage
}

fn lossless(parser: Parser, text: &str) -> bool {
    parser(text).to_marked_text() == text
}

/// Prints a passage so that its structure shows: `<words|EU: words|-US>`.
fn shown_passage(passage: &Passage) -> String {
    passage.pieces.iter().map(shown_piece).collect()
}

fn shown_piece(piece: &Piece) -> String {
    match piece {
        Piece::Words(words) => words.clone(),
        Piece::Edge(Edge::Opens) => "«".to_owned(),
        Piece::Edge(Edge::Closes) => "»".to_owned(),
        Piece::Break => "¶".to_owned(),
        Piece::Bracket(bracket) => format!("<{}>", shown_alternatives(bracket)),
    }
}

fn shown_alternatives(bracket: &Bracket) -> String {
    let shown = bracket.alternatives.iter().map(|alternative| {
        let who = unbracket_text::sponsor::names(&alternative.sponsors);
        let stance = match alternative.stance {
            Stance::Retain => "=",
            Stance::Propose => "",
            Stance::Delete => "-",
        };
        let colon = if who.is_empty() { "" } else { ": " };
        format!("{stance}{who}{colon}{}", shown_passage(&alternative.wording))
    });
    shown.collect::<Vec<_>>().join("|")
}

fn check(text: &str, expected: &str) {
    let passage = good(text);
    assert_eq!(passage.to_marked_text(), text);
    assert_eq!(shown_passage(&passage), expected, "{text}");
}

#[test]
fn words_without_brackets_are_words() {
    check("", "");
    check("Reaffirms the vision", "Reaffirms the vision");
}

#[test]
fn brackets_nest() {
    check("a [b [c] d] e", "a <b <c> d> e");
    check("[[x]40-[y]70% net]", "<<x>40-<y>70% net>");
}

#[test]
fn neighbouring_wordings_are_rivals() {
    check("Parties [shall] [should] act", "Parties <shall|should> act");
    check("[shall][should][other]", "<shall|should|other>");
    check("[shall/should]", "<shall|should>");
    check("[shall / should not]", "<shall|should not>");
    check("[a wording] / [b wording]", "<a wording|b wording>");
    check("[a]/[b]", "<a|b>");
    check("[[climate][carbon] neutrality]", "<<climate|carbon> neutrality>");
}

#[test]
fn what_continues_the_sentence_is_no_rival() {
    check("[the purpose][, including aid]", "<the purpose><, including aid>");
    check("[objective,] [and those]", "<objective,> <and those>");
    check("Parties[ and others] [x]", "Parties< and others> <x>");
    check("[and/or]", "<and/or>");
    check("[commitments 2/CP.18]", "<commitments 2/CP.18>");
    check(
        "[recalling one two three four five six seven eight] [shall]",
        "<recalling one two three four five six seven eight> <shall>",
    );
    check("[x] [Suggested for Closure]", "<x> <Suggested for Closure>");
    check("[a], [b]", "<a>, <b>");
    check("[] []", "<> <>");
}

#[test]
fn rivals_without_a_space_bind_closer_than_those_with_one() {
    check("[shall][should] [implement] [fulfil]", "<shall|should> <implement|fulfil>");
    check("[implement] [intended][made]", "<implement> <intended|made>");
}

#[test]
fn sponsors_are_recognised_where_practice_prints_them() {
    check("[EU: shall]", "<EU: shall>");
    check("[text – G77 and China]", "<G77 and China: text>");
    check("[text - EU]", "<EU: text>");
    check("[text (EU)]", "<EU: text>");
    check("[EU, CANZ: all [human] rights]", "<CANZ, EU: all <human> rights>");
    check("[EU: x – Japan]", "<EU, Japan: x>");
    check("[Proposal by Norway: x]", "<Norway: x>");
    check(
        "[EU: shall] [US: should decide in due course and in the light of things]",
        "<EU: shall|United States: should decide in due course and in the light of things>",
    );
}

#[test]
fn what_is_no_name_is_no_sponsor() {
    check("[namely: this]", "<namely: this>");
    check("[low-carbon - transformation]", "<low-carbon - transformation>");
    check("[small island developing States (SIDS)]", "<small island developing States (SIDS)>");
    check("[the European Union (EU)]", "<the European Union (EU)>");
    check("[Option 1: text]", "<text>");
    check(
        "[Option 1: a long wording of many words indeed, nine or more] [Option 2: No text]",
        "<a long wording of many words indeed, nine or more|No text>",
    );
}

#[test]
fn positions_on_words_are_stances() {
    check("[US, JP: delete]", "<-Japan, United States: >");
    check("[EU, CANZ: retain]", "<=CANZ, EU: >");
    check("[G-77/China: delete; EU: retain]", "<-G77 and China: |=EU: >");
    check("[all human rights] [US: delete]", "<all human rights|-United States: >");
    check("[US: delete the word all]", "<United States: delete the word all>");
}

#[test]
fn a_reserve_is_a_reason_and_a_notice() {
    let parsed = parse("[US: reserve]", &Names::default());
    let [Piece::Bracket(bracket)] = parsed.passage.pieces.as_slice() else {
        panic!("one bracket expected");
    };
    assert_eq!(bracket.reason, BracketReason::PendingInstructions);
    assert_eq!(parsed.notices[0].code, "reserve");
    assert!(parsed.notices[0].message.starts_with("United States reserved"));
}

#[test]
fn half_brackets_stay_as_edges_with_one_notice() {
    check("a] b [c", "a» b «c");
    check("[a [b]", "«a <b>");
    let notices = parse("[[[", &Names::none()).notices;
    assert_eq!(notices.len(), 1);
    assert!(notices[0].message.starts_with("3 brackets"));
}

#[test]
fn too_deep_nesting_is_parted_and_survives() {
    let parsed = parse_within("[[[a]]]", &Names::none(), 2);
    assert_eq!(shown_passage(&parsed.passage), "<<«a»>>");
    assert_eq!(parsed.notices[0].code, "bracket-too-deep");
}

#[test]
fn a_million_brackets_are_read() {
    let names = Names::default();
    let million = 1_000_000;
    for text in ["[".repeat(million), "]".repeat(million), "[]".repeat(million / 2)] {
        assert!(parse(&text, &names).passage.to_marked_text() == text);
    }
    let nested = "[".repeat(million / 2) + &"]".repeat(million / 2);
    assert!(parse(&nested, &names).passage.to_marked_text() == nested);
}

#[test]
fn reading_time_grows_with_the_text_only() {
    let names = Names::default();
    let hard = ["[EU: ", "[a - ", "[x (", "EU - ] ", "[shall/should] ", "[a:", "] [", "(EU)]"];
    for part in hard {
        let started = std::time::Instant::now();
        let text = part.repeat(1_000_000 / part.len());
        assert!(parse(&text, &names).passage.to_marked_text() == text);
        assert!(started.elapsed().as_secs() < 20, "{part} took {:?}", started.elapsed());
    }
}

fn bracketed() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just("["),
        Just("]"),
        Just(" "),
        Just("/"),
        Just("EU: "),
        Just(" – EU"),
        Just("shall"),
        Just("delete"),
        Just(" (US)"),
        Just(", "),
        Just("JP, "),
        Just("; "),
        Just("Option 1:"),
        Just("reserve"),
        Just("发展"),
        Just("\u{301}"),
        Just("：")
    ];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn no_text_loses_anything(text in any::<String>()) {
        prop_assert!(lossless(good, &text));
    }

    #[test]
    fn no_bracketed_text_loses_anything(text in bracketed()) {
        prop_assert!(lossless(good, &text));
    }

    #[test]
    fn no_text_loses_anything_at_any_depth(text in bracketed(), depth in 0usize..4) {
        let parsed = parse_within(&text, &Names::default(), depth);
        prop_assert_eq!(parsed.passage.to_marked_text(), text);
    }
}

#[test]
fn a_parser_that_loses_edges_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = runner.run(&bracketed(), |text| {
        prop_assert!(lossless(loses_edges, &text));
        Ok(())
    });
    assert!(found.is_err());
}
