//! Records that provisions are agreed.

use std::collections::BTreeSet;

use unbracket_text::ProvisionId;

use super::common::{OFFICE, UNTIL_ADOPTION, all_status, closable, rolling, unopposed};
use crate::act::{Case, Deed, Done};
use crate::event::{Outcome, ParagraphStatus};
use crate::refusal::{Code, Refusal, require};
use crate::rights::Permit;
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::standing;
use crate::state::State;
use crate::wire::act;

act! {
    /// Records that provisions are agreed; ad referendum, where capitals have still to confirm. Under
    /// the package proviso, nothing is agreed until everything is agreed.
    Agree = "agree" {
        /// The provisions.
        provisions: BTreeSet<ProvisionId>,
        /// The seats whose capitals have still to confirm.
        ad_referendum: BTreeSet<SeatId>,
    }
}

impl Agree {
    /// What is parked together is agreed together.
    fn check_issues(&self, state: &State) -> Result<(), Refusal> {
        let rolling = rolling(state)?;
        let settled = |id: &ProvisionId| {
            self.provisions.contains(id)
                || rolling.status(id).is_agreed()
                || rolling.draft.get(id).is_none()
        };
        let mut open = state.texts.issues.iter().filter(|issue| issue.open);
        let held = open.find(|issue| {
            !issue.provisions.is_disjoint(&self.provisions) && !issue.provisions.iter().all(settled)
        });
        require(held.is_none(), Code::NotReady, rules::PACKAGE, || {
            said!(
                "a provision is linked to others that are open; agree them together or unlink them"
            )
        })
    }
}

impl Deed for Agree {
    const PERMIT: Permit = Permit::new(OFFICE).in_stages(UNTIL_ADOPTION);
    const RULE: &'static str = rules::TEXT;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        closable(state, &self.provisions)?;
        let seats = self.provisions.iter();
        let seats = seats.flat_map(|id| standing::objectors(state, id, case.now)).collect();
        unopposed(&seats, said!("a provision"))?;
        self.check_issues(state)?;
        let idle =
            self.ad_referendum.iter().find(|seat| !standing::counts(state, **seat, case.now));
        require(idle.is_none(), Code::Unknown, rules::TEXT, || {
            said!("only seats that may object have capitals to confirm")
        })?;
        let status = if self.ad_referendum.is_empty() {
            ParagraphStatus::Agreed
        } else {
            ParagraphStatus::AgreedAdReferendum
        };
        Ok(all_status(&self.provisions, status))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.texts.mark(&done.outcome.status, done.index);
        let Some(rolling) = &mut state.texts.rolling else { return };
        if !self.ad_referendum.is_empty() {
            for id in &self.provisions {
                rolling.pending.insert(id.clone(), self.ad_referendum.clone());
            }
        }
    }
}
