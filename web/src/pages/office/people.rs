//! Who takes part: the roster with bases, rights, groups and offices; many seats at once from a table.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::act::process::Accredit;
use unbracket_negotiation::roster::Admission;
use unbracket_negotiation::{
    Act, Basis, GroupId, GroupKind, Moment, Right, Role, SeatId, State, Tag, Words,
};

use super::Room;
use crate::act_form::{Choice, Filled};
use crate::acting::submit_all;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::named;
use crate::pages::problem::Problem;

use crate::visit::Visit;

/// How many seats one table can hold.
const MOST: usize = 400;

#[derive(Template)]
#[template(path = "office/people.html")]
struct People {
    room: Room,
    frame: Frame,
    seats: Vec<Row>,
    /// What can be shown: all, or those in one state of admission.
    shows: Vec<Choice>,
    groups: Vec<Gathering>,
    offices: Vec<(String, Vec<String>)>,
    rights: Vec<(String, Vec<String>)>,
    bases: Vec<(String, String)>,
    sides: Vec<(String, String)>,
    /// Whether the visitor accredits: where there is a registrar, nobody else does.
    accredits: bool,
    /// Whether there is one.
    registrar: bool,
    /// Whether the visitor makes groups and says who is in them.
    gathers: bool,
}

struct Row {
    number: u32,
    name: String,
    code: String,
    basis: String,
    side: String,
    offices: Vec<(String, String)>,
    admission: &'static str,
    admission_name: String,
    until: Option<Moment>,
    objections: Vec<(String, String)>,
}

struct Gathering {
    number: u32,
    name: String,
    kind: String,
    members: Vec<String>,
}

#[derive(Template)]
#[template(path = "office/people_many.html")]
struct Many {
    room: Room,
    frame: Frame,
    text: String,
    lines: Vec<Line>,
    /// Whether all of them could be accredited.
    whole: bool,
    proposed: bool,
    problem: Option<Problem>,
}

/// One line of a table, as it is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    number: usize,
    name: String,
    code: String,
    basis: String,
    side: String,
    problem: Option<&'static str>,
}

pub(super) async fn people(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-people");
    let frame = room.frame.clone();
    let query = visit.visitor.address.split_once("show=").map_or("", |(_, rest)| rest);
    let asked = query.split('&').next().unwrap_or_default().to_owned();
    let now = visit.now();
    let people = visit.state(|state| People {
        seats: rows(&frame, state, &asked),
        shows: shows(&frame, state, &asked),
        groups: groups(&frame, state, now),
        offices: offices(&frame, state),
        rights: rights(&frame, state),
        bases: Basis::ALL
            .iter()
            .map(|basis| (basis.word().to_owned(), frame.term("Basis", basis)))
            .collect(),
        sides: sides(state).map(|(id, name)| (format!("#{}", id.0), name.to_owned())).collect(),
        accredits: visit.may("accredit")
            && visit.seats.iter().any(|seat| state.roster.leaves_accrediting_to(*seat)),
        registrar: !state.roster.officers(Role::Registrar).is_empty(),
        gathers: visit.may("create-group"),
        frame: frame.clone(),
        room,
    });
    page(&people)
}

fn shows(frame: &Frame, state: &State, asked: &str) -> Vec<Choice> {
    let all = state.roster.seats().count();
    let everyone = Choice {
        value: String::new(),
        label: frame.n("office-all", all),
        chosen: asked.is_empty(),
    };
    let each = Admission::ALL.iter().map(|admission| {
        let count = state.roster.seats().filter(|(_, seat)| seat.admission == *admission).count();
        Choice {
            value: admission.word().to_owned(),
            label: format!("{} ({count})", frame.term("Admission", admission)),
            chosen: asked == admission.word(),
        }
    });
    std::iter::once(everyone).chain(each).collect()
}

fn rows(frame: &Frame, state: &State, asked: &str) -> Vec<Row> {
    let tongue = frame.tongue;
    let seats = state.roster.seats();
    let seats = seats.filter(|(_, seat)| asked.is_empty() || seat.admission.word() == asked);
    let row = |(id, seat): (SeatId, &unbracket_negotiation::Seat)| {
        let side = seat.side.and_then(|side| state.roster.group(side));
        let objections = state.process.objections.get(&id);
        let objections = objections.into_iter().flatten();
        Row {
            number: id.0,
            name: named::seat(tongue, id, seat),
            code: seat.code.as_ref().map(ToString::to_string).unwrap_or_default(),
            basis: frame.term("Basis", seat.basis),
            side: side.map(|side| side.name.shown().to_owned()).unwrap_or_default(),
            offices: (seat.offices.iter())
                .map(|role| (role.word().to_owned(), frame.term("Role", role)))
                .collect(),
            admission: seat.admission.word(),
            admission_name: frame.term("Admission", seat.admission),
            until: seat.until,
            objections: objections
                .map(|(by, why)| (named::seat_of(tongue, state, *by), named::words(tongue, why)))
                .collect(),
        }
    };
    seats.map(row).collect()
}

fn groups(frame: &Frame, state: &State, now: Moment) -> Vec<Gathering> {
    let gathering = |(id, group): (GroupId, &unbracket_negotiation::Group)| Gathering {
        number: id.0,
        name: group.name.shown().to_owned(),
        kind: frame.term("GroupKind", group.kind),
        members: group
            .members
            .keys()
            .filter(|seat| group.has(**seat, now))
            .map(|seat| named::seat_of(frame.tongue, state, *seat))
            .collect(),
    };
    state.roster.groups().map(gathering).collect()
}

