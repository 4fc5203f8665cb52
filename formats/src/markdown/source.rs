//! What the tree of a Markdown text does not say and its source does: labels, front matter.

/// The lines of a source, to look up what is printed at a place.
pub(super) struct Source<'a> {
    lines: Vec<&'a str>,
}

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { lines: text.lines().collect() }
    }

    /// The label of a list item printed at this line and column, both counted from 1 in bytes.
    ///
    /// `3.` gives `3`, `3)` gives `3)`, and every bullet gives `•`.
    pub(super) fn label(&self, line: usize, column: usize) -> Option<String> {
        let line = self.lines.get(line.checked_sub(1)?)?;
        let text = line.get(column.checked_sub(1)?..)?.trim_start();
        if text.starts_with(['-', '*', '+']) {
            return Some("•".to_owned());
        }
        let end = text.find(|c: char| !c.is_ascii_digit())?;
        let (digits, rest) = text.split_at(end);
        match rest.chars().next()? {
            '.' if end > 0 => Some(digits.to_owned()),
            ')' if end > 0 => Some(format!("{digits})")),
            _ => None,
        }
    }
}

/// The value of a key of front matter: `title: "…"`, `lang: ar`.
pub(super) fn front_matter(text: &str, key: &str) -> Option<String> {
    let value = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':'))?.trim();
    let quoted = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
    let value = match quoted {
        Some(inner) => inner.replace("\\\"", "\"").replace("\\\\", "\\"),
        None => value.trim_matches('\'').to_owned(),
    };
    Some(unbracket_text::token::normalise(&value)).filter(|value| !value.is_empty())
}

/// A value as it is written in front matter.
pub(super) fn front_matter_value(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Whether a text is an attribute list of kramdown: `{:toc}`, `{:.no_toc}`.
pub(super) fn is_attribute_list(text: &str) -> bool {
    let inner = text.trim().strip_prefix("{:").and_then(|text| text.strip_suffix('}'));
    inner.is_some_and(|inner| !inner.contains(['{', '}']))
}

/// The value of an attribute in a tag: `author` in `<ins data-author="EU">`.
pub(super) fn attribute(tag: &str, name: &str) -> Option<String> {
    let behind = tag.split_once(&format!(" {name}="))?.1;
    let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let value = behind[1..].split_once(quote)?.0;
    Some(value.to_owned())
}
