//! The verifiable log held against a naive model, strangers' vectors and programs, and tampering.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod commitments;
mod foreign;
mod keys;
mod laws;
mod model;
mod notes;
mod policies;
mod receipts;
mod support;
mod tampering;
mod trees;
mod vectors;
mod witnesses;
