//! HTML: pages read into drafts, drafts written as clean pages.
//!
//! **Invariant:** scripts, styles and addresses never enter a draft, and a page written here is read
//! back exactly, with the identities of its provisions.

mod depth;
mod elements;
mod exact;
pub mod page;
mod read;
mod walk;
mod write;

pub(crate) use read::fragment;
pub use read::read;
pub use write::write_draft;
