//! What the service promises, each as a test.

mod accounts;
mod begin;
mod chatham;
mod damaged;
mod edited;
mod fork;
mod house;
mod mail;
mod pending;
mod privacy;
mod second;
mod submit;
mod witness;
