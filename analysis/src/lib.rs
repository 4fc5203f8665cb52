#![doc = include_str!("../README.md")]

pub mod answers;
pub mod chance;
pub mod estimate;
pub mod fault;
pub mod numeric;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
