#![doc = include_str!("../README.md")]

mod append;
mod body;
mod commit;
mod durability;
mod fault;
mod head;
mod idle;
mod lead;
mod nodes;
mod schema;
mod session;
mod shared;
mod store;
mod tail;
mod tray;
mod vault;
mod warning;

pub use durability::Durability;
pub use head::PostgresHead;
pub use nodes::Nodes;
pub use shared::Timing;
pub use store::PostgresStore;
pub use tray::PostgresTray;
pub use vault::PostgresVault;
