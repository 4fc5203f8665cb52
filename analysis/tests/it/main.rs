//! What the statistics promise, held against references and laws.

mod bridging;
mod foundation;
mod groups;
mod read;
