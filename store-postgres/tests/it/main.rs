//! The promises of the port on real servers, and what happens to them when servers die.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod answers;
mod conformance;
mod failover;
mod follow;
mod load;
mod proxy;
mod schema;
mod settings;
mod trouble;
