//! The record in SQLite: its promises, its files, and what becomes of it when the machine fails.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod conforming;
mod durability;
mod files;
