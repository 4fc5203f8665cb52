//! The pages, one folder or file a topic: each has its `routes()`, its handlers, and templates of the
//! same name.

pub(crate) mod account;
pub(crate) mod entry;
pub(crate) mod failed;
pub(crate) mod follow_up;
pub(crate) mod front;
pub(crate) mod help;
pub(crate) mod inputs;
pub(crate) mod outcome;
pub(crate) mod acts;
pub(crate) mod begin;
pub(crate) mod office;
pub(crate) mod overview;
pub(crate) mod record;
pub(crate) mod shown;
pub(crate) mod text;
pub(crate) mod acting;
pub(crate) mod contribute;
pub(crate) mod mine;
pub(crate) mod positions;
pub(crate) mod propose;
pub(crate) mod sent;
pub(crate) mod statements;
pub(crate) mod wording;
