//! Lists of what a process holds, in parts.

use axum::extract::{FromRequestParts, RawQuery};
use axum::http::request::Parts;
use axum::response::Response;
use unbracket_negotiation::Said;
use unbracket_negotiation::State;
use unbracket_negotiation::state::{Condition, DocumentId, Target};

use super::json;
use super::reply::{self, Listed, Problem, at, ids, said};
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::Visit;

/// The largest part of a list.
const MOST: u64 = 1_000;

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) from: u64,
    pub(crate) limit: u64,
}

impl FromRequestParts<Site> for Part {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let RawQuery(query) = RawQuery::from_request_parts(parts, site)
            .await
            .map_err(|_| Failure::Wrong(Said::english("the query cannot be read")))?;
        let query = query.unwrap_or_default();
        let number = |name: &str, preset: u64| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            let Some((_, value)) = pairs.find(|(key, _)| *key == name) else { return Ok(preset) };
            value.parse().map_err(|_| {
                Failure::Wrong(Said::english(format_args!(
                    "`{name}` is a whole number that is not negative"
                )))
            })
        };
        let (from, limit) = (number("from", 0)?, number("limit", 100)?);
        if i64::try_from(from).is_err() {
            return Err(Failure::Wrong(Said::english("`from` is larger than any list")));
        }
        if !(1..=MOST).contains(&limit) {
            return Err(Failure::Wrong(Said::english(format_args!(
                "`limit` is a number from 1 to {MOST}"
            ))));
        }
        Ok(Self { from, limit })
    }
}

/// A part of a list, with the numbers of its items.
fn part<T, R>(
    part: Part,
    items: impl IntoIterator<Item = T>,
    mut show: impl FnMut(u32, T) -> R,
) -> Listed<R> {
    let mut listed = Listed { items: Vec::new(), next: None };
    for (number, item) in
        (0_u64..).zip(items).skip(usize::try_from(part.from).unwrap_or(usize::MAX))
    {
        if number >= part.from.saturating_add(part.limit) {
            listed.next = Some(number);
            break;
        }
        listed.items.push(show(u32::try_from(number).unwrap_or(u32::MAX), item));
    }
    listed
}

macro_rules! list {
    ($(#[$meta:meta])* $name:ident, $path:literal, $item:ty, $of:expr) => {
        $(#[$meta])*
        #[utoipa::path(
            get,
            path = $path,
            params(
                ("process" = String, Path, description = "The name of the process"),
                ("from" = Option<u64>, Query, description = "The number of the first item", minimum = 0),
                ("limit" = Option<u64>, Query, description = "How many at most", minimum = 1, maximum = 1000)
            ),
            responses(
                (status = 200, description = "A part of the list", body = Listed<$item>),
                (status = 400, description = "The query is wrong", body = Problem),
                (status = 404, description = "There is no such process", body = Problem)
            )
        )]
        pub(crate) async fn $name(visit: Visit, asked: Part) -> Result<Response, Failure> {
            let list: fn(&State, Part) -> Listed<$item> = $of;
            json(&visit.state(|state| list(state, asked)))
        }
    };
}

list!(
    /// Who takes part.
    people, "/api/p/{process}/people", reply::Seat,
    |state, asked| part(asked, state.roster.seats(), |_, (id, seat)| reply::Seat {
        seat: id.0,
        name: said(&seat.name),
        code: seat.code.as_ref().map(ToString::to_string),
        basis: seat.basis.to_string(),
        side: seat.side.map(|side| side.0),
        offices: seat.offices.iter().map(ToString::to_string).collect(),
        admission: seat.admission.to_string(),
    })
);

list!(
    /// The groups of seats.
    groups, "/api/p/{process}/groups", reply::Group,
    |state, asked| part(asked, state.roster.groups(), |_, (id, group)| reply::Group {
        group: id.0,
        name: said(&group.name),
        kind: group.kind.to_string(),
        members: group.members.keys().filter(|seat| group.has(**seat, state.now)).map(|seat| seat.0).collect(),
    })
);

list!(
    /// The documents of all cycles.
    documents, "/api/p/{process}/documents", reply::Document,
    |state, asked| part(asked, &state.texts.documents, |number, _| {
        document_of(state, DocumentId(number)).expect("it came from the list of documents")
    })
);

list!(
    /// The proposals of all cycles.
    proposals, "/api/p/{process}/proposals", reply::Proposal,
    |state, asked| part(asked, &state.texts.proposals, |number, one| reply::Proposal {
        proposal: number,
        by: one.by.0,
        capacity: one.capacity.into(),
        sponsors: one.sponsors.iter().map(|seat| seat.0).collect(),
        provisions: ids(unbracket_negotiation::story::concerned(&one.change)),
        amends: one.amends.map(|id| id.0),
        reason: said(&one.reason),
        state: one.state.to_string(),
        at: at(one.at),
        entry: one.entry,
    })
);

