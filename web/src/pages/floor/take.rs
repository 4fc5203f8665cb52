//! Taking an act that a form of these pages describes.
//!
//! **Invariant:** a form acts once, however often it is sent; and what was typed is never lost: where
//! the act is out of order, or the text has changed, it comes back with the reason above it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use unbracket_negotiation::Act;

use super::preview;
use super::shapes::{self, Marks};
use super::view::Seen;
use crate::act_form::Filled;
use crate::acting::{OF_FORM, Taken, credentials, fresh_key, take_if};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page_with};
use crate::pages::problem::Problem;
use crate::visit::Visit;

/// What comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum First {
    /// The act changes words, and is shown before it is taken.
    Show,
    /// The act is taken.
    Take,
}

/// The number of the entry that a form made, where a page was reached after one.
pub(crate) struct Done(pub(crate) Option<u64>);

impl Done {
    /// From the query of the page.
    pub(crate) fn of(visit: &Visit) -> Self {
        let query = visit.visitor.address.split_once('?').map(|(_, query)| query);
        let pairs = query.unwrap_or_default().split('&');
        Self(pairs.filter_map(|pair| pair.strip_prefix("done=")).find_map(|it| it.parse().ok()))
    }
}

/// Takes an act of this kind, or shows first what it would do.
pub(super) async fn take(
    kind: &'static str,
    first: First,
    visit: Visit,
    filled: Filled,
) -> Result<Response, Failure> {
    match attempt(kind, first, &visit, &filled).await {
        Err(failure) if failure.comes_back() => again(&visit, &filled, kind, &failure),
        other => other,
    }
}

async fn attempt(
    kind: &'static str,
    first: First,
    visit: &Visit,
    filled: &Filled,
) -> Result<Response, Failure> {
    let act = read(kind, visit, filled)?;
    let by = credentials(visit, filled, &act)?;
    let changed = preview::changed_since(visit, filled);
    let asked = first == First::Show && filled.get("step") != Some("do");
    if asked || !changed.is_empty() {
        return preview::show(visit, filled, kind, (&act, &by), changed);
    }
    let known = filled.all("seen").filter_map(Seen::parse).map(|Seen(known)| known).collect();
    match take_if(visit, filled, act.clone(), known).await {
        Ok(Taken::Recorded(accepted)) => {
            Ok(go(&behind(filled.get("back").unwrap_or("/"), accepted.index)))
        }
        Ok(Taken::Waits(address)) => Ok(go(&visit.address(&address))),
        // Somebody was faster since we looked.
        Err(Failure::Changed) => {
            let changed = preview::changed_since(visit, filled);
            preview::show(visit, filled, kind, (&act, &by), changed)
        }
        Err(failure) => Err(failure),
    }
}

/// The act that was filled in.
fn read(kind: &str, visit: &Visit, filled: &Filled) -> Result<Act, Failure> {
    let id = filled.get("provision").and_then(|text| text.strip_prefix('#'));
    let old = id.and_then(|id| {
        visit.state(|state| {
            let rolling = state.texts.rolling.as_ref()?;
            Some(rolling.draft.get(&unbracket_text::ProvisionId::new(id))?.content.clone())
        })
    });
    shapes::fields(kind, filled).act_with(kind, visit, &Marks { old })
}

/// The address of a page, told which entry was made.
fn behind(to: &str, entry: u64) -> String {
    let (address, part) = to.split_once('#').map_or((to, None), |(to, part)| (to, Some(part)));
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("done="));
    let query: Vec<String> = kept.map(str::to_owned).chain([format!("done={entry}")]).collect();
    let part = part.map(|part| format!("#{part}")).unwrap_or_default();
    format!("{path}?{}{part}", query.join("&"))
}

/// A field that is shown again: name, value, and whether it is long enough to be changed here.
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) long: bool,
}

/// What was filled in for the act itself.
pub(super) fn shown(filled: &Filled) -> Vec<Shown> {
    let of_act = filled.pairs().iter().filter(|(name, _)| !OF_FORM.contains(&name.as_str()));
    of_act
        .map(|(name, value)| Shown {
            name: name.clone(),
            value: value.clone(),
            long: value.chars().count() > 24 && !value.starts_with('#'),
        })
        .collect()
}

#[derive(Template)]
#[template(path = "floor/refused.html")]
struct Refused {
    frame: Frame,
    kind: &'static str,
    problem: Option<Problem>,
    fields: Vec<Shown>,
    key: String,
    to: String,
    seen: Vec<String>,
}

/// The form again, with the refusal above it.
fn again(
    visit: &Visit,
    filled: &Filled,
    kind: &'static str,
    failure: &Failure,
) -> Result<Response, Failure> {
    let title = visit.tongue().say("floor-refused");
    let template = Refused {
        frame: Frame::within(visit, Section::Text, title),
        kind,
        problem: Some(Problem::of(visit.tongue(), failure)),
        fields: shown(filled),
        key: fresh_key(),
        to: filled.get("back").unwrap_or("/").to_owned(),
        seen: filled.all("seen").map(str::to_owned).collect(),
    };
    page_with(StatusCode::UNPROCESSABLE_ENTITY, &template)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_which_entry_a_form_made() {
        assert_eq!(behind("/p/x/floor?at=a#b", 7), "/p/x/floor?at=a&done=7#b");
        assert_eq!(behind("/p/x/floor?done=3", 7), "/p/x/floor?done=7");
    }
}
