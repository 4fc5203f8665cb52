//! Findings over negotiations that are played as scripts.

mod bridged;
mod comparable;
mod counted;
mod cures;
mod movement;
mod objections;
mod packages;
mod sealed;
mod small;
mod story;
mod support;
mod tables;
mod withheld;
mod words;
mod written;
