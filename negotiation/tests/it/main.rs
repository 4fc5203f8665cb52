//! What the negotiation promises, each as a test.

mod adopted;
mod aftermath;
mod cycle;
mod deciding;
mod machine;
mod forum;
mod golden;
mod inputs;
mod instruments;
mod laws_inputs;
mod laws_people;
mod laws_texts;
mod people;
mod process;
mod rights;
mod texts;
mod withheld;
