//! Positions, held against the published ideal points of the United Nations General Assembly.

mod assembly;
mod published;
