//! What the statistics promise, held against references and laws.

mod bridging;
mod choice;
mod cox;
mod fault;
mod foundation;
mod fragmentation;
mod framing;
mod groups;
mod ideal;
mod language;
mod lineage;
mod meaning;
mod overlap;
mod packages;
mod participation;
mod read;
mod real;
mod roll_calls;
mod same_cells;
