#![doc = include_str!("../README.md")]

pub mod document;
pub mod html;
pub mod limits;
pub mod notice;

pub use document::{Author, Comment, Document, Version};
pub use limits::{Limits, ReadError};
pub use notice::Notice;
