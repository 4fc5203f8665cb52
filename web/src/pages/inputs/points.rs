//! Points: every claim that a contribution makes, who else makes it, and what became of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::{Disposition, PointId};
use unbracket_negotiation::{Moment, State};

use super::call::{author, is_named};
use super::sign;
use crate::act_form::escaped;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Asked, Cited, Labels, Part, Said, number, said, side};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many points stand on one page.
const LENGTH: usize = 80;

/// What one can narrow to: nothing, each disposition, and what waits for one.
const WORDS: &[&str] = &["", "used", "partly-used", "not-used", "not-applicable", "waiting"];

/// A point as it stands in lists.
pub(super) struct PointLine {
    pub(super) number: u32,
    pub(super) contribution: u32,
    pub(super) claim: Said,
    /// Who makes it; none where the contribution is for the secretariat only.
    pub(super) who: Option<String>,
    pub(super) side: Option<String>,
    pub(super) about: Vec<Cited>,
    /// How many others say the same.
    pub(super) same: usize,
    pub(super) sign: (&'static str, &'static str, &'static str),
    pub(super) used_in: Vec<Cited>,
    pub(super) reason: Said,
    pub(super) answered: Option<(Moment, u64)>,
}

/// A point as it stands in lists.
pub(super) fn point_line(
    tongue: Tongue,
    state: &State,
    id: PointId,
    labels: &Labels,
) -> Option<PointLine> {
    let point = state.inputs.point(id)?;
    let from = state.inputs.contribution(point.contribution)?;
    let named = is_named(state, from);
    let disposed = point.disposed.as_ref();
    let reason = disposed.map(|one| said(tongue, state, one.entry, &one.reason));
    let claim = if point.confidential {
        Said { text: tongue.say("shown-sealed"), withheld: true }
    } else {
        said(tongue, state, point.entry, &point.claim)
    };
    Some(PointLine {
        number: id.0,
        contribution: point.contribution.0,
        claim,
        who: author(tongue, state, from),
        side: named.then(|| side(tongue, state, from.by)).flatten(),
        about: labels.cite_all(&point.about),
        same: state.inputs.same_as(id).len().saturating_sub(1),
        sign: sign(disposed.map(|one| one.disposition)),
        used_in: labels.cite_all(disposed.into_iter().flat_map(|one| &one.used_in)),
        reason: reason.unwrap_or_default(),
        answered: disposed.map(|one| (one.at, one.entry)),
    })
}

#[derive(Template)]
#[template(path = "inputs/points.html")]
struct Listed {
    frame: Frame,
    process: String,
    points: Vec<PointLine>,
    part: Part,
    /// What one can narrow to: its word (empty for all), whether it is this one, and its address.
    tabs: Vec<(&'static str, bool, String)>,
    filter: String,
    /// The address of this list, for its other parts.
    base: String,
    /// The provision that is asked for, as it is cited.
    provision: Option<Cited>,
}

pub(super) async fn listed(visit: Visit, asked: Asked) -> Result<Response, Failure> {
    let tongue = visit.tongue();
    let filter = asked.get("outcome").unwrap_or_default().to_owned();
    let wanted = Disposition::find(&filter);
    let provision = asked.get("provision").map(unbracket_text::ProvisionId::new);
    let link = |word: &str| {
        let provision = provision.as_ref().map(|id| escaped(id.as_str())).unwrap_or_default();
        format!("?provision={provision}&outcome={}", escaped(word))
    };
    let shown = visit.state(|state| {
        let labels = Labels::present(state);
        let fits = |id: &PointId| {
            let Some(point) = state.inputs.point(*id) else { return false };
            let disposition = point.disposed.as_ref().map(|one| one.disposition);
            let used = point.disposed.as_ref().map(|one| &one.used_in);
            let outcome = match filter.as_str() {
                "" => true,
                "waiting" => disposition.is_none(),
                _ => wanted.is_some() && disposition == wanted,
            };
            outcome
                && provision.as_ref().is_none_or(|id| {
                    point.about.contains(id) || used.is_some_and(|used| used.contains(id))
                })
        };
        let count = u32::try_from(state.inputs.points.len()).unwrap_or(u32::MAX);
        let mut ids: Vec<PointId> = (0..count).map(PointId).filter(fits).collect();
        let part = Part::cut(&mut ids, &asked, LENGTH);
        Listed {
            frame: Frame::within(&visit, Section::Inputs, tongue.say("inputs-points")),
            process: visit.process.name().to_owned(),
            points: ids
                .into_iter()
                .filter_map(|id| point_line(tongue, state, id, &labels))
                .collect(),
            part,
            tabs: WORDS.iter().map(|word| (*word, *word == filter, link(word))).collect(),
            base: format!("{}&", link(&filter)),
            filter: filter.clone(),
            provision: provision.as_ref().map(|id| labels.cite(id)),
        }
    });
    page(&shown)
}

#[derive(Template)]
#[template(path = "inputs/point.html")]
struct Shown {
    frame: Frame,
    process: String,
    /// The point alone.
    points: Vec<PointLine>,
    same: Vec<PointLine>,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, point)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = PointId(number(&point)?);
    let tongue = visit.tongue();
    let shown = visit.state(|state| {
        let labels = Labels::present(state);
        let point = point_line(tongue, state, id, &labels)?;
        let same = state.inputs.same_as(id);
        let same = same.into_iter().filter(|other| *other != id);
        let title = tongue.with("inputs-point", &[("number", &id.0)]);
        Some(Shown {
            frame: Frame::within(&visit, Section::Inputs, title),
            process: visit.process.name().to_owned(),
            points: vec![point],
            same: same.filter_map(|id| point_line(tongue, state, id, &labels)).collect(),
        })
    });
    page(&shown.ok_or(Failure::NotFound)?)
}
