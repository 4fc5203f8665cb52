//! Letters that were not sent: where no mail server is named, the operator hands them over.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::Moment;
use unbracket_secretariat::mail::Waiting;

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, go, page};
use crate::route::{Access, Route, get, post};
use crate::visit::Visitor;

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/operator/outbox", Access::Operator, show),
        post("/operator/outbox/remove", Access::Operator, remove),
    ]
}

/// A letter on the page.
struct Line {
    name: String,
    since: Moment,
    to: String,
    subject: String,
    text: String,
}

#[derive(Template)]
#[template(path = "operator/outbox.html")]
struct Letters {
    frame: Frame,
    waiting: Vec<Line>,
    dead: Vec<Line>,
}

fn line(waiting: Waiting) -> Line {
    Line {
        name: waiting.name.iter().map(|byte| format!("{byte:02x}")).collect(),
        since: Moment(waiting.since()),
        to: waiting.letter.to,
        subject: waiting.letter.subject,
        text: waiting.letter.text,
    }
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let outbox = visitor.site.outbox();
    page(&Letters {
        frame: Frame::new(&visitor, visitor.tongue.say("operator-outbox")),
        waiting: outbox.waiting().await?.into_iter().map(line).collect(),
        dead: outbox.dead().await?.into_iter().map(line).collect(),
    })
}

async fn remove(visitor: Visitor, filled: Filled) -> Result<Response, Failure> {
    let wanted = filled.need("letter")?;
    let outbox = visitor.site.outbox();
    let all = outbox.waiting().await?.into_iter().chain(outbox.dead().await?);
    let found = all.map(|one| (one.name.clone(), line(one).name)).find(|(_, name)| name == wanted);
    let (name, _) = found.ok_or(Failure::NotFound)?;
    outbox.take_out(&name).await?;
    Ok(go("/operator/outbox"))
}
