//! The doors tested from outside: on real texts, and on texts made to break them.

mod brackets;
mod compilation;
mod docx;
mod docx_compared;
mod docx_hostile;
mod docx_made;
mod docx_schema;
mod docx_write;
mod drafts;
mod fuzzed;
mod hostile;
mod html;
mod json;
mod markdown;
mod office;
mod page;
mod pdf;
mod plain;
mod sniff;
mod support;
mod wording;
