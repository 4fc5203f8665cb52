//! Whose words: credit goes by the order of the record, and to nobody for words that stood before.

use std::collections::BTreeMap;

use unbracket_analysis::lineage::provenance::Kind;
use unbracket_findings::chapter::lineage::Lineage;
use unbracket_findings::{Voices, find, gather};

use crate::small::{found, settings};
use crate::support::whole;

/// Everything is recorded in one second: the draft, the proposal, and the text that takes it up.
const AMENDED: &str = "\
Aldoria: propose change [excerpt 4 \"at once;\" \"at once and with great care;\"] => p\n\
Bantara: propose change [excerpt 5 \"at once;\" \"at once where possible;\"]\n\
wait 1d\n\
Chair: accept-proposal proposal p\n\
Chair: issue-revision kind revision symbol UN/2034/L.1/Rev.1 title \"Rev.1\"\n";

/// The words credited to each source.
fn credited(lineage: &Lineage) -> BTreeMap<usize, f64> {
    let mut sums = BTreeMap::new();
    for run in lineage.provenance.provisions.iter().flat_map(|provision| &provision.runs) {
        for holder in &run.holders {
            *sums.entry(holder.source).or_default() += run.words.len() as f64 * holder.share;
        }
    }
    sums
}

#[test]
fn a_draft_comes_before_the_proposals_of_its_second() {
    let lineage = found(AMENDED).lineage.unwrap();
    let words = lineage.provenance.words;
    assert_eq!((words.base, words.proposed, words.own), (42, 4, 0));
    let influence = lineage.influence.unwrap();
    let of = |name: &str| influence.actors.iter().find(|one| one.name == name).unwrap();
    let aldoria = of("Aldoria");
    assert_eq!((aldoria.proposed, aldoria.credited, aldoria.success), (4.0, 4.0, Some(1.0)));
    let bantara = of("Bantara");
    assert_eq!((bantara.proposed, bantara.credited, bantara.success), (2.0, 0.0, Some(0.0)));
}

#[test]
fn no_proposal_of_the_example_is_credited_with_words_that_stood_before_it() {
    let gathered = gather(whole(), Voices::Seats);
    let lineage = find(&gathered, &settings()).lineage.unwrap();
    let found = &lineage.provenance;
    let issued: BTreeMap<&String, u64> =
        gathered.of_cycle().map(|version| (&version.name, version.entry)).collect();
    let put: BTreeMap<&String, u64> =
        gathered.proposals.iter().map(|one| (&one.name, one.entry)).collect();
    let mut seen = 0;
    for run in found.provisions.iter().flat_map(|provision| &provision.runs) {
        for holder in run.holders.iter().filter(|holder| holder.share > 0.0) {
            let card = &found.sources[holder.source];
            let Some(entry) = put.get(&card.name) else { continue };
            assert!(*entry < issued[&found.drafts[run.draft]], "{}: {}", card.name, run.text);
            seen += 1;
        }
    }
    assert!(seen > 3, "{seen} runs of proposals");
    for (source, words) in credited(&lineage) {
        let card = &found.sources[source];
        let new: usize = card.passages.iter().map(|passage| passage.words).sum();
        assert!(card.kind == Kind::Agreed || words <= new as f64 + 1e-9, "{}: {words}", card.name);
    }
    let influence = lineage.influence.unwrap();
    for one in influence.actors.iter().chain(&influence.groups) {
        assert!(one.success.is_none_or(|success| success <= 1.0), "{one:?}");
        assert!(one.influence <= 1.0, "{one:?}");
    }
}
