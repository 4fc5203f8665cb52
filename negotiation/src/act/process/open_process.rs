//! Opens a process.

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::{Modalities, Stage};
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Basis, Permit, Role, Who};
use crate::roster::{Admission, Seat};
use crate::rules;
use crate::said;
use crate::state::{Cycle, State};
use crate::wire::act;
use crate::words::Words;

act! {
    /// Opens a process: the first act of a record, which seats the secretariat.
    OpenProcess = "open-process" {
        /// What the process is called.
        title: Words,
        /// What the secretariat is called.
        secretariat: Words,
        /// The rules of the first cycle.
        modalities: Modalities,
    }
}

impl Deed for OpenProcess {
    const PERMIT: Permit = Permit::new(Who::Founder);
    const RULE: &'static str = rules::STAGES;

    fn decide(&self, _: &State, _: &Case<'_>) -> Result<Outcome, Refusal> {
        let named = !self.title.is_blank() && !self.secretariat.is_blank();
        require(named, Code::Blank, rules::STAGES, || {
            said!("a process has a title, and its secretariat a name")
        })?;
        self.modalities.check()?;
        Ok(Outcome::made(0))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        state.process.title = self.title.clone();
        state.process.cycles.push(Cycle::new(self.modalities.clone(), done.at));
        state.roster.add_seat(Seat {
            name: self.secretariat.clone(),
            code: None,
            basis: Basis::Office,
            side: None,
            offices: [Role::Secretariat].into(),
            admission: Admission::Accredited,
            until: None,
        });
        debug_assert_eq!(state.cycle().stage, Stage::Modalities);
    }
}
