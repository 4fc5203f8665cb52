//! What the negotiation promises, each as a test.

mod golden;
mod inputs;
mod laws_inputs;
mod people;
mod process;
mod rights;
