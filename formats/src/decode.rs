//! From bytes to text: UTF-8 with or without a byte-order mark, UTF-16 with one.

use crate::assemble::over;
use crate::limits::{Limits, ReadError};

/// The text of a file, without byte-order mark.
///
/// # Errors
/// Refuses a file over the limit of size, and bytes that are not text in UTF-8 or UTF-16.
pub(crate) fn text(bytes: &[u8], limits: &Limits) -> Result<String, ReadError> {
    let limit = usize::try_from(limits.file_bytes).unwrap_or(usize::MAX);
    over("the size of the file in bytes", bytes.len(), limit)?;
    let decoded = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => String::from_utf8(bytes.to_vec()).ok(),
    };
    decoded.filter(|text| !is_binary(text)).ok_or_else(|| ReadError::WrongKind {
        found: "the file is not text in UTF-8 or UTF-16".to_owned(),
        hint: "save it as text in UTF-8, or send it as .docx or .pdf".to_owned(),
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

/// Valid UTF-8 that is no text: more than one zero in a hundred characters.
fn is_binary(text: &str) -> bool {
    let zeros = text.bytes().filter(|byte| *byte == 0).count();
    zeros > 0 && zeros * 100 >= text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Option<&str>) {
        assert_eq!(text(bytes, &Limits::default()).ok().as_deref(), expected);
    }

    #[test]
    fn texts_are_decoded_by_their_marks() {
        check("[é]".as_bytes(), Some("[é]"));
        check(b"\xEF\xBB\xBFa", Some("a"));
        check(b"\xFF\xFEa\0\x2D\x4E", Some("a中"));
        check(b"\xFE\xFF\0a\x4E\x2D", Some("a中"));
        check(b"", Some(""));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(b"\xFF\xFEa", None);
        check(b"caf\xE9", None);
        check(b"\0\0\0\0", None);
        check(b"\xFF\xFE\x00\xD8", None);
    }
}
