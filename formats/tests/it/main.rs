//! The doors, tested from outside.

mod page;
