//! Tables that are given to be analysed, each recognised by the names of its columns.
//!
//! **Invariant:** a table that was named and holds no answers is an error, or says what it adds to
//! another one; of a folder what is not read is named. Nothing is taken for a table by its ending alone.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use anyhow::bail;
use unbracket_analysis::read::{polis, positions};
use unbracket_analysis::{Answers, ideal::Session};
use unbracket_findings::gather::{Conversation, Table};

use super::bytes;
use super::calls::{Calls, worded};
use crate::failure::{Misuse, Refused};
use crate::input;

/// The most actors and items of a table: those of the largest public conversations.
const ACTORS: usize = 100_000;
const ITEMS: usize = 20_000;

/// What is told of a file: its name, and what it is.
type Told = (String, String);

/// The tables that were found so far.
#[derive(Default)]
pub(super) struct Tables {
    found: Vec<Found>,
    comments: Vec<(PathBuf, Vec<polis::Comment>)>,
    /// What is known of the items, where a table of its own says it.
    calls: Calls,
    /// Whether the last conversation is to be given as Polis counts it.
    exact: bool,
    conversation: Option<Conversation>,
    told: Vec<Told>,
}

/// What the tables hold.
pub(super) struct Read {
    /// The answers of all tables, in the order in which these came.
    pub(super) tables: Vec<Table>,
    /// Which items of several sessions are the same question.
    pub(super) bridges: Vec<(String, String)>,
    /// The last conversation as Polis counts it, where that was asked for.
    pub(super) conversation: Option<Conversation>,
    /// What each file was taken for.
    pub(super) told: Vec<Told>,
}

/// A table with answers.
struct Found {
    path: PathBuf,
    text: String,
    kind: Kind,
}

/// What a table is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// `participants-votes.csv` of Polis.
    Wide,
    /// `votes.csv` of Polis.
    Votes,
    Comments,
    Positions,
    Agenda,
    /// Which items are the same question.
    Pairs,
}

/// Endings of tables that are read.
const TABLES: [&str; 3] = ["csv", "tsv", "gz"];
/// Endings of tables that are not read: of a file that is named it is told, in a folder they may lie.
const WORKBOOKS: [&str; 4] = ["xlsx", "xls", "ods", "parquet"];

fn has_ending(path: &Path, of: &[&str]) -> bool {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| of.contains(&ending.as_str()))
}

/// Whether the ending is one of tables.
pub(super) fn is_table(path: &Path) -> bool {
    has_ending(path, &TABLES) || has_ending(path, &WORKBOOKS)
}

/// Whether a file without an ending begins as a table that is known.
pub(super) fn is_unnamed(path: &Path) -> bool {
    let head = || input::bytes(path, HEAD).unwrap_or_default();
    let is_known = || kind(&positions::columns(&String::from_utf8_lossy(&head()))).is_some();
    path.extension().is_none() && path.is_file() && is_known()
}

/// So much of a file holds the names of its columns.
const HEAD: u64 = 4 << 10;

fn kind(columns: &[String]) -> Option<Kind> {
    let has = |name: &str| columns.iter().any(|column| column == name);
    if has("group-id") && has("participant") {
        Some(Kind::Wide)
    } else if has("voter-id") && has("comment-id") {
        Some(Kind::Votes)
    } else if has("comment-body") {
        Some(Kind::Comments)
    } else if positions::is_it(columns) {
        Some(Kind::Positions)
    } else if positions::is_agenda(columns) {
        Some(Kind::Agenda)
    } else if positions::is_pairs(columns) {
        Some(Kind::Pairs)
    } else {
        None
    }
}

impl Tables {
    /// None yet; `exact` asks for the last conversation as Polis counts it.
    pub(super) fn new(exact: bool) -> Self {
        Self { exact, ..Self::default() }
    }

