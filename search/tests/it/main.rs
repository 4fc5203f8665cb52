//! The tests of the search, over negotiations that are played as scripts.

mod following;
mod languages;
