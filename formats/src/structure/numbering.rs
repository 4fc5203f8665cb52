//! How a document is numbered, learnt from the labels that it shows.

use unbracket_text::{InsertionConvention, Numbering, PreambularStyle};

use super::Line;
use super::label::leading_number;
use super::shape::Shape;
use crate::notice::Notice;

/// The numbering that the labels show, and a notice of numbers that do not follow each other.
pub(super) fn infer(lines: &[&Line], shapes: &[Shape]) -> (Numbering, Vec<Notice>) {
    let labelled = || {
        lines.iter().zip(shapes).filter_map(|(line, shape)| Some((line.label.as_deref()?, *shape)))
    };
    let numbers = operative_numbers(lines, shapes);
    let restarts = numbers.iter().any(|number| number.value == 1 && number.restarts);
    let numbering = Numbering {
        insertion: insertion(labelled().map(|(label, _)| label)),
        preambular: preambular(labelled(), shapes),
        first: numbers.first().map_or(1, |number| number.value),
        restarts,
    };
    (numbering, irregular(&numbers))
}

/// An operative number in the ordinary run.
struct Number {
    value: u32,
    /// Whether it begins a new run right behind a heading of the outermost level, and one stood before.
    restarts: bool,
    line: usize,
}

fn operative_numbers(lines: &[&Line], shapes: &[Shape]) -> Vec<Number> {
    let outermost = shapes.iter().filter_map(|shape| match shape {
        Shape::Heading(level) => Some(*level),
        _ => None,
    });
    let outermost = outermost.min().unwrap_or(1);
    let mut found: Vec<Number> = Vec::new();
    let mut headed = false;
    for (at, (line, shape)) in lines.iter().zip(shapes).enumerate() {
        headed |= matches!(shape, Shape::Heading(level) if *level == outermost);
        if !matches!(shape, Shape::Operative | Shape::Placeholder) {
            continue;
        }
        let label = line.label.as_deref().unwrap_or("").trim_start_matches("OP");
        if let Some((value, "" | ")")) = leading_number(label) {
            found.push(Number { value, restarts: headed && !found.is_empty(), line: at + 1 });
            headed = false;
        }
    }
    found
}

fn insertion<'a>(labels: impl Iterator<Item = &'a str>) -> InsertionConvention {
    let mut letters = false;
    for label in labels {
        let Some((_, suffix)) = leading_number(label.trim_start_matches(['P', 'O'])) else {
            continue;
        };
        if [" bis", " ter", " quat"].iter().any(|latin| suffix.starts_with(latin)) {
            return InsertionConvention::NegotiationPractice;
        }
        letters |= suffix.starts_with(|c: char| c.is_ascii_uppercase());
    }
    if letters {
        InsertionConvention::LetterSuffix
    } else {
        InsertionConvention::NegotiationPractice
    }
}

fn preambular<'a>(
    labelled: impl Iterator<Item = (&'a str, Shape)>,
    shapes: &[Shape],
) -> PreambularStyle {
    let mut preambular = labelled.filter(|(_, shape)| *shape == Shape::Preambular).peekable();
    if preambular.peek().is_none() {
        let any = shapes.contains(&Shape::Preambular);
        return if any { PreambularStyle::Unnumbered } else { PreambularStyle::default() };
    }
    if preambular.any(|(label, _)| label.starts_with("PP")) {
        PreambularStyle::Pp
    } else {
        PreambularStyle::Letters
    }
}

/// One notice that names the first numbers that do not follow the one before.
fn irregular(numbers: &[Number]) -> Vec<Notice> {
    const NAMED: usize = 5;
    let breaks: Vec<String> = numbers
        .windows(2)
        .filter_map(|pair| match pair {
            [before, after] if after.value != before.value + 1 && !after.restarts => {
                Some(format!("{} after {} (paragraph {})", after.value, before.value, after.line))
            }
            _ => None,
        })
        .collect();
    let Some(first) = breaks.get(..breaks.len().min(NAMED)).filter(|first| !first.is_empty())
    else {
        return Vec::new();
    };
    let more = if breaks.len() > NAMED { " and others" } else { "" };
    let message = format!(
        "the numbers of paragraphs do not follow each other: {}{more}; the printed numbers are kept as former labels",
        first.join(", ")
    );
    vec![Notice::new("numbers-irregular", "", message)]
}
