//! Findings over negotiations that are played as scripts.

mod sealed;
mod story;
mod support;
mod written;
