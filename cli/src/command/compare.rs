//! `unbracket compare`: what changed between two versions of a text.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::html::page::{self, Note, PageOptions, Row};
use unbracket_formats::{Notice, suspect};
use unbracket_text::align::{Alignment, Link, align};
use unbracket_text::{Draft, Label, Passage, Provision, Run, compare, labels};

use crate::arguments::Compare;
use crate::failure::Done;
use crate::input;
use crate::output::{self, Format};
use crate::terminal::{Paint, harmless};

const WRITTEN: [Format; 3] = [Format::Word, Format::Html, Format::Json];

pub(crate) fn run(options: &Compare) -> anyhow::Result<Done> {
    for path in &options.outputs {
        output::format(path, &WRITTEN)?;
    }
    let outputs: Vec<&Path> = options.outputs.iter().map(PathBuf::as_path).collect();
    output::apart([options.old.as_path(), options.new.as_path()], &outputs)?;
    let read_options = input::options(None)?;
    let mut old = input::document(&options.old, &read_options)?;
    let mut new = input::document(&options.new, &read_options)?;
    for document in [&mut old, &mut new] {
        let passed_by = input::passed_by(document, false);
        document.notices.extend(passed_by);
    }
    let mut comparison = Comparison::of(&old.accepted, &new.accepted);
    new.notices.extend(comparison.suspect());
    output::notices(&options.old, &old.notices);
    output::notices(&options.new, &new.notices);
    comparison.notices = output::notices_json(&options.old, &old.notices);
    comparison.notices.extend(output::notices_json(&options.new, &new.notices));
    for path in &options.outputs {
        let bytes = match output::format(path, &WRITTEN)? {
            Format::Word => comparison.redline(&input::stem(&options.new)),
            Format::Html => comparison.page(options).into_bytes(),
            Format::Markdown | Format::Plain | Format::Json => comparison.to_json().into_bytes(),
        };
        output::write(path, &bytes)?;
    }
    if options.json {
        output::print(&comparison.to_json())?;
    } else {
        output::print(&comparison.to_text(Paint::new(options.color), options.all))?;
    }
    Ok(Done::Whole)
}

/// Two drafts side by side.
struct Comparison<'a> {
    old: &'a Draft,
    new: &'a Draft,
    likeness: f64,
    entries: Vec<Entry<'a>>,
    notices: Vec<Value>,
}