fn offices(frame: &Frame, state: &State) -> Vec<(String, Vec<String>)> {
    let held = |role: &Role| {
        let holders = state.roster.officers(*role).iter();
        let names = holders.map(|seat| named::seat_of(frame.tongue, state, *seat));
        (frame.term("Role", role), names.collect())
    };
    Role::ALL.iter().map(held).collect()
}

/// What each basis entitles to in this cycle.
fn rights(frame: &Frame, state: &State) -> Vec<(String, Vec<String>)> {
    let of = |(basis, rights): (&Basis, &std::collections::BTreeSet<Right>)| {
        let names = rights.iter().map(|right| frame.term("Right", right));
        (frame.term("Basis", basis), names.collect())
    };
    state.cycle().modalities.rights.iter().map(of).collect()
}

/// The groups to which a seat can belong as a stakeholder.
fn sides(state: &State) -> impl Iterator<Item = (GroupId, &str)> {
    let groups = state.roster.groups();
    groups
        .filter(|(_, group)| group.kind == GroupKind::Stakeholder)
        .map(|(id, group)| (id, group.name.shown()))
}

pub(super) async fn many(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-people-many");
    let frame = room.frame.clone();
    let text = filled.get("table").unwrap_or_default().to_owned();
    let lines = visit.state(|state| understood(&frame, state, &text));
    let whole = !lines.is_empty() && lines.iter().all(|line| line.problem.is_none());
    let proposed = filled.get("proposed").is_some();
    let mut problem = None;
    if whole && filled.get("step") == Some("accredit") {
        match accredit(&visit, &filled, &frame, &lines, proposed).await {
            Ok(()) => return Ok(go(&visit.address("office/people"))),
            Err(failure) if failure.comes_back() => {
                problem = Some(Problem::of(visit.tongue(), &failure));
            }
            Err(other) => return Err(other),
        }
    }
    page(&Many { room, frame, text, lines, whole, proposed, problem })
}

/// Accredits everyone of a table, or nobody.
async fn accredit(
    visit: &Visit,
    filled: &Filled,
    frame: &Frame,
    lines: &[Line],
    proposed: bool,
) -> Result<(), Failure> {
    let acts = visit.state(|state| {
        let act = |line: &Line| Accredit {
            name: Words::said(&line.name),
            code: Tag::new(&line.code),
            basis: find_basis(frame, &line.basis).unwrap_or(Basis::Special),
            side: find_side(state, &line.side),
            until: None,
            proposed,
        };
        lines.iter().map(act).collect::<Vec<_>>()
    });
    let acts = acts.into_iter().map(Act::from).collect();
    submit_all(visit, filled, acts).await.map(|_| ()).map_err(|(_, failure)| failure)
}

fn find_basis(frame: &Frame, text: &str) -> Option<Basis> {
    let text = text.trim().to_lowercase();
    let all = Basis::ALL.iter().copied();
    Basis::find(&text)
        .or_else(|| all.into_iter().find(|basis| frame.term("Basis", basis).to_lowercase() == text))
}

fn find_side(state: &State, text: &str) -> Option<GroupId> {
    let text = text.trim().to_lowercase();
    sides(state).find(|(_, name)| name.to_lowercase() == text).map(|(id, _)| id)
}

/// What a table says: name, code, basis, stakeholder group; the problem of each line by its message.
fn understood(frame: &Frame, state: &State, text: &str) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    for (place, row) in rows.take(MOST) {
        let mut cells = cells(row).into_iter();
        let mut next = || cells.next().unwrap_or_default();
        let (name, code, basis, side) = (next(), next(), next(), next());
        let seated = state.roster.seat_named(&name).and_then(|seat| state.roster.seat(seat));
        let seated = seated
            .is_some_and(|seat| !matches!(seat.admission, Admission::Refused | Admission::Ended));
        let problem = if name.is_empty() {
            Some("office-many-nameless")
        } else if seated || lines.iter().any(|line| line.name == name) {
            Some("office-many-twice")
        } else if !code.is_empty() && Tag::new(&code).is_none() {
            Some("office-many-code")
        } else if find_basis(frame, &basis).is_none() {
            Some("office-many-basis")
        } else if !side.is_empty() && find_side(state, &side).is_none() {
            Some("office-many-side")
        } else {
            None
        };
        lines.push(Line { number: place + 1, name, code, basis, side, problem });
    }
    lines
}

/// The cells of a line: between tabs, semicolons or commas, whichever comes first in this order; what
/// stands in quotation marks is one cell.
fn cells(line: &str) -> Vec<String> {
    let between = ['\t', ';', ','].into_iter().find(|mark| line.contains(*mark)).unwrap_or(';');
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut rest = line.chars().peekable();
    while let Some(next) = rest.next() {
        match next {
            '"' if quoted && rest.peek() == Some(&'"') => {
                cell.push('"');
                rest.next();
            }
            '"' => quoted = !quoted,
            mark if mark == between && !quoted => cells.push(std::mem::take(&mut cell)),
            other => cell.push(other),
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_where_its_table_was() {
        assert_eq!(cells("Aldoria;AL;member-state"), ["Aldoria", "AL", "member-state"]);
        assert_eq!(cells("\"Rights, and more\",,special"), ["Rights, and more", "", "special"]);
        assert_eq!(cells("A\tB, C"), ["A", "B, C"]);
        assert_eq!(cells("\"say \"\"yes\"\"\";x"), ["say \"yes\"", "x"]);
    }
}
