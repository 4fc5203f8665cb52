//! The tests of the server, over its router and over what it embeds.

mod acts;
mod api;
mod delegate;
mod find;
mod messages;
mod office;
mod browser;
mod doors;
mod matrix;
mod provider;
mod security;
mod live;
mod room;
mod pages;
mod record;
mod support;
mod text;
mod telling;
