//! What follows an adoption: commitments taken out of the text, and the next cycle.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::act::process::{OpenCycle, ProcessAct};
use unbracket_negotiation::state::undertaking::Verb;
use unbracket_negotiation::{Act, Words};

use crate::act_form::{Fields, Filled};
use crate::acting::{fresh_key, submit};
use crate::failure::Failure;
use crate::frame::{Frame, Section, go, page};
use crate::named;
use crate::pages::floor::Done;
use crate::pages::shown::Labels;
use crate::visit::Visit;

/// An adopted provision, with what was taken from it.
struct Adopted {
    id: String,
    label: String,
    words: String,
    taken: Vec<String>,
    /// The verb that its words begin with, if it is one of a commitment.
    verb: &'static str,
}

#[derive(Template)]
#[template(path = "decide/commitments.html")]
struct Commitments {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    provisions: Vec<Adopted>,
    /// Whether the visitor may take a commitment out of a provision.
    takes: bool,
    verbs: Vec<&'static str>,
    seats: Vec<(u32, String)>,
}

pub(super) async fn commitments(visit: Visit) -> Result<Response, Failure> {
    let takes = visit.may_now("take-commitment");
    let tongue = visit.tongue();
    let template = visit.state(|state| {
        let (id, document) = state.adopted_document(None)?;
        let labels = Labels::of(&document.draft);
        let taken = |provision: &unbracket_text::ProvisionId| {
            let all = state.aftermath.commitments.iter();
            let here = all.filter(|one| one.document == id && one.provision == *provision);
            here.map(|one| named::words(tongue, &one.undertaking.action)).collect()
        };
        let operative = document.draft.visit().filter(|visit| {
            use unbracket_text::ProvisionKind::{Chapeau, OperativeParagraph, SubParagraph};
            matches!(visit.provision.kind, OperativeParagraph | Chapeau | SubParagraph)
        });
        let provisions = operative.map(|visit| {
            let words = visit.provision.content.to_marked_text();
            Adopted {
                id: visit.provision.id.as_str().to_owned(),
                label: labels.get(&visit.provision.id).unwrap_or_default().to_owned(),
                taken: taken(&visit.provision.id),
                verb: verb(&words),
                words,
            }
        });
        let seats = state.roster.seats();
        let seats = seats.map(|(id, seat)| (id.0, named::seat(tongue, id, seat)));
        Some(Commitments {
            frame: Frame::within(&visit, Section::FollowUp, tongue.say("decide-extract")),
            name: visit.process.name().to_owned(),
            here: visit.address("decide/commitments"),
            key: fresh_key(),
            done: Done::of(&visit),
            provisions: provisions.collect(),
            takes,
            verbs: Verb::ALL.iter().map(|verb| verb.word()).collect(),
            seats: seats.collect(),
        })
    });
    page(&template.ok_or(Failure::NotFound)?)
}

/// A first guess that a person confirms: the verb with which a provision begins.
fn verb(words: &str) -> &'static str {
    let begins = words.trim_start().to_lowercase();
    let found = [
        ("decide", Verb::Decides),
        ("we commit", Verb::Commits),
        ("commit", Verb::Commits),
        ("request", Verb::Requests),
        ("call", Verb::CallsUpon),
        ("we call", Verb::CallsUpon),
        ("invite", Verb::Invites),
        ("we invite", Verb::Invites),
        ("encourage", Verb::Encourages),
    ];
    let found = found.iter().find(|(word, _)| begins.starts_with(word));
    found.map_or("", |(_, verb)| verb.word())
}

#[derive(Template)]
#[template(path = "decide/next.html")]
struct Next {
    frame: Frame,
    name: String,
    key: String,
    done: Done,
    stage: &'static str,
    review: Option<unbracket_negotiation::Moment>,
    adopted: usize,
    reserved: usize,
    open: usize,
    rule: String,
}

pub(super) async fn next(visit: Visit) -> Result<Response, Failure> {
    let template = visit.state(|state| Next {
        frame: Frame::within(&visit, Section::FollowUp, visit.tongue().say("decide-next-cycle")),
        name: visit.process.name().to_owned(),
        key: fresh_key(),
        done: Done::of(&visit),
        stage: state.cycle().stage.word(),
        review: state.cycle().review,
        adopted: state.deciding.adoptions.iter().filter(|it| it.outcome.is_some()).count(),
        reserved: state.deciding.statements.len(),
        open: state.aftermath.open.len(),
        rule: crate::rules::plain(visit.tongue(), &state.cycle().modalities.rule),
    });
    page(&template)
}

/// Opens the next cycle under the rules of this one; the office changes them there where it wants.
pub(super) async fn open_next(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let title = Words::said(filled.need("title")?);
    let because = Words::said(filled.get("because").unwrap_or_default());
    let modalities = visit.state(|state| state.cycle().modalities.clone());
    let review = match filled.get("review") {
        // The moment is read as every other field is: through an act that has one.
        Some(text) => {
            let call = Fields::default().text("review-at", Some(text));
            match call.act("call-for-consensus", &visit)? {
                Act::Deciding(
                    unbracket_negotiation::act::deciding::DecidingAct::CallForConsensus(call),
                ) => call.review_at,
                _ => None,
            }
        }
        None => None,
    };
    let act = Act::Process(ProcessAct::OpenCycle(OpenCycle { title, modalities, review, because }));
    let accepted = submit(&visit, &filled, act).await?;
    Ok(go(&visit.address(&format!("decide/next-cycle?done={}", accepted.index))))
}
