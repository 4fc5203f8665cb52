//! Opens the next cycle.

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::{Modalities, Stage};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Cycle, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Opens the next cycle, with rules of its own. What was adopted, reserved and promised stays in
    /// view; the text begins anew. Silences, questions, motions and calls that are open lapse.
    OpenCycle = "open-cycle" {
        /// What the cycle is called.
        title: Words,
        /// Its rules.
        modalities: Modalities,
        /// When the cycle after it is due.
        review: Option<Moment>,
        /// Why it opens before it is due.
        because: Words,
    }
}

impl Deed for OpenCycle {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Chair, Role::Secretariat])).in_stages(&[Stage::FollowUp]);
    const RULE: &'static str = rules::CYCLES;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.title.is_blank(), Code::Blank, rules::CYCLES, || {
            said!("a cycle has a title")
        })?;
        self.modalities.check()?;
        let ahead = self.review.is_none_or(|review| review > case.now);
        require(ahead, Code::TooLate, rules::CYCLES, || {
            said!("the review after this one lies ahead of it")
        })?;
        let due = state.cycle().review.is_none_or(|review| review <= case.now);
        require(due || !self.because.is_blank(), Code::TooEarly, rules::CYCLES, || {
            said!("the next review is not due yet; to open it earlier needs a reason, in public")
        })?;
        let number = u32::try_from(state.process.cycles.len()).unwrap_or(u32::MAX);
        Ok(Outcome::made(number))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.leave_behind();
        state.deciding.lapse();
        state.inputs.lapse();
        let mut cycle = Cycle::new(self.modalities.clone(), done.at);
        cycle.title = self.title.clone();
        cycle.review = self.review;
        state.process.cycles.push(cycle);
    }
}
