//! A shelf: public files below one folder, each put as a whole and durably.
//!
//! Tiles and checkpoints are published through it. When [`Shelf::put`] returns, the file and every
//! folder above it survive a power cut; before, a reader finds the former file or none, never half
//! of one. Names are plain relative paths, so that no name leads out of the folder.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::error::Error;
use crate::files;

/// A folder of public files.
#[derive(Debug)]
pub struct Shelf {
    root: PathBuf,
    drafts: AtomicU64,
    durable: Mutex<BTreeSet<PathBuf>>,
}

impl Shelf {
    /// Opens the folder, which must exist, and clears away what an interrupted [`Shelf::put`] left.
    ///
    /// One process puts files on a shelf at a time; any number may read.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where there is no such folder.
    pub fn open(root: impl Into<PathBuf>) -> Result<Self, Error> {
        let root = root.into();
        if !root.is_dir() {
            let told = format!("there is no folder {}; make it, or name another", root.display());
            return Err(Error::Unavailable(told));
        }
        for path in below(&root)?.into_iter().filter(|path| is_draft(path)) {
            fs::remove_file(&path).map_err(|error| files::failed("remove", &path, &error))?;
        }
        Ok(Self { root, drafts: AtomicU64::new(0), durable: Mutex::default() })
    }

    /// Puts a file, replacing the former one; makes the folders above it.
    ///
    /// # Errors
    /// [`Error::Refused`] for a name that is no plain relative path, [`Error::Full`] and
    /// [`Error::Unavailable`] where nothing was put, [`Error::Unknown`] where the file may have been
    /// put and is perhaps not durable: put it again.
    pub fn put(&self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.place(name)?;
        let folder = path.parent().unwrap_or(&self.root);
        self.make_folders(folder)?;
        let number = self.drafts.fetch_add(1, Ordering::Relaxed);
        files::replace(&path, &folder.join(format!("{DRAFT}{number}")), bytes)
    }

    /// Returns a file; `None` where there is none.
    ///
    /// # Errors
    /// [`Error::Refused`] for a name that is no plain relative path, [`Error::Unavailable`] where the
    /// file cannot be read.
    pub fn get(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        files::read(&self.place(name)?)
    }

    /// Returns the names of all files below a folder of the shelf, in order; `""` is the whole shelf.
    ///
    /// # Errors
    /// As [`Shelf::get`].
    pub fn list(&self, folder: &str) -> Result<Vec<String>, Error> {
        let place = if folder.is_empty() { self.root.clone() } else { self.place(folder)? };
        if !place.is_dir() {
            return Ok(Vec::new());
        }
        let files = below(&place)?;
        let mut names: Vec<String> = files
            .iter()
            .filter(|path| !is_draft(path))
            .filter_map(|path| name_of(&self.root, path))
            .collect();
        names.sort();
        Ok(names)
    }

    fn place(&self, name: &str) -> Result<PathBuf, Error> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
        let fits = |part: &str| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.len() <= 255
                && part.chars().all(plain)
        };
        if !name.split('/').all(fits) {
            return Err(Error::Refused(format!(
                "{name:?} is no name for a public file: parts of letters, digits, '.', '-' and '_', \
                 none beginning with '.', joined by '/'"
            )));
        }
        Ok(name.split('/').fold(self.root.clone(), |path, part| path.join(part)))
    }

    /// Makes every folder from the root down, and makes each durable in the one above it.
    ///
    /// A folder that is there may have been made by a process that was killed before it was durable,
    /// so each is made durable once by every shelf.
    fn make_folders(&self, folder: &Path) -> Result<(), Error> {
        let mut durable = self.durable.lock().unwrap_or_else(PoisonError::into_inner);
        let above: Vec<&Path> = folder
            .ancestors()
            .take_while(|above| *above != self.root && !durable.contains(*above))
            .collect();
        for folder in above.into_iter().rev() {
            match fs::create_dir(folder) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                    return Err(files::failed("make the folder", folder, &error));
                }
                _ => {}
            }
            files::sync_folder_of(folder)
                .map_err(|error| files::failed("make durable", folder, &error))?;
            durable.insert(folder.to_owned());
        }
        Ok(())
    }
}

/// How the name of a file that is being put begins; no public file's does.
const DRAFT: &str = ".draft.";

fn is_draft(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(DRAFT))
}

fn name_of(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}

fn below(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let cannot = |error: std::io::Error| files::failed("list", folder, &error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        if entry.file_type().map_err(cannot)?.is_dir() {
            found.extend(below(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    Ok(found)
}
