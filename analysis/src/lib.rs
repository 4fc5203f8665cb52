#![doc = include_str!("../README.md")]

pub mod answers;
pub mod chance;
pub mod estimate;
pub mod framing;
pub mod language;
pub mod numeric;
pub mod words;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
