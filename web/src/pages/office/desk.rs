//! What waits for each office, and what comes next.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::roster::Admission;
use unbracket_negotiation::standing::waits_for_sponsor;
use unbracket_negotiation::state::ProposalState;
use unbracket_negotiation::{Moment, Role, Stage, State};

use super::{Room, look, offices, pending};
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::named;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/desk.html")]
struct Desk {
    room: Room,
    frame: Frame,
    stage: String,
    /// Whether the process has just begun, so that everything is still to be done.
    first: bool,
    trays: Vec<Tray>,
    pending: Vec<pending::Line>,
    next: Vec<Next>,
    breaches: Vec<Breach>,
    /// Whether the advice of the analysis is for this person.
    advises: bool,
}

/// What waits for an office.
struct Tray {
    office: String,
    items: Vec<Waiting>,
}

/// Things of one kind that wait: the message that counts them, how many, where they are dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Waiting {
    pub(super) key: &'static str,
    pub(super) count: usize,
    pub(super) to: String,
}

/// A deadline that comes.
struct Next {
    what: String,
    at: Moment,
    to: String,
}

struct Breach {
    clause: String,
    reason: String,
    at: Moment,
    entry: u64,
}

pub(super) async fn desk(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "nav-office");
    let frame = room.frame.clone();
    let pending = pending::waiting(&visit, &room.frame).await?;
    let now = visit.now();
    let (stage, trays, next, breaches) = look(&visit, |state| {
        let tray = |role: Role| Tray {
            office: frame.term("Role", role),
            items: waiting(state, role, now),
        };
        let trays: Vec<_> = offices(&visit, state).into_iter().map(tray).collect();
        let stage = frame.term("Stage", state.cycle().stage);
        (stage, trays, next(&frame, state, now), breaches(&frame, state))
    });
    let fresh =
        |state: &State| state.cycle().stage == Stage::Modalities && state.process.cycles.len() == 1;
    let first = room.invites && visit.state(fresh);
    let advises = crate::pages::analysis::advises(&visit);
    page(&Desk { room, frame, stage, first, trays, pending, next, breaches, advises })
}

/// What waits for an office, as things stand; what there is none of is left out.
pub(super) fn waiting(state: &State, role: Role, now: Moment) -> Vec<Waiting> {
    let mut found = Vec::new();
    let mut add = |key, count, to: &str| {
        if count > 0 {
            found.push(Waiting { key, count, to: to.to_owned() });
        }
    };
    let nobody_else = state.roster.officers(Role::Registrar).is_empty();
    if role == Role::Registrar || (role == Role::Secretariat && nobody_else) {
        let proposed = state.roster.seats().filter(|(_, it)| it.admission == Admission::Proposed);
        add("office-wait-people", proposed.count(), "office/people?show=proposed");
    }
    if super::READERS.contains(&role) {
        inputs(state, now, &mut add);
    }
    if matches!(role, Role::Chair | Role::Secretariat) {
        let cycle = state.cycle();
        let later = cycle.timetable.iter().filter(|(stage, _)| **stage > cycle.stage);
        let due = later.filter(|(_, slot)| slot.from <= now);
        add("office-wait-stage", due.count(), "office/stages");
        text(state, now, &mut add);
    }
    if matches!(role, Role::Chair | Role::PresidingOfficer) {
        deciding(state, &mut add);
    }
    found
}

