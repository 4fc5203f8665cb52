#![doc = include_str!("../README.md")]

mod confine;
mod parent;
mod wire;
mod worker;

pub use confine::{Confined, confine};
pub use parent::{Limits, Quarantine, Refused};
pub use wire::{Fault, Noticed, Parsed, Unread};
pub use worker::{answer_refusal, work};
