//! What the statistics promise, held against references and laws.

mod foundation;
mod framing;
mod language;
