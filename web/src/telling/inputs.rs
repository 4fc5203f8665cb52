//! Sentences about inputs.

use std::collections::BTreeSet;

use unbracket_negotiation::Event;
use unbracket_negotiation::act::inputs::InputsAct as A;
use unbracket_negotiation::state::{Consent, ContributionId, Disposition, PointId};

use super::{Teller, Told};

impl Teller<'_> {
    pub(super) fn of_inputs(&self, act: &A, event: &Event) -> Told {
        let own = |id: ContributionId| Told {
            unnamed: !self.may_be_named(id),
            ..self.on_contribution(id)
        };
        match act {
            A::CallForInputs(act) => Told {
                on: self.words(&act.title),
                when: self.moment(act.until),
                to: Some("inputs".to_owned()),
                ..Told::default()
            },
            A::ExtendCall(act) => Told { when: self.moment(act.until), ..self.on_call(act.call) },
            A::PublishContributions(act) => self.on_call(act.call),
            A::PublishSynthesis(act) => self.on_call(act.call),
            A::Contribute(_) => own(ContributionId(event.outcome.made.unwrap_or(u32::MAX))),
            A::CoSign(act) => own(act.contribution),
            A::WithdrawCoSignature(act) => own(act.contribution),
            A::WithdrawContribution(act) => own(act.contribution),
            A::ChangeConsent(act) => own(act.contribution),
            A::TakePoint(act) => self.on_contribution(act.contribution),
            A::CloseContribution(act) => self.on_contribution(act.contribution),
            A::JoinPoints(act) => self.points(&act.points, None),
            A::Dispose(act) => self.points(&act.points, Some(act.disposition)),
            A::ReviseDisposition(act) => self.points(&act.points, Some(act.disposition)),
        }
    }

    fn points(&self, points: &BTreeSet<PointId>, disposition: Option<Disposition>) -> Told {
        let word = disposition.map(|it| self.term("Disposition", it.word())).unwrap_or_default();
        Told {
            on: self.tongue.with("tell-points", &[("count", &points.len())]),
            word,
            to: points.first().map(|id| format!("inputs/points/{}", id.0)),
            ..Told::default()
        }
    }

    /// Whether anybody may read a contribution.
    pub(super) fn is_open(&self, id: ContributionId) -> bool {
        self.state.inputs.contribution(id).is_some_and(|one| {
            one.published.is_some() && !one.withdrawn && one.consent != Consent::SecretariatOnly
        })
    }

    /// Whether whoever contributes may be named.
    fn may_be_named(&self, id: ContributionId) -> bool {
        let consent = self.state.inputs.contribution(id).map(|one| one.consent);
        let named = matches!(consent, Some(Consent::Name | Consent::Organisation));
        named && self.is_open(id)
    }
}
