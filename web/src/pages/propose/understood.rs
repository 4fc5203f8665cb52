//! What was understood of a file, paragraph by paragraph, before anything is submitted.
//!
//! **Invariants:** nothing is submitted that was not shown and ticked; what is submitted is found again by
//! its digest, so that a text that changed meanwhile changes nothing unseen.

use std::collections::BTreeSet;
use std::fmt::Display;

use askama::Template;
use axum::response::Response;
use sha2::{Digest, Sha256};
use unbracket_formats::{Limits, json};
use unbracket_negotiation::act::texts::Propose;
use unbracket_negotiation::{Act, Credentials, Kept, Words};
use unbracket_text::versions::amendments;
use unbracket_text::{Change, Draft, Sponsor};

use super::edit::would_be_refused;
use super::upload::{Stored, forget, gone, stored};
use crate::act_form::{Choice, Filled};
use crate::acting::{self, by, capacities, fresh_key, hex};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::pages::delegate::{done_all, passage_over};
use crate::pages::problem::Problem;
use crate::pages::uploaded;
use crate::pages::wording::{Shown, new_words, recorded, shown};
use crate::suspicions::{self, Suspicion};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// One change that was found.
struct Row {
    digest: String,
    shown: Shown,
    ticked: bool,
    /// Whether it was tracked, where changes were.
    untracked: bool,
    /// Why it would be refused.
    refused: Option<Problem>,
    /// What in its words is not what it looks like.
    found: Vec<(Suspicion, String)>,
    because: String,
}

#[derive(Template)]
#[template(path = "propose/understood.html")]
struct Understood {
    frame: Frame,
    address: String,
    rows: Vec<Row>,
    notices: Vec<String>,
    authors: usize,
    comments: usize,
    /// Whether most of what differs was not tracked: the file was made from another text.
    elsewhere: bool,
    problem: Option<Problem>,
    capacities: Vec<Choice>,
    key: String,
}

/// The changes of the file that is kept, to the text as it stands now.
///
/// # Errors
/// Where it is no version of that text.
pub(super) fn changes(visit: &Visit, stored: &Stored) -> Result<Vec<(Change, bool)>, Failure> {
    let draft = |text: &str| {
        let read = json::read_draft(text.as_bytes(), &Limits::default());
        read.map_err(|error| Failure::Unavailable(error.to_string()))
    };
    let (accepted, rejected) = (draft(&stored.accepted)?, draft(&stored.rejected)?);
    let base = visit.state(|state| state.texts.rolling.as_ref().map(|it| it.draft.clone()));
    let base = base.ok_or(Failure::NotFound)?;
    let found = between(visit.tongue(), &base, &accepted)?;
    // What differs without being tracked comes from another version of the text, not from a wish.
    let beside =
        if accepted == rejected { Vec::new() } else { between(visit.tongue(), &base, &rejected)? };
    let beside: BTreeSet<_> = beside.iter().map(digest).collect();
    let with = |change: Change| {
        let untracked = beside.contains(&digest(&change));
        (change, untracked)
    };
    Ok(found.into_iter().map(with).collect())
}

fn between(tongue: Tongue, base: &Draft, version: &Draft) -> Result<Vec<Change>, Failure> {
    let sponsors = [Sponsor::new("one")].into();
    let found = amendments(base, version, &sponsors);
    let found = found.map_err(|error| Failure::Said(uploaded::another_text(tongue, &error)))?;
    let changes = found.into_iter().map(|amendment| with_known_brackets(base, amendment.change));
    changes.flatten().map(|change| recorded(&change)).collect()
}

/// A document prints brackets as characters; those that it leaves alone are the ones of the text. Nothing
/// where no change is left.
fn with_known_brackets(base: &Draft, change: Change) -> Option<Change> {
    let Change::Replace { provision, wording } = change else { return Some(change) };
    let old = base.get(&provision).map(|it| it.content.clone()).unwrap_or_default();
    let wording = passage_over(&wording.to_marked_text(), &old);
    (wording != old).then_some(Change::Replace { provision, wording })
}

fn digest(change: &Change) -> String {
    hex(&Sha256::digest(format!("{change:?}"))[..8])
}

fn act_of(change: &Change, because: &str) -> Act {
    let change = Kept(change.clone());
    Propose { change, amends: None, because: Words::said(because) }.into()
}

/// What was understood of the file that is kept.
pub(super) async fn show(visit: Visit) -> Result<Response, Failure> {
    match stored(&visit).await? {
        Some(stored) => page(&understood(&visit, &stored, &Filled::default(), None)?),
        None => gone(&visit),
    }
}

/// The page of what was understood; ticks and reasons as a form has them, where one was sent.
fn understood(
    visit: &Visit,
    stored: &Stored,
    filled: &Filled,
    problem: Option<Problem>,
) -> Result<Understood, Failure> {
    let changes = changes(visit, stored)?;
    let by = by(visit, filled)?;
    let draft = visit.state(|state| state.texts.rolling.as_ref().map(|it| it.draft.clone()));
    let draft = draft.ok_or(Failure::NotFound)?;
    let fresh = filled.get("key").is_none();
    let ticked: BTreeSet<_> = filled.all("tick").collect();
    let row = |(change, untracked): &(Change, bool)| {
        let digest = digest(change);
        let because = filled.get(&format!("because-{digest}")).unwrap_or_default().to_owned();
        let refused = would_be_refused(visit, &act_of(change, &because), &by);
        let ticked =
            if fresh { refused.is_none() && !untracked } else { ticked.contains(digest.as_str()) };
        let shown = shown(visit.tongue(), &draft, change, None);
        let found = suspicions::said(visit.tongue(), in_change(visit, change));
        Row { digest, shown, ticked, untracked: *untracked, refused, found, because }
    };
    let title = visit.tongue().say("propose-understood-title");
    let untracked = changes.iter().filter(|(_, untracked)| *untracked).count();
    Ok(Understood {
        elsewhere: untracked > changes.len() / 2,
        frame: Frame::within(visit, Section::Text, title),
        address: visit.address(""),
        rows: changes.iter().map(row).collect(),
        notices: stored.notices.clone(),
        authors: stored.authors,
        comments: stored.comments,
        problem,
        capacities: capacities(visit, filled.get("capacity")),
        key: filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
    })
}

