//! Mail: letters on their way out. A letter is put into the outbox, durably, and sent from there; where
//! no mail server is named, the operator reads it there.
//!
//! **Invariant:** an address stands in the vault alone; nothing that a person wrote becomes a header.

mod digest;
mod letter;
mod line;
mod outbox;
mod post;
mod smtp;
mod subscriptions;

pub use digest::{Coming, News, Teller};
pub use letter::Letter;
pub use outbox::{Outbox, Waiting};
pub use post::{Foot, Limits, Post, Round};
pub use smtp::{Carrier, Smtp, SmtpError, Undelivered};
pub use subscriptions::{Part, Rhythm, Subscription, Subscriptions, Topic, Wish};
