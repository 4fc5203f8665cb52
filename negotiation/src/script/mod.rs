//! The script: a small language for negotiations, one act a line.
//!
//! ```text
//! # A comment. The clock stands still until a line moves it.
//! at 2035-03-01 09:00
//! Secretariat: open-stage stage inputs
//! wait 3d
//! Aldoria for Group of Forty: propose change [excerpt 6 "in a position to do so" "all"] => finance
//! refused not-permitted Digital Assembly: object on 6 because "it goes too far"
//! ```
//!
//! A line names who acts, in which capacity, what they do and with what: fields by their names, in
//! any order. `=> name` gives a name to what the act made. A line that begins with `refused CODE`
//! must be refused with that code. A line that begins with a space continues the one before.
//!
//! `[as multistakeholder end-rule vote]` begins from a preset and says what differs; the record holds
//! all fields. A seat without a name acts under the name that `=>` gave it.

mod line;
mod play;
mod token;
mod world;

pub use line::{Actor, Line, LineKind, parse};
pub use play::{Player, Step, Stopped, play};
pub use token::{Entries, Token};
pub use world::{Files, Labels, NoFiles, World, shown};

use crate::said::Said;

/// Why a line of a script cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("column {column}: {problem}")]
pub struct ScriptError {
    /// The column, in characters from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub problem: Said,
}
