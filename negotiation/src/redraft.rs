//! Changing a text: a change applied to a draft gives the next draft.
//!
//! **Invariant:** a change touches the provisions that it names and no other; an identity that was
//! used is never used again for another provision.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::{
    Amendment, Change, Draft, DraftError, Passage, Place, Provision, ProvisionId, ProvisionKind,
    Sponsor, StaleReason, Standing, rebase,
};

use crate::brackets::same_brackets;
use crate::event::{Digest, ParagraphStatus};
use crate::wire::{Bodies, Field};

/// A draft after a change, with what became of its provisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redrafted {
    /// The draft.
    pub draft: Draft,
    /// Provisions with a status that the change itself gives: moved, merged, deleted.
    pub status: BTreeMap<ProvisionId, ParagraphStatus>,
    /// Provisions that are new, each with those it came from.
    pub sources: BTreeMap<ProvisionId, Vec<ProvisionId>>,
    /// For provisions in which single brackets were put or lifted: for each bracket of before, its
    /// number now. For others, brackets are the same if they read the same.
    pub brackets: BTreeMap<ProvisionId, Vec<Option<u32>>>,
    /// The bracket that was lifted, and the alternative that stands.
    pub lifted: Option<(u32, u32)>,
}

/// Why a change does not fit a draft.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChangeError {
    /// It names a provision that the draft does not have.
    #[error("provision {0} is not in the text; name one that is")]
    NoSuchProvision(ProvisionId),
    /// It does not say where.
    #[error("it does not say where its words would stand; name a place")]
    NoPlace,
    /// It would move or merge a provision into itself.
    #[error("provision {0} cannot go to a place within itself")]
    WithinItself(ProvisionId),
    /// It has too few parts.
    #[error("a merger needs two provisions, a split two parts")]
    TooFew,
    /// It leaves everything as it is.
    #[error("it changes nothing: the text reads so already")]
    NoChange,
    /// It no longer fits the words.
    #[error(transparent)]
    Stale(#[from] StaleReason),
    /// What it gives is no draft.
    #[error(transparent)]
    Draft(#[from] DraftError),
}

/// Where identities of new provisions come from: the number of the entry or of the document that brings
/// them.
#[derive(Clone, Debug)]
pub struct Fresh {
    first: String,
    next: u32,
    used: BTreeSet<ProvisionId>,
}

impl Fresh {
    /// Identities for the provisions that an entry makes, none of them among those used: `n12`, `n12.2` …
    pub fn new(entry: u64, used: BTreeSet<ProvisionId>) -> Self {
        Self { first: format!("n{entry}"), next: 0, used }
    }

    /// Identities for those that come with a document, which will be the `number`th: `d7`, `d7.2` …
    pub(crate) fn of_document(number: usize, used: BTreeSet<ProvisionId>) -> Self {
        Self { first: format!("d{number}"), next: 0, used }
    }

    /// The next one.
    pub fn take(&mut self) -> ProvisionId {
        loop {
            self.next += 1;
            let id = ProvisionId::new(match self.next {
                1 => self.first.clone(),
                next => format!("{}.{next}", self.first),
            });
            if self.used.insert(id.clone()) {
                return id;
            }
        }
    }
}

/// Applies a change to a draft.
///
/// # Errors
/// Where it names what is not there, quotes what does not stand there, or changes nothing.
pub fn apply_change(
    draft: &Draft,
    change: &Change,
    fresh: &mut Fresh,
) -> Result<Redrafted, ChangeError> {
    let known =
        |id: &ProvisionId| draft.get(id).ok_or_else(|| ChangeError::NoSuchProvision(id.clone()));
    let mut made = Redrafted::of(Draft::default());
    let provisions = match change {
        Change::Retain { .. } => return Err(ChangeError::NoChange),
        Change::Excerpt { .. } => match carry(change, draft, draft)? {
            Some(whole) => return apply_change(draft, &whole, fresh),
            None => return Err(ChangeError::NoChange),
        },
        Change::Replace { provision, wording } => {
            if known(provision)?.content == *wording {
                return Err(ChangeError::NoChange);
            }
            with_content(draft, provision, wording, None)
        }
        Change::Insert { place, provision, .. } => {
            check_place(draft, place)?;
            let mut new = renamed(provision, fresh, &mut made.sources);
            new.standing = Standing::Inserted;
            put_at(draft.provisions().to_vec(), place, vec![new])
        }
        Change::Delete { provision } => {
            mark(known(provision)?, ParagraphStatus::Deleted, &mut made.status);
            without(draft.provisions().to_vec(), provision).0
        }
        Change::Move { provision, to, .. } => {
            check_place(draft, to)?;
            let whole = known(provision)?;
            if anchor(to).is_some_and(|place| find(whole, place)) {
                return Err(ChangeError::WithinItself(provision.clone()));
            }
            made.status.insert(provision.clone(), ParagraphStatus::Moved);
            let (rest, taken) = without(draft.provisions().to_vec(), provision);
            put_at(rest, to, taken.into_iter().collect())
        }
        Change::Merge { provisions, wording } => {
            merged(draft, (provisions, wording), fresh, &mut made)?
        }
        Change::Split { provision, into } => {
            known(provision)?;
            split(draft, (provision, into), fresh, &mut made)?
        }
    };
    made.draft = draft.with_provisions(provisions)?;
    if made.draft == *draft { Err(ChangeError::NoChange) } else { Ok(made) }
}

/// What a change to one draft says of a later one; `None` where it stands there already.
///
/// # Errors
/// Where the words or provisions that it changes are no longer there.
pub fn carry(change: &Change, from: &Draft, to: &Draft) -> Result<Option<Change>, StaleReason> {
    let amendment = Amendment::new([Sponsor::new("one")].into(), change.clone());
    match rebase(&[amendment], from, to, &BTreeMap::new()).pop().map(|one| one.outcome) {
        Some(unbracket_text::Outcome::Carried(carried)) => Ok(Some(carried.change)),
        Some(unbracket_text::Outcome::Stale(reason)) => Err(reason),
        Some(unbracket_text::Outcome::Taken) | None => Ok(None),
    }
}

/// The draft with other words, and perhaps another kind, for one provision.
pub(crate) fn reworded(
    draft: &Draft,
    id: &ProvisionId,
    wording: &Passage,
    kind: Option<ProvisionKind>,
) -> Result<Redrafted, ChangeError> {
    let provisions = with_content(draft, id, wording, kind);
    Ok(Redrafted::of(draft.with_provisions(provisions)?))
}

/// The SHA-256 of the canonical bytes of a text.
pub fn digest(draft: &Draft) -> Digest {
    Digest::of(&draft.put(&mut Bodies::new()).map(|value| value.write()).unwrap_or_default())
}

impl Redrafted {
    /// A draft that gives no provision a status and makes none.
    pub(crate) fn of(draft: Draft) -> Self {
        Self {
            draft,
            status: BTreeMap::new(),
            sources: BTreeMap::new(),
            brackets: BTreeMap::new(),
            lifted: None,
        }
    }

    /// Where every bracket of a provision is now.
    pub(crate) fn bracket_map(&self, old: &Provision) -> Vec<Option<u32>> {
        if let Some(map) = self.brackets.get(&old.id) {
            return map.clone();
        }
        match self.draft.get(&old.id) {
            Some(new) => same_brackets(&old.content, &new.content),
            None => vec![None; old.content.brackets().len()],
        }
    }
}

/// The provisions that a change names.
pub(crate) fn named(change: &Change) -> Vec<&ProvisionId> {
    match change {
        Change::Replace { provision, .. }
        | Change::Excerpt { provision, .. }
        | Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Split { provision, .. }
        | Change::Retain { provision } => vec![provision],
        Change::Merge { provisions, .. } => provisions.iter().collect(),
        Change::Insert { .. } => Vec::new(),
    }
}

/// The provision at which a place lies.
pub(crate) fn anchor(place: &Place) -> Option<&ProvisionId> {
    match place {
        Place::Start | Place::Unnamed => None,
        Place::After(id) | Place::Under(id) => Some(id),
    }
}

fn check_place(draft: &Draft, place: &Place) -> Result<(), ChangeError> {
    if *place == Place::Unnamed {
        return Err(ChangeError::NoPlace);
    }
    match anchor(place) {
        Some(id) if draft.get(id).is_none() => Err(ChangeError::NoSuchProvision(id.clone())),
        _ => Ok(()),
    }
}

/// Rewrites every provision, those below before those above.
fn rewrite(
    level: Vec<Provision>,
    each: &mut impl FnMut(Provision) -> Vec<Provision>,
) -> Vec<Provision> {
    let mut out = Vec::with_capacity(level.len() + 1);
    for mut provision in level {
        provision.children = rewrite(provision.children, each);
        out.extend(each(provision));
    }
    out
}

fn with_content(
    draft: &Draft,
    id: &ProvisionId,
    wording: &Passage,
    kind: Option<ProvisionKind>,
) -> Vec<Provision> {
    rewrite(draft.provisions().to_vec(), &mut |mut one| {
        if one.id == *id {
            one.content = wording.clone();
            one.kind = kind.unwrap_or(one.kind);
        }
        vec![one]
    })
}

fn without(level: Vec<Provision>, id: &ProvisionId) -> (Vec<Provision>, Option<Provision>) {
    let mut taken = None;
    let rest = rewrite(level, &mut |one| {
        if one.id == *id {
            taken = Some(one);
            Vec::new()
        } else {
            vec![one]
        }
    });
    (rest, taken)
}

fn put_at(level: Vec<Provision>, place: &Place, new: Vec<Provision>) -> Vec<Provision> {
    if *place == Place::Start {
        return new.into_iter().chain(level).collect();
    }
    let mut new = Some(new);
    rewrite(level, &mut |mut one| match place {
        Place::After(id) if one.id == *id => {
            std::iter::once(one).chain(new.take().unwrap_or_default()).collect()
        }
        Place::Under(id) if one.id == *id => {
            one.children.splice(0..0, new.take().unwrap_or_default());
            vec![one]
        }
        _ => vec![one],
    })
}

fn renamed(
    provision: &Provision,
    fresh: &mut Fresh,
    sources: &mut BTreeMap<ProvisionId, Vec<ProvisionId>>,
) -> Provision {
    let id = fresh.take();
    sources.insert(id.clone(), Vec::new());
    let children = provision.children.iter().map(|child| renamed(child, fresh, sources)).collect();
    Provision { id, children, former_label: None, ..provision.clone() }
}

fn mark(
    provision: &Provision,
    status: ParagraphStatus,
    into: &mut BTreeMap<ProvisionId, ParagraphStatus>,
) {
    into.insert(provision.id.clone(), status);
    provision.children.iter().for_each(|child| mark(child, status, into));
}

fn find(provision: &Provision, id: &ProvisionId) -> bool {
    provision.id == *id || provision.children.iter().any(|child| find(child, id))
}

/// Several become one: a new provision at the place of the first, with all that stood below them.
fn merged(
    draft: &Draft,
    (ids, wording): (&[ProvisionId], &Passage),
    fresh: &mut Fresh,
    made: &mut Redrafted,
) -> Result<Vec<Provision>, ChangeError> {
    let [first, others @ ..] = ids else { return Err(ChangeError::TooFew) };
    let distinct: BTreeSet<_> = ids.iter().collect();
    if others.is_empty() || distinct.len() < ids.len() {
        return Err(ChangeError::TooFew);
    }
    let mut below = Vec::new();
    let mut level = draft.provisions().to_vec();
    for id in others {
        if draft.get(first).is_some_and(|whole| find(whole, id)) {
            return Err(ChangeError::WithinItself(id.clone()));
        }
        let (rest, taken) = without(level, id);
        let taken = taken.ok_or_else(|| ChangeError::NoSuchProvision(id.clone()))?;
        level = rest;
        below.extend(taken.children);
    }
    let new = fresh.take();
    let mut done = false;
    let level = rewrite(level, &mut |mut one| {
        if one.id == *first {
            done = true;
            one.id = new.clone();
            one.content = wording.clone();
            one.children.append(&mut below);
        }
        vec![one]
    });
    if !done {
        // It is not there, or it stood below one of the others.
        let missing = draft.get(first).is_none();
        let at = first.clone();
        return Err(if missing {
            ChangeError::NoSuchProvision(at)
        } else {
            ChangeError::WithinItself(at)
        });
    }
    made.status.extend(ids.iter().map(|id| (id.clone(), ParagraphStatus::Merged)));
    made.sources.insert(new, ids.to_vec());
    Ok(level)
}

/// One becomes several: the first keeps the identity, what stands below goes with the last.
fn split(
    draft: &Draft,
    (id, into): (&ProvisionId, &[Passage]),
    fresh: &mut Fresh,
    made: &mut Redrafted,
) -> Result<Vec<Provision>, ChangeError> {
    let [first, others @ ..] = into else { return Err(ChangeError::TooFew) };
    if others.is_empty() {
        return Err(ChangeError::TooFew);
    }
    Ok(rewrite(draft.provisions().to_vec(), &mut |mut one| {
        if one.id != *id {
            return vec![one];
        }
        let below = std::mem::take(&mut one.children);
        let parts = others.iter().map(|part| {
            let new = fresh.take();
            made.sources.insert(new.clone(), vec![id.clone()]);
            let mut next = Provision { id: new, content: part.clone(), ..one.clone() };
            (next.standing, next.former_label) = (Standing::Inserted, None);
            next
        });
        let parts: Vec<_> = parts.collect();
        one.content = first.clone();
        let mut all: Vec<_> = std::iter::once(one).chain(parts).collect();
        if let Some(last) = all.last_mut() {
            last.children = below;
        }
        all
    }))
}
