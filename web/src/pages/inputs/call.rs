//! A call for inputs: its questions, and what came in.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::{CallId, Consent, Contribution, ContributionId};
use unbracket_negotiation::{Moment, SeatId, State};

use super::{CallLine, Outcomes, line};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Asked, Part, actor, number, open_words, said, side};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many contributions stand on one page.
const LENGTH: usize = 60;

/// A contribution as it stands in lists.
pub(super) struct Line {
    pub(super) number: u32,
    /// Its title; none where it has none or nobody may read it.
    pub(super) title: Option<String>,
    /// Who submitted it; none where it is for the secretariat only.
    pub(super) who: Option<String>,
    pub(super) side: Option<String>,
    pub(super) language: String,
    pub(super) at: Moment,
    pub(super) signed: usize,
    pub(super) withdrawn: bool,
    pub(super) sealed: bool,
    /// Whether whoever looks submitted or signed it.
    pub(super) own: bool,
    pub(super) outcomes: Outcomes,
}

#[derive(Template)]
#[template(path = "inputs/call.html")]
struct Shown {
    frame: Frame,
    process: String,
    call: CallLine,
    questions: Vec<String>,
    languages: String,
    /// What whoever looks submitted or signed, also where it stands on another page.
    own: Vec<Line>,
    lines: Vec<Line>,
    part: Part,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, call)): Path<(String, String)>,
    asked: Asked,
) -> Result<Response, Failure> {
    let id = CallId(number(&call)?);
    let (tongue, now) = (visit.tongue(), visit.now());
    let shown = visit.state(|state| {
        let call = state.inputs.call(id)?;
        let mut ids = call.contributions.clone();
        let mine = |id: &ContributionId| is_own(state, *id, &visit.seats);
        let of = |id: ContributionId| {
            let line = contribution(tongue, state, id)?;
            Some(Line { own: mine(&id), ..line })
        };
        let own: Vec<_> = ids.iter().copied().filter(mine).filter_map(of).collect();
        let part = Part::cut(&mut ids, &asked, LENGTH);
        let title = open_words(tongue, &call.title).text;
        Some(Shown {
            frame: Frame::within(&visit, Section::Inputs, title),
            process: visit.process.name().to_owned(),
            call: line(tongue, state, (id, call), now),
            questions: call.questions.iter().map(|one| open_words(tongue, one).text).collect(),
            languages: call
                .languages
                .iter()
                .map(|tag| tongue.name_of(tag.as_str()))
                .collect::<Vec<_>>()
                .join(tongue.comma()),
            own,
            lines: ids.into_iter().filter_map(of).collect(),
            part,
        })
    });
    page(&shown.ok_or(Failure::NotFound)?)
}

/// Whether one of these seats submitted a contribution or signed it.
fn is_own(state: &State, id: ContributionId, seats: &[SeatId]) -> bool {
    let one = state.inputs.contribution(id);
    one.is_some_and(|one| seats.iter().any(|seat| one.by == *seat || one.signed.contains(seat)))
}

/// Whether it may be told who submitted a contribution: once it is published, as it was consented.
pub(super) fn is_named(state: &State, one: &Contribution) -> bool {
    one.consent != Consent::SecretariatOnly && state.process.entries.is_public(one.entry)
}

/// Who submitted a contribution, or that it is not published yet; none where it never will be.
pub(super) fn author(tongue: Tongue, state: &State, one: &Contribution) -> Option<String> {
    if is_named(state, one) {
        return Some(actor(tongue, state, one.by, one.capacity));
    }
    (one.consent != Consent::SecretariatOnly).then(|| tongue.say("inputs-not-yet"))
}

/// A contribution as it stands in lists.
pub(super) fn contribution(tongue: Tongue, state: &State, id: ContributionId) -> Option<Line> {
    let one = state.inputs.contribution(id)?;
    let named = is_named(state, one);
    let title = said(tongue, state, one.entry, &one.title);
    let points = one.points.iter().filter_map(|id| state.inputs.point(*id));
    Some(Line {
        number: id.0,
        title: Some(title).filter(|title| !title.withheld && !title.is_blank()).map(|it| it.text),
        who: author(tongue, state, one),
        side: named.then(|| side(tongue, state, one.by)).flatten(),
        language: one.language.to_string(),
        at: one.at,
        signed: one.signed.len(),
        withdrawn: one.withdrawn,
        own: false,
        sealed: !state.process.entries.is_public(one.entry),
        outcomes: Outcomes::of(points.map(|point| &point.disposed)),
    })
}
