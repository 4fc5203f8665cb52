//! The promises of the port on real servers, and what happens to them when servers die.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod conformance;
