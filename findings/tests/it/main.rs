//! Findings over negotiations that are played as scripts.

mod counted;
mod movement;
mod sealed;
mod small;
mod story;
mod support;
mod tables;
mod written;
