//! From paired brackets to a passage, from the inside out.

use unbracket_text::{Alternative, Bracket, BracketReason, Edge, Passage, Piece};

use super::attribution;
use super::pair::Mark;
use super::rival::{self, Shape};
use crate::names::Names;

/// A part of a text between two brackets, or one bracket with all that it holds.
pub(super) enum Item {
    Words(String),
    Group(Group),
    Edge(Edge),
}

/// One pair of brackets, read.
pub(super) struct Group {
    /// Mostly one; several where one pair of brackets holds rival words: `[shall/should]`.
    pub(super) alternatives: Vec<Alternative>,
    pub(super) reason: BracketReason,
    pub(super) shape: Shape,
}

/// A passage with the sponsors that reserved their position in it.
pub(super) struct Built {
    pub(super) passage: Passage,
    pub(super) reserves: Vec<String>,
}

/// Builds the passage of a text whose brackets are paired.
pub(super) fn build(text: &str, marks: &[Mark], names: &Names) -> Built {
    let mut levels: Vec<Vec<Item>> = vec![Vec::new()];
    let mut reserves = Vec::new();
    let mut from = 0;
    for mark in marks {
        push_words(&mut levels, &text[from..mark.at]);
        from = mark.at + 1;
        match (mark.opens, mark.partner) {
            (true, Some(_)) => levels.push(Vec::new()),
            (false, Some(_)) => {
                let inner = levels.pop().unwrap_or_default();
                let group = attribution::read(inner, names);
                reserves.extend(reserved(&group));
                push(&mut levels, Item::Group(group));
            }
            (true, None) => push(&mut levels, Item::Edge(Edge::Opens)),
            (false, None) => push(&mut levels, Item::Edge(Edge::Closes)),
        }
    }
    push_words(&mut levels, &text[from..]);
    let outermost = levels.pop().unwrap_or_default();
    Built { passage: passage(outermost), reserves }
}

fn push(levels: &mut [Vec<Item>], item: Item) {
    if let Some(level) = levels.last_mut() {
        level.push(item);
    }
}

fn push_words(levels: &mut [Vec<Item>], words: &str) {
    if !words.is_empty() {
        push(levels, Item::Words(words.to_owned()));
    }
}

fn reserved(group: &Group) -> Option<String> {
    let alternative = group.alternatives.first()?;
    let waits = group.reason == BracketReason::PendingInstructions;
    waits.then(|| unbracket_text::sponsor::names(&alternative.sponsors))
}

/// The passage of items that stand side by side, rival wordings joined into one bracket.
pub(super) fn passage(items: Vec<Item>) -> Passage {
    let leads = rival::leads(&items);
    let mut pieces: Vec<Piece> = Vec::with_capacity(items.len());
    for (item, lead) in items.into_iter().zip(leads) {
        match (item, lead) {
            (Item::Words(_), Some(rival::Lead::Swallowed)) => {}
            // All of them were the name in front or behind: `[EU: ]`.
            (Item::Words(words), _) if words.is_empty() => {}
            (Item::Words(words), _) => pieces.push(Piece::Words(words)),
            (Item::Edge(edge), _) => pieces.push(Piece::Edge(edge)),
            (Item::Group(group), Some(rival::Lead::Joins(lead))) => join(&mut pieces, group, lead),
            (Item::Group(group), _) => pieces.push(Piece::Bracket(bracket(group))),
        }
    }
    Passage { pieces }
}

fn bracket(group: Group) -> Bracket {
    Bracket { id: None, reason: group.reason, alternatives: group.alternatives }
}

/// Adds the alternatives of a bracket to those of the bracket before it.
fn join(pieces: &mut Vec<Piece>, mut group: Group, lead: String) {
    if let Some(Piece::Bracket(before)) = pieces.last_mut() {
        let printed = group.alternatives.first_mut().and_then(|first| first.printed.as_mut());
        if let Some(printed) = printed {
            printed.lead = lead;
        }
        if before.reason == BracketReason::NotAgreed {
            before.reason = group.reason;
        }
        before.alternatives.append(&mut group.alternatives);
    } else {
        pieces.push(Piece::Bracket(bracket(group)));
    }
}
