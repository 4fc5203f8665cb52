//! `cargo xtask figures`: what the compile does on real amendments, printed from the data set.

use crate::house::cargo;

/// Prints the figures.
///
/// # Errors
/// Fails where the program that prints them does not build or run.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    let program =
        ["run", "--quiet", "--release", "--package", "unbracket-benches", "--", "figures"];
    cargo(&program, arguments)
}
