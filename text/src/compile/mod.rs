//! Compilation: hundreds of amendments laid into one draft.

mod compilation;

pub use compilation::{
    Anchor, Compilation, CompiledProvision, Origin, Unplaced, UnplacedReason, Voices,
    WholeProposals,
};
