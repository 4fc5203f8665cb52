//! A report on a commitment by those who have to act.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::aftermath::ReportProgress;
use unbracket_negotiation::state::aftermath::{CommitmentId, EvidenceId, Progress, RoundId};
use unbracket_negotiation::{Moment, Words};

use crate::act_form::{Choice, Filled};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::named;
use crate::pages::delegate::{self};
use crate::pages::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "statements/report.html")]
struct Form {
    frame: Frame,
    address: String,
    commitment: u32,
    action: String,
    verb: &'static str,
    due: Option<Moment>,
    /// The round that waits for this report, and until when.
    round: Option<(u32, Moment)>,
    progress: Vec<&'static str>,
    chosen: String,
    evidence: Vec<(u32, String)>,
    ticked: BTreeSet<String>,
    words: String,
    problem: Option<Problem>,
    capacities: Vec<Choice>,
    key: String,
}

pub(super) async fn form(
    visit: Visit,
    Path((_, id)): Path<(String, u32)>,
) -> Result<Response, Failure> {
    page(&made(&visit, id, &Filled::default(), None)?)
}

fn made(
    visit: &Visit,
    id: u32,
    filled: &Filled,
    problem: Option<Problem>,
) -> Result<Form, Failure> {
    let number = CommitmentId(id);
    let (capacities, key) = (
        capacities(visit, filled.get("capacity")),
        filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
    );
    let frame = Frame::within(visit, Section::FollowUp, visit.tongue().say("statements-report"));
    let made = visit.state(|state| {
        let commitment = state.aftermath.commitment(number)?;
        let what = &commitment.undertaking;
        let rounds = (0..).map(RoundId).zip(&state.aftermath.rounds);
        let mut open = rounds.filter(|(_, it)| {
            it.closed.is_none()
                && it.commitments.contains(&number)
                && !it.reported.contains(&number)
        });
        let shown = |id: &EvidenceId| {
            let found = state.aftermath.evidence.get(id.place())?;
            Some((id.0, named::words(visit.tongue(), &found.what)))
        };
        Some(Form {
            frame,
            address: visit.address(""),
            commitment: id,
            action: named::words(visit.tongue(), &what.action),
            verb: what.verb.word(),
            due: what.due,
            round: open.next().map(|(id, it)| (id.0, it.deadline)),
            progress: Progress::ALL.iter().map(|it| it.word()).collect(),
            chosen: filled.get("progress").unwrap_or_default().to_owned(),
            evidence: commitment.evidence.iter().filter_map(shown).collect(),
            ticked: filled.all("evidence").map(ToOwned::to_owned).collect(),
            words: filled.get("words").unwrap_or_default().to_owned(),
            problem,
            capacities,
            key,
        })
    });
    made.ok_or(Failure::NotFound)
}

pub(super) async fn sent(
    visit: Visit,
    Path((_, id)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let number = |text: &str| text.parse::<u32>().ok();
    let Some(progress) = filled.get("progress").and_then(Progress::find) else {
        let problem = visit.tongue().say("statements-report-choose");
        let page = made(&visit, id, &filled, Some(problem.into()))?;
        return page_with(axum::http::StatusCode::BAD_REQUEST, &page);
    };
    let act = ReportProgress {
        commitment: CommitmentId(id),
        round: filled.get("round").and_then(number).map(RoundId),
        progress,
        words: Words::said(filled.get("words").unwrap_or_default()),
        evidence: filled.all("evidence").filter_map(number).map(EvidenceId).collect(),
    };
    match delegate::act(&visit, &filled, act).await {
        Err(failure @ Failure::Refused(_)) => {
            let problem = Problem::of(visit.tongue(), &failure);
            page_with(failure.status(), &made(&visit, id, &filled, Some(problem))?)
        }
        other => other,
    }
}
