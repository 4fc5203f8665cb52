//! Why what was sent is not taken, as a page says it.
//!
//! **Invariant:** first comes a sentence that tells what would be in order, then the detail; both are in the
//! language of the page. A detail that no page translates, such as what another program said of a file, is
//! marked as English.

use unbracket_negotiation::{Refusal, Said};

use super::failed;
use crate::failure::Failure;
use crate::saying;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// What is wrong with what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// What is wrong and what would be in order.
    pub(crate) words: String,
    /// What it is exactly; none where the sentence says it all.
    pub(crate) detail: Option<Detail>,
    /// The rule that was broken, where an act was refused.
    pub(crate) rule: Option<String>,
}

/// What is wrong exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Detail {
    /// The sentence.
    pub(crate) words: String,
    /// Whether it is English on a page in another language.
    pub(crate) english: bool,
}

impl Detail {
    fn new(tongue: Tongue, said: &Said) -> Self {
        match saying::sentence(tongue, said) {
            Some(words) => Self { words, english: false },
            None => Self { words: said.to_string(), english: tongue.code() != "en" },
        }
    }
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
                Self { words, detail: Some(Detail::new(tongue, detail)), rule: None }
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
            detail: Some(Detail::new(tongue, &refusal.message)),
            rule: Some(super::acts::rule(tongue, refusal.rule)),
        }
    }

    /// What exactly is not in order, with people and paragraphs as the pages name them.
    pub(crate) fn exactly(visit: &Visit, refusal: Refusal) -> String {
        let problem = Self::refused(visit.tongue(), &saying::refusal(visit, refusal));
        problem.detail.map_or(problem.words, |detail| detail.words)
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
            let detail = || "no store answers".to_owned();
            let english = tongue.code() != "en";
            let foreign = Detail { words: detail(), english };
            for (failure, told) in [
                (Failure::Wrong(Said::english(detail())), Some(foreign)),
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
                let message = Said::english("detail");
                let refusal = Refusal::new(*code, unbracket_negotiation::rules::TEXT, message);
                let problem = Problem::refused(tongue, &refusal);
                assert!(!problem.words.contains('⟦'), "{}: {}", tongue.code(), problem.words);
                let english = tongue.code() != "en";
                let detail = Detail { words: "detail".to_owned(), english };
                assert_eq!(problem.detail, Some(detail));
            }
        }
    }
}
