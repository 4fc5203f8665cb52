//! What a reading does to the order of provisions: found by reading, told as few steps.
//!
//! **Invariant:** carried out on the nodes of the page, the steps give the order, the depth and the
//! joined words of [`Compilation::reading`].

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::compile::Joined;
use unbracket_text::{Compilation, Origin, Reading, Sponsor};

/// The sponsors whose readings can change the order: those who insert, move or join provisions.
pub(super) fn movers(compilation: &Compilation) -> BTreeSet<&Sponsor> {
    let mut out = BTreeSet::new();
    for provision in compilation.provisions() {
        out.extend(&provision.whole.join.sponsors);
        out.extend(provision.whole.moves.iter().flat_map(|(_, voices)| &voices.sponsors));
        if let Origin::Inserted { voices, .. } = &provision.origin {
            out.extend(&voices.sponsors);
        }
    }
    out
}

/// The steps of a sponsor's reading, as the `data-o` attribute has them.
pub(super) fn steps(compilation: &Compilation, sponsor: &Sponsor) -> String {
    let reading = Reading::Sponsor(sponsor);
    let (draft, joins) = compilation.reading_with_joins(&reading);
    let nodes: BTreeMap<&str, usize> =
        compilation.provisions().iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
    let mut parts: Vec<Part> = Vec::new();
    for visit in draft.visit() {
        let Some(node) = node_of(&nodes, visit.provision.id.as_str()) else { continue };
        // The later parts of one that is split stand in the same node.
        if parts.last().is_none_or(|last| last.node != node) {
            parts.push(Part { node, depth: visit.depth });
        }
    }
    let mut steps = moves(&parts);
    steps.extend(join_steps(&nodes, &joins));
    for part in &parts {
        if compilation.provisions()[part.node].depth != part.depth {
            steps.push(format!("d{},{}", part.node, part.depth));
        }
    }
    steps.join(" ")
}

/// A node in a reading, with its depth.
struct Part {
    node: usize,
    depth: usize,
}

/// The node of a provision of a reading, which may be a later part of one that is split.
fn node_of(nodes: &BTreeMap<&str, usize>, id: &str) -> Option<usize> {
    let whole = || id.rsplit_once('~').map(|(stem, _)| stem);
    nodes.get(id).or_else(|| nodes.get(whole()?)).copied()
}

/// Steps for the nodes that stand elsewhere: all but a longest run in the order of the page.
fn moves(parts: &[Part]) -> Vec<String> {
    let order: Vec<usize> = parts.iter().map(|part| part.node).collect();
    let stay = longest_run(&order);
    let mut steps = Vec::new();
    for (at, node) in order.iter().enumerate() {
        if !stay.contains(node) {
            let before = at.checked_sub(1).map_or("-1".to_owned(), |at| order[at].to_string());
            steps.push(format!("m{node},{before}"));
        }
    }
    steps
}

/// The members of a longest ascending run (patience sorting).
pub(super) fn longest_run(order: &[usize]) -> BTreeSet<usize> {
    let (mut tops, mut previous) = (Vec::<usize>::new(), vec![None; order.len()]);
    for (at, node) in order.iter().enumerate() {
        let pile = tops.partition_point(|&top| order[top] < *node);
        previous[at] = pile.checked_sub(1).map(|below| tops[below]);
        if pile == tops.len() {
            tops.push(at);
        } else {
            tops[pile] = at;
        }
    }
    let mut run = BTreeSet::new();
    let mut next = tops.last().copied();
    while let Some(at) = next {
        run.insert(order[at]);
        next = previous[at];
    }
    run
}

/// Steps for the nodes whose words are joined to those of another.
fn join_steps(nodes: &BTreeMap<&str, usize>, joins: &[Joined]) -> Vec<String> {
    let step = |join: &Joined| {
        let from = node_of(nodes, join.provision.as_str())?;
        let to = node_of(nodes, join.to.as_str())?;
        let step = if join.with_space { "J" } else { "j" };
        Some(format!("{step}{from},{to}"))
    };
    joins.iter().filter_map(step).collect()
}
