//! What the statistics promise, held against references and laws.

mod bridging;
mod choice;
mod fault;
mod foundation;
mod groups;
mod ideal;
mod packages;
mod read;
mod fragmentation;
mod ideal;
mod participation;
mod roll_calls;
mod framing;
mod language;
mod lineage;
mod overlap;
