//! `cargo xtask bench`: the benchmarks, optimised, as figures and ratios.

use crate::house::cargo;

/// Runs the benchmarks named, or all.
///
/// # Errors
/// Fails where they do not build or run.
pub(crate) fn run(arguments: &[String]) -> anyhow::Result<()> {
    cargo(&["run", "--quiet", "--release", "--package", "unbracket-benches", "--"], arguments)
}
