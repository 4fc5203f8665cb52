//! The page of a comparison: what changed from one draft to the next, within one text.

use std::collections::BTreeSet;

use unbracket_text::number::labels;
use unbracket_text::{Draft, Passage, ProvisionKind, Run, compare};

use super::escape::{anchor, isolated};
use super::frame::Frame;
use super::heading::Levels;
use super::order::longest_run;
use super::passage::{Mark, passage};
use super::provision::dot;
use super::{PageOptions, legend, shell, tools};
use crate::wording::{Wording, fill};

/// One provision of a comparison: its places in the old and the new draft, and its words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// Its index in the reading order of the old draft; none where it is new.
    pub old: Option<usize>,
    /// Its index in the reading order of the new draft; none where it is gone.
    pub new: Option<usize>,
    /// Its words, as [`unbracket_text::compare()`] gives them. Where none are given, the page compares them itself.
    pub runs: Vec<Run>,
    /// What is to be said of it besides.
    pub note: Option<Note>,
}

/// What is said of a provision of a comparison besides its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// It was split, and goes on under these labels.
    ContinuesAs(String),
    /// It was merged with what had these labels.
    MergedWith(String),
    /// It was moved, and had these labels.
    Was(String),
    /// This, as it stands.
    Said(String),
}

impl Note {
    fn words(&self, wording: &Wording) -> String {
        let compared = &wording.page.compared;
        let say =
            |pattern: &str, labels: &str| fill(pattern, &[("labels", &wording.apart(labels))]);
        match self {
            Self::ContinuesAs(labels) => say(compared.continues, labels),
            Self::MergedWith(labels) => say(compared.merged, labels),
            Self::Was(labels) if labels.is_empty() => compared.moved.to_owned(),
            Self::Was(labels) => say(compared.was, labels),
            Self::Said(words) => words.clone(),
        }
    }
}

/// A provision as a comparison needs it.
struct Side<'a> {
    id: &'a str,
    kind: ProvisionKind,
    depth: usize,
    label: String,
    content: &'a Passage,
}

/// The page of a comparison of two drafts: one HTML file that asks nothing of the network.
///
/// The rows stand in the order in which they are given; one that names no provision is left out.
pub fn comparison(old: &Draft, new: &Draft, rows: &[Row], options: &PageOptions) -> String {
    let frame = Frame::without_sponsors(new, options);
    let (old, new) = (sides(old), sides(new));
    let mut levels = Levels::default();
    let mut tally = Tally::default();
    let (mut body, mut used) = (String::new(), BTreeSet::new());
    let moved = moved(rows);
    for (at, row) in rows.iter().enumerate() {
        let before = row.old.and_then(|index| old.get(index));
        let after = row.new.and_then(|index| new.get(index));
        let Some(shown) = after.or(before) else { continue };
        let change = Change::of(before, after, row);
        let is_moved = moved.contains(&at);
        tally.add(change, is_moved);
        let level = levels.next(shown.kind);
        // The two drafts may use one name for different provisions, and rows may share one.
        let own = after.map(|after| anchor(after.id)).filter(|name| used.insert(name.clone()));
        let anchor = own.unwrap_or_else(|| format!("_o{at}"));
        let shown = Shown { row, before, after, shown, change, is_moved, level, anchor };
        body.push_str(&shown.section(&frame));
    }
    let wording = frame.wording;
    let (title, tally) = (shell::title(options), tally.figures(wording));
    let head = format!("{title}{tally}{}", legend::comparison(wording));
    let only = tools::only(wording.page.tools.changed);
    let filter = format!("<div class=\"tools\">{only}</div>");
    let attributes = frame.text_attributes();
    let main =
        format!("{filter}<article id=\"_text\" tabindex=\"-1\"{attributes}>\n{body}</article>\n");
    shell::page(options, wording, &head, &main)
}

/// The runs of a comparison as markup, each change between words for whoever cannot see it.
pub(super) fn compared(frame: &Frame<'_>, runs: &[Run]) -> String {
    let phrases = &frame.phrases;
    let run = |run: &Run| match run {
        Run::Kept(words) => passage(frame, words, Mark::Plain),
        Run::Deleted(words) => {
            let said = (frame.own("i", &phrases.deleted), frame.own("i", &phrases.end_deleted));
            format!("{}{}{}", said.0, passage(frame, words, Mark::Deleted), said.1)
        }
        Run::Inserted(words) => {
            let said = (frame.own("i", &phrases.inserted), frame.own("i", &phrases.end_inserted));
            format!("{}{}{}", said.0, passage(frame, words, Mark::Proposed), said.1)
        }
    };
    runs.iter().map(run).collect()
}

/// The rows whose provisions changed their order: all but a longest run that kept it.
pub(super) fn moved(rows: &[Row]) -> BTreeSet<usize> {
    let both = |(at, row): (usize, &Row)| Some((at, row.old.filter(|_| row.new.is_some())?));
    let pairs: Vec<(usize, usize)> = rows.iter().enumerate().filter_map(both).collect();
    let stay = longest_run(&pairs.iter().map(|(_, old)| *old).collect::<Vec<_>>());
    pairs.into_iter().filter(|(_, old)| !stay.contains(old)).map(|(at, _)| at).collect()
}

