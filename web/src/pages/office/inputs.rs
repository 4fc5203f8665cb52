//! Inputs as the offices see them: calls, contributions, points, what may say the same, and answers to
//! many points at once; the draft of a synthesis report.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::inputs::{Synthesis, SynthesisPoint, synthesis};
use unbracket_negotiation::state::{CallId, Consent, ContributionId, Disposition, PointId};
use unbracket_negotiation::{Moment, State};

use super::{Room, clerk, gather, look, number};
use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::named;
use crate::pages::acts;
use crate::shaped::{self, begin};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/inputs.html")]
struct Calls {
    room: Room,
    frame: Frame,
    calls: Vec<Line>,
    may: bool,
}

/// One call in the list.
struct Line {
    number: usize,
    title: String,
    until: Moment,
    open: bool,
    contributions: usize,
    unread: usize,
    points: usize,
    unanswered: usize,
    synthesised: Option<Moment>,
}

#[derive(Template)]
#[template(path = "office/inputs_call.html")]
struct One {
    room: Room,
    frame: Frame,
    number: u32,
    title: String,
    until: Moment,
    open: bool,
    publishable: bool,
    synthesised: Option<Moment>,
    ready: bool,
    contributions: Vec<Contribution>,
    gathered: Vec<Group>,
    points: Vec<Point>,
    /// How many points the page leaves out.
    more: usize,
    provisions: Vec<(String, String)>,
    dispositions: Vec<(String, String)>,
}

struct Contribution {
    number: u32,
    title: String,
    text: String,
    language: String,
    by: String,
    consent: String,
    points: Vec<String>,
    open_points: u32,
    state: &'static str,
    closable: bool,
}

/// Points that may say the same.
struct Group {
    points: Vec<(u32, String)>,
    words: String,
}

struct Point {
    number: u32,
    claim: String,
    by: String,
    confidential: bool,
    about: String,
    same: usize,
}

/// How many unanswered points stand on a page.
const SHOWN: usize = 100;
/// How many contributions stand on a page, those that wait first.
const LISTED: usize = 60;

pub(super) async fn calls(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-inputs");
    let frame = room.frame.clone();
    let now = visit.now();
    let calls = look(&visit, |state| {
        let mut calls: Vec<_> =
            (0..state.inputs.calls.len()).map(|number| line(state, number, now)).collect();
        calls.reverse();
        calls
    });
    page(&Calls { room, frame, calls, may: visit.may("call-for-inputs") })
}

fn line(state: &State, number: usize, now: Moment) -> Line {
    let call = &state.inputs.calls[number];
    let found: Vec<_> =
        call.contributions.iter().filter_map(|id| state.inputs.contribution(*id)).collect();
    Line {
        number,
        title: call.title.shown().to_owned(),
        until: call.until,
        open: now <= call.until && !call.lapsed,
        contributions: found.len(),
        unread: found.iter().filter(|it| it.points.is_empty() && !it.withdrawn).count(),
        points: found.iter().map(|it| it.points.len()).sum(),
        unanswered: found.iter().map(|it| it.open_points as usize).sum(),
        synthesised: call.synthesised,
    }
}

