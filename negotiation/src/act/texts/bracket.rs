//! Puts words in brackets.

use unbracket_text::{BracketReason, Passage, ProvisionId};

use super::common::{
    PEN, UNTIL_ADOPTION, WORDING_LIMIT, apply_text, decide_text, limited, misfit, plain, provision,
    rolling, unknown,
};
use crate::act::{Case, Deed, Done};
use crate::brackets::put_in_brackets;
use crate::event::Outcome;
use crate::redraft::{Redrafted, reworded};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::state::{IssueId, State};
use crate::wire::{act, terms};
use crate::words::{Kept, Words};

terms! {
    /// Why words stand in brackets.
    BracketCause {
        /// They are not agreed.
        NotAgreed = "not-agreed",
        /// They wait for another issue.
        Linked = "linked",
        /// A delegation waits for its instructions.
        PendingInstructions = "pending-instructions",
        /// An open question of drafting.
        Technical = "technical",
        /// An open question of translation.
        Translation = "translation",
    }
}

act! {
    /// Puts words of a provision, or all of them, in brackets, perhaps with other wordings beside
    /// them. Whoever does so holds the bracket until they let go of it.
    PutInBrackets = "bracket" {
        /// The provision.
        provision: ProvisionId,
        /// The words, as they stand there once; all of them where none are given.
        words: Option<Kept<Passage>>,
        /// Other wordings; an empty one stands for deletion.
        or: Kept<Vec<Passage>>,
        /// Why.
        reason: BracketCause,
        /// The issue for which they wait, where they are linked to one.
        issue: Option<IssueId>,
        /// Why, in words.
        because: Words,
    }
}

impl PutInBrackets {
    fn redraft(&self, state: &State) -> Result<(Redrafted, u32), Refusal> {
        let rolling = rolling(state)?;
        let old = provision(state, &self.provision)?;
        let words = self.words.as_ref().map(|words| words.0.to_marked_text());
        let (wording, number) =
            put_in_brackets(&old.content, words.as_deref(), &self.or.0, &self.reason())
                .ok_or_else(|| unknown(said!("such words standing there exactly once")))?;
        let mut new = reworded(&rolling.draft, &self.provision, &wording, None)
            .map_err(|error| misfit(&error))?;
        let count = old.content.brackets().len();
        let shifted = (1..).take(count).map(|at| Some(if at < number { at } else { at + 1 }));
        new.brackets.insert(self.provision.clone(), shifted.collect());
        Ok((new, number))
    }

    fn reason(&self) -> BracketReason {
        match self.reason {
            BracketCause::NotAgreed => BracketReason::NotAgreed,
            BracketCause::Linked => {
                BracketReason::Linked(self.issue.map(|issue| issue.to_string()).unwrap_or_default())
            }
            BracketCause::PendingInstructions => BracketReason::PendingInstructions,
            BracketCause::Technical => BracketReason::Technical,
            BracketCause::Translation => BracketReason::Translation,
        }
    }
}

impl Deed for PutInBrackets {
    const PERMIT: Permit = Permit::new(PEN).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        limited(&self.or.0, WORDING_LIMIT)?;
        self.or.0.iter().try_for_each(plain)?;
        let linked = self.reason == BracketCause::Linked;
        require(linked == self.issue.is_some(), Code::Contradiction, rules::TEXT, || {
            said!("linked brackets name their issue, others name none")
        })?;
        if let Some(id) = self.issue {
            let open = state.texts.issues.get(id.place()).is_some_and(|issue| issue.open);
            require(open, Code::Unknown, rules::TEXT, || said!("{id} is not open", id))?;
        }
        let (new, number) = self.redraft(state)?;
        let outcome = decide_text(state, case, &new)?;
        Ok(Outcome { made: Some(number), ..outcome })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Ok((new, number)) = self.redraft(state) else { return };
        apply_text(state, done, Ok(new));
        if let Some(rolling) = &mut state.texts.rolling {
            let held = rolling.holders.entry(self.provision.clone()).or_default();
            held.entry(number).or_default().insert(done.by.seat);
        }
    }
}
