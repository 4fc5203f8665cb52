//! Concluding a question: with what the chair may find of the room, or why it cannot be concluded now.
//!
//! **Invariant:** what is offered is what the core takes.

use unbracket_negotiation::State;
use unbracket_negotiation::act::deciding::Conclude;
use unbracket_negotiation::state::deciding::{Found, QuestionId};

use crate::acting::tried;
use crate::pages::problem::Problem;
use crate::visit::Visit;

/// How a question can be concluded, for whoever may conclude it.
pub(super) struct Concluding {
    /// The findings with which it can be; an empty one is none.
    pub(super) findings: Vec<&'static str>,
    /// Why it cannot be concluded now.
    pub(super) refused: Option<String>,
}

/// How a question that is not decided can be concluded; none for whoever concludes none.
pub(super) fn concluding(visit: &Visit, state: &State, question: QuestionId) -> Option<Concluding> {
    let with = |finding| tried(visit, state, &Conclude { question, finding }.into());
    let plainly = with(None)?;
    let found = [Found::Consensus, Found::NoConsensus];
    let found = found.into_iter().filter(|it| matches!(with(Some(*it)), Some(Ok(()))));
    let findings: Vec<_> =
        plainly.is_ok().then_some("").into_iter().chain(found.map(Found::word)).collect();
    let refused = plainly.err().filter(|_| findings.is_empty());
    Some(Concluding { findings, refused: refused.map(|it| Problem::exactly(visit, it)) })
}
