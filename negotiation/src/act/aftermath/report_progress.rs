//! Reports on a commitment.

use std::collections::{BTreeMap, BTreeSet};

use super::{known_evidence, open_commitment, serves, unknown};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Credentials, Permit, Right, Role, Who};
use crate::rules;
use crate::said;
use crate::state::State;
use crate::state::aftermath::{
    CommitmentId, EvidenceId, Progress, Report, ReportId, Round, RoundId, next,
};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Says how a commitment stands, by those who have to act; the secretariat reports for those
    /// who have no seat.
    ReportProgress = "report-progress" {
        /// The commitment.
        commitment: CommitmentId,
        /// The reporting round; none for a report between rounds.
        round: Option<RoundId>,
        /// How it stands.
        progress: Progress,
        /// In words.
        words: Words,
        /// The evidence.
        evidence: BTreeSet<EvidenceId>,
    }
}

impl Deed for ReportProgress {
    const PERMIT: Permit = Permit::new(Who::Either(Right::Submit, &[Role::Secretariat])).on_own();
    const RULE: &'static str = rules::FOLLOW_UP;
    const ERASABLE: bool = true;

    fn owns(&self, state: &State, by: &Credentials) -> bool {
        let found = state.aftermath.commitment(self.commitment);
        found.is_none_or(|commitment| {
            let what = &commitment.undertaking;
            what.actors.contains(&by.seat) || (!what.others.is_empty() && serves(state, by))
        })
    }

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        open_commitment(state, self.commitment)?;
        require(!self.words.is_blank(), Code::Blank, rules::FOLLOW_UP, || {
            said!("what was done, or why not, is wanted in words")
        })?;
        known_evidence(state, &self.evidence, self.commitment)?;
        let mut outcome = Outcome::made(next(&state.aftermath.reports));
        if let Some(id) = self.round {
            let round = self.open_round(state, id)?;
            if case.now > round.deadline {
                outcome.tally.insert(Tag::known("late"), 1);
            }
        }
        Ok(outcome)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let aftermath = &mut state.aftermath;
        let id = ReportId(next(&aftermath.reports));
        let round = self.round.and_then(|round| aftermath.rounds.get_mut(round.place()));
        if let Some(round) = round {
            round.reported.insert(self.commitment);
        }
        if let Some(commitment) = aftermath.commitments.get_mut(self.commitment.place()) {
            commitment.reports.push(id);
        }
        aftermath.reports.push(Report {
            commitment: self.commitment,
            round: self.round,
            progress: self.progress,
            words: self.words.clone(),
            evidence: self.evidence.clone(),
            late: !done.outcome.tally.is_empty(),
            assessments: BTreeMap::new(),
            disputes: Vec::new(),
            by: done.by.seat,
            at: done.at,
            entry: done.index,
        });
    }
}

impl ReportProgress {
    fn open_round<'s>(&self, state: &'s State, id: RoundId) -> Result<&'s Round, Refusal> {
        let round = state.aftermath.round(id).ok_or_else(|| unknown(id))?;
        require(round.closed.is_none(), Code::Closed, rules::FOLLOW_UP, || {
            said!("{id} is closed; report in the next one, or between rounds", id)
        })?;
        let asked = round.commitments.contains(&self.commitment);
        require(asked, Code::Contradiction, rules::FOLLOW_UP, || {
            said!(
                "{id} does not ask about {commitment}; report between rounds",
                id,
                commitment = self.commitment
            )
        })?;
        Ok(round)
    }
}
