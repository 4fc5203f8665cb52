//! Two instruments side by side.

use unbracket_analysis::TooLittle;
use unbracket_analysis::language::Lexicon;
use unbracket_analysis::overlap::{
    Characters, Instrument, Levels, Meaning, Pair, Thresholds, commitments, overlap,
};

use crate::lineage::on_threads;

const TEXTS: [&str; 4] = [
    "States shall protect the rights of all people online and offline.",
    "All States should protect people's rights, online as offline.",
    "We reaffirm the Tunis Agenda.",
    " a of",
];

/// scikit-learn 1.9.1: `TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5))`.
#[test]
fn cosines_of_characters_are_those_of_scikit_learn() {
    let known = [
        (0, 1, 0.696_396_027_671_360_1),
        (0, 2, 0.049_720_561_995_513_43),
        (0, 3, 0.128_042_134_295_067_4),
        (1, 2, 0.0),
        (1, 3, 0.025_320_332_583_809_137),
        (2, 3, 0.0),
        (2, 2, 1.0),
    ];
    let ours = Characters::new(&TEXTS);
    let across = ours.across(2);
    for (one, other, theirs) in known {
        assert!((ours.cosine(one, other) - theirs).abs() < 1e-12, "{one} {other}");
        if one < 2 && other >= 2 {
            assert!((across[one][other - 2] - theirs).abs() < 1e-12, "{one} {other}");
        }
    }
}

fn compact() -> Instrument<'static> {
    Instrument {
        name: "Compact",
        provisions: vec![
            ("1", "We recognise the urgent need to bridge all digital divides between us"),
            ("2", "States shall protect the rights of all people online and offline"),
            ("3", "Artificial intelligence must be governed under human oversight by 2030"),
            ("4", "Headings"),
        ],
    }
}

fn agenda() -> Instrument<'static> {
    Instrument {
        name: "Agenda",
        provisions: vec![
            (
                "a",
                "Recalling much, we recognise the urgent need to bridge all digital divides \
                   between us, and we recall the fund that was set up in Geneva for that purpose",
            ),
            ("b", "All States should protect people's rights, online as offline, always"),
        ],
    }
}

#[test]
fn containment_has_two_directions_and_gaps_on_either_side() {
    let found = overlap((&compact(), &agenda()), Levels::default(), Thresholds::default()).unwrap();
    assert_eq!((found.left.provisions, found.right.provisions, found.model), (3, 2, None));
    let (first, other) = (&found.left.counterparts[0], &found.right.counterparts[0]);
    assert_eq!(first.verbatim, Some(1.0), "{first:?}");
    assert!(other.verbatim.is_some_and(|share| share < 0.5), "{other:?}");
    assert_eq!(first.nearest_words.as_ref().unwrap().provision, "a");
    // The paraphrase is found by its characters, the third provision not at all.
    assert_eq!(found.left.counterparts[1].verbatim, Some(0.0));
    assert!(found.left.counterparts[1].matched);
    assert_eq!(found.left.counterparts[1].nearest_characters.as_ref().unwrap().provision, "b");
    assert_eq!((found.left.gaps.as_slice(), found.left.matched), ([2].as_slice(), 2));
    assert!(found.left.share_interval.holds(found.left.share));
    assert!(found.left.contained > found.right.contained);
    let curve = &found.left.curve;
    assert!(curve.windows(2).all(|pair| pair[0].verbatim >= pair[1].verbatim));
    assert_eq!((curve[0].characters, curve[0].meaning), (Some(1.0), None));
    assert_eq!(curve[20].verbatim, Some(1.0 / 3.0));
    let twice = found.duplication.unwrap();
    assert_eq!((twice.right_of_left, twice.left_of_right), (12, 12));
    assert_eq!((twice.within_left, twice.together), (0, 12));
}

/// A model that knows three matters by a word of each.
struct Matters;

const SEEING: Levels<'_> = Levels { meaning: Some(&Matters), lexicon: None, across: false };

impl Meaning for Matters {
    fn model(&self) -> &str {
        "three matters"
    }

