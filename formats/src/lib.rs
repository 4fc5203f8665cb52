#![doc = include_str!("../README.md")]

mod assemble;
pub mod brackets;
mod compiled;
mod decode;
pub mod document;
pub mod docx;
pub mod html;
pub mod json;
pub mod limits;
pub mod markdown;
pub mod names;
pub mod notice;
mod option_label;
pub mod pdf;
pub mod plain;
pub mod read;
pub mod sniff;
pub mod structure;
pub mod suspect;
mod wording;
mod written;

pub use document::{Author, Comment, Document, Version};
pub use limits::{Limits, ReadError};
pub use names::Names;
pub use notice::Notice;
pub use read::{ReadOptions, read};
pub use sniff::Kind;
pub use structure::{Line, Structure, split_label, structure};
pub use written::Written;
