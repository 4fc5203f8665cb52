//! The export as one file: a tar archive in memory, for whoever downloads it from a live service.
//!
//! **Invariant:** it unpacks to the very folder that `export` writes, and the same record gives the
//! same bytes.

use crate::export::{ExportError, Sink, write_all};
use crate::service::Secretariat;

/// No archive is larger.
pub const LARGEST: usize = 512 << 20;

/// The unit in which an archive is written.
const BLOCK: usize = 512;

/// Writes the record as a tar archive whose files lie below a folder of this name.
///
/// # Errors
/// Where something cannot be read, or the archive would be larger than [`LARGEST`].
pub async fn archive(service: &Secretariat, folder: &str) -> Result<Vec<u8>, ExportError> {
    let mut tar = Tar { folder: folder.to_owned(), bytes: Vec::new() };
    write_all(service, &mut tar).await?;
    tar.bytes.resize(tar.bytes.len() + 2 * BLOCK, 0);
    Ok(tar.bytes)
}

struct Tar {
    folder: String,
    bytes: Vec<u8>,
}

impl Sink for Tar {
    fn put(&mut self, name: &str, parts: &[&[u8]]) -> Result<(), ExportError> {
        let size = parts.iter().map(|part| part.len()).sum::<usize>();
        if self.bytes.len() + size + 3 * BLOCK > LARGEST {
            return Err(ExportError::Large);
        }
        let header = header(&format!("{}/{name}", self.folder), size).ok_or(ExportError::Large)?;
        self.bytes.extend(header);
        parts.iter().for_each(|part| self.bytes.extend_from_slice(part));
        self.bytes.resize(self.bytes.len().next_multiple_of(BLOCK), 0);
        Ok(())
    }
}

/// The header of a plain file, as POSIX.1-1988 has it; none where the name does not fit.
fn header(path: &str, size: usize) -> Option<[u8; BLOCK]> {
    let mut header = [0; BLOCK];
    let mut put = |at: usize, text: &[u8]| header[at..at + text.len()].copy_from_slice(text);
    if path.len() > 100 {
        return None;
    }
    put(0, path.as_bytes());
    put(100, b"0000644\0");
    put(108, b"0000000\0");
    put(116, b"0000000\0");
    put(124, format!("{size:011o}\0").as_bytes());
    put(136, b"00000000000\0");
    // The sum is taken with spaces in its own place.
    put(148, b"        ");
    put(156, b"0");
    put(257, b"ustar\x0000");
    let sum: u32 = header.iter().map(|byte| u32::from(*byte)).sum();
    header[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    Some(header)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_says_its_name_and_size_and_sums_up() {
        let header = header("review/FORM", 19).unwrap();
        assert_eq!(&header[..12], b"review/FORM\0");
        assert_eq!(&header[124..136], b"00000000023\0");
        let mut bare = header;
        bare[148..156].copy_from_slice(b"        ");
        let sum: u32 = bare.iter().map(|byte| u32::from(*byte)).sum();
        assert_eq!(&header[148..154], format!("{sum:06o}").as_bytes());
        assert!(super::header(&"x".repeat(101), 1).is_none());
    }
}
