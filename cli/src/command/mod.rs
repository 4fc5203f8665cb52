//! The commands, one file each.

mod acts;
pub(crate) mod analyse;
pub(crate) mod backup;
pub(crate) mod compare;
pub(crate) mod compile;
pub(crate) mod completions;
pub(crate) mod demo;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod play;
mod providers;
pub(crate) mod read;
pub(crate) mod restore;
pub(crate) mod serve;
pub(crate) mod submission;
pub(crate) mod summary;
pub(crate) mod trace;
pub(crate) mod verify;
