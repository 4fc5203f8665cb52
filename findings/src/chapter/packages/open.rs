//! What is open: brackets and contested provisions, each with all that could stand there.
//!
//! **Invariant:** no two alternatives of an issue are the same words. A proposal to keep the words of a
//! provision is a voice for them, one to delete it is a voice for leaving it out, and one that moves it
//! changes no words.

use super::deletion::asks_to_delete;
use super::wording::{Spot, Spots, lay_in, worth};
use super::{Open, TEXT, Wording};
use crate::gather::{Choice, Gathered, Proposal, ProposalKind, Unit};

/// Brackets and provisions that are open, in the order of the text.
pub(super) fn issues(gathered: &Gathered) -> Vec<Open> {
    let mut all: Vec<Open> =
        gathered.choices.iter().map(|choice| bracket(gathered, choice)).collect();
    all.extend(gathered.units.iter().filter_map(|unit| provision(gathered, unit)));
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
    for (at, one) in choice.alternatives.iter().enumerate() {
        let mut wording = Wording::of(&one.name, &one.wording, &choice.source);
        let known = |name: &&String| gathered.actor(name).is_some();
        for sponsor in one.sponsors.iter().filter(known) {
            wording.stakes.insert(sponsor.clone(), worth("support"));
        }
        // Whoever holds a bracket does not yet agree to the words as they stand, and put the others.
        for holder in &choice.holders {
            let stance = if at == 0 { "reserve" } else { "can-live-with" };
            wording.stakes.entry(holder.clone()).or_insert_with(|| worth(stance));
        }
        lay_in(gathered, &one.name, &mut wording);
        spots.add(Spot { reads: one.wording.clone(), wording });
    }
    Open {
        issue: choice.name.clone(),
        provision: choice.provision.clone(),
        alternatives: spots.done(),
        sources: vec![choice.source.clone()],
    }
}

/// A provision to which somebody objects, or which somebody would change.
fn provision(gathered: &Gathered, unit: &Unit) -> Option<Open> {
    let id = unbracket_text::ProvisionId::new(unit.id.clone());
    let stands = gathered.of_cycle().last().and_then(|version| version.draft.get(&id));
    let words = stands.map_or_else(|| unit.opening.clone(), |it| it.content.to_marked_text());
    let mut text = Wording::of(TEXT, &words, &unit.source);
    lay_in(gathered, &unit.label, &mut text);
    let mut spots = Spots { spoke: text.stakes.keys().cloned().collect(), ..Spots::default() };
    spots.add(Spot { reads: words.clone(), wording: text });
    for proposal in gathered.proposals.iter().filter(|one| is_before(gathered, unit, one)) {
        let mut one = Wording::of(&proposal.name, &proposal.wording, &proposal.source);
        let sponsors = proposal.sponsors.iter();
        one.stakes.extend(sponsors.map(|name| (name.clone(), worth("support"))));
        lay_in(gathered, &proposal.name, &mut one);
        let reads = match proposal.kind {
            ProposalKind::Retain => words.clone(),
            ProposalKind::Delete => String::new(),
            ProposalKind::Words | ProposalKind::Move => proposal.text.clone(),
        };
        spots.add(Spot { reads, wording: one });
    }
    let mut unless: Vec<(String, String)> = Vec::new();
    let cures = gathered.cures.iter().filter(|cure| cure.cycle == gathered.cycle);
    for (number, cure) in cures.filter(|cure| cure.provision == unit.id).enumerate() {
        let name = format!("{} cure {}", unit.label, number + 1);
        let mut one = Wording::of(&name, &cure.wording, &cure.source);
        one.stakes.insert(cure.by.clone(), worth("support"));
        if cure.by == cure.of || cure.accepted {
            one.stakes.insert(cure.of.clone(), worth("support"));
        }
        let deletes = asks_to_delete(&cure.wording);
        let reads = if deletes { String::new() } else { cure.wording.clone() };
        let lifts = spots.add(Spot { reads, wording: one });
        unless.push((cure.of.clone(), lifts));
    }
    let mut alternatives = spots.done();
    for (of, lifts) in unless {
        let of_text = alternatives.iter_mut().find(|one| one.alternative == TEXT);
        let lifted = of_text.and_then(|text| text.objectors.get_mut(&of));
        // Words that stand by now have lifted nothing.
        if let Some(list) = lifted.filter(|list| lifts != TEXT && !list.contains(&lifts)) {
            list.push(lifts);
        }
    }
    let contested =
        alternatives.len() > 1 || alternatives[0].stakes.values().any(|worth| *worth < 0);
    let sources = vec![unit.source.clone()];
    contested.then(|| Open {
        issue: unit.label.clone(),
        provision: unit.id.clone(),
        alternatives,
        sources,
    })
}

/// Whether a proposal is open on the words of a provision.
fn is_before(gathered: &Gathered, unit: &Unit, one: &Proposal) -> bool {
    let of_it = one.cycle == gathered.cycle && one.provisions.contains(&unit.id);
    of_it && !one.amends && one.state == "open" && one.kind != ProposalKind::Move
}
