//! Inputs: calls, contributions, points and what became of each, and the synthesis of every call.
//!
//! **Invariant:** a contribution is shown as its consent says and no further; what is for the
//! secretariat only is counted and never named.

mod call;
mod contribution;
mod points;
mod synthesis;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::state::{Call, CallId, Disposed, Disposition};
use unbracket_negotiation::{Moment, State};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{document, open_words};
use crate::route::{Access, Route, get};
use crate::tongue::Tongue;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/inputs", Access::Anyone, inputs),
        get("/p/{process}/inputs/calls/{call}", Access::Anyone, call::shown),
        get("/p/{process}/inputs/calls/{call}/synthesis", Access::Anyone, synthesis::shown),
        get(
            "/p/{process}/inputs/contributions/{contribution}",
            Access::Anyone,
            contribution::shown,
        ),
        get("/p/{process}/inputs/points", Access::Anyone, points::listed),
        get("/p/{process}/inputs/points/{point}", Access::Anyone, points::shown),
    ]
}

/// A call as it stands in lists.
pub(super) struct CallLine {
    pub(super) number: u32,
    pub(super) title: String,
    pub(super) stage: &'static str,
    /// The document that it is about: its number and what it is called.
    pub(super) about: Option<(u32, String)>,
    pub(super) opened: Moment,
    pub(super) until: Moment,
    pub(super) is_open: bool,
    pub(super) contributions: usize,
    pub(super) points: usize,
    pub(super) synthesised: Option<Moment>,
    pub(super) lapsed: bool,
}

/// How many points came to what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcomes {
    pub(super) used: usize,
    pub(super) partly: usize,
    pub(super) not_used: usize,
    pub(super) not_applicable: usize,
    /// Those that wait for an answer.
    pub(super) waiting: usize,
}

impl Outcomes {
    /// Of points with what became of each; nothing for those that wait.
    pub(super) fn of<'p>(points: impl IntoIterator<Item = &'p Option<Disposed>>) -> Self {
        let mut outcomes = Self::default();
        for disposed in points {
            outcomes.add(disposed.as_ref().map(|disposed| disposed.disposition));
        }
        outcomes
    }

    pub(super) fn add(&mut self, disposition: Option<Disposition>) {
        match disposition {
            Some(Disposition::Used) => self.used += 1,
            Some(Disposition::PartlyUsed) => self.partly += 1,
            Some(Disposition::NotUsed) => self.not_used += 1,
            Some(Disposition::NotApplicable) => self.not_applicable += 1,
            None => self.waiting += 1,
        }
    }

    pub(super) fn total(&self) -> usize {
        self.used + self.partly + self.not_used + self.not_applicable + self.waiting
    }

    /// Each with its sign, class and the word of its list, those of which there are none left out.
    pub(super) fn parts(&self) -> Vec<(&'static str, &'static str, &'static str, usize)> {
        let all = [
            (Some(Disposition::Used), self.used),
            (Some(Disposition::PartlyUsed), self.partly),
            (Some(Disposition::NotUsed), self.not_used),
            (Some(Disposition::NotApplicable), self.not_applicable),
            (None, self.waiting),
        ];
        let any = all.into_iter().filter(|(_, count)| *count > 0);
        any.map(|(disposition, count)| {
            let (sign, class, word) = sign(disposition);
            (sign, class, word, count)
        })
        .collect()
    }
}

/// The sign, the class and the word of a disposition.
pub(super) fn sign(disposition: Option<Disposition>) -> (&'static str, &'static str, &'static str) {
    let (sign, class) = crate::status::disposition(disposition);
    (sign, class, disposition.map_or("waiting", Disposition::word))
}

#[derive(Template)]
#[template(path = "inputs/inputs.html")]
struct Inputs {
    frame: Frame,
    process: String,
    calls: Vec<CallLine>,
    outcomes: Outcomes,
    contributions: usize,
}

async fn inputs(visit: Visit) -> Result<Response, Failure> {
    let (tongue, now) = (visit.tongue(), visit.now());
    let shown = visit.state(|state| {
        let calls = (0..).map(CallId).zip(&state.inputs.calls);
        let mut calls: Vec<_> =
            calls.map(|(id, call)| line(tongue, state, (id, call), now)).collect();
        calls.reverse();
        Inputs {
            frame: Frame::within(&visit, Section::Inputs, tongue.say("nav-inputs")),
            process: visit.process.name().to_owned(),
            calls,
            outcomes: Outcomes::of(state.inputs.points.iter().map(|point| &point.disposed)),
            contributions: state.inputs.contributions.len(),
        }
    });
    page(&shown)
}

/// A call as it stands in lists.
pub(super) fn line(
    tongue: Tongue,
    state: &State,
    (id, call): (CallId, &Call),
    now: Moment,
) -> CallLine {
    let contributions = call.contributions.iter();
    let contributions: Vec<_> =
        contributions.filter_map(|id| state.inputs.contribution(*id)).collect();
    CallLine {
        number: id.0,
        title: open_words(tongue, &call.title).text,
        stage: call.stage.word(),
        about: call.about.map(|id| (id.0, document(tongue, state, id))),
        opened: call.opened,
        until: call.until,
        is_open: now <= call.until && !call.lapsed,
        contributions: contributions.len(),
        points: contributions.iter().map(|one| one.points.len()).sum(),
        synthesised: call.synthesised,
        lapsed: call.lapsed,
    }
}
