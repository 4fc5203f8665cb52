//! Passages on the wire.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use unbracket_text::{
    Alternative, AmendmentId, Bracket, BracketId, BracketReason, Edge, Passage, Piece, Printed,
    Sponsor, Stance,
};

/// A piece of a passage: `{"words": "…"}`, `{"bracket": {…}}`, `{"edge": "opens"}`, `"break"`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) enum PieceWire {
    Words(String),
    Bracket(BracketWire),
    Edge(EdgeWire),
    Break,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum EdgeWire {
    Opens,
    Closes,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BracketWire {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<u32>,
    #[serde(default, skip_serializing_if = "ReasonWire::is_default")]
    reason: ReasonWire,
    alternatives: Vec<AlternativeWire>,
}

#[derive(Serialize, Deserialize, Default, PartialEq)]
#[serde(rename_all = "kebab-case")]
enum ReasonWire {
    #[default]
    NotAgreed,
    Linked(String),
    PendingInstructions,
    Technical,
    Translation,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StanceWire {
    Retain,
    Propose,
    Delete,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AlternativeWire {
    stance: StanceWire,
    wording: Vec<PieceWire>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sponsors: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    sources: Vec<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    nearly_repeats: Option<usize>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    link: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    printed: Option<PrintedWire>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PrintedWire {
    lead: String,
    opens: bool,
    closes: bool,
    before: String,
    after: String,
}

/// A passage as it goes on the wire.
pub(super) fn to_wire(passage: &Passage) -> Vec<PieceWire> {
    passage.pieces.iter().map(PieceWire::from).collect()
}

/// A passage as it came from the wire.
pub(super) fn from_wire(pieces: Vec<PieceWire>) -> Passage {
    Passage { pieces: pieces.into_iter().map(Piece::from).collect() }
}

impl From<&Piece> for PieceWire {
    fn from(piece: &Piece) -> Self {
        match piece {
            Piece::Words(words) => Self::Words(words.clone()),
            Piece::Bracket(bracket) => Self::Bracket(bracket.into()),
            Piece::Edge(Edge::Opens) => Self::Edge(EdgeWire::Opens),
            Piece::Edge(Edge::Closes) => Self::Edge(EdgeWire::Closes),
            Piece::Break => Self::Break,
        }
    }
}

impl From<PieceWire> for Piece {
    fn from(piece: PieceWire) -> Self {
        match piece {
            PieceWire::Words(words) => Self::Words(words),
            PieceWire::Bracket(bracket) => Self::Bracket(bracket.into()),
            PieceWire::Edge(EdgeWire::Opens) => Self::Edge(Edge::Opens),
            PieceWire::Edge(EdgeWire::Closes) => Self::Edge(Edge::Closes),
            PieceWire::Break => Self::Break,
        }
    }
}

impl From<&Bracket> for BracketWire {
    fn from(bracket: &Bracket) -> Self {
        let reason = match &bracket.reason {
            BracketReason::NotAgreed => ReasonWire::NotAgreed,
            BracketReason::Linked(issue) => ReasonWire::Linked(issue.clone()),
            BracketReason::PendingInstructions => ReasonWire::PendingInstructions,
            BracketReason::Technical => ReasonWire::Technical,
            BracketReason::Translation => ReasonWire::Translation,
        };
        let alternatives = bracket.alternatives.iter().map(AlternativeWire::from).collect();
        Self { id: bracket.id.map(|id| id.0), reason, alternatives }
    }
}

impl From<BracketWire> for Bracket {
    fn from(bracket: BracketWire) -> Self {
        let reason = match bracket.reason {
            ReasonWire::NotAgreed => BracketReason::NotAgreed,
            ReasonWire::Linked(issue) => BracketReason::Linked(issue),
            ReasonWire::PendingInstructions => BracketReason::PendingInstructions,
            ReasonWire::Technical => BracketReason::Technical,
            ReasonWire::Translation => BracketReason::Translation,
        };
        let alternatives = bracket.alternatives.into_iter().map(Alternative::from).collect();
        Self { id: bracket.id.map(BracketId), reason, alternatives }
    }
}

impl ReasonWire {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

impl From<&Alternative> for AlternativeWire {
    fn from(alternative: &Alternative) -> Self {
        Self {
            stance: match alternative.stance {
                Stance::Retain => StanceWire::Retain,
                Stance::Propose => StanceWire::Propose,
                Stance::Delete => StanceWire::Delete,
            },
            wording: to_wire(&alternative.wording),
            sponsors: names(&alternative.sponsors),
            sources: alternative.sources.iter().map(|id| id.0).collect(),
            nearly_repeats: alternative.nearly_repeats,
            link: alternative.link,
            printed: alternative.printed.as_ref().map(|printed| PrintedWire {
                lead: printed.lead.clone(),
                opens: printed.opens,
                closes: printed.closes,
                before: printed.before.clone(),
                after: printed.after.clone(),
            }),
        }
    }
}

impl From<AlternativeWire> for Alternative {
    fn from(alternative: AlternativeWire) -> Self {
        Self {
            stance: match alternative.stance {
                StanceWire::Retain => Stance::Retain,
                StanceWire::Propose => Stance::Propose,
                StanceWire::Delete => Stance::Delete,
            },
            wording: from_wire(alternative.wording),
            sponsors: alternative.sponsors.iter().map(|name| Sponsor::new(name)).collect(),
            sources: alternative.sources.into_iter().map(AmendmentId).collect::<BTreeSet<_>>(),
            nearly_repeats: alternative.nearly_repeats,
            link: alternative.link,
            printed: alternative.printed.map(|printed| Printed {
                lead: printed.lead,
                opens: printed.opens,
                closes: printed.closes,
                before: printed.before,
                after: printed.after,
            }),
        }
    }
}

/// Sponsors as a list of names.
pub(super) fn names(sponsors: &unbracket_text::Sponsors) -> Vec<String> {
    sponsors.iter().map(|sponsor| sponsor.as_str().to_owned()).collect()
}
