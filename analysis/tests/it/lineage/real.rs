//! Lineage on real negotiations.

use std::collections::BTreeMap;

use unbracket_analysis::lineage::fate::{Fate, Likeness, Outcome, fates};
use unbracket_analysis::lineage::influence::{Weighing, influence};
use unbracket_analysis::lineage::provenance::{
    DatedDraft, Kind, Source, SourcePassage, provenance,
};
use unbracket_testkit::{data, gdpr};
use unbracket_text::Draft;
use unbracket_text::token::normalise;

use super::draft;

/// The paragraphs of a Markdown file, without its front matter, notes and marks of emphasis.
#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn markdown(path: &std::path::Path) -> Draft {
    let whole = std::fs::read_to_string(path).expect("the set holds it");
    let body = whole.splitn(3, "---\n").last().unwrap_or_default();
    let is_text = |paragraph: &&str| !paragraph.starts_with(['[', '{']) || paragraph.len() > 200;
    let paragraphs: Vec<String> = body
        .split("\n\n")
        .filter(is_text)
        .map(|paragraph| normalise(&paragraph.replace(['*', '#', '>', '\\', '_'], " ")))
        .filter(|paragraph| !paragraph.is_empty())
        .collect();
    draft(&paragraphs)
}

#[test]
fn four_fifths_of_the_paris_agreement_stood_three_days_before_and_two_thirds_in_october() {
    let Some(folder) = data::set("paris-agreement-cop21") else { return };
    let days = ["23-oct-2015", "9-dec-2015", "12-dec-2015"];
    let texts = days.map(|day| markdown(&folder.join("agreement").join(day).join("index.md")));
    let dated: Vec<DatedDraft<'_>> = days
        .iter()
        .zip(&texts)
        .zip([23, 70, 73])
        .map(|((day, draft), time)| DatedDraft { name: (*day).to_owned(), time, draft })
        .collect();
    let found = provenance(&dated, &[]).unwrap();
    let words = |draft: usize| -> usize {
        let runs = found.provisions.iter().flat_map(|provision| &provision.runs);
        runs.filter(|run| run.draft == draft).map(|run| run.words.len()).sum()
    };
    let all = found.words.all as f64;
    let (october, ninth) = (words(0) as f64 / all, (words(0) + words(1)) as f64 / all);
    println!("of {all} words: {october:.3} stood on 23 Oct, {ninth:.3} on 9 Dec");
    assert_eq!(words(0) + words(1) + words(2), found.words.all);
    // No figure is published: ours, .660 and .814, are held here so that a change is noticed.
    assert!((october - 0.660).abs() < 0.02, "{october}");
    assert!((ninth - 0.814).abs() < 0.02, "{ninth}");
    let fate = fates(&texts[1], &texts[2], Likeness::default()).unwrap();
    println!("9 to 12 Dec: {:?}, {} of {} words kept", fate.counts, fate.kept, fate.words);
    // The working headings of the ninth and its rejected options went; paragraphs stayed.
    let long = |outcome: Outcome| {
        let of = |fate: &&Fate| fate.words >= 12 && fate.outcome == outcome;
        fate.provisions.iter().filter(of).count()
    };
    let [same, changed, dropped] =
        [Outcome::Reaffirmed, Outcome::Changed, Outcome::Dropped].map(long);
    println!("of twelve words or more: {same} the same, {changed} changed, {dropped} dropped");
    assert!(same + changed > dropped, "{same} {changed} {dropped}");
    let gone = fate.provisions.iter().filter(|fate| fate.outcome == Outcome::Dropped);
    let (words, kept) = gone.fold((0, 0), |sum, fate| (sum.0 + fate.words, sum.1 + fate.kept));
    println!("of {words} words of what was dropped, {kept} stand in runs elsewhere");
    assert!(kept * 3 < words, "{kept} of {words}");
    assert!(fate.kept * 2 > fate.words);
}

