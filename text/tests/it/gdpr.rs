//! The compile and its laws on real proposals to a real draft.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_testkit::gdpr::{self, Gdpr};
use unbracket_text::token::words;
use unbracket_text::{
    Amendment, AmendmentId, Anchor, Change, Compilation, Draft, Reading, UnplacedReason, compile,
};

fn of_provision(draft: &Draft, amendment: &Amendment) -> Option<String> {
    let Change::Excerpt { provision, .. } = &amendment.change else { return None };
    draft.get(provision).map(|p| p.content.to_marked_text())
}

fn compiled() -> Option<(Gdpr, Compilation)> {
    let gdpr = gdpr::load()?;
    let compilation = compile(&gdpr.base, &gdpr.amendments);
    Some((gdpr, compilation))
}

fn ids(compilation: &Compilation) -> impl Iterator<Item = (AmendmentId, &Amendment)> {
    (0_u32..).map(AmendmentId).zip(compilation.amendments())
}

#[test]
fn every_proposal_is_placed_or_refused_with_the_reason() {
    let Some((_, compilation)) = compiled() else { return };
    let mut refused = BTreeMap::new();
    for unplaced in compilation.unplaced() {
        *refused.entry(unplaced.reason.to_string()).or_insert(0) += 1;
    }
    let quoting = |a: &Amendment| matches!(a.change, Change::Excerpt { .. });
    let quoted = compilation.amendments().iter().filter(|a| quoting(a)).count();
    let lost = compilation.unplaced().iter().filter(|u| {
        compilation.amendment(u.amendment).is_some_and(quoting)
            && u.reason != UnplacedReason::NoChange
    });
    let lost = lost.count();
    println!("{quoted} quote the base, {lost} of them refused; all refusals: {refused:#?}");
    assert_eq!(compilation.amendments().len(), 762);
    assert_eq!(quoted, 606);
    assert!(lost * 100 <= quoted * 2, "{lost} of {quoted} are not placed");
}

#[test]
fn the_base_comes_back_and_order_does_not_matter() {
    let Some((gdpr, compilation)) = compiled() else { return };
    assert_eq!(compilation.reading(&Reading::Base), gdpr.base);
    let mut turned = gdpr.amendments.clone();
    turned.reverse();
    assert!(compile(&gdpr.base, &turned) == compilation);
}

#[test]
fn every_placed_proposal_reads_as_it_was_submitted() {
    let Some((gdpr, compilation)) = compiled() else { return };
    let unplaced: BTreeSet<_> = compilation.unplaced().iter().map(|u| u.amendment).collect();
    let mut anchors = BTreeMap::new();
    for (id, amendment) in ids(&compilation).filter(|(id, _)| !unplaced.contains(id)) {
        let Change::Excerpt { quoted, wording, .. } = &amendment.change else { continue };
        let base = of_provision(&gdpr.base, amendment).unwrap();
        let read = compilation.reading(&Reading::Amendments(&[id].into()));
        let read = of_provision(&read, amendment).unwrap();
        let (old, new) = (quoted.to_marked_text(), wording.to_marked_text());
        match compilation.anchor(id).unwrap() {
            Anchor::Whole | Anchor::Excerpt => {
                *anchors.entry("exact").or_insert(0) += 1;
                assert_eq!(read, base.replacen(&old, &new, 1), "{:?}", amendment.reference);
            }
            Anchor::Inexact { .. } => {
                *anchors.entry("inexact").or_insert(0) += 1;
                assert_same_gains(&base, &read, &old, &new);
            }
        }
    }
    println!("{anchors:?}");
}

/// Words that the sponsor adds to its quotation are added to the base.
fn assert_same_gains(base: &str, read: &str, old: &str, new: &str) {
    let gains = |from: &str, to: &str| {
        let mut count: BTreeMap<String, i64> = BTreeMap::new();
        words(to).for_each(|word| *count.entry(word.to_owned()).or_default() += 1);
        words(from).for_each(|word| *count.entry(word.to_owned()).or_default() -= 1);
        count.retain(|_, n| *n > 0);
        count
    };
    let (meant, done) = (gains(old, new), gains(base, read));
    for (word, n) in &meant {
        let found = done.get(word).copied().unwrap_or(0);
        let in_base = words(base).filter(|w| w == word).count();
        assert!(found >= *n || in_base > 0, "{word} is missing in:\n{read}\nproposed: {new}");
    }
}

#[test]
fn words_are_said_once() {
    let Some((_, compilation)) = compiled() else { return };
    let total = compilation.words().total();
    let mut worst: Vec<(f64, String)> = compilation
        .words()
        .by_provision()
        .map(|(id, count)| (count.ratio(), id.to_string()))
        .collect();
    worst.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!(
        "printed/needed {:.3}, flat {:.3}; worst {:?}",
        total.ratio(),
        total.flat_ratio(),
        &worst[..5]
    );
    assert!(total.ratio() <= 1.05);
    assert!(worst[0].0 <= 1.5);
    assert!(total.flat_ratio() > total.ratio(), "flat groups say words twice");
}
