//! Rules on a point of order.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Ruling, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// The chair rules on a point of order, by a rule of procedure and with a reason.
    RuleOn = "rule" {
        /// The rule of procedure.
        article: Tag,
        /// What is ruled.
        ruling: Words,
        /// Why.
        because: Words,
    }
}

impl Deed for RuleOn {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::PresidingOfficer]));
    const RULE: &'static str = rules::OFFICE;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let said = !self.ruling.is_blank() && !self.because.is_blank();
        require(said, Code::Blank, rules::OFFICE, || {
            said!("a ruling says what is ruled, and why")
        })?;
        Ok(Outcome::made(u32::try_from(state.process.rulings.len()).unwrap_or(u32::MAX)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.process.rulings.push(Ruling {
            article: self.article.clone(),
            ruling: self.ruling.clone(),
            reason: self.because.clone(),
            by: done.by.seat,
            at: done.at,
            appeal: None,
            upheld: None,
            entry: done.index,
        });
    }
}
