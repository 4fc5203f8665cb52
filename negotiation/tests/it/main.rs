//! What the negotiation promises, each as a test.

mod adopted;
mod aftermath;
mod cycle;
mod deciding;
mod forum;
mod instruments;
mod machine;
mod process;
mod rights;
mod withheld;
