//! Mail: letters on their way out. A letter is put into the outbox, durably, and sent from there; where
//! no mail server is named, the operator reads it there.
//!
//! **Invariant:** an address stands in the vault alone; nothing that a person wrote becomes a header.

mod letter;
mod outbox;

pub use letter::Letter;
pub use outbox::{Outbox, Waiting};
