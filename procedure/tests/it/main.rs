//! Rules as truth tables, the real cases, the laws, and the planted faults that they must find.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod conduct;
mod faults;
mod fixtures;
mod flips;
mod laws;
mod reasons;
mod rooms;
mod silence;
mod tables;
mod text;
