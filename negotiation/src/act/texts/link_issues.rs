//! Ties provisions together: they are agreed together or not at all.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{PEN, UNTIL_ADOPTION, provision, reasoned};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::{Issue, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Ties provisions together until an issue is settled: none of them is agreed without the others.
    LinkIssues = "link-issues" {
        /// What the issue is.
        title: Words,
        /// The provisions, two at least.
        provisions: BTreeSet<ProvisionId>,
        /// Why.
        because: Words,
    }
}

impl Deed for LinkIssues {
    const PERMIT: Permit = Permit::new(PEN).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::PACKAGE;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        for id in &self.provisions {
            provision(state, id)?;
        }
        require(self.provisions.len() > 1, Code::Contradiction, rules::PACKAGE, || {
            said!("an issue ties two provisions together at least")
        })?;
        reasoned(&self.title, rules::PACKAGE)?;
        Ok(Outcome::made(u32::try_from(state.texts.issues.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.issues.push(Issue {
            title: self.title.clone(),
            provisions: self.provisions.clone(),
            by: done.by.seat,
            open: true,
            entry: done.index,
        });
    }
}
