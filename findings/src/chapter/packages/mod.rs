//! Packages, for the chair: which alternatives of all open issues could stand together.
//!
//! An issue is a bracket, or a provision that somebody objects to or would change; its alternatives
//! are the wordings that are before the room, and leaving it out. Who objects to a wording vetoes it,
//! whoever else wants it. Nothing here was agreed by anybody.

mod deletion;
mod needs;
mod open;
mod told;
mod wording;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::packages::{
    Account, Chosen, Conflict, Deal, Limits, Package, Proof, Satisfaction, VetoPrices,
};

use crate::findings::{Said, Settings};
use crate::gather::{Gathered, Source};

use needs::needs;
use open::issues;
use told::told;
pub(crate) use wording::same_words;

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
    /// What can stand only where something else does.
    pub needs: Vec<Need>,
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

/// An alternative that can stand only with one of others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Need {
    /// The alternative.
    pub of: Chosen,
    /// One of these has to stand.
    pub one_of: Vec<Chosen>,
}

/// One thing that could stand.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Wording {
    /// Its name.
    pub alternative: String,
    /// The words.
    pub wording: String,
    /// The provision, or what stands in the bracket, as it would read with them.
    pub reads: String,
    /// Who said what on it: the actor, and the worth of the stance.
    pub stakes: BTreeMap<String, i32>,
    /// Who objects, each with the alternatives that are cures for the objection.
    pub objectors: BTreeMap<String, Vec<String>>,
    /// Whose objection rests on something else, with what of which one has to stand, by name.
    pub unless: BTreeMap<String, Vec<String>>,
    /// Under which names it was put, its own among them.
    pub names: BTreeSet<String>,
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
/// Where nothing is open, as in an adopted text, or fewer than two actors have a stake.
pub fn packages(gathered: &Gathered, settings: &Settings) -> Said<Packages> {
    if gathered.is_adopted() {
        return Err(TooLittle::Settled { what: "the text" });
    }
    let issues = issues(gathered);
    TooLittle::unless(issues.len(), 1, "open issues")?;
    let stakes = issues.iter().flat_map(|issue| &issue.alternatives);
    let actors: BTreeSet<&String> = stakes.flat_map(|one| one.stakes.keys()).collect();
    TooLittle::unless(actors.len(), 2, "actors with a stake")?;
    let needs = needs(gathered, &issues);
    let builder = told(&issues, &actors, &needs);
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
        needs,
    })
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
