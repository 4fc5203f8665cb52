//! The tests of the server, over its router and over what it embeds.

mod api;
mod live;
mod messages;
mod room;
mod support;
