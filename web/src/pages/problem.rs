//! Why what was sent is not taken, as a page says it.
//!
//! **Invariant:** first comes a sentence in the language of the page, which tells what would be in
//! order; the detail of the core, which is English, comes after it and is marked as English.

use unbracket_negotiation::Refusal;

use super::failed;
use crate::failure::Failure;
use crate::tongue::Tongue;

/// What is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What is wrong and what would be in order.
    pub(crate) words: String,
    /// The core's own words, in English; none where the sentence says it all.
    pub(crate) detail: Option<String>,
    /// The rule that was broken, where an act was refused.
    pub(crate) rule: Option<String>,
}

impl From<String> for Problem {
    fn from(words: String) -> Self {
        Self { words, detail: None, rule: None }
    }
}

impl Problem {
    /// What a failure says.
    pub(crate) fn of(tongue: Tongue, failure: &Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::refused(tongue, refusal),
            Failure::Said(words) => words.clone().into(),
            Failure::Wrong(detail) => {
                let words = tongue.say(&format!("failure-{}-why", failed::word(failure)));
                Self { words, detail: Some(detail.clone()), rule: None }
            }
            Failure::Kept(kept) => Self::of(tongue, &kept.why),
            Failure::Patience(seconds) => {
                tongue.with("failure-patience-why", &[("count", seconds)]).into()
            }
            other => tongue.say(&format!("failure-{}-why", failed::word(other))).into(),
        }
    }

    /// What a refusal of the core says.
    pub(crate) fn refused(tongue: Tongue, refusal: &Refusal) -> Self {
        Self {
            words: tongue.say(&format!("refusal-{}", refusal.code)),
            detail: Some(refusal.message.clone()),
            rule: Some(super::acts::rule(tongue, refusal.rule)),
        }
    }

    /// The same, said of one thing among several.
    pub(crate) fn about(mut self, label: &str) -> Self {
        self.words = format!("{label}: {}", self.words);
        self
    }
}

#[cfg(test)]
mod tests {
    use unbracket_negotiation::Code;

    use super::*;

    #[test]
    fn what_cannot_be_read_or_done_is_said_in_the_language_of_the_page_first() {
        for tongue in Tongue::all() {
            let detail = || "`x` is missing".to_owned();
            for (failure, told) in [
                (Failure::Wrong(detail()), Some(detail())),
                // What a store says is for the log: nobody who reads can do anything about it.
                (Failure::Unavailable(detail()), None),
            ] {
                let problem = Problem::of(tongue, &failure);
                assert!(
                    !problem.words.contains(['⟦', '`']),
                    "{}: {}",
                    tongue.code(),
                    problem.words
                );
                assert_eq!(problem.detail, told);
            }
            let said = Problem::of(tongue, &Failure::Said(tongue.say("enter-no-address")));
            assert_eq!((said.words, said.detail), (tongue.say("enter-no-address"), None));
        }
    }

    #[test]
    fn every_refusal_begins_in_the_language_of_the_page() {
        for tongue in Tongue::all() {
            for code in Code::ALL {
                let refusal = Refusal::new(*code, unbracket_negotiation::rules::TEXT, "detail");
                let problem = Problem::refused(tongue, &refusal);
                assert!(!problem.words.contains('⟦'), "{}: {}", tongue.code(), problem.words);
                assert_eq!(problem.detail.as_deref(), Some("detail"));
            }
        }
    }
}
