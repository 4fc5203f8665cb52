//! Adoption: everything that stands in the way, the exact text and its digests, and two officers.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use sha2::{Digest, Sha256};
use unbracket_negotiation::standing::{cited_labels, in_the_way_of_clean};
use unbracket_negotiation::state::{Document, DocumentKind};
use unbracket_negotiation::{Moment, State};
use unbracket_text::{Draft, ProvisionId};

use super::{May, about};
use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::floor::{Done, view};
use crate::suspicions::suspicions;
use crate::visit::Visit;

/// A text that can be adopted.
struct Candidate {
    number: usize,
    name: String,
    issued: Moment,
    /// From when it has been there for long enough.
    ripe: Moment,
    missing: Vec<String>,
    /// Language and digest of each version.
    digests: Vec<(String, String)>,
    brackets: usize,
    lookalikes: Vec<String>,
    questions: Vec<(usize, String, Option<&'static str>)>,
}

#[derive(Template)]
#[template(path = "decide/adoption.html")]
struct Adoption {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    stage: &'static str,
    in_stage: bool,
    /// What keeps the rolling text from being clean.
    open: Vec<(String, view::Tint)>,
    pending: Vec<&'static str>,
    candidates: Vec<Candidate>,
    adopted: Vec<(usize, String, String, Moment)>,
    may: May,
    now: Moment,
}

pub(super) async fn adoption(visit: Visit) -> Result<Response, Failure> {
    let template = visit.state(|state| filled(&visit, state));
    page(&template)
}

fn filled(visit: &Visit, state: &State) -> Adoption {
    let cycle = state.process.cycles.len();
    let documents = state.texts.documents.iter().enumerate();
    let forward = documents.clone().rev().filter(|(_, it)| {
        it.cycle + 1 == cycle
            && matches!(it.kind, DocumentKind::FinalText | DocumentKind::ChairsText)
    });
    let adopted = documents.rev().filter(|(_, it)| it.kind == DocumentKind::Outcome);
    let stage = state.cycle().stage.word();
    Adoption {
        frame: Frame::within(visit, Section::Decide, visit.tongue().say("decide-adoption")),
        name: visit.process.name().to_owned(),
        here: visit.address("decide/adoption"),
        key: fresh_key(),
        done: Done::of(visit),
        stage,
        in_stage: stage == "adoption",
        open: open(state),
        pending: pending(state),
        candidates: forward.map(|(at, it)| candidate(visit, state, at, it)).collect(),
        adopted: adopted
            .map(|(at, it)| (at, view::named(it), digest(&it.draft), it.issued))
            .collect(),
        may: May::of(visit, &["adopt", "call-for-consensus", "issue-document", "open-stage"]),
        now: visit.now(),
    }
}

fn open(state: &State) -> Vec<(String, view::Tint)> {
    let labels: BTreeMap<ProvisionId, String> = state
        .texts
        .rolling
        .as_ref()
        .map(|it| cited_labels(&it.draft).into_iter().collect())
        .unwrap_or_default();
    let open = in_the_way_of_clean(state).into_iter();
    open.map(|(id, status)| {
        (labels.get(&id).cloned().unwrap_or_else(|| id.to_string()), view::tint(status))
    })
    .collect()
}

/// What is before the room and comes first.
fn pending(state: &State) -> Vec<&'static str> {
    let deciding = &state.deciding;
    let mut found = Vec::new();
    if deciding.silences.iter().any(|run| run.end.is_none()) {
        found.push("decide-pending-silence");
    }
    if deciding.votes.last().is_some_and(|vote| vote.result.is_none()) {
        found.push("decide-pending-vote");
    }
    if deciding.motions.iter().any(|motion| motion.carried.is_none()) {
        found.push("decide-pending-motion");
    }
    found
}

fn candidate(visit: &Visit, state: &State, number: usize, document: &Document) -> Candidate {
    let modalities = &state.cycle().modalities;
    let there = document.languages.values().max().copied().unwrap_or(document.issued);
    let wanted = modalities.languages.iter();
    let missing = wanted.filter(|it| !document.languages.contains_key(*it));
    let own = document.draft.language().unwrap_or("–").to_owned();
    let versions = document.versions.iter();
    let others = versions.map(|(tag, draft)| (tag.as_str().to_owned(), digest(draft)));
    let questions = state.deciding.questions.iter().enumerate().filter(|(_, question)| {
        question.document.is_some_and(|id| usize::try_from(id.0).is_ok_and(|id| id == number))
    });
    Candidate {
        number,
        name: view::named(document),
        issued: document.issued,
        ripe: there.max(document.issued).plus_hours(modalities.text_hours),
        missing: missing.map(|it| it.as_str().to_owned()).collect(),
        digests: std::iter::once((own, digest(&document.draft))).chain(others).collect(),
        brackets: document.draft.visit().map(|it| it.provision.content.brackets().len()).sum(),
        lookalikes: suspicions(&document.draft)
            .iter()
            .map(|it| {
                let what = it.say(visit.tongue());
                format!("{}: {} ({}) · {what}", it.place, it.words, it.characters)
            })
            .collect(),
        questions: questions
            .map(|(at, it)| {
                (
                    at,
                    about(state, &it.target, visit.tongue()),
                    it.end.map(unbracket_negotiation::state::deciding::QuestionEnd::word),
                )
            })
            .collect(),
    }
}

/// The SHA-256 of the words of a text, in order: what two readings of it can be compared by.
fn digest(draft: &Draft) -> String {
    let mut hash = Sha256::new();
    for visit in draft.visit() {
        hash.update(visit.provision.content.to_marked_text().as_bytes());
        hash.update(b"\n");
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
