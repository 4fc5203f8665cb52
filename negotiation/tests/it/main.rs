//! What the negotiation promises, each as a test.

mod deciding;
mod process;
mod rights;
