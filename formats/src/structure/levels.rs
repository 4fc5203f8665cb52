//! How deep each line stands: `(a)` below its paragraph, `(i)` below `(a)`, and back again.
//!
//! `(i)` is the ninth letter or the first roman numeral; what decides is which run of labels it
//! carries on.

use super::Line;
use super::label::{leading_number, roman};
use super::shape::Shape;

/// Below this depth, sub-paragraphs are kept on one level.
const DEEPEST: usize = 16;

/// The runs of labels that are open below the current paragraph, from the outermost.
#[derive(Default)]
pub(super) struct Levels {
    /// How far the paragraph is indented that sub-paragraphs can belong to.
    root: Option<usize>,
    runs: Vec<Run>,
}

/// A run of labels of one style, with the last value that it reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    style: Style,
    value: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Letter { closed: bool, capital: bool },
    Roman { closed: bool, capital: bool },
    Number { parts: usize, closed: bool },
    Bullet { mark: char, indent: usize },
}

impl Levels {
    /// The depth of the line at a place: 0 for the outermost.
    pub(super) fn depth(&mut self, lines: &[&Line], shapes: &[Shape], at: usize) -> usize {
        let (Some(line), Some(shape)) = (lines.get(at), shapes.get(at)) else { return 0 };
        match shape {
            Shape::Sub | Shape::Bullet if self.root.is_some() => self.place(line),
            Shape::Unnumbered if self.is_between(lines, shapes, at) => self.runs.len(),
            // Words that stand further in than their paragraph go on with its sub-paragraphs.
            Shape::Unnumbered if !self.runs.is_empty() && self.root < Some(line.indent) => {
                self.runs.len().min(line.indent)
            }
            Shape::Sub
            | Shape::Bullet
            | Shape::Operative
            | Shape::Preambular
            | Shape::Unnumbered => {
                self.root = Some(line.indent);
                self.runs.clear();
                0
            }
            Shape::Placeholder | Shape::Heading(_) | Shape::Title | Shape::Annex => {
                self.root = None;
                self.runs.clear();
                0
            }
        }
    }

    /// The depth of a sub-paragraph by its label.
    fn place(&mut self, line: &Line) -> usize {
        let candidates = candidates(line);
        let found = self.runs.iter().rposition(|run| candidates.iter().any(|c| run.goes_on(*c)));
        let found = found.or_else(|| {
            let starts = candidates.iter().any(|candidate| candidate.value == 1);
            let same = |run: &Run| candidates.iter().any(|c| c.style == run.style);
            if starts && self.runs.len() < DEEPEST {
                None
            } else {
                self.runs.iter().rposition(same)
            }
        });
        match found {
            Some(at) => {
                self.runs.truncate(at + 1);
                if let Some(run) = self.runs.last_mut() {
                    *run = run.carried_on(&candidates);
                }
            }
            None => {
                let first = candidates.iter().find(|candidate| candidate.value == 1);
                self.runs.extend(first.or(candidates.first()));
            }
        }
        self.runs.len().max(1)
    }

    /// Whether a line without a label stands between sub-paragraphs of one run: `(a)`, words, `(b)`.
    fn is_between(&self, lines: &[&Line], shapes: &[Shape], at: usize) -> bool {
        const AHEAD: usize = 4;
        let rest = lines.iter().zip(shapes).skip(at + 1).take(AHEAD);
        let next = rest.map(|(line, shape)| (*line, *shape)).find(|(_, s)| *s != Shape::Unnumbered);
        let Some((line, Shape::Sub | Shape::Bullet)) = next else { return false };
        let candidates = candidates(line);
        self.runs.iter().any(|run| candidates.iter().any(|candidate| run.goes_on(*candidate)))
    }
}

impl Run {
    fn goes_on(self, next: Run) -> bool {
        let bullet = matches!(self.style, Style::Bullet { .. });
        self.style == next.style
            && (bullet || next.value == self.value + 1 || next.value == self.value)
    }

    /// The run after the label that carries it on best.
    fn carried_on(self, candidates: &[Run]) -> Run {
        let next = candidates.iter().find(|candidate| self.goes_on(**candidate));
        let same = candidates.iter().find(|candidate| candidate.style == self.style);
        next.or(same).copied().unwrap_or(self)
    }
}

/// What a label can be read as: the letter i and the roman numeral 1.
fn candidates(line: &Line) -> Vec<Run> {
    let label = line.label.as_deref().unwrap_or("");
    // What stands behind the first word, such as bis, says nothing of the run.
    let first = label.split(' ').next().unwrap_or("");
    let closed = first.ends_with([')', '）']);
    let core = first.trim_matches(['(', ')', '（', '）']);
    let capital = core.chars().any(char::is_uppercase);
    let mut found = Vec::new();
    if let Some((value, _)) = leading_number(core) {
        let parts = core.split('.').count();
        let last = core.rsplit('.').next().and_then(leading_number).map_or(value, |(n, _)| n);
        found.push(Run { style: Style::Number { parts, closed }, value: last });
        return found;
    }
    if let Some(value) = roman(core) {
        found.push(Run { style: Style::Roman { closed, capital }, value });
    }
    if let Some(value) = letter(core) {
        found.push(Run { style: Style::Letter { closed, capital }, value });
    }
    if found.is_empty() {
        let mark = label.chars().next().unwrap_or('•');
        found.push(Run { style: Style::Bullet { mark, indent: line.indent }, value: 1 });
    }
    found
}

/// The place of a letter in its alphabet, twice the same letter going on after the last.
fn letter(core: &str) -> Option<u32> {
    const ARABIC: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
    let first = core.chars().next()?.to_lowercase().next()?;
    let place = match first {
        'a'..='z' => first as u32 - 'a' as u32 + 1,
        'а'..='я' => first as u32 - 'а' as u32 + 1,
        'ا' => 1,
        // The initial form of the fifth letter, which typists use for its look.
        '\u{FEEB}' => 5,
        _ => u32::try_from(ARABIC.chars().position(|c| c == first)?).ok()? + 1,
    };
    Some(if core.chars().count() > 1 { place + 26 } else { place })
}
