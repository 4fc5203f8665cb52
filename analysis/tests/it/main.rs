//! What the statistics promise, held against references and laws.

mod bridging;
mod fault;
mod foundation;
mod groups;
mod ideal;
mod read;
mod real;
