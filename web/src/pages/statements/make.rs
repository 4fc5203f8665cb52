//! Making a statement: explaining, reserving, dissociating, a minority view; joining and answering.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::deciding::{
    AlignWithStatement, Dissociate, ExplainPosition, ExplainVote, Reply, Reserve, StateMinority,
};
use unbracket_negotiation::state::deciding::{StatementId, Subject, VoteId};
use unbracket_negotiation::state::{DocumentId, DocumentKind};
use unbracket_negotiation::{Act, State, Words};
use unbracket_negotiation::{Part, said};
use unbracket_text::ProvisionId;

use crate::act_form::{Choice, Filled};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::pages::delegate::{self};
use crate::pages::problem::Problem;
use crate::pages::wording::{Paragraph, paragraphs};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "statements/new.html")]
struct Form {
    frame: Frame,
    address: String,
    kinds: Vec<Choice>,
    documents: Vec<Choice>,
    places: Vec<Paragraph>,
    ticked: BTreeSet<String>,
    words: String,
    problem: Option<Problem>,
    capacities: Vec<Choice>,
    key: String,
}

/// The kinds: the act, and the message that names it.
const KINDS: &[(&str, &str)] = &[
    ("explain-position", "statements-explain"),
    ("explain-vote", "statements-explain-vote"),
    ("reserve", "statements-reserve"),
    ("dissociate", "statements-dissociate"),
    ("minority-statement", "statements-minority"),
];

pub(super) async fn form(visit: Visit) -> Result<Response, Failure> {
    page(&made(&visit, &Filled::default(), None)?)
}

fn made(visit: &Visit, filled: &Filled, problem: Option<Problem>) -> Result<Form, Failure> {
    let tongue = visit.tongue();
    let documents = documents(visit);
    let chosen = filled.get("document").and_then(|id| id.parse().ok());
    let chosen = chosen.or_else(|| documents.last().map(|(id, _)| id.0));
    let places = visit.state(|state| {
        let document = chosen.and_then(|id| state.texts.document(DocumentId(id)));
        document.map(|document| paragraphs(&document.draft)).unwrap_or_default()
    });
    let voted = visit.state(|state| documents.iter().any(|(id, _)| vote_on(state, *id).is_some()));
    let offered = |kind: &str| visit.may(kind) && (kind != "explain-vote" || voted);
    let kinds = KINDS.iter().filter(|(kind, _)| offered(kind)).map(|(kind, key)| Choice {
        value: (*kind).to_owned(),
        label: tongue.say(key),
        chosen: filled.get("kind") == Some(kind),
    });
    Ok(Form {
        frame: Frame::within(visit, Section::FollowUp, tongue.say("statements-new")),
        address: visit.address(""),
        kinds: kinds.collect(),
        documents: documents
            .into_iter()
            .map(|(id, label)| Choice {
                value: id.0.to_string(),
                label,
                chosen: Some(id.0) == chosen,
            })
            .collect(),
        places,
        ticked: filled.all("on").map(ToOwned::to_owned).collect(),
        words: filled.get("words").unwrap_or_default().to_owned(),
        problem,
        capacities: capacities(visit, filled.get("capacity")),
        key: filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
    })
}

/// The texts of this cycle that are put forward or adopted.
fn documents(visit: &Visit) -> Vec<(DocumentId, String)> {
    visit.state(|state| {
        let put = [DocumentKind::FinalText, DocumentKind::ChairsText, DocumentKind::Outcome];
        let all = (0..).map(DocumentId).zip(&state.texts.documents);
        let here =
            all.filter(|(_, it)| it.cycle == state.present_cycle() && put.contains(&it.kind));
        here.map(|(id, it)| {
            let symbol =
                it.symbol.as_ref().map(unbracket_negotiation::Tag::as_str).unwrap_or_default();
            (id, format!("{} {symbol}", it.title.shown()))
        })
        .collect()
    })
}

pub(super) async fn sent(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    match visit.state(|state| made_act(state, &filled)) {
        Ok(act) => match delegate::act(&visit, &filled, act).await {
            Err(failure @ Failure::Refused(_)) => again(&visit, &filled, &failure),
            other => other,
        },
        Err(failure) => again(&visit, &filled, &failure),
    }
}

fn again(visit: &Visit, filled: &Filled, failure: &Failure) -> Result<Response, Failure> {
    page_with(failure.status(), &made(visit, filled, Some(Problem::of(visit.tongue(), failure)))?)
}

/// The last vote that was closed on a text: on the document itself, or on the one that became it.
fn vote_on(state: &State, document: DocumentId) -> Option<VoteId> {
    let of = state.deciding.adoption_of(document).and_then(|adoption| adoption.of);
    let on = |subject: &Subject| match subject {
        Subject::Question(id) | Subject::Part(id, _) => {
            let put = state.deciding.questions.get(id.place());
            put.and_then(|put| put.document).is_some_and(|it| it == document || Some(it) == of)
        }
        Subject::Motion(_) | Subject::Proposal(_) => false,
    };
    let votes = (0..).map(VoteId).zip(&state.deciding.votes);
    votes.filter(|(_, vote)| vote.result.is_some() && on(&vote.subject)).last().map(|(id, _)| id)
}

fn made_act(state: &State, filled: &Filled) -> Result<Act, Failure> {
    let document = filled.need("document")?.parse().map(DocumentId);
    let document = document.map_err(|_| {
        Failure::Wrong(said!("{field} is no number", field = Part::Field("document".into())))
    })?;
    let provisions: BTreeSet<_> = filled.all("on").map(ProvisionId::new).collect();
    let words = Words::said(filled.get("words").unwrap_or_default());
    Ok(match filled.need("kind")? {
        "explain-position" => ExplainPosition { document, provisions, words }.into(),
        "explain-vote" => {
            let no_vote = || Failure::Wrong(said!("no vote was taken on this text"));
            let vote = vote_on(state, document).ok_or_else(no_vote)?;
            ExplainVote { vote, provisions, minutes: 0, words }.into()
        }
        "reserve" => Reserve { document, provisions, words }.into(),
        "dissociate" => Dissociate { document, provisions, words }.into(),
        "minority-statement" => StateMinority { document, provisions, words }.into(),
        other => return Err(Failure::Wrong(said!("`{other}` is no kind of statement", other))),
    })
}

/// Joins or answers a statement of another.
pub(super) async fn join(
    visit: Visit,
    Path((_, id, verb)): Path<(String, u32, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let statement = StatementId(id);
    let words = Words::said(filled.get("words").unwrap_or_default());
    let act: Act = match verb.as_str() {
        "align" => AlignWithStatement { statement, words }.into(),
        "reply" => Reply { statement, words }.into(),
        _ => return Err(Failure::NotFound),
    };
    delegate::act(&visit, &filled, act).await
}
