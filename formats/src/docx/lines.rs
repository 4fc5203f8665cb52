//! What a paragraph or a row of a table is: its label, its words, and what its style says.

use unbracket_text::ProvisionKind;
use unbracket_text::token::normalise;

use crate::structure::{Line, print_label, split_label};

use super::model::{Paragraph, Present, Story};
use super::project::Context;
use super::styles::{Resolved, Styles};

/// Paragraphs of one flow that are one, as their marks between them are gone.
pub(super) struct Group {
    /// The paragraphs, by their place in the file.
    pub(super) members: Vec<usize>,
    /// The member that gives name and look.
    pub(super) chief: usize,
    /// Its words in normal form.
    pub(super) text: String,
    /// What stands before its first tab: a label, where the style says that one can be there.
    pub(super) head: String,
    /// The cell in which it stands.
    pub(super) cell: Option<usize>,
    /// The label that its list prints.
    pub(super) label: Option<String>,
}

/// The list by which a paragraph is numbered and its level there.
pub(super) fn list_of(
    context: &Context<'_>,
    paragraph: &Paragraph,
    style: &Resolved,
) -> Option<(i64, usize)> {
    let list = paragraph.look.list.or(style.list).filter(|list| *list > 0)?;
    let by_style = context.lists.level_of_style(list, paragraph.look.style.as_deref());
    let level = paragraph.look.level.or(by_style).or(style.level).unwrap_or(0);
    let linked = context
        .lists
        .linked_style(list)
        .and_then(|style| context.styles.resolve(Some(style)).list.filter(|other| *other > 0));
    Some((linked.unwrap_or(list), level))
}

/// What a paragraph's style says, under what it says itself.
pub(super) fn resolve(styles: &Styles, paragraph: &Paragraph) -> Resolved {
    let mut found = styles.resolve(paragraph.look.style.as_deref());
    found.outline = paragraph.look.outline.or(found.outline);
    found.indent = paragraph.look.indent.or(found.indent);
    found
}

/// A line, the name of its provision and, where its style tells, what it is.
pub(super) type Named = (String, Line, Option<ProvisionKind>);

/// The line of a paragraph outside tables; none where no words are left.
pub(super) fn line(context: &Context<'_>, group: &Group) -> Option<Named> {
    /// Half an inch, the usual step.
    const STEP: i64 = 720;
    if group.text.is_empty() {
        return None;
    }
    let paragraph = context.story.body.get(group.chief)?;
    let style = resolve(context.styles, paragraph);
    let (label, text) = label_and_text(group, style.kind);
    let level = list_of(context, paragraph, &style).map(|(_, level)| level);
    let steps = style.indent.map_or(0, |indent| (indent / STEP).clamp(0, 16));
    let line = Line {
        text: text.to_owned(),
        label,
        heading: style.outline.filter(|level| *level < 9).and_then(|n| u8::try_from(n + 1).ok()),
        indent: level.unwrap_or(usize::try_from(steps).unwrap_or(0)),
        title: style.title,
    };
    Some((format!("p{}", group.chief + 1), line, style.kind))
}

/// The label, printed by a list or typed, and the words behind it.
fn label_and_text(group: &Group, kind: Option<ProvisionKind>) -> (Option<String>, &str) {
    if let Some(label) = &group.label {
        return (Some(bare(label)), &group.text);
    }
    if kind.is_some()
        && !group.head.is_empty()
        && let Some(text) = group.text.strip_prefix(&group.head)
    {
        return (Some(bare(&group.head)), text.trim_start());
    }
    if kind == Some(ProvisionKind::Unnumbered) {
        return (None, &group.text);
    }
    match split_label(&group.text) {
        (None, text) => before_tab(group).unwrap_or((None, text)),
        found => found,
    }
}

/// A number without a dot, with a tab behind it, before words.
fn before_tab(group: &Group) -> Option<(Option<String>, &str)> {
    if !group.head.starts_with(|c: char| c.is_numeric()) {
        return None;
    }
    let dotted = format!("{}.", group.head);
    let (Some(label), "") = split_label(&dotted) else { return None };
    let text = group.text.strip_prefix(&group.head)?.trim_start();
    text.chars().any(char::is_alphabetic).then_some((Some(label), text))
}

/// A printed label without its closing dot, in the spelling of typed labels.
fn bare(label: &str) -> String {
    match split_label(label) {
        (Some(known), "") => known,
        _ => normalise(label).trim_end_matches(['.', ':']).to_owned(),
    }
}

/// The row of a table in which it stands.
pub(super) fn row_of(story: &Story, group: &Group) -> Option<usize> {
    story.cells.get(group.cell?).map(|cell| cell.row)
}

/// The line of a row: its cells with ` | ` between them, the paragraphs of a cell with a space.
pub(super) fn row_line(
    context: &Context<'_>,
    present: &Present,
    groups: &[Group],
) -> Option<Named> {
    let mut text = String::new();
    let mut last = None;
    for group in groups {
        let cell = group.cell.and_then(|at| context.story.cells.get(at))?;
        if !present.has(cell.change) {
            continue;
        }
        match last {
            None => {}
            Some(before) if before == group.cell => text.push(' '),
            Some(_) => text.push_str(" | "),
        }
        last = Some(group.cell);
        if let Some(label) = group.label.as_deref().filter(|_| !group.text.is_empty()) {
            text.push_str(&print_label(&bare(label)));
            text.push(' ');
        }
        text.push_str(&group.text);
    }
    if text.chars().all(|c| c == '|' || c.is_whitespace()) {
        return None;
    }
    let first = groups.first().and_then(|group| group.members.first())?;
    let text = text.trim_matches([' ', '|']).to_owned();
    let line = Line { text: normalise(&text), ..Line::default() };
    Some((format!("p{}", first + 1), line, None))
}
