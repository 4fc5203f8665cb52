//! The tests of the server, over its router and over what it embeds.

mod api;
mod messages;
mod pages;
mod record;
mod support;
