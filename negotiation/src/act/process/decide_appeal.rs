//! Puts on record how an appeal ended.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{RulingId, State};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Puts the count of an appeal on record. The ruling stands unless a majority of those present
    /// and voting overrules it (General Assembly rules 71 and 113).
    DecideAppeal = "decide-appeal" {
        /// The ruling.
        ruling: RulingId,
        /// How many voted to overrule it.
        overrule: u32,
        /// How many voted to uphold it.
        uphold: u32,
        /// How many abstained.
        abstain: u32,
    }
}

impl Deed for DecideAppeal {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Chair, Role::PresidingOfficer, Role::Secretariat]));
    const RULE: &'static str = rules::VOTES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let ruling = super::ruling(state, self.ruling)?;
        require(ruling.appeal.is_some(), Code::NotReady, rules::OFFICE, || {
            said!("nobody has appealed against this ruling")
        })?;
        require(ruling.upheld.is_none(), Code::Closed, rules::OFFICE, || {
            said!("this appeal is decided")
        })?;
        require(ruling.by != case.by.seat, Code::NotPermitted, rules::OFFICE, || {
            said!("whoever ruled does not count the appeal; another officer does")
        })?;
        let voters = state.roster.seats().filter(|(seat, _)| {
            let decides = state.rights_of(*seat).contains(&Right::Object);
            decides && state.roster.present(*seat, case.now).is_ok()
        });
        let voters = u64::try_from(voters.count()).unwrap_or(u64::MAX);
        let cast = u64::from(self.overrule) + u64::from(self.uphold) + u64::from(self.abstain);
        require(cast <= voters, Code::TooMuch, rules::VOTES, || {
            said!("{cast} votes are counted where {voters} may vote", cast, voters)
        })?;
        let decision = if self.overrule > self.uphold { "overruled" } else { "upheld" };
        Ok(Outcome { decision: Some(Tag::known(decision)), ..Outcome::none() })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let overruled = done.outcome.decision.as_ref().map(Tag::as_str) == Some("overruled");
        if let Some(ruling) = state.process.rulings.get_mut(self.ruling.place()) {
            ruling.upheld = Some(!overruled);
        }
    }
}
