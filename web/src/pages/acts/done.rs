//! What followed from an act: its entry, and the facts that it brought about.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::record::Leaf;
use unbracket_negotiation::state::Disposition;
use unbracket_negotiation::{Event, State};

use super::{name, rule};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::delegate::names;
use crate::pages::mine::take_back::{self, Button};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "acts/done.html")]
struct Done {
    frame: Frame,
    process: String,
    index: u64,
    name: String,
    rule: String,
    by: String,
    second: Option<String>,
    at: unbracket_negotiation::Moment,
    /// What followed: label and value.
    facts: Vec<(String, String)>,
    breaches: Vec<String>,
    /// What takes it back, where this visitor can.
    back: Option<Button>,
}

pub(super) async fn done(
    visit: Visit,
    Path((_, index)): Path<(String, u64)>,
) -> Result<Response, Failure> {
    let event = facts_of(&visit, index).await?.ok_or(Failure::NotFound)?;
    let frame = Frame::within(&visit, Section::Record, visit.tongue().say("done-title"));
    let facts = visit.state(|state| facts(&frame, state, &event));
    let breaches = event.outcome.breaches.iter();
    let back = take_back::button(&visit, index, 1).await?;
    page(&Done {
        back,
        process: visit.process.name().to_owned(),
        index,
        name: name(&frame, event.act.kind()),
        rule: rule(frame.tongue, event.act.rule()),
        by: visit.process.seat_name(frame.tongue, event.by.seat),
        second: event.by.countersigned.map(|seat| visit.process.seat_name(frame.tongue, seat)),
        at: event.at,
        facts,
        breaches: breaches.map(|clause| frame.clause(clause)).collect(),
        frame,
    })
}

/// An entry without its words: nothing that is sealed or erased can show.
///
/// # Errors
/// Where the record cannot be read.
pub(crate) async fn facts_of(visit: &Visit, index: u64) -> Result<Option<Event>, Failure> {
    let log = visit.process.secretariat().stores().log.clone();
    let read = log.read(index, 1).await;
    let leaves = read.map_err(|error| Failure::Unavailable(error.to_string()))?;
    let Some(leaf) = leaves.first() else { return Ok(None) };
    let damaged =
        |error: unbracket_negotiation::wire::WireError| Failure::Unavailable(error.to_string());
    let leaf = Leaf::read(leaf).map_err(damaged)?;
    match leaf.event(None) {
        Ok(event) => Ok(Some(event)),
        // An act whose text stands in its body cannot be read without it; its words are public.
        Err(_) => with_body(&log, &leaf).await,
    }
}

async fn with_body(
    log: &std::sync::Arc<dyn unbracket_store::Store>,
    leaf: &Leaf<'_>,
) -> Result<Option<Event>, Failure> {
    let Some(name) = leaf.body.filter(|_| !leaf.sealed) else { return Ok(None) };
    let bodies = log.bodies(&[unbracket_store::Name(name.0)]).await;
    let bodies = bodies.map_err(|error| Failure::Unavailable(error.to_string()))?;
    let body = bodies.into_iter().next().flatten();
    Ok(body.and_then(|body| leaf.event(Some(&body.bytes)).ok()))
}

fn facts(frame: &Frame, state: &State, event: &Event) -> Vec<(String, String)> {
    let outcome = &event.outcome;
    let mut facts = Vec::new();
    if let Some(number) = outcome.made {
        facts.push((frame.t("done-made"), number.to_string()));
    }
    if let Some(decision) = &outcome.decision {
        facts.push((frame.t("done-decision"), frame.term("Decision", decision)));
    }
    let names = names(frame.tongue, state, &outcome.in_the_way);
    if !names.is_empty() {
        facts.push((frame.t("done-in-the-way"), names.join(frame.tongue.comma())));
    }
    let mut statuses: std::collections::BTreeMap<&str, usize> = Default::default();
    for status in outcome.status.values() {
        *statuses.entry(status.word()).or_default() += 1;
    }
    for (status, count) in statuses {
        facts.push((frame.term("ParagraphStatus", status), count.to_string()));
    }
    for (what, count) in &outcome.tally {
        facts.push((counted(frame, state, what.as_str()), count.to_string()));
    }
    if let Some(text) = &outcome.text {
        facts.push((frame.t("done-text"), text.to_string()));
    }
    facts
}

/// What a decision counted, such as `silent`, or `group 2: used` where a group is named.
fn counted(frame: &Frame, state: &State, what: &str) -> String {
    let Some((group, word)) = what.split_once(": ") else {
        let list = if Disposition::find(what).is_some() { "Disposition" } else { "Tally" };
        return frame.term(list, what);
    };
    let named = state.roster.groups().find(|(id, _)| id.to_string() == group);
    let group = named.map_or(group, |(_, group)| group.name.shown());
    format!("{group}: {}", frame.term("Disposition", word))
}
