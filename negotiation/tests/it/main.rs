//! What the negotiation promises, each as a test.

mod process;
mod rights;
