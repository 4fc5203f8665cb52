//! What a reading does to the order of provisions: found by reading, told as few steps.
//!
//! **Invariant:** carried out on the nodes of the page, the steps give the order, the depth and the
//! joined words of [`Compilation::reading`].

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::{AmendmentId, Compilation, Origin, Passage, Piece, Reading, Sponsor};

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
    let chosen = compilation.chosen(&reading);
    let draft = compilation.reading(&reading);
    let nodes: BTreeMap<&str, usize> =
        compilation.provisions().iter().enumerate().map(|(at, p)| (p.id.as_str(), at)).collect();
    let mut parts: Vec<Part> = Vec::new();
    for visit in draft.visit() {
        let Some(node) = node_of(&nodes, visit.provision.id.as_str()) else { continue };
        let text = visit.provision.content.to_marked_text();
        match parts.last_mut() {
            Some(last) if last.node == node => last.text = text,
            _ => parts.push(Part { node, depth: visit.depth, text }),
        }
    }
    let mut steps = moves(&parts);
    steps.extend(joins(compilation, &chosen, &parts));
    for part in &parts {
        if compilation.provisions()[part.node].depth != part.depth {
            steps.push(format!("d{},{}", part.node, part.depth));
        }
    }
    steps.join(" ")
}

/// A node in a reading, with its depth, and its text: where it is split, that of the last part.
struct Part {
    node: usize,
    depth: usize,
    text: String,
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

/// Steps for the nodes whose words are joined to those of another: what a provision of the reading
/// says beyond its own words is what was joined to it.
fn joins(compilation: &Compilation, chosen: &BTreeSet<AmendmentId>, parts: &[Part]) -> Vec<String> {
    let provisions = compilation.provisions();
    let present: BTreeSet<usize> = parts.iter().map(|part| part.node).collect();
    let mut waiting: Vec<usize> = (0..provisions.len())
        .filter(|at| !present.contains(at))
        .filter(|&at| !provisions[at].whole.join.amendments.is_disjoint(chosen))
        .collect();
    let mut steps = Vec::new();
    for part in parts {
        if waiting.is_empty() {
            break;
        }
        let own = own_text(&provisions[part.node].content, chosen);
        let mut rest = part.text.strip_prefix(own.as_str()).unwrap_or_default();
        let mut is_empty = own.is_empty();
        while !rest.is_empty() {
            let fits = |at: usize| {
                let text = whole_text(&provisions[at].content, chosen);
                let spaced = rest.strip_prefix(' ').filter(|_| !is_empty);
                let with_space = spaced.and_then(|rest| rest.strip_prefix(text.as_str()));
                let close = || rest.strip_prefix(text.as_str()).map(|rest| (at, "j", rest));
                with_space.map(|rest| (at, "J", rest)).or_else(close).filter(|_| !text.is_empty())
            };
            let Some((at, step, remainder)) = waiting.iter().find_map(|&at| fits(at)) else {
                break;
            };
            steps.push(format!("{step}{at},{}", part.node));
            waiting.retain(|&other| other != at);
            rest = remainder;
            is_empty = false;
        }
    }
    steps
}

/// The text of a passage in a reading.
fn whole_text(passage: &Passage, chosen: &BTreeSet<AmendmentId>) -> String {
    read(passage, chosen).to_marked_text()
}

/// The text of a passage in a reading; of one that is split, that of the last part.
fn own_text(passage: &Passage, chosen: &BTreeSet<AmendmentId>) -> String {
    let text = whole_text(passage, chosen);
    text.rsplit_once('¶').map_or(text.clone(), |(_, last)| last.to_owned())
}

fn read(passage: &Passage, chosen: &BTreeSet<AmendmentId>) -> Passage {
    let mut out = Passage::default();
    for piece in &passage.pieces {
        match piece {
            Piece::Bracket(bracket) if bracket.is_compiled() => {
                let named = |a: &&unbracket_text::Alternative| !a.sources.is_disjoint(chosen);
                let taken = bracket.alternatives.iter().find(named);
                if let Some(taken) = taken.or(bracket.alternatives.first()) {
                    read(&taken.wording, chosen).pieces.into_iter().for_each(|p| out.push(p));
                }
            }
            Piece::Bracket(bracket) => {
                let mut bracket = bracket.clone();
                for alternative in &mut bracket.alternatives {
                    alternative.wording = read(&alternative.wording, chosen);
                }
                out.push(Piece::Bracket(bracket));
            }
            other => out.push(other.clone()),
        }
    }
    out
}
