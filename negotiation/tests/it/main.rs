//! What the negotiation promises, each as a test.

mod laws_texts;
mod process;
mod rights;
mod texts;
