//! Words that carry grammar rather than matter, in the six UN languages.
//!
//! Three words of matter in a row are a borrowing where three of grammar are none. The lists hold
//! articles, prepositions, conjunctions, pronouns and auxiliaries, not `shall` or `not`, which
//! decide negotiations.

const FUNCTION_WORDS: &str = "\
a an and any are as at be been but by for from had has have in including into is it its of on or \
such that the their them these they this those through to was were which who whose with within \
à au aux avec ce ces cette dans de des du en et eux il ils la le les leur leurs l d n s qui que \
par pour sa se ses son sur un une y \
al con cuyo del desde e el ella ellos entre es esa ese esta este esto las lo los o para por sin \
sobre su sus una unas uno unos u \
в во для до за и из их к как ко на о об от по при с со также у что это \
من في إلى على عن أن إن التي الذي التى الذين هذا هذه ذلك تلك و أو مع ما لا كل بين \
的 了 和 在 是 与 及 等 于 以 为 其 之 或 中 对 并";

/// Whether a word, in lower case and as it is written, carries grammar only: an article, a preposition, a
/// conjunction, a pronoun or an auxiliary of one of the six languages. What decides, such as `shall` and
/// `not`, does not.
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.split(' ').any(|function| function == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_that_decide_are_matter() {
        for word in ["shall", "should", "not", "may", "必", "rights"] {
            assert!(!is_function_word(word), "{word}");
        }
        assert!(is_function_word("of") && is_function_word("的"));
    }
}
