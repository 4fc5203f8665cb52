//! What the statistics promise, held against references and laws.

mod bridging;
mod choice;
mod fault;
mod foundation;
mod groups;
mod ideal;
mod packages;
mod read;
