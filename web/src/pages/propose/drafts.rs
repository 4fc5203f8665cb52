//! Drafts of a group: kept before anything is submitted, seen by its members alone.
//!
//! **Invariants:** a draft stands in the vault and never on the record; whoever is no member of its group
//! at this moment gets the same answer as for one that is not there; nobody overwrites what they have not
//! seen.

use axum::extract::Path;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use unbracket_negotiation::{GroupId, Moment, SeatId};

use super::edit::Edit;
use super::words;
use crate::act_form::Filled;
use crate::acting::{groups_of, key};
use crate::failure::Failure;
use crate::frame::{go, page, page_with};
use crate::pages::delegate::{random_word, unkept, vault};
use crate::pages::problem::Problem;
use crate::pages::wording::label_of;
use crate::visit::Visit;

/// In the vault of the process.
const DRAWER: &str = "draft";
/// How much a comment says at most, in characters.
const COMMENT: usize = 4_000;
/// How many drafts of one process are kept.
const MOST: usize = 2_000;

/// A draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Kept {
    /// Its number in the vault.
    pub(crate) id: String,
    /// How its provision was cited.
    pub(crate) label: String,
    /// The name of the group, or of the seat where it belongs to none.
    pub(crate) whose: String,
    group: Option<u32>,
    seat: u32,
    /// Counts the changes, so that nobody overwrites what they have not seen.
    pub(crate) version: u32,
    pub(crate) edit: Edit,
    pub(crate) comments: Vec<Comment>,
}

/// What a member says of a draft.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Comment {
    pub(crate) by: String,
    pub(crate) words: String,
    at: i64,
}

impl Comment {
    /// When it was made.
    pub(crate) fn at(&self) -> Moment {
        Moment(self.at)
    }
}

impl Kept {
    fn is_for(&self, seat: SeatId, groups: &[GroupId]) -> bool {
        match self.group {
            Some(group) => groups.contains(&GroupId(group)),
            None => self.seat == seat.0,
        }
    }
}

/// The drafts that this visitor may see.
///
/// # Errors
/// Where the vault does not answer.
pub(crate) async fn visible(visit: &Visit) -> Result<Vec<Kept>, Failure> {
    let Some(seat) = visit.seat() else { return Ok(Vec::new()) };
    let groups: Vec<_> = groups_of(visit, &[seat]).into_iter().map(|(id, _)| id).collect();
    let mut found = Vec::new();
    for name in vault(visit).names(DRAWER).await.map_err(unkept)? {
        let bytes = vault(visit).get(DRAWER, &name).await.map_err(unkept)?;
        let kept = bytes.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
        found.extend(kept.filter(|kept| kept.is_for(seat, &groups)));
    }
    Ok(found)
}

async fn find(visit: &Visit, id: &str) -> Result<Kept, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let groups: Vec<_> = groups_of(visit, &[seat]).into_iter().map(|(id, _)| id).collect();
    let bytes = vault(visit).get(DRAWER, id.as_bytes()).await.map_err(unkept)?;
    let kept = bytes.and_then(|bytes| serde_json::from_slice::<Kept>(&bytes).ok());
    kept.filter(|kept| kept.is_for(seat, &groups)).ok_or(Failure::NotFound)
}

async fn put(visit: &Visit, kept: &Kept) -> Result<(), Failure> {
    let bytes = serde_json::to_vec(kept).map_err(|it| Failure::Unavailable(it.to_string()))?;
    vault(visit).put(DRAWER, kept.id.as_bytes(), &bytes).await.map_err(unkept)
}

/// Keeps what was filled in as a new draft: of the group that the form names, or one's own.
///
/// # Errors
/// Where the group is not one's own, or the vault does not answer.
pub(super) async fn keep_new(
    visit: &Visit,
    filled: &Filled,
    edit: Edit,
) -> Result<String, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let wanted = filled.get("group").filter(|group| *group != "none");
    let groups = groups_of(visit, &[seat]);
    let group = match wanted {
        None => None,
        Some(number) => {
            let found = groups.iter().find(|(id, _)| id.0.to_string() == number);
            Some(found.ok_or(Failure::NotYours)?)
        }
    };
    if vault(visit).names(DRAWER).await.map_err(unkept)?.len() >= MOST {
        return Err(Failure::Wrong(format!("at most {MOST} drafts are kept; discard some")));
    }
    let provision = unbracket_text::ProvisionId::new(edit.provision.as_str());
    let label = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref();
        rolling.map(|rolling| label_of(&rolling.draft, &provision)).unwrap_or_default()
    });
    let kept = Kept {
        // The same form, sent twice, keeps one draft.
        id: match key(visit, filled, "draft", 0) {
            Some(key) => crate::acting::hex(&key.0[..16]),
            None => random_word()?,
        },
        label,
        whose: group.map_or_else(|| visit.process.seat_name(seat), |(_, name)| name.clone()),
        group: group.map(|(id, _)| id.0),
        seat: seat.0,
        version: 1,
        edit,
        comments: Vec::new(),
    };
    put(visit, &kept).await?;
    Ok(kept.id)
}

/// A draft, to be worked on.
pub(super) async fn show(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let kept = find(&visit, &id).await?;
    page(&form(&visit, &Filled::default(), kept)?)
}

fn form(visit: &Visit, filled: &Filled, kept: Kept) -> Result<words::Form, Failure> {
    let mut form = words::previewed(visit, filled, kept.edit.clone())?;
    form.action = visit.address(&format!("drafts/{}", kept.id));
    if let Some(group) = kept.group.filter(|_| filled.get("capacity").is_none()) {
        let ours = format!("for:{group}");
        form.capacities.iter_mut().for_each(|it| it.chosen = it.value == ours);
    }
    form.draft = Some(kept);
    Ok(form)
}

/// Saves, comments, submits or discards a draft.
pub(super) async fn sent(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let mut kept = find(&visit, &id).await?;
    let here = visit.address(&format!("drafts/{id}"));
    let amends = kept.edit.amends;
    let edit = Edit { amends, ..Edit::filled(&kept.edit.provision, &filled) };
    match filled.get("do") {
        Some("comment") => {
            let words = filled.need("comment")?.chars().take(COMMENT).collect();
            let seat = visit.seat().ok_or(Failure::NotYours)?;
            let by = visit.process.seat_name(seat);
            kept.comments.push(Comment { by, words, at: visit.now().0 });
            put(&visit, &kept).await?;
            Ok(go(&here))
        }
        Some("discard") => {
            vault(&visit).destroy(DRAWER, id.as_bytes()).await.map_err(unkept)?;
            Ok(go(&visit.address("propose")))
        }
        // Somebody else changed it meanwhile: what was typed is shown again, and nothing is lost.
        _ if filled.get("version") != Some(kept.version.to_string().as_str()) => {
            kept.edit = edit;
            let mut form = form(&visit, &filled, kept)?;
            form.problem = Some(visit.tongue().say("propose-draft-changed").into());
            page_with(axum::http::StatusCode::CONFLICT, &form)
        }
        Some("submit") => match words::submitted(&visit, &filled, &edit).await {
            Ok(done) => {
                vault(&visit).destroy(DRAWER, id.as_bytes()).await.map_err(unkept)?;
                Ok(done)
            }
            Err(failure) => {
                kept.edit = edit;
                let mut form = form(&visit, &filled, kept)?;
                form.problem = Some(Problem::of(visit.tongue(), &failure));
                page_with(failure.status(), &form)
            }
        },
        _ => {
            (kept.edit, kept.version) = (edit, kept.version + 1);
            put(&visit, &kept).await?;
            Ok(go(&here))
        }
    }
}
