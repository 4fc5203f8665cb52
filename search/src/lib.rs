#![doc = include_str!("../README.md")]

mod excerpt;
mod find;
mod fold;
mod gather;
mod index;
mod query;

pub use excerpt::Part;
pub use find::{Facets, Filter, Found, Hit};
pub use fold::{Folded, fold};
pub use gather::{Key, Kind, Piece};
pub use index::{Index, News};
pub use query::{Clause, Query};
