//! How many brackets a draft holds, and which half brackets belong together across provisions.

use unbracket_text::{Draft, Edge, Passage, Piece};

/// A count of the brackets of a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Census {
    /// Square brackets that open, as characters.
    pub opened: usize,
    /// Square brackets that close, as characters.
    pub closed: usize,
    /// Brackets, of which one may hold several rival wordings.
    pub brackets: usize,
    /// Alternatives in these brackets.
    pub alternatives: usize,
    /// How deep brackets are nested, those that reach over several provisions among them.
    pub deepest: usize,
    /// Half brackets that open.
    pub edges_opening: usize,
    /// Half brackets that close.
    pub edges_closing: usize,
    /// Half brackets that close one that opened in a provision before, or in the same one.
    pub edges_matched: usize,
}

/// Counts the brackets of a draft, matching half brackets in reading order.
pub fn census(draft: &Draft) -> Census {
    let mut census = Census::default();
    let mut open = 0;
    for visit in draft.visit() {
        count(&visit.provision.content, 0, &mut open, &mut census);
    }
    census
}

/// Counts a passage within `depth` brackets; passages nest no deeper than the reader's limit.
fn count(passage: &Passage, depth: usize, open: &mut usize, census: &mut Census) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(_) | Piece::Break => {}
            Piece::Edge(Edge::Opens) => {
                *open += 1;
                census.opened += 1;
                census.edges_opening += 1;
                census.deepest = census.deepest.max(depth + *open);
            }
            Piece::Edge(Edge::Closes) => {
                census.closed += 1;
                census.edges_closing += 1;
                if *open > 0 {
                    *open -= 1;
                    census.edges_matched += 1;
                }
            }
            Piece::Bracket(bracket) => {
                census.brackets += 1;
                census.alternatives += bracket.alternatives.len();
                census.deepest = census.deepest.max(depth + 1 + *open);
                for alternative in &bracket.alternatives {
                    let printed = alternative.printed.as_ref();
                    census.opened += usize::from(printed.is_none_or(|printed| printed.opens));
                    census.closed += usize::from(printed.is_none_or(|printed| printed.closes));
                    count(&alternative.wording, depth + 1, open, census);
                }
            }
        }
    }
}
