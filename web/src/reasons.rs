//! Why a rule says what it says, in the words of the visitor's language.
//!
//! **Invariant:** every reason that exists has words in every language, and all its figures stand in
//! them; what a body cites of its own rules stays as it cites it.

use std::fmt::Display;

use unbracket_procedure::{Bound, Figure, Note, Reason};

use crate::tongue::Tongue;

/// Where the documentation says what the articles of ours are.
const OURS: &str = "/help/deciding#what-a-reason-rests-on";

/// A reason as a line of a page.
pub(crate) struct Line {
    pub(crate) words: String,
    /// The article, in the language of the page where it is one of ours.
    pub(crate) article: String,
    /// Where it is explained; none for what a body cites, which is in English.
    pub(crate) explained: Option<&'static str>,
}

/// A reason with the article it rests on.
pub(crate) fn line(tongue: Tongue, note: &Note) -> Line {
    let ours = note.article.key();
    Line {
        words: words(tongue, &note.reason),
        article: match ours {
            Some(key) => tongue.say(&format!("article-{key}")),
            None => note.article.to_string(),
        },
        explained: ours.map(|_| OURS),
    }
}

/// A reason: a phrase without a full stop.
fn words(tongue: Tongue, reason: &Reason) -> String {
    let figures = reason.figures();
    let figures: Vec<_> =
        figures.into_iter().map(|(name, one)| (name, figure(tongue, one))).collect();
    let values: Vec<(&str, &dyn Display)> =
        figures.iter().map(|(name, value)| (*name, value as &dyn Display)).collect();
    tongue.with(&format!("reason-{}", reason.key()), &values)
}

/// A figure; of the figures only the bound is a word.
fn figure(tongue: Tongue, figure: Figure) -> String {
    match figure {
        Figure::Bound(Bound::AtLeast) => tongue.say("share-at-least"),
        Figure::Bound(Bound::MoreThan) => tongue.say("share-more-than"),
        number @ (Figure::Number(_) | Figure::Share(_)) => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use unbracket_procedure::Article;

    use super::*;
    use crate::assets::LOCALES;

    /// What is wrong with the words of a reason in a language.
    fn fault(tongue: Tongue, reason: &Reason, said: &str) -> Option<&'static str> {
        let figures = reason.figures();
        let mut shown = figures.iter().map(|(_, one)| figure(tongue, *one));
        if said.contains('⟦') {
            Some("has no words")
        } else if said.contains(['{', '}']) {
            Some("names a figure that there is not")
        } else if !shown.all(|one| said.contains(&one)) {
            Some("lacks a figure")
        } else if tongue != Tongue::ENGLISH && said == words(Tongue::ENGLISH, reason) {
            Some("is English")
        } else {
            None
        }
    }

    #[test]
    fn every_reason_is_said_in_every_language_with_all_its_figures() {
        for tongue in Tongue::all() {
            let mut all = BTreeSet::new();
            for reason in Reason::one_of_each() {
                let said = words(tongue, &reason);
                assert_eq!(fault(tongue, &reason, &said), None, "{}: {said}", tongue.code());
                assert!(all.insert(said.clone()), "{}: two reasons: {said}", tongue.code());
            }
        }
    }

    #[test]
    fn a_reason_that_lacks_a_figure_or_is_left_in_english_is_found() {
        let french = Tongue::find("fr").expect("one of the six");
        let reason = Reason::InFavour { yes: 7, needed: 9 };
        let fault = |said: &str| fault(french, &reason, said);
        assert_eq!(fault("⟦reason-in-favour⟧"), Some("has no words"));
        assert_eq!(fault("{$for} pour ; il en faut 9"), Some("names a figure that there is not"));
        assert_eq!(fault("il en faut 9"), Some("lacks a figure"));
        assert_eq!(fault(&words(Tongue::ENGLISH, &reason)), Some("is English"));
        assert_eq!(fault(&words(french, &reason)), None);
    }

    #[test]
    fn every_number_finds_a_plural_form() {
        for tongue in Tongue::all() {
            for count in [0, 1, 2, 3, 5, 11, 21, 100, 102] {
                let hours = u32::try_from(count).expect("it is small");
                let counted = [
                    Reason::TurnsOnReading { count },
                    Reason::TimeTooShort { given: hours, least: 72 },
                    Reason::PlusWithoutVeto { plus: 3, needed: 3, vetoes: count },
                ];
                for reason in counted {
                    let said = words(tongue, &reason);
                    assert_eq!(fault(tongue, &reason, &said), None, "{}: {said}", tongue.code());
                }
            }
        }
    }

    #[test]
    fn an_article_of_ours_is_said_in_every_language_and_leads_to_where_it_is_explained() {
        let guide = include_str!("../../docs/deciding.md");
        assert!(guide.contains("\n## What a reason rests on\n"));
        let reason = Reason::NobodyHoldsASeat;
        for tongue in Tongue::all() {
            for article in Article::OURS {
                let line = line(tongue, &Note { article, reason });
                assert!(!line.article.contains('⟦'), "{}: {article}", tongue.code());
                assert!(line.explained.is_some());
            }
            let line = line(tongue, &Note { article: "GA rule 95".into(), reason });
            assert_eq!((line.article.as_str(), line.explained), ("GA rule 95", None));
        }
    }

    /// These messages are named by keys, so the test over all messages cannot see which are used.
    #[test]
    fn no_words_are_left_over() {
        let mut known: BTreeSet<String> =
            Reason::one_of_each().iter().map(|one| format!("reason-{}", one.key())).collect();
        known.extend(Article::OURS.iter().filter_map(|it| Some(format!("article-{}", it.key()?))));
        for (code, text) in LOCALES {
            for line in
                text.lines().filter(|it| it.starts_with("reason-") || it.starts_with("article-"))
            {
                let name = line.split_once(" =").map(|(name, _)| name).unwrap_or_default();
                assert!(known.contains(name), "{code}: `{name}` is no reason and no article");
            }
        }
    }
}
