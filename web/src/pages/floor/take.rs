//! Taking an act that a form of these pages describes.
//!
//! **Invariant:** a form acts once, however often it is sent; and what was typed is never lost: where
//! the act is out of order, or the text has changed, it comes back with the reason above it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use sha2::{Digest, Sha256};
use unbracket_negotiation::{Act, Credentials, Refusal, decide};
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::pending::{PendingError, needs_second};
use unbracket_store::Key;

use super::preview;
use super::shapes::{self, Marks};
use super::view::Seen;
use crate::act_form::{Filled, submit_if};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page_with};
use crate::visit::Visit;

/// Names that belong to the form, not to the act.
const OWN: &[&str] = &["token", "key", "step", "back", "seen", "began"];

/// Acts that change words, and are shown before they are taken.
const SHOWN: &[&str] = &[
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
];

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

/// A fresh name for a submission.
pub(crate) fn new_key() -> String {
    let bytes = Chance::System.bytes("form", 0).unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The name of a submission: what chance gave to the page, with the act and everything that was filled
/// in. So a form that is sent twice acts once, and two forms of one page act both. None where the page
/// gave none, or zeroes, which chance never gives.
pub(crate) fn parse_key(kind: &str, filled: &Filled) -> Option<Key> {
    let of_page = filled.get("key").filter(|text| text.len() == 64 && text.is_ascii())?;
    let hex = of_page.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !hex || of_page.bytes().all(|byte| byte == b'0') {
        return None;
    }
    let mut hash = Sha256::new_with_prefix(of_page);
    let of_act = filled.pairs().iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
    let fields = of_act.map(|(name, value)| (name.as_str(), value.as_str()));
    for (name, value) in std::iter::once(("", kind)).chain(fields) {
        for part in [name, value] {
            hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            hash.update(part);
        }
    }
    Some(Key(hash.finalize().into()))
}

/// Who acts: of the seats of this person the first for which the act is in order, or else the first
/// that its permit covers.
pub(crate) fn credentials(visit: &Visit, act: &Act) -> Result<Credentials, Failure> {
    visit.state(|state| {
        let covered = visit.seats.iter().filter(|seat| {
            let offices = state.roster.seat(**seat).map(|seat| seat.offices.clone());
            act.permit().covers(&state.rights_of(**seat), &offices.unwrap_or_default())
        });
        let covered: Vec<_> = covered.map(|seat| Credentials::of(*seat)).collect();
        let now = visit.now();
        let fits = covered.iter().find(|by| decide(state, act, by, now).is_ok());
        fits.or_else(|| covered.first()).copied().ok_or(Failure::NotYours)
    })
}

/// Takes an act of this kind, or shows first what it would do.
pub(super) async fn take(
    kind: &'static str,
    visit: Visit,
    filled: Filled,
) -> Result<Response, Failure> {
    match attempt(kind, &visit, &filled).await {
        Err(Failure::Refused(refusal)) => again(&visit, &filled, kind, &refusal),
        Err(Failure::Wrong(problem)) => {
            let code = unbracket_negotiation::Code::Contradiction;
            again(&visit, &filled, kind, &Refusal::new(code, "form", problem))
        }
        other => other,
    }
}

async fn attempt(kind: &'static str, visit: &Visit, filled: &Filled) -> Result<Response, Failure> {
    let act = read(kind, visit, filled)?;
    let by = credentials(visit, &act)?;
    let changed = preview::changed_since(visit, filled);
    let asked = SHOWN.contains(&kind) && filled.get("step") != Some("do");
    if asked || !changed.is_empty() {
        return preview::show(visit, filled, kind, (&act, &by), changed);
    }
    let now = visit.now();
    if visit.state(|state| needs_second(state, &act, &by, now)) {
        return wait(visit, act, by).await;
    }
    let known = filled.all("seen").filter_map(Seen::parse);
    let condition = (parse_key(kind, filled), known.map(|Seen(known)| known).collect());
    match submit_if(visit, by, act.clone(), condition).await {
        Ok(accepted) => Ok(go(&behind(filled.get("back").unwrap_or("/"), accepted.index))),
        // Somebody was faster since we looked.
        Err(Failure::Changed) => {
            let changed = preview::changed_since(visit, filled);
            preview::show(visit, filled, kind, (&act, &by), changed)
        }
        Err(failure) => Err(failure),
    }
}

/// Lets an act wait for the second officer, who sees exactly this on the page of the offices.
async fn wait(visit: &Visit, act: Act, by: Credentials) -> Result<Response, Failure> {
    let pending = visit.visitor.site.accounts().pending(visit.process.name());
    match pending.ask(visit.process.secretariat(), act, by).await {
        Ok(_) => Ok(go(&visit.address("office/pending"))),
        Err(PendingError::Refused(refusal)) => Err(Failure::Refused(refusal)),
        Err(error) => Err(Failure::Unavailable(error.to_string())),
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
    let of_act = filled.pairs().iter().filter(|(name, _)| !OWN.contains(&name.as_str()));
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
struct Refused<'r> {
    frame: Frame,
    kind: &'static str,
    refusal: &'r Refusal,
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
    refusal: &Refusal,
) -> Result<Response, Failure> {
    let title = visit.tongue().say("floor-refused");
    let template = Refused {
        frame: Frame::within(visit, Section::Text, title),
        kind,
        refusal,
        fields: shown(filled),
        key: new_key(),
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

    #[test]
    fn two_forms_of_one_page_are_two_submissions_and_one_form_sent_twice_is_one() {
        let page = new_key();
        let form = |act: &str, words: &str, token: &str| {
            let pairs = [("key", page.as_str()), ("words", words), ("token", token)];
            parse_key(act, &Filled::of_test(&pairs))
        };
        assert!(form("speak", "a", "x").is_some());
        assert_eq!(form("speak", "a", "x"), form("speak", "a", "y"));
        assert_ne!(form("speak", "a", "x"), form("speak", "b", "x"));
        assert_ne!(form("speak", "a", "x"), form("move", "a", "x"));
    }

    #[test]
    fn what_chance_never_gives_is_no_key() {
        for wrong in ["", "zz", &"0".repeat(64), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(parse_key("speak", &Filled::of_test(&[("key", wrong)])), None, "{wrong}");
        }
    }
}
