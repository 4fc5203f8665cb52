//! Joins the statement of another.

use super::statements;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::deciding::{Statement, StatementId, StatementKind};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Joins what another stated; it then stands on the same provisions.
    AlignWithStatement = "align-with-statement" {
        /// The statement of another.
        statement: StatementId,
        /// What is added, if anything.
        words: Words,
    }
}

impl Deed for AlignWithStatement {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(statements::AROUND);
    const RULE: &'static str = rules::STATEMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        statements::of_another(state, self.statement, case.by.seat)?;
        let mut before = statements::of(state, case.by.seat, StatementKind::Alignment);
        let same = before.any(|it| it.to == Some(self.statement));
        require(!same, Code::Repeated, rules::STATEMENTS, || {
            said!("this seat has joined that statement")
        })?;
        Ok(Outcome::made(statements::next(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let joined = state.deciding.statements.get(self.statement.place()).cloned();
        let statement = Statement {
            to: Some(self.statement),
            document: joined.as_ref().and_then(|it| it.document),
            provisions: joined.map(|it| it.provisions).unwrap_or_default(),
            ..statements::new(state, done, StatementKind::Alignment, &self.words)
        };
        state.deciding.add_statement(statement);
    }
}
