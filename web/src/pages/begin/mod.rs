//! Setting up a process: from a template, with every clause of the modalities to read and to change.
//!
//! **Invariant:** nothing is made before everything was found to be in order: what is filled in is
//! played on a state of its own first.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::Response;
use unbracket_negotiation::act::process::{Accredit, CreateGroup, GiveOffice, OpenProcess};
use unbracket_negotiation::script::{NoFiles, shown};
use unbracket_negotiation::{
    Act, Basis, Credentials, GroupKind, Moment, Role, SeatId, Stage, State, Words, decide, evolve,
};
use unbracket_secretariat::accounts::{Holding, Offer};
use unbracket_secretariat::house::{HouseError, is_name};
use unbracket_secretariat::{Submission, templates};

use crate::act_form::{Fields, Filled};
use crate::failure::Failure;
use crate::frame::{Frame, go, page, page_with};
use crate::pages::problem::Problem;
use crate::route::{Access, Route, get, post};
use crate::shaped::{self, How, Item};
use crate::visit::Visitor;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/begin", Access::Operator, ask), post("/begin", Access::Operator, take)]
}

#[derive(Template)]
#[template(path = "begin/choose.html")]
struct Choose {
    frame: Frame,
    templates: Vec<&'static str>,
}

#[derive(Template)]
#[template(path = "begin/form.html")]
struct Form {
    frame: Frame,
    template: String,
    name: String,
    host: String,
    items: Vec<Item>,
    stages: Vec<(String, String, String, String)>,
    offices: Vec<(String, String, Vec<String>)>,
    /// The stakeholder groups, one a line.
    sides: String,
    problem: Option<Problem>,
}

/// The offices that are filled when a process is set up.
const OFFICES: [(Role, usize); 4] =
    [(Role::Chair, 2), (Role::PresidingOfficer, 1), (Role::Rapporteur, 1), (Role::Registrar, 1)];

async fn ask(
    visitor: Visitor,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let asked = Filled::of(query);
    let Some(template) = asked.get("template") else {
        let frame = Frame::new(&visitor, visitor.tongue.say("begin-title"));
        let templates = templates::all().into_iter().map(|one| one.name).collect();
        return page(&Choose { frame, templates });
    };
    let template = templates::find(template).ok_or(Failure::NotFound)?;
    let open = OpenProcess {
        title: Words::default(),
        secretariat: Words::said(visitor.tongue.say("persona-secretariat")),
        modalities: template.modalities.clone(),
    };
    let mut filled = shaped::spread(&open.into());
    filled.put("template", template.name.to_owned());
    let today = Moment(visitor.now().0.div_euclid(86_400) * 86_400);
    for (stage, after, lasts) in template.timetable {
        let from = today.plus_hours(after * 24 + 9);
        let until = from.plus_hours(lasts * 24);
        filled.put(&format!("{stage}-from"), shown(from).replace(' ', "T"));
        filled.put(&format!("{stage}-until"), shown(until).replace(' ', "T"));
    }
    let side = |word: &&str| visitor.tongue.say(&format!("begin-side-{word}"));
    filled.put("sides", template.sides.iter().map(side).collect::<Vec<_>>().join("\n"));
    show(&visitor, &filled, None)
}

fn show(
    visitor: &Visitor,
    filled: &Filled,
    refused: Option<&Failure>,
) -> Result<Response, Failure> {
    let frame = Frame::new(visitor, visitor.tongue.say("begin-title"));
    let shapes = Act::shapes("open-process").ok_or(Failure::NotFound)?;
    let mut items = shaped::form(&frame, &State::default(), &shapes, filled);
    for item in &mut items {
        // Title and secretariat have to be said, whatever the act itself could do without.
        if let Item::Field(one) = item
            && matches!(one.name.as_str(), "title" | "secretariat")
            && matches!(one.how, How::Line(..))
        {
            one.required = true;
        }
    }
    let said = |name: &str| filled.get(name).unwrap_or_default().to_owned();
    let stage = |stage: &Stage| {
        let word = stage.word();
        let name = frame.term("Stage", word);
        (word.to_owned(), name, said(&format!("{word}-from")), said(&format!("{word}-until")))
    };
    let planned = Stage::ALL.iter().filter(|it| plannable(**it));
    let office = |(role, count): &(Role, usize)| {
        let mut names: Vec<_> = filled.all(role.word()).map(ToOwned::to_owned).collect();
        names.resize((*count).max(names.len()), String::new());
        (role.word().to_owned(), frame.term("Role", role), names)
    };
    let form = Form {
        template: said("template"),
        name: said("name"),
        host: visitor.site.settings().public.clone(),
        items,
        stages: planned.map(stage).collect(),
        offices: OFFICES.iter().map(office).collect(),
        sides: said("sides"),
        problem: refused.map(|failure| Problem::of(frame.tongue, failure)),
        frame,
    };
    page_with(refused.map_or(StatusCode::OK, Failure::status), &form)
}

