//! The tests of the server, over its router and over what it embeds.

mod acts;
mod api;
mod delegate;
mod messages;
mod office;
mod support;
mod text;
