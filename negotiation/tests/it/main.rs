//! What the negotiation promises, each as a test.

mod deciding;
mod machine;
mod process;
mod rights;
