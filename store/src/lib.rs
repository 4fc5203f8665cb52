#![doc = include_str!("../README.md")]

mod batch;
mod error;
mod head;
mod port;
mod vault;

pub use batch::{Appended, Batch, Body, Entry, Epoch, Key, Name};
pub use error::Error;
pub use head::Head;
pub use port::Store;
pub use vault::Vault;
