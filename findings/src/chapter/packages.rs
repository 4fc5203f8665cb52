//! Packages, for the chair: which alternatives of all open issues could stand together.
//!
//! An issue is a bracket, or a provision that somebody objects to or would change; its alternatives
//! are the wordings that are before the room, and leaving it out. Who objects to a wording vetoes it,
//! whoever else wants it. Nothing here was agreed by anybody.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::packages::{
    Account, Chosen, Conflict, Deal, DealBuilder, Limits, OMIT, Package, Proof, Satisfaction,
    VetoPrices,
};

use crate::findings::{Said, Settings};
use crate::gather::{Choice, Gathered, Source, Stand};

/// What a stance is worth to whoever takes it; what nobody said counts 0.
const WORTH: [(&str, i32); 4] =
    [("support", 2), ("can-live-with", 1), ("reserve", -1), ("object", -2)];
/// The wording of a provision as it stands, among its alternatives.
pub const TEXT: &str = "text";
/// So many actors' satisfactions are levelled up, the least first.
const LEVELS: usize = 3;
/// So many packages that differ are looked for, on at least this share of the issues.
const DIVERSE: (usize, f64) = (4, 0.1);

/// What could be agreed together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Packages {
    /// What is open, with what could stand there.
    pub issues: Vec<Open>,
    /// How many actors have a stake in it.
    pub actors: usize,
    /// How many objections there are.
    pub objections: usize,
    /// What each stance was taken to be worth.
    pub worth: Vec<(&'static str, i32)>,
    /// The packages.
    pub packages: Vec<Proposed>,
    /// Who gains and who concedes, from the best total to the best for the worst off.
    pub step: Option<Account>,
    /// What each objection and each objector costs all together.
    pub prices: Option<VetoPrices>,
    /// Objections that cannot all hold, where no package meets them all.
    pub conflict: Option<Conflict>,
    /// How far was searched.
    pub limits: Limits,
}

/// Something open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Open {
    /// Its name.
    pub issue: String,
    /// The provision.
    pub provision: String,
    /// What could stand there; leaving it out is always possible besides.
    pub alternatives: Vec<Wording>,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// One thing that could stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wording {
    /// Its name.
    pub alternative: String,
    /// The words.
    pub wording: String,
    /// Who said what on it: the actor, and the worth of the stance.
    pub stakes: BTreeMap<String, i32>,
    /// Who objects, each with the alternatives that are cures for the objection.
    pub objectors: BTreeMap<String, Vec<String>>,
    /// Where it and the positions on it stand.
    pub sources: Vec<Source>,
}

/// One package.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Proposed {
    /// What is best in it: `total`, `worst-off`, `nash`, `diverse`.
    pub objective: &'static str,
    /// One alternative for every issue.
    pub choices: Vec<Chosen>,
    /// The sum of what it is worth to all.
    pub total: i64,
    /// What it is worth to each, by name.
    pub utilities: BTreeMap<String, i64>,
    /// Whether it is proven best, or how far the best may be.
    pub proof: Proof,
    /// In what the proof counts: `points`, `satisfactions` (the sum of the least of them), `gains` (the
    /// sum of the logarithms of one more than each actor gains).
    pub unit: &'static str,
    /// How far each is from the best and the worst that any package could give it; empty where that
    /// was not found.
    pub satisfactions: Vec<Satisfaction>,
}

/// The packages of what is open in the present cycle.
///
/// # Errors
/// Where nothing is open, or fewer than two actors have a stake.
pub fn packages(gathered: &Gathered, settings: &Settings) -> Said<Packages> {
    let issues = issues(gathered);
    TooLittle::unless(issues.len(), 1, "open issues")?;
    let stakes = issues.iter().flat_map(|issue| &issue.alternatives);
    let actors: BTreeSet<&String> = stakes.flat_map(|one| one.stakes.keys()).collect();
    TooLittle::unless(actors.len(), 2, "actors with a stake")?;
    let builder = told(&issues, &actors);
    let Ok(deal) = builder.build() else {
        return Err(TooLittle::Few { what: "open issues", have: 0, need: 1 });
    };
    let limits = Limits { seed: settings.seed, ..Limits::default() };
    let conflict = deal.smallest_conflict(limits).ok().flatten();
    let packages = if conflict.is_none() { proposed(&deal, limits) } else { Vec::new() };
    let of = |objective: &str| {
        let found = packages.iter().find(|one| one.objective == objective)?;
        again(&deal, found)
    };
    let step = of("total").zip(of("worst-off")).map(|(from, to)| deal.account(&from, &to));
    Ok(Packages {
        actors: actors.len(),
        objections: deal.objections(),
        worth: WORTH.to_vec(),
        step,
        prices: if conflict.is_none() { deal.veto_prices(limits).ok() } else { None },
        conflict,
        limits,
        packages,
        issues,
    })
}