/// What became of one provision, or where a new one came from.
struct Entry<'a> {
    what: &'static str,
    /// The first provision on either side, by its index in reading order.
    places: (Option<usize>, Option<usize>),
    old: Vec<(Label, &'a Provision)>,
    new: Vec<(Label, &'a Provision)>,
    runs: Vec<Run>,
}

impl<'a> Comparison<'a> {
    fn of(old: &'a Draft, new: &'a Draft) -> Self {
        let Alignment { links, likeness } = align(old, new);
        let (old_list, new_list) = (listed(old), listed(new));
        let pick = |list: &[(Label, &'a Provision)], places: &[usize]| -> Vec<_> {
            places.iter().filter_map(|&at| list.get(at).cloned()).collect()
        };
        let entries = links
            .iter()
            .map(|link| {
                let (old, new) = (pick(&old_list, link.base()), pick(&new_list, link.version()));
                let runs = compare(&whole(&old), &whole(&new));
                let places = (link.base().first().copied(), link.version().first().copied());
                Entry { what: name(link), places, old, new, runs }
            })
            .collect();
        Self { old, new, likeness, entries, notices: Vec::new() }
    }

    /// What in the new words is not what it looks like.
    fn suspect(&self) -> Vec<Notice> {
        let places = suspect::places(self.new);
        let changed = self.entries.iter().filter(|entry| entry.what != "unchanged");
        let found = changed.flat_map(|entry| {
            let first = entry.new.first().and_then(|(_, provision)| places.get(&provision.id));
            suspect::in_change(first.map_or("", String::as_str), &entry.runs)
        });
        suspect::shortened(found.collect())
    }

    fn redline(&self, name: &str) -> Vec<u8> {
        docx::write_comparison(self.old, self.new, name, &WriteOptions::default()).bytes
    }

    fn page(&self, options: &Compare) -> String {
        let rows: Vec<Row> = self.entries.iter().map(Entry::row).collect();
        let title = format!("{} → {}", input::stem(&options.old), input::stem(&options.new));
        let options = PageOptions { title, ..PageOptions::default() };
        page::comparison(self.old, self.new, &rows, &options)
    }

    fn to_text(&self, paint: Paint, all: bool) -> String {
        let mut out = String::new();
        for entry in self.entries.iter().filter(|entry| all || entry.what != "unchanged") {
            let (old, new) = (printed(&entry.old), printed(&entry.new));
            let label = if old == new || new.is_empty() {
                old
            } else if old.is_empty() {
                new
            } else {
                format!("{old} → {new}")
            };
            // What has no number is told by its words alone.
            let space = if label.is_empty() { "" } else { " " };
            let _ = writeln!(out, "{}{space}{}", paint.strong(&label), paint.soft(entry.what));
            let _ = writeln!(out, "{}\n", painted(&entry.runs, paint));
        }
        let _ = writeln!(out, "{}", self.figures());
        out
    }

    fn figures(&self) -> String {
        let count = |what: &str| self.entries.iter().filter(|entry| entry.what == what).count();
        let kinds = [
            "unchanged",
            "changed",
            "moved",
            "moved and changed",
            "deleted",
            "inserted",
            "split",
            "merged",
        ];
        let counts: Vec<String> = kinds
            .iter()
            .filter(|kind| count(kind) > 0)
            .map(|kind| format!("{} {kind}", count(kind)))
            .collect();
        format!("{}; {:.0} % of the old text stands", counts.join(", "), self.likeness * 100.0)
    }

    fn to_json(&self) -> String {
        let side = |list: &[(Label, &Provision)]| -> Vec<Value> {
            list.iter()
                .map(|(label, p)| json!({"id": p.id.to_string(), "label": label.as_str()}))
                .collect()
        };
        let entries: Vec<Value> = self
            .entries
            .iter()
            .map(|entry| {
                let runs: Vec<Value> = entry
                    .runs
                    .iter()
                    .map(|run| match run {
                        Run::Kept(p) => json!({"kept": p.to_marked_text()}),
                        Run::Deleted(p) => json!({"deleted": p.to_marked_text()}),
                        Run::Inserted(p) => json!({"inserted": p.to_marked_text()}),
                    })
                    .collect();
                json!({"what": entry.what, "old": side(&entry.old), "new": side(&entry.new), "runs": runs})
            })
            .collect();
        let comparison = json!({
            "unbracket": "comparison/1",
            "old": self.old.title(), "new": self.new.title(),
            "likeness": self.likeness, "notices": self.notices, "entries": entries,
        });
        format!("{comparison:#}\n")
    }
}

impl Entry<'_> {
    /// One row of a page; what was split or merged stands in one row.
    fn row(&self) -> Row {
        let others = |list: &[(Label, &Provision)]| printed(list.get(1..).unwrap_or_default());
        let note = match self.what {
            "split" => Some(Note::ContinuesAs(others(&self.new))),
            "merged" => Some(Note::MergedWith(others(&self.old))),
            "moved" | "moved and changed" => Some(Note::Was(printed(&self.old))),
            _ => None,
        };
        let (old, new) = self.places;
        Row { old, new, runs: self.runs.clone(), note }
    }
}

fn name(link: &Link) -> &'static str {
    match link {
        Link::Same { .. } => "unchanged",
        Link::Changed { .. } => "changed",
        Link::Moved { changed: true, .. } => "moved and changed",
        Link::Moved { .. } => "moved",
        Link::Deleted { .. } => "deleted",
        Link::Inserted { .. } => "inserted",
        Link::Split { .. } => "split",
        Link::Merged { .. } => "merged",
    }
}

fn listed(draft: &Draft) -> Vec<(Label, &Provision)> {
    let mut labels = labels(draft);
    draft
        .visit()
        .map(|visit| (labels.remove(&visit.provision.id).unwrap_or_default(), visit.provision))
        .collect()
}

/// Several provisions as one passage, the borders between them marked.
fn whole(list: &[(Label, &Provision)]) -> Passage {
    Passage::broken(list.iter().map(|(_, provision)| &provision.content))
}

fn printed(list: &[(Label, &Provision)]) -> String {
    let labels: Vec<&str> = list.iter().map(|(label, _)| label.as_str()).collect();
    labels.join(" + ")
}

fn painted(runs: &[Run], paint: Paint) -> String {
    let paint_run = |run: &Run| match run {
        Run::Kept(passage) => harmless(&passage.to_marked_text()),
        Run::Deleted(passage) => paint.deleted(&passage.to_marked_text()),
        Run::Inserted(passage) => paint.inserted(&passage.to_marked_text()),
    };
    runs.iter().map(paint_run).collect()
}
