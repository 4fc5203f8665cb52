//! The text as these pages show it: words with the signs of their brackets, statuses, changes.

use std::fmt;

use unbracket_negotiation::State;
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::standing::statuses;
use unbracket_negotiation::state::{Document, Rolling};
use unbracket_secretariat::Known;
use unbracket_text::{Draft, Passage, Piece, ProvisionId, ProvisionKind, Run, sponsor};

use crate::pages::shown::Labels;
use crate::pages::wording::{self, beginning};
use crate::status::{Tint, tint};

/// A stretch of words, or a sign between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Bit {
    Words(String),
    /// A bracket opens or closes.
    Sign(&'static str),
    /// Who sponsors the words before it.
    By(String),
    Added(String),
    Taken(String),
}

/// A passage with the signs of its brackets.
pub(crate) fn bits(passage: &Passage) -> Vec<Bit> {
    let mut out = Vec::new();
    put(passage, &mut out);
    out
}

fn put(passage: &Passage, out: &mut Vec<Bit>) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(words) => out.push(Bit::Words(words.clone())),
            Piece::Bracket(bracket) => {
                for alternative in &bracket.alternatives {
                    out.push(Bit::Sign("["));
                    put(&alternative.wording, out);
                    if !alternative.sponsors.is_empty() {
                        out.push(Bit::By(sponsor::names(&alternative.sponsors)));
                    }
                    out.push(Bit::Sign("]"));
                }
            }
            Piece::Edge(unbracket_text::Edge::Opens) => out.push(Bit::Sign("[")),
            Piece::Edge(unbracket_text::Edge::Closes) => out.push(Bit::Sign("]")),
            Piece::Break => out.push(Bit::Words(" ".to_owned())),
        }
    }
}

/// What was kept, added and taken out.
pub(crate) fn runs(runs: &[Run]) -> Vec<Bit> {
    let mut out = Vec::new();
    for run in runs {
        match run {
            Run::Kept(passage) => out.extend(bits(passage)),
            Run::Inserted(passage) => out.push(Bit::Added(passage.to_marked_text())),
            Run::Deleted(passage) => out.push(Bit::Taken(passage.to_marked_text())),
        }
    }
    out
}

/// The direction in which a text runs.
pub(crate) fn direction(draft: &Draft) -> &'static str {
    wording::direction(&wording::language(draft))
}

/// What a form knew of a provision when it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seen(pub(crate) Known);

impl Seen {
    /// Reads `identity:change`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (id, change) = text.rsplit_once(':')?;
        Some(Self(Known { provision: ProvisionId::new(id), change: change.parse().ok()? }))
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.0.provision, self.0.change)
    }
}

/// A provision as a line of an outline, or as a paragraph.
pub(crate) struct Line {
    pub(crate) id: String,
    /// As people cite it; its kind where it has no number.
    pub(crate) label: String,
    pub(crate) tint: Tint,
    pub(crate) words: Vec<Bit>,
    /// Its first words.
    pub(crate) head: String,
    pub(crate) heading: bool,
    /// Whether the room is looking at it.
    pub(crate) on: bool,
}

/// All provisions of the text, in order.
pub(crate) fn lines(state: &State, rolling: &Rolling) -> Vec<Line> {
    let labels = Labels::of(&rolling.draft);
    let statuses = statuses(rolling);
    let room = state.texts.room.as_ref();
    let lines = rolling.draft.visit().map(|visit| {
        let one = visit.provision;
        let status = statuses.get(&one.id).copied().unwrap_or(ParagraphStatus::Open);
        Line {
            id: one.id.as_str().to_owned(),
            label: labels.get(&one.id).unwrap_or_default().to_owned(),
            tint: tint(status),
            words: bits(&one.content),
            head: beginning(&one.content),
            heading: matches!(one.kind, ProvisionKind::Heading { .. } | ProvisionKind::Title),
            on: room.is_some_and(|room| room.provisions.contains(&one.id)),
        }
    });
    lines.collect()
}

/// The name of a document: its symbol, or its title.
pub(crate) fn named(document: &Document) -> String {
    let symbol = document.symbol.as_ref().map(|symbol| symbol.as_str().to_owned());
    let title = document.title.shown();
    match symbol {
        Some(symbol) if title.is_empty() => symbol,
        Some(symbol) => format!("{symbol} · {title}"),
        None if title.is_empty() => document.kind.word().to_owned(),
        None => title.to_owned(),
    }
}
