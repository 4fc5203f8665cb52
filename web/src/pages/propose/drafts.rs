//! Drafts of a group: kept before anything is submitted, seen by its members alone.
//!
//! **Invariants:** a draft stands in the vault and never on the record; whoever is no member of its group
//! at this moment gets the same answer as for one that is not there; nobody overwrites, discards or submits
//! what they have not seen, even where two do it at once.

use axum::extract::Path;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use unbracket_negotiation::said;
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
/// How many comments a draft has at most.
const COMMENTS: usize = 500;
/// How often a comment is tried again where others change the draft at the same moment.
const TRIES: usize = 100;
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
    /// The name of the seat that saved it last; blank where that was not kept.
    #[serde(default)]
    pub(crate) saved_by: String,
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

/// A draft with its bytes as they stand in the vault: whatever is written over it is written only if
/// these still stand there.
struct Held {
    kept: Kept,
    bytes: Vec<u8>,
}

async fn find(visit: &Visit, id: &str) -> Result<Held, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let groups: Vec<_> = groups_of(visit, &[seat]).into_iter().map(|(id, _)| id).collect();
    let bytes = vault(visit).get(DRAWER, id.as_bytes()).await.map_err(unkept)?;
    let bytes = bytes.ok_or(Failure::NotFound)?;
    let kept = serde_json::from_slice::<Kept>(&bytes).ok();
    let kept = kept.filter(|kept| kept.is_for(seat, &groups)).ok_or(Failure::NotFound)?;
    Ok(Held { kept, bytes })
}

fn written(kept: &Kept) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(kept).map_err(|it| Failure::Unavailable(it.to_string()))
}

/// Writes a draft over the one that was read; none where somebody else was first.
async fn replace(visit: &Visit, held: &Held, kept: Kept) -> Result<Option<Held>, Failure> {
    let (bytes, name) = (written(&kept)?, kept.id.as_bytes());
    let replaced = vault(visit).replace(DRAWER, name, &held.bytes, &bytes).await;
    Ok(replaced.map_err(unkept)?.then_some(Held { kept, bytes }))
}

/// Takes the draft that was read out of the vault; not where somebody else changed it first.
async fn take_out(visit: &Visit, held: &Held) -> Result<bool, Failure> {
    let name = held.kept.id.as_bytes();
    // No bytes are no draft, so that from here on nobody finds it.
    let taken = vault(visit).replace(DRAWER, name, &held.bytes, b"").await.map_err(unkept)?;
    if taken {
        vault(visit).destroy(DRAWER, name).await.map_err(unkept)?;
    }
    Ok(taken)
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
        return Err(Failure::Wrong(said!(
            "at most {most} drafts are kept; discard some",
            most = MOST
        )));
    }
    let provision = unbracket_text::ProvisionId::new(edit.provision.as_str());
    let label = visit.state(|state| {
        let rolling = state.texts.rolling.as_ref();
        rolling.map(|rolling| label_of(&rolling.draft, &provision)).unwrap_or_default()
    });
    let own = visit.process.seat_name(visit.tongue(), seat);
    let kept = Kept {
        // The same form, sent twice, keeps one draft.
        id: match key(visit, filled, "draft", 0) {
            Some(key) => crate::acting::hex(&key.0[..16]),
            None => random_word()?,
        },
        label,
        whose: group.map_or_else(|| own.clone(), |(_, name)| name.clone()),
        group: group.map(|(id, _)| id.0),
        seat: seat.0,
        version: 1,
        saved_by: own,
        edit,
        comments: Vec::new(),
    };
    // Where the form comes a second time, what others have made of the draft meanwhile stays.
    let put = vault(visit).put_new(DRAWER, kept.id.as_bytes(), &written(&kept)?).await;
    put.map_err(unkept)?;
    Ok(kept.id)
}

