//! The record: every entry, its receipt, the files of the log, and how to verify all of it.
//!
//! **Invariant:** what is served here is what the record holds, byte for byte, and no word that is
//! sealed or erased.

mod entry;
mod files;
mod list;
mod receipt;
mod verify;

use std::fmt::Write;

use crate::route::{Access, Route, get};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/record", Access::Anyone, list::listed),
        get("/p/{process}/record/checkpoint", Access::Anyone, files::checkpoint),
        get("/p/{process}/record/verify", Access::Anyone, verify::shown),
        get("/p/{process}/record/VERIFY.md", Access::Anyone, verify::text),
        get("/p/{process}/record/key", Access::Anyone, files::key),
        get("/p/{process}/record/export.tar.gz", Access::Anyone, files::export),
        get("/p/{process}/record/{index}", Access::Anyone, entry::shown),
        get("/p/{process}/receipts/{index}", Access::Anyone, receipt::shown),
        get("/p/{process}/receipts/{index}/file", Access::Anyone, receipt::file),
        get("/p/{process}/log/checkpoint", Access::Anyone, files::checkpoint),
        get("/p/{process}/log/tile/{*path}", Access::Anyone, files::tile),
        get("/p/{process}/log/bodies/{prefix}/{commitment}", Access::Anyone, files::body),
        get("/p/{process}/log/{file}", Access::Anyone, files::beside),
        get("/p/{process}/log/texts/{file}", Access::Anyone, files::document),
    ]
}

/// Bytes as small hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes of small hexadecimal digits; none where they are not 32 bytes.
fn unhex(text: &str) -> Option<[u8; 32]> {
    let small = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    if text.len() != 64 || !text.bytes().all(small) {
        return None;
    }
    let mut bytes = [0; 32];
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[place * 2..place * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    #[test]
    fn digits_are_read_as_they_are_written_and_in_no_other_spelling() {
        let bytes = std::array::from_fn(|place| u8::try_from(place * 7).unwrap_or(255));
        let text = super::hex(&bytes);
        assert_eq!(super::unhex(&text), Some(bytes));
        assert_eq!(super::unhex(&text.to_uppercase()), None);
        assert_eq!(super::unhex(&text[1..]), None);
        assert_eq!(super::unhex(&"é".repeat(32)), None);
    }
}
