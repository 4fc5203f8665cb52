//! Unties provisions: the issue is settled, or no longer holds them.

use super::common::{PEN, reasoned, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Role};
use crate::rules;
use crate::said;
use crate::state::{IssueId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Unties provisions. Whoever tied them may, and the chair.
    UnlinkIssues = "unlink-issues" {
        /// The issue.
        issue: IssueId,
        /// Why.
        because: Words,
    }
}

impl Deed for UnlinkIssues {
    const PERMIT: Permit = Permit::new(PEN).on_own();
    const RULE: &'static str = rules::PACKAGE;
    const ERASABLE: bool = true;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let offices = state.roster.seat(by.seat).map(|seat| &seat.offices);
        let leads = offices.is_some_and(|offices| {
            offices.contains(&Role::Chair) || offices.contains(&Role::Secretariat)
        });
        let issue = state.texts.issues.get(self.issue.place());
        leads || issue.is_none_or(|issue| issue.by == by.seat)
    }

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let issue = state.texts.issues.get(self.issue.place());
        let issue = issue.ok_or_else(|| unknown(self.issue))?;
        require(issue.open, Code::Closed, rules::PACKAGE, || {
            said!("{issue} is settled already", issue = self.issue)
        })?;
        reasoned(&self.because, rules::PACKAGE)?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        if let Some(issue) = state.texts.issues.get_mut(self.issue.place()) {
            issue.open = false;
        }
    }
}
