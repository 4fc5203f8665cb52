//! Positions, held against the published ideal points of the United Nations General Assembly.

pub(crate) mod assembly;
mod held_out;
mod laws;
mod published;