fn sides(draft: &Draft) -> Vec<Side<'_>> {
    let labels = labels(draft);
    draft
        .visit()
        .map(|visit| Side {
            id: visit.provision.id.as_str(),
            kind: visit.provision.kind,
            depth: visit.depth,
            label: labels.get(&visit.provision.id).map(ToString::to_string).unwrap_or_default(),
            content: &visit.provision.content,
        })
        .collect()
}

/// What became of a provision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Words,
    Inserted,
    Deleted,
}

impl Change {
    fn of(before: Option<&Side<'_>>, after: Option<&Side<'_>>, row: &Row) -> Self {
        match (before, after) {
            (None, _) => Self::Inserted,
            (_, None) => Self::Deleted,
            (Some(before), Some(after)) => {
                let changes = |run: &Run| !matches!(run, Run::Kept(_));
                let is_changed = before.content != after.content || row.runs.iter().any(changes);
                if is_changed { Self::Words } else { Self::None }
            }
        }
    }

    fn words(self, wording: &Wording) -> Option<String> {
        let compared = &wording.page.compared;
        match self {
            Self::None => None,
            Self::Words => Some(format!("± {}", compared.words)),
            Self::Inserted => Some(format!("+ {}", compared.inserted)),
            Self::Deleted => Some(format!("– {}", compared.deleted)),
        }
    }
}

#[derive(Default)]
struct Tally {
    all: usize,
    changed: usize,
    inserted: usize,
    deleted: usize,
    moved: usize,
}

impl Tally {
    fn add(&mut self, change: Change, is_moved: bool) {
        self.all += 1;
        self.moved += usize::from(is_moved);
        self.changed += usize::from(change == Change::Words);
        self.inserted += usize::from(change == Change::Inserted);
        self.deleted += usize::from(change == Change::Deleted);
    }

    fn figures(&self, wording: &Wording) -> String {
        let compared = &wording.page.compared;
        let figure =
            |what: &str, count: usize| wording.said(what, &format!("<strong>{count}</strong>"));
        let parts = [
            figure(compared.words, self.changed),
            figure(compared.inserted, self.inserted),
            figure(compared.deleted, self.deleted),
            figure(compared.moved, self.moved),
        ];
        let (all, stop) = (compared.provisions.say(self.all), wording.signs.stop.trim_end());
        let parts = parts.join(wording.signs.semicolon);
        format!("<p class=\"figures\">{all} – {parts}{stop}</p>\n")
    }
}

/// A row with everything that is shown of it.
struct Shown<'a> {
    row: &'a Row,
    before: Option<&'a Side<'a>>,
    after: Option<&'a Side<'a>>,
    shown: &'a Side<'a>,
    change: Change,
    is_moved: bool,
    level: Option<usize>,
    anchor: String,
}

impl Shown<'_> {
    fn section(&self, frame: &Frame<'_>) -> String {
        let is_touched = self.change != Change::None
            || self.is_moved
            || self.row.note.is_some()
            || self.is_renumbered();
        let state = if is_touched { 2 } else { 0 };
        let depth = match self.shown.depth.min(6) {
            0 => String::new(),
            depth => format!(" d{depth}"),
        };
        let heading = if self.level.is_some() { " h" } else { "" };
        let element = self.level.map_or_else(|| "p".to_owned(), |level| format!("h{level}"));
        let anchor = &self.anchor;
        let number = match self.shown.label.as_str() {
            "" => String::new(),
            label => {
                let dot = dot(label);
                format!(
                    "<a class=\"n\" href=\"#{anchor}\">{}{dot}</a>",
                    isolated(label, frame.direction)
                )
            }
        };
        let (words, meta) = (self.words(frame), self.meta(frame));
        format!(
            "<section class=\"p t{state}{depth}{heading}\" id=\"{anchor}\">{number}\
             <{element} class=\"w\">{words}</{element}>{meta}</section>\n"
        )
    }

    fn is_renumbered(&self) -> bool {
        matches!((self.before, self.after), (Some(b), Some(a)) if b.label != a.label)
    }

    fn words(&self, frame: &Frame<'_>) -> String {
        let own;
        let runs = if self.row.runs.is_empty() {
            let nothing = Passage::default();
            let before = self.before.map_or(&nothing, |side| side.content);
            own = compare(before, self.after.map_or(&nothing, |side| side.content));
            &own
        } else {
            &self.row.runs
        };
        compared(frame, runs)
    }

    fn meta(&self, frame: &Frame<'_>) -> String {
        let (wording, compared) = (frame.wording, &frame.wording.page.compared);
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.change.words(wording).map(|words| format!("<strong>{words}</strong>")));
        if self.is_moved {
            parts.push(format!("<strong>⇄ {}</strong>", compared.moved));
        }
        if let (Some(before), true) = (self.before, self.is_renumbered())
            && !before.label.is_empty()
        {
            let label = wording.apart(&before.label);
            let formerly = fill(compared.formerly, &[("label", &label)]);
            parts.push(format!("<span>{}</span>", frame.apart(&formerly)));
        }
        let note = self.row.note.as_ref().map(|note| note.words(wording));
        parts.extend(note.map(|note| format!("<span>{}</span>", frame.apart(&note))));
        if parts.is_empty() {
            return String::new();
        }
        format!("<div class=\"m\"{}>{}</div>", frame.own_language(), parts.join(" "))
    }
}
