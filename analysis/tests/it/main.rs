//! What the statistics promise, held against references and laws.

mod bridging;
mod choice;
mod fault;
mod foundation;
mod framing;
mod groups;
mod ideal;
mod language;
mod lineage;
mod meaning;
mod overlap;
mod packages;
mod read;
mod real;
