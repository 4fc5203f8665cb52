//! Tests of the quarantine: what it reads, what it refuses, and what a hostile worker cannot do.

mod hostile;
mod reading;
