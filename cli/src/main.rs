//! Unbracket.
fn main() {}
