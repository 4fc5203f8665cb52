//! The tests of the server, over its router and over what it embeds.

mod acts;
mod advisories;
mod analysis;
mod api;
mod browser;
mod canaries;
mod delegate;
mod doors;
mod enumeration;
mod find;
mod live;
mod matrix;
mod messages;
mod objects;
mod office;
mod operate;
mod pages;
mod provider;
mod record;
mod rights;
mod room;
mod security;
mod support;
mod telling;
mod text;
mod together;
