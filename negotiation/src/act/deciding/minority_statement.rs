//! States a view that was not taken up.

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
    /// Puts a view on record that was not taken up; it belongs to the record of the outcome.
    StateMinority = "minority-statement" {
        /// The document.
        document: DocumentId,
        /// The provisions; none for the whole.
        provisions: BTreeSet<ProvisionId>,
        /// What it says.
        words: Words,
    }
}

impl Deed for StateMinority {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Speak)).in_stages(statements::AROUND);
    const RULE: &'static str = rules::STATEMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        statements::check(state, self.document, &self.provisions, &self.words)?;
        let mut before = statements::of(state, case.by.seat, StatementKind::MinorityStatement);
        let same = before.any(|it| it.provisions == self.provisions);
        require(!same, Code::Repeated, rules::STATEMENTS, || {
            said!("this seat has said so of the same provisions")
        })?;
        Ok(Outcome::made(statements::next(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let statement = Statement {
            document: Some(self.document),
            provisions: self.provisions.clone(),
            after: state.deciding.adoption_of(self.document).is_some(),
            ..statements::new(state, done, StatementKind::MinorityStatement, &self.words)
        };
        state.deciding.add_statement(statement);
    }
}
