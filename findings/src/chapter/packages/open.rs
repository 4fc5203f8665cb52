//! What is open: brackets and contested provisions, each with all that could stand there.
//!
//! **Invariant:** no two alternatives of an issue are the same words. A proposal to keep the words of a
//! provision is a voice for them, one to delete it is a voice for leaving it out, and one that moves it
//! changes no words.

use super::deletion::asks_to_delete;
use super::wording::{Spots, lay_in, worth};
use super::{Open, TEXT, Wording};
use crate::gather::{Choice, Gathered, Proposal, ProposalKind, Unit};

/// Brackets and provisions that are open, in the order of the text. A bracket that holds all the words
/// of a provision is the provision.
pub(super) fn issues(gathered: &Gathered) -> Vec<Open> {
    let parts = gathered.choices.iter().filter(|choice| !choice.whole);
    let mut all: Vec<Open> = parts.map(|choice| bracket(gathered, choice)).collect();
    all.extend(gathered.units.iter().filter_map(|unit| provision(gathered, unit)));
    all.retain(|issue| gathered.is_open(&issue.provision));
    // What nobody has a stake in is decided by nobody's stake.
    all.retain(|issue| issue.alternatives.iter().any(|one| !one.stakes.is_empty()));
    let place = |issue: &Open| {
        let place = gathered.units.iter().position(|unit| unit.id == issue.provision);
        (place.unwrap_or(usize::MAX), issue.issue.clone())
    };
    all.sort_by_key(place);
    all
}

fn bracket(gathered: &Gathered, choice: &Choice) -> Open {
    let mut spots = Spots::default();
    for at in 0..choice.alternatives.len() {
        let mut wording = alternative(gathered, choice, at);
        held(choice, at, &mut wording);
        spots.add(wording);
    }
    Open {
        issue: choice.name.clone(),
        provision: choice.provision.clone(),
        alternatives: spots.all,
        sources: vec![choice.source.clone()],
    }
}

/// What was said of an alternative of a bracket.
fn alternative(gathered: &Gathered, choice: &Choice, at: usize) -> Wording {
    let one = &choice.alternatives[at];
    let mut wording = Wording::of(&one.name, &one.wording, &choice.source);
    let known = |name: &&String| gathered.actor(name).is_some();
    for sponsor in one.sponsors.iter().filter(known) {
        wording.stakes.insert(sponsor.clone(), worth("support"));
    }
    lay_in(gathered, &one.name, &mut wording);
    wording
}

/// Whoever holds a bracket does not yet agree to the words as they stand, and put the others.
fn held(choice: &Choice, at: usize, wording: &mut Wording) {
    let stance = if at == 0 { "reserve" } else { "can-live-with" };
    for holder in &choice.holders {
        wording.stakes.entry(holder.clone()).or_insert_with(|| worth(stance));
    }
}

/// The alternatives of a bracket that holds all the words of a provision. Who objects to the provision
/// objects to each of them, but to those that it is for.
fn of_whole(gathered: &Gathered, choice: &Choice, text: &Wording) -> Vec<Wording> {
    let is_alone = choice.alternatives.iter().filter(|one| !one.wording.is_empty()).count() == 1;
    let all = (0..choice.alternatives.len()).map(|at| {
        let mut wording = alternative(gathered, choice, at);
        if !wording.reads.is_empty() {
            for (actor, worth) in &text.stakes {
                wording.stakes.entry(actor.clone()).or_insert(*worth);
            }
            for actor in text.objectors.keys().filter(|it| wording.stakes[*it] <= 0) {
                wording.objectors.entry(actor.clone()).or_insert_with(|| {
                    let rests = text.unless.get(actor).cloned();
                    wording.unless.extend(rests.map(|it| (actor.clone(), it)));
                    Vec::new()
                });
            }
            wording.objects();
            wording.sources.extend(text.sources.iter().cloned());
            if is_alone {
                TEXT.clone_into(&mut wording.alternative);
            }
        }
        held(choice, at, &mut wording);
        wording
    });
    all.collect()
}