fn plannable(stage: Stage) -> bool {
    !matches!(stage, Stage::Modalities | Stage::FollowUp)
}

async fn take(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    if filled.get("more").is_some() {
        return show(&visitor, &filled, None);
    }
    match begin(&visitor, &filled).await {
        Ok(name) => Ok(go(&format!("/p/{name}/office"))),
        Err(failure) if failure.comes_back() => show(&visitor, &filled, Some(&failure)),
        Err(other) => Err(other),
    }
}

/// Makes the process and seats whoever runs the server as its secretariat.
async fn begin(visitor: &Visitor, filled: &Filled) -> Result<String, Failure> {
    let name = filled.get("name").unwrap_or_default().to_owned();
    if !is_name(&name) {
        return Err(Failure::Said(visitor.tongue.say("begin-name-wrong")));
    }
    let taken = || Failure::Said(visitor.tongue.say("begin-name-taken"));
    if visitor.site.process(&name).is_some() {
        return Err(taken());
    }
    let now = visitor.now();
    let acts = acts(filled, now)?;
    let site = &visitor.site;
    let process = site.house().begin(&name).await.map_err(|error| match error {
        HouseError::Taken(_) => taken(),
        other => Failure::Unavailable(other.to_string()),
    })?;
    let by = Credentials::of(SeatId(0));
    let submission = |act| Submission { act, by, key: None, at: Some(now), unchanged: Vec::new() };
    let done = process.submit_all(acts.into_iter().map(submission).collect()).await;
    done.map_err(|(_, error)| Failure::from(error))?;
    let session = visitor.session.as_ref().ok_or(Failure::Enter)?;
    let seat = Some(Holding { process: name.clone(), seat: 0 });
    let offer = Offer { seat, operator: false, address: None, language: None };
    // Not by what this session knew of the account: two processes may be begun at once.
    site.accounts().give(&session.account, &offer).await?;
    Ok(name)
}

/// Everything that opens the process, each act found in order after the ones before it.
fn acts(filled: &Filled, now: Moment) -> Result<Vec<Act>, Failure> {
    let mut state = State::default();
    let mut acts = Vec::new();
    let by = Credentials::of(SeatId(0));
    let mut take = |state: &mut State, act: Act| -> Result<(), Failure> {
        let event = decide(state, &act, &by, now).map_err(Failure::Refused)?;
        evolve(state, &event);
        acts.push(act);
        Ok(())
    };
    let open =
        shaped::fields("open-process", filled)?.act_in("open-process", &state, now, &NoFiles);
    take(&mut state, open?)?;
    for stage in Stage::ALL.iter().copied().filter(|stage| plannable(*stage)) {
        let from = filled.get(&format!("{stage}-from"));
        let until = filled.get(&format!("{stage}-until"));
        if let (Some(from), Some(until)) = (from, until) {
            let fields = Fields::default()
                .text("stage", Some(stage.word()))
                .text("from", Some(from))
                .text("until", Some(until));
            let plan = fields.act_in("plan-stage", &state, now, &NoFiles)?;
            take(&mut state, plan)?;
        }
    }
    for name in filled.get("sides").unwrap_or_default().lines() {
        let name = name.trim();
        if !name.is_empty() {
            let (name, members) = (Words::said(name), BTreeSet::new());
            take(&mut state, CreateGroup { name, kind: GroupKind::Stakeholder, members }.into())?;
        }
    }
    for (role, _) in OFFICES {
        for name in filled.all(role.word()) {
            let seat = match state.roster.seat_named(name) {
                Some(seat) => seat,
                None => {
                    let seat = Accredit {
                        name: Words::said(name),
                        code: None,
                        basis: Basis::Office,
                        side: None,
                        until: None,
                        proposed: false,
                    };
                    take(&mut state, seat.into())?;
                    state.roster.seat_named(name).ok_or(Failure::NotFound)?
                }
            };
            take(&mut state, GiveOffice { seat, office: role }.into())?;
        }
    }
    Ok(acts)
}
