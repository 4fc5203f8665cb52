#![doc = include_str!("../README.md")]

pub mod data;
pub mod folder;
pub mod gdpr;
pub mod generate;
pub mod history;
pub mod postgres;
