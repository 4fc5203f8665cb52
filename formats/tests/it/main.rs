//! Tests of the doors from outside, over public data where it is present.

mod data;
mod docx;
mod docx_hostile;
mod docx_made;
mod docx_write;