fn told(issues: &[Open], actors: &BTreeSet<&String>) -> DealBuilder {
    let mut deal = Deal::builder();
    for actor in actors {
        deal.actor(actor, 1);
    }
    for issue in issues {
        let names: Vec<&str> =
            issue.alternatives.iter().map(|one| one.alternative.as_str()).collect();
        deal.issue(&issue.issue, &names);
        for one in &issue.alternatives {
            let at = (issue.issue.as_str(), one.alternative.as_str());
            for (actor, worth) in &one.stakes {
                deal.utility(actor, at, *worth);
            }
            // A cure is another alternative of the same issue, which never stands beside this one:
            // the objection itself is a veto.
            for actor in one.objectors.keys() {
                deal.objects(actor, at, &[]);
            }
        }
    }
    deal
}

fn proposed(deal: &Deal, limits: Limits) -> Vec<Proposed> {
    let mut all = Vec::new();
    if let Ok(found) = deal.best_total(limits) {
        all.push(named(deal, "total", &found.package, found.proof));
    }
    let worst_off = deal.best_for_the_worst_off(LEVELS, limits);
    if let Ok(found) = &worst_off {
        // Points are compared among what is as good for the worst off, which has to be known first.
        let open = found.levels.iter().find(|level| !level.optimal);
        let (proof, unit) = open.map_or((found.total_proof, "points"), |it| (*it, "satisfactions"));
        all.push(Proposed { unit, ..named(deal, "worst-off", &found.package, proof) });
    }
    if let Ok(found) = deal.best_nash(limits) {
        all.push(Proposed { unit: "gains", ..named(deal, "nash", &found.package, found.proof) });
    }
    // The first of the diverse ones is the best total again.
    let diverse = deal.diverse(DIVERSE.0, DIVERSE.1, limits).unwrap_or_default();
    let others = diverse.iter().skip(1);
    all.extend(others.map(|found| named(deal, "diverse", &found.package, found.proof)));
    // The scale of each actor is the same for all packages.
    let scales = worst_off.map(|found| found.actors).unwrap_or_default();
    for one in &mut all {
        let of = |scale: &Satisfaction| Some(scale.with(*one.utilities.get(&scale.actor)?));
        one.satisfactions = scales.iter().filter_map(of).collect();
    }
    all
}

fn named(deal: &Deal, objective: &'static str, package: &Package, proof: Proof) -> Proposed {
    let utilities = deal.actors().iter().cloned().zip(deal.utilities(package)).collect();
    Proposed {
        objective,
        choices: deal.chosen(package),
        total: deal.total(package),
        utilities,
        proof,
        unit: "points",
        satisfactions: Vec::new(),
    }
}

fn again(deal: &Deal, found: &Proposed) -> Option<Package> {
    let chosen = found.choices.iter();
    let chosen: Vec<(&str, &str)> =
        chosen.map(|one| (one.issue.as_str(), one.alternative.as_str())).collect();
    deal.package(&chosen).ok()
}

/// Brackets and provisions that are open, in the order of the text.
fn issues(gathered: &Gathered) -> Vec<Open> {
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
    let alternatives = choice.alternatives.iter().enumerate().map(|(at, one)| {
        let name = if one.wording.is_empty() { OMIT.to_owned() } else { one.name.clone() };
        let mut wording = Wording {
            alternative: name,
            wording: one.wording.clone(),
            stakes: BTreeMap::new(),
            objectors: BTreeMap::new(),
            sources: vec![choice.source.clone()],
        };
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
        wording
    });
    Open {
        issue: choice.name.clone(),
        provision: choice.provision.clone(),
        alternatives: alternatives.collect(),
        sources: vec![choice.source.clone()],
    }
}