/// A provision to which somebody objects, or which somebody would change.
fn provision(gathered: &Gathered, unit: &Unit) -> Option<Open> {
    let id = unbracket_text::ProvisionId::new(unit.id.clone());
    let stands = gathered.of_cycle().last().and_then(|version| version.draft.get(&id));
    let words = stands.map_or_else(|| unit.opening.clone(), |it| it.content.to_marked_text());
    let mut text = Wording::of(TEXT, &words, &unit.source);
    lay_in(gathered, &unit.label, &mut text);
    let whole = gathered.choices.iter().find(|choice| choice.whole && choice.provision == unit.id);
    let mut spots = Spots { spoke: text.stakes.keys().cloned().collect(), ..Spots::default() };
    for one in whole.map_or_else(|| vec![text.clone()], |it| of_whole(gathered, it, &text)) {
        spots.add(one);
    }
    let standing: Vec<String> = spots.all.iter().map(|one| one.alternative.clone()).collect();
    for proposal in gathered.proposals.iter().filter(|one| is_before(gathered, unit, one)) {
        for reads in readings(proposal, &spots.all[..standing.len()]) {
            let mut one = Wording::of(&proposal.name, &proposal.wording, &proposal.source);
            one.reads = reads;
            let sponsors = proposal.sponsors.iter();
            one.stakes.extend(sponsors.map(|name| (name.clone(), worth("support"))));
            lay_in(gathered, &proposal.name, &mut one);
            spots.add(one);
        }
    }
    let mut unless: Vec<(String, String)> = Vec::new();
    let cures = gathered.cures.iter().filter(|cure| cure.cycle == gathered.cycle);
    for (number, cure) in cures.filter(|cure| cure.provision == unit.id).enumerate() {
        let name = format!("{} cure {}", unit.label, number + 1);
        let mut one = Wording::of(&name, &cure.wording, &cure.source);
        if asks_to_delete(&cure.wording) {
            one.reads.clear();
        }
        one.stakes.insert(cure.by.clone(), worth("support"));
        if cure.by == cure.of || cure.accepted {
            one.stakes.insert(cure.of.clone(), worth("support"));
        }
        unless.push((cure.of.clone(), spots.add(one)));
    }
    let mut alternatives = spots.all;
    for one in alternatives.iter_mut().filter(|one| standing.contains(&one.alternative)) {
        // Words that stand by now have lifted nothing.
        for (of, lifts) in unless.iter().filter(|(_, lifts)| !standing.contains(lifts)) {
            let lifted = one.objectors.get_mut(of);
            if let Some(list) = lifted.filter(|list| !list.contains(lifts)) {
                list.push(lifts.clone());
            }
        }
    }
    let contested = whole.is_some()
        || alternatives.len() > 1
        || !alternatives[0].objectors.is_empty()
        || alternatives[0].stakes.values().any(|worth| *worth < 0);
    let sources = vec![unit.source.clone()];
    contested.then(|| Open {
        issue: unit.label.clone(),
        provision: unit.id.clone(),
        alternatives,
        sources,
    })
}

/// How a provision would read with a proposal; to keep it is to keep each of the wordings that stand.
fn readings(proposal: &Proposal, standing: &[Wording]) -> Vec<String> {
    match proposal.kind {
        ProposalKind::Retain => {
            let words = standing.iter().filter(|one| !one.reads.is_empty());
            words.map(|one| one.reads.clone()).collect()
        }
        ProposalKind::Delete => vec![String::new()],
        ProposalKind::Words | ProposalKind::Move => vec![proposal.text.clone()],
    }
}

/// Whether a proposal is open on the words of a provision.
fn is_before(gathered: &Gathered, unit: &Unit, one: &Proposal) -> bool {
    let of_it = one.cycle == gathered.cycle && one.provisions.contains(&unit.id);
    of_it && !one.amends && one.state == "open" && one.kind != ProposalKind::Move
}
