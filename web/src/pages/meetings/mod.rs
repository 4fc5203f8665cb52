//! Meetings of standing forums: who speaks, who waits, how long each bench has spoken, what was said,
//! and the buttons with which a meeting is run.
//!
//! **Invariant:** of a meeting under the Chatham House Rule nothing is shown that would tell who spoke.

mod quiet;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::forum::PlanMeeting;
use unbracket_negotiation::state::forum::{
    ForumId, Meeting, MeetingId, Request, RequestId, RequestState,
};
use unbracket_negotiation::{Moment, SeatId, State, Words};

use crate::acting::{fresh_key, tried};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::floor::Done;
use crate::pages::shown::who_meets;
use crate::route::{Access, Route, get, post};
use crate::tongue::Tongue;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/meetings", Access::Anyone, list),
        get("/p/{process}/meetings/{number}", Access::Anyone, meeting),
        post(
            "/p/{process}/meetings/{number}/remarks",
            Access::Act("publish-remarks"),
            quiet::take_down,
        ),
        post(
            "/p/{process}/meetings/{number}/publish",
            Access::Act("publish-remarks"),
            quiet::publish,
        ),
    ]
}

/// A meeting in the list.
struct Row {
    number: usize,
    forum: String,
    from: Moment,
    place: String,
    online: bool,
    state: &'static str,
    chatham_house: bool,
    items: usize,
    statements: usize,
    messages: usize,
}

struct Forum {
    number: usize,
    name: String,
    mandate: String,
    until: Option<Moment>,
    /// Whether this person can announce a meeting of it.
    plans: bool,
}

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct List {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    forums: Vec<Forum>,
    rows: Vec<Row>,
    seats: Vec<(u32, String)>,
    own: u32,
    /// Whether this person can announce a meeting of the negotiation itself.
    plans: bool,
    days: u32,
}

impl List {
    /// Whether this person can announce any meeting.
    fn announces(&self) -> bool {
        self.plans || self.forums.iter().any(|forum| forum.plans)
    }
}

async fn list(visit: Visit) -> Result<Response, Failure> {
    let tongue = visit.tongue();
    let template = visit.state(|state| {
        let forums = state.forums.standing.iter().enumerate();
        let rows = state.forums.meetings.iter().enumerate().rev();
        let seats = state.roster.seats().filter(|(_, seat)| !seat.offices.is_empty());
        List {
            frame: Frame::within(&visit, Section::Meetings, tongue.say("meetings-title")),
            name: visit.process.name().to_owned(),
            here: visit.address("meetings"),
            key: fresh_key(),
            done: Done::of(&visit),
            forums: forums
                .map(|(number, it)| Forum {
                    number,
                    name: named::words(tongue, &it.name),
                    mandate: named::words(tongue, &it.mandate),
                    until: it.until,
                    plans: plans(&visit, state, Some(number)),
                })
                .collect(),
            rows: rows.map(|(number, it)| row(tongue, state, number, it)).collect(),
            seats: seats.map(|(id, seat)| (id.0, named::seat(tongue, id, seat))).collect(),
            own: visit.seat().map_or(0, |seat| seat.0),
            plans: plans(&visit, state, None),
            days: state.cycle().modalities.input_days,
        }
    });
    page(&template)
}

/// Whether the core would take from this person that a forum, or the negotiation itself, meets; tried with
/// a meeting to which nothing else can be objected.
fn plans(visit: &Visit, state: &State, forum: Option<usize>) -> bool {
    let Some(chair) = visit.seat() else { return false };
    let forum = match forum.map(u32::try_from) {
        None => None,
        Some(Ok(number)) => Some(ForumId(number)),
        Some(Err(_)) => return false,
    };
    let now = visit.now();
    let meeting = PlanMeeting {
        forum,
        agenda: vec![Words::said("–")],
        place: Words::default(),
        online: true,
        from: now.plus_hours(1),
        until: now.plus_hours(2),
        public: true,
        chatham_house: false,
        chair,
        seconds: None,
        because: Words::said("–"),
    };
    tried(visit, state, &meeting.into()).is_some_and(|said| said.is_ok())
}

fn row(tongue: Tongue, state: &State, number: usize, it: &Meeting) -> Row {
    Row {
        number,
        forum: who_meets(tongue, state, it),
        from: it.from,
        place: named::words(tongue, &it.place),
        online: it.online,
        state: it.state.word(),
        chatham_house: it.chatham_house,
        items: it.agenda.len(),
        statements: it.interventions.len(),
        messages: it.messages.len(),
    }
}

/// Somebody on the list of speakers.
struct Speaker {
    number: u32,
    who: String,
    bench: &'static str,
    allotted: u32,
    next: bool,
    own: bool,
}

/// A turn that was taken, or a statement in writing.
struct Spoken {
    who: String,
    item: u32,
    words: Option<String>,
    used: Option<(u32, u32)>,
    out_of_order: String,
    written: bool,
}

/// How long a group spoke.
struct Time {
    group: String,
    turns: u32,
    used: u64,
    share: u64,
    over: u32,
}

#[derive(Template)]
#[template(path = "meetings/meeting.html")]
struct Page {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    row: Row,
    agenda: Vec<(u32, String, bool)>,
    item: u32,
    chair: String,
    seconds: u32,
    speaking: Option<Speaker>,
    /// When the turn began, as the record has it.
    began: Option<Moment>,
    waiting: Vec<Speaker>,
    elsewhere: usize,
    spoken: Vec<Spoken>,
    times: Vec<Time>,
    messages: Vec<String>,
    remarks: Option<Vec<String>>,
    /// The turn of this person, where they have the floor.
    turn: Option<u32>,
    leads: bool,
    speaks: bool,
    asks: bool,
    publishes: bool,
    /// Whether a remark was just taken down.
    taken: bool,
}

