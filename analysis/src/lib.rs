#![doc = include_str!("../README.md")]

pub mod answers;
pub mod bridging;
pub mod chance;
pub mod estimate;
pub mod fault;
pub mod lineage;
pub mod numeric;
pub mod overlap;
pub mod language;
pub mod numeric;
pub mod words;
pub mod fragmentation;
pub mod ideal;
pub mod numeric;
pub mod participation;
pub mod groups;
pub mod numeric;
pub mod read;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