/// Submits what is ticked: all of it or nothing, or what is in order.
pub(super) async fn confirm(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let by = by(&visit, &filled)?;
    let Some(stored) = stored(&visit).await? else { return sent_before(&visit, &filled).await };
    let shown = |problem| understood(&visit, &stored, &filled, Some(problem));
    let acts = match ticked(&visit, &stored, &filled)? {
        Ok(acts) => acts,
        Err(gone) => {
            let problem = visit.tongue().with("propose-upload-changed", &[("count", &gone)]);
            return page(&shown(problem.into())?);
        }
    };
    if acts.is_empty() {
        return page(&shown(visit.tongue().say("propose-upload-nothing").into())?);
    }
    if filled.get("do") == Some("fitting") {
        return fitting(&visit, &stored, (&filled, by), acts).await;
    }
    match acting::submit_all(&visit, &filled, acts).await {
        Ok(accepted) => finished(&visit, accepted.last().map(|it| it.index), accepted.len()).await,
        Err((_, failure @ Failure::Kept(_))) => Err(failure),
        Err((place, failure)) => {
            let problem = refused_at(visit.tongue(), place + 1, &failure);
            page_with(failure.status(), &shown(problem)?)
        }
    }
}

/// Where a form leads whose file is kept no more: to what came of it, if it was sent before.
async fn sent_before(visit: &Visit, filled: &Filled) -> Result<Response, Failure> {
    let log = visit.process.secretariat().stores().log.clone();
    let (mut last, mut count) = (None, 0);
    for place in 0..filled.all("tick").count() {
        let Some(key) = acting::key(visit, filled, "propose", place) else { break };
        let found = log.find(&key).await;
        if let Some(index) = found.map_err(|error| Failure::Unavailable(error.to_string()))? {
            (last, count) = (Some(index), count + 1);
        }
    }
    match last {
        Some(last) => Ok(done_all(visit, "propose", last, count)),
        None => gone(visit),
    }
}

/// The acts that are ticked; or how many ticks fit nothing, as the text changed.
fn ticked(
    visit: &Visit,
    stored: &Stored,
    filled: &Filled,
) -> Result<Result<Vec<Act>, usize>, Failure> {
    let changes = changes(visit, stored)?;
    let ticks: BTreeSet<_> = filled.all("tick").collect();
    let chosen: Vec<_> = changes
        .iter()
        .map(|(change, _)| (digest(change), change))
        .filter(|(digest, _)| ticks.contains(digest.as_str()))
        .collect();
    let gone = ticks.len().saturating_sub(chosen.len());
    if gone > 0 {
        return Ok(Err(gone));
    }
    // The words of a file stand in no field of the form.
    let found = chosen.iter().flat_map(|(_, change)| in_change(visit, change));
    suspicions::raise(found.collect(), filled)?;
    let because = |digest: &str| filled.get(&format!("because-{digest}")).unwrap_or_default();
    let acts = chosen.iter().map(|(digest, change)| act_of(change, because(digest)));
    Ok(Ok(acts.collect()))
}

/// What in the words that a change gives is not what it looks like, with the paragraph.
fn in_change(visit: &Visit, change: &Change) -> Vec<Suspicion> {
    let words = new_words(change).to_marked_text();
    let found = suspicions::in_words("", &words);
    if found.is_empty() {
        return found;
    }
    let draft = visit.state(|state| state.texts.rolling.as_ref().map(|it| it.draft.clone()));
    let place = draft.map(|draft| shown(visit.tongue(), &draft, change, None).heading);
    let place = place.unwrap_or_default();
    found.into_iter().map(|one| Suspicion { place: place.clone(), ..one }).collect()
}

/// Submits one by one; what is refused is shown again with its reason.
async fn fitting(
    visit: &Visit,
    stored: &Stored,
    (filled, by): (&Filled, Credentials),
    acts: Vec<Act>,
) -> Result<Response, Failure> {
    let (mut last, mut count, mut refused) = (None, 0, 0usize);
    for (place, act) in acts.into_iter().enumerate() {
        let key = acting::key(visit, filled, act.kind(), place);
        match acting::record(visit, by, act, key).await {
            Ok(accepted) => (last, count) = (Some(accepted.index), count + 1),
            Err(Failure::Refused(_)) => refused += 1,
            Err(other) => return Err(other),
        }
    }
    if refused == 0 {
        return finished(visit, last, count).await;
    }
    let problem = some(visit.tongue(), count, refused);
    page(&understood(visit, stored, &Filled::default(), Some(problem.into()))?)
}

fn refused_at(tongue: Tongue, number: usize, why: &Failure) -> Problem {
    let mut problem = Problem::of(tongue, why);
    let values: [(&str, &dyn Display); 2] = [("number", &number), ("why", &problem.words)];
    problem.words = tongue.with("propose-upload-refused", &values);
    problem
}

fn some(tongue: Tongue, count: usize, refused: usize) -> String {
    tongue.with("propose-upload-some", &[("count", &count), ("refused", &refused)])
}

async fn finished(visit: &Visit, last: Option<u64>, count: usize) -> Result<Response, Failure> {
    forget(visit).await?;
    let last = last.ok_or(Failure::NotFound)?;
    Ok(done_all(visit, "propose", last, count))
}
