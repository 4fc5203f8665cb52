//! The file of a database: looked at before SQLite is let near it, made as a whole or not at all.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use unbracket_store::Error;

use crate::connect::{Access, connect};
use crate::kind::{Kind, called};
use crate::lead::Lead;
use crate::{schema, told};

/// The first bytes of every SQLite database.
const MAGIC: &[u8] = b"SQLite format 3\0";
/// Where the header holds the size of a page, as two bytes.
const PAGE_AT: usize = 16;
/// Where the header holds the version of the schema and the program, both as four bytes.
const VERSION_AT: usize = 60;
const APPLICATION_AT: usize = 68;

/// The path from the root, so that no name can be taken for a URI and no later change of folder counts.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::path::absolute(path).map_err(|error| unavailable(path, &error))
}

/// The path with an ending added.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(ending);
    name.into()
}

/// Refuses a file that is not of this kind, by its header alone.
pub(crate) fn look(path: &Path, kind: &Kind) -> Result<(), Error> {
    let foreign = |what: String| Err(Error::Foreign(format!("{} is {what}", path.display())));
    let header = header(path, kind)?;
    if header.is_empty() {
        return foreign(format!("empty, and no {}", kind.word));
    }
    if !header.starts_with(MAGIC) {
        return foreign(format!("no SQLite database, and so no {}", kind.word));
    }
    let (Some(version), Some(application)) =
        (number(&header, VERSION_AT), number(&header, APPLICATION_AT))
    else {
        return Err(Error::Damaged(format!("{} ends inside its header", path.display())));
    };
    if application != kind.application {
        return foreign(format!("no {} but {}", kind.word, called(application)));
    }
    known_version(path, version, kind)?;
    ends_with_a_page(path, &header)
}

/// Refuses a file that was cut, which SQLite would fill up with zeros.
///
/// Not where there is a journal: a crash may have cut the file, and the journal has what is missing.
fn ends_with_a_page(path: &Path, header: &[u8]) -> Result<(), Error> {
    let has_journal = fs::metadata(beside(path, "-wal")).is_ok_and(|journal| journal.len() > 0);
    let page = header.get(PAGE_AT..PAGE_AT + 2).map_or(1, |it| u16::from_be_bytes([it[0], it[1]]));
    // The largest page, of 65,536 bytes, does not fit into two bytes and is written as 1.
    let page = if page == 1 { 65_536 } else { u64::from(page.max(1)) };
    let size = size(path)?;
    if has_journal || size % page == 0 {
        return Ok(());
    }
    let told = format!("{} ends inside a page, after {size} bytes", path.display());
    Err(Error::Damaged(told))
}

/// Refuses a version of the schema that a later program wrote.
pub(crate) fn known_version(path: &Path, version: u32, kind: &Kind) -> Result<(), Error> {
    if version <= kind.version() {
        return Ok(());
    }
    Err(Error::Foreign(format!(
        "{} was written by a newer version (schema {version}, and this one knows {}); take that version",
        path.display(),
        kind.version()
    )))
}

/// Makes an empty database, and gives it its name when it is whole and durable.
pub(crate) async fn create(path: &Path, kind: &Kind) -> Result<(), Error> {
    let draft = Draft::of(path)?;
    let mut connection = connect(&draft.path, Access::Create).await?;
    schema::bring_up(&mut connection, kind).await?;
    connection.close().await.map_err(|error| told::unwritten(&error))?;
    draft.name(path)
}

/// Copies a database as it is at one moment, and gives the copy its name when it is whole and durable.
pub(crate) async fn copy(source: &mut SqliteConnection, path: &Path) -> Result<(), Error> {
    let draft = Draft::of(path)?;
    let target = draft.path.to_str().ok_or_else(|| {
        Error::Refused(format!("{} is no path that SQLite can take", draft.path.display()))
    })?;
    let copied = sqlx::query("VACUUM INTO ?").bind(target).execute(source).await;
    copied.map_err(|error| told::unwritten(&error))?;
    // The copy keeps no journal yet; opening it for writing begins one, and closing it leaves none.
    let connection = connect(&draft.path, Access::Create).await?;
    connection.close().await.map_err(|error| told::unwritten(&error))?;
    draft.name(path)
}

/// A database that is being made under another name.
struct Draft {
    path: PathBuf,
    /// Held to the end: two processes that make the same file do it one after the other.
    _lead: Lead,
}

impl Draft {
    /// Begins one for a name that nothing has.
    fn of(path: &Path) -> Result<Self, Error> {
        let lead = Lead::take(path)?;
        for taken in [path.to_owned(), beside(path, "-wal"), beside(path, "-journal")] {
            if taken.exists() {
                // SQLite would read a journal that it finds beside a new file into that file.
                let told =
                    format!("{} is there already; open it, or name another", taken.display());
                return Err(Error::Refused(told));
            }
        }
        let draft = beside(path, ".new");
        clear(&draft)?;
        owned(&draft).map_err(|error| unavailable(&draft, &error))?;
        Ok(Self { path: draft, _lead: lead })
    }

    /// Makes it durable, and gives it its name.
    fn name(self, path: &Path) -> Result<(), Error> {
        let durable = File::open(&self.path).and_then(|file| file.sync_all());
        durable.map_err(|error| unavailable(&self.path, &error))?;
        fs::rename(&self.path, path).map_err(|error| unavailable(path, &error))?;
        sync_folder_of(path).map_err(|error| Error::Unknown(error.to_string()))
    }
}

/// Makes the file, empty, for nobody else to read: it will hold keys, addresses, and words under seal. Its
/// journal takes its rights from it.
fn owned(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map(drop)
}

/// The size of the file in bytes.
pub(crate) fn size(path: &Path) -> Result<u64, Error> {
    fs::metadata(path).map(|it| it.len()).map_err(|error| unavailable(path, &error))
}

fn header(path: &Path, kind: &Kind) -> Result<Vec<u8>, Error> {
    let mut header = Vec::new();
    let file = match File::open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            return Err(Error::Unavailable(format!(
                "there is no {} at {}; make one, or name another path",
                kind.word,
                path.display()
            )));
        }
        other => other.map_err(|error| unavailable(path, &error))?,
    };
    file.take(100).read_to_end(&mut header).map_err(|error| unavailable(path, &error))?;
    Ok(header)
}

fn number(header: &[u8], at: usize) -> Option<u32> {
    let bytes = header.get(at..at + 4)?;
    Some(u32::from_be_bytes(bytes.try_into().ok()?))
}

/// Removes what an interrupted creation left; nobody has it open, because we hold the lead.
fn clear(draft: &Path) -> Result<(), Error> {
    for litter in ["", "-wal", "-shm", "-journal"].map(|ending| beside(draft, ending)) {
        match fs::remove_file(&litter) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(unavailable(&litter, &error));
            }
            _ => {}
        }
    }
    Ok(())
}

fn sync_folder_of(path: &Path) -> std::io::Result<()> {
    // Elsewhere than on Unix a folder cannot be opened as a file, and renames need no such help.
    match path.parent() {
        Some(folder) if cfg!(unix) => File::open(folder)?.sync_all(),
        _ => Ok(()),
    }
}

pub(crate) fn unavailable(path: &Path, error: &std::io::Error) -> Error {
    let told = format!("{}: {error}", path.display());
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Error::Full(told),
        _ => Error::Unavailable(told),
    }
}
