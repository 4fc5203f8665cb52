//! Law 6: an amendment carried to the next draft says the same, or is stale with the reason.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use unbracket_text::{
    Amendment, AmendmentId, Change, Draft, Outcome, Passage, Provision, Reading, Rebased, Run,
    compare_finely, compile, rebase,
};

use super::case::{Case, case};

type Rebase = fn(&[Amendment], &Draft, &Draft) -> Vec<Rebased>;

fn carried(amendments: &[Amendment], from: &Draft, to: &Draft) -> Vec<Rebased> {
    rebase(amendments, from, to, &BTreeMap::new())
}

/// A rebase that lays the old wording over the new draft, as careless tools do.
fn overwriting(amendments: &[Amendment], _: &Draft, _: &Draft) -> Vec<Rebased> {
    let keep = |amendment: &Amendment| Rebased {
        amendment: amendment.clone(),
        outcome: Outcome::Carried(amendment.clone()),
    };
    amendments.iter().map(keep).collect()
}

/// A rebase that loses what does not fit.
fn forgetful(amendments: &[Amendment], from: &Draft, to: &Draft) -> Vec<Rebased> {
    let mut out = carried(amendments, from, to);
    out.retain(|rebased| !matches!(rebased.outcome, Outcome::Stale(_)));
    out
}

/// The words that an amendment takes out and puts in.
fn says(base: &Provision, wording: &Passage) -> Vec<(bool, String)> {
    let runs = compare_finely(&base.content, wording);
    let said = runs.into_iter().filter_map(|run| match run {
        Run::Kept(_) => None,
        Run::Deleted(passage) => Some((false, passage.to_marked_text())),
        Run::Inserted(passage) => Some((true, passage.to_marked_text())),
    });
    said.collect()
}

fn words_put_in(said: &[(bool, String)]) -> Vec<String> {
    let mut words: Vec<String> = said
        .iter()
        .filter(|(inserted, _)| *inserted)
        .flat_map(|(_, text)| unbracket_text::token::words(text).map(str::to_owned))
        .collect();
    words.sort();
    words
}

fn words_changed(said: &[(bool, String)]) -> usize {
    said.iter().map(|(_, text)| unbracket_text::token::count_words(text)).sum()
}

fn carrying_says_the_same(rebase: Rebase, case: &Case) -> Result<(), TestCaseError> {
    let compilation = compile(&case.draft, &case.amendments);
    let adopted: BTreeSet<AmendmentId> = [AmendmentId(0)].into();
    let next = compilation.reading(&Reading::Amendments(&adopted));
    let rebased = rebase(compilation.amendments(), &case.draft, &next);
    prop_assert_eq!(rebased.len(), compilation.amendments().len(), "an amendment vanished");
    for rebased in &rebased {
        let Change::Replace { provision, wording } = &rebased.amendment.change else { continue };
        let (old, new) = (case.draft.get(provision).unwrap(), next.get(provision).unwrap());
        match &rebased.outcome {
            Outcome::Carried(Amendment {
                change: Change::Replace { wording: now, .. }, ..
            }) => {
                let (before, after) = (says(old, wording), says(new, now));
                let taken = words_put_in(&before).len()
                    - words_put_in(&after).len().min(words_put_in(&before).len());
                // Words that the new draft has taken over need not be said again; others must be,
                // and nothing else.
                let adopted = words_put_in(&says(old, &new.content));
                prop_assert!(taken <= adopted.len(), "{before:?} became {after:?}");
                for word in words_put_in(&after) {
                    prop_assert!(
                        words_put_in(&before).contains(&word),
                        "{word} was never proposed"
                    );
                }
                prop_assert!(words_changed(&after) <= words_changed(&before), "{after:?}");
            }
            Outcome::Carried(_) => prop_assert!(false, "the change became another"),
            Outcome::Taken => {}
            Outcome::Stale(reason) => prop_assert!(!reason.to_string().is_empty()),
        }
    }
    Ok(())
}

#[test]
fn law_6_an_amendment_carried_says_the_same_or_is_stale() {
    let mut runner = TestRunner::new(Config { cases: 600, ..Config::default() });
    runner.run(&case(), |case| carrying_says_the_same(carried, &case)).unwrap();
    for faulty in [overwriting as Rebase, forgetful] {
        let mut runner = TestRunner::deterministic();
        let found = runner.run(&case(), |case| carrying_says_the_same(faulty, &case));
        assert!(found.is_err(), "the planted fault was not found");
    }
}
