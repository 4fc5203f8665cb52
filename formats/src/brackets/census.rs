//! How many brackets a draft holds, and which half brackets belong together across provisions.

use unbracket_text::{Bracket, Draft, Edge, Passage, Piece};

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
    /// How deep brackets are nested, those that reach over several provisions among them; half
    /// brackets without another half anywhere are not counted.
    pub deepest: usize,
    /// How deep brackets are nested within one provision, half brackets that open in it among them.
    pub deepest_within: usize,
    /// Half brackets that open.
    pub edges_opening: usize,
    /// Half brackets that close.
    pub edges_closing: usize,
    /// Half brackets that close one that opened in a provision before, or in the same one.
    pub edges_matched: usize,
}

/// Counts the brackets of a draft, matching half brackets in reading order.
pub fn census(draft: &Draft) -> Census {
    let mut halves = Vec::new();
    for visit in draft.visit() {
        collect(&visit.provision.content, &mut halves);
    }
    let matched = matched(&halves);
    let census = Census::default();
    let mut count = Count { matched: matched.iter(), open: 0, here: 0, census };
    for visit in draft.visit() {
        count.here = 0;
        count.passage(&visit.provision.content, 0);
    }
    count.census
}

/// The half brackets of a passage in reading order; passages nest no deeper than the reader's limit.
fn collect(passage: &Passage, halves: &mut Vec<Edge>) {
    for piece in &passage.pieces {
        match piece {
            Piece::Words(_) | Piece::Break => {}
            Piece::Edge(edge) => halves.push(*edge),
            Piece::Bracket(bracket) => {
                for alternative in &bracket.alternatives {
                    collect(&alternative.wording, halves);
                }
            }
        }
    }
}

/// For each half bracket whether it has another half.
fn matched(halves: &[Edge]) -> Vec<bool> {
    let mut matched = vec![false; halves.len()];
    let mut open = Vec::new();
    for (at, half) in halves.iter().enumerate() {
        match half {
            Edge::Opens => open.push(at),
            Edge::Closes => {
                if let Some(other) = open.pop() {
                    matched[other] = true;
                    matched[at] = true;
                }
            }
        }
    }
    matched
}

/// A count under way.
struct Count<'a> {
    /// For each half bracket still to come whether it has another half.
    matched: std::slice::Iter<'a, bool>,
    /// Brackets open over several provisions here.
    open: usize,
    /// Half brackets open in this provision.
    here: usize,
    census: Census,
}

impl Count<'_> {
    fn passage(&mut self, passage: &Passage, depth: usize) {
        for piece in &passage.pieces {
            match piece {
                Piece::Words(_) | Piece::Break => {}
                Piece::Edge(edge) => self.edge(*edge, depth),
                Piece::Bracket(bracket) => self.bracket(bracket, depth),
            }
        }
    }

    fn edge(&mut self, edge: Edge, depth: usize) {
        let matched = self.matched.next().copied().unwrap_or(false);
        match edge {
            Edge::Opens => {
                self.census.opened += 1;
                self.census.edges_opening += 1;
                self.open += usize::from(matched);
                self.here += 1;
                self.deepen(depth);
            }
            Edge::Closes => {
                self.census.closed += 1;
                self.census.edges_closing += 1;
                self.census.edges_matched += usize::from(matched);
                self.open -= usize::from(matched);
                self.here = self.here.saturating_sub(1);
            }
        }
    }

    fn bracket(&mut self, bracket: &Bracket, depth: usize) {
        self.census.brackets += 1;
        self.census.alternatives += bracket.alternatives.len();
        self.deepen(depth + 1);
        for alternative in &bracket.alternatives {
            let printed = alternative.printed.as_ref();
            self.census.opened += usize::from(printed.is_none_or(|printed| printed.opens));
            self.census.closed += usize::from(printed.is_none_or(|printed| printed.closes));
            self.passage(&alternative.wording, depth + 1);
        }
    }

    fn deepen(&mut self, depth: usize) {
        self.census.deepest = self.census.deepest.max(depth + self.open);
        self.census.deepest_within = self.census.deepest_within.max(depth + self.here);
    }
}
