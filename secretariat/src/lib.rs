#![doc = include_str!("../README.md")]

pub mod accounts;
pub mod archive;
mod boot;
pub mod chance;
pub mod chatham;
pub mod clock;
mod entry;
pub mod export;
mod fold;
mod folder;
pub mod house;
pub mod import;
pub mod mail;
mod nodes;
pub mod pending;
pub mod places;
pub mod reading;
mod sequencer;
mod service;
mod shared;
mod signer;
mod stores;
mod submit;
pub mod templates;
pub mod vault;
pub mod verify;
pub mod witness;

pub use chance::Chance;
pub use clock::Clock;
pub use fold::{Fold, FoldError};
pub use house::{House, HouseError};
pub use places::{MemoryPlaces, Places};
pub use reading::{PublicEntry, ReadError};
pub use service::{
    Accepted, Frozen, Known, OpenError, Secretariat, Settings, Submission, SubmitError,
};
pub use stores::Stores;
pub use witness::{Witness, Witnesses};
