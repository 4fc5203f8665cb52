//! Says what became of points.

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
    /// Says what became of points: of one, or of several that share the answer.
    Dispose = "dispose" {
        /// The points.
        points: BTreeSet<PointId>,
        /// What became of them.
        disposition: Disposition,
        /// The provisions that use them.
        used_in: BTreeSet<ProvisionId>,
        /// Why, where they are used in part or not at all.
        because: Words,
    }
}

impl Deed for Dispose {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Secretariat, Role::Rapporteur, Role::Chair]));
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let owed = matches!(self.disposition, Disposition::PartlyUsed | Disposition::NotUsed);
        require(!owed || !self.because.is_blank(), Code::Blank, rules::INPUTS, || {
            said!("whoever made the point is told why it is not used, or only in part")
        })?;
        super::check_used(state, &self.points, self.disposition, &self.used_in)?;
        for id in &self.points {
            let point = super::point(state, *id)?;
            require(point.disposed.is_none(), Code::Repeated, rules::INPUTS, || {
                said!("{id} has its disposition; a change of it is a revision", id)
            })?;
            super::open_contribution(state, point.contribution)?;
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
