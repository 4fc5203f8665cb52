//! Framing: which words tell groups apart, in what company a phrase stands, who uses which of two
//! rival terms, how a phrase spread.
//!
//! **Invariant:** the actor, not the word, is the unit of chance: words of one speaker are not
//! independent, so every interval comes from resampling speakers.
//!
//! Counts cannot say what a word means to whoever uses it. A term that follows the chair's draft is
//! exposure, not influence; nothing here infers who learned from whom.

mod adoption;
mod concordance;
mod counts;
mod cox;
mod hazard;
mod keyness;
mod linear;
mod moments;
mod quantities;
mod rival;
mod wordfish;

pub use adoption::{Adoption, CurvePoint, FirstUse, Occasion, Utterance, adoption};
pub use concordance::{Concordance, Hit};
pub use counts::{Cell, Counts, CountsBuilder};
pub use cox::{Coefficient, Cox, Survival, cox};
pub use hazard::{EventHistory, Period, event_history};
pub use keyness::{Keyness, KeynessOptions, Keyword, g2, keyness};
pub use rival::{Frame, FrameError, Frames, RivalShare, Rivalry, Usage, Variant, rivalry};
pub use wordfish::{AxisStability, Position, Resampling, Wordfish, WordfishOptions, wordfish};
