//! A table with a head: what the readers share.
//!
//! **Invariant:** lines are those that an editor shows, whatever a quotation spans, and are counted
//! only where something is said of them.

use super::{NAME, ReadError};

/// What may part cells, the commonest first.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// A table of which the head is read.
pub(crate) struct Table<'a> {
    pub(crate) file: &'a str,
    pub(crate) head: Vec<String>,
    text: &'a str,
    reader: csv::Reader<&'a [u8]>,
    wanted: &'static str,
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().trim(csv::Trim::All).delimiter(separator).from_reader(text.as_bytes())
}

/// The cells of the first row under the separator that parts it into most, and that separator.
fn parted(text: &str) -> Result<(Vec<String>, u8), csv::Error> {
    let mut best: Option<(Vec<String>, u8)> = None;
    for separator in SEPARATORS {
        let head: Vec<String> =
            reader(text, separator).headers()?.iter().map(str::to_owned).collect();
        if best.as_ref().is_none_or(|(best, _)| head.len() > best.len()) {
            best = Some((head, separator));
        }
    }
    Ok(best.unwrap_or_default())
}

/// The names of the columns of a table, in lower case; none if its first row cannot be read.
#[must_use]
pub(crate) fn columns(text: &str) -> Vec<String> {
    let head = parted(text.strip_prefix('\u{feff}').unwrap_or(text)).map(|(head, _)| head);
    head.unwrap_or_default().into_iter().map(|name| name.to_lowercase()).collect()
}

impl<'a> Table<'a> {
    /// Reads the head; `wanted` says what would be in order.
    pub(crate) fn open(
        text: &'a str,
        file: &'a str,
        wanted: &'static str,
    ) -> Result<Self, ReadError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let named = || file.to_owned();
        if let Some(at) = text.find('\0') {
            return Err(ReadError::Nul { file: named(), line: line_at(text, at) });
        }
        let (head, separator) = parted(text).map_err(|error| row_error(file, text, &error))?;
        if head.iter().all(String::is_empty) {
            return Err(ReadError::Empty { file: named(), wanted });
        }
        if let Some(at) = open_quotation(text, separator) {
            return Err(ReadError::Quote { file: named(), line: line_at(text, at) });
        }
        let mut reader = reader(text, separator);
        reader.headers().map_err(|error| row_error(file, text, &error))?;
        Ok(Self { file, head, text, reader, wanted })
    }

    /// The place of the first of these names that a column has, in any case of letters.
    pub(crate) fn find(&self, names: &[&'static str]) -> Option<usize> {
        let named = |name: &&str| self.head.iter().position(|head| head.eq_ignore_ascii_case(name));
        names.iter().find_map(named)
    }

    /// The same, or an error that names the first, or one that is there twice: which of two columns of
    /// one name holds is not for a reader to say.
    pub(crate) fn column(&self, names: &[&'static str]) -> Result<usize, ReadError> {
        let at = self.find(names).ok_or(ReadError::Column {
            file: self.file.to_owned(),
            column: names.first().copied().unwrap_or_default(),
            wanted: self.wanted,
        })?;
        self.once(at)
    }

    /// As [`Table::column`], where the table may be without it.
    pub(crate) fn optional(&self, names: &[&'static str]) -> Result<Option<usize>, ReadError> {
        self.find(names).map(|at| self.once(at)).transpose()
    }

    /// That no other column has the name of this one.
    fn once(&self, at: usize) -> Result<usize, ReadError> {
        let name = &self.head[at];
        if self.head.iter().filter(|other| other.eq_ignore_ascii_case(name)).count() > 1 {
            return Err(ReadError::Twice { file: self.file.to_owned(), column: name.clone() });
        }
        Ok(at)
    }

    /// Calls `each` with the cells of every row; an error if there is none.
    pub(crate) fn rows(
        &mut self,
        mut each: impl FnMut(&csv::StringRecord, &Head<'_>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        let head = Head { file: self.file, names: &self.head, text: self.text };
        let mut record = csv::StringRecord::new();
        let mut any = false;
        loop {
            let read = self.reader.read_record(&mut record);
            if !read.map_err(|error| row_error(self.file, self.text, &error))? {
                break;
            }
            any = true;
            each(&record, &head)?;
        }
        if any {
            Ok(())
        } else {
            Err(ReadError::Empty { file: self.file.to_owned(), wanted: self.wanted })
        }
    }
}

/// The head of a table, for what is said about its cells.
pub(crate) struct Head<'a> {
    file: &'a str,
    names: &'a [String],
    text: &'a str,
}

impl Head<'_> {
    fn line(&self, record: &csv::StringRecord) -> u64 {
        record.position().map_or(1, |position| line_of(self.text, position))
    }

    fn name(&self, column: usize) -> String {
        self.names.get(column).cloned().unwrap_or_default()
    }

    /// That a cell holds what it cannot hold.
    pub(crate) fn cell(
        &self,
        record: &csv::StringRecord,
        column: usize,
        wanted: &'static str,
    ) -> ReadError {
        let found = record.get(column).unwrap_or_default();
        ReadError::Cell {
            file: self.file.to_owned(),
            line: self.line(record),
            column: self.name(column),
            found: found.chars().take(40).collect(),
            wanted,
        }
    }

    /// A cell that holds a name.
    pub(crate) fn filled<'r>(
        &self,
        record: &'r csv::StringRecord,
        column: usize,
    ) -> Result<&'r str, ReadError> {
        let cell = record.get(column).unwrap_or_default();
        if cell.is_empty() {
            return Err(self.cell(record, column, "a name"));
        }
        // As many bytes are as many characters at most.
        let length = if cell.len() > NAME { cell.chars().count() } else { 0 };
        if length > NAME {
            let (file, line) = (self.file.to_owned(), self.line(record));
            return Err(ReadError::Long { file, line, column: self.name(column), length });
        }
        Ok(cell)
    }
}

