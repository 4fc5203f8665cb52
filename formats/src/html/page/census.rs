//! How contested each provision is: the strip at the head of the page, one cell a provision.

use std::collections::BTreeSet;

use unbracket_text::token::count_words;
use unbracket_text::{
    AmendmentId, CompiledProvision, Origin, Passage, Piece, ProvisionKind, Sponsors,
};

use super::escape::escaped;
use super::frame::Frame;
use super::provision::Place;
use crate::wording::{States, Wording, fill};

/// What is proposed for a provision, told by a sign and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Nothing is proposed for it.
    Untouched,
    /// Words of it stand in brackets that the draft has of its own.
    OwnBrackets,
    /// Words of it are contested.
    Bracketed,
    /// Somebody would delete it.
    Opposed,
    /// It is proposed.
    Proposed,
    /// Somebody would move it or join it to another.
    Shifted,
}

impl State {
    /// All states, in the order of the legend.
    pub(super) const ALL: [Self; 6] = [
        Self::Untouched,
        Self::OwnBrackets,
        Self::Bracketed,
        Self::Opposed,
        Self::Proposed,
        Self::Shifted,
    ];

    /// Its sign.
    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Untouched => "=",
            Self::OwnBrackets => "[…]",
            Self::Bracketed => "[ ]",
            Self::Opposed => "[–]",
            Self::Proposed => "+",
            Self::Shifted => "⇄",
        }
    }

    /// Its words.
    pub(super) fn words(self, states: &States) -> &'static str {
        match self {
            Self::Untouched => states.untouched,
            Self::OwnBrackets => states.own,
            Self::Bracketed => states.bracketed,
            Self::Opposed => states.opposed,
            Self::Proposed => states.proposed,
            Self::Shifted => states.shifted,
        }
    }
}

/// How contested a provision is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measure {
    /// What is proposed.
    pub(super) state: State,
    /// The share of its printed words that stand in brackets, in percent.
    pub(super) share: usize,
    /// Who proposes something for it.
    pub(super) sponsors: Sponsors,
    /// How many proposals there are, each counted once wherever its words stand.
    pub(super) proposals: usize,
    /// In how many brackets, nested ones counted.
    pub(super) places: usize,
}

impl Measure {
    /// Measures a provision.
    pub(super) fn of(provision: &CompiledProvision) -> Self {
        let brackets = provision.content.brackets();
        let compiled = || brackets.iter().filter(|bracket| bracket.is_compiled());
        let alternatives = || compiled().flat_map(|b| &b.alternatives).filter(|a| !a.is_retain());
        let mut sponsors: Sponsors =
            alternatives().flat_map(|a| a.sponsors.iter().cloned()).collect();
        // One proposal may change words in several places, and several may want the same words.
        let mut proposals: BTreeSet<AmendmentId> =
            alternatives().flat_map(|a| a.sources.iter().copied()).collect();
        let whole = &provision.whole;
        let moves = whole.moves.iter().map(|(_, voices)| voices);
        let inserted = match &provision.origin {
            Origin::Base => None,
            Origin::Inserted { voices, .. } => Some(voices),
        };
        for voices in moves.chain([&whole.delete, &whole.join]).chain(inserted) {
            sponsors.extend(voices.sponsors.iter().cloned());
            proposals.extend(&voices.amendments);
        }
        sponsors.extend(whole.retain.sponsors.iter().cloned());
        let state = state(provision, compiled().count());
        let share = match state {
            State::Opposed | State::Proposed => 100,
            _ => share(&provision.content),
        };
        let proposals = proposals.len();
        Self { state, share, sponsors, proposals, places: compiled().count() }
    }

    /// The class of the bar that shows the share: `g0` to `g10`.
    pub(super) fn bar(&self) -> String {
        format!("g{}", self.share.div_ceil(10).min(10))
    }

    /// The words for whoever cannot see the cell.
    fn words(&self, wording: &Wording) -> String {
        let states = &wording.page.states;
        let said = self.state.words(states);
        let said = match self.state {
            State::Bracketed => fill(states.share, &[("share", &self.share.to_string())]),
            State::Untouched | State::OwnBrackets => return said.to_owned(),
            _ => said.to_owned(),
        };
        wording.list([said, wording.legend.sponsors.say(self.sponsors.len())])
    }
}

fn state(provision: &CompiledProvision, compiled: usize) -> State {
    let whole = &provision.whole;
    let edge = |piece: &Piece| matches!(piece, Piece::Edge(_) | Piece::Bracket(_));
    if provision.origin != Origin::Base {
        State::Proposed
    } else if !whole.delete.is_empty() {
        State::Opposed
    } else if compiled > 0 {
        State::Bracketed
    } else if !whole.moves.is_empty() || !whole.join.is_empty() {
        State::Shifted
    } else if provision.content.pieces.iter().any(edge) {
        State::OwnBrackets
    } else {
        State::Untouched
    }
}

/// The share of words in brackets of the compilation, in percent, rounded up.
fn share(passage: &Passage) -> usize {
    let (inside, all) = weigh(passage, false);
    (inside * 100).div_ceil(all.max(1)).min(100)
}

fn weigh(passage: &Passage, is_inside: bool) -> (usize, usize) {
    let mut sum = (0, 0);
    for piece in &passage.pieces {
        let (inside, all) = match piece {
            Piece::Words(words) => {
                let words = count_words(words);
                (if is_inside { words } else { 0 }, words)
            }
            Piece::Bracket(bracket) => {
                let is_inside = is_inside || bracket.is_compiled();
                let weights = bracket.alternatives.iter().map(|a| weigh(&a.wording, is_inside));
                weights.fold((0, 0), |sum, weight| (sum.0 + weight.0, sum.1 + weight.1))
            }
            Piece::Edge(_) | Piece::Break => (0, 0),
        };
        sum = (sum.0 + inside, sum.1 + all);
    }
    sum
}

/// The strip: a cell for each numbered provision, and for each other one that is contested.
pub(super) fn strip(frame: &Frame<'_>, places: &[Place<'_>]) -> String {
    let mut cells = String::new();
    let numbered = |place: &&Place<'_>| {
        !place.provision.label.is_empty() || place.measure.state != State::Untouched
    };
    for place in places.iter().filter(numbered) {
        cells.push_str(&cell(frame, place));
    }
    let label = frame.wording.page.states.strip;
    format!("<nav class=\"strip\" aria-label=\"{label}\">{cells}</nav>")
}

fn cell(frame: &Frame<'_>, place: &Place<'_>) -> String {
    let wording = frame.wording;
    let measure = &place.measure;
    let short = match place.provision.kind {
        _ if !place.provision.label.is_empty() => place.label(frame.around()),
        ProvisionKind::Heading { .. } | ProvisionKind::Title => "§".to_owned(),
        _ => "¶".to_owned(),
    };
    let count = match measure.sponsors.len() {
        0 => String::new(),
        count => count.to_string(),
    };
    format!(
        "<a href=\"#{}\" class=\"c t{} {}\" aria-label=\"{}\">{short}\
         <small>{count}</small></a>",
        place.anchor,
        measure.state as usize,
        measure.bar(),
        wording.said(&escaped(&place.plain_name(wording)), &measure.words(wording)),
    )
}
