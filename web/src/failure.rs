//! Why a page is not what was asked for, said so that whoever reads it knows what to do.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use unbracket_negotiation::script::ScriptError;
use unbracket_negotiation::{Refusal, Said, said};
use unbracket_secretariat::SubmitError;
use unbracket_secretariat::accounts::AccountError;

use crate::suspicions::Suspicion;

/// Why a request is not answered as asked.
#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// There is nothing at this address, or nothing that this visitor may see.
    #[error("there is nothing at this address")]
    NotFound,
    /// The address takes forms and shows no page.
    #[error("this address takes a form; open the page on which the form stands")]
    NoPage,
    /// What waited for a second officer waits no more.
    #[error("this waits no more: it was signed, taken back, or its day is over")]
    Gone,
    /// One has to enter first.
    #[error("enter first; then this page is yours")]
    Enter,
    /// The visitor has not the right to it.
    #[error("this is for others; your seat or your office does not cover it")]
    NotYours,
    /// A program's token is not for this: it says what it is for.
    #[error("{0}")]
    Token(&'static str),
    /// The form was not sent from one of our pages, or from an old one.
    #[error(
        "this form is too old, or came from another place; open the page again and send it anew"
    )]
    Stale,
    /// The text has changed since the form was made.
    #[error("the text has changed since this form was made; look at it, and send it again")]
    Changed,
    /// The person has to show once more that they are here.
    #[error("this binds: show that it is you, by a passkey or a fresh link, and send it again")]
    Prove,
    /// What was filled in is not what it looks like.
    #[error(
        "some words are not what they look like; look at them, and send them all the same if they are meant"
    )]
    LookAlike(Vec<Suspicion>),
    /// Somebody without an account sent a form without working for it: they wait so many seconds.
    #[error("wait {0} seconds, and send it again")]
    Patience(u64),
    /// A form was not taken, and can be sent as it is once that is mended.
    #[error("{}", .0.why)]
    Kept(Box<Kept>),
    /// More was sent than is taken here.
    #[error("this is more than is taken here at once")]
    TooLarge,
    /// What was filled in cannot be understood.
    #[error("{0}")]
    Wrong(Said),
    /// What was filled in is not in order, in the language of the visitor.
    #[error("{0}")]
    Said(String),
    /// An act was out of order.
    #[error(transparent)]
    Refused(Refusal),
    /// Too many requests; in how many seconds the next is welcome.
    #[error("too much at once; try again in {0} seconds")]
    TooMuch(u64),
    /// The record is frozen, or a store does not answer.
    #[error("{0}")]
    Unavailable(String),
    /// A defect of ours.
    #[error("something broke here; nothing was changed by this request after that")]
    Broken,
}

/// A form that was not taken, as it was filled in: nobody writes a page of reasons twice.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    /// Why it was not taken.
    pub(crate) why: Failure,
    /// Names and values.
    pub(crate) form: Vec<(String, String)>,
    /// Whether files came with it: these are not kept.
    pub(crate) files: bool,
}

impl Failure {
    /// Whether a form that was sent comes back with it: to be filled in otherwise, and sent again.
    pub(crate) fn comes_back(&self) -> bool {
        matches!(self, Self::Refused(_) | Self::Wrong(_) | Self::Said(_))
    }

    /// The status of the answer.
    pub(crate) fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NoPage => StatusCode::METHOD_NOT_ALLOWED,
            Self::Gone => StatusCode::GONE,
            Self::Enter => StatusCode::UNAUTHORIZED,
            Self::NotYours | Self::Token(_) | Self::Stale | Self::Prove => StatusCode::FORBIDDEN,
            Self::Changed => StatusCode::CONFLICT,
            Self::Wrong(_) | Self::Said(_) => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Refused(_) | Self::LookAlike(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Kept(kept) => kept.why.status(),
            Self::TooMuch(_) | Self::Patience(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
        }
    }
}

impl From<AccountError> for Failure {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Taken => {
                Self::Wrong(said!("this belongs to another account; enter there, or use another"))
            }
            other => Self::Unavailable(other.to_string()),
        }
    }
}

impl From<ScriptError> for Failure {
    fn from(error: ScriptError) -> Self {
        Self::Wrong(error.problem)
    }
}

impl From<SubmitError> for Failure {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refusal) => Self::Refused(refusal),
            SubmitError::Changed(_) => Self::Changed,
            other => Self::Unavailable(other.to_string()),
        }
    }
}

/// A failure on its way out: the outermost layer shows it as a page in the visitor's language, or as
/// JSON under `/api`.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<unbracket_secretariat::ReadError> for Failure {
    fn from(error: unbracket_secretariat::ReadError) -> Self {
        Self::Unavailable(error.to_string())
    }
}