    /// Takes a file that was named.
    pub(super) fn file(&mut self, path: &Path) -> anyhow::Result<()> {
        let text = bytes::text(path)?;
        let columns = positions::columns(&text);
        match kind(&columns) {
            Some(kind) => self.take(path, text, kind),
            None => bail!(unknown(path, &text, &columns)),
        }
    }

    /// Takes the tables of a folder; false where it has none. Of an exported conversation the wide
    /// table of votes stands for the long one.
    pub(super) fn folder(&mut self, path: &Path) -> anyhow::Result<bool> {
        let missing = |why| Refused::Missing { path: path.display().to_string(), why };
        let mut paths = Vec::new();
        for entry in std::fs::read_dir(path).map_err(missing)? {
            let file = entry.map_err(missing)?.path();
            let hidden =
                file.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            if file.is_file() && !hidden && has_ending(&file, &TABLES) {
                paths.push(file);
            }
        }
        paths.sort();
        let mut all = Vec::new();
        for path in paths {
            let text = bytes::text(&path)?;
            let kind = kind(&positions::columns(&text));
            all.push((path, text, kind));
        }
        let is_wide = all.iter().any(|(.., kind)| *kind == Some(Kind::Wide));
        let mut any = false;
        for (path, text, kind) in all {
            match kind {
                Some(Kind::Votes) if is_wide => {
                    self.tell(&path, "passed over: the same votes stand in another table".into());
                }
                Some(kind) => {
                    self.take(&path, text, kind)?;
                    any = true;
                }
                None => self.tell(&path, "passed over: it holds no answers".into()),
            }
        }
        Ok(any)
    }

    fn take(&mut self, path: &Path, text: String, kind: Kind) -> anyhow::Result<()> {
        let file = path.display().to_string();
        match kind {
            Kind::Comments => {
                let comments = polis::comments(&text, &file)?;
                self.tell(path, format!("comments of a conversation: {}", comments.len()));
                let folder = path.parent().map(Path::to_owned).unwrap_or_default();
                self.comments.push((folder, comments));
            }
            Kind::Agenda => {
                let agenda = positions::agenda(&text, &file)?;
                self.tell(path, format!("the sessions of {} items", agenda.len()));
                self.calls.add(agenda);
            }
            Kind::Pairs => {
                let pairs = positions::pairs(&text, &file)?;
                self.tell(
                    path,
                    format!("pairs of items that are the same question: {}", pairs.len()),
                );
                self.calls.pair(pairs);
            }
            Kind::Wide | Kind::Votes | Kind::Positions => {
                self.found.push(Found { path: path.to_owned(), text, kind });
            }
        }
        Ok(())
    }

    fn tell(&mut self, path: &Path, what: String) {
        self.told.push((path.display().to_string(), what));
    }

    /// What all tables hold.
    pub(super) fn done(mut self, needed: bool) -> anyhow::Result<Read> {
        let mut tables = Vec::new();
        for found in std::mem::take(&mut self.found) {
            let file = found.path.display().to_string();
            for session in self.sessions(&found)? {
                let answers = session.answers;
                let (actors, items) = (answers.actors().len(), answers.items().len());
                if actors > ACTORS || items > ITEMS {
                    bail!(
                        "{file} holds {actors} actors and {items} items; at most {ACTORS} and {ITEMS} are \
                         analysed together: name a part of them, or split the table by session"
                    );
                }
                let session = (!session.name.is_empty()).then_some(session.name);
                tables.push(Table { file: file.clone(), session, answers });
            }
        }
        if let (true, true, Some((file, what))) = (needed, tables.is_empty(), self.told.first()) {
            bail!(
                "there are no answers: {file} holds {what}; name the table of the votes too, such as \
                 participants-votes.csv of a conversation, or one with the columns actor, item and answer"
            );
        }
        if self.exact && self.conversation.is_none() {
            bail!(Misuse(
                "--exact computes as Polis does, and no votes of a Polis conversation were named: name its \
                 folder, participants-votes.csv or votes.csv"
                    .to_owned()
            ));
        }
        let bridges = self.calls.bridges();
        Ok(Read { tables, bridges, conversation: self.conversation, told: self.told })
    }

