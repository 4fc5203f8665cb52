//! The statistics, beside their references where those can be run.

mod packages;

/// Runs every topic.
pub(crate) fn run() {
    packages::run();
}
