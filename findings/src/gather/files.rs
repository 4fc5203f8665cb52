//! Files instead of a record: tables of answers, and texts in the order in which they came.
//!
//! **Invariant:** the last table is the cycle that the chapters are about, those before it are earlier
//! cycles; texts are versions of one text, unless they are said to be apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use unbracket_analysis::Answers;
use unbracket_analysis::language::recognise;
use unbracket_text::Draft;

use super::actors::Actor;
use super::positions::{Item, ItemKind, Positions};
use super::source::Source;
use super::text::{Labels, Version, choices, units};
use super::{Gathered, Names};

/// A table of answers that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// The name of the file.
    pub file: String,
    /// The session that it is, as the file calls it; none where it names no sessions.
    pub session: Option<String>,
    /// The answers.
    pub answers: Answers,
}

/// The votes of a conversation with all that Polis takes into account.
#[derive(Clone, Debug, PartialEq)]
pub struct Conversation {
    /// The votes, participants and comments in the order of the export.
    pub answers: Answers,
    /// The places of the comments that were moderated out.
    pub out: Vec<usize>,
}

/// A text that was read from a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The name of the file, which no other text has.
    pub file: String,
    /// The text.
    pub draft: Draft,
}

/// Gathers what tables and texts hold. Texts that are `apart` are instruments of their own, to be
/// compared each with each: then no text is the present one, with its provisions and what is open in it.
#[must_use]
pub fn of_files(tables: Vec<Table>, texts: Vec<Text>, apart: bool) -> Gathered {
    let cycles = tables.len().max(1);
    let cycle = cycles - 1;
    let actors: BTreeSet<&String> =
        tables.iter().flat_map(|table| table.answers.actors()).collect();
    let actor = |name: &&String| Actor {
        name: (*name).clone(),
        seat: None,
        code: None,
        basis: None,
        side: None,
    };
    let actors = actors.iter().map(actor).collect();
    let versions: Vec<Version> = (0..)
        .zip(texts)
        .map(|(at, text): (u32, Text)| Version {
            name: text.file.clone(),
            kind: "file".to_owned(),
            document: None,
            file: Some(text.file),
            cycle,
            at: i64::from(at),
            entry: u64::from(at),
            language: language(&text.draft),
            draft: Arc::new(text.draft),
        })
        .collect();
    let labels = Labels::of_versions(cycles, &versions);
    // Of several instruments none is the text that is open.
    let text = versions.last().filter(|_| !apart || versions.len() == 1);
    let none = std::collections::BTreeMap::new();
    let numbered = (0..).zip(&tables);
    let sessions =
        numbered.filter_map(|(cycle, table)| Some((cycle, table.session.clone()?))).collect();
    Gathered {
        cycles,
        cycle,
        sessions,
        actors,
        positions: tables
            .into_iter()
            .enumerate()
            .map(|(cycle, table)| read(cycle, &table))
            .collect(),
        units: text.map(|version| units(version, &labels, &none)).unwrap_or_default(),
        choices: text
            .map(|version| choices(None, version, &labels, &Names::default()))
            .unwrap_or_default(),
        apart,
        versions,
        ..Gathered::default()
    }
}

/// The language that a file names; where it names none, the one that its words are recognised to be in.
fn language(draft: &Draft) -> Option<String> {
    let words = || -> String {
        let each = draft.visit().map(|visit| visit.provision.content.to_marked_text());
        each.collect::<Vec<_>>().join("\n")
    };
    draft.language().or_else(|| recognise(&words())).map(str::to_owned)
}

fn read(cycle: usize, table: &Table) -> Positions {
    let answers = table.answers.sorted();
    let item = |name: &String| Item {
        name: name.clone(),
        kind: ItemKind::Statement,
        provision: None,
        bracket: None,
        source: Source::File { file: table.file.clone(), place: Some(name.clone()) },
    };
    let items = answers.items().iter().map(item).collect();
    Positions { cycle, items, stands: Vec::new(), answers }
}
