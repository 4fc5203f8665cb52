//! Running heads and feet of pages: lines that recur at the same end of most pages.

use std::collections::BTreeMap;

use unbracket_text::token::normalise;

use crate::structure::split_label;

/// Lines looked at from either end of a page.
const REACH: usize = 6;
/// A document of fewer pages has no running heads that could be told from its text.
const PAGES: usize = 3;

/// Takes running heads and feet out of pages; each of them once, digits shown as in its first page.
pub(super) fn take_out(pages: &mut [String]) -> Vec<String> {
    if pages.len() < PAGES {
        return Vec::new();
    }
    let mut seen: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for page in pages.iter() {
        for line in ends(page) {
            let entry = seen.entry(shape(line)).or_insert_with(|| (0, normalise(line)));
            entry.0 += 1;
        }
    }
    seen.retain(|_, (count, _)| *count * 10 >= pages.len() * 8);
    for page in pages.iter_mut() {
        *page = without(page, &seen);
    }
    seen.into_values().map(|(_, line)| line).collect()
}

/// All pages as one text; a sentence that goes on over the page break is not parted.
pub(super) fn joined(pages: &[String]) -> String {
    let mut out = String::new();
    for page in pages {
        let page = page.trim_matches(|c: char| c.is_whitespace());
        let goes_on = page.chars().next().is_some_and(char::is_lowercase)
            && !out.trim_end().ends_with(['.', ';', ':']);
        out.push_str(if goes_on { "\n" } else { "\n\n" });
        out.push_str(page);
    }
    out
}

/// The lines at both ends of a page, each shape once.
fn ends(page: &str) -> Vec<&str> {
    let lines: Vec<&str> = page.lines().filter(|line| !line.trim().is_empty()).collect();
    let mut found: Vec<&str> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let near = at < REACH || at + REACH >= lines.len();
        // A label on a line of its own recurs without being a head.
        let label = matches!(split_label(line), (Some(_), ""));
        if near && !label && !found.iter().any(|other| shape(other) == shape(line)) {
            found.push(line);
        }
    }
    found
}

/// A line with every number replaced by one mark: `Page 3 of 20` recurs as `Page # of #`.
fn shape(line: &str) -> String {
    let mut out = String::new();
    for character in normalise(line).chars() {
        if !character.is_ascii_digit() {
            out.push(character);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}

fn without(page: &str, heads: &BTreeMap<String, (usize, String)>) -> String {
    let count = page.lines().filter(|line| !line.trim().is_empty()).count();
    let mut at = 0;
    let mut kept = Vec::new();
    for line in page.lines() {
        let near = at < REACH || at + REACH >= count;
        at += usize::from(!line.trim().is_empty());
        if !(near && !line.trim().is_empty() && heads.contains_key(&shape(line))) {
            kept.push(line);
        }
    }
    kept.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_recur_are_taken_out_and_named() {
        let page = |number: usize, text: &str| format!("HEAD\nPage {number} of 3\n\n{text}\n");
        let mut pages = vec![page(1, "1. One goes"), page(2, "on here."), page(3, "2. Two.")];
        assert_eq!(take_out(&mut pages), ["HEAD", "Page 1 of 3"]);
        assert_eq!(joined(&pages).trim(), "1. One goes\non here.\n\n2. Two.");
    }

    #[test]
    fn short_documents_keep_every_line() {
        let mut pages = vec!["HEAD\na".to_owned(), "HEAD\nb".to_owned()];
        assert!(take_out(&mut pages).is_empty());
        assert_eq!(pages[1], "HEAD\nb");
    }
}
