//! Numbering: what each convention prints, and the laws that hold under all of them.

use proptest::prelude::*;
use unbracket_text::number::{LabelParts, Stem, concordance};
use unbracket_text::{
    Draft, InsertionConvention, Label, Numbering, Passage, PreambularStyle, Provision,
    ProvisionKind, Standing, align, label_sequence, labels, parse_label, renumber,
};

use InsertionConvention::{EditorialManual, LetterSuffix, NegotiationPractice};
use ProvisionKind::{
    Annex, Heading, OperativeParagraph, Placeholder, PreambularParagraph, SubParagraph, Unnumbered,
};
use Standing::{Alternative, Inserted, Numbered};

type Item = (ProvisionKind, usize, Standing);

const OP: Item = (OperativeParagraph, 0, Numbered);
const NEW: Item = (OperativeParagraph, 0, Inserted);
const ALT: Item = (OperativeParagraph, 0, Alternative);
const PP: Item = (PreambularParagraph, 0, Numbered);
const SUB: Item = (SubParagraph, 1, Numbered);
const HEAD: Item = (Heading { level: 1 }, 0, Numbered);
const HEAD2: Item = (Heading { level: 2 }, 0, Numbered);

fn insertion(insertion: InsertionConvention) -> Numbering {
    Numbering { insertion, ..Numbering::default() }
}

#[track_caller]
fn check(items: &[Item], numbering: &Numbering, expected: &str) {
    let printed: Vec<String> = label_sequence(items, numbering)
        .iter()
        .map(|label| if label.is_empty() { "-".to_owned() } else { label.to_string() })
        .collect();
    assert_eq!(printed.join(", "), expected);
}

#[test]
fn an_inserted_paragraph_is_bis_in_negotiation_practice() {
    let items = [OP, NEW, ALT, ALT, NEW, OP, ALT, ALT, ALT];
    let expected = "1, 1 bis, 1 bis alt, 1 bis alt 2, 1 ter, 2, 2 alt, 2 alt 2, 2 alt 3";
    check(&items, &insertion(NegotiationPractice), expected);
}

#[test]
fn a_rival_version_is_bis_in_the_editorial_manual() {
    let expected = "1, 1A, 1A bis, 1A ter, 1B, 2, 2 bis";
    check(&[OP, NEW, ALT, ALT, NEW, OP, ALT], &insertion(EditorialManual), expected);
}

#[test]
fn an_inserted_paragraph_takes_a_letter_by_the_letter_suffix() {
    check(&[OP, NEW, ALT, NEW, OP], &insertion(LetterSuffix), "1, 1A, 1A alt, 1B, 2");
    let mut many = vec![OP];
    many.extend([NEW; 27]);
    let last = label_sequence(&many, &insertion(LetterSuffix)).pop();
    assert_eq!(last, Some(Label::new("1AA")));
}

#[test]
fn what_is_put_in_before_the_first_is_nought() {
    check(&[NEW, NEW, OP], &insertion(NegotiationPractice), "0, 0 bis, 1");
    check(&[NEW, NEW, OP], &insertion(LetterSuffix), "0, 0A, 1");
    let first = Numbering { first: 0, ..Numbering::default() };
    check(&[NEW, OP, OP], &first, "pre-0, 0, 1");
    let preamble = (PreambularParagraph, 0, Inserted);
    check(&[preamble, PP], &insertion(NegotiationPractice), "PP0, PP1");
    check(&[OP, (SubParagraph, 1, Inserted), SUB], &Numbering::default(), "1, (0), (a)");
}

#[test]
fn each_style_numbers_the_preamble_its_own_way() {
    let items = [PP, PP, (PreambularParagraph, 0, Inserted), OP];
    let styled = |preambular| Numbering { preambular, ..Numbering::default() };
    check(&items, &styled(PreambularStyle::Pp), "PP1, PP2, PP2 bis, 1");
    check(&items, &styled(PreambularStyle::Letters), "A, B, B bis, 1");
    check(&items, &styled(PreambularStyle::Consecutive), "1, 2, 2 bis, 3");
    check(&items, &styled(PreambularStyle::Unnumbered), "-, -, -, 1");
}

#[test]
fn numbers_restart_under_headings_of_the_outermost_level_where_asked() {
    let items = [HEAD, OP, HEAD2, OP, HEAD, OP];
    check(&items, &Numbering::default(), "-, 1, -, 2, -, 3");
    let restarts = Numbering { restarts: true, first: 5, ..Numbering::default() };
    check(&items, &restarts, "-, 5, -, 6, -, 1");
}