    /// Reads a table; one without a column for sessions is one session, unless an agenda parts it.
    fn sessions(&mut self, found: &Found) -> anyhow::Result<Vec<Session>> {
        let (file, text) = (found.path.display().to_string(), found.text.as_str());
        let alone = |answers| vec![Session { name: String::new(), answers }];
        match found.kind {
            Kind::Wide => {
                let answers = polis::participants_votes(text, &file)?.answers;
                Ok(alone(self.conversation(found, answers)))
            }
            Kind::Votes => {
                let answers = polis::votes(text, &file)?;
                Ok(alone(self.conversation(found, answers)))
            }
            Kind::Positions | Kind::Comments | Kind::Agenda | Kind::Pairs => {
                let is_whole =
                    self.calls.is_empty() || positions::has_sessions(&positions::columns(text));
                let read = if is_whole {
                    positions::sessions(text, &file)?
                } else {
                    positions::sessions_by_item(text, &file, &self.calls.sessions())?
                };
                let many = read.sessions.len();
                let mut what = "positions".to_owned();
                if let (true, Some(last)) = (many > 1, read.sessions.last()) {
                    what =
                        format!("positions of {many} sessions, the present one is {}", last.name);
                }
                if read.replaced > 0 {
                    what = format!(
                        "{what}; {} answers were followed by another of the same actor on the same item, of \
                         which the last holds",
                        read.replaced
                    );
                }
                self.tell(&found.path, what);
                Ok(read.sessions.into_iter().map(|session| self.calls.worded(session)).collect())
            }
        }
    }

    /// The votes of a conversation, with the words of its comments where they were given, without
    /// those that its moderators took out.
    fn conversation(&mut self, found: &Found, answers: Answers) -> Answers {
        let folder = found.path.parent().map(Path::to_owned).unwrap_or_default();
        let beside = self.comments.iter().find(|(of, _)| *of == folder);
        let Some((_, comments)) = beside else {
            self.tell(&found.path, "votes of a conversation".to_owned());
            if self.exact {
                self.conversation =
                    Some(Conversation { answers: answers.clone(), out: Vec::new() });
            }
            return answers;
        };
        let out = polis::moderated_out(&answers, comments);
        let bodies: HashMap<&str, String> = comments
            .iter()
            .map(|one| (one.id.as_str(), one.body.split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect();
        let body = |id: &str| bodies.get(id).map_or("", String::as_str);
        if self.exact {
            // Polis keeps the places of what was moderated out.
            let answers = worded(&answers, body, &[]);
            self.conversation = Some(Conversation { answers, out: out.clone() });
        }
        let answers = worded(&answers, body, &out);
        let what = match out.len() {
            0 => "votes of a conversation".to_owned(),
            count => format!(
                "votes of a conversation; left out: {count} comments that were moderated out"
            ),
        };
        self.tell(&found.path, what);
        answers
    }
}

/// What is said of a table with columns that mean nothing here.
fn unknown(path: &Path, text: &str, columns: &[String]) -> String {
    let file = path.display();
    if let Some(what) = bytes::other_text(text) {
        return format!(
            "{file} is {what} and no table; a table has one row a line, its cells parted by commas, the names \
             of the columns in the first"
        );
    }
    if text.trim().is_empty() {
        return format!("{file} is empty; the columns actor, item and answer would be in order");
    }
    let shown: Vec<String> =
        columns.iter().take(8).map(|name| name.chars().take(40).collect()).collect();
    let more = if columns.len() > 8 { ", …" } else { "" };
    format!(
        "{file} is no table that is known: line 1 names the columns {}{more}; in order would be actor, item and \
         answer (with session, if there are several), the votes of a Polis conversation, roll calls (country, \
         rcid, vote) or ratings of Community Notes",
        shown.join(", ")
    )
}
