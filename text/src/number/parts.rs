//! What a label is made of: its stem and what insertion and rivalry have added to it.
//!
//! **Invariant:** `parse_label(parts.to_string()) == Some(parts)` for all parts that a draft yields.

use std::fmt;

use super::series::{latin, letters, read_latin, read_letters, read_roman, roman};

/// The number that a label starts from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stem {
    /// An operative paragraph: `12`. A paragraph put in before the first is `0`.
    Figure(u32),
    /// A preambular paragraph: `PP3`. One put in before the first is `PP0`.
    Preambular(u32),
    /// A lettered preambular paragraph: `C` is 3. One put in before the first, 0, is `pre-A`.
    Letter(u32),
    /// Before the first paragraph of a run that starts at this number: `pre-0`.
    Before(u32),
    /// A sub-paragraph of the first or second level, as written between parentheses: `(a)`, `(ii)`.
    /// Whether `(i)` is a letter or a figure only its place can say.
    Enclosed(String),
    /// A sub-paragraph of the third or fourth level, as written before its dot: `a`, `ii`.
    Bare(String),
    /// An annex: `Annex II`, or `Annex` where it is the only one. One put in before the first is
    /// `Annex 0`.
    Annex(Option<u32>),
}

/// A label taken apart.
///
/// What `bis` means (a new paragraph, or a rival version) is for the convention of the process to
/// say, so the parts only tell what is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LabelParts {
    /// The number that it starts from.
    pub stem: Stem,
    /// Its suffix, 0 for none: `12A` is 1, `12AA` is 27; a letter takes a figure, `(a1)`, since
    /// `(aa)` is the twenty-seventh sub-paragraph.
    pub suffix: u32,
    /// Its Latin adverb: 0 for none, 2 for `bis`.
    pub latin: u32,
    /// Its place among rival versions: 0 for none, 1 for `alt`, 2 for `alt 2`.
    pub alternative: u32,
}

impl LabelParts {
    /// A label of this stem alone.
    pub fn new(stem: Stem) -> Self {
        Self { stem, suffix: 0, latin: 0, alternative: 0 }
    }
}

impl fmt::Display for LabelParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figure = if self.suffix == 0 { String::new() } else { self.suffix.to_string() };
        let capital = if self.suffix == 0 { String::new() } else { capitals(self.suffix) };
        match &self.stem {
            Stem::Figure(n) => write!(f, "{n}{capital}"),
            Stem::Preambular(n) => write!(f, "PP{n}{capital}"),
            Stem::Letter(0) => write!(f, "pre-A{figure}"),
            Stem::Letter(n) => write!(f, "{}{figure}", capitals(*n)),
            Stem::Before(n) => write!(f, "pre-{n}{capital}"),
            Stem::Enclosed(text) => write!(f, "({text}{figure})"),
            Stem::Bare(text) => write!(f, "{text}{figure}"),
            Stem::Annex(None) => f.write_str("Annex"),
            Stem::Annex(Some(n)) => write!(f, "Annex {}", roman(*n).to_uppercase()),
        }?;
        if matches!(self.stem, Stem::Annex(_)) && self.suffix > 0 {
            write!(f, " {capital}")?;
        }
        if self.latin > 1 {
            write!(f, " {}", latin(self.latin))?;
        }
        match self.alternative {
            0 => Ok(()),
            1 => f.write_str(" alt"),
            n => write!(f, " alt {n}"),
        }
    }
}

fn capitals(n: u32) -> String {
    letters(n).to_uppercase()
}

/// Takes a label apart as it is written in documents: `12 bis`, `12A`, `12 alt 1`, `12 bis alt 2`,
/// `(a)`, `PP3`, `OP12`, `Annex II`; a closing dot and the case of words do not matter. None where
/// it is no label, or the path of several (`12 (a)`).
pub fn parse_label(text: &str) -> Option<LabelParts> {
    let mut words: Vec<&str> = text.trim().trim_end_matches('.').split_whitespace().collect();
    let alternative = take_alternative(&mut words)?;
    let latin = take_latin(&mut words);
    let (stem, suffix) = match *words.as_slice() {
        [word] if word.eq_ignore_ascii_case("annex") => (Stem::Annex(None), 0),
        [head, word] if head.eq_ignore_ascii_case("annex") => (annex(word)?, 0),
        [head, word, suffix] if head.eq_ignore_ascii_case("annex") => {
            (annex(word)?, read_capitals(suffix)?)
        }
        [head, word] if is_head(head) => stem_of(&format!("{head}{word}"))?,
        [word] => stem_of(word)?,
        _ => return None,
    };
    Some(LabelParts { stem, suffix, latin, alternative })
}

