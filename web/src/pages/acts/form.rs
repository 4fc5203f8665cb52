//! The form of an act: shown, taken, shown again with what was typed where it is out of order.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use unbracket_negotiation::{Act, Stage};

use super::matched::Matched;
use super::{list, name, permit, rule, why};
use crate::act_form::{Choice, Filled};
use crate::acting::{self, Taken, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page_with};
use crate::pages::problem::Problem;
use crate::shaped::{self, How, Item};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "acts/form.html")]
struct Form {
    frame: Frame,
    kind: String,
    name: String,
    why: String,
    who: String,
    rule: String,
    action: String,
    items: Vec<Item>,
    key: String,
    back: String,
    /// The seats of this person, where there are several.
    acting: Vec<Choice>,
    /// In which capacity they can act, where there is more than one.
    capacities: Vec<Choice>,
    two: bool,
    may: bool,
    /// Whether a file can be sent.
    files: bool,
    problem: Option<Problem>,
    /// How the paragraphs of a text would be matched, where that was asked.
    matched: Option<Matched>,
    /// Whether it can be asked.
    matches: bool,
}

/// What is told with the form.
#[derive(Default)]
struct Told<'t> {
    refused: Option<&'t Failure>,
    matched: Option<Matched>,
}

pub(super) async fn ask(
    visit: Visit,
    Path((_, kind)): Path<(String, String)>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let mut filled = Filled::of(query);
    if let Some(mut begun) = begun(&visit, &kind).filter(|_| !filled.says("modalities")) {
        if let Some(back) = filled.get("back") {
            begun.put("back", back.to_owned());
        }
        filled = begun;
    }
    if let Some(stage) = unplanned(&visit).filter(|_| kind == "plan-stage" && !filled.says("stage"))
    {
        filled.put("stage", stage.word().to_owned());
    }
    show(&visit, &kind, &filled, Told::default())
}

/// The next stage of the cycle that has no place in the timetable yet.
fn unplanned(visit: &Visit) -> Option<Stage> {
    visit.state(|state| {
        let cycle = state.cycle();
        let open = |stage: &&Stage| **stage > cycle.stage && !cycle.timetable.contains_key(*stage);
        Stage::ALL.iter().find(open).copied()
    })
}

/// What an act begins from: new modalities from the present ones.
fn begun(visit: &Visit, kind: &str) -> Option<Filled> {
    use unbracket_negotiation::Words;
    use unbracket_negotiation::act::process::{ChangeModalities, OpenCycle};
    let modalities = visit.state(|state| state.cycle().modalities.clone());
    let because = Words::default();
    let act: Act = match kind {
        "change-modalities" => ChangeModalities { modalities, because }.into(),
        "open-cycle" => {
            OpenCycle { title: Words::default(), modalities, review: None, because }.into()
        }
        _ => return None,
    };
    Some(shaped::spread(&act))
}