#[test]
fn sub_paragraphs_have_four_levels_and_go_on_across_headings() {
    let sub = |depth| (SubParagraph, depth, Numbered);
    let items = [OP, sub(1), sub(2), sub(2), sub(3), sub(4), sub(4), sub(1), OP, sub(1)];
    check(&items, &Numbering::default(), "1, (a), (i), (ii), a, i, ii, (b), 2, (a)");
    let grouped =
        [OP, SUB, (Heading { level: 3 }, 1, Numbered), SUB, (Unnumbered, 1, Numbered), SUB];
    check(&grouped, &Numbering::default(), "1, (a), -, (b), -, (c)");
    let beside = [OP, sub(0), sub(0), OP, sub(0)];
    check(&beside, &Numbering::default(), "1, (a), (b), 2, (a)");
}

#[test]
fn an_inserted_sub_paragraph_takes_bis_or_a_figure() {
    let items = [OP, SUB, (SubParagraph, 1, Inserted), SUB, NEW, SUB];
    check(&items, &insertion(NegotiationPractice), "1, (a), (a) bis, (b), 1 bis, (a)");
    check(&items, &insertion(LetterSuffix), "1, (a), (a1), (b), 1A, (a)");
}

#[test]
fn an_annex_begins_its_numbers_anew() {
    let annex = (Annex, 0, Numbered);
    let inside = (OperativeParagraph, 1, Numbered);
    check(&[OP, OP, annex, inside], &Numbering::default(), "1, 2, Annex, 1");
    let two = [OP, annex, inside, inside, annex, inside];
    check(&two, &Numbering::default(), "1, Annex I, 1, 2, Annex II, 1");
}

#[test]
fn a_placeholder_is_numbered_as_its_neighbours() {
    let held = |depth| (Placeholder, depth, Numbered);
    check(&[PP, held(0), OP, held(0)], &Numbering::default(), "PP1, PP2, 1, 2");
    check(&[held(0), PP, OP, held(1), SUB], &Numbering::default(), "PP1, PP2, 1, (a), (b)");
    check(&[held(0)], &Numbering::default(), "1");
}

#[test]
fn labels_of_documents_are_understood() {
    let plain = |stem, suffix, latin, alternative| LabelParts { stem, suffix, latin, alternative };
    let enclosed = |text: &str| Stem::Enclosed(text.to_owned());
    for (text, parts) in [
        ("12 bis", plain(Stem::Figure(12), 0, 2, 0)),
        ("12A", plain(Stem::Figure(12), 1, 0, 0)),
        ("11n.", plain(Stem::Figure(11), 14, 0, 0)),
        ("12 alt 1", plain(Stem::Figure(12), 0, 0, 1)),
        ("12 alt", plain(Stem::Figure(12), 0, 0, 1)),
        ("12 bis alt 2", plain(Stem::Figure(12), 0, 2, 2)),
        ("12 quat", plain(Stem::Figure(12), 0, 4, 0)),
        ("(a)", plain(enclosed("a"), 0, 0, 0)),
        ("b) ter", plain(enclosed("b"), 0, 3, 0)),
        ("(iv)", plain(enclosed("iv"), 0, 0, 0)),
        ("PP3", plain(Stem::Preambular(3), 0, 0, 0)),
        ("pp 3 Bis", plain(Stem::Preambular(3), 0, 2, 0)),
        ("OP 12", plain(Stem::Figure(12), 0, 0, 0)),
        ("Annex II", plain(Stem::Annex(Some(2)), 0, 0, 0)),
        ("C", plain(Stem::Letter(3), 0, 0, 0)),
    ] {
        assert_eq!(parse_label(text), Some(parts), "{text}");
    }
    for text in ["", "the", "12 (a)", "12 alt alt", "12 alt 0", "26Abis+++", "99999999999", "(ab)"]
    {
        assert_eq!(parse_label(text), None, "{text}");
    }
}

#[test]
fn renumbering_keeps_the_old_number_and_says_the_new_one() {
    let provision = |id: &str, standing| Provision {
        standing,
        ..Provision::new(id, OperativeParagraph, Passage::words(id))
    };
    let draft = Draft::new(vec![
        provision("a", Numbered),
        provision("b", Inserted),
        provision("c", Numbered),
        provision("d", Alternative),
    ]);
    let (renumbered, concordance) = renumber(&draft.unwrap());
    let changes: Vec<String> = concordance
        .changed()
        .map(|row| format!("{} -> {}", row.former[0], row.present.as_ref().unwrap()))
        .collect();
    assert_eq!(changes, ["1 bis -> 2", "2 -> 3", "2 alt -> 3 alt"]);
    let former = |at: usize| renumbered.provisions()[at].former_label.as_deref();
    assert_eq!((former(1), former(3)), (Some("1 bis"), Some("2 alt")));
}

