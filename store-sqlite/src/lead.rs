//! The lead among processes of one machine: a lock that ends with its process.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

use unbracket_store::Error;

use crate::file::{beside, unavailable};

/// The lead over a database, held until dropped.
///
/// The lock is on a file of its own, because SQLite closes and reopens its own. Whoever removes that
/// file by hand can make two leaders; the epoch in the database then fences off the first.
#[derive(Debug)]
pub(crate) struct Lead {
    _locked: File,
}

impl Lead {
    /// Takes the lead, or says that another process has it.
    pub(crate) fn take(path: &Path) -> Result<Self, Error> {
        let path = beside(path, ".lead");
        let cannot = |error| unavailable(&path, &error);
        let file = OpenOptions::new().create(true).append(true).open(&path).map_err(cannot)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _locked: file }),
            Err(TryLockError::WouldBlock) => Err(Error::Led),
            Err(TryLockError::Error(error)) => Err(cannot(error)),
        }
    }
}
