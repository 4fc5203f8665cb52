//! Paragraphs and runs as WordprocessingML.
//!
//! **Invariant:** text is escaped here and nowhere else; characters that XML cannot hold are left
//! out.

use std::fmt::Write as _;

use unbracket_text::token::runs_right_to_left;

use crate::wording::{APART, TOGETHER};

/// How far a paragraph stands behind its label, in twentieths of a point: room for `12 bis.`
pub(super) const STEP: u32 = 737;

/// How words look; never by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Look {
    /// As the paragraph.
    #[default]
    Plain,
    /// Proposed: bold and underlined.
    Proposed,
    /// Deleted by somebody: struck out.
    Struck,
    /// Names of sponsors: small.
    Names,
    /// Square brackets of the compilation: bold.
    Mark,
}

impl Look {
    fn style(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Proposed => Some("Proposed"),
            Self::Struck => Some("Struck"),
            Self::Names => Some("Sponsors"),
            Self::Mark => Some("Mark"),
        }
    }
}

/// A paragraph under construction.
#[derive(Debug, Clone)]
pub(super) struct Paragraph {
    style: String,
    depth: usize,
    right_to_left: bool,
    /// Whether its first line stands out, for the label.
    hanging: bool,
    /// What stands in its mark's properties: tracked changes of the mark.
    mark: String,
    runs: String,
}

impl Paragraph {
    /// A paragraph of a style, at a depth, in the direction of a sample of its text.
    pub(super) fn new(style: &str, depth: usize, right_to_left: bool) -> Self {
        Self {
            style: style.to_owned(),
            depth,
            right_to_left,
            hanging: true,
            mark: String::new(),
            runs: String::new(),
        }
    }

    /// The same paragraph with all its lines set in alike.
    pub(super) fn flush(mut self) -> Self {
        self.hanging = false;
        self
    }

    /// Adds a run of words.
    pub(super) fn words(&mut self, text: &str, look: Look) -> &mut Self {
        self.run(text, look, "t");
        self
    }

    /// Adds a phrase of ours. What is set apart in it by isolates is a run of its own between marks of
    /// direction, which keep the signs beside it in their place: word processors know no isolates.
    pub(super) fn said(&mut self, text: &str, look: Look) -> &mut Self {
        let (own, other) =
            if self.right_to_left { ('\u{200F}', '\u{200E}') } else { ('\u{200E}', '\u{200F}') };
        let mut parts = text.split(APART);
        self.words(parts.next().unwrap_or_default(), look);
        for part in parts {
            let (apart, rest) = part.split_once(TOGETHER).unwrap_or((part, ""));
            self.words(&own.to_string(), look);
            self.words(&format!("{other}{apart}{other}"), look);
            self.words(&format!("{own}{rest}"), look);
        }
        self
    }

    /// Adds a label and the tab behind it.
    pub(super) fn label(&mut self, label: &str) -> &mut Self {
        if !label.is_empty() {
            self.said(&format!("{label}\t"), Look::Plain);
        }
        self
    }

    /// Adds words inserted by an author.
    pub(super) fn inserted(&mut self, text: &str, change: &str) {
        self.changed("ins", text, change);
    }

    /// Adds words deleted by an author.
    pub(super) fn deleted(&mut self, text: &str, change: &str) {
        self.changed("del", text, change);
    }

    /// Says how an author changed the mark of the paragraph, as [`Self::changed`] has it.
    pub(super) fn change_mark(&mut self, kind: &str, change: &str) {
        let _ = write!(self.mark, "<w:{kind} {change}/>");
    }

    /// Adds words that an author inserted (`ins`), deleted (`del`), moved away (`moveFrom`) or here
    /// (`moveTo`).
    pub(super) fn changed(&mut self, kind: &str, text: &str, change: &str) {
        if text.is_empty() {
            return;
        }
        let _ = write!(self.runs, "<w:{kind} {change}>");
        self.run(text, Look::Plain, if kind == "del" { "delText" } else { "t" });
        let _ = write!(self.runs, "</w:{kind}>");
    }

    fn run(&mut self, text: &str, look: Look, element: &str) {
        if text.is_empty() {
            return;
        }
        self.runs.push_str("<w:r>");
        let reversed = self.right_to_left && !is_left_to_right(text);
        let direction = if reversed { "<w:rtl/>" } else { "" };
        match look.style() {
            Some(style) => {
                let _ =
                    write!(self.runs, "<w:rPr><w:rStyle w:val=\"{style}\"/>{direction}</w:rPr>");
            }
            None if reversed => {
                let _ = write!(self.runs, "<w:rPr>{direction}</w:rPr>");
            }
            None => {}
        }
        for (at, part) in text.split('\t').enumerate() {
            if at > 0 {
                self.runs.push_str("<w:tab/>");
            }
            if !part.is_empty() {
                let part = escape(part);
                let _ =
                    write!(self.runs, "<w:{element} xml:space=\"preserve\">{part}</w:{element}>");
            }
        }
        self.runs.push_str("</w:r>");
    }

    /// Writes the paragraph.
    pub(super) fn write(&self, out: &mut String) {
        let Self { style, mark, runs, .. } = self;
        let _ = write!(out, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>");
        if self.right_to_left {
            out.push_str("<w:bidi/>");
        }
        if self.depth > 0 {
            let start = (self.depth + 1) * STEP as usize;
            let hanging = if self.hanging { STEP } else { 0 };
            let _ = write!(out, "<w:ind w:left=\"{start}\" w:hanging=\"{hanging}\"/>");
        }
        if !mark.is_empty() || self.right_to_left {
            let direction = if self.right_to_left { "<w:rtl/>" } else { "" };
            let _ = write!(out, "<w:rPr>{mark}{direction}</w:rPr>");
        }
        let _ = write!(out, "</w:pPr>{runs}</w:p>");
    }
}

/// Whether a paragraph runs from right to left: all do in a language that does, else those that begin
/// with such a letter.
pub(super) fn is_right_to_left(language: Option<&str>, text: &str) -> bool {
    let primary = language.and_then(|tag| tag.split('-').next());
    matches!(primary, Some("ar" | "fa" | "he" | "ur")) || runs_right_to_left(text)
}

/// Whether words have letters, and none of them runs from right to left.
fn is_left_to_right(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && !letters.any(|c| runs_right_to_left(c.encode_utf8(&mut [0; 4])))
}

/// Text as XML may hold it, in elements and in attributes.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => {}
            c => out.push(c),
        }
    }
    out
}
