//! What is found in the example of the project.

use serde_json::Value;
use unbracket_analysis::Seed;
use unbracket_analysis::participation::Voice;
use unbracket_findings::gather::{BlocKind, ItemKind, Names};
use unbracket_findings::{Findings, Settings, Voices, find, gather};
use unbracket_negotiation::State;
use unbracket_text::ProvisionId;

use crate::support::{in_the_midst, whole};

/// Few turns: what is tested here does not hang on how many there are.
fn settings() -> Settings {
    Settings { bootstraps: 40, permutations: 99, ..Settings::default() }
}

fn found(state: &State) -> Findings {
    find(&gather(state, Voices::Seats), &settings())
}

fn json(findings: &Findings) -> String {
    serde_json::to_string(findings).expect("findings are plain data")
}

#[test]
fn the_same_record_gives_the_same_bytes_on_any_number_of_threads() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| json(&found(whole())))
    };
    let one = on(1);
    assert!(one == on(4), "threads decide nothing");
    let other = Settings { seed: Seed(7), ..settings() };
    let other = json(&find(&gather(whole(), Voices::Seats), &other));
    assert!(one != other, "a planted fault: another seed gives other intervals");
}

#[test]
fn positions_are_counted_as_they_stand() {
    let state = whole();
    let gathered = gather(state, Voices::Seats);
    assert_eq!(gathered.cycle, 1, "the last cycle with positions");
    let stated = &state.texts.former_positions[1];
    let present = gathered.present().unwrap();
    assert!(present.items.len() >= stated.len());
    let all: usize = stated.values().map(std::collections::BTreeMap::len).sum();
    // Ballots, broken silences and the sponsors of proposals that were discussed stand besides.
    assert!(present.stands.len() > all);
    assert_eq!(present.answers.len(), present.stands.len());
    let names: std::collections::BTreeSet<_> =
        present.items.iter().map(|item| &item.name).collect();
    assert_eq!(names.len(), present.items.len(), "a name is one item's alone");
    let members = gather(state, Voices::Members);
    assert!(members.present().unwrap().answers.len() > present.answers.len());
    let groups = gather(state, Voices::Groups);
    let rows = groups.present().unwrap().answers.actors();
    assert!(rows.iter().any(|name| name == "Friends of the Forum"), "{rows:?}");
}

#[test]
fn fault_lines_run_through_the_text_in_reading_order() {
    let findings = found(in_the_midst());
    let lines = findings.fault_lines.unwrap();
    let order: Vec<&str> = findings.units.iter().map(|unit| unit.id.as_str()).collect();
    let found: Vec<&str> = lines.provisions.iter().map(|strip| strip.provision.as_str()).collect();
    assert_eq!(found[..order.len()], order[..]);
    assert!(lines.provisions.iter().any(|strip| strip.divided.is_ok()));
    assert!(lines.dividers.iter().any(|it| it.kind == BlocKind::Negotiating && it.whole.is_ok()));
    for strip in &lines.provisions {
        for crossing in &strip.lines {
            assert!(crossing.q >= crossing.line.p - 1e-12);
            assert!(crossing.line.cells.iter().all(|cell| cell.tally.n() >= 5));
        }
    }
    let shares: Vec<f64> = lines.holding.iter().map(|one| one.cumulative).collect();
    assert!(shares.is_sorted() && shares.last() == Some(&1.0), "{shares:?}");
    let freed: Vec<usize> = lines.holding.iter().map(|one| one.freed).collect();
    assert!(freed.is_sorted_by(|a, b| a >= b), "the heaviest first: {freed:?}");
}

