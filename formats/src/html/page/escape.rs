//! Text into markup.
//!
//! **Invariant:** whatever comes from outside passes through [`escaped`], [`anchor`] or [`isolated`]
//! and stays text: it opens no element, closes no attribute and turns no direction beyond itself.

use std::fmt::Write as _;

/// Text for the inside of an element or of a quoted attribute.
///
/// Characters that HTML cannot hold become the replacement character, so that a browser shows what
/// stands in the file.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A browser would turn it into a line feed.
            '\r' => out.push_str("&#13;"),
            '\u{0}'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{7F}' => {
                out.push('\u{FFFD}');
            }
            _ => out.push(c),
        }
    }
    out
}

/// Text that must not turn the direction of what stands around it: in a `bdi` where it could.
pub(super) fn isolated(text: &str, direction: Direction) -> String {
    if turns(text, direction) { format!("<bdi>{}</bdi>", escaped(text)) } else { escaped(text) }
}

/// Whether text holds characters that run or turn against a direction.
fn turns(text: &str, direction: Direction) -> bool {
    text.chars().any(|c| {
        is_bidi_control(c)
            || match direction {
                Direction::LeftToRight => is_right_to_left(c),
                Direction::RightToLeft => c.is_alphanumeric() && !is_right_to_left(c),
            }
    })
}

/// Whether text holds an invisible character that turns its direction.
pub(super) fn has_bidi_control(text: &str) -> bool {
    text.chars().any(is_bidi_control)
}

fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}')
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
}

/// The direction in which a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Direction {
    /// By the language where it is known, else by the first letter of the text.
    pub(super) fn of(language: Option<&str>, text: &str) -> Self {
        let first = |c: &char| c.is_alphabetic();
        let is_rtl = language.map_or_else(
            || text.chars().find(first).is_some_and(is_right_to_left),
            is_right_to_left_language,
        );
        if is_rtl { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The value of a `dir` attribute.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

fn is_right_to_left_language(tag: &str) -> bool {
    const PRIMARY: [&str; 14] =
        ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"];
    const SCRIPTS: [&str; 6] = ["adlm", "arab", "hebr", "nkoo", "syrc", "thaa"];
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    match parts.next().filter(|part| part.len() == 4) {
        Some(script) => SCRIPTS.contains(&script),
        None => PRIMARY.contains(&primary),
    }
}

/// The tag if it can stand in a `lang` attribute: letters, digits and hyphens, as BCP 47 has them.
pub(super) fn language_tag(tag: Option<&str>) -> Option<String> {
    let tag = tag?.trim().replace('_', "-");
    let fits = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (!tag.is_empty() && tag.split('-').all(fits)).then_some(tag)
}

/// The name of a provision as an anchor: letters, digits, `.`, `+`, `~` and `-` stand, any other
/// byte becomes `_` and two hexadecimal digits. Two names never share an anchor, and no anchor is
/// one of the page's own, which begin with `_` and a letter beyond `f`.
pub fn anchor(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'+' | b'~' | b'-' => {
                out.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => _ = write!(out, "_{byte:02x}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_differ_where_names_differ() {
        assert_eq!(anchor("p7+0af3"), "p7+0af3");
        assert_eq!(anchor("a b"), "a_20b");
        assert_eq!(anchor("a_20b"), "a_5f20b");
        assert_eq!(anchor("\"><"), "_22_3e_3c");
    }

    #[test]
    fn the_language_speaks_before_the_letters() {
        assert_eq!(Direction::of(Some("ar"), "Latin"), Direction::RightToLeft);
        assert_eq!(Direction::of(Some("az-Arab"), "Latin"), Direction::RightToLeft);
        assert_eq!(Direction::of(Some("ur-Latn"), "اردو"), Direction::LeftToRight);
        assert_eq!(Direction::of(None, "1. ميثاق"), Direction::RightToLeft);
        assert_eq!(Direction::of(None, "1. Charter ميثاق"), Direction::LeftToRight);
    }

    #[test]
    fn names_are_isolated_only_where_they_could_turn_what_stands_beside_them() {
        assert_eq!(isolated("Aldoria", Direction::LeftToRight), "Aldoria");
        assert_eq!(isolated("Aldoria", Direction::RightToLeft), "<bdi>Aldoria</bdi>");
        assert_eq!(isolated("ألدوريا", Direction::LeftToRight), "<bdi>ألدوريا</bdi>");
        assert_eq!(isolated("a\u{202E}b", Direction::LeftToRight), "<bdi>a\u{202E}b</bdi>");
    }

    #[test]
    fn a_language_tag_that_is_none_is_dropped() {
        assert_eq!(language_tag(Some("zh_Hans")).as_deref(), Some("zh-Hans"));
        assert_eq!(language_tag(Some("en\" onclick=\"x")), None);
        assert_eq!(language_tag(Some("")), None);
    }
}
