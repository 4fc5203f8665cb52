//! What the statistics promise, held against references and laws.

mod fault;
mod foundation;
mod ideal;
