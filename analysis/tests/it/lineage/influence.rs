//! Whose words survived: planted credit is recovered, chance is told from favour.

use std::collections::BTreeMap;

use unbracket_analysis::lineage::influence::{Influence, Weighing, influence};
use unbracket_analysis::lineage::provenance::{
    DatedDraft, Kind, Provenance, Source, SourcePassage, provenance,
};
use unbracket_analysis::{Seed, TooLittle};

use super::planted::Planted;
use super::{draft, on_threads};

/// Words credited and proposed, by actor.
type Credits = BTreeMap<String, (f64, f64)>;

/// Whether a method gives every actor what was planted.
fn check(planted: &Planted, method: impl Fn(&Planted) -> Credits) -> Result<(), String> {
    let found = method(planted);
    for (actor, truth) in &planted.truth {
        let (credited, proposed) = found.get(actor).copied().unwrap_or_default();
        if (credited - truth.0).abs() > 1e-9 || (proposed - truth.1).abs() > 1e-9 {
            return Err(format!("{actor} has {credited} of {proposed}, not {truth:?}"));
        }
    }
    Ok(())
}

fn quick() -> Weighing {
    Weighing { turns: 200, ..Weighing::default() }
}

fn ours(planted: &Planted) -> Credits {
    let found = provenance(&planted.dated(), &planted.sources).expect("there are words");
    let found = influence(&found, &BTreeMap::new(), quick()).expect("there are new words");
    let credits = |one: unbracket_analysis::lineage::influence::Standing| {
        (one.name, (one.credited, one.proposed))
    };
    found.actors.into_iter().map(credits).collect()
}

#[test]
fn planted_credit_is_recovered_exactly() {
    for seed in 0..8 {
        assert_eq!(check(&Planted::new(seed), ours), Ok(()), "seed {seed}");
    }
}

#[test]
fn a_method_that_gives_every_holder_the_whole_credit_is_caught() {
    let whole = |planted: &Planted| {
        let mut found = provenance(&planted.dated(), &planted.sources).expect("there are words");
        let runs = found.provisions.iter_mut().flat_map(|provision| &mut provision.runs);
        runs.flat_map(|run| &mut run.holders).for_each(|holder| holder.share = 1.0);
        let found = influence(&found, &BTreeMap::new(), quick()).expect("there are new words");
        found.actors.into_iter().map(|one| (one.name, (one.credited, one.proposed))).collect()
    };
    assert!(check(&Planted::new(0), whole).is_err());
}

#[test]
fn a_method_that_looks_at_the_outcome_alone_is_caught() {
    // Without the revision a copy that came after the decision seems to have come in time.
    let blind = |planted: &Planted| {
        let mut drafts = planted.dated();
        drafts.remove(1);
        let found = provenance(&drafts, &planted.sources).expect("there are words");
        let found = influence(&found, &BTreeMap::new(), quick()).expect("there are new words");
        found.actors.into_iter().map(|one| (one.name, (one.credited, one.proposed))).collect()
    };
    assert!((0..8).any(|seed| check(&Planted::new(seed), blind).is_err()));
}

#[test]
fn credits_and_own_drafting_add_up_to_the_new_words() {
    let planted = Planted::new(11);
    let found = provenance(&planted.dated(), &planted.sources).unwrap();
    let groups: BTreeMap<String, String> = (0..4)
        .map(|at| (format!("Actor {at}"), if at < 2 { "States" } else { "Firms" }.to_owned()))
        .collect();
    let all = influence(&found, &groups, quick()).unwrap();
    let credited: f64 = all.actors.iter().map(|actor| actor.credited).sum();
    let sum = credited + all.unsigned_words + all.own_words as f64;
    assert!((sum - all.new_words as f64).abs() < 1e-9);
    let of = |name: &str| all.groups.iter().find(|group| group.name == name).unwrap();
    let actor = |at: usize| all.actors[at].credited;
    assert!((of("States").credited - actor(0) - actor(1)).abs() < 1e-9);
    assert_eq!(all.actors[4].group, None);
    for actor in &all.actors {
        assert!(actor.alone <= actor.holding && actor.credited <= actor.holding as f64 + 1e-9);
        let interval = actor.influence_interval.as_ref().unwrap();
        assert!(interval.holds(actor.influence), "{actor:?}");
    }
}

