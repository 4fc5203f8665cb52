//! What the negotiation promises, each as a test.

#![expect(clippy::unwrap_used, reason = "a test may stop where it stands")]

mod adopted;
mod aftermath;
mod clock;
mod conditions;
mod courses;
mod cycle;
mod deciding;
mod former_cycle;
mod forum;
mod golden;
mod identity;
mod inputs;
mod instruments;
mod laws_inputs;
mod laws_people;
mod laws_texts;
mod machine;
mod people;
mod printed;
mod process;
mod rights;
mod stranger;
mod texts;
mod withheld;
