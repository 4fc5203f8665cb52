//! Puts a text under silence.

use std::collections::BTreeSet;
use std::sync::Arc;

use unbracket_procedure::{Calendar, Moment, Period, Silence, Terms};
use unbracket_text::{Draft, ProvisionId};

use super::find;
use crate::act::{Case, Deed, Done};
use crate::event::Outcome;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{Permit, Right, Who};
use crate::rules;
use crate::state::deciding::{SilenceRun, holders, scope, voter};
use crate::state::{DocumentId, State};
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

/// A text that can lie under silence: when it was issued, and when it was there in each language.
struct Issued {
    draft: Arc<Draft>,
    at: Moment,
    languages: Vec<Moment>,
}

impl StartSilence {
    fn issued(&self, state: &State, now: Moment) -> Result<Issued, Refusal> {
        let Some(id) = self.document else {
            let rolling = state.texts.rolling.as_ref();
            let rolling = find::found(rolling, rules::SILENCE, &"rolling text")?;
            // What stands on the screen is issued as it is put under silence, in the language of
            // negotiation.
            return Ok(Issued { draft: rolling.draft.clone(), at: now, languages: Vec::new() });
        };
        let document = find::document(state, id)?;
        let present = document.cycle + 1 == state.process.cycles.len();
        require(present, Code::Closed, rules::SILENCE, || {
            format!("{id} belongs to another cycle; put a text of this one under silence")
        })?;
        let demanded = &state.cycle().modalities.languages;
        let languages = demanded.iter().map(|language| {
            document.languages.get(language).copied().ok_or_else(|| {
                let text = format!("{id} is not there in {language}; the clock starts when it is");
                Refusal::new(Code::ShortNotice, rules::SILENCE, text)
            })
        });
        let languages = languages.collect::<Result<_, _>>()?;
        Ok(Issued { draft: document.draft.clone(), at: now, languages })
    }

    fn terms(&self, state: &State, issued: &Issued, now: Moment) -> (Vec<ProvisionId>, Terms) {
        let modalities = &state.cycle().modalities;
        let units: Vec<_> = issued.draft.visit().map(|visit| visit.provision.id.clone()).collect();
        let terms = Terms {
            issued_at: issued.at,
            languages_at: issued.languages.clone(),
            deadline: self.deadline,
            least_notice: Period::Hours(modalities.silence_hours),
            scope: scope(&units, &self.provisions),
            eligible: holders(state, Right::Object, now).into_iter().map(voter).collect(),
            package: modalities.package,
        };
        (units, terms)
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
        let issued = self.issued(state, case.now)?;
        find::all_stand_in(&issued.draft, &self.provisions, rules::SILENCE)?;
        let running = |run: &SilenceRun| run.end.is_none() && run.document == self.document;
        require(
            !state.deciding.silences.iter().any(running),
            Code::Repeated,
            rules::SILENCE,
            || "this text is under silence already; close it, extend it or withdraw it".to_owned(),
        )?;
        let (_, terms) = self.terms(state, &issued, case.now);
        Silence::start(terms, &Calendar::at_offset(0)).map_err(find::refused_silence)?;
        let made = u32::try_from(state.deciding.silences.len()).unwrap_or(u32::MAX);
        Ok(Outcome::made(made))
    }

    fn apply(&self, state: &mut State, done: &Done<'_>) {
        let Ok(issued) = self.issued(state, done.at) else { return };
        let (provisions, terms) = self.terms(state, &issued, done.at);
        let Ok(procedure) = Silence::start(terms, &Calendar::at_offset(0)) else { return };
        state.deciding.silences.push(SilenceRun {
            document: self.document,
            draft: issued.draft,
            provisions,
            procedure,
            zone: self.zone.clone(),
            breaks: Vec::new(),
            understandings: Vec::new(),
            end: None,
            entry: done.index,
        });
    }
}