/// The proposals of 13 organisations as sources; the outcome takes those of one of them.
#[test]
fn an_outcome_written_by_one_lobby_is_credited_to_it() {
    let Some(set) = gdpr::load() else { return };
    let named = |at: usize| set.proposals[at].relations.first().cloned().unwrap_or_default();
    let quoted = |at: usize| normalise(&set.proposals[at].text.old);
    let wording = |at: usize| normalise(&set.proposals[at].text.new);
    let source = |at: usize| Source {
        name: set.proposals[at].uid.clone(),
        kind: Kind::Amendment,
        time: 1,
        actors: vec![set.proposals[at].lobbyist_title.clone()],
        passages: vec![SourcePassage {
            provision: named(at),
            text: wording(at),
            replaces: quoted(at),
        }],
    };
    let sources: Vec<Source> = (0..set.proposals.len()).map(source).collect();
    let winner = "EuroISPA";
    let mut taken: BTreeMap<String, String> = BTreeMap::new();
    for (at, proposal) in set.proposals.iter().enumerate() {
        if proposal.lobbyist_title == winner && !quoted(at).is_empty() {
            taken.entry(named(at)).or_insert_with(|| wording(at));
        }
    }
    let mut outcome: Vec<String> = Vec::new();
    for visit in set.base.visit() {
        let words = visit.provision.content.to_marked_text();
        outcome.push(taken.get(visit.provision.id.as_str()).cloned().unwrap_or(words));
    }
    let outcome = draft(&outcome);
    let dated = [
        DatedDraft { name: "draft".to_owned(), time: 0, draft: &set.base },
        DatedDraft { name: "outcome".to_owned(), time: 2, draft: &outcome },
    ];
    let found = provenance(&dated, &sources).unwrap();
    let weighing = Weighing { turns: 200, ..Weighing::default() };
    let shares = influence(&found, &BTreeMap::new(), weighing).unwrap();
    for actor in &shares.actors {
        println!(
            "{:<50} credited {:>7.1} of {:>7.0} proposed, holds {:>4}, influence {:.3}, null {:?}",
            actor.name,
            actor.credited,
            actor.proposed,
            actor.holding,
            actor.influence,
            actor.null.as_ref().map(|null| (null.z, null.percentile)).ok()
        );
    }
    println!("{:?}; {} own words of {}", found.words, shares.own_words, shares.new_words);
    let best = shares.actors.iter().max_by(|a, b| a.holding.cmp(&b.holding)).unwrap();
    assert_eq!(best.name, winner);
    let holding = best.holding as f64 / shares.new_words as f64;
    assert!(holding > 0.95, "{holding}");
    let credited: f64 = shares.actors.iter().map(|actor| actor.credited).sum();
    let sum = credited + shares.own_words as f64;
    assert!((sum - shares.new_words as f64).abs() < 1e-6);
}

#[expect(clippy::disallowed_methods, reason = "a test reads its data")]
fn excerpt(folder: &std::path::Path, name: &str) -> Draft {
    let whole = std::fs::read_to_string(folder.join(name)).expect("the set holds it");
    let paragraphs: Vec<String> =
        whole.lines().map(normalise).filter(|line| !line.is_empty()).collect();
    draft(&paragraphs)
}

#[test]
fn the_first_revision_of_the_digital_compact_lives_on_in_the_second() {
    let Some(folder) = data::set("wsis-gdc-excerpts") else { return };
    let first = excerpt(&folder, "gdc-rev1_2024-05-15_paras1-5.txt");
    let second = excerpt(&folder, "gdc-rev2_2024-06-26_paras1-5.txt");
    let found = fates(&first, &second, Likeness::default()).unwrap();
    println!("{:?}, {} of {} words kept", found.counts, found.kept, found.words);
    assert!(found.kept * 2 > found.words, "{} of {}", found.kept, found.words);
    assert!(found.counts.reaffirmed + found.counts.changed > found.counts.dropped);
}