fn row_error(file: &str, text: &str, error: &csv::Error) -> ReadError {
    let line = error.position().map_or(1, |position| line_of(text, position));
    let reason = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, pos } => {
            let from = pos.as_ref().map_or(0, |pos| usize::try_from(pos.byte()).unwrap_or(0));
            let rest = text.get(from..).unwrap_or_default().trim_end();
            // A file that was cut ends in a row with too few, never with too many.
            let cut = match len < expected_len && !rest.contains('\n') {
                true => ", in the last row: was the file cut?",
                false => "",
            };
            format!("there are {len} cells and not {expected_len}{cut}")
        }
        _ => error.to_string(),
    };
    ReadError::Row { file: file.to_owned(), line, reason }
}

/// The line of a row that begins here or, where empty lines stand here, behind them.
fn line_of(text: &str, position: &csv::Position) -> u64 {
    let bytes = text.as_bytes();
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX).min(bytes.len());
    let empty = bytes[at..].iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
    line_at(text, at + empty)
}

/// The line on which a byte stands, from 1. A line ends with a line feed, a carriage return, or both.
fn line_at(text: &str, at: usize) -> u64 {
    let before = &text.as_bytes()[..at];
    let feeds = before.iter().filter(|byte| **byte == b'\n').count() as u64;
    let alone = |pair: &&[u8]| pair[0] == b'\r' && pair[1] != b'\n';
    let whole = &text.as_bytes()[..(at + 1).min(text.len())];
    1 + feeds + whole.windows(2).filter(alone).count() as u64
}

/// Where a quotation begins that never ends. A quotation begins with a cell; within it a mark that
/// is doubled is one of its own.
fn open_quotation(text: &str, separator: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut begins, mut at) = (true, 0);
    while at < bytes.len() {
        if begins && bytes[at] == b'"' {
            let Some(end) = end_of_quotation(bytes, at + 1) else { return Some(at) };
            at = end;
        }
        begins = bytes[at] == separator || matches!(bytes[at], b'\n' | b'\r');
        at += 1;
    }
    None
}

/// The mark that ends the quotation in which these bytes stand.
fn end_of_quotation(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += bytes.get(at..)?.iter().position(|byte| *byte == b'"')?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}
