//! Refuses a link between a provision and an instrument.

use unbracket_text::ProvisionId;

use super::{add, check_ends};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::aftermath::next;
use crate::state::instruments::{InstrumentLink, InstrumentPlace};
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says that a provision is deliberately not linked to an instrument; what others say stands
    /// beside it.
    RefuseLink = "refuse-link" {
        /// The document of the provision; none means the present text.
        document: Option<DocumentId>,
        /// The provision.
        provision: ProvisionId,
        /// Where in the instrument.
        to: InstrumentPlace,
        /// Why.
        reason: Words,
    }
}

impl Deed for RefuseLink {
    const PERMIT: Permit = Permit::new(Who::Holds(Right::Submit));
    const RULE: &'static str = rules::INSTRUMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        check_ends(state, self.document, &self.provision, &self.to)?;
        require(!self.reason.is_blank(), Code::Blank, rules::INSTRUMENTS, || {
            said!("why there is deliberately no link is wanted")
        })?;
        let mut links = state.instruments.links_of(&self.provision);
        let stands = links.any(|link| {
            link.document == self.document
                && link.to == self.to
                && link.relation.is_none()
                && link.by == case.by.seat
        });
        require(!stands, Code::Repeated, rules::INSTRUMENTS, || {
            said!("this seat refuses this link already")
        })?;
        Ok(Outcome::made(next(&state.instruments.links)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let link = InstrumentLink {
            document: self.document,
            provision: self.provision.clone(),
            to: self.to.clone(),
            relation: None,
            reason: self.reason.clone(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        };
        add(state, link);
    }
}
