//! Explains a position, where no vote is taken.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::statements;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::{Statement, StatementKind};
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Explains one's position before or after the decision, once, and not on one's own text.
    ExplainPosition = "explain-position" {
        /// The document.
        document: DocumentId,
        /// The provisions; none for the whole.
        provisions: BTreeSet<ProvisionId>,
        /// What it says.
        words: Words,
    }
}

impl Deed for ExplainPosition {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(statements::AROUND);
    const RULE: &'static str = rules::STATEMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let document = statements::check(state, self.document, &self.provisions, &self.words)?;
        require(document.by != case.by.seat, Code::NotYours, rules::STATEMENTS, || {
            said!("whoever put a text forward does not explain its position on it (rule 88)")
        })?;
        let of = [Some(self.document), document_of(state, self.document)];
        let voted = state
            .deciding
            .questions
            .iter()
            .any(|question| question.voted && of.contains(&question.document));
        require(!voted, Code::Contradiction, rules::STATEMENTS, || {
            said!("a vote was taken; explain the vote")
        })?;
        let seat = case.by.seat;
        let once = statements::of(state, seat, StatementKind::ExplanationOfPosition).next();
        require(once.is_none(), Code::Repeated, rules::STATEMENTS, || {
            said!("a position is explained once (decision 34/401)")
        })?;
        Ok(Outcome::made(statements::next(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let statement = Statement {
            document: Some(self.document),
            provisions: self.provisions.clone(),
            after: is_outcome(state, self.document),
            ..statements::new(state, done, StatementKind::ExplanationOfPosition, &self.words)
        };
        state.deciding.add_statement(statement);
    }
}

/// The document that became an outcome.
fn document_of(state: &State, outcome: DocumentId) -> Option<DocumentId> {
    state.deciding.adoption_of(outcome)?.of
}

fn is_outcome(state: &State, id: DocumentId) -> bool {
    state.deciding.adoption_of(id).is_some()
}
