//! Strength of language: what a clause asks, how far it binds, what takes it back, and whether the
//! next version of it says less.
//!
//! **Invariant:** every number stands on passages, and the passages are part of the result.
//!
//! Four ordinal axes (directive, stance, commitment, continuity) and what weakens or sharpens them
//! (hedges, conditions, scope, dates, numbers, bodies named, follow-up) are counted with an editable
//! [`Lexicon`]. The axes are this project's construction from the sources that the table names; a
//! label is a pointer to passages, never a verdict. English only: other languages are
//! [`NotScored`]. What is still bracketed has no strength: score a reading of it. The words cannot
//! say whether a clause matters, whether anybody will keep it, nor what was meant.

mod change;
mod clause;
mod drafts;
mod lexicon;
mod precision;
mod profile;
mod recognise;

pub use change::{Change, Changed, Course, Shift, change};
pub use clause::{Legalization, Mark, NotScored, Strength, strength, strength_of};
pub use drafts::{ClauseChange, changes};
pub use lexicon::{Entry, Fault, Feature, Lexicon, LexiconError, Standing};
pub use profile::{Profile, profile};
pub use recognise::recognise;