/// A draft, to be worked on.
pub(super) async fn show(
    visit: Visit,
    Path((_, id)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let held = find(&visit, &id).await?;
    page(&form(&visit, &Filled::default(), held.kept)?)
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
    let held = find(&visit, &id).await?;
    if filled.get("do") == Some("comment") {
        return comment(&visit, held, filled.need("comment")?).await;
    }
    let amends = held.kept.edit.amends;
    let edit = Edit { amends, ..Edit::filled(&held.kept.edit.provision, &filled) };
    if filled.get("version") != Some(held.kept.version.to_string().as_str()) {
        return changed(&visit, &filled, &id, edit).await;
    }
    if filled.get("do") == Some("discard") {
        return match take_out(&visit, &held).await? {
            true => Ok(go(&visit.address("propose"))),
            false => changed(&visit, &filled, &id, edit).await,
        };
    }
    let next = Kept {
        version: held.kept.version + 1,
        saved_by: visit
            .seat()
            .map(|seat| visit.process.seat_name(visit.tongue(), seat))
            .unwrap_or_default(),
        edit: edit.clone(),
        ..held.kept.clone()
    };
    let Some(saved) = replace(&visit, &held, next).await? else {
        return changed(&visit, &filled, &id, edit).await;
    };
    match filled.get("do") {
        Some("submit") => submit(&visit, &filled, saved).await,
        _ => Ok(go(&visit.address(&format!("drafts/{id}")))),
    }
}

/// Submits a draft that this visitor has saved a moment ago, so that of two who submit it at once one does.
async fn submit(visit: &Visit, filled: &Filled, held: Held) -> Result<Response, Failure> {
    match words::submitted(visit, filled, &held.kept.edit).await {
        Ok(done) => {
            // What somebody saved in this moment stays.
            take_out(visit, &held).await?;
            Ok(done)
        }
        Err(Failure::Kept(mut kept)) => {
            // It was saved a moment ago: what is sent all the same has seen that.
            let version = held.kept.version.to_string();
            kept.form.retain(|(name, _)| name != "version");
            kept.form.push(("version".to_owned(), version));
            Err(Failure::Kept(kept))
        }
        Err(failure) => {
            let mut form = form(visit, filled, held.kept)?;
            form.problem = Some(Problem::of(visit.tongue(), &failure));
            page_with(failure.status(), &form)
        }
    }
}

/// Says something of a draft, whatever others do to it at the same moment.
async fn comment(visit: &Visit, mut held: Held, words: &str) -> Result<Response, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let by = visit.process.seat_name(visit.tongue(), seat);
    let words: String = words.chars().take(COMMENT).collect();
    let id = held.kept.id.clone();
    for _ in 0..TRIES {
        if held.kept.comments.len() >= COMMENTS {
            return Err(Failure::Wrong(said!(
                "a draft has at most {comments} comments",
                comments = COMMENTS
            )));
        }
        let mut kept = held.kept.clone();
        kept.comments.push(Comment { by: by.clone(), words: words.clone(), at: visit.now().0 });
        if replace(visit, &held, kept).await?.is_some() {
            return Ok(go(&visit.address(&format!("drafts/{id}"))));
        }
        held = find(visit, &id).await?;
    }
    Err(Failure::Unavailable("others change this draft all the time; send it again".to_owned()))
}

/// Somebody else changed the draft meanwhile: what was typed is shown again beside what stands there now,
/// so that nothing is lost.
async fn changed(
    visit: &Visit,
    filled: &Filled,
    id: &str,
    edit: Edit,
) -> Result<Response, Failure> {
    let mut kept = find(visit, id).await?.kept;
    let theirs = words::Theirs::of(&kept, &edit);
    kept.edit = edit;
    let mut form = form(visit, filled, kept)?;
    form.problem = Some(visit.tongue().say("propose-draft-changed").into());
    form.theirs = Some(theirs);
    page_with(axum::http::StatusCode::CONFLICT, &form)
}
