#![doc = include_str!("../README.md")]

pub mod answers;
pub mod chance;
pub mod choice;
pub mod estimate;
pub mod numeric;
pub mod packages;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
