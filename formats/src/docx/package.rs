//! The package: a zip archive opened in memory, under limits that are measured and never believed.
//!
//! **Invariant:** no more is unpacked than the limits allow, whatever the archive declares.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::limits::{Limits, ReadError};

/// Below this size a part may be packed as tightly as it likes: it can do no harm.
const HARMLESS: u64 = 4 << 20;
const OLE2: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
const SAVE_AGAIN: &str = "save it as a Word document (.docx) and send it again";

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    names: Vec<String>,
    limits: Limits,
    unpacked: u64,
}

impl<'a> Package<'a> {
    /// Opens a package, refusing what is none and what exceeds a limit.
    pub(super) fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self, ReadError> {
        let size = bytes.len() as u64;
        if size > limits.file_bytes {
            return Err(over("the size of the file in bytes", size, limits.file_bytes));
        }
        refuse_other_kinds(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        if archive.len() > limits.parts {
            let found = archive.len() as u64;
            return Err(over("the number of parts in the package", found, limits.parts as u64));
        }
        if archive.has_duplicate_names() {
            return Err(twice("one"));
        }
        let names = names(&mut archive)?;
        Ok(Self { archive, names, limits: *limits, unpacked: 0 })
    }

    /// Whether it has a part of this name; upper and lower case are one, as the format has it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Unpacks a part as text; none where there is no such part.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(at) = self.position(name) else { return Ok(None) };
        let bytes = self.unpack(at)?;
        Ok(Some(decode(bytes)))
    }

    fn position(&self, name: &str) -> Option<usize> {
        let exact = self.names.iter().position(|known| known == name);
        exact.or_else(|| self.names.iter().position(|known| known.eq_ignore_ascii_case(name)))
    }

    fn unpack(&mut self, at: usize) -> Result<Vec<u8>, ReadError> {
        let part = self.archive.by_index(at).map_err(|error| damaged(&error))?;
        let packed = part.compressed_size().min(self.limits.file_bytes).max(1);
        let dense = packed.saturating_mul(self.limits.ratio).max(HARMLESS);
        let room = self.limits.unpacked_bytes.saturating_sub(self.unpacked);
        let mut bytes = Vec::new();
        let most = dense.min(room).saturating_add(1);
        part.take(most).read_to_end(&mut bytes).map_err(|error| ReadError::Damaged {
            what: format!("a part cannot be unpacked ({error})"),
            hint: SAVE_AGAIN.to_owned(),
        })?;
        let found = bytes.len() as u64;
        self.unpacked += found;
        if found > room {
            let limit = self.limits.unpacked_bytes;
            return Err(over("the unpacked size in bytes", self.unpacked, limit));
        }
        if found > dense {
            let ratio = found / packed;
            return Err(over("unpacked bytes for each packed byte", ratio, self.limits.ratio));
        }
        Ok(bytes)
    }
}

/// The names of all parts; refuses encrypted parts and names that differ only in case.
fn names(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, ReadError> {
    let mut names = Vec::with_capacity(archive.len());
    let mut seen = BTreeSet::new();
    for at in 0..archive.len() {
        let part = archive.by_index_raw(at).map_err(|error| damaged(&error))?;
        if part.encrypted() {
            return Err(ReadError::Encrypted);
        }
        let name = String::from_utf8_lossy(part.name_raw()).replace('\\', "/");
        let name = name.trim_start_matches('/').to_owned();
        if !seen.insert(name.to_ascii_lowercase()) {
            return Err(twice(&name));
        }
        names.push(name);
    }
    Ok(names)
}

fn refuse_other_kinds(bytes: &[u8]) -> Result<(), ReadError> {
    if bytes.starts_with(&OLE2) {
        let sealed: Vec<u8> =
            "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        if bytes.windows(sealed.len()).any(|window| window == sealed) {
            return Err(ReadError::Encrypted);
        }
        return Err(wrong("the file is an old binary Office document, not a .docx"));
    }
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace()).unwrap_or(0);
    let start = bytes.get(start..).unwrap_or_default();
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        Ok(())
    } else if start.is_empty() {
        Err(wrong("the file is empty"))
    } else if start.starts_with(b"{\\rtf") {
        Err(wrong("the file is a rich text document (.rtf), not a .docx"))
    } else if start.starts_with(b"%PDF") {
        Err(wrong("the file is a PDF, not a .docx"))
    } else if start.starts_with(b"<") || start.starts_with(b"\xEF\xBB\xBF<") {
        Err(wrong("the file is a web page or XML, not a .docx"))
    } else {
        Err(wrong("the file is not a Word document: it is no zip package"))
    }
}

/// Text of a part: UTF-8, or UTF-16 by its mark; what is neither is replaced character by character.
fn decode(bytes: Vec<u8>) -> String {
    let wide = |pair: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).map(|two| pair([two[0], two[1]]));
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    };
    let text: String = match bytes.get(..2) {
        Some([0xFF, 0xFE] | [b'<', 0]) => wide(u16::from_le_bytes),
        Some([0xFE, 0xFF] | [0, b'<']) => wide(u16::from_be_bytes),
        _ => match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        },
    };
    text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text)
}

fn over(what: &'static str, found: u64, limit: u64) -> ReadError {
    ReadError::OverLimit { what, found, limit, hint: "send the text in several files" }
}

fn wrong(found: &str) -> ReadError {
    ReadError::WrongKind { found: found.to_owned(), hint: SAVE_AGAIN.to_owned() }
}

fn twice(name: &str) -> ReadError {
    ReadError::Damaged {
        what: format!("the package holds two parts of one name ({name})"),
        hint: SAVE_AGAIN.to_owned(),
    }
}

fn damaged(error: &ZipError) -> ReadError {
    let encrypted = matches!(error, ZipError::InvalidPassword)
        || matches!(error, ZipError::UnsupportedArchive(why) if why.contains("assword"));
    if encrypted {
        return ReadError::Encrypted;
    }
    ReadError::Damaged {
        what: format!("its package cannot be opened ({error})"),
        hint: "it may be cut off; send it again".to_owned(),
    }
}
