//! Everything that can be done in a process, by the rule that it relies on.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::rights::Who;
use unbracket_negotiation::{Act, Permit};

use super::{name, permit, rule, why};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "acts/list.html")]
struct List {
    frame: Frame,
    process: String,
    topics: Vec<Topic>,
    entered: bool,
}

struct Topic {
    rule: &'static str,
    name: String,
    acts: Vec<Entry>,
}

struct Entry {
    kind: &'static str,
    name: String,
    why: String,
    who: String,
    /// Whether this person may, as things stand.
    may: bool,
}

pub(super) async fn list(visit: Visit) -> Result<Response, Failure> {
    let frame = Frame::within(&visit, Section::Mine, visit.tongue().say("acts-title"));
    let mut topics: Vec<Topic> = Vec::new();
    for (kind, may, by) in Act::kinds() {
        let entry = Entry {
            kind,
            name: name(&frame, kind),
            why: why(&frame, kind),
            who: permit::shown(&frame, may),
            may: open(&visit, kind, may),
        };
        match topics.iter_mut().find(|topic| topic.rule == *by) {
            Some(topic) => topic.acts.push(entry),
            None => {
                topics.push(Topic { rule: by, name: rule(frame.tongue, by), acts: vec![entry] });
            }
        }
    }
    let entered = visit.seat().is_some();
    page(&List { frame, process: visit.process.name().to_owned(), topics, entered })
}

/// Whether a person may take an act of this kind in the present stage; the core decides again.
pub(super) fn open(visit: &Visit, kind: &str, permit: &Permit) -> bool {
    let stage = visit.state(|state| state.cycle().stage);
    permit.who != Who::Founder
        && (permit.stages.is_empty() || permit.stages.contains(&stage))
        && visit.may(kind)
}
