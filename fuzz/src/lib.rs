//! What every fuzz target asks of the house, as plain functions: one file a target, and one for what
//! several share.

pub mod brackets;
pub mod case;
pub mod compile;
pub mod document;
pub mod doors;
pub mod leaf;
pub mod log;
pub mod markdown;
pub mod note;
pub mod package;
pub mod script;
pub mod word;
