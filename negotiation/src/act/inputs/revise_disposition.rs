//! Changes what became of points.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Disposed, Disposition, PointId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Changes what was said to have become of points, with a reason.
    ReviseDisposition = "revise-disposition" {
        /// The points.
        points: BTreeSet<PointId>,
        /// What became of them after all.
        disposition: Disposition,
        /// The provisions that use them.
        used_in: BTreeSet<ProvisionId>,
        /// Why.
        because: Words,
    }
}

impl Deed for ReviseDisposition {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        require(!self.because.is_blank(), Code::Blank, rules::INPUTS, || {
            said!("whoever was told something else is told why it changed")
        })?;
        super::check_used(state, &self.points, self.disposition, &self.used_in)?;
        for id in &self.points {
            let point = super::point(state, *id)?;
            let call = super::contribution(state, point.contribution)?.call;
            super::of_this_cycle(state, call)?;
            require(point.disposed.is_some(), Code::NotReady, rules::INPUTS, || {
                said!("{id} has no disposition yet", id)
            })?;
        }
        Ok(Outcome::none())
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        for id in &self.points {
            let disposed = Disposed {
                disposition: self.disposition,
                used_in: self.used_in.clone(),
                reason: self.because.clone(),
                by: done.by.seat,
                at: done.at,
                entry: done.index,
            };
            state.inputs.dispose(*id, disposed);
        }
    }
}