#[test]
fn in_an_adopted_text_nothing_is_open_and_nothing_holds_the_rest() {
    let gathered = gather(whole(), Voices::Seats);
    assert!(gathered.is_adopted() && gathered.choices.is_empty());
    let findings = found(whole());
    // Objections that stood to the end are on the record, and ask for no discussion any more.
    for why in [findings.packages.err(), findings.choice.err()] {
        assert_eq!(why, Some(unbracket_analysis::TooLittle::Settled { what: "the text" }));
    }
    assert!(findings.fault_lines.unwrap().holding.is_empty());
    let midst = found(in_the_midst());
    assert!(midst.choice.as_ref().is_ok_and(|agenda| !agenda.chosen.is_empty()));
    let stands = |id: &String| midst.units.iter().any(|unit| unit.id == *id);
    let holding = midst.fault_lines.unwrap().holding;
    assert!(!holding.is_empty() && holding.iter().all(|one| stands(&one.provision)));
    let items = midst.bridging.unwrap().common.items;
    let of = |name: &str| midst.items.iter().find(|item| item.name == name).unwrap();
    let words = |item: &gather::Item| item.standing_words().map(str::to_owned);
    assert!(items.iter().filter_map(|one| words(of(&one.item))).all(|id| stands(&id)));
}

#[test]
fn words_that_several_sponsor_are_shared_wherever_they_are_credited() {
    let findings = found(in_the_midst());
    let lineage = findings.lineage.unwrap();
    let credited = lineage.influence.unwrap();
    let voices = findings.participation.unwrap().voices.unwrap();
    let campaigns = voices.iter().filter(|one| matches!(one.question.voice, Voice::Campaign(_)));
    let joined: Vec<&String> = campaigns.flat_map(|one| &one.question.actors).collect();
    let mut ratios = Vec::new();
    for asked in voices.iter().filter(|one| one.question.share > 0.0) {
        let Voice::Actor(name) = &asked.question.voice else { continue };
        if !joined.contains(&name) {
            let own = credited.actors.iter().find(|one| one.name == *name).unwrap();
            ratios.push(own.credited / asked.question.share);
        }
    }
    assert!(ratios.len() > 1, "{ratios:?}");
    assert!(ratios.iter().all(|one| (one / ratios[0] - 1.0).abs() < 1e-9), "{ratios:?}");
}

#[test]
fn a_linked_issue_frees_what_hangs_on_it() {
    let state = in_the_midst();
    assert!(state.texts.issues.iter().any(|issue| issue.open), "the example links an issue");
    let lines = found(state).fault_lines.unwrap();
    let tied = lines.holding.iter().find(|one| !one.dependent.is_empty()).unwrap();
    assert!(tied.freed >= tied.own);
}

#[test]
fn every_source_names_something_on_the_record() {
    for state in [in_the_midst(), whole()] {
        let value = serde_json::to_value(found(state)).unwrap();
        let mut seen = 0;
        visit(&value, &mut |one| {
            let Some(is) = one.get("is").and_then(Value::as_str) else { return };
            seen += 1;
            assert!(stands(state, is, one), "{one} is nowhere on the record");
        });
        assert!(seen > 500, "{seen} sources");
    }
    let nowhere = serde_json::json!({"is": "proposal", "proposal": 99_999});
    assert!(!stands(whole(), "proposal", &nowhere), "a planted fault");
}

#[test]
fn the_seats_of_a_contested_provision_are_its_positions() {
    let state = in_the_midst();
    let gathered = gather(state, Voices::Seats);
    let room = found(state).room.unwrap();
    assert!(!room.contested.is_empty());
    let order: Vec<&str> = gathered.units.iter().map(|unit| unit.id.as_str()).collect();
    let place = |id: &str| order.iter().position(|one| *one == id);
    assert!(room.contested.is_sorted_by_key(|one| place(&one.provision)));
    for one in &room.contested {
        assert!(one.stands.values().any(|stance| stance == "object" || stance == "reserve"));
        for (actor, stance) in &one.stands {
            let mut stands = gathered.present().unwrap().stands.iter();
            assert!(stands.any(|stand| stand.actor == *actor && stand.stance == *stance));
        }
        assert!(one.sources.len() >= one.stands.len());
    }
}

#[test]
fn quotations_stand_where_they_are_said_to_stand() {
    let language = found(whole()).language.unwrap();
    let rivals = language.terms.rivals.iter().flat_map(|rival| rival.quoted.iter().flatten());
    let telling = language.telling.iter().filter_map(|one| one.words.as_ref().ok()).flatten();
    let telling = telling.filter_map(|word| word.first.as_ref());
    let gathered = gather(whole(), Voices::Seats);
    let mut seen = 0;
    for quoted in rivals.chain(telling) {
        let said = format!("{}{}{}", quoted.before, quoted.words, quoted.behind);
        let inputs = gathered.contributions.iter().map(|one| (&one.source, &one.text));
        let proposals = gathered.proposals.iter().map(|one| (&one.source, &one.wording));
        let mut own = inputs.chain(proposals).filter(|(source, _)| **source == quoted.source);
        assert!(own.any(|(_, text)| text.contains(&said)), "{quoted:?}");
        seen += 1;
    }
    assert!(seen > 3, "{seen} quotations");
}

