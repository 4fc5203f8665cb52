//! The doors other than Word, tested from outside: on real texts, and on texts made to break them.

mod brackets;
mod compilation;
mod drafts;
mod html;
mod json;
mod markdown;
mod pdf;
mod plain;
mod sniff;
mod support;
//! Tests of the doors from outside, over public data where it is present.

mod data;
mod docx;
mod docx_hostile;
mod docx_write;
