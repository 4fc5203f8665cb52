//! The page of a failure.

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::failure::Failure;
use crate::frame::{Frame, page_with};
use crate::visit::Visitor;

#[derive(Template)]
#[template(path = "failed.html")]
struct Failed {
    frame: Frame,
    heading: String,
    explanation: String,
    /// The rule that was broken, where an act was refused.
    rule: Option<&'static str>,
    enter: bool,
}

/// A failure as a page in the visitor's language, or as JSON under `/api`.
pub(crate) fn shown(visitor: &Visitor, failure: &Failure) -> Response {
    let mut response = if visitor.address.starts_with("/api/") {
        let rule = refusal_rule(failure);
        let body = json!({ "problem": failure.to_string(), "code": word(failure), "rule": rule });
        (failure.status(), Json(body)).into_response()
    } else {
        let heading = visitor.tongue.say(&format!("failure-{}", word(failure)));
        let explanation = match failure {
            Failure::Refused(refusal) => refusal.message.clone(),
            Failure::Wrong(problem) | Failure::Unavailable(problem) => problem.clone(),
            other => visitor.tongue.say(&format!("failure-{}-why", word(other))),
        };
        let template = Failed {
            frame: Frame::new(visitor, heading.clone()),
            heading,
            explanation,
            rule: refusal_rule(failure),
            enter: matches!(failure, Failure::Enter),
        };
        page_with(failure.status(), &template).unwrap_or_else(|_| failure.status().into_response())
    };
    if let Failure::TooMuch(seconds) = failure {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

fn refusal_rule(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Refused(refusal) => Some(refusal.rule),
        _ => None,
    }
}

fn word(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFound => "not-found",
        Failure::Enter => "enter",
        Failure::NotYours => "not-yours",
        Failure::Stale => "stale",
        Failure::Wrong(_) => "wrong",
        Failure::Refused(_) => "refused",
        Failure::TooMuch(_) => "too-much",
        Failure::Unavailable(_) => "unavailable",
    }
}
