//! The laws of compilation over small drafts and amendments of every kind.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::{
    Amendment, AmendmentId, BracketId, Change, Choices, Compilation, Draft, Origin, Passage,
    Reading, Sponsor, Sponsors, amendments_above, compile, rebase,
};

use crate::case::Case;

/// The laws hold of any case.
pub fn check(data: &[u8]) {
    let Ok(case) = Case::of(data) else { return };
    let compilation = compile(&case.draft, &case.amendments);
    assert_eq!(compilation.reading(&Reading::Base), case.draft, "nobody's reading is the base");
    nothing_is_lost(&compilation, &case.amendments);
    order_does_not_matter(&case, &compilation);
    any_reading_is_a_draft(&case, &compilation);
    each_alone_reads_as_submitted(&case);
    each_comes_back_from_a_rebase(&case);
    a_version_is_its_amendments(&case);
}

fn nothing_is_lost(compilation: &Compilation, amendments: &[Amendment]) {
    let mut proposed = amendments.to_vec();
    proposed.sort();
    assert_eq!(compilation.amendments(), proposed, "amendments are kept");
    let mut found: BTreeSet<AmendmentId> =
        compilation.unplaced().iter().map(|unplaced| unplaced.amendment).collect();
    assert_eq!(found.len(), compilation.unplaced().len(), "told once each");
    for provision in compilation.provisions() {
        sources(&provision.content, &mut found);
        let whole = &provision.whole;
        let moves = whole.moves.iter().map(|(_, voices)| voices);
        for voices in [&whole.delete, &whole.retain, &whole.join].into_iter().chain(moves) {
            found.extend(&voices.amendments);
        }
        if let Origin::Inserted { voices, .. } = &provision.origin {
            found.extend(&voices.amendments);
        }
    }
    for (at, amendment) in (0..).zip(compilation.amendments()) {
        assert!(found.contains(&AmendmentId(at)), "{amendment:?} stands nowhere");
    }
}

fn sources(passage: &Passage, found: &mut BTreeSet<AmendmentId>) {
    for alternative in passage.brackets().into_iter().flat_map(|bracket| &bracket.alternatives) {
        found.extend(&alternative.sources);
    }
}

fn order_does_not_matter(case: &Case, compilation: &Compilation) {
    let mut turned = case.amendments.clone();
    turned.reverse();
    assert_eq!(&compile(&case.draft, &turned), compilation, "reversed");
    let middle = case.dice as usize % turned.len().max(1);
    turned.rotate_left(middle);
    assert_eq!(&compile(&case.draft, &turned), compilation, "rotated");
}

/// Making the draft refuses identities that stand twice: no reading may panic over it.
fn any_reading_is_a_draft(case: &Case, compilation: &Compilation) {
    let count = u32::try_from(compilation.amendments().len()).expect("few");
    for dice in [case.dice, case.dice >> 11, !0] {
        let chosen: BTreeSet<AmendmentId> =
            (0..count).filter(|at| dice >> at & 1 == 1).map(AmendmentId).collect();
        compilation.reading(&Reading::Amendments(&chosen));
    }
    let everyone: BTreeSet<&Sponsor> = compilation.sponsors().into_keys().collect();
    for sponsor in everyone {
        compilation.reading(&Reading::Sponsor(sponsor));
    }
    let choices: Choices =
        (0..32).map(|at| (BracketId(at), (case.dice >> (at / 2) & 3) as usize)).collect();
    compilation.reading(&Reading::Choices(&choices));
    for (a, b) in (0..count).flat_map(|a| (0..a).map(move |b| (AmendmentId(a), AmendmentId(b)))) {
        compilation.relation(a, b);
    }
    compilation.summary();
}

/// Whoever proposes other words for a provision finds them, character for character.
fn each_alone_reads_as_submitted(case: &Case) {
    for amendment in &case.amendments {
        let Change::Replace { provision, wording } = &amendment.change else { continue };
        let alone = compile(&case.draft, std::slice::from_ref(amendment));
        let Some(sponsor) = amendment.sponsors.first() else { continue };
        let read = alone.reading(&Reading::Sponsor(sponsor));
        let Some(found) = read.get(provision) else {
            assert!(case.draft.get(provision).is_none(), "{provision} is away");
            continue;
        };
        assert_eq!(found.content.to_marked_text(), wording.to_marked_text());
    }
}

fn each_comes_back_from_a_rebase(case: &Case) {
    let next = &case.other;
    let rebased = rebase(&case.amendments, &case.draft, next, &BTreeMap::new());
    let back: Vec<&Amendment> = rebased.iter().map(|rebased| &rebased.amendment).collect();
    assert_eq!(back, case.amendments.iter().collect::<Vec<_>>(), "amendments vanished");
    for rebased in &rebased {
        if let unbracket_text::Outcome::Carried(carried) = &rebased.outcome {
            compile(next, std::slice::from_ref(carried));
        }
    }
}

/// What is compared: the level and the words of each provision.
fn paragraphs(draft: &Draft) -> Vec<(usize, String)> {
    draft.visit().map(|visit| (visit.depth, visit.provision.content.to_marked_text())).collect()
}

fn a_version_is_its_amendments(case: &Case) {
    let sponsor = Sponsor::new("EU");
    let sponsors = Sponsors::from([sponsor.clone()]);
    let amendments =
        amendments_above(&case.draft, &case.other, &sponsors, 0.0).expect("any likeness is enough");
    let compilation = compile(&case.draft, &amendments);
    for unplaced in compilation.unplaced() {
        let amendment = compilation.amendment(unplaced.amendment);
        panic!("{} {amendment:?}", unplaced.reason);
    }
    let read = compilation.reading(&Reading::Sponsor(&sponsor));
    assert_eq!(paragraphs(&read), paragraphs(&case.other), "{amendments:#?}");
}
