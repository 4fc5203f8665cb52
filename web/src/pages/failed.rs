//! The page of a failure.

use askama::Template;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::acting::OF_FORM;
use crate::failure::Failure;
use crate::frame::{Frame, page_with};
use crate::pages::problem::Problem;
use crate::suspicions::{self, Suspicion};
use crate::visit::Visitor;

#[derive(Template)]
#[template(path = "failed.html")]
struct Failed {
    frame: Frame,
    heading: String,
    problem: Problem,
    /// Where to show who one is, if that is needed.
    enter: Option<String>,
    /// What was found that is not what it looks like.
    found: Vec<(Suspicion, String)>,
    /// The form as it was filled in, to be sent again.
    again: Option<Again>,
}

/// A form that can be sent again.
struct Again {
    form: Vec<(String, String)>,
    /// What was written in it, to be read over and copied.
    written: Vec<String>,
    /// Whether files came with it, which are to be chosen again.
    files: bool,
    /// What the button says.
    button: &'static str,
}

/// What a program hears that shows no token, or one that is none any more.
const NO_TOKEN: &str =
    "a token is wanted: send `Authorization: Bearer` with one from the page of your account";

/// A failure as a page in the visitor's language, or as JSON under `/api`.
pub(crate) fn shown(visitor: &Visitor, failure: &Failure) -> Response {
    if let Failure::Unavailable(why) = failure {
        tracing::warn!(why, "a request could not be served");
    }
    let mut response = if visitor.address.starts_with("/api/") {
        let rule = refusal_rule(failure);
        let problem = match failure {
            Failure::Enter => NO_TOKEN.to_owned(),
            other => other.to_string(),
        };
        let body = json!({ "problem": problem, "code": word(failure), "rule": rule });
        (failure.status(), Json(body)).into_response()
    } else {
        let tongue = visitor.tongue;
        let kept = matches!(failure, Failure::Kept(kept) if matches!(kept.why, Failure::Stale));
        let (heading, problem) = if kept {
            (tongue.say("failure-look-over"), tongue.say("failure-kept").into())
        } else {
            (tongue.say(&format!("failure-{}", word(failure))), Problem::of(tongue, failure))
        };
        let template = Failed {
            frame: Frame::new(visitor, heading.clone()),
            heading,
            problem,
            enter: enter(visitor, failure),
            found: found(visitor, failure),
            again: again(failure),
        };
        page_with(failure.status(), &template).unwrap_or_else(|_| failure.status().into_response())
    };
    if visitor.address.starts_with("/api/") && failure.status() == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    if let Failure::TooMuch(seconds) = failure {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// Where one shows who one is: on the way to this page, or beside it where a form waits on it.
fn enter(visitor: &Visitor, failure: &Failure) -> Option<String> {
    match failure {
        Failure::Enter | Failure::Prove => Some(format!("/enter?to={}", encoded(&visitor.address))),
        Failure::Kept(kept) if matches!(kept.why, Failure::Enter | Failure::Prove) => {
            Some("/enter".to_owned())
        }
        _ => None,
    }
}

fn found(visitor: &Visitor, failure: &Failure) -> Vec<(Suspicion, String)> {
    let Failure::Kept(kept) = failure else { return Vec::new() };
    let Failure::LookAlike(found) = &kept.why else { return Vec::new() };
    suspicions::said(visitor.tongue, found.clone())
}

/// The form to send again: as it was but for its token, since the page gives that of the session that there
/// is now; and that the person has seen what was found.
fn again(failure: &Failure) -> Option<Again> {
    let Failure::Kept(kept) = failure else { return None };
    let mut form = kept.form.clone();
    form.retain(|(name, _)| name != "token");
    let seen = matches!(kept.why, Failure::LookAlike(_));
    if seen {
        form.push(("anyway".to_owned(), "yes".to_owned()));
    }
    let button = match kept.why {
        Failure::LookAlike(_) => "lookalike-anyway",
        // Whoever enters meanwhile has another session: they see it once more, and send it.
        Failure::Patience(_) | Failure::Enter => "door-go-on",
        _ => "failure-again",
    };
    let written = kept.form.iter().filter(|(name, value)| is_written(name, value));
    let written = written.map(|(_, value)| value.trim().to_owned());
    let written = if seen { Vec::new() } else { written.collect() };
    Some(Again { form, written, files: kept.files, button })
}

/// Whether somebody wrote a value: choices, numbers and identities of ours are small letters and digits.
fn is_written(name: &str, value: &str) -> bool {
    let ours = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:#_".contains(c);
    let words = ["words", "because", "text", "reason", "reasons"].contains(&name);
    let of_form = OF_FORM.contains(&name) || ["puzzle", "nonce"].contains(&name);
    !of_form && !value.trim().is_empty() && (words || !value.trim().chars().all(ours))
}

/// A value as it stands in a query.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let one =
        |byte: u8| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    text.bytes().map(one).collect()
}

fn refusal_rule(failure: &Failure) -> Option<&'static str> {
    match failure {
        Failure::Refused(refusal) => Some(refusal.rule),
        _ => None,
    }
}

/// The word of a failure, by which messages and programs know it.
pub(crate) fn word(failure: &Failure) -> &'static str {
    match failure {
        Failure::NotFound => "not-found",
        Failure::NoPage => "no-page",
        Failure::Gone => "gone",
        Failure::Enter => "enter",
        Failure::NotYours | Failure::Token(_) => "not-yours",
        Failure::Stale | Failure::Changed => "stale",
        Failure::Prove => "prove",
        Failure::LookAlike(_) => "look-alike",
        Failure::Patience(_) => "patience",
        Failure::Kept(kept) => word(&kept.why),
        Failure::TooLarge => "too-large",
        Failure::Broken => "broken",
        Failure::Wrong(_) | Failure::Said(_) => "wrong",
        Failure::Refused(_) => "refused",
        Failure::TooMuch(_) => "too-much",
        Failure::Unavailable(_) => "unavailable",
    }
}
