//! HTML: pages for people.

pub mod page;
