#![doc = include_str!("../README.md")]

pub mod answers;
pub mod bridging;
pub mod chance;
pub mod estimate;
pub mod groups;
pub mod numeric;
pub mod read;

pub use answers::{Answer, Answers, AnswersBuilder};
pub use chance::{Chance, Seed};
pub use estimate::{Estimate, Interval, TooLittle};
