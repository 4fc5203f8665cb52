//! What was said of something: stances with their reasons, what would lift them, and what they rest on.
//!
//! **Invariant:** what is not public is not among them; a page can show all that it is given.

use unbracket_negotiation::state::{Position, ProposalId, Stance, Target};
use unbracket_negotiation::{Moment, SeatId, State};
use unbracket_text::Passage;

use super::rests::{Rests, rests};
use crate::named;
use crate::pages::decide::about;
use crate::pages::delegate::actor;
use crate::pages::wording::{Shade, shades};
use crate::status;
use crate::tongue::Tongue;

/// A position with all that belongs to it.
pub(crate) struct Said {
    pub(crate) seat: u32,
    pub(crate) by: String,
    /// What it is on; none where that is what the page is about.
    pub(crate) on: Option<String>,
    pub(crate) stance: &'static str,
    pub(crate) sign: &'static str,
    pub(crate) class: &'static str,
    pub(crate) direction: &'static str,
    pub(crate) reason: String,
    pub(crate) cure: Option<Vec<Shade>>,
    pub(crate) rests: Option<Rests>,
    pub(crate) at: Moment,
    pub(crate) entry: u64,
    /// Whether it objects to what the page is about, so that a cure can be offered.
    pub(crate) curable: bool,
}

/// Where it is told: the state, the language, and the address of the process.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) state: &'a State,
    pub(crate) tongue: Tongue,
    pub(crate) home: &'a str,
}

type Found<'a> = (&'a Target, SeatId, &'a Position);

impl<'a> Place<'a> {
    /// What was said of a provision and of what stands in it; `content` is its words.
    pub(crate) fn of_provision(self, whole: &Target, content: &Passage) -> Vec<Said> {
        let Some(id) = &whole.provision else { return Vec::new() };
        let found = self.state.texts.positions_on(id);
        found.filter_map(|one| self.said(whole, one, content)).collect()
    }

    /// What was said of a proposal in its cycle.
    pub(crate) fn of_proposal(self, id: ProposalId) -> Vec<Said> {
        let here = Target::proposal(id);
        self.in_cycle_of(id, |target, _| *target == here)
    }

    /// Positions on other things that rest on a proposal.
    pub(crate) fn resting_on(self, id: ProposalId) -> Vec<Said> {
        let here = Target::proposal(id);
        self.in_cycle_of(id, |_, position| position.unless.iter().any(|it| it.on == here))
    }

    fn in_cycle_of(self, id: ProposalId, fits: impl Fn(&Target, &Position) -> bool) -> Vec<Said> {
        let texts = &self.state.texts;
        let Some(proposal) = texts.proposal(id) else { return Vec::new() };
        let (here, nothing) = (Target::proposal(id), Passage { pieces: Vec::new() });
        let all = texts.positions_in(proposal.cycle).into_iter().flatten();
        let each = all.flat_map(|(on, seats)| seats.iter().map(move |(seat, it)| (on, *seat, it)));
        let fitting = each.filter(|(on, _, position)| fits(on, position));
        fitting.filter_map(|one| self.said(&here, one, &nothing)).collect()
    }

    fn said(
        self,
        page: &Target,
        (on, seat, position): Found<'a>,
        content: &Passage,
    ) -> Option<Said> {
        let Self { state, tongue, home } = self;
        if !state.process.entries.is_public(position.entry) {
            return None;
        }
        let (sign, class) = status::stance(Some(position.stance));
        Some(Said {
            seat: seat.0,
            by: actor(tongue, state, seat, position.capacity),
            on: (on != page).then(|| about(state, on, tongue)),
            stance: position.stance.word(),
            sign,
            class,
            direction: position.direction.map_or("", |it| it.word()),
            reason: named::words(tongue, &position.reason),
            cure: position.cure.as_ref().map(|cure| shades(content, cure)),
            rests: rests(state, position, (tongue, home)),
            at: position.at,
            entry: position.entry,
            curable: on == page && position.stance == Stance::Object,
        })
    }
}
