//! The analysis: what the statistics say of the negotiation, as of an entry of its record.
//!
//! **Invariant:** a page shows the findings that were finished last and waits for none; where there are
//! none yet it says that they are being made, and comes again by itself. What advises the chair is for
//! the offices, in the files too.

mod files;

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use unbracket_negotiation::Role;

use crate::analysis::keep::Known;
use crate::analysis::{Chapter, Place, methods, seed_of, unsaid};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::kept::away;
use crate::route::{Access, Route, get};
use crate::visit::Visit;

/// Those whom the advice to the chair is for.
const OFFICES: &[Role] = &[Role::Chair, Role::Secretariat];
/// After so many seconds a page without findings comes again.
const AGAIN: HeaderValue = HeaderValue::from_static("3");

pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![
        get("/p/{process}/analysis", Access::Anyone, overview),
        get("/p/{process}/analysis/methods", Access::Anyone, all_methods),
        get("/p/{process}/analysis/report.html", Access::Anyone, files::report),
        get("/p/{process}/analysis/findings.json", Access::Anyone, files::json),
        get("/p/{process}/analysis/findings.csv", Access::Anyone, files::csv),
        get("/p/{process}/analysis/findings.parquet", Access::Anyone, files::parquet),
    ];
    routes.extend(Chapter::ALL.iter().map(|of| {
        let of = *of;
        let access = if of.is_open() { Access::Anyone } else { Access::Office(OFFICES) };
        get(of.path(), access, move |visit| chapter(visit, of))
    }));
    routes
}

/// Up to which entry findings go.
struct AsOf {
    length: u64,
    /// How many entries came after it.
    behind: u64,
}

impl AsOf {
    fn of(visit: &Visit, known: &Known) -> Self {
        let length = known.findings.made.length;
        Self { length, behind: visit.state(|state| state.length).saturating_sub(length) }
    }
}

/// A chapter on the overview.
struct Card {
    name: &'static str,
    title: String,
    lede: String,
    unsaid: Option<String>,
    open: bool,
}

#[derive(Template)]
#[template(path = "analysis/overview.html")]
struct Overview {
    frame: Frame,
    home: String,
    as_of: AsOf,
    cards: Vec<Card>,
}

#[derive(Template)]
#[template(path = "analysis/chapter.html")]
struct Shown {
    frame: Frame,
    home: String,
    as_of: AsOf,
    name: &'static str,
    lede: String,
    chapters: Vec<(&'static str, String, bool)>,
    body: String,
    made: String,
    methods: String,
}

#[derive(Template)]
#[template(path = "analysis/methods.html")]
struct Methods {
    frame: Frame,
    home: String,
    made: String,
    methods: Vec<(&'static str, String, String)>,
}

#[derive(Template)]
#[template(path = "analysis/waiting.html")]
struct Waiting {
    frame: Frame,
}

fn home(visit: &Visit) -> String {
    format!("/p/{}", visit.process.name())
}

/// Whether this person holds one of the offices that the advice is for.
pub(crate) fn advises(visit: &Visit) -> bool {
    visit.state(|state| {
        let mut seats = visit.seats.iter().filter_map(|seat| state.roster.seat(*seat));
        seats.any(|seat| OFFICES.iter().any(|role| seat.offices.contains(role)))
    })
}

/// The chapters that this person may read.
fn readable(visit: &Visit) -> Vec<Chapter> {
    let all = advises(visit);
    Chapter::ALL.iter().copied().filter(|chapter| all || chapter.is_open()).collect()
}

fn frame(visit: &Visit, title: String) -> Frame {
    Frame::within(visit, Section::Analysis, title)
}

fn waiting(visit: &Visit) -> Result<Response, Failure> {
    let frame = frame(visit, visit.tongue().say("analysis-title"));
    let mut response = page(&Waiting { frame })?;
    response.headers_mut().insert(header::REFRESH, AGAIN);
    Ok(response)
}

async fn overview(visit: Visit) -> Result<Response, Failure> {
    let Some(known) = visit.process.findings() else { return waiting(&visit) };
    let tongue = visit.tongue();
    let card = |of: Chapter| Card {
        name: of.name(),
        title: of.title(tongue),
        lede: tongue.say(&format!("analysis-{}-lede", of.name())),
        unsaid: unsaid(tongue, &known.findings, of),
        open: of.is_open(),
    };
    page(&Overview {
        frame: frame(&visit, tongue.say("analysis-title")),
        home: home(&visit),
        as_of: AsOf::of(&visit, &known),
        cards: readable(&visit).into_iter().map(card).collect(),
    })
}

async fn chapter(visit: Visit, of: Chapter) -> Result<Response, Failure> {
    let Some(known) = visit.process.findings() else { return waiting(&visit) };
    let (tongue, home) = (visit.tongue(), home(&visit));
    let (written, at) = (known.clone(), home.clone());
    // A chapter is written once for each language, which takes some milliseconds.
    let body = away(move || Ok(written.chapter(of, tongue, &at))).await?;
    let place = Place { tongue, home: Some(&home), findings: &known.findings };
    let shown = Shown {
        frame: frame(&visit, of.title(tongue)),
        as_of: AsOf::of(&visit, &known),
        name: of.name(),
        lede: tongue.say(&format!("analysis-{}-lede", of.name())),
        chapters: readable(&visit)
            .into_iter()
            .map(|one| (one.name(), one.title(tongue), one == of))
            .collect(),
        body: body.to_string(),
        made: seed_of(place),
        methods: methods(place, of),
        home: home.clone(),
    };
    page(&shown)
}

async fn all_methods(visit: Visit) -> Result<Response, Failure> {
    let Some(known) = visit.process.findings() else { return waiting(&visit) };
    let (tongue, home) = (visit.tongue(), home(&visit));
    let place = Place { tongue, home: Some(&home), findings: &known.findings };
    let of = |of: &Chapter| (of.name(), of.title(tongue), methods(place, *of));
    page(&Methods {
        frame: frame(&visit, tongue.say("analysis-methods")),
        made: seed_of(place),
        methods: Chapter::ALL.iter().map(of).collect(),
        home: home.clone(),
    })
}