#[test]
fn a_concordance_follows_merges_splits_and_deletions() {
    use crate::drafts::{flat, text};
    let long: Vec<String> = (1..5).map(|seed| text(seed, 24)).collect();
    let words: Vec<&str> = long[3].split(' ').collect();
    let present = [
        format!("{} {}", long[0], long[1]),
        words[..12].join(" "),
        words[12..].join(" "),
        "Something new".to_owned(),
    ];
    let (former, present) = (flat(&long), flat(&present));
    let found = concordance(&former, &present, &align(&former, &present));
    let print = |row: &unbracket_text::number::ConcordanceRow| {
        let former: Vec<&str> = row.former.iter().map(Label::as_str).collect();
        format!("{} -> {}", former.join("+"), row.present.as_ref().map_or("", Label::as_str))
    };
    let printed: Vec<String> = found.rows.iter().map(print).collect();
    assert_eq!(printed, ["1+2 -> 1", "4 -> 2", "4 -> 3", " -> 4", "3 -> "]);
}

fn item() -> impl Strategy<Value = Item> {
    let kind = prop_oneof![
        4 => Just(OperativeParagraph),
        2 => Just(PreambularParagraph),
        4 => Just(SubParagraph),
        1 => Just(Placeholder),
        1 => Just(Annex),
        1 => Just(Unnumbered),
        1 => (1_u8..3).prop_map(|level| Heading { level }),
    ];
    let standing = prop_oneof![3 => Just(Numbered), 2 => Just(Inserted), 1 => Just(Alternative)];
    (kind, 0_usize..5, standing)
}

fn numbering() -> impl Strategy<Value = Numbering> {
    let insertion =
        prop_oneof![Just(NegotiationPractice), Just(EditorialManual), Just(LetterSuffix)];
    let preambular = prop_oneof![
        Just(PreambularStyle::Pp),
        Just(PreambularStyle::Letters),
        Just(PreambularStyle::Consecutive),
        Just(PreambularStyle::Unnumbered)
    ];
    (insertion, preambular, 0_u32..30, any::<bool>()).prop_map(
        |(insertion, preambular, first, restarts)| Numbering {
            insertion,
            preambular,
            first,
            restarts,
        },
    )
}

type Labeller = fn(&[Item], &Numbering) -> Vec<Label>;

/// Siblings of one run never share a label; labels are read back as they are written; and what is
/// added behind, unless it is an annex, renames nothing before it.
fn check_laws(items: &[Item], numbering: &Numbering, labeller: Labeller) -> Result<(), String> {
    let given = labeller(items, numbering);
    for label in given.iter().filter(|label| !label.is_empty()) {
        let read = parse_label(label.as_str()).ok_or(format!("{label} is not understood"))?;
        if read.to_string() != label.as_str() {
            return Err(format!("{label} is read as {read}"));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for ((kind, depth, _), label) in items.iter().zip(&given) {
        // One flat run of paragraphs: nothing restarts, nothing is nested.
        if *kind == OperativeParagraph && *depth == 0 && !seen.insert(label) {
            let plain = items.iter().all(|item| !matches!(item.0, Annex | Heading { .. }));
            if plain {
                return Err(format!("two paragraphs are called {label}"));
            }
        }
    }
    let mut longer = items.to_vec();
    longer.push((OperativeParagraph, 0, Inserted));
    if labeller(&longer, numbering)[..items.len()] != given[..] {
        return Err("an insertion behind them renamed paragraphs".to_owned());
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_laws_of_numbering_hold(
        items in proptest::collection::vec(item(), 0..40),
        numbering in numbering(),
    ) {
        prop_assert_eq!(check_laws(&items, &numbering, label_sequence), Ok(()));
    }

    #[test]
    fn renumbering_twice_is_renumbering_once(
        items in proptest::collection::vec(item(), 0..30),
        numbering in numbering(),
    ) {
        let draft = flat(&items, numbering);
        let (once, _) = renumber(&draft);
        let (twice, concordance) = renumber(&once);
        prop_assert_eq!(concordance.changed().count(), 0);
        prop_assert_eq!(labels(&once), labels(&twice));
    }
}

fn flat(items: &[Item], numbering: Numbering) -> Draft {
    let provisions = items.iter().enumerate().map(|(at, &(kind, _, standing))| Provision {
        standing,
        ..Provision::new(format!("p{at}"), kind, Passage::words("Text"))
    });
    Draft::new(provisions.collect()).unwrap().with_numbering(numbering)
}

#[test]
fn a_labeller_that_counts_rivals_as_numbers_is_caught() {
    let faulty: Labeller = |items, numbering| {
        let doubled: Vec<Item> =
            items.iter().map(|&(kind, depth, _)| (kind, depth, ALT.2)).collect();
        let mut labels = label_sequence(&doubled, numbering);
        labels.iter_mut().skip(2).for_each(|label| *label = Label::new("12 alt"));
        labels
    };
    assert!(check_laws(&[OP, NEW, OP, NEW], &Numbering::default(), faulty).is_err());
    let renaming: Labeller =
        |items, _| (0..items.len()).map(|at| Label::new((items.len() - at).to_string())).collect();
    assert!(check_laws(&[OP, NEW, OP], &Numbering::default(), renaming).is_err());
}
