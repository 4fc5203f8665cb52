//! The order of a file that holds two drafts.
//!
//! **Invariant:** the lines that bear provisions of the old draft have them in its order, those that bear
//! provisions of the new one in its order; each provision of either stands in one line.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use unbracket_text::align::Link;
use unbracket_text::{Draft, Passage};

use super::draft::{indent_of, printed};
use super::sheet::style_id;
use crate::written::Labels;

/// A provision as the file shows it.
pub(super) struct Side<'a> {
    /// Empty where there is none.
    pub(super) label: String,
    pub(super) style: String,
    pub(super) depth: usize,
    pub(super) content: &'a Passage,
}

/// The provisions of a draft in reading order.
pub(super) fn sides(draft: &Draft) -> Vec<Side<'_>> {
    let labels = Labels::of(draft);
    let sides = draft.visit().map(|visit| {
        let provision = visit.provision;
        let label = labels.get(provision).unwrap_or_default();
        let label = printed(provision.kind, &label, &provision.content.to_marked_text());
        Side {
            label,
            style: style_id(provision.kind),
            depth: indent_of(provision.kind, visit.depth),
            content: &provision.content,
        }
    });
    sides.collect()
}

/// What stands in the file, from its beginning to its end; provisions by their place in their draft.
pub(super) enum Line {
    /// What became of what, of the old draft and of the new: one of one, several of one, or one of several.
    Stays(Range<usize>, Range<usize>),
    /// In the old draft alone.
    Gone(usize),
    /// In the new draft alone.
    New(usize),
    /// It stood here, and stands unchanged where the same number comes again.
    From(usize, usize),
    /// It stands here, and stood unchanged where the same number comes too.
    To(usize, usize),
}

/// What a file can say of a link.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Stays,
    Moves,
    /// The old words are gone, and the new ones are new.
    Apart,
}

/// The lines of two drafts; what left its place stands behind what stays before it.
pub(super) fn lines(links: &[Link], old: &[Side<'_>], new: &[Side<'_>]) -> Vec<Line> {
    let fates = fates(links, old, new);
    let all = || links.iter().zip(&fates).enumerate();
    let mut left = BTreeMap::new();
    for (number, (link, fate)) in all().filter(|(_, (_, fate))| **fate != Fate::Stays) {
        let moves = *fate == Fate::Moves;
        let line = |at| if moves { Line::From(number, at) } else { Line::Gone(at) };
        left.extend(link.base().iter().map(|at| (*at, line(*at))));
    }
    let mut left_from = |at: usize| (at..).map_while(|at| left.remove(&at)).collect::<Vec<_>>();
    let mut out = left_from(0);
    for (number, (link, fate)) in all() {
        match (fate, run(link.base()), run(link.version())) {
            (Fate::Stays, Some(from), Some(to)) => {
                let behind = left_from(from.end);
                out.push(Line::Stays(from, to));
                out.extend(behind);
            }
            (Fate::Moves, ..) => out.extend(link.version().iter().map(|at| Line::To(number, *at))),
            _ => out.extend(link.version().iter().map(|at| Line::New(*at))),
        }
    }
    out
}

/// What of each link: what stays keeps the order of both drafts, and looks as it did.
fn fates(links: &[Link], old: &[Side<'_>], new: &[Side<'_>]) -> Vec<Fate> {
    let mut reached = 0;
    let fate = |link: &Link| {
        let (Some(from), Some(to)) = (run(link.base()), run(link.version())) else {
            return Fate::Apart;
        };
        if matches!(link, Link::Moved { .. }) {
            let same = old[from.start].content == new[to.start].content;
            return if same { Fate::Moves } else { Fate::Apart };
        }
        let look = |side: &Side<'_>| (side.style.clone(), side.depth);
        let looks: BTreeSet<_> = old[from.clone()].iter().chain(&new[to]).map(look).collect();
        if looks.len() > 1 || from.start < reached {
            return Fate::Apart;
        }
        reached = from.end;
        Fate::Stays
    };
    links.iter().map(fate).collect()
}

/// Places that follow one another; none where others stand between, or there are none.
fn run(places: &[usize]) -> Option<Range<usize>> {
    let (first, last) = (*places.first()?, *places.last()?);
    (last + 1 - first == places.len()).then_some(first..last + 1)
}