/// Two actors propose on each of so many provisions; `wins` says whose words are taken.
fn contest(provisions: usize, wins: impl Fn(usize) -> usize) -> (Provenance, Vec<Source>) {
    let base = |at: usize| -> Vec<String> { (0..12).map(|w| format!("base{at}x{w}")).collect() };
    let with = |at: usize, actor: usize| {
        let mut words = base(at);
        words.splice(6..6, (0..4).map(|word| format!("new{at}x{actor}x{word}")));
        words.join(" ")
    };
    let name = |actor: usize| ["Aldania", "Costavia"][actor].to_owned();
    let amendment = |at: usize, actor: usize| Source {
        name: format!("A{at:03}-{actor}"),
        kind: Kind::Amendment,
        time: 1,
        actors: vec![name(actor)],
        passages: vec![SourcePassage {
            provision: format!("p{at}"),
            text: with(at, actor),
            replaces: base(at).join(" "),
        }],
    };
    let sources: Vec<Source> =
        (0..provisions).flat_map(|at| [amendment(at, 0), amendment(at, 1)]).collect();
    let old: Vec<String> = (0..provisions).map(|at| base(at).join(" ")).collect();
    let new: Vec<String> = (0..provisions).map(|at| with(at, wins(at))).collect();
    let (old, new) = (draft(&old), draft(&new));
    let dated = [
        DatedDraft { name: "base".to_owned(), time: 0, draft: &old },
        DatedDraft { name: "outcome".to_owned(), time: 2, draft: &new },
    ];
    (provenance(&dated, &sources).expect("there are words"), sources)
}

#[test]
fn favour_stands_out_and_chance_does_not() {
    let (favoured, _) = contest(12, |_| 0);
    let found = influence(&favoured, &BTreeMap::new(), Weighing::default()).unwrap();
    let null = found.actors[0].null.as_ref().unwrap();
    // Twelve fair coins, four words each: mean 24, deviation 4 √3, z = 2 √3.
    assert_eq!(null.exchangeable, 12);
    assert!((null.mean - 24.0).abs() < 0.6, "{null:?}");
    assert!((null.z - 12_f64.sqrt()).abs() < 0.2, "{null:?}");
    assert!(found.actors[0].stands_out && !found.actors[1].stands_out);
    assert!((found.actors[0].alone_share - 1.0).abs() < 1e-12);
    let (fair, _) = contest(12, |at| at % 2);
    let found = influence(&fair, &BTreeMap::new(), Weighing::default()).unwrap();
    let null = found.actors[0].null.as_ref().unwrap();
    assert!(null.z.abs() < 0.1 && (null.percentile - 0.5).abs() < 0.05, "{null:?}");
    assert!(!found.actors[0].stands_out);
    let interval = found.actors[0].success_interval.as_ref().unwrap();
    assert!(interval.low < 0.5 && interval.high > 0.5 && interval.low > 0.1, "{interval:?}");
}

#[test]
fn proposals_change_hands_within_a_class_only() {
    let (favoured, _) = contest(12, |_| 0);
    let classes: BTreeMap<String, String> =
        [("Aldania", "States"), ("Costavia", "Firms")].map(|(a, b)| (a.into(), b.into())).into();
    let found = influence(&favoured, &classes, quick()).unwrap();
    let what = "proposals beside those of others";
    let few = TooLittle::Few { what, have: 0, need: 5 };
    assert_eq!(found.actors[0].null, Err(few));
    assert!(!found.actors[0].stands_out);
    // Between groups they do: that is the question asked of groups.
    assert!(found.groups.iter().any(|group| group.name == "States" && group.stands_out));
}

#[test]
fn few_proposals_and_no_new_words_are_said() {
    let (found, _) = contest(3, |_| 0);
    let few = influence(&found, &BTreeMap::new(), quick()).unwrap();
    assert_eq!(
        few.actors[0].success_interval,
        Err(TooLittle::Few { what: "sources", have: 3, need: 5 })
    );
    let same = draft(&["Nothing new was said here at all"]);
    let dated = [0, 1].map(|time| DatedDraft { name: time.to_string(), time, draft: &same });
    let none = provenance(&dated, &[]).unwrap();
    let nothing = influence(&none, &BTreeMap::new(), quick());
    assert_eq!(nothing, Err(TooLittle::Few { what: "new words", have: 0, need: 1 }));
}

#[test]
fn influence_is_the_same_on_any_number_of_threads_and_another_seed_gives_another_null() {
    let planted = Planted::new(5);
    let found = provenance(&planted.dated(), &planted.sources).unwrap();
    let weigh = |seed: u64| -> Influence {
        let weighing = Weighing { seed: Seed(seed), ..quick() };
        influence(&found, &BTreeMap::new(), weighing).unwrap()
    };
    assert_eq!(on_threads(1, || weigh(1)), on_threads(4, || weigh(1)));
    assert_ne!(weigh(1).actors[0].null, weigh(2).actors[0].null);
}
