//! The tests of the server, over its router and over what it embeds.

mod api;
mod messages;
mod operate;
mod support;
