//! The draft of one reading of the paragraphs: all changes accepted, none, or one author's.

use std::collections::BTreeMap;

use unbracket_text::token::normalise;
use unbracket_text::{Draft, Numbering, Passage, Provision, ProvisionKind, Standing};

use super::{Exact, Found, Paragraph, Reading};
use crate::brackets;
use crate::limits::ReadError;
use crate::notice::Notice;
use crate::option_label::split_option;
use crate::read::ReadOptions;
use crate::structure::{Known, Line, split_label, structure_known};

/// The draft that a file holds in one reading, and what was learnt on the way.
pub(super) fn draft(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
) -> Result<(Draft, Vec<Notice>), ReadError> {
    let mut notices = Vec::new();
    let exact = exact(found, reading, options, &mut notices);
    let (draft, numbering) = match exact {
        Some(draft) => (draft, found.numbering.clone().unwrap_or_default()),
        None => {
            let (provisions, learnt) = structured(found, reading, options, &mut notices);
            let draft = Draft::new(provisions).map_err(|error| ReadError::Damaged {
                what: error.to_string(),
                hint: "flatten its levels and send it again".to_owned(),
            })?;
            (draft, learnt)
        }
    };
    tell_half_brackets(&draft, &mut notices);
    let draft = draft
        .with_title(found.title.clone())
        .with_language(found.language.clone())
        .with_numbering(numbering);
    Ok((draft, notices))
}

/// Puts one notice on the whole text in the place of one for each paragraph with half a bracket.
fn tell_half_brackets(draft: &Draft, notices: &mut Vec<Notice>) {
    let is_half = |notice: &Notice| notice.code == brackets::UNMATCHED;
    let places: Vec<String> =
        notices.iter().filter(|n| is_half(n)).map(|notice| notice.place.clone()).collect();
    notices.retain(|notice| !is_half(notice));
    notices.extend(brackets::half_brackets(draft, &places));
}

/// The passage of a text that stands in the paragraph of this number.
fn passage(text: &str, at: usize, options: &ReadOptions, notices: &mut Vec<Notice>) -> Passage {
    let parsed = brackets::parse_within(text, &options.names, options.limits.depth);
    let place = |notice| Notice { place: format!("paragraph {}", at + 1), ..notice };
    notices.extend(parsed.notices.into_iter().map(place));
    parsed.passage
}

/// The draft that a file written here holds; none where a paragraph does not say what it is.
fn exact(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
    notices: &mut Vec<Notice>,
) -> Option<Draft> {
    let all = found.paragraphs.iter().map(|paragraph| paragraph.exact.as_ref());
    let all: Vec<&Exact> = all.collect::<Option<Vec<_>>>()?;
    if all.is_empty() && found.numbering.is_none() {
        return None;
    }
    let mut done: Vec<Provision> = Vec::new();
    let mut open: Vec<Provision> = Vec::new();
    let mut learnt = Vec::new();
    for (at, (exact, paragraph)) in all.into_iter().zip(&found.paragraphs).enumerate() {
        if exact.depth > open.len() {
            return None;
        }
        close_to(exact.depth, &mut open, &mut done);
        let text = text(paragraph, reading);
        let content = passage(&text, at, options, &mut learnt);
        let mut provision = Provision::new(exact.id.clone(), exact.kind, content);
        provision.standing = exact.standing;
        provision.former_label.clone_from(&paragraph.label);
        open.push(provision);
    }
    close_to(0, &mut open, &mut done);
    let draft = Draft::new(done).ok()?;
    notices.extend(learnt);
    Some(draft)
}

fn close_to(depth: usize, open: &mut Vec<Provision>, done: &mut Vec<Provision>) {
    while open.len() > depth {
        let Some(provision) = open.pop() else { return };
        match open.last_mut() {
            Some(parent) => parent.children.push(provision),
            None => done.push(provision),
        }
    }
}

fn structured(
    found: &Found,
    reading: Reading<'_>,
    options: &ReadOptions,
    notices: &mut Vec<Notice>,
) -> (Vec<Provision>, Numbering) {
    let mut lines = Vec::new();
    let mut option_labels = BTreeMap::new();
    for (at, paragraph) in found.paragraphs.iter().enumerate() {
        let name = format!("p{}", at + 1);
        let Some((line, option)) = line(paragraph, reading) else { continue };
        if let Some(option) = option {
            option_labels.insert(name.clone(), option);
        }
        let content = passage(&line.text, at, options, notices);
        let kind = nested_number(&line).then_some(ProvisionKind::SubParagraph);
        lines.push(Known { name, line, kind, passage: content });
    }
    let mut structure = structure_known(lines);
    stand_as_options(&mut structure.provisions, &option_labels);
    notices.extend(structure.notices);
    (structure.provisions, structure.numbering)
}

/// A number in a list within a list: the document says that it is a part, the label does not.
fn nested_number(line: &Line) -> bool {
    line.indent > 0
        && line.heading.is_none()
        && line.label.as_deref().is_some_and(|label| label.bytes().all(|b| b.is_ascii_digit()))
}

/// The words of a paragraph in one reading, in normal form.
fn text(paragraph: &Paragraph, reading: Reading<'_>) -> String {
    let kept = paragraph.runs.iter().filter(|run| reading.keeps(run));
    normalise(&kept.map(|run| run.text.as_str()).collect::<String>())
}

/// The line of a paragraph in one reading, and its label as an option; none where nothing is left.
fn line(paragraph: &Paragraph, reading: Reading<'_>) -> Option<(Line, Option<String>)> {
    let text = text(paragraph, reading);
    if text.is_empty() && paragraph.label.is_none() {
        return None;
    }
    let mut line = Line {
        label: paragraph.label.clone(),
        heading: paragraph.heading,
        indent: paragraph.indent,
        title: paragraph.title,
        ..Line::default()
    };
    if line.title || line.label.is_some() {
        line.text = text;
        return Some((line, None));
    }
    if let Some((option, rest)) = split_option(&text).filter(|_| line.heading.is_none()) {
        line.text = rest.to_owned();
        return Some((line, Some(option)));
    }
    let (label, rest) = split_label(&text);
    line.label = label;
    line.text = rest.to_owned();
    Some((line, None))
}

/// Gives provisions that open with `Option 1:` that label, and their standing as rival versions.
fn stand_as_options(provisions: &mut [Provision], labels: &BTreeMap<String, String>) {
    let mut open: Vec<&mut Provision> = provisions.iter_mut().collect();
    while let Some(provision) = open.pop() {
        if let Some(label) = labels.get(provision.id.as_str()) {
            provision.former_label = Some(label.clone());
            provision.standing = Standing::Alternative;
        }
        open.extend(provision.children.iter_mut());
    }
}
