//! The laws of compilation, each with a planted fault that its check finds.

mod case;
mod rebase;

use std::collections::BTreeSet;

use case::{Case, case, paragraphs, submitted};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use unbracket_text::{
    Alternative, Amendment, AmendmentId, Change, Compilation, Draft, Passage, Piece, Reading,
    Relation, Sponsor, compile,
};

type Compile = fn(&Draft, &[Amendment]) -> Compilation;
type Check = fn(Compile, &Case) -> Result<(), TestCaseError>;

fn holds(check: Check) {
    let mut runner = TestRunner::new(Config { cases: 600, ..Config::default() });
    runner.run(&case(), |case| check(compile, &case)).unwrap();
}

fn finds(check: Check, faulty: Compile) {
    let mut runner = TestRunner::deterministic();
    let found = runner.run(&case(), |case| check(faulty, &case));
    assert!(found.is_err(), "the planted fault was not found");
}

// 1. Retain gives the base.

fn retain_gives_the_base(compile: Compile, case: &Case) -> Result<(), TestCaseError> {
    let read = compile(&case.draft, &case.amendments).reading(&Reading::Base);
    prop_assert_eq!(&read, &case.draft);
    Ok(())
}

fn compile_on_an_amended_base(draft: &Draft, amendments: &[Amendment]) -> Compilation {
    let compilation = compile(draft, amendments);
    let chosen: BTreeSet<AmendmentId> = (0..1).map(AmendmentId).collect();
    compile(&compilation.reading(&Reading::Amendments(&chosen)), amendments)
}

#[test]
fn law_1_retain_gives_the_base() {
    holds(retain_gives_the_base);
    finds(retain_gives_the_base, compile_on_an_amended_base);
}

// 2. Everyone finds their own text.

fn everyone_finds_their_own_text(compile: Compile, case: &Case) -> Result<(), TestCaseError> {
    let compilation = compile(&case.draft, &case.amendments);
    let sponsors: BTreeSet<&Sponsor> =
        case.amendments.iter().flat_map(|amendment| &amendment.sponsors).collect();
    for sponsor in sponsors {
        let read = compilation.reading(&Reading::Sponsor(sponsor));
        prop_assert_eq!(paragraphs(&read), submitted(case, sponsor));
    }
    Ok(())
}

fn compile_first_come(draft: &Draft, amendments: &[Amendment]) -> Compilation {
    compile(draft, &amendments[..amendments.len().min(2)])
}

#[test]
fn law_2_everyone_finds_their_own_text() {
    holds(everyone_finds_their_own_text);
    finds(everyone_finds_their_own_text, compile_first_come);
}

// 3. Order does not matter.

fn order_does_not_matter(compile: Compile, case: &Case) -> Result<(), TestCaseError> {
    let straight = compile(&case.draft, &case.amendments);
    let mut turned = case.amendments.clone();
    turned.reverse();
    prop_assert_eq!(&compile(&case.draft, &turned), &straight);
    let half = turned.len() / 2;
    turned.rotate_left(half);
    prop_assert_eq!(&compile(&case.draft, &turned), &straight);
    Ok(())
}

#[test]
fn law_3_order_does_not_matter() {
    holds(order_does_not_matter);
    finds(order_does_not_matter, compile_first_come);
}

// 4. Nothing is lost, nothing is invented.

fn sources(passage: &Passage, found: &mut BTreeSet<AmendmentId>) -> bool {
    passage.pieces.iter().all(|piece| match piece {
        Piece::Bracket(bracket) => bracket.alternatives.iter().all(|alternative| {
            found.extend(&alternative.sources);
            let known = alternative.is_retain() == alternative.sources.is_empty();
            sources(&alternative.wording, found) && known
        }),
        _ => true,
    })
}

