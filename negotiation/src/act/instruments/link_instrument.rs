//! Links a provision to an instrument.

use unbracket_text::ProvisionId;

use super::{add, check_ends};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::aftermath::next;
use crate::state::instruments::{InstrumentLink, InstrumentPlace, Relation};
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Says how a provision relates to an instrument of another process.
    LinkInstrument = "link-instrument" {
        /// The document of the provision; none means the present text.
        document: Option<DocumentId>,
        /// The provision.
        provision: ProvisionId,
        /// Where in the instrument.
        to: InstrumentPlace,
        /// How they relate.
        relation: Relation,
        /// Why.
        reason: Words,
    }
}

impl Deed for LinkInstrument {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat]));
    const RULE: &'static str = rules::INSTRUMENTS;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        check_ends(state, self.document, &self.provision, &self.to)?;
        let mut links = state.instruments.links_of(&self.provision);
        let stands = links.any(|link| {
            link.document == self.document
                && link.to == self.to
                && link.relation == Some(self.relation)
        });
        require(!stands, Code::Repeated, rules::INSTRUMENTS, || said!("this link stands already"))?;
        Ok(Outcome::made(next(&state.instruments.links)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let link = InstrumentLink {
            document: self.document,
            provision: self.provision.clone(),
            to: self.to.clone(),
            relation: Some(self.relation),
            reason: self.reason.clone(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        };
        add(state, link);
    }
}
