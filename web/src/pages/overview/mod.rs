//! The process at a glance: where it stands, what comes next, what is agreed, who takes part.

pub(crate) mod ahead;
pub(crate) mod glance;

use askama::Template;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_negotiation::{Moment, State};

use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::pages::shown::{document, open_words};
use crate::route::{Access, Route, get};
use crate::telling::Teller;
use crate::tongue::Tongue;
use crate::visit::Visit;
use ahead::{Ahead, ahead};
use glance::{Census, Lapse, Side, Step, census, lapses, officers, sides, steps};

/// How many entries of the record are told on the overview.
const NEWS: u64 = 8;
/// How many deadlines are told.
const DEADLINES: usize = 6;
/// How many breaches are told.
const LAPSES: usize = 6;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/p/{process}", Access::Anyone, overview)]
}

/// One thing that happened.
pub(crate) struct News {
    pub(crate) index: u64,
    pub(crate) at: Moment,
    pub(crate) what: String,
}

/// A cycle that is over, or the present one.
struct Past {
    title: String,
    outcome: Option<(u32, String)>,
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct Overview {
    frame: Frame,
    process: String,
    title: String,
    /// What the present cycle is called, where that is not the title.
    cycle: String,
    stage: &'static str,
    since: Moment,
    steps: Vec<Step>,
    ahead: Vec<Ahead>,
    /// What this cycle adopted.
    adopted: Option<(u32, String)>,
    census: Option<Census>,
    latest: Option<(u32, String, Moment)>,
    sides: Vec<Side>,
    officers: Vec<(&'static str, Vec<String>)>,
    rules: Vec<(&'static str, String)>,
    rule: String,
    kind: &'static str,
    lapses: Vec<Lapse>,
    past: Vec<Past>,
    news: Vec<News>,
}

async fn overview(mut visit: Visit, headers: HeaderMap) -> Result<Response, Failure> {
    // Whatever stands behind a question mark, it is the same page.
    visit.visitor.address = format!("/p/{}", visit.process.name());
    let make = |visit: Visit| async move {
        let news = news(&visit, NEWS).await?;
        away(move || made(&visit, news)).await
    };
    kept(visit, &headers, make).await
}

fn made(visit: &Visit, news: Vec<News>) -> Result<String, Failure> {
    let (tongue, now) = (visit.tongue(), visit.now());
    let page_of = visit.state(|state| {
        let cycle = state.cycle();
        let mut ahead = ahead(tongue, state, now);
        ahead.truncate(DEADLINES);
        Overview {
            frame: Frame::within(visit, Section::Overview, tongue.say("nav-overview")),
            process: visit.process.name().to_owned(),
            title: open_words(tongue, &state.process.title).text,
            cycle: open_words(tongue, &cycle.title).text,
            stage: cycle.stage.word(),
            since: cycle.since,
            steps: steps(cycle),
            ahead,
            adopted: adopted(tongue, state),
            census: census(state),
            latest: latest(tongue, state),
            sides: sides(tongue, state, now),
            officers: officers(tongue, state),
            rules: periods(tongue, state),
            rule: crate::rules::plain(tongue, &cycle.modalities.rule),
            kind: cycle.modalities.kind.word(),
            lapses: lapses(tongue, state, LAPSES),
            past: past(tongue, state),
            news,
        }
    });
    page_of.render().map_err(|error| Failure::Unavailable(error.to_string()))
}

/// The latest entries, told in plain words, newest first.
pub(crate) async fn news(visit: &Visit, count: u64) -> Result<Vec<News>, Failure> {
    let length = visit.state(|state| state.length);
    let secretariat = visit.process.secretariat();
    let entries = secretariat.entries(length.saturating_sub(count), count).await?;
    let tongue = visit.tongue();
    Ok(visit.state(|state| {
        let teller = Teller::new(tongue, state);
        let told = entries.iter().rev().map(|entry| News {
            index: entry.index,
            at: entry.event.at,
            what: teller.tell(entry.index, &entry.event).text,
        });
        told.collect()
    }))
}

/// What the present cycle adopted.
pub(crate) fn adopted(tongue: Tongue, state: &State) -> Option<(u32, String)> {
    let present = state.process.cycles.len().checked_sub(1)?;
    let adoption = state.deciding.adoptions.iter().rfind(|one| one.cycle == present)?;
    adoption.outcome.map(|id| (id.0, document(tongue, state, id)))
}

/// The document that was issued last.
fn latest(tongue: Tongue, state: &State) -> Option<(u32, String, Moment)> {
    let last = state.texts.documents.len().checked_sub(1)?;
    let number = u32::try_from(last).ok()?;
    let issued = state.texts.documents[last].issued;
    Some((
        number,
        document(tongue, state, unbracket_negotiation::state::DocumentId(number)),
        issued,
    ))
}

/// The periods that the modalities promise: a name, and how long.
fn periods(tongue: Tongue, state: &State) -> Vec<(&'static str, String)> {
    let modalities = &state.cycle().modalities;
    let of = |key, count: u32| tongue.with(key, &[("count", &count)]);
    let languages = modalities.languages.iter().map(|tag| tongue.name_of(tag.as_str()));
    let languages: Vec<_> = languages.collect();
    vec![
        ("inputs", of("overview-working-days", modalities.input_days)),
        ("text", of("span-hours", modalities.text_hours)),
        ("silence", of("span-hours", modalities.silence_hours)),
        ("languages", languages.join(tongue.comma())),
    ]
}

/// The cycles so far with what came of them.
fn past(tongue: Tongue, state: &State) -> Vec<Past> {
    let of = |(number, cycle): (usize, &unbracket_negotiation::state::Cycle)| {
        let title = if cycle.title.is_blank() { &state.process.title } else { &cycle.title };
        let adoption = state.deciding.adoptions.iter().rfind(|one| one.cycle == number);
        let outcome = adoption.and_then(|one| one.outcome);
        Past {
            title: open_words(tongue, title).text,
            outcome: outcome.map(|id| (id.0, document(tongue, state, id))),
        }
    };
    state.process.cycles.iter().enumerate().map(of).collect()
}
