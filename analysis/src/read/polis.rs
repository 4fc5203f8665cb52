//! What Polis exports: `participants-votes.csv`, `comments.csv` and `votes.csv`.
//!
//! In these files 1 is agree, −1 disagree, 0 pass; an empty cell was not seen. (The database and the
//! published mathematics have the opposite sign.)

use super::{ReadError, Table};
use crate::{Answer, Answers};

/// The columns before the items in `participants-votes.csv`.
const BEFORE: [&str; 7] =
    ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree", "xid"];
const WIDE: &str = "the head of participants-votes.csv: participant, group-id, …, then one column for each comment";
const LONG: &str = "the head of votes.csv: timestamp, datetime, comment-id, voter-id, vote";
const TEXTS: &str = "the head of comments.csv: timestamp, datetime, comment-id, author-id, agrees, disagrees, moderated, comment-body";
const VOTE: &str = "a vote: 1 (agree), -1 (disagree), 0 (pass) or nothing";
const COUNT: &str = "a whole number, 0 or more";

/// A conversation as exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversation {
    /// The votes, participants in the order of the file.
    pub answers: Answers,
    /// In which group Polis had put each participant, where it had.
    pub groups: Vec<Option<u32>>,
}

fn vote(cell: &str) -> Option<Answer> {
    // Nearly every cell is one of these.
    match cell {
        "1" => return Some(Answer::For),
        "0" => return Some(Answer::Neutral),
        "-1" => return Some(Answer::Against),
        _ => {}
    }
    // Some exports write votes as decimals.
    let whole = cell.strip_suffix(".0").unwrap_or(cell);
    whole.parse().ok().and_then(Answer::from_number)
}

/// Reads `participants-votes.csv`: one row a participant, one column a comment.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn participants_votes(text: &str, file: &str) -> Result<Conversation, ReadError> {
    let mut table = Table::open(text, file, WIDE)?;
    let participant = table.column(&["participant"])?;
    let group = table.column(&["group-id"])?;
    let items: Vec<usize> =
        (0..table.head.len()).filter(|at| !BEFORE.contains(&table.head[*at].as_str())).collect();
    let mut seen = std::collections::HashSet::new();
    for item in &items {
        if !seen.insert(&table.head[*item]) {
            return Err(ReadError::Twice {
                file: file.to_owned(),
                column: table.head[*item].clone(),
            });
        }
    }
    let names = table.head.clone();
    let mut answers = Answers::builder();
    for item in &items {
        answers.item(&names[*item]);
    }
    let mut groups = std::collections::HashMap::new();
    let mut order: Vec<String> = Vec::new();
    let mut said: Vec<(u32, Answer)> = Vec::new();
    table.rows(|record, head| {
        let name = head.filled(record, participant)?;
        let cell = record.get(group).unwrap_or_default();
        let number = if cell.is_empty() {
            None
        } else {
            Some(cell.parse().map_err(|_| head.cell(record, group, COUNT))?)
        };
        if groups.insert(name.to_owned(), number).is_some() {
            let wanted = "a participant of their own; this one came before";
            return Err(head.cell(record, participant, wanted));
        }
        order.push(name.to_owned());
        said.clear();
        for (place, item) in (0u32..).zip(&items) {
            let cell = record.get(*item).unwrap_or_default();
            if !cell.is_empty() {
                let vote = vote(cell).ok_or_else(|| head.cell(record, *item, VOTE))?;
                said.push((place, vote));
            }
        }
        answers.row(name, &said);
        Ok(())
    })?;
    let groups = order.iter().map(|name| groups.get(name).copied().flatten()).collect();
    Ok(Conversation { answers: answers.build(), groups })
}

/// Reads `votes.csv`: one row a vote, the last of a voter on a comment holds, whatever the order of
/// the rows says; among those of one time the later row.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn votes(text: &str, file: &str) -> Result<Answers, ReadError> {
    let mut table = Table::open(text, file, LONG)?;
    let time = table.column(&["timestamp"])?;
    let item = table.column(&["comment-id"])?;
    let voter = table.column(&["voter-id"])?;
    let said = table.column(&["vote"])?;
    let mut rows: Vec<(i64, String, String, Option<Answer>)> = Vec::new();
    table.rows(|record, head| {
        let cell = record.get(time).unwrap_or_default();
        let at = cell.parse().map_err(|_| head.cell(record, time, "a time in milliseconds"))?;
        let (who, what) = (head.filled(record, voter)?, head.filled(record, item)?);
        let answer = match record.get(said).unwrap_or_default() {
            "" => None,
            cell => Some(vote(cell).ok_or_else(|| head.cell(record, said, VOTE))?),
        };
        rows.push((at, who.to_owned(), what.to_owned(), answer));
        Ok(())
    })?;
    rows.sort_by_key(|(at, ..)| *at);
    let mut answers = Answers::builder();
    for (_, who, what, answer) in &rows {
        match answer {
            Some(answer) => answers.say(who, what, *answer),
            None => answers.actor(who).item(what),
        };
    }
    Ok(answers.build())
}

/// A comment as exported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its number, the name of the item.
    pub id: String,
    /// Who wrote it.
    pub author: String,
    /// How many agree.
    pub agrees: u32,
    /// How many disagree.
    pub disagrees: u32,
    /// 1 moderated in, −1 moderated out, 0 neither.
    pub moderated: i8,
    /// The words.
    pub body: String,
}

/// Reads `comments.csv`.
///
/// # Errors
/// [`ReadError`] with file, line and column.
pub fn comments(text: &str, file: &str) -> Result<Vec<Comment>, ReadError> {
    let mut table = Table::open(text, file, TEXTS)?;
    let id = table.column(&["comment-id"])?;
    let author = table.column(&["author-id"])?;
    let counts = [table.column(&["agrees"])?, table.column(&["disagrees"])?];
    let moderated = table.column(&["moderated"])?;
    let body = table.column(&["comment-body"])?;
    let mut comments = Vec::new();
    table.rows(|record, head| {
        let count = |column: usize| {
            let cell = record.get(column).unwrap_or_default();
            cell.parse().map_err(|_| head.cell(record, column, COUNT))
        };
        let cell = record.get(moderated).unwrap_or_default();
        let Ok(state @ -1..=1) = cell.parse() else {
            return Err(head.cell(record, moderated, "1 (in), -1 (out) or 0 (neither)"));
        };
        comments.push(Comment {
            id: head.filled(record, id)?.to_owned(),
            author: record.get(author).unwrap_or_default().to_owned(),
            agrees: count(counts[0])?,
            disagrees: count(counts[1])?,
            moderated: state,
            body: record.get(body).unwrap_or_default().to_owned(),
        });
        Ok(())
    })?;
    Ok(comments)
}

/// The places, among the items of these answers, of comments that were moderated out.
#[must_use]
pub fn moderated_out(answers: &Answers, comments: &[Comment]) -> Vec<usize> {
    let out: std::collections::HashSet<&str> =
        comments.iter().filter(|c| c.moderated < 0).map(|c| c.id.as_str()).collect();
    (0..answers.items().len())
        .filter(|item| out.contains(answers.items()[*item].as_str()))
        .collect()
}
