//! The floor: the screen on which a reading is run, and the one way in which forms of these pages
//! become acts.
//!
//! **Invariant:** what changes the text is shown first as others will see it, and is not taken where
//! the text has changed meanwhile without whoever acts having seen that.

mod page;
mod preview;
mod shapes;
mod take;
pub(crate) mod view;

pub(crate) use take::Done;
use take::First;

use unbracket_negotiation::Role;

use crate::act_form::Filled;
use crate::route::{Access, Route, get, post};
use crate::visit::Visit;

/// Who runs a reading.
pub(crate) const RUNS: &[Role] = &[Role::Chair, Role::Secretariat];

/// One address for each kind of act, so that the core's permit guards it.
macro_rules! acts {
    ($first:expr; $($kind:literal),* $(,)?) => {
        vec![$(post(
            concat!("/p/{process}/floor/do/", $kind),
            Access::Act($kind),
            |visit: Visit, filled: Filled| take::take($kind, $first, visit, filled),
        )),*]
    };
}

pub(crate) fn routes() -> Vec<Route> {
    let mut routes = vec![get("/p/{process}/floor", Access::Office(RUNS), page::floor)];
    routes.extend(of_the_words());
    routes.extend(of_the_text());
    routes.extend(of_deciding());
    routes.extend(of_meetings());
    routes
}

/// Acts that change words, and are shown before they are taken.
fn of_the_words() -> Vec<Route> {
    acts![First::Show;
        "accept-proposal",
        "bracket",
        "lift-bracket",
        "revise-provision",
        "insert-provision",
        "delete-provision",
        "move-provision",
        "merge-provisions",
        "split-provision",
        "apply-cure",
    ]
}

fn of_the_text() -> Vec<Route> {
    acts![First::Take;
        "open-reading",
        "close-reading",
        "drop-proposal",
        "release-bracket",
        "suggest-for-closure",
        "agree",
        "reopen",
        "link-issues",
        "unlink-issues",
    ]
}

fn of_deciding() -> Vec<Route> {
    acts![First::Take;
        "rule",
        "start-silence",
        "extend-silence",
        "withdraw-text",
        "close-silence",
        "call-for-consensus",
        "answer-objection",
        "judge-objection",
        "designate",
        "conclude",
        "move",
        "speak-to-motion",
        "decide-motion",
        "request-vote",
        "withdraw-vote-request",
        "order-amendments",
        "open-vote",
        "cast-ballot",
        "close-vote",
        "adopt",
        "fail-to-adopt",
        "take-commitment",
    ]
}

fn of_meetings() -> Vec<Route> {
    acts![First::Take;
        "plan-meeting",
        "open-meeting",
        "take-up-item",
        "request-floor",
        "withdraw-request",
        "give-floor",
        "end-turn",
        "speak",
        "adopt-message",
        "close-meeting",
    ]
}
