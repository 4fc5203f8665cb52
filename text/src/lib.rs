#![doc = include_str!("../README.md")]

pub mod align;
pub mod amendment;
mod atom;
pub mod compare;
pub mod compile;
mod diff;
pub mod draft;
mod edit;
mod han;
pub mod lineage;
pub mod lookalike;
pub mod number;
pub mod passage;
pub mod provision;
pub mod rebase;
pub mod shingle;
pub mod sponsor;
pub mod token;
pub mod versions;

pub use align::{Alignment, Link, align};
pub use amendment::{Amendment, AmendmentId, Change, Place};
pub use compare::{Run, compare, compare_finely};
pub use compile::{
    Anchor, Choices, Compilation, CompiledProvision, Joined, Origin, PairCount, Reading, Relation,
    Summary, Unplaced, UnplacedReason, Voices, WholeProposals, WordCount, Words, compile,
};
pub use draft::{Draft, DraftError, MAX_DEPTH};
pub use lineage::{Chain, Trace, chain, is_function_word, trace};
pub use lookalike::{Lookalike, LookalikeKind, look_alike};
pub use number::{
    Concordance, InsertionConvention, Label, Numbering, PreambularStyle, label_sequence, labels,
    parse_label, renumber,
};
pub use passage::{
    Alternative, Bracket, BracketId, BracketReason, Edge, Passage, Piece, Printed, Stance,
};
pub use provision::{Provision, ProvisionId, ProvisionKind, Standing};
pub use rebase::{Outcome, Rebased, StaleReason, rebase};
pub use sponsor::{Capacity, Sponsor, Sponsors};
pub use versions::{AnotherText, amendments, amendments_above};
