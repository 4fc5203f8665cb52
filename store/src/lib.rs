#![doc = include_str!("../README.md")]

mod batch;
pub mod conformance;
mod error;
mod file_head;
mod files;
mod head;
mod memory;
mod port;
mod shelf;
mod tray;
mod vault;

pub use batch::{Appended, Batch, Body, Entry, Epoch, Key, LEAF_LIMIT, Name};
pub use error::Error;
pub use file_head::FileHead;
pub use head::Head;
pub use memory::{MemoryHead, MemoryStore, MemoryVault};
pub use port::Store;
pub use shelf::Shelf;
pub use tray::{Request, Tray};
pub use vault::Vault;
