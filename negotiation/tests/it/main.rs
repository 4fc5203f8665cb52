//! What the negotiation promises, each as a test.

mod golden;
mod inputs;
mod laws_inputs;
mod laws_people;
mod people;
mod laws_texts;
mod deciding;
mod process;
mod rights;
mod texts;
