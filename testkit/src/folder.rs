//! A folder for one test, which goes with the test.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// A fresh folder, removed with all that is in it when dropped.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes a folder whose name begins with `purpose`.
    ///
    /// # Panics
    /// Where the folder for temporary files cannot be written.
    #[must_use]
    pub fn new(purpose: &str) -> Self {
        Self::within(&std::env::temp_dir(), purpose)
    }

    /// Makes a folder within another one, such as a file system made for the test.
    ///
    /// # Panics
    /// Where that folder cannot be written.
    #[must_use]
    pub fn within(parent: &Path, purpose: &str) -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let (process, count) = (std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let path = parent.join(format!("unbracket-{purpose}-{process}-{count}"));
        std::fs::create_dir_all(&path).expect("a test needs a folder to write in");
        Self { path }
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A name in the folder.
    #[must_use]
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that cannot be removed is litter, and no reason to fail a test.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
