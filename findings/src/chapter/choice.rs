//! What to discuss next: a few open provisions in which each part of the room finds what it stands
//! for.
//!
//! Who objects to a provision, holds a reserve or a bracket on it, or sponsors a proposal to it that is
//! open, wants it discussed. Equal shares give each of them the same part of the agenda. Of the statements
//! of a table a few are chosen in which everybody finds as much of what they are for.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::choice::{Approvals, Completion, EqualShares, Representation};
use unbracket_analysis::{Answer, TooLittle};

use super::orders::{Order, orders};
use crate::findings::Said;
use crate::gather::{Gathered, ItemKind, Source};

/// So many provisions make an agenda.
const SEATS: usize = 5;
/// The steps for which it is asked whether a part of the room is left out.
const STEPS: u64 = 1_000_000;
/// And so many voters are looked at in all of these steps.
const LOOKS: u64 = 20_000_000;
/// Of the statements of a table so many stand for choice, those that most are for.
const STATEMENTS: usize = 100;

/// An agenda.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Agenda {
    /// How many want something discussed, or are for a statement.
    pub actors: usize,
    /// Whether what is chosen from are the statements of a table, of which nobody asks for discussion:
    /// then whoever is for one finds itself in it.
    pub of_statements: bool,
    /// The provisions that somebody wants discussed, in reading order; or the hundred statements that
    /// most are for, by name.
    pub open: Vec<Wanted>,
    /// The places in `open` that were chosen, the first one first.
    pub chosen: Vec<usize>,
    /// How they were chosen, with ties.
    pub method: EqualShares,
    /// Whether a part of the room that is large enough and agrees is left out.
    pub representation: Option<Representation>,
    /// The wordings of each provision of which somebody compared two, in reading order.
    pub orders: Vec<Order>,
}

/// A provision that somebody wants discussed, or a statement that somebody is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wanted {
    /// Its identity; none of a statement.
    pub provision: Option<String>,
    /// How it is cited.
    pub label: String,
    /// Who wants it discussed or is for it, by name.
    pub by: BTreeSet<String>,
    /// What they said or put forward.
    pub sources: Vec<Source>,
}

/// What to discuss next.
///
/// # Errors
/// Where the text is adopted, or nobody wants anything discussed, nor is for a statement of a table.
pub fn choice(gathered: &Gathered) -> Said<Agenda> {
    // Who objected to the end still stands on the record, but has nothing left to discuss in this text.
    if gathered.is_adopted() {
        return Err(TooLittle::Settled { what: "the text" });
    }
    let wanted = wanted(gathered);
    let of_statements = wanted.is_empty();
    let open = if of_statements { statements(gathered) } else { wanted };
    TooLittle::unless(open.len(), 1, "open provisions")?;
    let actors: BTreeSet<&String> = open.iter().flat_map(|one| &one.by).collect();
    let approves = |actor: &String| -> Vec<usize> {
        (0..open.len()).filter(|at| open[*at].by.contains(actor)).collect()
    };
    let ballots: Vec<Vec<usize>> = actors.iter().map(|actor| approves(actor)).collect();
    let names = open.iter().map(|one| one.label.clone()).collect();
    let none = TooLittle::Few { what: "open provisions", have: 0, need: 1 };
    let approvals = Approvals::new(names, &ballots).map_err(|_| none.clone())?;
    let seats = SEATS.min(open.len());
    let method = approvals.equal_shares(seats, Completion::Phragmen).map_err(|_| none)?;
    let chosen = method.committee.chosen.clone();
    let steps = STEPS.min(LOOKS / ballots.len().max(1) as u64);
    let representation =
        approvals.extended_justified_representation(&method.committee.sorted(), steps);
    Ok(Agenda {
        actors: actors.len(),
        of_statements,
        open,
        chosen,
        representation: representation.ok(),
        method,
        orders: orders(gathered),
    })
}

/// The hundred statements of a table that most are for, by name.
fn statements(gathered: &Gathered) -> Vec<Wanted> {
    let table = gathered.present().filter(|positions| positions.stands.is_empty());
    let Some(table) = table else { return Vec::new() };
    let answers = &table.answers;
    let is_for = || answers.iter().filter(|(.., answer)| *answer == Answer::For);
    let mut counts = vec![0_usize; answers.items().len()];
    is_for().for_each(|(_, item, _)| counts[item] += 1);
    let mut most: Vec<usize> = (0..counts.len()).filter(|item| counts[*item] > 0).collect();
    most.sort_by_key(|item| (std::cmp::Reverse(counts[*item]), *item));
    most.truncate(STATEMENTS);
    let mut by: BTreeMap<usize, BTreeSet<String>> =
        most.into_iter().map(|item| (item, BTreeSet::new())).collect();
    for (actor, item, _) in is_for() {
        if let Some(by) = by.get_mut(&item) {
            by.insert(answers.actors()[actor].clone());
        }
    }
    let statement = |(at, by): (usize, BTreeSet<String>)| {
        let item = table.item(&answers.items()[at])?;
        let label = item.name.clone();
        let is_statement = item.kind == ItemKind::Statement;
        let sources = vec![item.source.clone()];
        is_statement.then_some(Wanted { provision: None, label, by, sources })
    };
    by.into_iter().filter_map(statement).collect()
}

fn wanted(gathered: &Gathered) -> Vec<Wanted> {
    let mut by: BTreeMap<&str, (BTreeSet<String>, BTreeSet<Source>)> = BTreeMap::new();
    let mut want = |provision, actor: &String, source: Source| {
        let (actors, sources) = by.entry(provision).or_default();
        actors.insert(actor.clone());
        sources.insert(source);
    };
    if let Some(positions) = gathered.present() {
        let settled = gathered.proposals.iter().filter(|one| one.state != "open");
        let settled: BTreeSet<&String> = settled.map(|one| &one.name).collect();
        let open = positions.stands.iter();
        for stand in open.filter(|stand| matches!(stand.stance.as_str(), "object" | "reserve")) {
            // Who objects to a proposal that is settled has nothing left to discuss.
            let item = positions.item(&stand.item).filter(|item| !settled.contains(&item.name));
            if let Some(provision) = item.and_then(|item| item.provision.as_deref()) {
                want(provision, &stand.actor, Source::Entry { entry: stand.entry });
            }
        }
    }
    for choice in &gathered.choices {
        for holder in &choice.holders {
            want(&choice.provision, holder, choice.source.clone());
        }
    }
    let open = gathered.proposals.iter().filter(|one| one.state == "open");
    for proposal in open.filter(|one| one.cycle == gathered.cycle) {
        for (provision, sponsor) in proposal
            .provisions
            .iter()
            .flat_map(|id| proposal.sponsors.iter().map(move |who| (id, who)))
        {
            want(provision, sponsor, proposal.source.clone());
        }
    }
    let units = gathered.units.iter();
    units
        .filter_map(|unit| {
            let (actors, sources) = by.remove(unit.id.as_str())?;
            Some(Wanted {
                provision: Some(unit.id.clone()),
                label: unit.label.clone(),
                by: actors,
                sources: std::iter::once(unit.source.clone()).chain(sources).collect(),
            })
        })
        .collect()
}
