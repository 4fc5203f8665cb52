//! Rust source as the rules need it: lines of code without comments and strings, tests marked.
//!
//! This is a scanner, not a parser. It knows comments, strings, characters and braces, which is
//! enough to count lines and to find words; what it cannot know, clippy checks.

/// A Rust file, scanned.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    lines: Vec<Line>,
}

/// A line of a Rust file.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// Its number, from 1.
    pub(crate) number: usize,
    /// Its code: comments and the insides of strings are spaces.
    pub(crate) code: String,
    /// How many braces are open where it begins.
    pub(crate) depth: usize,
    /// Whether it belongs to an item that is only compiled for tests.
    is_test: bool,
}

/// A function found in the code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// Its name.
    pub(crate) name: String,
    /// The line on which it begins.
    pub(crate) line: usize,
    /// Lines of its body that hold code, without the line of the signature.
    pub(crate) lines: usize,
}

impl Source {
    /// Scans a file.
    pub(crate) fn scan(text: &str) -> Self {
        let code = blank(text);
        let mut depth = 0_usize;
        let mut lines = Vec::new();
        for (index, line) in code.lines().enumerate() {
            let start = depth;
            for c in line.chars() {
                match c {
                    '{' => depth += 1,
                    '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
            lines.push(Line {
                number: index + 1,
                code: line.to_owned(),
                depth: start,
                is_test: false,
            });
        }
        mark_tests(&mut lines);
        Self { lines }
    }

    /// The lines that are compiled into the product.
    pub(crate) fn production(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.is_test)
    }

    /// The functions that are compiled into the product and have a body.
    pub(crate) fn functions(&self) -> Vec<Function> {
        let lines: Vec<&Line> = self.production().collect();
        (0..lines.len()).filter_map(|at| function(&lines, at)).collect()
    }
}

/// Whether a file holds nothing but tests or benches, by its name.
pub(crate) fn is_test_file(path: &str) -> bool {
    path.split('/').any(|part| matches!(part, "tests" | "benches" | "fuzz" | "tests.rs"))
}

/// The word behind `keyword` in a line of code, as in `fn NAME`.
pub(crate) fn word_behind<'a>(code: &'a str, keyword: &str) -> Option<&'a str> {
    let mut rest = code;
    while let Some(at) = rest.find(keyword) {
        let free = rest[..at].chars().next_back().is_none_or(|c| !is_word(c));
        let behind = &rest[at + keyword.len()..];
        if free && behind.starts_with(' ') {
            let behind = behind.trim_start();
            let end = behind.find(|c| !is_word(c)).unwrap_or(behind.len());
            return Some(&behind[..end]).filter(|word| !word.is_empty());
        }
        rest = behind;
    }
    None
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Marks everything from `#[cfg(test)]` to the end of the item below it.
fn mark_tests(lines: &mut [Line]) {
    let mut at = 0;
    while at < lines.len() {
        if lines[at].code.trim_start().starts_with("#[cfg(test)]") {
            let end = end_of_item(lines, at);
            for line in &mut lines[at..=end] {
                line.is_test = true;
            }
            at = end;
        }
        at += 1;
    }
}

fn end_of_item(lines: &[Line], start: usize) -> usize {
    let depth = lines[start].depth;
    let mut has_body = false;
    for (at, line) in lines.iter().enumerate().skip(start) {
        has_body |= line.code.contains('{');
        let next_depth = lines.get(at + 1).map_or(depth, |next| next.depth);
        let ends = if has_body { line.code.contains('}') } else { line.code.contains(';') };
        if ends && next_depth <= depth {
            return at;
        }
    }
    lines.len() - 1
}

/// The function whose signature begins on a line, where one does.
fn function(lines: &[&Line], start: usize) -> Option<Function> {
    let first = lines[start];
    let name = word_behind(&first.code, "fn")?;
    let depth = first.depth;
    let mut opened = None;
    for (at, line) in lines.iter().enumerate().skip(start) {
        if opened.is_none() && line.code.contains('{') {
            opened = Some(at);
        }
        let next_depth = lines.get(at + 1).map_or(depth, |next| next.depth);
        match opened {
            None if line.code.trim_end().ends_with(';') => return None,
            Some(open) if next_depth <= depth && line.code.contains('}') => {
                let body = lines.get(open + 1..at).unwrap_or_default();
                let lines = body.iter().filter(|line| !line.code.trim().is_empty()).count();
                return Some(Function { name: name.to_owned(), line: first.number, lines });
            }
            _ => {}
        }
    }
    None
}

