#![doc = include_str!("../README.md")]

mod anderson;
pub mod answers;
pub mod bridging;
pub mod chance;
pub mod choice;
pub mod estimate;
pub mod fault;
pub mod fragmentation;
pub mod framing;
pub mod groups;
pub mod ideal;
pub mod language;
pub mod lineage;
pub mod meaning;
pub mod numeric;
pub mod overlap;
pub mod packages;
pub mod parallel;
pub mod participation;
pub mod read;
pub mod words;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
