//! Takes one's objection to the council.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::objection_on;
use crate::state::{State, Target};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Makes one's objection a formal one, with its rationale, for the council to rule on.
    AppealFormalObjection = "appeal-formal-objection" {
        /// To what; none for the text as a whole.
        target: Option<Target>,
        /// The rationale.
        because: Words,
    }
}

impl Deed for AppealFormalObjection {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Object));
    const RULE: &'static str = rules::CONSENSUS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let target = self.target.clone().unwrap_or_else(Target::text);
        let Some((_, objection)) = state.objection(&target, case.by.seat) else {
            let text = said!("this seat does not object here; object first");
            return Err(Refusal::new(Code::Unknown, rules::CONSENSUS, text));
        };
        require(!objection.formal, Code::Repeated, rules::CONSENSUS, || {
            said!("this objection is a formal one already")
        })?;
        require(!self.because.is_blank(), Code::Blank, rules::CONSENSUS, || {
            said!("a formal objection gives its rationale")
        })?;
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let target = self.target.clone().unwrap_or_else(Target::text);
        if let Some(objection) = objection_on(state, &target, done.by.seat) {
            objection.formal = true;
        }
    }
}
