//! A letter: to one address, in plain text.

use serde::{Deserialize, Serialize};

/// A letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub to: String,
    /// What it is about: words of ours, never of a participant.
    pub subject: String,
    /// The text.
    pub text: String,
}
