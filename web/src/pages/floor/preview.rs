//! What an act on the text would do, as others will see it; and what others did meanwhile.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::standing::statuses;
use unbracket_negotiation::state::Rolling;
use unbracket_negotiation::{Act, Credentials, State, decide, evolve};
use unbracket_secretariat::Known;
use unbracket_text::{Draft, Passage, ProvisionId, compare};

use super::take::{Shown, shown};
use super::view::{Bit, Seen, direction, runs};
use crate::act_form::Filled;
use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::shown::Labels;
use crate::saying;
use crate::status::{Tint, tint};
use crate::visit::Visit;

/// A provision that an act would change.
struct Row {
    label: String,
    words: Vec<Bit>,
    language: String,
    direction: &'static str,
    /// Its status before and after, where that changes.
    statuses: Option<(Tint, Tint)>,
    moved: bool,
}

/// A provision that changed while a form was filled in.
pub(super) struct Changed {
    label: String,
    /// What stood there when the form was made; empty where the form did not keep it.
    began: String,
    now: String,
}

/// What changed since the form was made.
pub(super) fn changed_since(visit: &Visit, filled: &Filled) -> Vec<Changed> {
    visit.state(|state| {
        let stale =
            filled.all("seen").filter_map(Seen::parse).filter(|Seen(known)| !known.holds(state));
        stale.map(|seen| changed(state, &seen, filled)).collect()
    })
}

fn changed(state: &State, seen: &Seen, filled: &Filled) -> Changed {
    let draft = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
    let now = draft.and_then(|draft| draft.get(&seen.0.provision));
    let label = draft.map(|draft| label_of(draft, &seen.0.provision)).unwrap_or_default();
    Changed {
        label,
        began: filled.get("began").unwrap_or_default().to_owned(),
        now: now.map(|one| one.content.to_marked_text()).unwrap_or_default(),
    }
}

fn label_of(draft: &Draft, id: &ProvisionId) -> String {
    Labels::of(draft).cite(id).label
}

#[derive(Template)]
#[template(path = "floor/preview.html")]
struct Preview {
    frame: Frame,
    kind: &'static str,
    rows: Vec<Row>,
    changed: Vec<Changed>,
    fields: Vec<Shown>,
    key: String,
    to: String,
    seen: Vec<String>,
}

/// Shows what an act would do.
pub(super) fn show(
    visit: &Visit,
    filled: &Filled,
    kind: &'static str,
    (act, by): (&Act, &Credentials),
    changed: Vec<Changed>,
) -> Result<Response, Failure> {
    let now = visit.now();
    let (rows, seen) = visit.state(|state| {
        let event = decide(state, act, by, now)
            .map_err(|why| Failure::Refused(saying::refusal(visit, why)))?;
        let mut after = state.clone();
        evolve(&mut after, &event);
        let seen = filled
            .all("seen")
            .filter_map(Seen::parse)
            .map(|seen| Seen(Known::of(state, seen.0.provision)).to_string());
        let seen: Vec<String> = seen.collect();
        let rows = state.texts.rolling.as_ref().zip(after.texts.rolling.as_ref());
        Ok::<_, Failure>((rows.map(|(old, new)| rows_of(old, new)).unwrap_or_default(), seen))
    })?;
    page(&Preview {
        frame: Frame::within(visit, Section::Text, visit.tongue().say("floor-preview")),
        kind,
        rows,
        changed,
        fields: shown(filled),
        key: fresh_key(),
        to: filled.get("back").unwrap_or("/").to_owned(),
        seen,
    })
}

/// Every provision that differs between two states of the text.
fn rows_of(old: &Rolling, new: &Rolling) -> Vec<Row> {
    let (before, after) = (statuses(old), statuses(new));
    let order = |draft: &Draft| -> Vec<ProvisionId> {
        draft.visit().map(|visit| visit.provision.id.clone()).collect()
    };
    let (was, is) = (order(&old.draft), order(&new.draft));
    let nothing = Passage { pieces: Vec::new() };
    let gone = was.iter().filter(|id| !is.contains(id));
    let all = is.iter().chain(gone);
    let rows = all.filter_map(|id| {
        let (a, b) = (old.draft.get(id), new.draft.get(id));
        let status = |of: &std::collections::BTreeMap<ProvisionId, ParagraphStatus>| {
            of.get(id).copied().unwrap_or(ParagraphStatus::Deleted)
        };
        let (from, to) = (status(&before), status(&after));
        let moved = a.is_some()
            && b.is_some()
            && neighbour(&was, id) != neighbour(&is, id)
            && was.len() == is.len();
        let same = a.map(|it| (&it.content, it.kind)) == b.map(|it| (&it.content, it.kind));
        if same && from == to && !moved {
            return None;
        }
        let content = |of: Option<&unbracket_text::Provision>| {
            of.map_or_else(|| nothing.clone(), |it| it.content.clone())
        };
        let draft = if b.is_some() { &new.draft } else { &old.draft };
        Some(Row {
            label: label_of(draft, id),
            words: runs(&compare(&content(a), &content(b))),
            language: draft.language().unwrap_or("en").to_owned(),
            direction: direction(draft),
            statuses: (a.is_some() && from != to).then(|| (tint(from), tint(to))),
            moved,
        })
    });
    rows.take(40).collect()
}

fn neighbour<'o>(order: &'o [ProvisionId], id: &ProvisionId) -> Option<&'o ProvisionId> {
    let place = order.iter().position(|one| one == id)?;
    place.checked_sub(1).and_then(|place| order.get(place))
}
