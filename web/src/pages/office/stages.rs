//! The stages: timetable, opening, periods of notice with the earliest lawful moment, waivers.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::script::shown;
use unbracket_negotiation::state::Clause;
use unbracket_negotiation::{Moment, Stage, State};

use super::Room;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/stages.html")]
struct Stages {
    room: Room,
    frame: Frame,
    stages: Vec<Row>,
    notices: Vec<Notice>,
    holidays: usize,
    may: bool,
}

/// A stage in the timetable.
struct Row {
    word: &'static str,
    name: String,
    slot: Option<(Moment, Moment)>,
    /// `past`, `here` or `ahead`.
    when: &'static str,
    /// Whether opening it now leaves the timetable.
    untimely: bool,
    /// Whether an act of the office opens it at all.
    opens: bool,
}

/// A period of notice.
struct Notice {
    clause: &'static str,
    name: String,
    least: String,
    /// The earliest end of what is begun now.
    earliest: Option<Moment>,
    /// As a form takes it.
    value: String,
    waived: bool,
    /// The act that it binds.
    act: &'static str,
    field: &'static str,
}

/// A stage opens at its moment, or within so many hours.
const LATE: u32 = 24;

pub(super) async fn stages(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-stages");
    let frame = room.frame.clone();
    let now = visit.now();
    let (stages, notices, holidays) = visit.state(|state| {
        (rows(&frame, state, now), notices(&frame, state, now), state.process.holidays.len())
    });
    let may = visit.may("open-stage");
    page(&Stages { room, frame, stages, notices, holidays, may })
}

fn rows(frame: &Frame, state: &State, now: Moment) -> Vec<Row> {
    let cycle = state.cycle();
    let row = |stage: &Stage| {
        let slot = cycle.timetable.get(stage);
        let on_time = slot.is_none_or(|slot| slot.from <= now && now <= slot.from.plus_hours(LATE));
        Row {
            word: stage.word(),
            name: frame.term("Stage", stage),
            slot: slot.map(|slot| (slot.from, slot.until)),
            when: match stage.cmp(&cycle.stage) {
                std::cmp::Ordering::Less => "past",
                std::cmp::Ordering::Equal => "here",
                std::cmp::Ordering::Greater => "ahead",
            },
            untimely: *stage < cycle.stage || !on_time,
            opens: *stage != Stage::FollowUp && cycle.stage != Stage::FollowUp,
        }
    };
    Stage::ALL.iter().map(row).collect()
}

/// The periods of notice of the present cycle, with the earliest lawful end for what begins now.
fn notices(frame: &Frame, state: &State, now: Moment) -> Vec<Notice> {
    let (cycle, rules) = (state.cycle(), &state.cycle().modalities);
    let latest = state.texts.documents.last().map(|it| it.issued);
    let one = |clause: Clause, least: String, earliest: Option<Moment>, act, field| Notice {
        clause: clause.word(),
        name: frame.term("Clause", clause.word()),
        least,
        value: earliest.map(|at| shown(at).replace(' ', "T")).unwrap_or_default(),
        earliest,
        waived: cycle.waivers.contains_key(&clause),
        act,
        field,
    };
    let working = state.process.working_days(now, rules.input_days);
    vec![
        one(
            Clause::InputDays,
            frame.n("office-notice-working-days", rules.input_days),
            Some(working),
            "call-for-inputs",
            "until",
        ),
        one(
            Clause::TextHours,
            frame.n("office-notice-hours", rules.text_hours),
            latest.map(|at| at.plus_hours(rules.text_hours)),
            "call-for-consensus",
            "review-at",
        ),
        one(
            Clause::SilenceHours,
            frame.n("office-notice-hours", rules.silence_hours),
            Some(now.plus_hours(rules.silence_hours)),
            "start-silence",
            "deadline",
        ),
        one(
            Clause::Languages,
            rules
                .languages
                .iter()
                .map(|tag| frame.tongue.name_of(tag.as_str()))
                .collect::<Vec<_>>()
                .join(frame.tongue.comma()),
            None,
            "make-available",
            "language",
        ),
    ]
}
