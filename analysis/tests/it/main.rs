//! What the statistics promise, held against references and laws.

mod fault;
mod foundation;
mod ideal;
mod bridging;
mod foundation;
mod groups;
mod read;
