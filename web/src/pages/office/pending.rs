//! Acts that wait for a second officer: exactly what would be done, to sign or to decline.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::deciding::DecidingAct;
use unbracket_negotiation::act::process::ProcessAct;
use unbracket_negotiation::{Act, Moment, State};
use unbracket_secretariat::pending::{PendingAct, PendingActs};

use super::{Room, offices};
use crate::act_form::Filled;
use crate::acting::waits_not;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::pages::acts;
use crate::pages::problem::Problem;
use crate::pages::shown::document;
use crate::pages::versions::{Version, versions};
use crate::saying;
use crate::shaped;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/pending.html")]
struct List {
    room: Room,
    frame: Frame,
    waiting: Vec<Line>,
}

/// One act in the list.
pub(super) struct Line {
    pub(super) digest: String,
    pub(super) name: String,
    pub(super) by: String,
    pub(super) until: Moment,
    pub(super) declined: Option<String>,
    /// Whether this person could sign it.
    pub(super) mine: bool,
}

#[derive(Template)]
#[template(path = "office/pending_one.html")]
struct One {
    room: Room,
    frame: Frame,
    digest: String,
    name: String,
    why: String,
    rule: String,
    by: String,
    asked: Moment,
    until: Moment,
    declined: Option<String>,
    /// What would be done: label and value.
    rows: Vec<(String, String)>,
    /// The pages of what it is on: address and words.
    on: Vec<(String, String)>,
    /// The versions of the text that would be adopted, each with its digest.
    versions: Vec<Version>,
    /// Whether this person asked for it.
    asks: bool,
    /// Why this person cannot sign it; none where they can.
    refused: Option<Problem>,
}

fn drawer(visit: &Visit) -> PendingActs {
    visit.visitor.site.accounts().pending(visit.process.name())
}

async fn find(visit: &Visit, digest: &str) -> Result<PendingAct, Failure> {
    let all = drawer(visit).all().await?;
    // Any digest may have waited once: the vault keeps nothing of what was signed or taken back.
    let whole = digest.len() == 64 && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let none = if whole { Failure::Gone } else { Failure::NotFound };
    all.into_iter().find(|one| one.digest.to_string() == digest).ok_or(none)
}

/// A moment of the house in the time of the process, which the example has elsewhere.
fn here(visit: &Visit, moment: Moment) -> Moment {
    let apart = visit.now().0.saturating_sub(visit.visitor.now().0);
    Moment(moment.0.saturating_add(apart))
}

/// The acts that wait here.
///
/// # Errors
/// Where the vault cannot be read.
pub(super) async fn waiting(visit: &Visit, frame: &Frame) -> Result<Vec<Line>, Failure> {
    let all = drawer(visit).all().await?;
    let line = |one: PendingAct| Line {
        digest: one.digest.to_string(),
        name: acts::name(frame, one.act.kind()),
        by: visit.process.seat_name(visit.tongue(), one.by.seat),
        until: here(visit, one.until()),
        declined: one.declined.map(|seat| visit.process.seat_name(visit.tongue(), seat)),
        mine: one.declined.is_none() && !is_own(visit, &one) && refusal(visit, &one).is_none(),
    };
    Ok(all.into_iter().map(line).collect())
}

/// What waits for the signature of this person: what each act is called, its digest, and until when.
///
/// # Errors
/// Where the vault cannot be read.
pub(crate) async fn to_sign(
    visit: &Visit,
    frame: &Frame,
) -> Result<Vec<(String, String, Moment)>, Failure> {
    if visit.state(|state| offices(visit, state)).is_empty() {
        return Ok(Vec::new());
    }
    let waiting = waiting(visit, frame).await?.into_iter().filter(|one| one.mine);
    Ok(waiting.map(|one| (one.name, one.digest, one.until)).collect())
}

/// Whether this person asked for it, or holds the seat that did: then somebody else has to sign.
fn is_own(visit: &Visit, one: &PendingAct) -> bool {
    visit.visitor.account().is_some_and(|account| one.is_of(account, visit.process.name()))
}

/// Why this person cannot sign; none where one of their seats can.
fn refusal(visit: &Visit, one: &PendingAct) -> Option<Problem> {
    let now = visit.now();
    let mut last = None;
    for seat in &visit.seats {
        let able = visit.process.sealed_state(|state| one.signable(state, *seat, now));
        match able {
            Ok(()) => return None,
            Err(refusal) => {
                let refusal = saying::refusal(visit, refusal);
                last = Some(Problem::refused(visit.tongue(), &refusal));
            }
        }
    }
    last
}

pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-pending");
    let waiting = waiting(&visit, &room.frame).await?;
    page(&List { frame: room.frame.clone(), room, waiting })
}

pub(super) async fn one(
    visit: Visit,
    Path((_, digest)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let one = find(&visit, &digest).await?;
    let room = Room::new(&visit, "office-pending");
    let frame = room.frame.clone();
    let filled = shaped::spread(&one.act);
    let shapes = Act::shapes(one.act.kind()).unwrap_or_default();
    let items = visit.state(|state| shaped::form(&frame, state, &shapes, &filled));
    let asks = is_own(&visit, &one);
    page(&One {
        digest,
        name: acts::name(&frame, one.act.kind()),
        why: acts::why(&frame, one.act.kind()),
        rule: acts::rule(frame.tongue, one.act.rule()),
        by: visit.process.seat_name(visit.tongue(), one.by.seat),
        asked: here(&visit, one.asked),
        until: here(&visit, one.until()),
        declined: one.declined.map(|seat| visit.process.seat_name(visit.tongue(), seat)),
        rows: shaped::shown(&items, &frame.t("office-yes")),
        on: on(&visit, &one.act),
        versions: visit.state(|state| adopted(state, &one.act)),
        asks,
        refused: refusal(&visit, &one),
        frame,
        room,
    })
}

/// The pages on which the second officer reads what an adoption or an erasure is on.
fn on(visit: &Visit, act: &Act) -> Vec<(String, String)> {
    let tongue = visit.tongue();
    match act {
        Act::Deciding(DecidingAct::Adopt(it)) => {
            let text = visit.state(|state| document(tongue, state, it.document));
            let question = format!("{} {}", tongue.say("decide-question"), it.question.0);
            vec![
                (visit.address(&format!("documents/{}", it.document.0)), text),
                (visit.address(&format!("decide/questions/{}", it.question.0)), question),
            ]
        }
        Act::Process(ProcessAct::Erase(it)) => {
            let entry = tongue.with("record-entry", &[("number", &it.entry)]);
            vec![(visit.address(&format!("record/{}", it.entry)), entry)]
        }
        _ => Vec::new(),
    }
}

/// The versions of the text that an adoption is on; none for any other act.
fn adopted(state: &State, act: &Act) -> Vec<Version> {
    let Act::Deciding(DecidingAct::Adopt(it)) = act else { return Vec::new() };
    state.texts.document(it.document).map(versions).unwrap_or_default()
}

pub(super) async fn sign(
    visit: Visit,
    Path((_, digest)): Path<(String, String)>,
    _: Filled,
) -> Result<Response, Failure> {
    visit.visitor.present().await?;
    let one = find(&visit, &digest).await?;
    let account = visit.visitor.account().ok_or(Failure::Enter)?;
    if is_own(&visit, &one) {
        return Err(Failure::Said(visit.tongue().say("office-pending-alone")));
    }
    let now = visit.now();
    let able = visit
        .seats
        .iter()
        .find(|seat| visit.process.sealed_state(|state| one.signable(state, **seat, now)).is_ok());
    // Where none can, the core says to the first why not.
    let second = able.or(visit.seats.first()).copied().ok_or(Failure::NotYours)?;
    let secretariat = visit.process.secretariat();
    let signed = drawer(&visit).sign(secretariat, one.digest, second, account).await;
    let accepted = signed.map_err(|why| waits_not(&visit, why))?;
    Ok(go(&visit.address(&format!("done/{}", accepted.index))))
}

pub(super) async fn decline(
    visit: Visit,
    Path((_, digest)): Path<(String, String)>,
    _: Filled,
) -> Result<Response, Failure> {
    let one = find(&visit, &digest).await?;
    let mine = visit.seats.iter().find(|seat| **seat == one.by.seat);
    let who = mine.copied().or(visit.seat()).ok_or(Failure::NotYours)?;
    let declined = drawer(&visit).decline(visit.process.secretariat(), one.digest, who).await;
    declined.map_err(|why| waits_not(&visit, why))?;
    Ok(go(&visit.address("office/pending")))
}
