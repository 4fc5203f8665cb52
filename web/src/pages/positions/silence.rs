//! A silence procedure: what lies under it, until when, and how to break it.
//!
//! **Invariant:** who broke it is told only where the modalities tell it; who said nothing is told nowhere.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::deciding::{BreakSilence, StateUnderstanding, WithdrawBreak};
use unbracket_negotiation::redraft::digest;
use unbracket_negotiation::state::deciding::{SilenceEnd, SilenceId, SilenceRun};
use unbracket_negotiation::{Act, Moment, State, Words};
use unbracket_text::ProvisionId;

use crate::act_form::{Choice, Filled};
use crate::acting::{capacities, fresh_key};
use crate::dates;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::named;
use crate::pages::delegate::{self, names};
use crate::pages::problem::Problem;
use crate::pages::wording::{Called, Paragraph, direction, language, paragraphs};
use crate::visit::Visit;

/// The silence procedures that run, each with its deadline.
pub(crate) fn running(state: &State, now: Moment) -> Vec<(u32, Moment)> {
    let runs = (0..).zip(&state.deciding.silences);
    let open = runs.filter(|(_, run)| run.end.is_none() && run.procedure.terms().deadline >= now);
    open.map(|(id, run)| (id, run.procedure.terms().deadline)).collect()
}

/// Something said in it.
struct Said {
    by: Option<String>,
    labels: String,
    words: String,
    cure: String,
    at: Option<Moment>,
    late: bool,
    withdrawn: bool,
}

struct View {
    deadline: Moment,
    zone: String,
    started: Moment,
    digest: String,
    lang: String,
    dir: &'static str,
    provisions: Vec<Paragraph>,
    breaks: Vec<Said>,
    understandings: Vec<Said>,
    end: Option<&'static str>,
    runs: bool,
    named: bool,
    /// Whether this seat broke it.
    broke: bool,
    eligible: usize,
    entry: u64,
}

#[derive(Template)]
#[template(path = "positions/silence.html")]
struct Page {
    frame: Frame,
    address: String,
    id: u32,
    view: View,
    /// The deadline in the zone of the place.
    there: String,
    may: bool,
    ticked: BTreeSet<String>,
    because: String,
    cure: String,
    /// Whether it is an understanding that comes back, which breaks nothing; and its words.
    stating: bool,
    understanding: String,
    problem: Option<Problem>,
    capacities: Vec<Choice>,
    key: String,
}

pub(super) async fn show(
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
) -> Result<Page, Failure> {
    let found = visit.state(|state| {
        let run = state.deciding.silences.get(SilenceId(id).place())?;
        Some(view(visit, state, run))
    });
    let view = found.ok_or(Failure::NotFound)?;
    let tongue = visit.tongue();
    let text = |name: &str| filled.get(name).unwrap_or_default().to_owned();
    Ok(Page {
        frame: Frame::within(visit, Section::Positions, tongue.say("positions-silence-title")),
        address: visit.address(""),
        id,
        there: dates::moment_in(tongue, view.deadline, &view.zone),
        may: view.runs && visit.may("break-silence"),
        view,
        ticked: filled.all("on").map(ToOwned::to_owned).collect(),
        because: text("because"),
        cure: text("cure"),
        stating: false,
        understanding: text("understanding"),
        problem,
        capacities: capacities(visit, filled.get("capacity")),
        key: filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
    })
}

fn view(visit: &Visit, state: &State, run: &SilenceRun) -> View {
    let tongue = visit.tongue();
    let terms = run.procedure.terms();
    let named = cycle_names_breakers(state, run);
    let called = Called::of(&run.draft);
    let labels = |of: &BTreeSet<ProvisionId>| {
        let labels: Vec<_> = of.iter().map(|id| called.label(id)).collect();
        labels.join(tongue.comma())
    };
    let name = |seat| Some(names(tongue, state, [seat]).join("")).filter(|_| named);
    let under: BTreeSet<_> = run.under().map(|id| id.as_str().to_owned()).collect();
    let lang = language(&run.draft);
    View {
        deadline: terms.deadline,
        zone: run.zone.as_str().to_owned(),
        started: run.procedure.starts(),
        digest: digest(&run.draft).to_string(),
        dir: direction(&lang),
        lang,
        provisions: paragraphs(&run.draft)
            .into_iter()
            .filter(|it| under.contains(&it.id))
            .collect(),
        breaks: run
            .breaks
            .iter()
            .map(|it| Said {
                by: name(&it.by),
                labels: labels(&it.provisions),
                words: named::words(tongue, &it.reason),
                cure: named::words(tongue, &it.cure),
                at: Some(it.at),
                late: it.late,
                withdrawn: it.withdrawn,
            })
            .collect(),
        understandings: run
            .understandings
            .iter()
            .map(|it| Said {
                by: Some(names(tongue, state, [&it.by]).join("")),
                labels: labels(&it.provisions),
                words: named::words(tongue, &it.words),
                cure: String::new(),
                at: None,
                late: false,
                withdrawn: false,
            })
            .collect(),
        end: run.end.map(|end| match end {
            SilenceEnd::NotBroken => "positions-silence-kept",
            SilenceEnd::Broken => "positions-silence-broken",
            SilenceEnd::Withdrawn => "positions-silence-text-withdrawn",
            SilenceEnd::Lapsed => "positions-silence-lapsed",
        }),
        runs: run.end.is_none() && terms.deadline >= visit.now(),
        named,
        broke: visit.seat().is_some_and(|it| run.breaks.iter().any(|b| b.by == it && !b.withdrawn)),
        eligible: terms.eligible.len(),
        entry: run.entry,
    }
}

/// Whether the modalities of its cycle tell who breaks a silence.
fn cycle_names_breakers(state: &State, run: &SilenceRun) -> bool {
    let cycle = state.process.cycles.get(run.cycle);
    cycle.is_some_and(|cycle| cycle.modalities.breakers_named)
}

pub(super) async fn act(
    visit: Visit,
    Path((_, id, verb)): Path<(String, u32, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let silence = SilenceId(id);
    let provisions: BTreeSet<_> = filled.all("on").map(ProvisionId::new).collect();
    let said = |name: &str| Words::said(filled.get(name).unwrap_or_default());
    let act: Act = match verb.as_str() {
        "break" => BreakSilence {
            silence,
            provisions,
            because: said("because"),
            cure: said("cure"),
            sealed: visit.state(|state| !state.cycle().modalities.breakers_named),
        }
        .into(),
        "withdraw" => WithdrawBreak { silence }.into(),
        "understand" => {
            StateUnderstanding { silence, provisions, words: said("understanding") }.into()
        }
        _ => return Err(Failure::NotFound),
    };
    match delegate::act(&visit, &filled, act).await {
        Err(failure @ Failure::Refused(_)) => {
            let problem = Problem::of(visit.tongue(), &failure);
            let page = made(&visit, id, &filled, Some(problem))?;
            page_with(failure.status(), &Page { stating: verb == "understand", ..page })
        }
        other => other,
    }
}