#[test]
fn the_shares_of_all_voices_are_all_that_survived() {
    let voices = found(whole()).participation.unwrap().voices.unwrap();
    let sum: f64 = voices.iter().map(|one| one.question.share).sum();
    assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    assert!(voices.is_sorted_by(|a, b| a.question.share >= b.question.share));
    assert!(voices.iter().all(|one| !one.sources.is_empty()));
}

#[test]
fn what_has_no_number_is_cited_by_how_it_begins() {
    let gathered = gather(whole(), Voices::Seats);
    let heading = gathered.units.iter().find(|unit| !unit.is_paragraph).unwrap();
    assert_ne!(heading.label, heading.id);
    let words = heading.label.trim_end_matches('…');
    assert!(heading.opening.starts_with(words), "{heading:?}");
    let labels: std::collections::BTreeSet<&String> =
        gathered.units.iter().map(|unit| &unit.label).collect();
    assert_eq!(labels.len(), gathered.units.len(), "a label is one provision's alone");
}

#[test]
fn a_paragraph_that_is_no_more_is_cited_with_the_text_that_held_it_last() {
    let gathered = gather(whole(), Voices::Seats);
    let present: std::collections::BTreeSet<&String> =
        gathered.units.iter().map(|unit| &unit.label).collect();
    let items = gathered.positions.iter().flat_map(|it| &it.items);
    let gone: Vec<_> = items
        .filter(|it| it.kind == ItemKind::Provision)
        .filter_map(|it| it.name.strip_suffix(')')?.split_once(" ("))
        .collect();
    assert!(!gone.is_empty(), "the example drops paragraphs on which positions were taken");
    for (label, text) in gone {
        assert!(gathered.versions.iter().any(|version| version.name == text), "{label}: {text}");
        assert!(present.contains(&label.to_owned()), "{label} is a number that another has now");
    }
}

#[test]
fn names_belong_to_one_actor_alone() {
    let state = whole();
    let names = Names::of(state);
    let seats: Vec<&str> = state.roster.seats().map(|(id, _)| names.seat(id)).collect();
    let apart: std::collections::BTreeSet<&&str> = seats.iter().collect();
    assert_eq!(apart.len(), seats.len());
}

fn visit(value: &Value, see: &mut impl FnMut(&Value)) {
    see(value);
    match value {
        Value::Array(all) => all.iter().for_each(|one| visit(one, see)),
        Value::Object(all) => all.values().for_each(|one| visit(one, see)),
        _ => {}
    }
}

fn stands(state: &State, is: &str, one: &Value) -> bool {
    let number =
        |key: &str| usize::try_from(one[key].as_u64().expect("a number")).expect("a small one");
    let id = || ProvisionId::new(one["provision"].as_str().expect("a name"));
    let texts = &state.texts;
    match is {
        "entry" => state.process.entries.get(one["entry"].as_u64().expect("a number")).is_some(),
        "provision" => {
            texts.history.contains_key(&id())
                || texts.documents.iter().any(|it| it.draft.get(&id()).is_some())
        }
        "bracket" => texts.rolling.as_ref().is_some_and(|rolling| {
            let provision = rolling.draft.get(&id());
            provision.is_some_and(|it| it.content.brackets().len() >= number("bracket"))
        }),
        "passage" => texts.documents[number("document")].draft.get(&id()).is_some(),
        "document" => number("document") < texts.documents.len(),
        "proposal" => number("proposal") < texts.proposals.len(),
        "contribution" => number("contribution") < state.inputs.contributions.len(),
        "point" => number("point") < state.inputs.points.len(),
        "cure" => number("cure") < texts.cures.len(),
        "intervention" => number("intervention") < state.forums.interventions.len(),
        other => panic!("{other} is no kind of source"),
    }
}
