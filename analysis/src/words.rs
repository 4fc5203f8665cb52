//! Words of a text with their places, folded so that case, apostrophes and Arabic vowel marks do not
//! tell two uses of a word apart.
//!
//! **Invariant:** a place is a range of bytes of the text as given, so that every number can show the
//! passage behind it.

use std::ops::Range;

use unbracket_text::token::{TokenKind, dictionary_words, tokens};

/// A word and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is compared; see [`fold`].
    pub folded: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Whether only spaces, hyphens or emphasis stand between it and the word before: a phrase never
    /// reaches over a comma, a full stop or a bracket.
    pub joined: bool,
}

/// The words of a text by Unicode's word boundaries; a Han character is a word. Right for finding
/// phrases in any script.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let (mut out, mut at, mut joined) = (Vec::new(), 0, false);
    for token in tokens(text) {
        let range = at..at + token.text.len();
        at = range.end;
        match token.kind {
            TokenKind::Word => {
                out.push(Word { folded: fold(token.text), range, joined });
                joined = true;
            }
            TokenKind::Space => joined &= token.text.matches('\n').count() < 2,
            TokenKind::Punctuation => joined &= token.text.chars().all(is_soft),
        }
    }
    out
}

/// The words of a text for counting: those of Han script are cut by the dictionary.
#[must_use]
pub fn counted_words(text: &str) -> Vec<String> {
    dictionary_words(text).into_iter().map(fold).collect()
}

/// Punctuation that binds: hyphens, and the asterisks and underscores of emphasis.
fn is_soft(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}' | '*' | '_')
}

/// Lower case; one apostrophe; no soft hyphen, Arabic vowel mark or tatweel; the forms of alif that
/// carry a hamza are bare alif.
#[must_use]
pub fn fold(word: &str) -> String {
    word.chars()
        .flat_map(char::to_lowercase)
        .filter_map(|c| match c {
            '\u{2019}' | '\u{2bc}' => Some('\''),
            '\u{ad}' | '\u{640}' | '\u{64b}'..='\u{652}' | '\u{670}' => None,
            '\u{622}' | '\u{623}' | '\u{625}' => Some('\u{627}'),
            c => Some(c),
        })
        .collect()
}
