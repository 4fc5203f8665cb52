//! The entry of a record: an event as a leaf of facts and a body of words.
//!
//! A leaf is a map in canonical JSON:
//!
//! | name | meaning |
//! |---|---|
//! | `act` | the kind of act |
//! | `at` | the moment, in seconds since 1970 |
//! | `body` | the commitment to the body, 64 hexadecimal digits; absent where there is none |
//! | `by` | the seat |
//! | `f` | the fields of the act; a place in the body stands for words |
//! | `for`, `with` | the group on whose behalf, or with which the seat aligns itself |
//! | `o` | what followed; absent where nothing did |
//! | `rule` | the rule relied on |
//! | `sealed` | `true` where the body is kept from the public |
//! | `second` | the officer who signed with them |
//! | `v` | the form of the entry: 1 |
//!
//! A body is a list in canonical JSON. A sealed one is filled up with spaces, so that its length tells
//! little.

use std::borrow::Cow;

use unbracket_procedure::Moment;

use crate::act::Act;
use crate::event::{Digest, Event, Outcome};
use crate::rights::{Capacity, Credentials};
use crate::roster::{GroupId, SeatId};
use crate::wire::{Bodies, Fields, Recorded, Value, WireError};

/// The form in which entries are written.
const FORM: i64 = 1;

/// The largest leaf.
pub const LEAF_LIMIT: usize = 65_535;

/// The lengths to which sealed bodies are filled up; beyond the last, to multiples of it.
const SEALED: [usize; 5] = [256, 1 << 10, 4 << 10, 16 << 10, 64 << 10];

/// An event as bytes, but for the commitment to its body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    entries: Vec<(Cow<'static, str>, Value<'static>)>,
    /// The bytes of the body; none where nobody wrote any words.
    pub body: Option<Vec<u8>>,
}

/// A leaf that was read, before its body is at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<'a> {
    value: Value<'a>,
    /// The commitment to its body.
    pub body: Option<Digest>,
    /// Whether the body is kept from the public.
    pub sealed: bool,
}

/// Writes an event.
pub fn write(event: &Event) -> Written {
    let mut bodies = Bodies::new();
    let entries = entries(event, &mut bodies);
    let body = bodies.bytes();
    let body = if event.act.sealed() { body.map(fill_up) } else { body };
    Written { entries, body }
}

/// How many bytes the leaf of an event has that has a body, and what stands in the body.
pub(crate) fn measure(event: &Event) -> (usize, Bodies<'static>) {
    let mut bodies = Bodies::new();
    let entries = entries(event, &mut bodies);
    (Written { entries, body: None }.leaf(Some(Digest([0; 32]))).len(), bodies)
}

/// What stands in the leaf of an event; its words go into the body.
fn entries(
    event: &Event,
    bodies: &mut Bodies<'static>,
) -> Vec<(Cow<'static, str>, Value<'static>)> {
    let mut entries = vec![
        (Cow::Borrowed("act"), Value::text(event.act.kind())),
        (Cow::Borrowed("at"), Value::Int(event.at.0)),
        (Cow::Borrowed("by"), Value::Int(i64::from(event.by.seat.0))),
        (Cow::Borrowed("f"), event.act.put(bodies)),
        (Cow::Borrowed("rule"), Value::text(event.act.rule())),
        (Cow::Borrowed("v"), Value::Int(FORM)),
    ];
    let mut add = |name: &'static str, number: u32| {
        entries.push((Cow::Borrowed(name), Value::Int(i64::from(number))));
    };
    match event.by.capacity {
        Capacity::National => {}
        Capacity::OnBehalfOf(group) => add("for", group.0),
        Capacity::AlignedWith(group) => add("with", group.0),
    }
    if let Some(second) = event.by.countersigned {
        add("second", second.0);
    }
    if event.outcome != Outcome::none() {
        entries.push((Cow::Borrowed("o"), event.outcome.put_fields(&mut Bodies::new())));
    }
    if event.act.sealed() {
        entries.push((Cow::Borrowed("sealed"), Value::Bool(true)));
    }
    entries
}

fn fill_up(mut body: Vec<u8>) -> Vec<u8> {
    let largest = SEALED[SEALED.len() - 1];
    let length = SEALED
        .into_iter()
        .find(|length| body.len() <= *length)
        .unwrap_or_else(|| body.len().next_multiple_of(largest));
    body.resize(length, b' ');
    body
}

/// A sealed body without what fills it up, which has to be as we would fill it.
fn emptied(body: &[u8]) -> Result<&[u8], WireError> {
    let words = body.trim_ascii_end();
    if fill_up(words.to_vec()) == body {
        return Ok(words);
    }
    Err(WireError::wrong("spaces up to the next of the lengths that sealed bodies have").of("body"))
}

