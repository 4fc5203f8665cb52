//! A folder as the verifier sees it.

use std::fs;
use std::path::{Path, PathBuf};

use unbracket_ledger::{Source, SourceError};

/// The files of an export.
pub(crate) struct Folder {
    root: PathBuf,
}

/// No file of an export is larger; a larger one is not read into memory.
const LARGEST: u64 = 256 << 20;

impl Folder {
    pub(crate) fn at(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// Reads a small file of text.
    pub(crate) fn text(&self, path: &str) -> Result<Option<String>, SourceError> {
        let Some(bytes) = self.read(path)? else { return Ok(None) };
        let reason = "it is not UTF-8".to_owned();
        let failed = |_| SourceError { path: path.to_owned(), reason };
        String::from_utf8(bytes).map(Some).map_err(failed)
    }
}

impl Source for Folder {
    fn read(&self, path: &str) -> Result<Option<Vec<u8>>, SourceError> {
        let failed = |reason: String| SourceError { path: path.to_owned(), reason };
        let whole = self.root.join(path);
        match fs::symlink_metadata(&whole) {
            Ok(found) if !found.is_file() => Err(failed("it is no plain file".to_owned())),
            Ok(found) if found.len() > LARGEST => {
                Err(failed("it is larger than 256 MiB".to_owned()))
            }
            Ok(_) => fs::read(&whole).map(Some).map_err(|error| failed(error.to_string())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(failed(error.to_string())),
        }
    }

    fn paths(&self) -> Result<Option<Vec<String>>, SourceError> {
        let mut found = Vec::new();
        let mut open = vec![self.root.clone()];
        while let Some(folder) = open.pop() {
            let failed = |error: std::io::Error| SourceError {
                path: folder.display().to_string(),
                reason: error.to_string(),
            };
            for entry in fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                if entry.file_type().map_err(failed)?.is_dir() {
                    open.push(entry.path());
                } else if let Ok(path) = entry.path().strip_prefix(&self.root) {
                    found.push(path.to_string_lossy().replace('\\', "/"));
                }
            }
        }
        found.sort();
        Ok(Some(found))
    }
}
