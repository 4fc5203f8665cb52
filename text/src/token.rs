//! Words, and the marks of brackets between them: what is compared, edited and counted.
//!
//! Words follow the word boundaries of Unicode (UAX #29), by which every Han character stands
//! alone; spaces and punctuation are tokens of their own, so that tokens joined give the text back.

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};
use unicode_segmentation::UnicodeSegmentation;

/// What a token of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TokenKind {
    /// A word, a number, or one Han character.
    Word,
    /// White space.
    Space,
    /// Anything else: punctuation, symbols.
    Punctuation,
}

/// A token of text: a slice of it and what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token<'a> {
    /// The characters.
    pub text: &'a str,
    /// What it is.
    pub kind: TokenKind,
}

/// Cuts text into tokens; joined in order, they give the text back.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    text.split_word_bounds().map(|text| Token { text, kind: kind(text) })
}

/// The words of a text: tokens without spaces and punctuation.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    tokens(text).filter(|token| token.kind == TokenKind::Word).map(|token| token.text)
}

/// The words of a text with those of Han script cut by the dictionary: what is counted in statistics.
/// A slice of the text each, in order.
pub fn dictionary_words(text: &str) -> Vec<&str> {
    let (mut out, mut at, mut run) = (Vec::new(), 0, 0..0);
    for token in tokens(text) {
        let end = at + token.text.len();
        let is_han_word = token.kind == TokenKind::Word && token.text.chars().all(is_han);
        if is_han_word {
            run = if run.end == at && !run.is_empty() { run.start..end } else { at..end };
        } else {
            out.extend(crate::han::cut(&text[std::mem::take(&mut run)]));
            if token.kind == TokenKind::Word {
                out.push(token.text);
            }
        }
        at = end;
    }
    out.extend(crate::han::cut(&text[run]));
    out
}

/// How many words a text has; a Han character counts as one.
pub fn count_words(text: &str) -> usize {
    words(text).count()
}

fn kind(text: &str) -> TokenKind {
    if text.chars().all(char::is_whitespace) {
        TokenKind::Space
    } else if text.chars().any(char::is_alphanumeric) {
        TokenKind::Word
    } else {
        TokenKind::Punctuation
    }
}

/// Whether a character is a Han ideograph, which is compared by itself.
pub fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// The form in which every door hands text to the core: Unicode form C, every run of white space
/// (line ends and no-break spaces among them) one space, none at the ends.
pub fn normalise(text: &str) -> String {
    let composed: String = match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => return collapse_space(text),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect(),
    };
    collapse_space(&composed)
}

fn collapse_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The direction of a text by its first letter: true where it runs from right to left.
pub fn runs_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_joined_give_the_text_back() {
        for text in
            ["Reaffirm, in para 5.1, that [all] can't;", "发展中国家 and 2030", "نؤكد من جديد،", ""]
        {
            let joined: String = tokens(text).map(|token| token.text).collect();
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn every_han_character_is_a_word() {
        assert_eq!(
            words("发展中国家 2030").collect::<Vec<_>>(),
            ["发", "展", "中", "国", "家", "2030"]
        );
    }

    #[test]
    fn the_dictionary_cuts_han_into_words_and_leaves_others() {
        assert_eq!(
            dictionary_words("支持发展中国家, in 2030 数字"),
            ["支持", "发展中国家", "in", "2030", "数字"]
        );
        assert_eq!(dictionary_words("no Han"), ["no", "Han"]);
        assert!(dictionary_words("").is_empty());
    }

    #[test]
    fn normal_form_has_single_spaces_and_composed_letters() {
        assert_eq!(normalise("  Cote\u{301}\u{a0} d\r\n Ivoire "), "Coté d Ivoire");
    }
}
