//! Why an act is out of order.

use crate::said;
use crate::said::Said;
use crate::wire::terms;
use crate::words::Words;

terms! {
    /// The kind of a refusal: what would have to change for the act to be in order.
    Code {
        /// Whoever acts has not the right to it.
        NotPermitted = "not-permitted",
        /// The act belongs to another stage of the process.
        OutOfStage = "out-of-stage",
        /// The time for it has not come.
        TooEarly = "too-early",
        /// The time for it is over.
        TooLate = "too-late",
        /// The notice that the modalities ask for is not given.
        ShortNotice = "short-notice",
        /// It names something that is not there.
        Unknown = "unknown",
        /// It concerns what belongs to somebody else.
        NotYours = "not-yours",
        /// It was done before, or stands already.
        Repeated = "repeated",
        /// What it concerns is closed, withdrawn or decided.
        Closed = "closed",
        /// Something has to be done first.
        NotReady = "not-ready",
        /// A reason, a name or words are wanted.
        Blank = "blank",
        /// An objection that the rule counts stands in the way.
        Objected = "objected",
        /// A second officer has to sign.
        Countersignature = "countersignature",
        /// It contradicts itself or the modalities.
        Contradiction = "contradiction",
        /// It is larger than the limits allow.
        TooMuch = "too-much",
    }
}

/// Why an act is out of order: which rule it breaks, and what would be in order.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message} [{rule}]")]
pub struct Refusal {
    /// The kind.
    pub code: Code,
    /// The rule that it breaks: a name that stands in [`crate::rules`].
    pub rule: &'static str,
    /// What is wrong and what would be in order.
    pub message: Said,
}

impl Refusal {
    /// A refusal under a rule.
    pub fn new(code: Code, rule: &'static str, message: Said) -> Self {
        Self { code, rule, message }
    }
}

/// Refuses an act that names more things of one kind than its leaf should hold.
pub(crate) fn at_most(count: usize, what: Said) -> Result<(), Refusal> {
    let most = crate::rules::MOST;
    require(count <= most, Code::TooMuch, crate::rules::LIMITS, || {
        said!("{count} {what} are named; an act names at most {most}", count, what, most)
    })
}

/// Refuses a name or a title that no line can hold, or that turns the line in which it stands.
pub(crate) fn short(name: &Words) -> Result<(), Refusal> {
    const MOST: usize = 300;
    let letters = name.text().map_or(0, |text| text.chars().count());
    require(letters <= MOST, Code::TooMuch, crate::rules::LIMITS, || {
        said!(
            "a name or a title has at most {most} characters; this has {letters}",
            most = MOST,
            letters
        )
    })?;
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\n');
    let plain = !name.text().is_some_and(|text| text.contains(turns));
    require(plain, Code::Contradiction, crate::rules::LIMITS, || {
        said!("a name or a title stands in one line and turns no direction of writing")
    })
}

/// Refuses unless a condition holds.
pub(crate) fn require(
    holds: bool,
    code: Code,
    rule: &'static str,
    message: impl FnOnce() -> Said,
) -> Result<(), Refusal> {
    if holds { Ok(()) } else { Err(Refusal::new(code, rule, message())) }
}
