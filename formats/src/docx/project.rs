//! A projection: the text that exists when some authors' changes are accepted and all others
//! rejected.
//!
//! **Invariant:** the n-th paragraph of the file is called `p{n}` in every projection in which words
//! of it exist. Paragraphs whose marks are gone are one with the next, and bear the name and the look
//! of the first of them that has words.

use std::collections::BTreeMap;

use unbracket_text::token::normalise;
use unbracket_text::{Draft, Passage, Provision, ProvisionId, ProvisionKind};

use crate::notice::Notice;
use crate::structure::{Known, structure_known};

use super::lines::{Group, line, list_of, resolve, row_line, row_of};
use super::model::{AttachedKind, Paragraph, Present, Story, What};
use super::numbering::{Counters, Lists};
use super::styles::Styles;

/// What a projection is made with.
pub(super) struct Context<'a> {
    pub(super) story: &'a Story,
    pub(super) styles: &'a Styles,
    pub(super) lists: &'a Lists,
    pub(super) parse: &'a dyn Fn(&str) -> Passage,
}

/// A projection.
pub(super) struct Projection {
    /// The text.
    pub(super) draft: Draft,
    /// In which provision each paragraph of the body stands.
    pub(super) places: Vec<Option<ProvisionId>>,
    /// What was strange in it.
    pub(super) notices: Vec<Notice>,
}

/// Projects a story on what exists.
pub(super) fn project(context: &Context<'_>, present: &Present) -> Projection {
    let mut groups = groups(context.story, present);
    number(context, present, &mut groups);
    let mut places = vec![None; context.story.body.len()];
    let mut lines = Vec::with_capacity(groups.len());
    let mut rest = groups.as_slice();
    while let Some(group) = rest.first() {
        let row = row_of(context.story, group);
        let taken = match row {
            Some(_) => rest.iter().take_while(|next| row_of(context.story, next) == row).count(),
            None => 1,
        };
        let (taken, behind) = rest.split_at(taken.max(1));
        rest = behind;
        let made = if row.is_some() {
            row_line(context, present, taken)
        } else {
            taken.first().and_then(|group| line(context, group))
        };
        let Some((name, line, kind)) = made else { continue };
        let id = ProvisionId::new(name.clone());
        for member in taken.iter().flat_map(|group| &group.members) {
            if let Some(place) = places.get_mut(*member) {
                *place = Some(id.clone());
            }
        }
        let passage = (context.parse)(&line.text);
        lines.push(Known { name, line, kind, passage });
    }
    let structure = structure_known(lines);
    let mut provisions = structure.provisions;
    provisions.extend(notes(context, present));
    let draft = Draft::new(provisions)
        .expect("names differ from paragraph to paragraph, and levels are limited")
        .with_numbering(structure.numbering);
    let language = language(&draft, context.styles);
    Projection { draft: draft.with_language(language), places, notices: structure.notices }
}

/// Joins paragraphs whose marks do not exist with those behind them in the same flow and cell.
fn groups(story: &Story, present: &Present) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::with_capacity(story.body.len());
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let mut raw = String::new();
    for (at, paragraph) in story.body.iter().enumerate() {
        raw.clear();
        write_text(story, paragraph, present, &mut raw);
        let before = open.remove(&paragraph.flow);
        let before =
            before.filter(|group| groups.get(*group).is_some_and(|g| g.cell == paragraph.cell));
        let index = before.unwrap_or(groups.len());
        match groups.get_mut(index) {
            Some(group) => group.join(at, &raw),
            None => groups.push(Group {
                members: vec![at],
                chief: at,
                text: raw.clone(),
                head: String::new(),
                cell: paragraph.cell,
                label: None,
            }),
        }
        if !present.has(paragraph.mark) {
            open.insert(paragraph.flow, index);
        }
    }
    for group in &mut groups {
        group.head = head(&group.text);
        group.text = normalise(&group.text);
    }
    groups
}

impl Group {
    fn join(&mut self, at: usize, raw: &str) {
        if self.text.trim().is_empty() {
            self.chief = at;
        }
        self.text.push_str(raw);
        self.members.push(at);
    }
}

