//! The tests of the server, over its router and over what it embeds.

mod api;
mod find;
mod messages;
mod support;
mod telling;
