//! Proposing in place: the words of a paragraph, changed, seen as others will see them, submitted.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::state::ProposalId;
use unbracket_text::ProvisionId;

use super::drafts;
use super::edit::{Edit, would_be_refused};
use crate::act_form::{Choice, Filled};
use crate::acting::{by, capacities, fresh_key, groups_of};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page};
use crate::pages::delegate::{self};
use crate::pages::problem::Problem;
use crate::pages::wording::{
    Paragraph, Shade, Shown, direction, label_of, language, new_words, paragraphs, shades,
};
use crate::suspicions::{self, Suspicion};
use crate::visit::Visit;

/// The form.
#[derive(Template)]
#[template(path = "propose/words.html")]
pub(super) struct Form {
    pub(super) frame: Frame,
    pub(super) action: String,
    pub(super) label: String,
    pub(super) edit: Edit,
    pub(super) lang: String,
    pub(super) dir: &'static str,
    pub(super) places: Vec<Paragraph>,
    pub(super) shown: Option<Shown>,
    /// What in the words of the preview is not what it looks like.
    pub(super) found: Vec<(Suspicion, String)>,
    /// Whether a bracket of the preview lacks its other half.
    pub(super) half: bool,
    pub(super) problem: Option<Problem>,
    pub(super) capacities: Vec<Choice>,
    pub(super) groups: Vec<Choice>,
    pub(super) key: String,
    /// The draft of a group that is being worked on.
    pub(super) draft: Option<drafts::Kept>,
    /// What somebody else saved while this was typed.
    pub(super) theirs: Option<Theirs>,
}

/// A draft as somebody else saved it, and what one's own words would change in it.
pub(super) struct Theirs {
    pub(super) by: String,
    pub(super) words: String,
    pub(super) because: String,
    pub(super) shades: Vec<Shade>,
}

impl Theirs {
    /// What stands in the vault, beside what was typed.
    pub(super) fn of(kept: &drafts::Kept, typed: &Edit) -> Self {
        let edit = &kept.edit;
        Self {
            by: kept.saved_by.clone(),
            words: edit.words.clone(),
            because: edit.because.clone(),
            shades: shades(&delegate::passage(&edit.words), &delegate::passage(&typed.words)),
        }
    }
}

/// The form for a provision as it stands.
pub(super) async fn form(
    visit: Visit,
    Path((_, provision)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let id = ProvisionId::new(provision.as_str());
    let words = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref()?;
        rolling.draft.get(&id).map(|provision| provision.content.to_marked_text())
    });
    let words = words.ok_or(Failure::NotFound)?;
    let edit = Edit { provision, does: "replace".to_owned(), words, ..Edit::default() };
    page(&made(&visit, edit, None)?)
}

/// The form for an amendment to a proposal.
pub(super) async fn amend_form(
    visit: Visit,
    Path((_, number)): Path<(String, u32)>,
) -> Result<Response, Failure> {
    let found = visit.state(|state| {
        let proposal = state.texts.proposal(ProposalId(number))?;
        let id = state.texts.rolling.as_ref().and_then(|it| it.draft.visit().next())?;
        let about = named(&proposal.change).unwrap_or(&id.provision.id);
        Some((about.as_str().to_owned(), new_words(&proposal.change).to_marked_text()))
    });
    let (provision, words) = found.ok_or(Failure::NotFound)?;
    let edit = Edit {
        provision,
        does: "replace".to_owned(),
        words,
        amends: Some(number),
        ..Edit::default()
    };
    page(&made(&visit, edit, None)?)
}

/// The provision in whose words a change stands; none where it puts words at the beginning.
pub(super) fn named(change: &unbracket_text::Change) -> Option<&ProvisionId> {
    use unbracket_text::{Change, Place};
    match change {
        Change::Replace { provision, .. }
        | Change::Excerpt { provision, .. }
        | Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Split { provision, .. }
        | Change::Retain { provision } => Some(provision),
        Change::Insert { place: Place::After(id) | Place::Under(id), .. } => Some(id),
        Change::Insert { .. } => None,
        Change::Merge { provisions, .. } => provisions.first(),
    }
}

