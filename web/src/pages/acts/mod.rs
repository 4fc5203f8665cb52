//! A form for every act, and the list of them all: what can be done here, by whom, when.
//!
//! Other pages link to a form with what is known already, `/p/{process}/acts/{kind}?field=value`, or
//! send a small form of their own there; with `back`, an address of the same process, the reader
//! returns to where they came from.
//!
//! **Invariant:** no act is written by hand here: a form is what the act's declaration says of it.

mod done;
mod form;
mod list;
mod matched;
mod permit;

pub(crate) use done::facts_of;
pub(crate) use form::perform;

use crate::pages::uploaded;
use crate::route::{Access, Route, get, post};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/acts", Access::Anyone, list::list),
        get("/p/{process}/acts/{kind}", Access::Seat, form::ask),
        post("/p/{process}/acts/{kind}", Access::Seat, form::take).up_to(uploaded::MOST),
        get("/p/{process}/done/{index}", Access::Anyone, done::done),
    ]
}

/// The name of an act, as a heading or on a button.
pub(crate) fn name(frame: &crate::frame::Frame, kind: &str) -> String {
    let key = format!("act-{kind}");
    if frame.tongue.has(&key) { frame.t(&key) } else { kind.replace('-', " ") }
}

/// A line on what it is for; empty where there is none.
pub(crate) fn why(frame: &crate::frame::Frame, kind: &str) -> String {
    let key = format!("act-{kind}-why");
    if frame.tongue.has(&key) { frame.t(&key) } else { String::new() }
}

/// A rule by its name.
pub(crate) fn rule(tongue: crate::tongue::Tongue, name: &str) -> String {
    let key = format!("rule-{name}");
    if tongue.has(&key) { tongue.say(&key) } else { name.replace('-', " ") }
}