list!(
    /// The positions of the present cycle, as far as they are public.
    positions, "/api/p/{process}/positions", reply::Position,
    |state, asked| {
        let on = |target: &Target| target.clone();
        let all = state.texts.positions.iter().flat_map(|(target, seats)| {
            seats.iter().map(move |(seat, position)| (on(target), *seat, position))
        });
        let rests = |it: &Condition| reply::Condition {
            provision: it.on.provision.as_ref().map(|id| id.as_str().to_owned()),
            bracket: it.on.bracket,
            alternative: it.on.alternative,
            proposal: it.on.proposal.map(|id| id.0),
            fate: state.texts.fate(it).word(),
        };
        part(asked, all, |_, (target, seat, position)| reply::Position {
            seat: seat.0,
            provision: target.provision.as_ref().map(|id| id.as_str().to_owned()),
            bracket: target.bracket,
            alternative: target.alternative,
            proposal: target.proposal.map(|id| id.0),
            stance: position.stance.to_string(),
            direction: position.direction.map(|it| it.to_string()),
            reason: said(&position.reason),
            cure: position.cure.as_ref().map(unbracket_text::Passage::to_marked_text),
            unless: position.unless.iter().map(rests).collect(),
            at: at(position.at),
            entry: position.entry,
        })
    }
);

list!(
    /// The contributions of all cycles, as far as they are public.
    contributions, "/api/p/{process}/contributions", reply::Contribution,
    |state, asked| part(asked, &state.inputs.contributions, |number, one| reply::Contribution {
        contribution: number,
        call: one.call.0,
        by: one.by.0,
        language: one.language.to_string(),
        consent: one.consent.to_string(),
        title: said(&one.title),
        text: said(&one.text),
        points: one.points.iter().map(|id| id.0).collect(),
        withdrawn: one.withdrawn,
        at: at(one.at),
        entry: one.entry,
    })
);

list!(
    /// The points of all contributions, and what became of each.
    points, "/api/p/{process}/points", reply::Point,
    |state, asked| part(asked, &state.inputs.points, |number, one| {
        let disposed = one.disposed.as_ref();
        reply::Point {
            point: number,
            contribution: one.contribution.0,
            claim: said(&one.claim),
            about: ids(&one.about),
            cluster: one.cluster.0,
            disposition: disposed.map(|it| it.disposition.to_string()),
            used_in: disposed.map(|it| ids(&it.used_in)).unwrap_or_default(),
            reason: disposed.and_then(|it| said(&it.reason)),
        }
    })
);

list!(
    /// The statements around decisions.
    statements, "/api/p/{process}/statements", reply::Statement,
    |state, asked| part(asked, &state.deciding.statements, |number, one| reply::Statement {
        statement: number,
        kind: one.kind.to_string(),
        by: one.by.0,
        document: one.document.map(|id| id.0),
        provisions: ids(&one.provisions),
        words: said(&one.words),
        at: at(one.at),
        entry: one.entry,
    })
);

list!(
    /// The commitments of all cycles, with what was reported on each.
    commitments, "/api/p/{process}/commitments", reply::Commitment,
    |state, asked| part(asked, &state.aftermath.commitments, |number, one| reply::Commitment {
        commitment: number,
        document: one.document.0,
        provision: one.provision.as_str().to_owned(),
        verb: one.undertaking.verb.to_string(),
        actors: one.undertaking.actors.iter().map(|seat| seat.0).collect(),
        others: one.undertaking.others.iter().filter_map(said).collect(),
        action: said(&one.undertaking.action),
        due: one.undertaking.due.map(at),
        state: one.state.to_string(),
        reports: one.reports.iter().filter_map(|id| report(state, *id)).collect(),
        entry: one.entry,
    })
);

fn report(
    state: &State,
    id: unbracket_negotiation::state::aftermath::ReportId,
) -> Option<reply::Report> {
    let report = state.aftermath.reports.get(id.place())?;
    let assessment = |(seat, id): (
        &unbracket_negotiation::SeatId,
        &unbracket_negotiation::state::aftermath::AssessmentId,
    )| {
        let found = state.aftermath.assessments.get(id.place())?;
        Some(reply::Assessment { by: seat.0, verdict: found.verdict.to_string() })
    };
    Some(reply::Report {
        report: id.0,
        by: report.by.0,
        progress: report.progress.to_string(),
        words: said(&report.words),
        assessments: report.assessments.iter().filter_map(assessment).collect(),
        at: at(report.at),
        entry: report.entry,
    })
}

/// A document without its text.
pub(crate) fn document_of(state: &State, id: DocumentId) -> Option<reply::Document> {
    let document = state.texts.document(id)?;
    Some(reply::Document {
        document: id.0,
        kind: document.kind.to_string(),
        symbol: document.symbol.as_ref().map(ToString::to_string),
        title: said(&document.title),
        issued: at(document.issued),
        languages: document.languages.keys().map(ToString::to_string).collect(),
        cycle: document.cycle,
        entry: document.entry,
    })
}