fn inputs(state: &State, now: Moment, add: &mut impl FnMut(&'static str, usize, &str)) {
    let open = state.inputs.calls.iter().filter(|it| it.synthesised.is_none() && !it.lapsed);
    let contributions = || {
        let calls = state.inputs.calls.iter().filter(|it| it.synthesised.is_none() && !it.lapsed);
        let ids = calls.flat_map(|call| call.contributions.iter());
        ids.filter_map(|id| state.inputs.contribution(*id))
            .filter(move |it| !it.withdrawn && !it.lapsed(now) && it.closed.is_none())
    };
    let points: usize = contributions().map(|it| it.open_points as usize).sum();
    add("office-wait-points", points, "office/inputs");
    let unread = contributions().filter(|it| it.points.is_empty()).count();
    add("office-wait-unread", unread, "office/inputs");
    let closable = contributions().filter(|it| !it.points.is_empty() && it.open_points == 0);
    add("office-wait-closable", closable.count(), "office/inputs");
    let reports = open.filter(|it| now > it.until && it.waiting == 0).count();
    add("office-wait-synthesis", reports, "office/inputs");
}

fn text(state: &State, now: Moment, add: &mut impl FnMut(&'static str, usize, &str)) {
    let cycle = state.present_cycle();
    let open: Vec<_> = (state.texts.proposals.iter())
        .filter(|it| it.state == ProposalState::Open && it.cycle == cycle)
        .collect();
    let sponsorless = open.iter().filter(|it| waits_for_sponsor(state, it)).count();
    add("office-wait-proposals", open.len() - sponsorless, "floor");
    add("office-wait-sponsors", sponsorless, "floor");
    let silences = state.deciding.silences.iter();
    let over = silences.filter(|it| it.end.is_none() && it.procedure.terms().deadline <= now);
    add("office-wait-silences", over.count(), "acts/close-silence");
    let objections = state.deciding.objections.values().flat_map(|all| all.values());
    add(
        "office-wait-answers",
        objections.filter(|it| !it.answered).count(),
        "acts/answer-objection",
    );
    let rounds = state.aftermath.rounds.iter();
    let rounds = rounds.filter(|it| it.closed.is_none() && it.deadline <= now);
    add("office-wait-rounds", rounds.count(), "acts/close-reporting-round");
}

fn deciding(state: &State, add: &mut impl FnMut(&'static str, usize, &str)) {
    let questions = state.deciding.questions.iter().filter(|it| it.end.is_none()).count();
    add("office-wait-questions", questions, "acts/conclude");
    let votes = state.deciding.votes.iter().filter(|it| it.result.is_none()).count();
    add("office-wait-votes", votes, "acts/close-vote");
    let appeals = state.process.rulings.iter();
    let appeals = appeals.filter(|it| it.appeal.is_some() && it.upheld.is_none()).count();
    add("office-wait-appeals", appeals, "office/rulings");
    let motions = state.deciding.motions.iter();
    let motions = motions.filter(|it| it.carried.is_none() && !it.lapsed).count();
    add("office-wait-motions", motions, "acts/decide-motion");
}

/// The deadlines that come, the nearest first.
fn next(frame: &Frame, state: &State, now: Moment) -> Vec<Next> {
    let mut all = Vec::new();
    let mut add = |what: String, at: Moment, to: &str| {
        if at > now {
            all.push(Next { what, at, to: to.to_owned() });
        }
    };
    let cycle = state.cycle();
    for (stage, slot) in cycle.timetable.iter().filter(|(stage, _)| **stage >= cycle.stage) {
        let name = frame.term("Stage", stage);
        if *stage > cycle.stage {
            add(frame.t1("office-next-opens", "stage", &name), slot.from, "office/stages");
        }
        add(frame.t1("office-next-ends", "stage", &name), slot.until, "office/stages");
    }
    for call in &state.inputs.calls {
        let title = call.title.shown();
        add(frame.t1("office-next-call", "title", title), call.until, "office/inputs");
    }
    for silence in state.deciding.silences.iter().filter(|it| it.end.is_none()) {
        add(frame.t("office-next-silence"), silence.procedure.terms().deadline, "text");
    }
    for round in state.aftermath.rounds.iter().filter(|it| it.closed.is_none()) {
        add(frame.t("office-next-round"), round.deadline, "follow-up");
    }
    if let Some(review) = state.cycle().review {
        add(frame.t("office-next-review"), review, "follow-up");
    }
    all.sort_by_key(|next| next.at);
    all.truncate(10);
    all
}

/// The latest breaches of the rules.
fn breaches(frame: &Frame, state: &State) -> Vec<Breach> {
    let latest = state.process.breaches.iter().rev().take(5);
    latest
        .map(|it| Breach {
            clause: frame.clause(&it.clause),
            reason: named::words(frame.tongue, &it.reason),
            at: it.at,
            entry: it.entry,
        })
        .collect()
}
