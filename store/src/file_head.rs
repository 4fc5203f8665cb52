//! The head as a file: it lies beside the database, never in it.
//!
//! Compare-and-swap holds between threads and between processes of one machine, by an advisory lock
//! on a second file. A folder that does not exist is never made: a head in the wrong place would be
//! an empty one, and an empty one lets a second history begin.

use std::fs::OpenOptions;
use std::path::{Path, PathBuf};

use async_trait::async_trait;

use crate::error::Error;
use crate::files;
use crate::head::Head;

/// A register in a file of its own.
#[derive(Clone, Debug)]
pub struct FileHead {
    path: PathBuf,
}

impl FileHead {
    /// Names the file that holds the head; it need not exist yet, its folder must.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// The file that holds the head.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = self.path.clone().into_os_string();
        name.push(ending);
        name.into()
    }

    fn compare_and_swap(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error> {
        let path = self.beside(".lock");
        let cannot = |error| files::failed("lock the head with", &path, &error);
        let lock = OpenOptions::new().create(true).append(true).open(&path).map_err(cannot)?;
        // Held until `lock` is closed, at the end of this function or of the process.
        lock.lock().map_err(cannot)?;
        if files::read(&self.path)?.as_deref() != expected {
            return Ok(false);
        }
        files::replace(&self.path, &self.beside(".new"), new)?;
        Ok(true)
    }
}

#[async_trait]
impl Head for FileHead {
    async fn load(&self) -> Result<Option<Vec<u8>>, Error> {
        let head = self.clone();
        off_the_runtime(move || match files::read(&head.path)? {
            None => head.folder_stands().map(|()| None),
            value => Ok(value),
        })
        .await
    }

    async fn replace(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error> {
        let (head, expected, new) = (self.clone(), expected.map(<[u8]>::to_vec), new.to_vec());
        off_the_runtime(move || head.compare_and_swap(expected.as_deref(), &new)).await
    }
}

impl FileHead {
    /// No file in a folder is a head that was never set; no folder is a wrong path.
    fn folder_stands(&self) -> Result<(), Error> {
        let folder = self.path.parent().filter(|folder| !folder.as_os_str().is_empty());
        match folder {
            Some(folder) if !folder.is_dir() => Err(Error::Unavailable(format!(
                "the head belongs into the folder {}, which is not there",
                folder.display()
            ))),
            _ => Ok(()),
        }
    }
}

/// Disks block; the runtime's threads must not.
async fn off_the_runtime<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Error::Unknown(format!("the head's work was broken off: {error}"))),
    }
}
