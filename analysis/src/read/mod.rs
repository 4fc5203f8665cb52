//! Readers of the shapes in which answers are published.
//!
//! Invariant: a reader takes text and gives data or an error with its place; nothing is guessed.

pub mod roll_calls;
