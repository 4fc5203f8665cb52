//! The process at a glance: where it stands, what comes next, what is agreed.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::standing::{Progress, progress};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::route::{Access, Route, get};
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/p/{process}", Access::Anyone, overview)]
}

#[derive(Template)]
#[template(path = "overview/overview.html")]
struct Overview {
    frame: Frame,
    title: String,
    stage: &'static str,
    progress: Option<Progress>,
}

async fn overview(visit: Visit) -> Result<Response, Failure> {
    let (title, stage, progress) = visit.state(|state| {
        let stage = state.cycle().stage.word();
        (state.process.title.shown().to_owned(), stage, progress(state))
    });
    page(&Overview {
        frame: Frame::within(&visit, Section::Overview, title.clone()),
        title,
        stage,
        progress,
    })
}
