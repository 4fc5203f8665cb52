//! Puts a text under silence.

use std::collections::BTreeSet;
use std::sync::Arc;

use unbracket_procedure::{Calendar, Moment, Period, Silence, SilenceError, Terms};
use unbracket_text::{Draft, ProvisionId};

use super::{find, refused};
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::said;
use crate::state::deciding::{SilenceRun, holders, scope, voter};
use crate::state::{Clause, DocumentId, State};
use crate::wire::act;
use crate::words::Tag;

act! {
    /// Puts a text, or provisions of it, under silence until a deadline.
    StartSilence = "start-silence" {
        /// The document; none for the rolling text.
        document: Option<DocumentId>,
        /// The provisions; none for the whole text.
        provisions: BTreeSet<ProvisionId>,
        /// Until when objections are in time, the stroke itself included.
        deadline: Moment,
        /// The zone in which the deadline is shown, such as `America/New_York`.
        zone: Tag,
    }
}

/// A text that can lie under silence, when it was there in each language, and which notice is waived.
struct Issued {
    draft: Arc<Draft>,
    languages: Vec<Moment>,
    waived: BTreeSet<Tag>,
}

impl StartSilence {
    fn issued(&self, state: &State) -> Result<Issued, Refusal> {
        let Some(id) = self.document else {
            let rolling = state.texts.rolling.as_ref();
            let rolling = find::found(rolling, rules::SILENCE, said!("rolling text"))?;
            // What stands on the screen is there in the language of negotiation.
            let draft = rolling.draft.clone();
            return Ok(Issued { draft, languages: Vec::new(), waived: BTreeSet::new() });
        };
        let document = find::document(state, id)?;
        let present = document.cycle == state.present_cycle();
        require(present, Code::Closed, rules::SILENCE, || {
            said!("{id} belongs to another cycle; put a text of this one under silence", id)
        })?;
        let (mut languages, mut waived) = (Vec::new(), BTreeSet::new());
        for language in &state.cycle().modalities.languages {
            let at = document.languages.get(language);
            waived.extend(state.cycle().notice(Clause::Languages, at.is_some(), || {
                said!("{id} is not there in {language}; the clock starts when it is", id, language)
            })?);
            languages.extend(at);
        }
        Ok(Issued { draft: document.draft.clone(), languages, waived })
    }

    /// Starts the procedure, as `procedure` judges it; `least` is the notice that is due.
    fn start(
        &self,
        state: &State,
        issued: &Issued,
        now: Moment,
        least: u32,
    ) -> Result<(Vec<ProvisionId>, Silence), SilenceError> {
        let units: Vec<_> = issued.draft.visit().map(|visit| visit.provision.id.clone()).collect();
        let terms = Terms {
            issued_at: now,
            languages_at: issued.languages.clone(),
            deadline: self.deadline,
            least_notice: Period::Hours(least),
            scope: scope(&units, &self.provisions),
            eligible: holders(state, Right::Object, now).into_iter().map(voter).collect(),
            package: state.cycle().modalities.package,
        };
        // The notice is counted in hours, so that no calendar is asked.
        Ok((units, Silence::start(terms, &Calendar::at_offset(0))?))
    }
}

impl Deed for StartSilence {
    const PERMIT: Permit = Permit::new(Who::Office(find::RUNS_SILENCE)).in_stages(&[
        Stage::SecondReading,
        Stage::Closing,
        Stage::Adoption,
    ]);
    const RULE: &'static str = rules::SILENCE;

    fn decide(&self, state: &State, case: &Case<'_>) -> Result<Outcome, Refusal> {
        let issued = self.issued(state)?;
        find::all_stand_in(&issued.draft, &self.provisions, rules::SILENCE)?;
        let running = |run: &SilenceRun| run.end.is_none() && run.document == self.document;
        require(
            !state.deciding.silences.iter().any(running),
            Code::Repeated,
            rules::SILENCE,
            || said!("this text is under silence already; close it, extend it or withdraw it"),
        )?;
        let mut breaches = issued.waived.clone();
        let due = state.cycle().modalities.silence_hours;
        let mut started = self.start(state, &issued, case.now, due);
        if let Err(SilenceError::TooShort(earliest)) = started {
            breaches.extend(state.cycle().notice(Clause::SilenceHours, false, || {
                refused::silence(SilenceError::TooShort(earliest)).message
            })?);
            require(self.deadline > case.now, Code::TooLate, rules::SILENCE, || {
                said!("a deadline lies ahead")
            })?;
            started = self.start(state, &issued, case.now, 0);
        }
        started.map_err(refused::silence)?;
        let made = u32::try_from(state.deciding.silences.len()).unwrap_or(u32::MAX);
        Ok(Outcome { breaches, ..Outcome::made(made) })
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Ok(issued) = self.issued(state) else { return };
        // Whether the notice was kept or waived was decided; here the clock is only set.
        let Ok((provisions, procedure)) = self.start(state, &issued, done.at, 0) else { return };
        state.deciding.silences.push(SilenceRun {
            document: self.document,
            draft: issued.draft,
            provisions,
            procedure,
            zone: self.zone.clone(),
            breaks: Vec::new(),
            understandings: Vec::new(),
            end: None,
            cycle: state.present_cycle(),
            entry: done.index,
        });
    }
}
