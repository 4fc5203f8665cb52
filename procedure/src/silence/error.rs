//! Why an act is out of order under the silence procedure.
//!
//! *Invariant*: each says what would be in order.

use crate::moment::Moment;
use crate::room::Voter;

/// Why an act is out of order under the silence procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SilenceError {
    /// Too little time to object.
    #[error("silence runs for the least notice of the modalities; a deadline from {} on would be in order", .0.0)]
    TooShort(Moment),
    /// Nobody could break it.
    #[error("a silence that nobody may break agrees nothing; name who is eligible")]
    NobodyEligible,
    /// Nothing lies under it.
    #[error("a silence covers the whole text or at least one unit; name a unit")]
    NothingInScope,
    /// Whoever may not break it.
    #[error("silence is broken by those who are eligible, and {} is not; ask an eligible member to object", .0.0)]
    NotEligible(Voter),
    /// An objection to something else.
    #[error(
        "an objection breaks the silence of units in scope; name one of them, or the whole text"
    )]
    OutOfScope,
    /// The text is no longer under silence.
    #[error("the text was withdrawn from silence; issue it again")]
    Withdrawn,
    /// After the deadline.
    #[error("this has to happen before the deadline, {}; issue the text again", .0.0)]
    Over(Moment),
    /// A deadline that is no extension.
    #[error("an extension sets a later deadline than {}; name one", .0.0)]
    NotLater(Moment),
    /// Nothing to withdraw.
    #[error("only an objection that stands can be withdrawn, and {} has none", .0.0)]
    NoBreak(Voter),
}