    fn vector(&self, text: &str) -> Option<Vec<f32>> {
        let lower = text.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let marks = [has(&["divide", "gap"]), has(&["rights"]), has(&["intelligence", "machine"])];
        marks.contains(&true).then(|| marks.iter().map(|mark| f32::from(u8::from(*mark))).collect())
    }
}

#[test]
fn a_model_of_meaning_finds_what_words_do_not() {
    let machines = Instrument {
        name: "Machines",
        provisions: vec![
            ("x", "Thinking machines remain answerable to persons within this decade"),
            ("y", "None of the words in this one are known to it"),
        ],
    };
    let blind = overlap((&compact(), &machines), Levels::default(), Thresholds::default()).unwrap();
    assert_eq!(blind.left.gaps, [0, 1, 2]);
    let seeing = overlap((&compact(), &machines), SEEING, Thresholds::default()).unwrap();
    assert_eq!(
        (seeing.left.gaps.as_slice(), seeing.right.gaps.as_slice()),
        (&[0, 1][..], &[1][..])
    );
    assert_eq!(seeing.model.as_deref(), Some("three matters"));
    let near = seeing.left.counterparts[2].nearest_meaning.as_ref().unwrap();
    assert_eq!(near.provision, "x");
    assert!((near.value - 1.0).abs() < 1e-12 && seeing.left.curve[0].meaning.is_some());
    assert_eq!(seeing.right.counterparts[1].nearest_meaning, None);
}

#[test]
fn whatever_has_a_counterpart_stands_in_a_pair_and_the_most_alike_come_first() {
    let found = overlap((&compact(), &agenda()), SEEING, Thresholds::default()).unwrap();
    let named: Vec<(&str, &str)> =
        found.pairs.iter().map(|pair| (pair.left.as_str(), pair.right.as_str())).collect();
    // The passage that stands in the other word for word, then the paraphrase; the third has none.
    assert_eq!(named, [("1", "a"), ("2", "b")]);
    let [first, second] = &found.pairs[..] else { unreachable!() };
    assert_eq!(first.left_in_right, Some(1.0));
    assert!(first.right_in_left.is_some_and(|share| 0.0 < share && share < 0.5), "{first:?}");
    assert_eq!(second.left_in_right, Some(0.0));
    assert!(second.characters.is_some_and(|likeness| likeness >= 0.5), "{second:?}");
    assert_eq!(second.meaning, Some(1.0));
    for (side, name) in [(&found.left, 0), (&found.right, 1)] {
        for one in side.counterparts.iter().filter(|one| one.matched) {
            let stands = named.iter().any(|pair| [pair.0, pair.1][name] == one.provision);
            assert!(stands, "{one:?}");
        }
    }
    // Seen from the other text the pairs are the same, also where only the second one has a counterpart: a
    // passage that stands in a much longer one.
    let by_words = Thresholds { characters: 0.9, ..Thresholds::default() };
    let turned = overlap((&agenda(), &compact()), Levels::default(), by_words).unwrap();
    assert!(!turned.left.counterparts[0].matched, "{:?}", turned.left.counterparts[0]);
    let named = |pair: &Pair| (pair.left.clone(), pair.right.clone());
    assert_eq!(named(&turned.pairs[0]), ("a".to_owned(), "1".to_owned()));
    assert_eq!(turned.pairs[0].right_in_left, Some(1.0));
}

#[test]
fn of_texts_in_two_languages_only_meanings_are_compared() {
    let across = Levels { across: true, ..Levels::default() };
    let what = "models of meaning for texts in two languages";
    let blind = overlap((&compact(), &agenda()), across, Thresholds::default());
    assert_eq!(blind, Err(TooLittle::Few { what, have: 0, need: 1 }));
    let levels = Levels { across: true, lexicon: Some(Lexicon::english()), ..SEEING };
    let found = overlap((&compact(), &agenda()), levels, Thresholds::default()).unwrap();
    assert_eq!((&found.lexicon, found.left.contained, found.duplication), (&None, None, None));
    let curve = found.left.curve[0];
    assert_eq!((curve.verbatim, curve.characters, curve.structure), (None, None, None));
    assert!(curve.meaning.is_some());
    for one in found.left.counterparts.iter().chain(&found.right.counterparts) {
        assert!(one.verbatim.is_none() && one.nearest_characters.is_none(), "{one:?}");
    }
    let pair = found.pairs.iter().find(|pair| pair.left == "2").unwrap();
    assert_eq!((pair.left_in_right, pair.characters, pair.meaning), (None, None, Some(1.0)));
}