/// Takes `alt` or `alt 2` off the end; none where something else follows it.
fn take_alternative(words: &mut Vec<&str>) -> Option<u32> {
    let Some(at) = words.iter().position(|word| word.eq_ignore_ascii_case("alt")) else {
        return Some(0);
    };
    let number = match words[at + 1..] {
        [] => 1,
        [figure] => figure.parse().ok().filter(|&n| n > 0)?,
        _ => return None,
    };
    words.truncate(at);
    Some(number)
}

/// Takes `bis` or `bis 21` off the end; 0 where there is none.
fn take_latin(words: &mut Vec<&str>) -> u32 {
    let [.., before, last] = words[..] else { return 0 };
    if let Some(n) = read_latin(&last.to_lowercase()) {
        words.pop();
        return n;
    }
    match last.parse() {
        Ok(n) if before.eq_ignore_ascii_case("bis") && n > 20 => {
            words.truncate(words.len() - 2);
            n
        }
        _ => 0,
    }
}

fn annex(word: &str) -> Option<Stem> {
    read_roman(&word.to_lowercase()).or_else(|| word.parse().ok()).map(Some).map(Stem::Annex)
}

fn is_head(word: &str) -> bool {
    word.eq_ignore_ascii_case("PP") || word.eq_ignore_ascii_case("OP")
}

fn read_capitals(text: &str) -> Option<u32> {
    text.bytes()
        .all(|byte| byte.is_ascii_uppercase())
        .then(|| read_letters(&text.to_lowercase()))?
}

fn stem_of(word: &str) -> Option<(Stem, u32)> {
    if let Some(inner) = word.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        return lettered(inner).map(|(text, suffix)| (Stem::Enclosed(text), suffix));
    }
    if let Some(inner) = word.strip_suffix(')') {
        return lettered(inner).map(|(text, suffix)| (Stem::Enclosed(text), suffix));
    }
    if let Some(rest) = word.strip_prefix("pre-") {
        return before(rest);
    }
    match word.get(..2) {
        Some(head) if head.eq_ignore_ascii_case("PP") && word.len() > 2 => {
            numbered(&word[2..]).map(|(n, suffix)| (Stem::Preambular(n), suffix))
        }
        Some(head) if head.eq_ignore_ascii_case("OP") && word.len() > 2 => {
            numbered(&word[2..]).map(|(n, suffix)| (Stem::Figure(n), suffix))
        }
        _ => plain(word),
    }
}

fn plain(word: &str) -> Option<(Stem, u32)> {
    if let Some((n, suffix)) = numbered(word) {
        return Some((Stem::Figure(n), suffix));
    }
    let (text, suffix) = split_figure(word)?;
    match read_capitals(text) {
        Some(n) => Some((Stem::Letter(n), suffix)),
        None => lettered(word).map(|(text, suffix)| (Stem::Bare(text), suffix)),
    }
}

fn before(rest: &str) -> Option<(Stem, u32)> {
    match rest.strip_prefix('A') {
        Some("") => Some((Stem::Letter(0), 0)),
        Some(figure) => Some((Stem::Letter(0), figure.parse().ok()?)),
        None => numbered(rest).map(|(n, suffix)| (Stem::Before(n), suffix)),
    }
}

/// Figures with a suffix of capitals: `12A`. A small letter, as in `11n`, counts as a capital.
fn numbered(text: &str) -> Option<(u32, u32)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (figures, suffix) = text.split_at(end);
    let suffix = if suffix.is_empty() { 0 } else { read_letters(&suffix.to_lowercase())? };
    Some((figures.parse().ok()?, suffix))
}

/// Small letters or Roman figures with a suffix of figures: `a`, `iv`, `a1`; `0` before the first.
fn lettered(text: &str) -> Option<(String, u32)> {
    if let Some(rest) = text.strip_prefix('0') {
        let suffix = if rest.is_empty() { 0 } else { rest.parse().ok()? };
        return Some(("0".to_owned(), suffix));
    }
    let (stem, suffix) = split_figure(text)?;
    let known = read_letters(stem).is_some() || read_roman(stem).is_some();
    known.then(|| (stem.to_owned(), suffix))
}

/// Cuts figures off the end; 0 where there are none.
fn split_figure(text: &str) -> Option<(&str, u32)> {
    let stem = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let figures = &text[stem.len()..];
    let suffix = if figures.is_empty() { 0 } else { figures.parse().ok()? };
    Some((stem, suffix))
}
