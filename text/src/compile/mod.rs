//! Compilation: hundreds of amendments laid into one draft.
//!
//! The steps, one file each: amendments are put in canonical order and sorted by provision
//! (`plan`), quotations are anchored (`anchor`), the edits on each provision become nested brackets
//! (`tree`), proposed provisions are gathered at their places (`insertion`), and the whole is put in
//! reading order (`lay`). What came of it can be read (`reading`), related (`relation`) and counted.
//!
//! **Invariant:** the result does not depend on the order of the amendments.

mod anchor;
mod compilation;
mod ground;
mod insertion;
mod join;
mod lay;
mod plan;
mod reader;
mod reading;
mod relation;
mod tree;
mod words;

pub(crate) use anchor::anchor_edits;
pub use compilation::{
    Anchor, Compilation, CompiledProvision, Origin, Unplaced, UnplacedReason, Voices,
    WholeProposals,
};
pub use lay::compile;
pub use reading::{Choices, Joined, Reading};
pub use relation::{PairCount, Relation, Summary};
pub use words::{WordCount, Words};