/// The characters before the first tab, where they are few enough for a label.
fn head(raw: &str) -> String {
    const LONGEST: usize = 40;
    let head = raw.split_once('\t').map_or("", |(head, _)| head);
    if head.len() > LONGEST { String::new() } else { normalise(head) }
}

/// The characters of a paragraph that exist.
pub(super) fn write_text(
    story: &Story,
    paragraph: &Paragraph,
    present: &Present,
    out: &mut String,
) {
    for inline in &paragraph.inlines {
        if let What::Text(start, end) = inline.what
            && present.has(inline.change)
        {
            out.push_str(story.text.get(start..end).unwrap_or_default());
        }
    }
}

/// Gives each numbered group its label, in the order of the file.
fn number(context: &Context<'_>, present: &Present, groups: &mut [Group]) {
    let mut counters = Counters::default();
    for group in groups {
        let marked = |at: &usize| {
            context.story.body.get(*at).is_some_and(|paragraph| present.has(paragraph.mark))
        };
        if group.text.is_empty() && !group.members.iter().any(marked) {
            continue;
        }
        let Some(paragraph) = context.story.body.get(group.chief) else { continue };
        let style = resolve(context.styles, paragraph);
        let Some((list, level)) = list_of(context, paragraph, &style) else { continue };
        group.label =
            context.lists.label(&mut counters, list, level).filter(|l| !l.trim().is_empty());
    }
}

/// The notes to which the text refers, in its order, behind everything else.
fn notes(context: &Context<'_>, present: &Present) -> Vec<Provision> {
    let story = context.story;
    let known: BTreeMap<(AttachedKind, i64), usize> =
        story.notes.iter().enumerate().map(|(at, note)| (note.key, at)).collect();
    let mut found = Vec::new();
    let mut done = vec![false; story.notes.len()];
    for inline in story.body.iter().flat_map(|paragraph| &paragraph.inlines) {
        let What::Note(kind, id) = inline.what else { continue };
        let Some(at) = known.get(&(kind, id)).filter(|_| present.has(inline.change)) else {
            continue;
        };
        let (Some(note), Some(done)) = (story.notes.get(*at), done.get_mut(*at)) else { continue };
        if std::mem::replace(done, true) {
            continue;
        }
        let text = normalise(&attached_text(story, &note.paragraphs, present, ' '));
        if !text.is_empty() {
            let passage = (context.parse)(&text);
            let name = format!("note{}", at + 1);
            found.push(Provision::new(name, ProvisionKind::Unnumbered, passage));
        }
    }
    found
}

/// The text of a note or comment, its paragraphs with a character between them.
pub(super) fn attached_text(
    story: &Story,
    paragraphs: &[Paragraph],
    present: &Present,
    between: char,
) -> String {
    let mut out = String::new();
    let mut raw = String::new();
    for paragraph in paragraphs {
        write_text(story, paragraph, present, &mut raw);
        if present.has(paragraph.mark) {
            push_paragraph(&mut out, &raw, between);
            raw.clear();
        }
    }
    push_paragraph(&mut out, &raw, between);
    out
}

fn push_paragraph(out: &mut String, raw: &str, between: char) {
    let text = normalise(raw);
    if text.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push(between);
    }
    out.push_str(&text);
}

/// The language: by its script where that says it, else by the defaults of the document.
fn language(draft: &Draft, styles: &Styles) -> Option<String> {
    const LOOK_AT: usize = 20;
    let mut right_to_left = 0;
    let mut han = 0;
    let mut seen = 0;
    for visit in draft.visit().take(LOOK_AT) {
        let text = visit.provision.content.to_marked_text();
        right_to_left += usize::from(unbracket_text::token::runs_right_to_left(&text));
        han += usize::from(
            text.chars().filter(|c| unbracket_text::token::is_han(*c)).count() * 3
                > text.chars().count(),
        );
        seen += 1;
    }
    let tag = |tag: &Option<String>| {
        let tag = tag.as_deref()?.split('-').next()?.to_ascii_lowercase();
        (!tag.is_empty() && tag.chars().all(|c| c.is_ascii_alphabetic())).then_some(tag)
    };
    if right_to_left * 2 > seen {
        Some(tag(&styles.language_right_to_left).unwrap_or_else(|| "ar".to_owned()))
    } else if han * 2 > seen {
        Some("zh".to_owned())
    } else {
        tag(&styles.language)
    }
}
