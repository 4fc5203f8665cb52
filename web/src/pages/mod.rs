//! The pages, one folder or file a topic: each has its `routes()`, its handlers, and templates of the
//! same name.

pub(crate) mod entry;
pub(crate) mod failed;
pub(crate) mod feeds;
pub(crate) mod news;
pub(crate) mod overview;
pub(crate) mod search;
