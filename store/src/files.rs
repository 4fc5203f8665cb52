//! Files that are there as a whole or not at all, and stay there when the power goes.
//!
//! A file is written under another name, made durable, renamed, and then its folder is made durable:
//! without the last step, a power cut can undo the rename.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::error::Error;

/// Writes a file through `draft`, a name in the same folder; whoever calls makes sure that nobody
/// else writes the same draft at the same time.
///
/// An error before the rename leaves the former file; one after it is [`Error::Unknown`].
pub(crate) fn replace(path: &Path, draft: &Path, bytes: &[u8]) -> Result<(), Error> {
    let written = write_durably(draft, bytes).and_then(|()| fs::rename(draft, path));
    if let Err(error) = written {
        // The draft is nothing to anybody; if it cannot be removed either, the next one replaces it.
        let _ = fs::remove_file(draft);
        return Err(failed("write", path, &error));
    }
    sync_folder_of(path).map_err(|error| Error::Unknown(format!("{}: {error}", path.display())))
}

/// Reads a file; `None` where there is none.
pub(crate) fn read(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", path, &error)),
    }
}

/// Makes the names in the folder of a file durable.
pub(crate) fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    // Elsewhere than on Unix a folder cannot be opened as a file, and renames need no such help.
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Puts what the system said into the words of the port.
pub(crate) fn failed(act: &str, path: &Path, error: &std::io::Error) -> Error {
    let told = format!("cannot {act} {}: {error}", path.display());
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
            Error::Full(told)
        }
        _ => Error::Unavailable(told),
    }
}

fn write_durably(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
