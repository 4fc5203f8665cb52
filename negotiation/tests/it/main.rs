//! What the negotiation promises, each as a test.

mod inputs;
mod people;
mod process;
mod rights;
