//! Laws of the text crate, each a property test with a planted fault that its check must find.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod align;
mod drafts;
mod gdpr;
mod laws;
mod lineage;
mod lookalike;
mod number;
mod versions;
