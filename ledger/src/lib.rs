#![doc = include_str!("../README.md")]

pub mod bundle;
pub mod checkpoint;
pub mod commitment;
pub mod cosignature;
pub mod hash;
pub mod key;
pub mod note;
pub mod policy;
pub mod proof;
pub mod receipt;
pub mod rotation;
pub mod source;
pub mod tile;
pub mod tree;
pub mod verify;
pub mod witness;
pub mod writer;

pub use checkpoint::{Checkpoint, CheckpointError};
pub use commitment::{Commitment, Salt, commit};
pub use cosignature::cosign;
pub use hash::{Hash, leaf_hash};
pub use key::{KeyKind, KeyName, SignerKey, VerifierKey};
pub use note::{Note, NoteError, SignatureLine};
pub use policy::{Freshness, Policy, PolicyError};
pub use proof::Head;
pub use receipt::{Receipt, ReceiptError};
pub use rotation::Rotation;
pub use source::{Files, Source, SourceError, TileNodes};
pub use tile::{Layer, Tile};
pub use tree::{Frontier, Tree};
pub use verify::{Class, Fault, Report, verify};
pub use writer::{File, Writer};