/// A provision to which somebody objects, or which somebody would change.
fn provision(gathered: &Gathered, unit: &crate::gather::Unit) -> Option<Open> {
    let wording = |alternative: &str, wording: &str, source: &Source| Wording {
        alternative: alternative.to_owned(),
        wording: wording.to_owned(),
        stakes: BTreeMap::new(),
        objectors: BTreeMap::new(),
        sources: vec![source.clone()],
    };
    let id = unbracket_text::ProvisionId::new(unit.id.clone());
    let stands = gathered.of_cycle().last().and_then(|version| version.draft.get(&id));
    let words = stands.map_or_else(|| unit.opening.clone(), |it| it.content.to_marked_text());
    let mut text = wording(TEXT, &words, &unit.source);
    lay_in(gathered, &unit.label, &mut text);
    let mut alternatives = vec![text];
    let is_before = |one: &&crate::gather::Proposal| {
        one.cycle == gathered.cycle && one.provisions.contains(&unit.id) && !one.amends
    };
    for proposal in gathered.proposals.iter().filter(is_before).filter(|one| one.state == "open") {
        let mut one = wording(&proposal.name, &proposal.wording, &proposal.source);
        let sponsors = proposal.sponsors.iter();
        one.stakes.extend(sponsors.map(|name| (name.clone(), worth("support"))));
        lay_in(gathered, &proposal.name, &mut one);
        if proposal.deletes {
            fold_into_omit(&mut alternatives, one);
        } else {
            alternatives.push(one);
        }
    }
    let cures = gathered.cures.iter().filter(|cure| cure.cycle == gathered.cycle);
    for (number, cure) in cures.filter(|cure| cure.provision == unit.id).enumerate() {
        let name = format!("{} cure {}", unit.label, number + 1);
        let mut one = wording(&name, &cure.wording, &cure.source);
        one.stakes.insert(cure.by.clone(), worth("support"));
        if cure.by == cure.of || cure.accepted {
            one.stakes.insert(cure.of.clone(), worth("support"));
        }
        let deletes = asks_to_delete(&cure.wording);
        if let Some(unless) = alternatives[0].objectors.get_mut(&cure.of) {
            unless.push(if deletes { OMIT.to_owned() } else { name });
        }
        if deletes {
            fold_into_omit(&mut alternatives, one);
        } else {
            alternatives.push(one);
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

/// Words that ask to leave others out, in the languages of the United Nations.
const DELETE: [&str; 16] = [
    "delete",
    "deleted",
    "deletion",
    "omit",
    "remove",
    "supprimer",
    "suppression",
    "suprimir",
    "supresión",
    "eliminar",
    "исключить",
    "удалить",
    "снять",
    "حذف",
    "يحذف",
    "يُحذف",
];
/// What they may ask it of, beside numbers.
const WHOLE: [&str; 22] = [
    "the",
    "this",
    "these",
    "it",
    "all",
    "of",
    "paragraph",
    "paragraphs",
    "provision",
    "provisions",
    "text",
    "words",
    "entirely",
    "whole",
    "two",
    "three",
    "le",
    "la",
    "paragraphe",
    "párrafo",
    "пункт",
    "الفقرة",
];

/// Whether words are no wording but ask to leave out what stands: `Delete`, `Delete the three`.
fn asks_to_delete(wording: &str) -> bool {
    let wording = wording.trim().to_lowercase();
    if matches!(wording.as_str(), "" | "删除" | "删去" | "删除本段" | "删去本段") {
        return true;
    }
    let mut words = wording.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let whole = |word: &str| WHOLE.contains(&word) || word.chars().all(char::is_numeric);
    words.next().is_some_and(|first| DELETE.contains(&first)) && words.all(whole)
}

/// Lays what was said for and against a deletion in with leaving the words out.
fn fold_into_omit(alternatives: &mut Vec<Wording>, deletion: Wording) {
    match alternatives.iter_mut().find(|one| one.alternative == OMIT) {
        Some(omit) => {
            for (actor, worth) in deletion.stakes {
                // Who asked for it twice wants it as much as it said the stronger time.
                let known = omit.stakes.entry(actor).or_insert(worth);
                *known = if worth.abs() > known.abs() { worth } else { *known };
            }
            omit.objectors.extend(deletion.objectors);
            omit.sources.extend(deletion.sources);
        }
        None => alternatives.push(Wording {
            alternative: OMIT.to_owned(),
            wording: String::new(),
            ..deletion
        }),
    }
}

/// Lays in what was said on the item of that name.
fn lay_in(gathered: &Gathered, item: &str, wording: &mut Wording) {
    let stands = gathered.present().map(|positions| &positions.stands).into_iter().flatten();
    for stand in stands.filter(|stand| stand.item == item) {
        let Stand { actor, stance, entry, .. } = stand;
        wording.stakes.insert(actor.clone(), worth(stance));
        wording.sources.push(Source::Entry { entry: *entry });
        if stance == "object" {
            wording.objectors.insert(actor.clone(), Vec::new());
        }
    }
}

fn worth(stance: &str) -> i32 {
    WORTH.iter().find(|(word, _)| *word == stance).map_or(0, |(_, worth)| *worth)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_to_leave_out_is_no_wording() {
        for words in
            ["Delete", "delete.", "Delete the three", "Omit paragraph 7", "Supprimer", "删除", ""]
        {
            assert!(asks_to_delete(words), "{words}");
        }
        for words in ["Delete personal data after a year;", "Decides to delete", "Deletes"] {
            assert!(!asks_to_delete(words), "{words}");
        }
    }
}
