//! Adoption: everything that stands in the way, the exact text and its digests, and two officers.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::act::deciding::Adopt;
use unbracket_negotiation::standing::in_the_way_of_clean;
use unbracket_negotiation::state::deciding::{QuestionEnd, QuestionId, Standing};
use unbracket_negotiation::state::{Document, DocumentId, DocumentKind};
use unbracket_negotiation::{Moment, State, Words};

use super::words::{Ruled, ruled};
use super::{May, about};
use crate::acting::{fresh_key, tried};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::floor::{Done, view};
use crate::pages::problem::Problem;
use crate::pages::versions::{Version, digest, languages, versions};
use crate::pages::wording::Called;
use crate::status::{Tint, tint};
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
    /// Languages in which it is said to be available, and of which no text is here.
    elsewhere: Vec<String>,
    /// The languages in which it exists, each with the digest of its text.
    versions: Vec<Version>,
    brackets: usize,
    lookalikes: Vec<String>,
    questions: Vec<Put>,
}

/// A question on a text: whether to adopt it.
struct Put {
    number: usize,
    about: String,
    end: Option<&'static str>,
    /// What the rule says now, where it is not decided.
    now: Option<Ruled>,
    /// Whether the text can be adopted on it now, else why not; none for whoever adopts nothing.
    adopt: Option<Result<(), String>>,
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
    open: Vec<(String, Tint)>,
    /// What comes first, each with where it stands on the page of decisions.
    pending: Vec<(&'static str, &'static str)>,
    /// Whether a vote is being taken.
    voting: bool,
    candidates: Vec<Candidate>,
    adopted: Vec<(usize, String, String, Moment)>,
    may: May,
    now: Moment,
}

impl Adoption {
    /// Whether a text is before the room, and nothing that this page knows of is in its way.
    fn is_free(&self) -> bool {
        let ripe = |text: &Candidate| text.ripe <= self.now && text.missing.is_empty();
        let put = |text: &Candidate| {
            text.questions
                .iter()
                .filter_map(|put| put.now.as_ref())
                .any(|now| now.class == "agreed")
        };
        let ready = |text: &Candidate| ripe(text) && put(text);
        self.in_stage && self.pending.is_empty() && self.candidates.iter().any(ready)
    }
}

/// How the questions that are not decided stand.
type Standings = BTreeMap<usize, Arc<Standing>>;

pub(super) async fn adoption(visit: Visit) -> Result<Response, Failure> {
    let mut standings = Standings::new();
    for number in visit.state(undecided) {
        let Ok(id) = u32::try_from(number) else { continue };
        if let Some(standing) = visit.process.standing(QuestionId(id)).await {
            standings.insert(number, standing);
        }
    }
    let template = visit.state(|state| filled(&visit, state, &standings));
    page(&template)
}

/// The questions of this cycle on whole documents that are before the room.
fn undecided(state: &State) -> Vec<usize> {
    let cycle = state.present_cycle();
    let questions = state.deciding.questions.iter().enumerate();
    let on_documents =
        questions.filter(|(_, it)| it.cycle == cycle && it.end.is_none() && it.document.is_some());
    on_documents.map(|(number, _)| number).collect()
}

fn filled(visit: &Visit, state: &State, standings: &Standings) -> Adoption {
    let cycle = state.present_cycle();
    let documents = state.texts.documents.iter().enumerate();
    let forward = documents.clone().rev().filter(|(_, it)| {
        it.cycle == cycle && matches!(it.kind, DocumentKind::FinalText | DocumentKind::ChairsText)
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
        voting: is_voting(state),
        candidates: forward.map(|(at, it)| candidate(visit, (state, standings), at, it)).collect(),
        adopted: adopted
            .map(|(at, it)| (at, view::named(it), digest(&it.draft), it.issued))
            .collect(),
        may: May::of(
            visit,
            &[
                "call-for-consensus",
                "issue-document",
                "open-stage",
                "open-cycle",
                "take-commitment",
            ],
        ),
        now: visit.now(),
    }
}

fn open(state: &State) -> Vec<(String, Tint)> {
    let Some(rolling) = state.texts.rolling.as_ref() else { return Vec::new() };
    let called = Called::of(&rolling.draft);
    let open = in_the_way_of_clean(state).into_iter();
    open.map(|(id, status)| (called.label(&id), tint(status))).collect()
}

/// What is before the room and comes first.
fn pending(state: &State) -> Vec<(&'static str, &'static str)> {
    let deciding = &state.deciding;
    let mut found = Vec::new();
    if deciding.silences.iter().any(|run| run.end.is_none()) {
        found.push(("decide-pending-silence", "silence"));
    }
    if is_voting(state) {
        found.push(("decide-pending-vote", "votes"));
    }
    if deciding.motions.iter().any(|motion| motion.carried.is_none()) {
        found.push(("decide-pending-motion", "motions"));
    }
    found
}

fn is_voting(state: &State) -> bool {
    state.deciding.votes.last().is_some_and(|vote| vote.result.is_none())
}

/// Whether a text can be adopted on a question, as the core says; none for whoever adopts nothing.
fn adopt(
    visit: &Visit,
    state: &State,
    document: usize,
    question: usize,
) -> Option<Result<(), String>> {
    let number = |number: usize| u32::try_from(number).ok();
    let adopt = Adopt {
        document: DocumentId(number(document)?),
        question: QuestionId(number(question)?),
        symbol: None,
        title: Words::default(),
    };
    let said = tried(visit, state, &adopt.into())?;
    Some(said.map_err(|refusal| Problem::exactly(visit, refusal)))
}

fn candidate(
    visit: &Visit,
    (state, standings): (&State, &Standings),
    number: usize,
    document: &Document,
) -> Candidate {
    let modalities = &state.cycle().modalities;
    let there = document.languages.values().max().copied().unwrap_or(document.issued);
    let wanted = modalities.languages.iter();
    let missing = wanted.filter(|it| !document.languages.contains_key(*it));
    let here: Vec<_> = languages(document).into_iter().map(|(tag, ..)| tag).collect();
    let elsewhere =
        document.languages.keys().filter(|it| !here.iter().any(|tag| tag == it.as_str()));
    let questions = state.deciding.questions.iter().enumerate().filter(|(_, question)| {
        question.document.is_some_and(|id| usize::try_from(id.0).is_ok_and(|id| id == number))
    });
    Candidate {
        number,
        name: view::named(document),
        issued: document.issued,
        ripe: there.max(document.issued).plus_hours(modalities.text_hours),
        missing: missing.map(|it| visit.tongue().name_of(it.as_str())).collect(),
        elsewhere: elsewhere.map(|it| visit.tongue().name_of(it.as_str())).collect(),
        versions: versions(document),
        brackets: document.draft.visit().map(|it| it.provision.content.brackets().len()).sum(),
        lookalikes: suspicions(&document.draft)
            .iter()
            .map(|it| {
                let what = it.say(visit.tongue());
                format!("{}: {} ({}) · {what}", it.place, it.words, it.characters)
            })
            .collect(),
        questions: questions
            .map(|(at, it)| Put {
                number: at,
                about: about(state, &it.target, visit.tongue()),
                end: it.end.map(QuestionEnd::word),
                adopt: adopt(visit, state, number, at),
                now: standings
                    .get(&at)
                    .map(|it| ruled(state, &it.rule, &it.decision, visit.tongue())),
            })
            .collect(),
    }
}
