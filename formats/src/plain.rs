//! Plain text: paragraphs parted by blank lines, wrapped lines joined, labels in front or alone.
//!
//! **Invariant:** every word of the text stands in the draft, in order. Where a paragraph ends is
//! inferred where no blank line says it.

use unbracket_text::token::runs_right_to_left;
use unbracket_text::{Compilation, Draft};

use crate::assemble::{Found, Paragraph, assemble};
use crate::compiled::{self, Style};
use crate::decode;
use crate::document::Document;
use crate::limits::ReadError;
use crate::option_label::{is_option_label, split_option};
use crate::read::ReadOptions;
use crate::structure::{print_label, split_label};
use crate::written::{Labels, Written, checked};

/// A text of which one line in ten is longer than this is not wrapped: every line is a paragraph.
const UNWRAPPED: usize = 160;

/// Reads a plain text.
///
/// # Errors
/// Refuses a text over a limit, and bytes that are not text.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Document, ReadError> {
    let text = decode::text(bytes, &options.limits)?;
    let paragraphs = paragraphs(&text, options.limits.paragraphs);
    assemble(Found { paragraphs, ..Found::default() }, options)
}

/// Writes a draft as plain text; the notices name what would not come back.
pub fn write_draft(draft: &Draft) -> Written {
    let labels = Labels::of(draft);
    let mut out = String::new();
    for visit in draft.visit() {
        let text = visit.provision.content.to_marked_text();
        match labels.get(visit.provision) {
            Some(label) if is_option_label(&label) => out.push_str(&format!("{label}: {text}")),
            Some(label) => out.push_str(&format!("{} {text}", print_label(&label))),
            None => out.push_str(&text),
        }
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
    let text = format!("{}\n", out.trim_end());
    checked(text, draft, |text, options| read(text.as_bytes(), options))
}

/// Writes a compilation as plain text.
pub fn write_compilation(compilation: &Compilation) -> String {
    let style = Style {
        words: str::to_owned,
        strong: str::to_owned,
        heading: |_, text| text.to_owned(),
        item: |text| format!("- {text}"),
    };
    compiled::write(compilation, &style)
}

/// The paragraphs of a text, its wrapped lines joined; reading stops at the first beyond the limit.
pub(crate) fn paragraphs(text: &str, limit: usize) -> Vec<Paragraph> {
    let lines: Vec<&str> = text.split(['\n', '\u{c}']).map(str::trim).collect();
    let width = if is_unwrapped(&lines) { 0 } else { usual_width(&lines) };
    let mut found = Vec::new();
    let mut current: Vec<&str> = Vec::new();
    for line in lines {
        let ends = match current.last() {
            None => false,
            Some(last) => line.is_empty() || begins(line, last, current.len() == 1, width),
        };
        if ends {
            found.push(joined(&current));
            current.clear();
            if found.len() > limit {
                return found;
            }
        }
        if !line.is_empty() {
            current.push(line);
        }
    }
    if !current.is_empty() {
        found.push(joined(&current));
    }
    found
}

fn is_unwrapped(lines: &[&str]) -> bool {
    let all = lines.iter().filter(|line| !line.is_empty()).count();
    let long = lines.iter().filter(|line| length(line) > UNWRAPPED).count();
    long > 0 && long * 10 >= all
}

/// The width that nine lines in ten do not exceed.
fn usual_width(lines: &[&str]) -> usize {
    let mut widths: Vec<usize> =
        lines.iter().map(|line| length(line)).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    widths.get(widths.len().saturating_sub(1) * 9 / 10).copied().unwrap_or(0)
}

/// How long a line is, a run of spaces counted as one: justified lines are full of them.
fn length(line: &str) -> usize {
    let words = line.split_whitespace().map(|word| word.chars().count() + 1);
    words.sum::<usize>().saturating_sub(1)
}

/// Whether a line begins a paragraph, by itself and by the line before it.
fn begins(line: &str, last: &str, last_is_first: bool, width: usize) -> bool {
    if last_is_first && is_label_alone(last) {
        return false;
    }
    if width == 0 || is_label_alone(line) {
        return true;
    }
    let closed =
        last.trim_end_matches([']', '"', '”', '’']).ends_with(['.', ';', ':', ',', '!', '?']);
    let short = length(last) * 10 < width * 8;
    let labelled = label(line).0.is_some() || split_option(line).is_some();
    (closed && (short || labelled)) || is_head(last, last_is_first, width) && opens(line)
}

/// A short line of some words that no mark ends: a heading rather than the end of a paragraph.
fn is_head(line: &str, is_first: bool, width: usize) -> bool {
    let short = length(line) * 10 < width * 6;
    let words = line.split_whitespace().count();
    let capitals = line.chars().any(char::is_alphabetic) && !line.chars().any(char::is_lowercase);
    is_first && short && (words > 1 || capitals) && !line.ends_with([',', '-', '–'])
}

fn opens(line: &str) -> bool {
    let first = line.trim_start_matches(['[', '(', '"', '“', ' ']).chars().next();
    first.is_some_and(|c| c.is_uppercase() || c.is_numeric()) || runs_right_to_left(line)
}

/// `1.`, `(a)`, `Pp1` on a line of its own, as texts drawn from PDFs have them.
fn is_label_alone(line: &str) -> bool {
    matches!(label(line), (Some(_), ""))
}

/// The label in front of a line, `Pp1` in the spelling that labels have: `PP1`.
fn label(line: &str) -> (Option<String>, &str) {
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let digits = ["Pp", "Op"].iter().find_map(|part| first.strip_prefix(part));
    let numbered =
        digits.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()));
    if numbered { (Some(first.to_ascii_uppercase()), rest.trim_start()) } else { split_label(line) }
}

fn joined(lines: &[&str]) -> Paragraph {
    let first = lines.first().copied().unwrap_or("");
    match label(first) {
        (Some(label), rest) if split_label(first).0.is_none() || lines.len() > 1 => {
            let text = std::iter::once(rest).chain(lines.iter().skip(1).copied());
            Paragraph {
                label: Some(label),
                ..Paragraph::of(text.collect::<Vec<_>>().join(" ").trim())
            }
        }
        _ => Paragraph::of(&lines.join(" ")),
    }
}
