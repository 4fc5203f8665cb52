//! Deciding and evolving: the two functions everything else serves.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;
use unbracket_text::ProvisionId;

use crate::act::inputs::InputsAct;
use crate::act::{Act, Case, Done};
use crate::record;
use crate::refusal::{Code, Refusal, require};
use crate::rights::{self, Credentials};
use crate::roster::SeatId;
use crate::rules;
use crate::said;
use crate::state::State;
use crate::wire::{Bodies, record, terms};
use crate::words::Tag;

/// What happened: an act that was in order, by whom, when, and what followed from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What was done.
    pub act: Act,
    /// By whom, in which capacity.
    pub by: Credentials,
    /// When.
    pub at: Moment,
    /// What followed.
    pub outcome: Outcome,
}

record! {
    /// What followed from an act: facts that were decided once and are only read afterwards.
    Outcome {
        /// The number of what the act made.
        made: Option<u32>,
        /// The paragraph status that it gave to provisions.
        status: BTreeMap<ProvisionId, ParagraphStatus>,
        /// The rules of the modalities that it broke, in public.
        breaches: BTreeSet<Tag>,
        /// The word for the decision that it brought about.
        decision: Option<Tag>,
        /// How a rule designates the decision.
        designation: Option<Tag>,
        /// Who stood in the way.
        in_the_way: BTreeSet<SeatId>,
        /// The provisions on which silence was broken, or an objection stood.
        units: BTreeSet<ProvisionId>,
        /// Counts that belong to the decision, by name.
        tally: BTreeMap<Tag, u32>,
        /// The digest of the text as it stands afterwards, where the act changed it.
        text: Option<Digest>,
    }
}

impl Outcome {
    /// Nothing but the act itself.
    pub fn none() -> Self {
        Self {
            made: None,
            status: BTreeMap::new(),
            breaches: BTreeSet::new(),
            decision: None,
            designation: None,
            in_the_way: BTreeSet::new(),
            units: BTreeSet::new(),
            tally: BTreeMap::new(),
            text: None,
        }
    }

    /// The act made the thing of this number.
    pub fn made(number: u32) -> Self {
        Self { made: Some(number), ..Self::none() }
    }
}

terms! {
    /// Where a paragraph stands between open and agreed.
    ParagraphStatus {
        /// Under discussion.
        Open = "open",
        /// Holds text in brackets.
        Bracketed = "bracketed",
        /// Must exist; its words are still to come.
        Placeholder = "placeholder",
        /// The facilitator believes it agreed.
        SuggestedForClosure = "suggested-for-closure",
        /// Agreed by those present, pending their capitals.
        AgreedAdReferendum = "agreed-ad-referendum",
        /// Agreed.
        Agreed = "agreed",
        /// Was agreed and is open again.
        Reopened = "reopened",
        /// Taken out.
        Deleted = "deleted",
        /// Stands elsewhere now.
        Moved = "moved",
        /// Went into another paragraph.
        Merged = "merged",
    }
}

impl ParagraphStatus {
    /// Whether the room has agreed it, be it pending the capitals.
    pub(crate) fn is_agreed(self) -> bool {
        matches!(self, Self::Agreed | Self::AgreedAdReferendum)
    }
}

/// The SHA-256 of a text in its canonical bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

/// Decides whether an act is in order, and what follows from it. Changes nothing.
///
/// `now` must not lie before the moment of the last event.
///
/// # Errors
/// A [`Refusal`] that names the rule and what would be in order.
pub fn decide(state: &State, act: &Act, by: &Credentials, now: Moment) -> Result<Event, Refusal> {
    require(now >= state.now, Code::TooEarly, rules::STAGES, || {
        said!("the record has a later moment already; time does not go back")
    })?;
    let case = Case { by, now };
    rights::check(act.permit(), state, &case, act.owns(state, by))?;
    let outcome = act.decide(state, &case)?;
    let event = Event { act: act.clone(), by: *by, at: now, outcome };
    check_leaf(&event)?;
    Ok(event)
}

/// The bytes of a reason, a statement, a report: some twenty pages.
const WORDS_LIMIT: usize = 64 << 10;
/// The bytes of a contribution: some eighty pages.
const CONTRIBUTION_LIMIT: usize = 256 << 10;

/// Refuses what could be written and never be read again, or by nobody.
fn check_leaf(event: &Event) -> Result<(), Refusal> {
    let (length, bodies) = record::measure(event);
    let most = match event.act {
        Act::Inputs(InputsAct::Contribute(_)) => CONTRIBUTION_LIMIT,
        _ => WORDS_LIMIT,
    };
    let longest = bodies.words().map(str::len).max().unwrap_or(0);
    require(longest <= most, Code::TooMuch, rules::LIMITS, || {
        said!("{length} bytes of words; {most} are the most", length = longest, most)
    })?;
    let control = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let found = bodies.words().find_map(|words| words.chars().find(control));
    require(found.is_none(), Code::Contradiction, rules::LIMITS, || {
        let code = format!("U+{:04X}", found.map_or(0, u32::from));
        said!("the words hold {code}, which nobody can read", code)
    })?;
    require(length <= record::LEAF_LIMIT, Code::TooMuch, rules::LIMITS, || {
        said!(
            "the entry would have {length} bytes; {most} are the most",
            length,
            most = record::LEAF_LIMIT
        )
    })
}

/// Takes an event into the state. Cannot fail, and judges nothing.
pub fn evolve(state: &mut State, event: &Event) {
    let done = Done { by: event.by, at: event.at, outcome: &event.outcome, index: state.length };
    event.act.apply(state, &done);
    state.process.take_down(event, state.length);
    state.now = event.at;
    state.length += 1;
}

impl Digest {
    /// The digest of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        use sha2::Digest as _;
        Self(sha2::Sha256::digest(bytes).into())
    }

    fn parse(text: &str) -> Option<Self> {
        let digit = |byte: u8| match byte {
            b'0'..=b'9' => Some(byte - b'0'),
            b'a'..=b'f' => Some(byte - b'a' + 10),
            _ => None,
        };
        let (pairs, odd) = text.as_bytes().as_chunks::<2>();
        let mut bytes = [0; 32];
        if pairs.len() != bytes.len() || !odd.is_empty() {
            return None;
        }
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }
}

impl std::fmt::Display for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Digest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl crate::wire::Field for Digest {
    fn put(&self, _: &mut Bodies) -> Option<crate::wire::Value<'static>> {
        Some(crate::wire::Value::text(self.to_string()))
    }

    fn take(value: &crate::wire::Value<'_>, _: &Bodies) -> Result<Self, crate::wire::WireError> {
        match value {
            crate::wire::Value::Text(text) => Self::parse(text),
            _ => None,
        }
        .ok_or_else(|| crate::wire::WireError::wrong("64 small hexadecimal digits"))
    }

    fn shape() -> crate::wire::Shape {
        crate::wire::Shape::Digest
    }

    fn read(
        token: &crate::script::Token,
        _: &crate::script::World<'_>,
    ) -> Result<Self, crate::script::ScriptError> {
        let found = token.text().and_then(Self::parse);
        found.ok_or_else(|| token.wants(said!("64 small hexadecimal digits")))
    }
}
