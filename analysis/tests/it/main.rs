//! What the statistics promise, held against references and laws.

mod foundation;
mod fragmentation;
mod ideal;
mod participation;
mod roll_calls;
