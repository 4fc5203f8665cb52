//! What an objection or a reserve rests on: "not this, unless that".
//!
//! **Invariant:** a condition lifts nothing by itself. When what it asks for stands, the objection still
//! does, until its holder takes it back; all that changes is what the holder is told.

use std::collections::BTreeSet;

use super::texts::{Position, ProposalState, Target, Texts};
use unbracket_text::ProvisionId;

/// One of the things of which one has to stand, so that an objection need not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// A proposal, or an alternative of a bracket.
    pub on: Target,
    /// What became of the bracket; a proposal says that of itself.
    pub(super) fate: Fate,
}

/// What became of what an objection rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is open.
    Waits,
    /// It is in the text.
    Stands,
    /// It will not be: another wording stands, or it was withdrawn or fell.
    Gone,
}

impl Fate {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Waits => "waits",
            Self::Stands => "stands",
            Self::Gone => "gone",
        }
    }
}

impl Condition {
    /// Of everything that an objection rests on, in order.
    pub(crate) fn of(unless: &BTreeSet<Target>) -> Vec<Self> {
        unless.iter().map(|on| Self { on: on.clone(), fate: Fate::Waits }).collect()
    }
}

impl Position {
    /// What it rests on and is still open.
    pub fn waits_for(&self, texts: &Texts) -> BTreeSet<Target> {
        let open = self.unless.iter().filter(|it| texts.fate(it) == Fate::Waits);
        open.map(|it| it.on.clone()).collect()
    }

    /// What became of all that it rests on: it stands where one of them does, and is gone where all are.
    /// None where it rests on nothing.
    pub fn fate(&self, texts: &Texts) -> Option<Fate> {
        let fates: Vec<Fate> = self.unless.iter().map(|it| texts.fate(it)).collect();
        let has = |fate| fates.contains(&fate);
        match () {
            () if fates.is_empty() => None,
            () if has(Fate::Stands) => Some(Fate::Stands),
            () if has(Fate::Waits) => Some(Fate::Waits),
            () => Some(Fate::Gone),
        }
    }
}

impl Texts {
    /// What became of one thing that an objection rests on.
    pub fn fate(&self, condition: &Condition) -> Fate {
        let Some(id) = condition.on.proposal else { return condition.fate };
        match self.proposal(id).map(|proposal| proposal.state) {
            Some(ProposalState::Open) => Fate::Waits,
            Some(ProposalState::Accepted) => Fate::Stands,
            Some(ProposalState::Withdrawn | ProposalState::Fallen) | None => Fate::Gone,
        }
    }

    /// What rests on the brackets of a provision follows them to where they stand now: `now` gives the
    /// number of a bracket, `lifted` the bracket and the alternative that was chosen.
    pub(super) fn follow_conditions(
        &mut self,
        id: &ProvisionId,
        now: impl Fn(u32) -> Option<u32>,
        lifted: Option<(u32, u32)>,
    ) {
        if !self.awaited.contains(id) {
            return;
        }
        let positions = self.positions.values_mut().flat_map(|seats| seats.values_mut());
        let conditions = positions.flat_map(|position| &mut position.unless);
        let here = conditions.filter(|it| it.on.provision.as_ref() == Some(id));
        for condition in here.filter(|it| it.fate == Fate::Waits) {
            let Some(bracket) = condition.on.bracket else { continue };
            match (now(bracket), lifted) {
                (Some(number), _) => condition.on.bracket = Some(number),
                (None, Some((of, chosen)))
                    if of == bracket && condition.on.alternative == Some(chosen) =>
                {
                    condition.fate = Fate::Stands;
                }
                (None, _) => condition.fate = Fate::Gone,
            }
        }
    }
}
