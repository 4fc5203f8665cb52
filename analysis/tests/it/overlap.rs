//! Two instruments side by side.

use unbracket_analysis::TooLittle;
use unbracket_analysis::overlap::{Characters, Instrument, Meaning, Thresholds, overlap};

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
    let found = overlap((&compact(), &agenda()), None, Thresholds::default()).unwrap();
    assert_eq!((found.left.provisions, found.right.provisions, found.model), (3, 2, None));
    let (first, other) = (&found.left.counterparts[0], &found.right.counterparts[0]);
    assert!((first.verbatim - 1.0).abs() < 1e-12, "{first:?}");
    assert!(other.verbatim < 0.5, "{other:?}");
    assert_eq!(first.nearest_words.as_ref().unwrap().provision, "a");
    // The paraphrase is found by its characters, the third provision not at all.
    assert!(found.left.counterparts[1].verbatim < 0.01 && found.left.counterparts[1].matched);
    assert_eq!(found.left.counterparts[1].nearest_characters.as_ref().unwrap().provision, "b");
    assert_eq!((found.left.gaps.as_slice(), found.left.matched), ([2].as_slice(), 2));
    assert!(found.left.share_interval.holds(found.left.share));
    assert!(found.left.contained > found.right.contained);
    let curve = &found.left.curve;
    assert!(curve.windows(2).all(|pair| pair[0].verbatim >= pair[1].verbatim));
    assert!((curve[0].characters - 1.0).abs() < 1e-12 && curve[0].meaning.is_none());
    assert!((curve[20].verbatim - 1.0 / 3.0).abs() < 1e-12);
    let twice = found.duplication;
    assert_eq!((twice.right_of_left, twice.left_of_right), (12, 12));
    assert_eq!((twice.within_left, twice.together), (0, 12));
}

/// A model that knows three matters by a word of each.
struct Matters;

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
    let blind = overlap((&compact(), &machines), None, Thresholds::default()).unwrap();
    assert_eq!(blind.left.gaps, [0, 1, 2]);
    let seeing = overlap((&compact(), &machines), Some(&Matters), Thresholds::default()).unwrap();
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
fn repetition_within_an_instrument_is_counted() {
    let again = Instrument {
        name: "Again",
        provisions: vec![
            ("1", "in accordance with international law and the Charter"),
            ("2", "They act in accordance with international law and are glad"),
        ],
    };
    let found = overlap((&again, &agenda()), None, Thresholds::default()).unwrap();
    assert_eq!((found.duplication.left_words, found.duplication.within_left), (18, 6));
}

#[test]
fn an_instrument_of_headings_says_nothing_and_threads_do_not_matter() {
    let headings = Instrument { name: "Headings", provisions: vec![("1", "Title"), ("2", "")] };
    let what = "provisions of the second instrument";
    assert_eq!(
        overlap((&compact(), &headings), None, Thresholds::default()),
        Err(TooLittle::Few { what, have: 0, need: 1 })
    );
    let find = || overlap((&compact(), &agenda()), Some(&Matters), Thresholds::default()).unwrap();
    assert_eq!(on_threads(1, find), on_threads(4, find));
}
