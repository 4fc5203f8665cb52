//! Text as it must be written so that Markdown takes it for text.
//!
//! Square brackets stay as they are wherever they cannot be a link, for people read them.

/// A paragraph of text; the beginning of a line is guarded too.
pub(super) fn paragraph(text: &str) -> String {
    let text = inline(text);
    if opens_block(&text) { guarded(&text) } else { text }
}

/// Text within a line.
pub(super) fn inline(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        let next = chars.peek().copied();
        let special = match character {
            '\\' | '`' | '*' | '_' | '<' | '&' | '~' | '#' | '|' => true,
            '(' | ':' => before == ']',
            '^' => before == '[',
            '!' => next == Some('['),
            '{' => next == Some(':'),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(character);
        before = character;
    }
    out
}

/// Whether a line opens a list, a quotation, a rule or a heading underlined.
fn opens_block(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    if matches!(first, '>' | '+' | '-' | '=') {
        return true;
    }
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=9).contains(&end) && text[end..].starts_with(['.', ')'])
}

/// The same line with its opening mark escaped.
fn guarded(text: &str) -> String {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
    format!("{}\\{}", &text[..end], &text[end..])
}
