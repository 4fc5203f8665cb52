//! Lifts a bracket: one of its alternatives stands.

use unbracket_text::{BracketReason, Passage, ProvisionId};

use super::common::{
    OFFICE, UNTIL_ADOPTION, apply_text, decide_text, misfit, provision, rolling, unknown, unopposed,
};
use crate::act::{Case, Deed, Done};
use crate::brackets::lift;
use crate::event::Outcome;
use crate::redraft::{Redrafted, reworded};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::rules;
use crate::said;
use crate::said::Part;
use crate::standing;
use crate::state::{IssueId, State, Target};
use crate::wire::act;

act! {
    /// Lifts a bracket, so that one of its alternatives stands in the text. Refused while somebody
    /// who counts holds the bracket, or objects to lifting it or to that alternative.
    LiftBracket = "lift-bracket" {
        /// The provision.
        provision: ProvisionId,
        /// The bracket within the provision, in reading order from 1.
        bracket: u32,
        /// The alternative that stands, in order from 1.
        alternative: u32,
    }
}

impl LiftBracket {
    fn lifted(&self, state: &State) -> Result<(Passage, Vec<Option<u32>>), Refusal> {
        let old = provision(state, &self.provision)?;
        lift(&old.content, self.bracket, self.alternative)
            .ok_or_else(|| unknown(said!("such bracket and alternative in this provision")))
    }

    fn redraft(&self, state: &State) -> Result<Redrafted, Refusal> {
        let (wording, map) = self.lifted(state)?;
        let mut new = reworded(&rolling(state)?.draft, &self.provision, &wording, None)
            .map_err(|error| misfit(&error))?;
        new.brackets.insert(self.provision.clone(), map);
        new.lifted = Some((self.bracket, self.alternative));
        Ok(new)
    }

    /// A bracket that waits for an issue waits until the issue is settled.
    fn check_issue(&self, state: &State) -> Result<(), Refusal> {
        let brackets = provision(state, &self.provision)?.content.brackets();
        let place = usize::try_from(self.bracket).unwrap_or(usize::MAX).saturating_sub(1);
        let Some(BracketReason::Linked(name)) = brackets.get(place).map(|one| &one.reason) else {
            return Ok(());
        };
        let number = name.strip_prefix("issue ").and_then(|number| number.parse::<usize>().ok());
        let issue = number.and_then(|number| state.texts.issues.get(number));
        let named = || match number.and_then(|number| u32::try_from(number).ok()) {
            Some(number) => IssueId(number).into(),
            None => Part::from(name),
        };
        require(issue.is_none_or(|issue| !issue.open), Code::NotReady, rules::TEXT, || {
            said!("the bracket waits for {issue}; unlink that first", issue = named())
        })
    }
}

impl Deed for LiftBracket {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let new = self.redraft(state)?;
        self.check_issue(state)?;
        let bracket =
            Target { bracket: Some(self.bracket), ..Target::provision(self.provision.clone()) };
        let chosen = Target { alternative: Some(self.alternative), ..bracket.clone() };
        let mut seats = standing::objectors_on(state, &bracket, case.now);
        seats.extend(standing::objectors_on(state, &chosen, case.now));
        unopposed(&seats, said!("this alternative"))?;
        decide_text(state, case, &new)
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let new = self.redraft(state);
        apply_text(state, done, new);
    }
}