#[test]
fn repetition_within_an_instrument_is_counted() {
    let again = Instrument {
        name: "Again",
        provisions: vec![
            ("1", "in accordance with international law and the Charter"),
            ("2", "They act in accordance with international law and are glad"),
        ],
    };
    let found = overlap((&again, &agenda()), Levels::default(), Thresholds::default()).unwrap();
    let twice = found.duplication.unwrap();
    assert_eq!((twice.left_words, twice.within_left), (18, 6));
}

#[test]
fn an_instrument_of_headings_says_nothing_and_threads_do_not_matter() {
    let headings = Instrument { name: "Headings", provisions: vec![("1", "Title"), ("2", "")] };
    let what = "provisions of the second instrument";
    assert_eq!(
        overlap((&compact(), &headings), Levels::default(), Thresholds::default()),
        Err(TooLittle::Few { what, have: 0, need: 1 })
    );
    let find = || overlap((&compact(), &agenda()), SEEING, Thresholds::default()).unwrap();
    assert_eq!(on_threads(1, find), on_threads(4, find));
}

#[test]
fn a_commitment_is_who_does_what_until_when() {
    let of = |text: &str| commitments(text, Lexicon::english());
    let found = of(
        "All Parties shall, where appropriate, submit their national plans to the Forum by 2027.",
    );
    assert_eq!(found.len(), 1);
    let words = |all: &[&str]| all.iter().map(|word| (*word).to_owned()).collect();
    assert_eq!((found[0].actor.clone(), found[0].force), (words(&["part"]), 5));
    // A hedge that stands between is no deed.
    assert_eq!(found[0].verb, "submit");
    assert_eq!(found[0].deadline.as_deref(), Some("2027"));
    let asked = of("Requests the Secretary-General to submit a report on rural access;");
    assert_eq!(asked[0].actor, words(&["general", "secretar"]));
    assert_eq!((asked[0].verb.as_str(), asked[0].force), ("submit", 5));
    assert_eq!(asked[0].object, words(&["acces", "report", "rural"]));
    assert!(of("Recalling its resolution 70/125,").is_empty());
}

#[test]
fn the_same_commitment_in_other_words_is_found_with_its_force_and_deadline() {
    let ours = Instrument {
        name: "ours",
        provisions: vec![
            ("1", "Each Party shall publish its spectrum plans by 2027 at the latest"),
            ("2", "The Forum meets in open session every single year"),
        ],
    };
    let theirs = Instrument {
        name: "theirs",
        provisions: vec![
            ("a", "Invites every Party that so wishes to abandon its plans for the spectrum"),
            (
                "b",
                "In that spirit and with the means at hand, a Party should publish spectrum plans",
            ),
        ],
    };
    let levels = Levels { lexicon: Some(Lexicon::english()), ..Levels::default() };
    let found = overlap((&ours, &theirs), levels, Thresholds::default()).unwrap();
    assert!(found.lexicon.is_some());
    assert_eq!((found.left.commitments, found.right.commitments), (Some(1), Some(2)));
    let tie = found.left.counterparts[0].nearest_structure.clone().unwrap();
    assert_eq!((tie.provision.as_str(), tie.own.force, tie.other.force), ("b", 5, 3));
    assert_eq!((tie.own.deadline.as_deref(), tie.other.deadline.as_deref()), (Some("2027"), None));
    assert!(tie.value >= 0.6 && found.left.counterparts[0].matched, "{tie:?}");
    assert_eq!(found.left.counterparts[1].nearest_structure, None);
    assert!(found.left.curve.windows(2).all(|pair| pair[0].structure >= pair[1].structure));
    let blind = overlap((&ours, &theirs), Levels::default(), Thresholds::default()).unwrap();
    assert_eq!((blind.left.commitments, blind.left.curve[0].structure), (None, None));
}