/// The text with comments and the insides of strings and characters as spaces, line by line.
fn blank(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let end = end_of_mute(&chars, at).unwrap_or(at);
        if end == at {
            out.push(chars[at]);
            at += 1;
            continue;
        }
        out.extend(chars[at..end].iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
        at = end;
    }
    out
}

/// Where the comment, string or character that begins here ends, where one begins here.
fn end_of_mute(chars: &[char], at: usize) -> Option<usize> {
    let next = chars.get(at + 1).copied();
    match (chars[at], next) {
        ('/', Some('/')) => Some(find(chars, at, |c| c == '\n')),
        ('/', Some('*')) => Some(end_of_block_comment(chars, at)),
        ('"', _) => Some(end_of_string(chars, at + 1)),
        ('r', Some('"' | '#')) if !follows_word(chars, at) => end_of_raw_string(chars, at + 1),
        ('\'', Some('\\')) => Some(find(chars, at + 3, |c| c == '\'') + 1),
        ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => Some(at + 3),
        _ => None,
    }
    .map(|end| end.min(chars.len()))
}

/// Whether the character before is part of a word; the `b` of `br"…"` is not counted.
fn follows_word(chars: &[char], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).and_then(|at| chars.get(at)).copied();
    match before(1) {
        Some('b') => before(2).is_some_and(is_word),
        other => other.is_some_and(is_word),
    }
}

fn find(chars: &[char], from: usize, is: fn(char) -> bool) -> usize {
    chars.iter().skip(from).position(|c| is(*c)).map_or(chars.len(), |found| from + found)
}

fn end_of_string(chars: &[char], from: usize) -> usize {
    let mut at = from;
    while let Some(c) = chars.get(at) {
        match c {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    at
}

fn end_of_raw_string(chars: &[char], from: usize) -> Option<usize> {
    let hashes = chars[from..].iter().take_while(|c| **c == '#').count();
    if chars.get(from + hashes) != Some(&'"') {
        return None; // A raw identifier, such as r#type.
    }
    let closing: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let start = from + hashes + 1;
    let found = chars[start..].windows(closing.len()).position(|window| window == closing);
    Some(found.map_or(chars.len(), |found| start + found + closing.len()))
}

fn end_of_block_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0_usize, from);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    chars.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn production(text: &str) -> String {
        let source = Source::scan(text);
        let lines: Vec<&str> = source.production().map(|line| line.code.trim()).collect();
        lines.join("|")
    }

    #[test]
    fn comments_and_strings_are_silent() {
        let text = "let a = \"{ \\\" fn\"; // }\n/* { /* { */ */ let b = r#\"}\"# + '{' + '\\'';\n";
        let code = production(text);
        assert!(!code.contains(['{', '}', '\\']), "{code}");
        assert!(code.contains("let a =") && code.contains("let b ="), "{code}");
    }

    #[test]
    fn lifetimes_and_raw_names_are_code() {
        let code = production("fn f<'a>(r#type: &'a str) { br\"}\"; }\n");
        assert_eq!(code.matches('}').count(), 1, "{code}");
        assert!(code.contains("r#type: &'a str"), "{code}");
    }

    #[test]
    fn test_modules_and_test_functions_are_no_production() {
        let text = "a();\n#[cfg(test)]\nmod tests {\n fn t() {\n }\n}\nb();\n\
                    #[cfg(test)]\nuse x::{y};\n#[cfg(test)]\nmod far;\nc();\n";
        assert_eq!(production(text), "a();|b();|c();");
    }

    #[test]
    fn functions_are_counted_without_blank_lines_and_comments() {
        let text = "impl A {\n  pub fn long(\n    a: u8,\n  ) -> u8 {\n    a;\n\n    // why\n    \
                    {\n      b;\n    }\n  }\n  fn none(&self);\n  fn short() {}\n}\n";
        let functions = Source::scan(text).functions();
        let told: Vec<String> =
            functions.iter().map(|f| format!("{}:{}:{}", f.name, f.line, f.lines)).collect();
        assert_eq!(told, ["long:2:4", "short:13:0"]);
    }

    #[test]
    fn a_word_stands_behind_its_keyword_only() {
        assert_eq!(word_behind("pub struct Draft {", "struct"), Some("Draft"));
        assert_eq!(word_behind("let construct x", "struct"), None);
        assert_eq!(word_behind("f: fn(u8)", "fn"), None);
    }

    #[test]
    fn unfinished_source_does_not_stop_the_scan() {
        for text in ["\"abc", "/* abc", "r#\"abc", "'\\", "fn f() {", "#[cfg(test)]", "r#", "\""] {
            let _ = Source::scan(text).functions();
        }
    }
}
