#![doc = include_str!("../README.md")]

pub mod act;
pub mod agreed;
pub mod assembly;
pub mod brackets;
pub mod event;
mod identity;
pub mod modalities;
pub mod record;
pub mod redraft;
pub mod refusal;
pub mod rights;
pub mod roster;
pub mod rules;
mod said;
pub mod script;
pub mod standing;
pub mod state;
pub mod story;
pub mod symbol;
pub mod wire;
pub mod words;

pub use act::{Act, Case};
pub use event::{Event, Outcome, decide, evolve};
pub use identity::continued;
pub use modalities::{EndRule, Modalities, ProcessKind, Stage};
pub use refusal::{Code, Refusal};
pub use rights::{Basis, Capacity, Credentials, Permit, Right, Role};
pub use roster::{Group, GroupId, GroupKind, Roster, Seat, SeatId};
pub use said::{Part, Said};
pub use state::{State, Target};
pub use words::{Kept, Tag, Words};

pub use unbracket_procedure::{Moment, Rule};
