#![doc = include_str!("../README.md")]

pub mod chapter;
mod findings;
pub mod gather;
mod passages;
pub mod write;

pub use findings::{Findings, Made, Method, Said, Settings, Tools, find, find_with};
pub use gather::{Gathered, Source, Voices, gather};
pub use passages::Passage;
