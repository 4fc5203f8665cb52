//! One's own contribution: its points and what became of each; signing, withdrawing, consent.
//!
//! **Invariant:** sealed words are shown to whoever wrote or signed them, to those who may still sign
//! unless they are for the secretariat only, and to nobody else here.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::inputs::{
    ChangeConsent, CoSign, WithdrawCoSignature, WithdrawContribution,
};
use unbracket_negotiation::said;
use unbracket_negotiation::state::{Consent, ContributionId};
use unbracket_negotiation::{Act, Credentials, Moment, Right, SeatId, State, Words, decide};

use super::consents;
use crate::act_form::{Choice, Filled};
use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::delegate::{self, names};
use crate::pages::wording::{direction, label_of};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// A point, and what became of it.
struct Made {
    claim: String,
    disposition: Option<&'static str>,
    used_in: String,
    reason: String,
}

struct View {
    by: String,
    /// The words, for whoever wrote or signed them, and for everybody once they are published.
    words: Option<(String, String)>,
    lang: String,
    dir: &'static str,
    consent: &'static str,
    at: Moment,
    entry: u64,
    joint: Option<(u32, Moment)>,
    signed: Vec<String>,
    points: Vec<Made>,
    withdrawn: bool,
    published: bool,
    mine: bool,
    /// Whether this seat can take its name back.
    unsigns: bool,
    may_sign: bool,
}

#[derive(Template)]
#[template(path = "contribute/own.html")]
struct Page {
    frame: Frame,
    address: String,
    id: u32,
    view: View,
    consents: Vec<Choice>,
    key: String,
}

pub(super) async fn show(
    visit: Visit,
    Path((_, id)): Path<(String, u32)>,
) -> Result<Response, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let (now, tongue) = (visit.now(), visit.tongue());
    let found =
        visit.process.sealed_state(|state| view(tongue, state, ContributionId(id), seat, now));
    let view = found.ok_or(Failure::NotFound)?;
    page(&Page {
        frame: Frame::within(&visit, Section::Inputs, tongue.say("contribute-own")),
        address: visit.address(""),
        id,
        consents: consents(&visit, view.consent),
        view,
        key: fresh_key(),
    })
}

/// What a seat may see of a contribution; nothing where it neither wrote nor signed it nor can sign it.
fn view(
    tongue: Tongue,
    state: &State,
    id: ContributionId,
    seat: SeatId,
    now: Moment,
) -> Option<View> {
    let one = state.inputs.contribution(id)?;
    let (mine, signs) = (one.by == seat, one.signed.contains(&seat));
    let open = one.joint.is_some_and(|joint| joint.until >= now) && !one.withdrawn;
    let may_sign = open && !mine && !signs && state.rights_of(seat).contains(&Right::Submit);
    // Nobody signs what they have not read.
    let invited = may_sign && one.consent != Consent::SecretariatOnly;
    let reads = mine || signs || state.process.entries.is_public(one.entry);
    if !reads && !may_sign {
        return None;
    }
    let words = (named::words(tongue, &one.title), named::words(tongue, &one.text));
    let point = |id| {
        let point = state.inputs.point(id)?;
        Some(made(tongue, state, point))
    };
    let unsign: Act = WithdrawCoSignature { contribution: id }.into();
    let lang = one.language.as_str().to_owned();
    Some(View {
        by: names(tongue, state, [&one.by]).join(""),
        words: (reads || invited).then_some(words),
        dir: direction(&lang),
        lang,
        consent: one.consent.word(),
        at: one.at,
        entry: one.entry,
        joint: one.joint.map(|joint| (joint.signatures, joint.until)),
        signed: names(tongue, state, &one.signed),
        points: if reads {
            one.points.iter().copied().filter_map(point).collect()
        } else {
            Vec::new()
        },
        withdrawn: one.withdrawn,
        published: one.published.is_some(),
        mine,
        unsigns: signs && decide(state, &unsign, &Credentials::of(seat), now).is_ok(),
        may_sign,
    })
}

fn made(tongue: Tongue, state: &State, point: &unbracket_negotiation::state::Point) -> Made {
    let rolling = state.texts.rolling.as_ref();
    let label = |id| rolling.map_or_else(|| format!("{id}"), |it| label_of(&it.draft, id));
    let disposed = point.disposed.as_ref();
    let used: Vec<_> = disposed.iter().flat_map(|it| &it.used_in).map(label).collect();
    Made {
        claim: named::words(tongue, &point.claim),
        disposition: disposed.map(|it| it.disposition.word()),
        used_in: used.join(", "),
        reason: disposed.map(|it| named::words(tongue, &it.reason)).unwrap_or_default(),
    }
}

pub(super) async fn act(
    visit: Visit,
    Path((_, id, verb)): Path<(String, u32, String)>,
    filled: Filled,
) -> Result<Response, Failure> {
    let contribution = ContributionId(id);
    let act: Act = match verb.as_str() {
        "sign" => CoSign { contribution }.into(),
        "unsign" => WithdrawCoSignature { contribution }.into(),
        "withdraw" => {
            let because = Words::said(filled.get("because").unwrap_or_default());
            WithdrawContribution { contribution, because }.into()
        }
        "consent" => {
            let consent = filled.get("consent").and_then(Consent::find);
            let consent = consent.ok_or_else(|| Failure::Wrong(said!("choose a level")))?;
            ChangeConsent { contribution, consent }.into()
        }
        _ => return Err(Failure::NotFound),
    };
    delegate::act(&visit, &filled, act).await
}
