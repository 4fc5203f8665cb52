//! Accepts a cure that somebody offers for one's objection.

use unbracket_text::Change;

use super::common::{UNTIL_ADOPTION, objection, unknown};
use super::propose::{add, check_change, next_proposal};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::{Cure, CureId, ProposalId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Accepts a cure that somebody offers for one's objection. It becomes a proposal that both
    /// sponsor; when its words go into the text, the objection becomes "can live with". Until then it
    /// stands.
    AcceptCure = "accept-cure" {
        /// The cure.
        cure: CureId,
    }
}

fn change(cure: &Cure) -> Change {
    Change::Replace { provision: cure.provision.clone(), wording: cure.wording.clone() }
}

impl Deed for AcceptCure {
    const PERMIT: Permit =
        Permit::new(Who::Holds(Right::ProposeText)).on_own().in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::POSITIONS;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let cure = state.texts.cures.get(self.cure.place());
        cure.is_none_or(|cure| cure.of == by.seat)
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let cure = state.texts.cures.get(self.cure.place());
        let cure = cure.ok_or_else(|| unknown(self.cure))?;
        require(cure.cycle == state.present_cycle(), Code::Closed, rules::POSITIONS, || {
            said!("{cure} was offered for the text of a cycle that ended", cure = self.cure)
        })?;
        require(cure.proposal.is_none(), Code::Repeated, rules::POSITIONS, || {
            said!("{cure} is accepted already", cure = self.cure)
        })?;
        objection(state, &cure.on, cure.of)?;
        check_change(state, &change(cure), case.by.seat)?;
        Ok(Outcome::made(next_proposal(state)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let number = next_proposal(state);
        let Some(cure) = state.texts.cures.get_mut(self.cure.place()) else { return };
        cure.proposal = Some(ProposalId(number));
        let change = change(cure);
        // A chair who offers wording does not sponsor it.
        let (of, by) = (cure.of, cure.by);
        let mut sponsors = [of].into_iter().collect::<std::collections::BTreeSet<_>>();
        if state.rights_of(by).contains(&Right::ProposeText) {
            sponsors.insert(by);
        }
        add(state, done, (sponsors, change), (&Words::default(), None, Some(self.cure)));
    }
}
