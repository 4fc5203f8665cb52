//! What the negotiation promises, each as a test.

mod golden;
mod inputs;
mod laws_inputs;
mod laws_people;
mod people;
mod laws_texts;
mod adopted;
mod aftermath;
mod cycle;
mod deciding;
mod forum;
mod instruments;
mod process;
mod rights;
mod texts;
mod withheld;
