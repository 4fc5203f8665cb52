//! Acts: which there are, and submitting one.

use axum::body::Bytes;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unbracket_negotiation::Said;
use unbracket_negotiation::rights::Who;
use unbracket_negotiation::script::{Labels, World};
use unbracket_negotiation::{Act, Capacity, Credentials, GroupId, Outcome, SeatId, decide};
use unbracket_store::Key;
use utoipa::ToSchema;

use super::given::Texts;
use super::json;
use super::reply::{Accepted, Problem};
use crate::acting::{record, said_whole};
use crate::failure::Failure;
use crate::suspicions::{Suspicion, in_words};
use crate::visit::Visit;

/// A kind of act.
#[derive(Serialize, ToSchema)]
pub(crate) struct Kind {
    /// Its name.
    act: &'static str,
    /// The rule that it relies on.
    rule: &'static str,
    /// The rights and offices that entitle to it; any of them does.
    who: Vec<String>,
    /// The stages to which it belongs; none for all.
    stages: Vec<String>,
    /// Whether it is only for what is one's own.
    own: bool,
    /// Whether a second officer has to sign.
    two: bool,
    /// The names of its fields.
    fields: Vec<&'static str>,
    /// Whether whoever asks may take it, but for the stage and the state of things.
    mine: bool,
}

/// An act that is submitted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields, expecting = "an object with `act` and its `fields`")]
pub(crate) struct Given {
    /// Its kind.
    act: String,
    /// Its fields, as the schema of its kind says.
    #[schema(value_type = Object)]
    #[serde(default)]
    fields: serde_json::Map<String, serde_json::Value>,
    /// The seat for which it is submitted; the first of one's seats where it is left out.
    seat: Option<u32>,
    /// The group on whose behalf.
    on_behalf_of: Option<u32>,
    /// The group with which the seat aligns itself.
    aligned_with: Option<u32>,
    /// The name of this submission, chosen by whoever submits: repeating it as it was never acts twice.
    key: Option<String>,
    /// Words in it that are not what they look like (letters of another script, turned directions) are
    /// meant so; without this they are refused.
    #[serde(default)]
    meant: bool,
    /// Only say what would follow.
    #[serde(default)]
    check: bool,
}

/// Every kind of act there is, with who may take it.
#[utoipa::path(get, path = "/api/p/{process}/acts",
    params(("process" = String, Path, description = "The name of the process")),
    responses(
        (status = 200, description = "All kinds", body = Vec<Kind>),
        (status = 404, description = "There is no such process", body = Problem)))]
pub(crate) async fn kinds(visit: Visit) -> Result<Response, Failure> {
    let kinds: Vec<_> = Act::kinds()
        .zip(Act::all_fields())
        .map(|((kind, permit, rule), (_, fields))| Kind {
            act: kind,
            rule,
            who: who(permit.who),
            stages: permit.stages.iter().map(ToString::to_string).collect(),
            own: permit.own,
            two: permit.two,
            fields: fields.to_vec(),
            mine: visit.may(kind),
        })
        .collect();
    json(&kinds)
}

fn who(who: Who) -> Vec<String> {
    let offices = |roles: &[unbracket_negotiation::Role]| -> Vec<String> {
        roles.iter().map(ToString::to_string).collect()
    };
    match who {
        Who::Holds(right) => vec![right.to_string()],
        Who::Office(roles) => offices(roles),
        Who::Either(right, roles) => {
            std::iter::once(right.to_string()).chain(offices(roles)).collect()
        }
        Who::Founder => vec!["founder".to_owned()],
    }
}

/// Submits an act; answers when it is durable.
#[utoipa::path(post, path = "/api/p/{process}/acts",
    params(("process" = String, Path, description = "The name of the process")),
    request_body(content = Given, description = "The act; the schemas `Act…` say which fields each kind has"),
    security(("token" = [])),
    responses(
        (status = 200, description = "It is on the record", body = Accepted),
        (status = 400, description = "It cannot be understood", body = Problem),
        (status = 401, description = "A token is wanted", body = Problem),
        (status = 403, description = "The token does not cover it", body = Problem),
        (status = 404, description = "There is no such process", body = Problem),
        (status = 413, description = "It is too large", body = Problem),
        (status = 422, description = "It is out of order; the rule is named", body = Problem),
        (status = 429, description = "Too much at once", body = Problem),
        (status = 503, description = "Nothing is written at present", body = Problem)))]
