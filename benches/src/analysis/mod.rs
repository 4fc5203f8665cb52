//! The statistics, beside their references where those can be run.

mod lineage;

/// Runs every topic.
pub(crate) fn run() {
    lineage::run();
}