fn nothing_is_lost(compile: Compile, case: &Case) -> Result<(), TestCaseError> {
    let compilation = compile(&case.draft, &case.amendments);
    let mut found: BTreeSet<AmendmentId> =
        compilation.unplaced().iter().map(|unplaced| unplaced.amendment).collect();
    for provision in compilation.provisions() {
        prop_assert!(sources(&provision.content, &mut found), "an alternative without a source");
        found.extend(&provision.whole.delete.amendments);
        if let unbracket_text::Origin::Inserted { voices, .. } = &provision.origin {
            found.extend(&voices.amendments);
        }
    }
    let mut proposed = case.amendments.clone();
    proposed.sort();
    prop_assert_eq!(compilation.amendments(), &proposed[..]);
    prop_assert_eq!(found.len(), proposed.len());
    Ok(())
}

fn compile_without_repeats(draft: &Draft, amendments: &[Amendment]) -> Compilation {
    let mut seen = BTreeSet::new();
    let distinct: Vec<Amendment> =
        amendments.iter().filter(|a| seen.insert(&a.change)).cloned().collect();
    compile(draft, &distinct)
}

#[test]
fn law_4_nothing_is_lost_and_nothing_is_invented() {
    holds(nothing_is_lost);
    finds(nothing_is_lost, compile_without_repeats);
}

// 5. Conflict groups equal a brute-force check.

/// Two amendments can both be taken if reading both gives the same whichever is laid in first:
/// worked out by reading, without looking at intervals.
fn both_can_be_taken(compilation: &Compilation, a: AmendmentId, b: AmendmentId) -> bool {
    let read = |ids: &[AmendmentId]| {
        paragraphs(&compilation.reading(&Reading::Amendments(&ids.iter().copied().collect())))
    };
    let base = paragraphs(compilation.base());
    let (alone_a, alone_b, both) = (read(&[a]), read(&[b]), read(&[a, b]));
    let lengths = |texts: &[String]| texts.iter().map(String::len).sum::<usize>();
    // Where both are taken whole, their gains and losses add up.
    lengths(&both) + lengths(&base) == lengths(&alone_a) + lengths(&alone_b)
}

fn relations_agree(
    relation: fn(&Compilation, AmendmentId, AmendmentId) -> Relation,
    case: &Case,
) -> Result<(), TestCaseError> {
    let compilation = compile(&case.draft, &case.amendments);
    let count = u32::try_from(compilation.amendments().len()).unwrap();
    for (a, b) in (0..count).flat_map(|a| (0..a).map(move |b| (AmendmentId(a), AmendmentId(b)))) {
        let words =
            |id| matches!(compilation.amendment(id).unwrap().change, Change::Replace { .. });
        if !(words(a) && words(b)) {
            continue;
        }
        match relation(&compilation, a, b) {
            Relation::Compatible | Relation::Touching => {
                let shared = shared_alternatives(&compilation, a, b);
                prop_assert!(shared || both_can_be_taken(&compilation, a, b));
            }
            Relation::Identical => {
                let change = |id| &compilation.amendment(id).unwrap().change;
                prop_assert_eq!(change(a), change(b));
            }
            Relation::Conflict => prop_assert!(rivals(&compilation, a, b)),
        }
    }
    Ok(())
}

fn any_bracket(passage: &Passage, test: &dyn Fn(&unbracket_text::Bracket) -> bool) -> bool {
    passage.brackets().into_iter().any(test)
}

fn shared_alternatives(compilation: &Compilation, a: AmendmentId, b: AmendmentId) -> bool {
    compilation.provisions().iter().any(|p| {
        any_bracket(&p.content, &|bracket| {
            bracket.alternatives.iter().any(|x| x.sources.contains(&a) && x.sources.contains(&b))
        })
    })
}

/// Somewhere one stands in a bracket, and the other in a rival alternative of it or inside it; or
/// one is cut into parts, and the other stands between them.
fn rivals(compilation: &Compilation, a: AmendmentId, b: AmendmentId) -> bool {
    let holds = |alternative: &Alternative, id: AmendmentId| {
        let mut inside = BTreeSet::new();
        sources(&alternative.wording, &mut inside);
        alternative.sources.contains(&id) || inside.contains(&id)
    };
    compilation.provisions().iter().any(|p| {
        let together = any_bracket(&p.content, &|bracket| {
            let has = |id| bracket.alternatives.iter().any(|x| holds(x, id));
            has(a) && has(b)
        });
        together || stands_between(&p.content, a, b) || stands_between(&p.content, b, a)
    })
}

