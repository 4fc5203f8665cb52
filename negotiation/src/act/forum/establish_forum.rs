//! Establishes a standing forum.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use crate::act::aftermath::{adopted, known_seats};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require, short};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::aftermath::{Funding, next};
use crate::state::forum::Forum;
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Establishes a standing forum that an adopted provision asks for.
    EstablishForum = "establish-forum" {
        /// What it is called.
        name: Words,
        /// What it is for.
        mandate: Words,
        /// The adopted document; none means the latest.
        document: Option<DocumentId>,
        /// The provision.
        provision: ProvisionId,
        /// From where its means come.
        funding: BTreeSet<Funding>,
        /// Who serves it.
        secretariat: SeatId,
        /// When its mandate ends; none means that it is permanent.
        until: Option<Moment>,
    }
}

impl Deed for EstablishForum {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        adopted(state, self.document, &self.provision)?;
        short(&self.name)?;
        let named = !self.name.is_blank() && !self.mandate.is_blank();
        require(named, Code::Blank, rules::FOLLOW_UP, || {
            said!("a forum has a name and a mandate")
        })?;
        known_seats(state, [&self.secretariat])?;
        let ahead = self.until.is_none_or(|until| until > case.now);
        require(ahead, Code::TooLate, rules::FOLLOW_UP, || {
            said!("a mandate ends after it begins")
        })?;
        Ok(Outcome::made(next(&state.forums.standing)))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Some((document, _)) = state.adopted_document(self.document) else { return };
        state.forums.standing.push(Forum {
            name: self.name.clone(),
            mandate: self.mandate.clone(),
            document,
            provision: self.provision.clone(),
            funding: self.funding.clone(),
            secretariat: self.secretariat,
            until: self.until,
            at: done.at,
        });
    }
}