async fn meeting(
    visit: Visit,
    Path((_, number)): Path<(String, usize)>,
) -> Result<Response, Failure> {
    let found = visit.state(|state| {
        let meeting = state.forums.meetings.get(number)?;
        Some(filled(&visit, state, number, meeting))
    });
    page(&found.ok_or(Failure::NotFound)?)
}

fn filled(visit: &Visit, state: &State, number: usize, it: &Meeting) -> Page {
    let tongue = visit.tongue();
    let row = row(tongue, state, number, it);
    let request = |id: RequestId| Some((id, state.forums.request(id)?));
    let own = |seat: SeatId| visit.seats.contains(&seat);
    let next = it.next_speaker();
    let speaker = |(id, of): (RequestId, &Request)| Speaker {
        number: id.0,
        who: named::seat_of(tongue, state, of.by),
        bench: of.bench.word(),
        allotted: of.allotted,
        next: next == Some(id),
        own: own(of.by),
    };
    let now = it.speaking.and_then(request);
    let waiting = in_order(state, it);
    let asks = waiting.iter().any(|(_, of)| own(of.by));
    let elsewhere = it.waiting.iter().filter(|((item, _), _)| *item != it.item);
    let id = MeetingId(u32::try_from(number).unwrap_or(u32::MAX));
    let turn = now.filter(|(_, of)| own(of.by)).map(|(id, _)| id.0);
    Page {
        frame: Frame::within(visit, Section::Meetings, row.forum.clone()),
        name: visit.process.name().to_owned(),
        here: visit.address(&format!("meetings/{number}")),
        key: fresh_key(),
        done: Done::of(visit),
        agenda: (1..)
            .zip(&it.agenda)
            .map(|(item, words)| (item, named::words(tongue, words), item == it.item))
            .collect(),
        item: it.item,
        chair: named::seat_of(tongue, state, it.chair),
        seconds: it.seconds,
        began: now.and_then(|(_, of)| of.began),
        speaking: now.map(speaker),
        elsewhere: elsewhere.map(|(_, waiting)| waiting.len()).sum(),
        waiting: waiting.into_iter().map(speaker).collect(),
        spoken: spoken(tongue, state, it),
        times: times(state, id),
        messages: it
            .messages
            .iter()
            .filter_map(|id| state.forums.messages.get(usize::try_from(id.0).ok()?))
            .map(|message| named::words(tongue, &message.words))
            .collect(),
        remarks: it
            .remarks
            .as_ref()
            .map(|all| all.iter().map(|one| named::words(tongue, one)).collect()),
        turn,
        leads: own(it.chair),
        speaks: visit.may("speak"),
        asks,
        publishes: visit.may("publish-remarks"),
        taken: visit.visitor.address.ends_with("?taken=1"),
        row,
    }
}

/// Who waits on the present item, in the order in which they will be heard: the benches alternate.
fn in_order<'s>(state: &'s State, it: &Meeting) -> Vec<(RequestId, &'s Request)> {
    let mut rest = it.clone();
    let mut out = Vec::new();
    while let Some(id) = rest.next_speaker() {
        let Some(request) = state.forums.request(id) else { break };
        if let Some(waiting) = rest.waiting.get_mut(&(rest.item, request.bench)) {
            waiting.remove(&id);
        }
        rest.last = Some(request.bench);
        out.push((id, request));
    }
    out
}

/// The turns with what was said in them, and the statements in writing behind them.
fn spoken(tongue: Tongue, state: &State, it: &Meeting) -> Vec<Spoken> {
    let said = |of: &Request| {
        let id = usize::try_from(of.intervention?.0).ok()?;
        Some(named::words(tongue, &state.forums.interventions.get(id)?.words))
    };
    let turns = it.turns.iter().filter_map(|id| state.forums.request(*id));
    let turns = turns.map(|of| Spoken {
        who: named::seat_of(tongue, state, of.by),
        item: of.item,
        words: said(of),
        used: (of.state == RequestState::Heard).then_some((of.used, of.allotted)),
        out_of_order: named::words(tongue, &of.out_of_order),
        written: false,
    });
    let written = it.interventions.iter().filter_map(|id| {
        state.forums.interventions.get(usize::try_from(id.0).ok()?).filter(|it| it.turn.is_none())
    });
    let written = written.map(|of| Spoken {
        who: named::seat_of(tongue, state, of.by),
        item: of.item,
        words: Some(named::words(tongue, &of.words)),
        used: None,
        out_of_order: String::new(),
        written: true,
    });
    turns.chain(written).collect()
}

fn times(state: &State, id: MeetingId) -> Vec<Time> {
    let times: BTreeMap<_, _> = state.forums.speaking_time(id);
    let all: u64 = times.values().map(|time| time.used).sum();
    times
        .into_iter()
        .map(|(group, time)| Time {
            group: group
                .and_then(|id| state.roster.group(id))
                .map(|group| group.name.shown().to_owned())
                .unwrap_or_default(),
            turns: time.turns,
            used: time.used,
            share: 100 * time.used / all.max(1),
            over: time.over,
        })
        .collect()
}
