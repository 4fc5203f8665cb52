//! The text of a table from the bytes of a file, or what these bytes are instead.
//!
//! **Invariant:** no more than a stated number of bytes is held, packed or unpacked.

use std::io::Read as _;
use std::path::Path;

use anyhow::bail;

use crate::input;

/// The largest table, in bytes.
const LARGEST: u64 = 256 << 20;

/// How files begin that are no tables of text, and what they are.
const OTHERS: [(&[u8], &str); 6] = [
    (b"PK\x03\x04", "a packed file, such as a workbook of a spreadsheet (.xlsx, .ods)"),
    (b"\xd0\xcf\x11\xe0", "an old workbook or document of Office (.xls, .doc)"),
    (b"PAR1", "a Parquet file"),
    (b"%PDF", "a PDF"),
    (b"SQLite format 3", "a database of SQLite"),
    (b"7z\xbc\xaf", "a packed file (.7z)"),
];

/// The text of a file, unpacked where it is packed with gzip.
pub(super) fn text(path: &Path) -> anyhow::Result<String> {
    let file = path.display();
    let mut bytes = input::bytes(path, LARGEST)?;
    if bytes.starts_with(&[0x1f, 0x8b]) {
        let mut unpacked = Vec::new();
        let reader = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        if let Err(error) = reader.take(LARGEST + 1).read_to_end(&mut unpacked) {
            bail!(
                "{file} is packed with gzip and damaged ({error}); pack it anew, or name it unpacked"
            );
        }
        bytes = unpacked;
    }
    if bytes.len() as u64 > LARGEST {
        bail!("{file} is larger than {} MiB; split it by session", LARGEST >> 20);
    }
    if let Some((_, what)) = OTHERS.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        bail!("{file} is {what} and no table of text; save the sheet as CSV in UTF-8");
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        bail!("{file} is in UTF-16; save it as CSV in UTF-8");
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.as_bytes();
            let line = 1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count();
            let byte = bytes.get(at).copied().unwrap_or_default();
            bail!(
                "{file}, line {line}: the byte {byte:#04x} is not UTF-8; it may be in Windows-1252 or Latin-1, as \
                 spreadsheets save CSV: save it as CSV in UTF-8"
            )
        }
    }
}

/// What a text is that is no table, by how it begins.
pub(super) fn other_text(text: &str) -> Option<&'static str> {
    let begin = text.trim_start_matches('\u{feff}').trim_start();
    let low: String = begin.chars().take(15).collect::<String>().to_lowercase();
    if begin.starts_with(['{', '[']) {
        Some("JSON")
    } else if low.starts_with("<!doctype html") || low.starts_with("<html") {
        Some("a page of HTML")
    } else if begin.starts_with('<') {
        Some("XML")
    } else {
        None
    }
}
