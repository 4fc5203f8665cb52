//! Establishes a task force.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use super::{known_commitments, known_seats, operative};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require, short};
use crate::rights::{Permit, Role, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::aftermath::{CommitmentId, TaskForce, next};
use crate::state::{DocumentId, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Establishes a task force that an adopted provision asks for.
    EstablishTaskForce = "establish-task-force" {
        /// What it is called.
        name: Words,
        /// What it has to do.
        mandate: Words,
        /// The adopted document; none means the latest.
        document: Option<DocumentId>,
        /// The provision that asks for it.
        provision: ProvisionId,
        /// Who calls it together.
        convener: SeatId,
        /// Who belongs to it besides.
        members: BTreeSet<SeatId>,
        /// Until when it reports.
        due: Option<Moment>,
        /// To whom.
        to: Option<Tag>,
        /// The commitments that it looks into.
        commitments: BTreeSet<CommitmentId>,
        /// Whether it lives on what there is.
        within_resources: bool,
    }
}

impl Deed for EstablishTaskForce {
    const PERMIT: Permit = Permit::new(Who::Office(&[Role::Chair, Role::Secretariat]));
    const RULE: &'static str = rules::FOLLOW_UP;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        operative(state, self.document, &self.provision)?;
        short(&self.name)?;
        let named = !self.name.is_blank() && !self.mandate.is_blank();
        require(named, Code::Blank, rules::FOLLOW_UP, || {
            said!("a task force has a name and a mandate")
        })?;
        known_seats(state, self.members.iter().chain([&self.convener]))?;
        known_commitments(state, &self.commitments)?;
        require(
            self.due.is_none_or(|due| due > case.now),
            Code::TooLate,
            rules::FOLLOW_UP,
            || said!("a task force reports after it is established"),
        )?;
        Ok(Outcome::made(next(&state.aftermath.task_forces)))
    }

    fn apply(&self, state: &mut State, _: &Done<'_>) {
        let Some((document, _)) = state.adopted_document(self.document) else { return };
        let mut members = self.members.clone();
        members.insert(self.convener);
        state.aftermath.task_forces.push(TaskForce {
            name: self.name.clone(),
            mandate: self.mandate.clone(),
            document,
            provision: self.provision.clone(),
            convener: self.convener,
            members,
            due: self.due,
            to: self.to.clone(),
            commitments: self.commitments.clone(),
            within_resources: self.within_resources,
            ended: None,
        });
    }
}
