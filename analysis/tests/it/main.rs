//! What the statistics promise, held against references and laws.

mod choice;
mod foundation;
mod packages;
