//! A document in numbered lines, for a room that cites lines.
//!
//! **Invariant:** the lines of a document never move: they follow from its words alone, at a width
//! that is fixed here for ever.

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use unbracket_formats::html::page::markup::Markup;
use unbracket_text::token::is_han;
use unbracket_text::{Draft, ProvisionKind, labels};

use super::phrases::phrases;
use super::{Asked, Named, at_home, coded, document_of, rendered};
use crate::failure::Failure;
use crate::frame::{Frame, Section};
use crate::kept::{away, kept};
use crate::visit::Visit;

/// Columns of a line; a Chinese character takes two.
const WIDTH: usize = 72;

pub(super) async fn show(
    visit: Visit,
    Path((_, document)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let visit = at_home(visit, &format!("documents/{}/lines", coded(&document)), &Asked::default());
    kept(visit, &headers, move |visit| away(move || made(&visit, &document))).await
}

#[derive(Template)]
#[template(path = "text/lines.html")]
struct Page {
    frame: Frame,
    home: String,
    document: Named,
    attributes: String,
    paragraphs: Vec<Paragraph>,
}

/// A provision in lines.
struct Paragraph {
    heading: bool,
    depth: usize,
    lines: Vec<(usize, String)>,
}

fn made(visit: &Visit, number: &str) -> Result<String, Failure> {
    let frame = Frame::within(visit, Section::Text, String::new());
    let (document, draft) = visit.state(|state| {
        let (id, document) = document_of(state, number)?;
        Ok::<_, Failure>((Named::of(&frame, id, document), document.draft.clone()))
    })?;
    let page = Page {
        attributes: Markup::of_draft(&draft, phrases(&frame)).attributes(),
        paragraphs: paragraphs(&draft),
        home: format!("/p/{}", visit.process.name()),
        frame: Frame { title: document.title.clone(), ..frame },
        document,
    };
    rendered(&page)
}

fn paragraphs(draft: &Draft) -> Vec<Paragraph> {
    let labels = labels(draft);
    let mut number = 0;
    let paragraph = |visit: unbracket_text::draft::Visit<'_>| {
        let label = labels.get(&visit.provision.id).map(ToString::to_string).unwrap_or_default();
        let text = visit.provision.content.to_marked_text();
        let dot = if label.ends_with(char::is_alphanumeric) { "." } else { "" };
        let text = if label.is_empty() { text } else { format!("{label}{dot} {text}") };
        let lines = wrapped(&text, WIDTH).into_iter().map(|line| {
            number += 1;
            (number, line)
        });
        Paragraph {
            lines: lines.collect(),
            depth: visit.depth.min(6),
            heading: matches!(
                visit.provision.kind,
                ProvisionKind::Title | ProvisionKind::Heading { .. } | ProvisionKind::Annex
            ),
        }
    };
    draft.visit().map(paragraph).collect()
}

/// Breaks a text into lines between its words, and between Chinese characters. A word that is longer
/// than a line has one of its own.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for (unit, spaced) in units(text) {
        let wide: usize = unit.chars().map(columns).sum();
        let space = usize::from(spaced && !line.is_empty());
        if !line.is_empty() && used + space + wide > width {
            lines.push(std::mem::take(&mut line));
            used = 0;
        } else if space == 1 {
            line.push(' ');
            used += 1;
        }
        line.push_str(&unit);
        used += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

fn columns(c: char) -> usize {
    if is_han(c) || matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff60}') { 2 } else { 1 }
}

/// What is not broken, each with whether a space stood before it. Chinese punctuation stays with the
/// character before it.
fn units(text: &str) -> Vec<(String, bool)> {
    let mut units: Vec<(String, bool)> = Vec::new();
    for word in text.split_whitespace() {
        let mut spaced = true;
        for c in word.chars() {
            let last = units.last_mut().filter(|_| !spaced);
            match last {
                Some((unit, _)) if !is_han(c) && !unit.ends_with(is_han) => unit.push(c),
                Some((unit, _)) if !is_han(c) && !c.is_alphanumeric() => unit.push(c),
                _ => units.push((c.to_string(), spaced)),
            }
            spaced = false;
        }
    }
    units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_between_words_and_never_move() {
        let text = "1. Recognize that the governance of the network is the task of governments, the \
                    private sector, civil society and the technical community;";
        let lines = [
            "1. Recognize that the governance of the network is the task of",
            "governments, the private sector, civil society and the technical",
            "community;",
        ];
        assert_eq!(wrapped(text, WIDTH), lines);
        assert_eq!(wrapped("各国应当合作，今后", 8), ["各国应当", "合作，今", "后"]);
        assert_eq!(wrapped("incomprehensibilities of it", 9), ["incomprehensibilities", "of it"]);
        assert_eq!(wrapped("  ", WIDTH), [""; 0]);
    }
}
