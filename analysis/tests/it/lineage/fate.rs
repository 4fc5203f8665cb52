//! What became of an earlier outcome.

use unbracket_analysis::TooLittle;
use unbracket_analysis::lineage::fate::{By, Counts, Likeness, Outcome, fates};

use super::{draft, on_threads};

const REAFFIRMED: &str = "We reaffirm the vision of a people-centred information society";
const CHANGED: &str = "Governments should promote access to networks for all their citizens";
const DROPPED: &str = "A digital solidarity fund of voluntary nature was established in Geneva";
const TAKEN_IN: &str = "the forum shall be convened for a further period of five years";

#[test]
fn each_provision_has_one_fate_with_its_counterpart() {
    let earlier = draft(&[REAFFIRMED, CHANGED, DROPPED, TAKEN_IN]);
    let later = draft(&[
        "Artificial intelligence raises questions that nobody had then foreseen at all",
        REAFFIRMED,
        "Governments must promote affordable access to networks for all citizens",
        &format!(
            "Taking note of the report of the working group and of the views of all who spoke, \
             we decide that {TAKEN_IN}, and we call upon all to contribute to its fund and work"
        ),
    ]);
    let found = fates(&earlier, &later, Likeness::default()).unwrap();
    let outcomes: Vec<Outcome> = found.provisions.iter().map(|fate| fate.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Reaffirmed, Outcome::Changed, Outcome::Dropped, Outcome::Changed]
    );
    assert_eq!(found.counts, Counts { reaffirmed: 1, changed: 2, dropped: 1, new: 1 });
    let taken = &found.provisions[3];
    assert_eq!((taken.kept, taken.words), (12, 12));
    assert_eq!(taken.counterparts[0].provision, "p4");
    assert_eq!((found.new[0].index, found.provisions[2].kept), (0, 0));
}

#[test]
fn what_went_far_away_is_found_by_its_runs() {
    let filler = |at: usize| format!("Filler {at} says what w{at}a w{at}b w{at}c w{at}d w{at}e");
    let mut earlier: Vec<String> = (0..6).map(filler).collect();
    earlier.insert(0, TAKEN_IN.to_owned());
    earlier.insert(4, DROPPED.to_owned());
    let mut later: Vec<String> = (0..6).map(filler).collect();
    later.push(format!("{REAFFIRMED}; {CHANGED}; {DROPPED}; {TAKEN_IN}; so it was resolved"));
    let found = fates(&draft(&earlier), &draft(&later), Likeness::default()).unwrap();
    // A provision is aligned with one other; what it took in besides is found by its runs.
    let taken = [&found.provisions[0], &found.provisions[4]];
    assert!(taken.iter().all(|fate| fate.outcome == Outcome::Changed));
    assert!(taken.iter().all(|fate| fate.counterparts[0].index == 6));
    assert!(taken.iter().any(|fate| fate.counterparts[0].by == By::Runs));
    assert_eq!((found.counts.reaffirmed, found.counts.new), (6, 0));
}

#[test]
fn a_text_against_itself_is_reaffirmed_and_one_without_words_says_nothing() {
    let text = draft(&[REAFFIRMED, CHANGED, DROPPED]);
    let found = fates(&text, &text, Likeness::default()).unwrap();
    assert_eq!(found.counts, Counts { reaffirmed: 3, ..Counts::default() });
    assert_eq!(found.kept, found.words);
    let empty = fates(&text, &draft(&[""]), Likeness::default());
    let what = "words of the later text";
    assert_eq!(empty, Err(TooLittle::Few { what, have: 0, need: 1 }));
    let find = || fates(&text, &text, Likeness::default()).unwrap();
    assert_eq!(on_threads(1, find), on_threads(4, find));
}

#[test]
fn words_that_outlive_their_provision_are_told_and_a_heading_has_no_share() {
    let (first, second) =
        ("a digital solidarity fund of voluntary", "nature was established in Geneva in");
    let earlier = draft(&["Governing together", REAFFIRMED, &format!("{first} {second}"), CHANGED]);
    let around = |words: &str, at: usize| {
        let filler = |side: &str| (0..14).map(|n| format!("{side}{at}x{n} ")).collect::<String>();
        format!("{}{words} {}", filler("before"), filler("behind"))
    };
    let later =
        draft(&["Governing together", REAFFIRMED, &around(first, 1), &around(second, 2), CHANGED]);
    let found = fates(&earlier, &later, Likeness::default()).unwrap();
    let [heading, same, gone, _] = &found.provisions[..] else { panic!("four provisions") };
    assert_eq!((heading.outcome, heading.kept_share()), (Outcome::Reaffirmed, None));
    assert_eq!(heading.likeness(), Some(1.0));
    assert_eq!((same.kept_share(), same.elsewhere), (Some(1.0), false));
    assert_eq!(
        (gone.outcome, gone.kept_share(), gone.elsewhere),
        (Outcome::Dropped, Some(1.0), true)
    );
    assert_eq!(gone.likeness(), None);
    let nowhere = fates(&earlier, &draft(&[REAFFIRMED, CHANGED]), Likeness::default()).unwrap();
    assert!(nowhere.provisions.iter().all(|fate| !fate.elsewhere), "{nowhere:?}");
}