/// Preview, keep as a draft of the group, or submit.
pub(super) async fn sent(
    visit: Visit,
    Path((_, provision)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let edit = Edit::filled(&provision, &filled);
    match filled.get("do") {
        Some("keep") => {
            let id = drafts::keep_new(&visit, &filled, edit).await?;
            Ok(go(&visit.address(&format!("drafts/{id}"))))
        }
        Some("submit") => match submitted(&visit, &filled, &edit).await {
            Ok(done) => Ok(done),
            // What was found is shown with the button that sends it all the same.
            Err(failure @ Failure::Kept(_)) => Err(failure),
            Err(failure) => refused(&visit, &filled, edit, &failure),
        },
        _ => page(&previewed(&visit, &filled, edit)?),
    }
}

pub(super) async fn submitted(
    visit: &Visit,
    filled: &Filled,
    edit: &Edit,
) -> Result<Response, Failure> {
    delegate::act(visit, filled, edit.act(visit)?).await
}

/// The form again, with what was typed and the refusal above it.
fn refused(
    visit: &Visit,
    filled: &Filled,
    edit: Edit,
    failure: &Failure,
) -> Result<Response, Failure> {
    let mut form = previewed(visit, filled, edit)?;
    form.problem = Some(Problem::of(visit.tongue(), failure));
    let status = failure.status();
    crate::frame::page_with(status, &form)
}

/// The form with the change as others will see it, and why it would be refused if it would.
pub(super) fn previewed(visit: &Visit, filled: &Filled, edit: Edit) -> Result<Form, Failure> {
    let seen = edit.shown(visit);
    let act = edit.act(visit);
    let by = by(visit, filled)?;
    let found = suspicions::said(visit.tongue(), edit.suspicions());
    let half = edit.has_half_a_bracket();
    let mut form = made(visit, edit, filled.get("capacity"))?;
    match (seen, act) {
        (Ok(shown), Ok(act)) => {
            form.shown = Some(shown);
            form.found = found;
            form.half = half;
            form.problem = would_be_refused(visit, &act, &by);
        }
        (Err(failure), _) | (_, Err(failure)) => {
            form.problem = Some(Problem::of(visit.tongue(), &failure));
        }
    }
    if let Some(key) = filled.get("key") {
        key.clone_into(&mut form.key);
    }
    Ok(form)
}

/// The form.
pub(super) fn made(visit: &Visit, edit: Edit, capacity: Option<&str>) -> Result<Form, Failure> {
    let id = ProvisionId::new(edit.provision.as_str());
    let found = visit.state(|state| {
        let draft = &state.texts.rolling.as_ref()?.draft;
        draft.get(&id)?;
        Some((label_of(draft, &id), language(draft), paragraphs(draft)))
    });
    let (label, lang, places) = found.ok_or(Failure::NotFound)?;
    let groups = visit.seat().map(|seat| groups_of(visit, &[seat])).unwrap_or_default();
    let groups = groups.into_iter().map(|(id, name)| Choice {
        value: id.0.to_string(),
        label: name,
        chosen: false,
    });
    let title = match edit.amends {
        Some(number) => visit.tongue().with("propose-amend-title", &[("number", &number)]),
        None => visit.tongue().with("propose-change-title", &[("label", &label)]),
    };
    Ok(Form {
        frame: Frame::within(visit, Section::Text, title),
        action: visit.address(&format!("propose/{}", edit.provision)),
        label,
        dir: direction(&lang),
        lang,
        places,
        shown: None,
        found: Vec::new(),
        half: false,
        problem: None,
        capacities: capacities(visit, capacity),
        groups: groups.collect(),
        key: fresh_key(),
        edit,
        draft: None,
        theirs: None,
    })
}
