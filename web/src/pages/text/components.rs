//! All components of the design system on one page, for whoever builds a page.

use askama::Template;
use axum::response::Response;

use super::row::{Status, status_of};
use crate::failure::Failure;
use crate::figure::samples;
use crate::frame::{Frame, page};
use crate::visit::Visitor;
use unbracket_negotiation::event::ParagraphStatus;

#[derive(Template)]
#[template(path = "text/components.html")]
struct Page {
    frame: Frame,
    statuses: Vec<Status>,
}

#[derive(Template)]
#[template(path = "text/components_figures.html")]
struct Pictures {
    frame: Frame,
    pictures: Vec<String>,
}

/// All pictures, with invented data.
pub(super) async fn pictures(visitor: Visitor) -> Result<Response, Failure> {
    let tongue = visitor.tongue;
    let frame = Frame::new(&visitor, tongue.say("figure-all"));
    let pictures = samples::all(tongue).iter().map(|figure| figure.html(tongue)).collect();
    page(&Pictures { frame, pictures })
}

pub(super) async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let frame = Frame::new(&visitor, visitor.tongue.say("text-components"));
    let statuses = ParagraphStatus::ALL.iter().map(|status| status_of(&frame, *status)).collect();
    page(&Page { frame, statuses })
}