/// Whether one stands in a bracket between the first and the last part of the other.
fn stands_between(passage: &Passage, one: AmendmentId, other: AmendmentId) -> bool {
    let places = |test: &dyn Fn(&Alternative) -> bool| -> Vec<u32> {
        let held = passage.brackets().into_iter().filter(|b| b.alternatives.iter().any(test));
        held.filter_map(|bracket| bracket.id).map(|id| id.0).collect()
    };
    let parts = places(&|x| x.link.is_some() && x.sources.contains(&other));
    let (Some(first), Some(last)) = (parts.iter().min(), parts.iter().max()) else { return false };
    places(&|x| x.sources.contains(&one)).iter().any(|at| first < at && at < last)
}

fn blind_relation(compilation: &Compilation, a: AmendmentId, b: AmendmentId) -> Relation {
    match compilation.relation(a, b) {
        Relation::Conflict => Relation::Compatible,
        other => other,
    }
}

#[test]
fn law_5_conflicts_equal_a_check_by_reading() {
    let mut runner = TestRunner::new(Config { cases: 600, ..Config::default() });
    runner.run(&case(), |case| relations_agree(Compilation::relation, &case)).unwrap();
    let mut runner = TestRunner::deterministic();
    let found = runner.run(&case(), |case| relations_agree(blind_relation, &case));
    assert!(found.is_err(), "the planted fault was not found");
}

// 7. Said once.

fn each_word_is_said_once(
    printed: fn(&Compilation) -> usize,
    case: &Case,
) -> Result<(), TestCaseError> {
    let compilation = compile(&case.draft, &case.amendments);
    let distinct = distinct_words(&compilation);
    prop_assert_eq!(printed(&compilation), distinct);
    Ok(())
}

fn words_in(passage: &Passage) -> usize {
    let text = passage.to_marked_text();
    unbracket_text::token::count_words(&text)
}

/// The words of the base once, and each alternative's own words once: brackets inside an
/// alternative count with the bracket they stand in.
fn distinct_words(compilation: &Compilation) -> usize {
    let base: usize = compilation.base().visit().map(|v| words_in(&v.provision.content)).sum();
    let mut proposed = 0;
    for provision in compilation.provisions() {
        let brackets = provision.content.brackets();
        let alternatives = brackets.iter().flat_map(|bracket| &bracket.alternatives);
        proposed +=
            alternatives.filter(|a| !a.is_retain()).map(|a| words_in(&a.wording)).sum::<usize>();
        if provision.origin != unbracket_text::Origin::Base {
            proposed += words_in(&provision.content);
        }
    }
    base + proposed
}

fn printed_words(compilation: &Compilation) -> usize {
    compilation.provisions().iter().map(|p| words_in(&p.content)).sum()
}

/// A printer that repeats the words of the base in every alternative, as flat groups do.
fn printed_flat(compilation: &Compilation) -> usize {
    let repeated: usize = compilation
        .provisions()
        .iter()
        .flat_map(|p| p.content.brackets())
        .map(|bracket| {
            words_in(&bracket.alternatives[0].wording) * (bracket.alternatives.len() - 1)
        })
        .sum();
    printed_words(compilation) + repeated
}

#[test]
fn law_7_each_word_is_said_once() {
    let mut runner = TestRunner::new(Config { cases: 600, ..Config::default() });
    runner.run(&case(), |case| each_word_is_said_once(printed_words, &case)).unwrap();
    let mut runner = TestRunner::deterministic();
    let found = runner.run(&case(), |case| each_word_is_said_once(printed_flat, &case));
    assert!(found.is_err(), "the planted fault was not found");
}