pub(crate) async fn submit(visit: Visit, body: Bytes) -> Result<Response, Failure> {
    // A session is a browser's, whose forms carry a word of their own; here nothing would.
    visit.visitor.grant.as_ref().ok_or(Failure::Enter)?;
    let given: Given = serde_json::from_slice(&body).map_err(|error| {
        Failure::Wrong(Said::english(format_args!("this is not an act in JSON: {error}")))
    })?;
    let by = credentials(&visit, &given)?;
    let act = act(&visit, &given)?;
    let odd: Vec<_> = given.fields.iter().flat_map(|(name, value)| odd(name, value)).collect();
    if !odd.is_empty() && !given.meant {
        return Err(Failure::LookAlike(odd));
    }
    if given.check {
        said_whole(&act).map_err(Failure::Refused)?;
        let now = visit.now();
        let decided = visit.process.sealed_state(|state| decide(state, &act, &by, now));
        return json(&accepted(None, &decided.map_err(Failure::Refused)?.outcome, &visit));
    }
    let key = given.key.as_ref().map(|key| named(by.seat, key, &given));
    let done = record(&visit, by, act, key).await?;
    let outcome = done.event.map_or_else(Outcome::none, |event| event.outcome);
    json(&accepted(Some(done.index), &outcome, &visit))
}

/// Words below a field that are not what they look like.
fn odd(field: &str, value: &serde_json::Value) -> Vec<Suspicion> {
    match value {
        serde_json::Value::String(text) => in_words(field, text),
        serde_json::Value::Array(all) => all.iter().flat_map(|it| odd(field, it)).collect(),
        serde_json::Value::Object(all) => all.values().flat_map(|it| odd(field, it)).collect(),
        _ => Vec::new(),
    }
}

fn accepted(index: Option<u64>, outcome: &Outcome, visit: &Visit) -> Accepted {
    Accepted {
        index,
        made: outcome.made,
        decision: outcome.decision.as_ref().map(ToString::to_string),
        receipt: index.map(|index| format!("/api{}", visit.address(&format!("receipts/{index}")))),
    }
}

fn credentials(visit: &Visit, given: &Given) -> Result<Credentials, Failure> {
    let seat = match given.seat {
        Some(seat) => Some(SeatId(seat)).filter(|seat| visit.seats.contains(seat)),
        None => visit.seat(),
    };
    let capacity = match (given.on_behalf_of, given.aligned_with) {
        (None, None) => Capacity::National,
        (Some(group), None) => Capacity::OnBehalfOf(GroupId(group)),
        (None, Some(group)) => Capacity::AlignedWith(GroupId(group)),
        (Some(_), Some(_)) => {
            let problem = "one capacity is wanted: `on_behalf_of` or `aligned_with`";
            return Err(Failure::Wrong(Said::english(problem)));
        }
    };
    Ok(Credentials { seat: seat.ok_or(Failure::NotYours)?, capacity, countersigned: None })
}

fn act(visit: &Visit, given: &Given) -> Result<Act, Failure> {
    let shapes = Act::shapes(&given.act).ok_or_else(|| {
        Failure::Wrong(Said::english(format_args!("`{}` is no act; see GET …/acts", given.act)))
    })?;
    let mut texts = Texts::default();
    let fields = texts.fields(&given.fields, &shapes)?;
    let (labels, now) = (Labels::new(), visit.now());
    visit.state(|state| {
        let world = World { state, labels: &labels, files: &texts, now };
        Ok(Act::filled_in(&given.act, &fields, &world)?)
    })
}

/// The name of a submission is somebody's own, and of what it submits: neither another seat's key nor one's
/// own key with another act ever hides an act.
fn named(seat: SeatId, key: &str, given: &Given) -> Key {
    let fields = serde_json::Value::Object(given.fields.clone()).to_string();
    let mut hash = Sha256::new_with_prefix(b"unbracket/api/key/2");
    hash.update(seat.0.to_be_bytes());
    let capacity = format!("{:?} {:?}", given.on_behalf_of, given.aligned_with);
    for part in [key, &given.act, &fields, &capacity] {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    Key(hash.finalize().into())
}
