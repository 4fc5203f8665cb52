//! Closes a silence procedure: says whether it was broken, and on what.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{Scope, SilenceOutcome};
use unbracket_text::ProvisionId;

use super::find;
use crate::act::{Case, Deed, Done};
use crate::brackets::bracketed;
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Who};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::standing::is_paragraph;
use crate::state::State;
use crate::state::deciding::{SilenceEnd, SilenceId, SilenceRun, seat};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Closes a silence procedure after its deadline.
    ///
    /// Who said nothing agreed to nothing: the text stands because nobody objected.
    CloseSilence = "close-silence" {
        /// The silence procedure.
        silence: SilenceId,
    }
}

impl Deed for CloseSilence {
    const PERMIT: Permit = Permit::new(Who::Office(find::RUNS_SILENCE));
    const RULE: &'static str = rules::SILENCE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let run = find::silence(state, self.silence)?;
        require(run.end.is_none(), Code::Closed, rules::SILENCE, || {
            said!("this silence procedure has ended")
        })?;
        let tally = run.procedure.tally();
        let mut tally = find::counts([
            ("objected", tally.objected as u64),
            ("silent", tally.silent as u64),
            ("withdrawn", tally.withdrawn_break as u64),
            ("understandings", tally.understandings as u64),
        ]);
        match run.procedure.outcome(case.now) {
            SilenceOutcome::Running | SilenceOutcome::Withdrawn => Err(Refusal::new(
                Code::TooEarly,
                rules::SILENCE,
                said!(
                    "objections are in time up to the stroke of the deadline; close it after that"
                ),
            )),
            SilenceOutcome::NotBroken => Ok(Outcome {
                decision: Some(find::word("silence-not-broken")),
                status: listed(statuses(state, run, &Scope::Units([].into())), &mut tally),
                tally,
                ..Outcome::none()
            }),
            SilenceOutcome::Broken { units, whole, returns } => {
                let named = state.cycle().modalities.breakers_named;
                let who = units.values().flatten().chain(&whole).map(|voter| seat(*voter));
                let in_the_way: BTreeSet<SeatId> = who.filter(|_| named).collect();
                let broken = Scope::Units(units.into_keys().collect());
                Ok(Outcome {
                    decision: Some(find::word("silence-broken")),
                    units: find::listed(
                        run.of(&broken).cloned().collect(),
                        "provisions",
                        &mut tally,
                    ),
                    status: listed(statuses(state, run, &returns), &mut tally),
                    in_the_way,
                    tally,
                    ..Outcome::none()
                })
            }
        }
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let not_broken = done.outcome.decision == Some(find::word("silence-not-broken"));
        let status = match state.deciding.silences.get(self.silence.place()) {
            // None, or so many that the entry only counts them.
            Some(run) if done.outcome.status.is_empty() => {
                let returns = match run.procedure.outcome(done.at) {
                    SilenceOutcome::Broken { returns, .. } => returns,
                    _ => Scope::Units([].into()),
                };
                statuses(state, run, &returns)
            }
            _ => done.outcome.status.clone(),
        };
        if let Some(run) = state.deciding.silences.get_mut(self.silence.place()) {
            let end = if not_broken { SilenceEnd::NotBroken } else { SilenceEnd::Broken };
            run.end = Some(end);
        }
        state.texts.mark(&status, done.index);
    }
}

/// Statuses as the entry lists them; where they are too many for a leaf it only counts them.
fn listed(
    statuses: BTreeMap<ProvisionId, ParagraphStatus>,
    tally: &mut BTreeMap<Tag, u32>,
) -> BTreeMap<ProvisionId, ParagraphStatus> {
    if find::fit_in_a_leaf(statuses.keys()) {
        return statuses;
    }
    tally.extend(find::counts([("statuses", statuses.len() as u64)]));
    BTreeMap::new()
}

/// The status of each paragraph under silence: agreed ad referendum, or back in negotiation.
///
/// A silence says nothing of words that the rolling text no longer has. That a paragraph holds brackets
/// is read from its words and never kept: whoever lifts the last one has it open again.
fn statuses(
    state: &State,
    run: &SilenceRun,
    returns: &Scope,
) -> BTreeMap<ProvisionId, ParagraphStatus> {
    let Some(rolling) = &state.texts.rolling else { return BTreeMap::new() };
    let back: BTreeSet<&ProvisionId> = run.of(returns).collect();
    let open = bracketed(&rolling.draft);
    let gone = [ParagraphStatus::Deleted, ParagraphStatus::Moved, ParagraphStatus::Merged];
    let mut statuses = BTreeMap::new();
    for id in run.under() {
        let Some(stands) = rolling.draft.get(id) else { continue };
        let same = run.draft.get(id).is_some_and(|then| then.content == stands.content);
        let before = rolling.status(id);
        if !same || !is_paragraph(stands.kind) || gone.contains(&before) {
            continue;
        }
        let after = match (back.contains(id), before) {
            (true, before) if before.is_agreed() => ParagraphStatus::Reopened,
            (true, ParagraphStatus::SuggestedForClosure) => ParagraphStatus::Open,
            // What was never agreed is as open as it was; a bracket never closes itself.
            (true, before) => before,
            (false, before) if open.contains(id) => before,
            // What is agreed stays so.
            (false, ParagraphStatus::Agreed) => before,
            (false, _) => ParagraphStatus::AgreedAdReferendum,
        };
        if after != before {
            statuses.insert(id.clone(), after);
        }
    }
    statuses
}
