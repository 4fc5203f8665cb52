//! Says which wording would lift an objection.

use unbracket_text::Passage;

use super::common::{UNTIL_ADOPTION, WORDING_LIMIT, limited, misfit, objection, plain, provision};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::redraft::ChangeError;
use crate::refusal::{Code, Refusal};
use crate::rights::{Permit, Right, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::{Cure, State, Target};
use crate::wire::act;
use crate::words::Kept;

act! {
    /// Says which wording would lift an objection: one's own, or, as an offer, somebody else's. It is
    /// kept apart from the reason, which can be erased; a wording cannot.
    ProposeCure = "propose-cure" {
        /// What the objection is on.
        on: Target,
        /// Whose it is; none where it is one's own.
        of: Option<SeatId>,
        /// The whole provision as it would read.
        wording: Kept<Passage>,
    }
}

impl Deed for ProposeCure {
    const PERMIT: Permit = Permit::new(Who::Either(Right::ProposeText, super::common::LEADERS))
        .in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::POSITIONS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let of = self.of.unwrap_or(case.by.seat);
        objection(state, &self.on, of)?;
        limited(&self.wording.0, WORDING_LIMIT)?;
        plain(&self.wording.0)?;
        let Some(id) = &self.on.provision else {
            let message = said!("a cure is the wording of one provision; object to that");
            return Err(Refusal::new(Code::Contradiction, rules::POSITIONS, message));
        };
        if provision(state, id)?.content == self.wording.0 {
            return Err(misfit(&ChangeError::NoChange));
        }
        let number = u32::try_from(state.texts.cures.len()).unwrap_or(u32::MAX);
        Ok(if of == case.by.seat { Outcome::none() } else { Outcome::made(number) })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let of = self.of.unwrap_or(done.by.seat);
        if of == done.by.seat {
            let positions = state.texts.positions.get_mut(&self.on);
            if let Some(position) = positions.and_then(|all| all.get_mut(&of)) {
                position.cure = Some(self.wording.0.clone());
            }
        } else if let Some(provision) = &self.on.provision {
            state.texts.cures.push(Cure {
                provision: provision.clone(),
                on: self.on.clone(),
                of,
                by: done.by.seat,
                wording: self.wording.0.clone(),
                proposal: None,
                cycle: state.present_cycle(),
                entry: done.index,
            });
        }
    }
}
