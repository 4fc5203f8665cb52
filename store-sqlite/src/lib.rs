#![doc = include_str!("../README.md")]

mod append;
mod connect;
mod file;
mod kind;
mod lead;
mod probe;
mod reader;
mod schema;
mod store;
mod told;
mod vault;
mod watcher;
mod writer;

pub use store::SqliteStore;
pub use vault::SqliteVault;
