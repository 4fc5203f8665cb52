//! The suite that every adapter passes, on the stores of this crate and on stores built wrong.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod conforming;
mod head;
mod planted;
mod shelf;
