//! Outcomes: what each cycle adopted, how, and what was stated around it.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::state::DocumentId;
use unbracket_negotiation::state::deciding::{
    Adoption, StatementKind, Subject, VoteResult, last_vote,
};
use unbracket_negotiation::{Moment, State};

use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::pages::decide::{figures, subject};
use crate::pages::shown::{Cited, Labels, Said, actor, document, open_words, said};
use crate::pages::versions::{Version, versions};
use crate::route::{Access, Route, get};
use crate::tongue::Tongue;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/p/{process}/outcome", Access::Anyone, outcome)]
}

/// What a party put on record.
struct Stated {
    kind: &'static str,
    who: String,
    words: Said,
    on: Vec<Cited>,
    /// What the vote that it explains was on, where that was another question than that of the adoption.
    vote: Option<String>,
    at: Moment,
    entry: u64,
}

/// What a cycle came to.
struct Adopted {
    cycle: String,
    /// The adopted document: its number, and what it is called.
    document: Option<(u32, String)>,
    symbol: Option<String>,
    at: Option<Moment>,
    decision: String,
    rule: Option<String>,
    /// The result of the vote that decided it.
    vote: Option<&'static str>,
    /// How many were in favour, against and abstained in it.
    tally: Option<(u64, u64, u64)>,
    left_out: Vec<String>,
    entry: u64,
    versions: Vec<Version>,
    /// How many statements of which kind there are.
    counts: Vec<(&'static str, usize)>,
    statements: Vec<Stated>,
    /// Provisions with statements on them: how many.
    touched: Vec<(Cited, usize)>,
}

#[derive(Template)]
#[template(path = "outcome/outcome.html")]
struct Outcome {
    frame: Frame,
    process: String,
    results: Vec<Adopted>,
}

async fn outcome(visit: Visit) -> Result<Response, Failure> {
    let tongue = visit.tongue();
    let shown = visit.state(|state| {
        let adoptions = state.deciding.adoptions.iter().rev();
        Outcome {
            frame: Frame::within(&visit, Section::Overview, tongue.say("outcome-title")),
            process: visit.process.name().to_owned(),
            results: adoptions.map(|adoption| result(tongue, state, adoption)).collect(),
        }
    });
    page(&shown)
}

fn result(tongue: Tongue, state: &State, adoption: &Adoption) -> Adopted {
    let held = adoption.outcome.and_then(|id| state.texts.document(id));
    let labels = held.map(|held| Labels::of(&held.draft)).unwrap_or_default();
    let question = adoption.question.and_then(|id| state.deciding.questions.get(id.place()));
    let vote = adoption.question.and_then(|id| last_vote(state, id));
    // A majority for a vote may be another than the rule under which the question was put.
    let rule = vote.map(|vote| &vote.rule).or(question.map(|question| &question.rule));
    let statements = stated(tongue, state, adoption, &labels);
    let cycle = state.process.cycles.get(adoption.cycle).map(|cycle| &cycle.title);
    let cycle = cycle.filter(|title| !title.is_blank()).unwrap_or(&state.process.title);
    Adopted {
        cycle: open_words(tongue, cycle).text,
        document: adoption.outcome.map(|id: DocumentId| (id.0, document(tongue, state, id))),
        symbol: held.and_then(|held| held.symbol.as_ref()).map(ToString::to_string),
        at: held.map(|held| held.issued),
        decision: adoption.decision.to_string(),
        rule: rule.map(|rule| crate::rules::plain(tongue, rule)),
        vote: vote.and_then(|vote| vote.result).map(VoteResult::word),
        tally: vote.and_then(figures),
        left_out: left_out(state, adoption),
        entry: adoption.entry,
        versions: held.map(versions).unwrap_or_default(),
        counts: counts(&statements),
        touched: touched(&statements),
        statements,
    }
}

/// What was left out, under the numbers of the document that was put forward.
fn left_out(state: &State, adoption: &Adoption) -> Vec<String> {
    let of = adoption.of.and_then(|id| state.texts.document(id));
    let labels = of.map(|of| Labels::of(&of.draft)).unwrap_or_default();
    labels.cite_all(&adoption.left_out).into_iter().map(|cited| cited.label).collect()
}

fn stated(tongue: Tongue, state: &State, adoption: &Adoption, labels: &Labels) -> Vec<Stated> {
    let all = state.deciding.statements.iter();
    let here = all.filter(|one| {
        one.document.map_or(one.cycle == adoption.cycle, |document| {
            Some(document) == adoption.outcome || Some(document) == adoption.of
        })
    });
    here.map(|one| Stated {
        kind: one.kind.word(),
        who: actor(tongue, state, one.by, one.capacity),
        words: said(tongue, state, one.entry, &one.words),
        on: labels.cite_all(&one.provisions),
        vote: one.vote.and_then(|id| state.deciding.votes.get(id.place())).and_then(|vote| {
            let own = adoption.question.is_some_and(|id| vote.subject == Subject::Question(id));
            (!own).then(|| subject(state, &vote.subject, tongue))
        }),
        at: one.at,
        entry: one.entry,
    })
    .collect()
}

fn counts(statements: &[Stated]) -> Vec<(&'static str, usize)> {
    let count = |kind: &StatementKind| {
        (kind.word(), statements.iter().filter(|one| one.kind == kind.word()).count())
    };
    StatementKind::ALL.iter().map(count).filter(|(_, count)| *count > 0).collect()
}

fn touched(statements: &[Stated]) -> Vec<(Cited, usize)> {
    let mut touched: BTreeMap<&Cited, usize> = BTreeMap::new();
    for on in statements.iter().flat_map(|one| &one.on) {
        *touched.entry(on).or_default() += 1;
    }
    let mut touched: Vec<_> = touched.into_iter().map(|(on, count)| (on.clone(), count)).collect();
    touched.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    touched
}
