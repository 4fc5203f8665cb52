#![doc = include_str!("../README.md")]

pub mod brackets;
pub mod document;
pub mod limits;
pub mod names;
pub mod notice;
pub mod structure;

pub use document::{Author, Comment, Document, Version};
pub use limits::{Limits, ReadError};
pub use names::Names;
pub use notice::Notice;
pub use structure::{Line, Structure, split_label, structure};
