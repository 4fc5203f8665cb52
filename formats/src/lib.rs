#![doc = include_str!("../README.md")]

pub mod document;
pub mod docx;
pub mod limits;
pub mod notice;
pub mod structure;

pub use document::{Author, Comment, Document, Version};
pub use limits::{Limits, ReadError};
pub use notice::Notice;
pub use structure::{Line, Structure, split_label, structure};
