//! A commitment: what is undertaken, what its actors report, what others make of it. Its address lasts.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::aftermath::{
    Commitment, CommitmentId, CommitmentState, DisputeId, Report, ReportId,
};
use unbracket_negotiation::{Moment, SeatId, State};

use super::derived::{By, Line, amount, lines};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::{Said, document, number, open_words, said, seat, side};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// What somebody says of a commitment, a report or an assessment.
struct Voice {
    who: String,
    side: Option<String>,
    at: Moment,
    entry: u64,
    words: Said,
}

struct ReportShown {
    number: u32,
    progress: &'static str,
    late: bool,
    voice: Voice,
    assessments: Vec<(&'static str, Voice, Vec<DisputeShown>)>,
    disputes: Vec<DisputeShown>,
    /// Whether the reader may say what they make of it.
    assesses: bool,
}

struct DisputeShown {
    voice: Voice,
    answer: Option<(&'static str, Said, Moment)>,
}

struct EvidenceShown {
    voice: Voice,
    place: Said,
    digest: Option<String>,
}

#[derive(Template)]
#[template(path = "follow_up/commitment.html")]
struct Shown {
    frame: Frame,
    process: String,
    line: Line,
    document: (u32, String),
    taken: Voice,
    session: Option<String>,
    to: Option<String>,
    funding: Vec<&'static str>,
    needs: Option<String>,
    pledged: Option<String>,
    indicators: Vec<String>,
    serves: Vec<String>,
    former: Vec<(Moment, Said, Option<Moment>)>,
    successor: Option<u32>,
    reports: Vec<ReportShown>,
    evidence: Vec<EvidenceShown>,
    /// Whether the reader may report on it.
    reports_on: bool,
    /// Whether the reader may dispute what is reported.
    disputes: bool,
}

pub(super) async fn shown(
    visit: Visit,
    Path((_, commitment)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = CommitmentId(number(&commitment)?);
    let shown = visit.state(|state| of(&visit, state, id)).ok_or(Failure::NotFound)?;
    page(&shown)
}

fn of(visit: &Visit, state: &State, id: CommitmentId) -> Option<Shown> {
    let tongue = visit.tongue();
    let one = state.aftermath.commitment(id)?;
    let by = By { provision: Some(one.provision.to_string()), ..By::default() };
    let line =
        lines(tongue, state, &by, visit.now()).into_iter().find(|line| line.number == id.0)?;
    let undertaking = &one.undertaking;
    let means = undertaking.means.as_ref();
    let tags = undertaking.action_lines.iter().chain(&undertaking.goals);
    let voice = Voice::of(tongue, state, (one.by, one.at, one.entry), &undertaking.action);
    Some(Shown {
        frame: Frame::within(
            visit,
            Section::FollowUp,
            tongue.with("follow-up-commitment", &[("number", &id.0)]),
        ),
        process: visit.process.name().to_owned(),
        line,
        document: (one.document.0, document(tongue, state, one.document)),
        taken: voice,
        session: undertaking.session.as_ref().map(ToString::to_string),
        to: undertaking.to.as_ref().map(ToString::to_string),
        funding: means.into_iter().flat_map(|means| &means.sources).map(|it| it.word()).collect(),
        needs: means.and_then(|means| means.needs.as_ref()).map(amount),
        pledged: means.and_then(|means| means.pledged.as_ref()).map(amount),
        indicators: undertaking.indicators.iter().map(|it| open_words(tongue, it).text).collect(),
        serves: tags.map(ToString::to_string).collect(),
        former: former(tongue, state, one),
        successor: one.successor.map(|id| id.0),
        reports: one.reports.iter().rev().filter_map(|id| report(visit, state, *id)).collect(),
        evidence: evidence(tongue, state, one),
        reports_on: one.state == CommitmentState::Open
            && visit.seats.iter().any(|seat| undertaking.actors.contains(seat)),
        disputes: visit.may("dispute"),
    })
}

impl Voice {
    fn of(
        tongue: Tongue,
        state: &State,
        (by, at, entry): (SeatId, Moment, u64),
        words: &unbracket_negotiation::Words,
    ) -> Self {
        Self {
            who: seat(tongue, state, by),
            side: side(tongue, state, by),
            at,
            entry,
            words: said(tongue, state, entry, words),
        }
    }
}

fn former(tongue: Tongue, state: &State, one: &Commitment) -> Vec<(Moment, Said, Option<Moment>)> {
    let each = one.former.iter().rev();
    each.map(|(until, was)| (*until, said(tongue, state, one.entry, &was.action), was.due))
        .collect()
}

/// Whether one of the reader's seats may assess a report, and has not assessed it yet.
fn assesses(visit: &Visit, state: &State, report: &Report) -> bool {
    let free = |seat: &SeatId| {
        report.is_independent(state, *seat) && !report.assessments.contains_key(seat)
    };
    visit.may("assess") && visit.seats.iter().any(free)
}

fn report(visit: &Visit, state: &State, id: ReportId) -> Option<ReportShown> {
    let tongue = visit.tongue();
    let report = state.aftermath.report(id)?;
    let assessments = report.assessments.values().filter_map(|id| {
        let one = state.aftermath.assessments.get(id.place())?;
        let voice = Voice::of(tongue, state, (one.by, one.at, one.entry), &one.reasons);
        Some((one.verdict.word(), voice, disputes(tongue, state, &one.disputes)))
    });
    Some(ReportShown {
        number: id.0,
        progress: report.progress.word(),
        late: report.late,
        voice: Voice::of(tongue, state, (report.by, report.at, report.entry), &report.words),
        assessments: assessments.collect(),
        disputes: disputes(tongue, state, &report.disputes),
        assesses: assesses(visit, state, report),
    })
}

fn disputes(tongue: Tongue, state: &State, ids: &[DisputeId]) -> Vec<DisputeShown> {
    let found = ids.iter().filter_map(|id| state.aftermath.disputes.get(id.place()));
    found
        .map(|one| DisputeShown {
            voice: Voice::of(tongue, state, (one.by, one.at, one.entry), &one.reason),
            answer: one.answer.as_ref().map(|answer| {
                let words = said(tongue, state, answer.entry, &answer.because);
                (answer.answer.word(), words, answer.at)
            }),
        })
        .collect()
}

fn evidence(tongue: Tongue, state: &State, one: &Commitment) -> Vec<EvidenceShown> {
    let found = one.evidence.iter().filter_map(|id| state.aftermath.evidence.get(id.place()));
    found
        .map(|one| EvidenceShown {
            voice: Voice::of(tongue, state, (one.by, one.at, one.entry), &one.what),
            place: said(tongue, state, one.entry, &one.place),
            digest: one.digest.map(|digest| digest.to_string()),
        })
        .collect()
}
