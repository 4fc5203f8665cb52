//! The room: what everybody looks at while a reading runs, large enough for the last row.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_negotiation::standing::{Progress, progress};
use unbracket_negotiation::state::forum::{Meeting, MeetingState};
use unbracket_negotiation::{Moment, State};

use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::kept;
use crate::named;
use crate::pages::floor::view::{self, Bit, Line};
use crate::pages::shown::who_meets;
use crate::route::{Access, Route, get};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// How many provisions are shown at once.
const AT_ONCE: usize = 6;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/p/{process}/room", Access::Anyone, room)]
}

/// Who speaks in a meeting that sits.
struct Speaking {
    meeting: usize,
    /// Who meets, where several do.
    who: Option<String>,
    item: String,
    now: Option<String>,
    /// When the turn began, and how many seconds it has.
    since: Option<(Moment, u32)>,
    next: Option<String>,
    waiting: usize,
}

/// A decision that is being waited for.
struct Clock {
    number: usize,
    until: Moment,
    zone: String,
}

#[derive(Template)]
#[template(path = "room/room.html")]
struct Room {
    frame: Frame,
    title: String,
    stage: &'static str,
    pass: Option<&'static str>,
    lines: Vec<Line>,
    language: String,
    direction: &'static str,
    progress: Option<Progress>,
    share: usize,
    clocks: Vec<Clock>,
    /// Whether a vote is being taken.
    voting: bool,
    /// How many questions are before the room.
    questions: usize,
    /// Every meeting that sits.
    speaking: Vec<Speaking>,
    name: String,
}

async fn room(visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    kept(visit, &headers, shown).await
}

async fn shown(visit: Visit) -> Result<String, Failure> {
    let template = visit.state(|state| {
        let progress = progress(state);
        let rolling = state.texts.rolling.as_ref();
        let cycle = state.present_cycle();
        let open = state.deciding.questions.iter();
        Room {
            frame: Frame::within(&visit, Section::Text, visit.tongue().say("room-title")),
            title: state.process.title.shown().to_owned(),
            stage: state.cycle().stage.word(),
            pass: state.texts.room.as_ref().map(|room| room.pass.word()),
            lines: on_screen(state),
            language: rolling.and_then(|it| it.draft.language()).unwrap_or("en").to_owned(),
            direction: rolling.map_or("ltr", |it| view::direction(&it.draft)),
            share: progress.map_or(0, |it| 100 * it.agreed / it.units.max(1)),
            progress,
            clocks: clocks(state),
            voting: state.deciding.votes.last().is_some_and(|vote| vote.result.is_none()),
            questions: open.filter(|one| one.end.is_none() && one.cycle == cycle).count(),
            speaking: speaking(visit.tongue(), state),
            name: visit.process.name().to_owned(),
        }
    });
    template.render().map_err(|error| Failure::Unavailable(error.to_string()))
}

/// The provisions under discussion; where none is named, the first that is in the way.
fn on_screen(state: &State) -> Vec<Line> {
    let Some(rolling) = &state.texts.rolling else { return Vec::new() };
    let lines = view::lines(state, rolling);
    if lines.iter().any(|line| line.on) {
        return lines.into_iter().filter(|line| line.on).take(AT_ONCE).collect();
    }
    // Where the whole text is read, the first bracket is what the room is about.
    let waits = |line: &Line| !line.label.is_empty() && line.tint.word != "agreed";
    let bracketed = lines.iter().position(|line| line.tint.word == "bracketed");
    let at = bracketed.or_else(|| lines.iter().position(waits));
    at.and_then(|at| lines.into_iter().nth(at)).into_iter().collect()
}

fn clocks(state: &State) -> Vec<Clock> {
    let runs = state.deciding.silences.iter().enumerate().filter(|(_, run)| run.end.is_none());
    runs.map(|(number, run)| Clock {
        number,
        until: run.procedure.terms().deadline,
        zone: run.zone.as_str().to_owned(),
    })
    .collect()
}

fn speaking(tongue: Tongue, state: &State) -> Vec<Speaking> {
    let sits = |(_, meeting): &(usize, &Meeting)| meeting.state == MeetingState::Open;
    let sitting: Vec<_> = state.forums.meetings.iter().enumerate().filter(sits).collect();
    let several = sitting.len() > 1;
    let who = |meeting| several.then(|| who_meets(tongue, state, meeting));
    sitting
        .into_iter()
        .map(|(number, it)| of_meeting((tongue, state), number, it, who(it)))
        .collect()
}

fn of_meeting(
    (tongue, state): (Tongue, &State),
    number: usize,
    meeting: &Meeting,
    who: Option<String>,
) -> Speaking {
    let request = |id| state.forums.request(id);
    let name = |id| Some(named::seat_of(tongue, state, request(id)?.by));
    let place = usize::try_from(meeting.item).unwrap_or(1).saturating_sub(1);
    let on_item = meeting.waiting.iter().filter(|((item, _), _)| *item == meeting.item);
    Speaking {
        meeting: number,
        who,
        item: meeting.agenda.get(place).map(|it| named::words(tongue, it)).unwrap_or_default(),
        now: meeting.speaking.and_then(name),
        since: meeting.speaking.and_then(request).and_then(|it| Some((it.began?, it.allotted))),
        next: meeting.next_speaker().and_then(name),
        waiting: on_item.map(|(_, waiting)| waiting.len()).sum(),
    }
}
