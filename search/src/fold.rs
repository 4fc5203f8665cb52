//! How words are made comparable: without case, accents and vowel signs, plurals as singulars, Han
//! text as pairs of characters.
//!
//! **Invariant:** what is asked and what is stored are folded by the same function, so that a text is
//! always found by its own words.

use unbracket_text::token::{TokenKind, is_han, tokens};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word of a text, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The word as it is compared.
    pub term: String,
    /// Its place among the words of the text, from 0; each Han character has its own.
    pub place: u32,
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// Articles and particles that are written onto Arabic nouns, the longest first.
const ARABIC: [&str; 6] = ["وال", "بال", "فال", "كال", "لل", "ال"];

/// The words of a text in order. A Han character makes two terms where another follows it: the pair,
/// and nothing else; the last of a run stands alone.
pub fn fold(text: &str) -> Vec<Folded> {
    let mut out = Vec::new();
    each(text, |term, place, (from, to)| {
        out.push(Folded { term: term.to_owned(), place, from, to });
    });
    out
}

/// As [`fold`], word by word: the term, its place, and where it begins and ends.
pub(crate) fn each(text: &str, mut take: impl FnMut(&str, u32, (usize, usize))) {
    let (mut at, mut place) = (0, 0);
    let mut term = String::new();
    let mut pieces = tokens(text).peekable();
    while let Some(token) = pieces.next() {
        let (from, to) = (at, at + token.text.len());
        at = to;
        if token.kind != TokenKind::Word {
            continue;
        }
        term.clear();
        put_folded(token.text, &mut term);
        if is_single_han(token.text)
            && let Some(next) = pieces.peek().filter(|next| is_single_han(next.text))
        {
            term.push_str(next.text);
        }
        if !term.is_empty() {
            take(&term, place, (from, to));
            place += 1;
        }
    }
}

fn is_single_han(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_han) && chars.next().is_none()
}

/// Puts a word as it is compared behind what is empty.
fn put_folded(word: &str, out: &mut String) {
    if word.is_ascii() {
        let plain = word.bytes().filter(|byte| *byte != b'\'');
        out.extend(plain.map(|byte| char::from(byte.to_ascii_lowercase())));
        return shorten(out);
    }
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            // What only stretches or joins letters.
            '\u{640}' | '\u{200c}' | '\u{200d}' | '\'' | '’' => {}
            'ٱ' => out.push('ا'),
            'ى' => out.push('ي'),
            'ة' => out.push('ه'),
            'ß' => out.push_str("ss"),
            'œ' | 'Œ' => out.push_str("oe"),
            'æ' | 'Æ' => out.push_str("ae"),
            _ => out.extend(c.to_lowercase()),
        }
    }
    shorten(out);
}

/// Takes off a plural's `s` and an Arabic article, where enough of the word is left.
fn shorten(word: &mut String) {
    if word.is_ascii() {
        let plural = word.len() > 3
            && word.ends_with('s')
            && !["ss", "us", "is"].iter().any(|ending| word.ends_with(ending));
        if plural {
            word.pop();
        }
        return;
    }
    let article = ARABIC
        .iter()
        .find(|article| word.strip_prefix(**article).is_some_and(|rest| rest.chars().count() >= 3));
    if let Some(article) = article {
        word.drain(..article.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(text: &str) -> Vec<String> {
        fold(text).into_iter().map(|word| word.term).collect()
    }

    #[test]
    fn case_accents_and_plurals_do_not_count() {
        assert_eq!(terms("Développement ÉTATS"), terms("developpement etat"));
        assert_eq!(terms("Ещё"), terms("еще"));
        assert_eq!(terms("Consensus basis process"), ["consensus", "basis", "process"]);
    }

    #[test]
    fn arabic_is_found_without_vowel_signs_article_and_hamza() {
        assert_eq!(terms("التَّنْمِيَة"), terms("تنمية"));
        assert_eq!(terms("والأطراف"), terms("اطراف"));
        assert_eq!(terms("إلى"), terms("الي"));
        assert_eq!(terms("كتـــاب"), terms("كتاب"));
    }

    #[test]
    fn han_text_is_taken_in_pairs() {
        assert_eq!(terms("发展中国家"), ["发展", "展中", "中国", "国家", "家"]);
        assert_eq!(terms("2030 年"), ["2030", "年"]);
    }

    #[test]
    fn places_point_at_the_words_as_they_stand() {
        let text = "L’État, 国家";
        let words = fold(text);
        assert!(words.iter().all(|word| text.get(word.from..word.to).is_some()));
        assert_eq!(words.last().map(|word| &text[word.from..word.to]), Some("家"));
    }
}
