//! Lineage: where the words of a text come from.
//!
//! A shared run of words is evidence, not proof: it does not see what was said aloud, nor a common
//! source that nobody named. Therefore every figure comes with the passages that it counts.
//! **Invariant:** every word of the text stands in exactly one run, and every new word is credited
//! once in all, or listed as unexplained.

mod chain;
mod function_words;
mod library;
mod score;
mod trace;
mod voices;

pub use chain::{Ancestor, BornRun, Chain, Descent, How, chain, inherited};
pub use function_words::is_function_word;
pub use library::{
    Content, Library, RUN_CONTENT_WORDS, RUN_WORDS, Reading, Run as SharedRun, matched, read,
};
pub use score::Score;
pub use trace::{Origin, Quote, Trace, TracedProvision, TracedRun, trace, trace_in_rounds};
