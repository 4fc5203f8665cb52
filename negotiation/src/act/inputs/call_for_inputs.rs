//! Calls for inputs.

use std::collections::BTreeSet;

use unbracket_procedure::Moment;

use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, at_most, require};
use crate::rights::{Permit, Role, Who};
use crate::rules;
use crate::said;
use crate::state::{Call, Clause, DocumentId, State};
use crate::wire::act;
use crate::words::{Tag, Words};

act! {
    /// Calls for inputs on an iteration, for as many working days as the modalities ask at least.
    CallForInputs = "call-for-inputs" {
        /// What the call is called.
        title: Words,
        /// The document it is about.
        about: Option<DocumentId>,
        /// Guiding questions.
        questions: Vec<Words>,
        /// Until when inputs are taken.
        until: Moment,
        /// The languages in which it is published; none means those of the modalities.
        languages: BTreeSet<Tag>,
    }
}

impl Deed for CallForInputs {
    const PERMIT: Permit =
        Permit::new(Who::Office(&[Role::Chair, Role::Secretariat])).in_stages(&[
            Stage::Modalities,
            Stage::Inputs,
            Stage::FirstReading,
            Stage::SecondReading,
            Stage::Closing,
        ]);
    const RULE: &'static str = rules::INPUTS;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        at_most(self.questions.len().max(self.languages.len()), said!("questions or languages"))?;
        let said = !self.title.is_blank() && !self.questions.iter().any(Words::is_blank);
        require(said, Code::Blank, rules::INPUTS, || {
            said!("a call has a title, and no question of it is blank")
        })?;
        let known = self.about.is_none_or(|id| state.texts.documents.get(id.place()).is_some());
        require(known, Code::Unknown, rules::INPUTS, || {
            said!("there is no such document to call for inputs on")
        })?;
        let cycle = state.cycle();
        let days = cycle.modalities.input_days;
        let earliest = state.process.working_days(case.now, days);
        require(self.until > case.now, Code::TooLate, rules::INPUTS, || {
            said!("a call ends after it opens")
        })?;
        let breaches = cycle.notice(Clause::InputDays, self.until >= earliest, || {
            said!("a call is open for {days} working days at least; a waiver is a public act", days)
        })?;
        let (call, _, _) = state.inputs.next();
        Ok(Outcome { breaches, ..Outcome::made(call.0) })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let given = !self.languages.is_empty();
        let modalities = &state.cycle().modalities;
        let languages = if given { &self.languages } else { &modalities.languages };
        let call = Call {
            title: self.title.clone(),
            stage: state.cycle().stage,
            about: self.about,
            questions: self.questions.clone(),
            languages: languages.clone(),
            opened: done.at,
            until: self.until,
            contributions: Vec::new(),
            waiting: 0,
            synthesised: None,
            lapsed: false,
            cycle: state.present_cycle(),
            entry: done.index,
        };
        state.inputs.calls.push(call);
    }
}
