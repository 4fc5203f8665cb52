//! The parts of a question after a division: what became of each, which is next, and the opening of the
//! vote on it, and then on the whole.
//!
//! **Invariant:** which part is next, and whether a vote can be opened, is what the core says.

use unbracket_negotiation::act::deciding::OpenVote;
use unbracket_negotiation::state::deciding::{
    DividedPart, Division, Question, QuestionEnd, QuestionId, Subject, VoteMethod, VoteResult,
    VoteRun, division, draft_of,
};
use unbracket_negotiation::{Act, Rule, State};
use unbracket_text::ProvisionId;

use super::figures;
use crate::acting::tried;
use crate::pages::problem::Problem;
use crate::pages::shown::{Cited, Labels};
use crate::pages::wording::beginning;
use crate::visit::Visit;

/// The parts on which a vote is taken separately.
pub(super) struct Parts {
    /// What is done with them now, as a message.
    pub(super) lead: &'static str,
    pub(super) rows: Vec<Row>,
}

/// One of them.
pub(super) struct Row {
    pub(super) cited: Cited,
    /// Its first words.
    pub(super) head: String,
    /// The result of the last vote on it.
    pub(super) result: Option<&'static str>,
    pub(super) tally: Option<(u64, u64, u64)>,
    pub(super) class: &'static str,
    /// What is to be done with it, as a message.
    pub(super) waits: Option<&'static str>,
}

/// The next vote on a question, for whoever may open it.
pub(super) struct Opening {
    /// The part that it is on: how a form names it, and how people do; none for the whole.
    pub(super) part: Option<(String, String)>,
    /// Whether it is on what is left after the parts.
    pub(super) after_parts: bool,
    /// Why it cannot be opened now.
    pub(super) refused: Option<String>,
}

/// The parts of a question; none where no division of it was granted.
pub(super) fn parts(state: &State, id: QuestionId, put: &Question) -> Option<Parts> {
    let divided = division(state, id)?;
    let draft = draft_of(state, id)?;
    let labels = Labels::of(&draft);
    let next = divided.next().map(|part| &part.provision);
    let row = |part: &DividedPart| {
        let on = Subject::Part(id, part.provision.clone());
        let vote = state.deciding.votes.iter().rev().find(|vote| vote.subject == on);
        let closed = vote.filter(|vote| vote.result.is_some());
        let (result, class) = result(part);
        Row {
            cited: labels.cite(&part.provision),
            head: draft.get(&part.provision).map(|it| beginning(&it.content)).unwrap_or_default(),
            result,
            tally: closed.and_then(figures),
            class,
            waits: part.approved.is_none().then(|| match vote {
                Some(VoteRun { result: None, .. }) => "room-voting",
                _ if put.end.is_some() => "decide-part-not-put",
                _ if next == Some(&part.provision) => "decide-part-next",
                _ => "decide-part-waits",
            }),
        }
    };
    Some(Parts { lead: lead(&divided, put), rows: divided.parts.iter().map(row).collect() })
}

fn result(part: &DividedPart) -> (Option<&'static str>, &'static str) {
    match part.approved {
        Some(true) => (Some(VoteResult::Passed.word()), "agreed"),
        Some(false) => (Some(VoteResult::NotPassed.word()), "held"),
        None if part.tied => (Some(VoteResult::SecondVote.word()), "open"),
        None => (None, "open"),
    }
}

fn lead(divided: &Division, put: &Question) -> &'static str {
    match put.end {
        None if divided.next().is_some() => "decide-parts-first",
        None => "decide-parts-then-whole",
        Some(QuestionEnd::NotAgreed) if divided.falls && !put.voted => "decide-parts-all-fell",
        Some(_) => "decide-parts-were",
    }
}

/// The next vote on a question that is not decided; none for whoever opens none.
pub(super) fn opening(visit: &Visit, state: &State, id: QuestionId) -> Option<Opening> {
    let divided = division(state, id);
    let next = divided.as_ref().and_then(Division::next).map(|part| part.provision.clone());
    let said = tried(visit, state, &open_vote(id, next.clone()))?;
    let refused = said.err().map(|refusal| Problem::exactly(visit, refusal));
    let labels = draft_of(state, id).map(|draft| Labels::of(&draft)).unwrap_or_default();
    let named = |part: &ProvisionId| {
        visit.tongue().with("decide-on-provision", &[("label", &labels.cite(part).label)])
    };
    let part = next.map(|part| (format!("#{part}"), named(&part)));
    Some(Opening { after_parts: divided.is_some() && part.is_none(), part, refused })
}

/// The opening of a vote in the form in which most is in order: with names, by a majority.
fn open_vote(id: QuestionId, part: Option<ProvisionId>) -> Act {
    OpenVote {
        question: Some(id),
        part,
        motion: None,
        proposal: None,
        method: VoteMethod::Recorded,
        rule: Some(Rule::GA_SIMPLE),
        away: [].into(),
    }
    .into()
}
