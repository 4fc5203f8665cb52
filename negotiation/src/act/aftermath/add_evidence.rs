//! Brings evidence on a commitment.

use super::take_commitment::find;
use crate::act::{Case, Deed, Done};
use crate::event::{Digest, Outcome};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{CommitmentId, Evidence, EvidenceId, next};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Brings evidence on a commitment, for or against.
    AddEvidence = "add-evidence" {
        /// The commitment.
        commitment: CommitmentId,
        /// What it is.
        what: Words,
        /// Where it is found.
        place: Words,
        /// The digest of its bytes.
        digest: Option<Digest>,
    }
}

impl Deed for AddEvidence {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;
    const ERASABLE: bool = true;

    fn decide(&self, state: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        find(state, self.commitment)?;
        let found = !self.what.is_blank() && !self.place.is_blank();
        require(found, Code::Blank, rules::FOLLOW_UP, || {
            said!("what the evidence is, and where it is found")
        })?;
        Ok(Outcome::made(next(&state.aftermath.evidence)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let id = EvidenceId(next(&state.aftermath.evidence));
        let commitment = state.aftermath.commitments.get_mut(self.commitment.place());
        if let Some(commitment) = commitment {
            commitment.evidence.push(id);
        }
        state.aftermath.evidence.push(Evidence {
            commitment: self.commitment,
            what: self.what.clone(),
            place: self.place.clone(),
            digest: self.digest,
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        });
    }
}