pub(super) async fn call(
    visit: Visit,
    Path((_, call)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = CallId(number(&call)?);
    let room = Room::new(&visit, "office-inputs");
    let frame = room.frame.clone();
    let seen = Seen { now: visit.now(), clerk: visit.state(|state| clerk(&visit, state)) };
    page(&look(&visit, |state| one(room, frame, state, id, seen)).ok_or(Failure::NotFound)?)
}

/// When a page is read, and whether by the secretariat: what was given to it alone, others do not read.
#[derive(Clone, Copy)]
struct Seen {
    now: Moment,
    clerk: bool,
}

impl Seen {
    fn withholds(self, consent: Consent) -> bool {
        consent == Consent::SecretariatOnly && !self.clerk
    }
}

fn one(room: Room, frame: Frame, state: &State, id: CallId, seen: Seen) -> Option<One> {
    let call = state.inputs.call(id)?;
    let now = seen.now;
    let mut contributions: Vec<_> = (call.contributions.iter())
        .filter_map(|id| contribution(&frame, state, *id, seen))
        .collect();
    contributions.sort_by_key(|it| it.state != "open");
    contributions.truncate(LISTED);
    let open = unanswered(state, id);
    let claims: Vec<&str> = open
        .iter()
        .map(|id| state.inputs.point(*id).and_then(|it| it.claim.text()).unwrap_or_default())
        .collect();
    let gathered = gathered(state, &open, &claims);
    let points: Vec<_> =
        open.iter().take(SHOWN).filter_map(|id| point(&frame, state, *id, seen)).collect();
    let waiting = call.contributions.iter().filter_map(|id| state.inputs.contribution(*id));
    let ready = now > call.until
        && !call.lapsed
        && waiting.filter(|it| !it.withdrawn && !it.lapsed(now)).all(|it| it.closed.is_some());
    let unpublished = call.contributions.iter().filter_map(|id| state.inputs.contribution(*id));
    Some(One {
        number: id.0,
        title: call.title.shown().to_owned(),
        until: call.until,
        open: now <= call.until,
        publishable: unpublished.filter(|it| !it.withdrawn).any(|it| it.published.is_none()),
        synthesised: call.synthesised,
        ready: ready && call.synthesised.is_none(),
        more: open.len() - points.len(),
        contributions,
        gathered,
        points,
        provisions: shaped::provisions(state),
        dispositions: Disposition::ALL
            .iter()
            .map(|it| (it.word().to_owned(), frame.term("Disposition", it)))
            .collect(),
        frame,
        room,
    })
}

/// The points of a call that have no disposition, in order.
fn unanswered(state: &State, call: CallId) -> Vec<PointId> {
    let Some(call) = state.inputs.call(call) else { return Vec::new() };
    let found = call.contributions.iter().filter_map(|id| state.inputs.contribution(*id));
    let points = found.filter(|it| !it.withdrawn && it.closed.is_none()).flat_map(|it| &it.points);
    let open = |id: &&PointId| state.inputs.point(**id).is_some_and(|it| it.disposed.is_none());
    points.filter(open).copied().collect()
}

/// What may say the same among the points that wait, without those that were joined already.
fn gathered(state: &State, open: &[PointId], claims: &[&str]) -> Vec<Group> {
    let group = |found: gather::Gathered| {
        let ids: Vec<PointId> = found.places.iter().map(|place| open[*place]).collect();
        let same = ids.first().map(|first| state.inputs.same_as(*first)).unwrap_or_default();
        if ids.iter().all(|id| same.contains(id)) {
            return None;
        }
        let points =
            found.places.iter().map(|place| (open[*place].0, begin(claims[*place]))).collect();
        Some(Group { points, words: found.words.join(", ") })
    };
    gather::gather(claims).into_iter().filter_map(group).collect()
}

fn contribution(
    frame: &Frame,
    state: &State,
    id: ContributionId,
    seen: Seen,
) -> Option<Contribution> {
    let (it, tongue) = (state.inputs.contribution(id)?, frame.tongue);
    let withheld = seen.withholds(it.consent);
    let claims = it.points.iter().filter_map(|id| state.inputs.point(*id));
    let state_word = if it.withdrawn {
        "withdrawn"
    } else if it.lapsed(seen.now) {
        "lapsed"
    } else if it.closed.is_some() {
        "closed"
    } else {
        "open"
    };
    Some(Contribution {
        number: id.0,
        title: if withheld { String::new() } else { named::words(tongue, &it.title) },
        text: if withheld {
            frame.t("office-secretariat-alone")
        } else {
            named::words(tongue, &it.text)
        },
        language: if withheld { tongue.code().to_owned() } else { it.language.to_string() },
        by: if withheld { "…".to_owned() } else { named::seat_of(tongue, state, it.by) },
        consent: frame.term("Consent", it.consent),
        points: claims.map(|point| named::words(tongue, &point.claim)).collect(),
        open_points: it.open_points,
        state: state_word,
        closable: state_word == "open" && !it.points.is_empty() && it.open_points == 0,
    })
}

fn point(frame: &Frame, state: &State, id: PointId, seen: Seen) -> Option<Point> {
    let point = state.inputs.point(id)?;
    let contribution = state.inputs.contribution(point.contribution)?;
    let labels = shaped::labels(state);
    let about =
        point.about.iter().map(|id| labels.get(id).cloned().unwrap_or_else(|| id.to_string()));
    Some(Point {
        number: id.0,
        claim: named::words(frame.tongue, &point.claim),
        by: match seen.withholds(contribution.consent) {
            true => "…".to_owned(),
            false => named::seat_of(frame.tongue, state, contribution.by),
        },
        confidential: point.confidential,
        about: about.collect::<Vec<_>>().join(", "),
        same: state.inputs.same_as(id).len().saturating_sub(1),
    })
}

/// Answers many points at once, or joins them: the button says which.
pub(super) async fn answer(
    visit: Visit,
    Path((_, call)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Failure> {
    number(&call)?;
    filled.put("back", visit.address(&format!("office/inputs/{call}")));
    let kind = if filled.get("do") == Some("join") { "join-points" } else { "dispose" };
    acts::perform(&visit, kind, filled).await
}

#[derive(Template)]
#[template(path = "office/synthesis.html")]
struct Report {
    room: Room,
    frame: Frame,
    number: u32,
    title: String,
    draft: String,
    counts: Vec<(String, Vec<u32>)>,
    dispositions: Vec<String>,
}

/// The draft of a synthesis report, made of the dispositions.
pub(super) async fn report(
    visit: Visit,
    Path((_, call)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = CallId(number(&call)?);
    let room = Room::new(&visit, "office-synthesis");
    let frame = room.frame.clone();
    // Only what is public goes into a report that is published.
    let made = visit.state(|state| {
        let found = synthesis(state, id)?;
        let title = state.inputs.call(id)?.title.shown().to_owned();
        Some((title, draft(&frame, state, &found), counts(&frame, state, &found)))
    });
    let (title, draft, counts) = made.ok_or(Failure::NotFound)?;
    let dispositions = Disposition::ALL.iter().map(|it| frame.term("Disposition", it)).collect();
    page(&Report { room, frame, number: id.0, title, draft, counts, dispositions })
}

/// How many points of each group were answered how.
fn counts(frame: &Frame, state: &State, found: &Synthesis) -> Vec<(String, Vec<u32>)> {
    let mut groups: Vec<_> = found.counts.keys().map(|(group, _)| *group).collect();
    groups.dedup();
    let name = |group: Option<unbracket_negotiation::GroupId>| {
        let found = group.and_then(|group| state.roster.group(group));
        found.map_or_else(|| frame.t("office-no-group"), |group| group.name.shown().to_owned())
    };
    let of = |group| {
        let count = |it: &Disposition| found.counts.get(&(group, *it)).copied().unwrap_or(0);
        (name(group), Disposition::ALL.iter().map(count).collect())
    };
    groups.into_iter().map(of).collect()
}

fn draft(frame: &Frame, state: &State, found: &Synthesis) -> String {
    let labels = shaped::labels(state);
    let mut text = frame.t2(
        "office-synthesis-opening",
        "contributions",
        found.contributions,
        "points",
        found.points.len(),
    );
    for disposition in Disposition::ALL {
        let of_it = |point: &&SynthesisPoint| {
            point.disposed.as_ref().is_some_and(|it| it.disposition == *disposition)
                && point.same.first() == Some(&point.point)
        };
        let points: Vec<_> = found.points.iter().filter(of_it).collect();
        if points.is_empty() {
            continue;
        }
        text.push_str(&format!("\n\n{}\n", frame.term("Disposition", disposition)));
        for point in points {
            let Some(disposed) = &point.disposed else { continue };
            let claim =
                point.claim.text().map_or_else(|| frame.t("office-withheld"), str::to_owned);
            text.push_str(&format!("\n– {claim}"));
            if point.same.len() > 1 {
                text.push_str(&format!(" ({})", frame.n("office-said-by", point.same.len())));
            }
            let used: Vec<_> = (disposed.used_in.iter())
                .map(|id| labels.get(id).cloned().unwrap_or_else(|| id.to_string()))
                .collect();
            if !used.is_empty() {
                text.push_str(&format!(
                    " {} {}",
                    frame.tongue.arrow(),
                    used.join(frame.tongue.comma())
                ));
            }
            if let Some(reason) = disposed.reason.text().filter(|reason| !reason.is_empty()) {
                text.push_str(&format!(": {reason}"));
            }
        }
    }
    text
}
