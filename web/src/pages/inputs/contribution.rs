//! A contribution: as far as its consent goes, with its points and what became of each.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::ContributionId;
use unbracket_negotiation::{Moment, State};

use super::call::{Line, contribution, is_named};
use super::points::{PointLine, point_line};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Cited, Labels, Said, number, open_words, said, seat};
use crate::tongue::Tongue;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "inputs/contribution.html")]
struct Shown {
    frame: Frame,
    process: String,
    line: Line,
    consent: &'static str,
    call: (u32, String),
    text: Said,
    signers: Vec<String>,
    /// How many signatures a joint statement wants, and until when.
    joint: Option<(u32, Moment)>,
    stands: bool,
    about: Vec<Cited>,
    points: Vec<PointLine>,
    closed: Option<Moment>,
    entry: u64,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, contribution)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = ContributionId(number(&contribution)?);
    let shown = visit.state(|state| of(&visit, state, id)).ok_or(Failure::NotFound)?;
    page(&shown)
}

fn of(visit: &Visit, state: &State, id: ContributionId) -> Option<Shown> {
    let tongue = visit.tongue();
    let one = state.inputs.contribution(id)?;
    let line = contribution(tongue, state, id)?;
    let labels = Labels::present(state);
    let call = state.inputs.call(one.call)?;
    let title = line.title.clone();
    let title = title.unwrap_or_else(|| tongue.with("inputs-contribution", &[("number", &id.0)]));
    let named = is_named(state, one);
    Some(Shown {
        frame: Frame::within(visit, Section::Inputs, title),
        process: visit.process.name().to_owned(),
        line,
        consent: one.consent.word(),
        call: (one.call.0, open_words(tongue, &call.title).text),
        text: said(tongue, state, one.entry, &one.text),
        signers: if named { signers(tongue, state, id) } else { Vec::new() },
        joint: one.joint.map(|joint| (joint.signatures, joint.until)),
        stands: one.stands(),
        about: labels.cite_all(&one.about),
        points: one
            .points
            .iter()
            .filter_map(|id| point_line(tongue, state, *id, &labels))
            .collect(),
        closed: one.closed,
        entry: one.entry,
    })
}

fn signers(tongue: Tongue, state: &State, id: ContributionId) -> Vec<String> {
    let signed = state.inputs.contribution(id).into_iter().flat_map(|one| &one.signed);
    signed.map(|id| seat(tongue, state, *id)).collect()
}
