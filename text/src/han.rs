//! Han text is compared by characters; what is marked as changed is widened to whole words.
//!
//! The words come from a dictionary (jieba): the word breaks of ICU cut 发展中国家 ("developing
//! countries") at 中国 ("China").

use std::sync::OnceLock;

use jieba_rs::Jieba;

use crate::atom::{AtomId, AtomKind, Balance, Lexicon};
use crate::diff::Hunk;
use crate::edit::grow;

/// Widens changes so that none begins or ends inside a Han word, on either side.
pub(crate) fn whole_words(
    lexicon: &Lexicon<'_>,
    old: &[AtomId],
    new: &[AtomId],
    hunks: &mut Vec<Hunk>,
) {
    let is_han = |atom: &AtomId| lexicon.kind(*atom) == AtomKind::Han;
    let touched = hunks.iter().any(|hunk| {
        old[hunk.old.clone()].iter().any(is_han) || new[hunk.new.clone()].iter().any(is_han)
    });
    if !touched {
        return;
    }
    let (old_inside, new_inside) = (inside_words(lexicon, old), inside_words(lexicon, new));
    grow(hunks, old, new, |hunk| {
        if old_inside[hunk.old.start] || new_inside[hunk.new.start] {
            Balance::NeedsBefore
        } else if old_inside[hunk.old.end] || new_inside[hunk.new.end] {
            Balance::NeedsAfter
        } else {
            Balance::Even
        }
    });
}

/// For every place between atoms (and both ends): whether it lies inside a Han word.
fn inside_words(lexicon: &Lexicon<'_>, atoms: &[AtomId]) -> Vec<bool> {
    let mut inside = vec![false; atoms.len() + 1];
    let mut at = 0;
    while at < atoms.len() {
        let run = atoms[at..].iter().take_while(|&&a| lexicon.kind(a) == AtomKind::Han).count();
        if run > 1 {
            let text: String = atoms[at..at + run].iter().map(|&a| lexicon.text(a)).collect();
            let mut place = at;
            for word in dictionary().cut(&text, false) {
                let length = word.word.chars().count();
                inside[place + 1..place + length].fill(true);
                place += length;
            }
        }
        at += run.max(1);
    }
    inside
}

/// The words of a run of Han characters, by the dictionary.
pub(crate) fn cut(run: &str) -> Vec<&str> {
    if run.is_empty() {
        return Vec::new();
    }
    dictionary().cut(run, false).into_iter().map(|word| word.word).collect()
}

fn dictionary() -> &'static Jieba {
    static DICTIONARY: OnceLock<Jieba> = OnceLock::new();
    DICTIONARY.get_or_init(Jieba::new)
}