pub(super) async fn take(
    visit: Visit,
    Path((_, kind)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    perform(&visit, &kind, filled).await
}

/// Takes the form of an act: submits it and goes where one sees what happened; lets it wait where a
/// second officer has to sign; shows the form again where it is out of order.
///
/// # Errors
/// Where nothing can be written, or there is no such act.
pub(crate) async fn perform(
    visit: &Visit,
    kind: &str,
    mut filled: Filled,
) -> Result<Response, Failure> {
    if filled.get("more").is_some() {
        return show(visit, kind, &filled, Told::default());
    }
    if filled.get("check").is_some() {
        return match check(visit, kind, &mut filled).await {
            Ok(matched) => show(visit, kind, &filled, Told { refused: None, matched }),
            Err(failure) if failure.comes_back() => {
                show(visit, kind, &filled, Told { refused: Some(&failure), matched: None })
            }
            Err(other) => Err(other),
        };
    }
    match attempt(visit, kind, &mut filled).await {
        Ok(address) => Ok(go(&address)),
        Err(failure) if failure.comes_back() => {
            show(visit, kind, &filled, Told { refused: Some(&failure), matched: None })
        }
        Err(other) => Err(other),
    }
}

/// How the text of the form would be matched with the one before; nothing is recorded.
async fn check(visit: &Visit, kind: &str, filled: &mut Filled) -> Result<Option<Matched>, Failure> {
    let shapes = Act::shapes(kind).ok_or(Failure::NotFound)?;
    let texts =
        shaped::texts(&shapes, filled, (&visit.visitor.site.reader(), visit.tongue())).await?;
    let act = shaped::act(kind, visit, filled, &texts)?;
    Ok(visit.state(|state| Matched::of(visit.tongue(), &act, state)))
}

/// Where one sees what followed.
async fn attempt(visit: &Visit, kind: &str, filled: &mut Filled) -> Result<String, Failure> {
    let shapes = Act::shapes(kind).ok_or(Failure::NotFound)?;
    let texts =
        shaped::texts(&shapes, filled, (&visit.visitor.site.reader(), visit.tongue())).await?;
    let act = shaped::act(kind, visit, filled, &texts)?;
    let accepted = match acting::take(visit, filled, act).await? {
        Taken::Recorded(accepted) => accepted,
        Taken::Waits(address) => return Ok(visit.address(&address)),
    };
    let inside = format!("/p/{}/", visit.process.name());
    let back = filled.get("back").filter(|back| back.starts_with(&inside) && !back.contains('#'));
    Ok(match back {
        Some(back) => {
            let sign = if back.contains('?') { '&' } else { '?' };
            format!("{back}{sign}done={}", accepted.index)
        }
        None => visit.address(&format!("done/{}", accepted.index)),
    })
}

fn show(visit: &Visit, kind: &str, filled: &Filled, told: Told<'_>) -> Result<Response, Failure> {
    let Told { refused, matched } = told;
    let shapes = Act::shapes(kind).ok_or(Failure::NotFound)?;
    let found = Act::kinds().find(|(name, ..)| *name == kind);
    let (_, allowed, relies) = found.ok_or(Failure::NotFound)?;
    let mut frame = Frame::within(visit, Section::Mine, String::new());
    frame.title = name(&frame, kind);
    let items = visit.state(|state| shaped::form(&frame, state, &shapes, filled));
    let is_file =
        |item: &Item| matches!(item, Item::Field(one) if matches!(one.how, How::Draft(_)));
    let form = Form {
        kind: kind.to_owned(),
        name: frame.title.clone(),
        why: why(&frame, kind),
        who: permit::shown(&frame, allowed),
        rule: rule(frame.tongue, relies),
        action: visit.address(&format!("acts/{kind}")),
        files: items.iter().any(is_file),
        items,
        key: filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
        back: filled.get("back").unwrap_or_default().to_owned(),
        acting: seats(visit, filled),
        capacities: several(acting::capacities(visit, filled.get("capacity"))),
        two: allowed.two,
        may: list::open(visit, kind, allowed),
        matched,
        matches: kind == "issue-document",
        problem: refused.map(|failure| Problem::of(frame.tongue, failure)),
        frame,
    };
    page_with(refused.map_or(StatusCode::OK, Failure::status), &form)
}

/// The seats for which this person can act, where there is a choice.
fn seats(visit: &Visit, filled: &Filled) -> Vec<Choice> {
    if visit.seats.len() < 2 {
        return Vec::new();
    }
    let asked = filled.get("acting");
    let choice = |seat: &unbracket_negotiation::SeatId| {
        let value = seat.0.to_string();
        let chosen = asked == Some(value.as_str());
        Choice { label: visit.process.seat_name(visit.tongue(), *seat), value, chosen }
    };
    visit.seats.iter().map(choice).collect()
}

/// Nothing where there is no choice.
fn several(choices: Vec<Choice>) -> Vec<Choice> {
    if choices.len() > 1 { choices } else { Vec::new() }
}
