//! Answers the statement of another.

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
    /// Answers what another stated: twice at most.
    Reply = "right-of-reply" {
        /// The statement of another.
        statement: StatementId,
        /// What it says.
        words: Words,
    }
}

impl Deed for Reply {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object)).in_stages(statements::AROUND);
    const RULE: &'static str = rules::STATEMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        statements::of_another(state, self.statement, case.by.seat)?;
        statements::says_something(&self.words)?;
        let replies = statements::of(state, case.by.seat, StatementKind::RightOfReply).count();
        require(replies < 2, Code::TooMuch, rules::STATEMENTS, || {
            said!("the right of reply is used twice at most (decision 34/401)")
        })?;
        Ok(Outcome::made(statements::next(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let statement = Statement {
            to: Some(self.statement),
            ..statements::new(state, done, StatementKind::RightOfReply, &self.words)
        };
        state.deciding.add_statement(statement);
    }
}
