//! The tests of the server, over its router and over what it embeds.

mod api;
mod browser;
mod doors;
mod matrix;
mod messages;
mod provider;
mod security;
mod support;