impl Written {
    /// The bytes of the leaf, with the commitment to its body where it has one.
    pub fn leaf(mut self, commitment: Option<Digest>) -> Vec<u8> {
        if let Some(commitment) = commitment {
            self.entries.push((Cow::Borrowed("body"), Value::text(commitment.to_string())));
        }
        Value::map(self.entries).write()
    }
}

impl<'a> Leaf<'a> {
    /// Reads a leaf.
    ///
    /// # Errors
    /// Where the bytes are not the one form of a leaf.
    pub fn read(bytes: &'a [u8]) -> Result<Self, WireError> {
        if bytes.len() > LEAF_LIMIT {
            return Err(WireError::wrong("at most 65,535 bytes").of("leaf"));
        }
        let value = Value::parse(bytes)?;
        let fields = Fields::of(&value)?;
        let none = Bodies::new();
        let form: i64 = fields.take("v", &none)?;
        if form != FORM {
            return Err(WireError::Form(form));
        }
        let body = fields.take("body", &none)?;
        let sealed = fields.take("sealed", &none)?;
        Ok(Self { value, body, sealed })
    }

    /// The kind of act, which stands in the leaf itself.
    ///
    /// # Errors
    /// Where it is missing.
    pub fn kind(&self) -> Result<&str, WireError> {
        match Fields::of(&self.value)?.raw("act") {
            Some(Value::Text(kind)) => Ok(kind.as_ref()),
            _ => Err(WireError::Missing("act".to_owned())),
        }
    }

    /// When it was done.
    ///
    /// # Errors
    /// Where that is missing or wrong.
    pub fn at(&self) -> Result<Moment, WireError> {
        Fields::of(&self.value)?.take("at", &Bodies::new())
    }

    /// The event, with its body or without; what the body held is then withheld.
    ///
    /// # Errors
    /// Where a field is missing, unknown or wrong, or the leaf is not the one form of its event.
    pub fn event(&self, body: Option<&[u8]>) -> Result<Event, WireError> {
        let bodies = match body {
            Some(body) if self.sealed => Bodies::parse(emptied(body)?)?,
            Some(body) => Bodies::parse(body)?,
            None if self.body.is_some() => Bodies::withheld(),
            None => Bodies::new(),
        };
        let fields = Fields::of(&self.value)?;
        let none = Bodies::new();
        let kind = match fields.raw("act") {
            Some(Value::Text(kind)) => kind.as_ref(),
            _ => return Err(WireError::Missing("act".to_owned())),
        };
        let given = fields.raw("f").ok_or_else(|| WireError::Missing("f".to_owned()))?;
        let act = Act::take(kind, given, &bodies).map_err(|error| error.of(kind))?;
        if !bodies.is_taken() {
            return Err(WireError::wrong("no words that the leaf does not name").of("body"));
        }
        let rule = matches!(fields.raw("rule"), Some(Value::Text(rule)) if rule == act.rule());
        if !rule {
            return Err(WireError::wrong(format!("`{}`", act.rule())).of("rule"));
        }
        if act.sealed() != self.sealed {
            return Err(WireError::wrong("`true` exactly where the body is sealed").of("sealed"));
        }
        let outcome: Option<Outcome> = fields.take("o", &none)?;
        let event = Event {
            act,
            by: credentials(&fields, &none)?,
            at: Moment(fields.take("at", &none)?),
            outcome: outcome.unwrap_or_else(Outcome::none),
        };
        fields.raw("v");
        fields.raw("body");
        fields.raw("sealed");
        fields.done(NAMES)?;
        Ok(event)
    }
}

const NAMES: &[&str] =
    &["act", "at", "body", "by", "f", "for", "o", "rule", "sealed", "second", "v", "with"];

fn credentials(fields: &Fields<'_, '_>, none: &Bodies) -> Result<Credentials, WireError> {
    let group: Option<GroupId> = fields.take("for", none)?;
    let aligned: Option<GroupId> = fields.take("with", none)?;
    let capacity = match (group, aligned) {
        (None, None) => Capacity::National,
        (Some(group), None) => Capacity::OnBehalfOf(group),
        (None, Some(group)) => Capacity::AlignedWith(group),
        (Some(_), Some(_)) => return Err(WireError::wrong("one capacity").of("with")),
    };
    let seat: SeatId = fields.take("by", none)?;
    Ok(Credentials { seat, capacity, countersigned: fields.take("second", none)? })
}
