//! Explains a vote.

use std::collections::BTreeSet;

use unbracket_procedure::EarlierExplanation;
use unbracket_text::ProvisionId;

use super::{find, refused, statements};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::Refusal;
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::state::State;
use crate::state::deciding::{Statement, StatementKind, VoteId, voter};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Explains one's vote after it was taken: once, and not on one's own proposal.
    ExplainVote = "explain-vote" {
        /// The vote.
        vote: VoteId,
        /// The provisions of which it speaks.
        provisions: BTreeSet<ProvisionId>,
        /// How many minutes it took.
        minutes: u32,
        /// What it says.
        words: Words,
    }
}

impl Deed for ExplainVote {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Vote));
    const RULE: &'static str = rules::STATEMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        statements::says_something(&self.words)?;
        let mut vote = find::vote(state, self.vote)?.procedure.clone();
        let explained = vote.explain(voter(case.by.seat), self.minutes, EarlierExplanation::None);
        explained.map_err(refused::vote)?;
        Ok(Outcome::made(statements::next(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        if let Some(vote) = state.deciding.votes.get_mut(self.vote.place()) {
            let seat = voter(done.by.seat);
            // What was not in order leaves no trace here.
            let _explained = vote.procedure.explain(seat, self.minutes, EarlierExplanation::None);
        }
        let statement = Statement {
            vote: Some(self.vote),
            provisions: self.provisions.clone(),
            ..statements::new(state, done, StatementKind::ExplanationOfVote, &self.words)
        };
        state.deciding.add_statement(statement);
    }
}
