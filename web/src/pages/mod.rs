//! The pages, one folder or file a topic: each has its `routes()`, its handlers, and templates of the
//! same name.

pub(crate) mod acts;
pub(crate) mod begin;
pub(crate) mod entry;
pub(crate) mod failed;
pub(crate) mod office;
pub(crate) mod overview;
