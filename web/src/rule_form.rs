//! Choosing a decision rule in a form: the rules that exist, by what they ask, and those that take
//! figures with fields for them.
//!
//! **Invariant:** what a form shows of a rule, read back, is that rule; every rule can be chosen, by
//! whoever has no script as well.

use unbracket_procedure::Rule;

use crate::act_form::{Choice, Filled};
use crate::rules;
use crate::tongue::Tongue;

/// Rules that take nothing, as they are written.
const NAMED: [&str; 25] = [
    "un_consensus",
    "unfccc_consensus",
    "unclos_consensus",
    "wto",
    "consent",
    "ietf_rough",
    "iesg_ballot",
    "iesg_ballot(other)",
    "irsg_ballot",
    "iso_committee",
    "us_omb",
    "nato_silence",
    "apache_procedural",
    "apache_code",
    "apache_release",
    "ga_simple",
    "ga_simple(committee)",
    "ga_two_thirds",
    "treaty_2_3",
    "itu",
    "unsc",
    "unsc(procedural)",
    "iso_dis",
    "unanimity",
    "unanimity(abstention_allowed)",
];

/// Rules that take figures: the word, and whether they count votes.
const SHAPED: [(&str, bool); 7] = [
    ("at_least", true),
    ("more_than", true),
    ("qmv", true),
    ("silence", false),
    ("apache_lazy", false),
    ("gnso", false),
    ("w3c", false),
];

/// The word for a rule that is written out.
const OTHER: &str = "other";

/// The figures: name, the set of rules that take it, what stands there at first.
const FIGURES: [(&str, &str, &str); 11] = [
    ("share", "share", "2/3"),
    ("of", "share", "cast"),
    ("members", "qmv", "55"),
    ("population", "qmv", "65"),
    ("least", "qmv", ""),
    ("block", "qmv", ""),
    ("hours", "hours", "72"),
    ("small", "gnso", "10"),
    ("significant", "gnso", "33"),
    ("support", "w3c", "1"),
    ("written", OTHER, ""),
];

/// What a share can be taken of.
const WHOLES: [&str; 4] = ["cast", "voting", "present", "members"];

/// Which rules are offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offer {
    All,
    /// Those under which a vote can be taken.
    Votes,
}

/// The field of a rule in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RuleForm {
    /// Its name; figures stand below it.
    pub(crate) path: String,
    pub(crate) label: String,
    /// Empty where there is none.
    pub(crate) hint: String,
    /// What choosing none means; nothing where one has to be chosen.
    pub(crate) blank: Option<String>,
    /// Sets of rules, each under its name.
    pub(crate) sets: Vec<(String, Vec<Choice>)>,
    pub(crate) figures: Vec<Figure>,
    /// The chosen rule in plain words; empty where there is none.
    pub(crate) plain: String,
}

/// A figure that a rule takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) name: &'static str,
    /// The set of rules that take it.
    pub(crate) of: &'static str,
    pub(crate) label: String,
    pub(crate) value: String,
    /// What there is to choose; empty where it is filled in.
    pub(crate) choices: Vec<Choice>,
}

impl Figure {
    /// Whether it is a number, and not a fraction or a rule.
    pub(crate) fn is_number(&self) -> bool {
        !matches!(self.name, "share" | "of" | "written")
    }
}

impl RuleForm {
    /// The field of this name and label, with what was filled in.
    pub(crate) fn new(
        tongue: Tongue,
        offer: Offer,
        (path, label): (&str, String),
        blank: Option<String>,
        filled: &Filled,
    ) -> Self {
        let given = filled.get(path).unwrap_or_default();
        let chosen = Chosen::of(given);
        let text = written(filled, path).unwrap_or_default();
        let rule = text.parse::<Rule>().ok();
        Self {
            path: path.to_owned(),
            label,
            hint: String::new(),
            blank,
            sets: sets(tongue, offer, &chosen),
            figures: figures(tongue, &chosen, |name| filled.get(&format!("{path}.{name}"))),
            plain: rule.map(|rule| rules::plain(tongue, &rule)).unwrap_or(text),
        }
    }
}

/// The rule that was chosen under this name, as rules are written; none where none was.
///
/// It is put together and not judged: the core says what is wrong with it.
pub(crate) fn written(filled: &Filled, path: &str) -> Option<String> {
    let chosen = filled.get(path)?;
    let figure = |name: &str| filled.get(&format!("{path}.{name}")).unwrap_or_default();
    Some(match chosen {
        "at_least" | "more_than" => format!("{chosen}({} of {})", figure("share"), figure("of")),
        "qmv" => {
            let four = ["members", "population", "least", "block"].map(figure);
            let said: Vec<&str> = four.into_iter().filter(|it| !it.is_empty()).collect();
            format!("qmv({})", said.join(","))
        }
        "gnso" => format!("gnso({},{})", figure("small"), figure("significant")),
        "w3c" => format!("w3c({})", figure("support")),
        "silence" | "apache_lazy" => format!("{chosen}({}h)", figure("hours")),
        OTHER if !figure("written").is_empty() => figure("written").to_owned(),
        plain => plain.to_owned(),
    })
}

/// What is chosen in a form: the word of the choice, and the figures that a rule was written with.
struct Chosen {
    word: String,
    figures: Vec<(&'static str, String)>,
}

impl Chosen {
    /// From what stands under the name of the field: the word of a choice, or a rule as it is written.
    fn of(given: &str) -> Self {
        let known = NAMED.contains(&given) || SHAPED.iter().any(|(word, _)| *word == given);
        if known || given.is_empty() || given == OTHER {
            return Self { word: given.to_owned(), figures: Vec::new() };
        }
        Self::taken_apart(given).unwrap_or_else(|| Self {
            word: OTHER.to_owned(),
            figures: vec![("written", given.to_owned())],
        })
    }

    /// A rule with figures.
    fn taken_apart(given: &str) -> Option<Self> {
        let (word, inner) = given.strip_suffix(')')?.split_once('(')?;
        let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
        let named = |names: &[&'static str]| {
            let values = parts.iter().map(|part| (*part).to_owned());
            (parts.len() <= names.len()).then(|| names.iter().copied().zip(values).collect())
        };
        let figures: Vec<(&'static str, String)> = match word {
            "at_least" | "more_than" => {
                let (share, of) = inner.split_once(" of ")?;
                vec![("share", share.to_owned()), ("of", of.to_owned())]
            }
            "qmv" => named(&["members", "population", "least", "block"])?,
            "gnso" => named(&["small", "significant"])?,
            "w3c" => named(&["support"])?,
            "silence" | "apache_lazy" => vec![("hours", inner.strip_suffix('h')?.to_owned())],
            _ => return None,
        };
        Some(Self { word: word.to_owned(), figures })
    }
}

fn sets(tongue: Tongue, offer: Offer, chosen: &Chosen) -> Vec<(String, Vec<Choice>)> {
    let choice = |word: &str, label: String| Choice {
        value: word.to_owned(),
        label,
        chosen: word == chosen.word,
    };
    let named = |votes: bool| {
        let rules = NAMED.iter().filter_map(|text| Some((*text, text.parse::<Rule>().ok()?)));
        let rules = rules.filter(|(_, rule)| rule.counts_votes() == votes);
        rules.map(|(text, rule)| choice(text, rules::plain(tongue, &rule))).collect::<Vec<_>>()
    };
    let shaped = SHAPED.iter().filter(|(_, votes)| *votes || offer == Offer::All);
    let shaped = shaped.map(|(word, _)| *word).chain([OTHER]);
    let family = |word: &str| tongue.say(&format!("rule-family-{}", word.replace('_', "-")));
    let mut sets = Vec::new();
    if offer == Offer::All {
        sets.push((tongue.say("rule-set-positions"), named(false)));
    }
    sets.push((tongue.say("rule-set-votes"), named(true)));
    let shaped = shaped.map(|word| choice(word, family(word))).collect();
    sets.push((tongue.say("rule-set-figures"), shaped));
    sets
}

fn figures<'f>(
    tongue: Tongue,
    chosen: &Chosen,
    filled: impl Fn(&str) -> Option<&'f str>,
) -> Vec<Figure> {
    let one = |(name, of, first): &(&'static str, &'static str, &str)| {
        let written = chosen.figures.iter().find(|(known, _)| known == name);
        // A rule that was written without a figure has none there: what stands at first is no part of it.
        let first =
            if chosen.figures.iter().any(|(it, _)| set_of(it) == *of) { "" } else { *first };
        let value = written
            .map_or_else(|| filled(name).unwrap_or(first).to_owned(), |(_, value)| value.clone());
        let wholes = WHOLES.iter().filter(|_| *name == "of").map(|whole| Choice {
            value: (*whole).to_owned(),
            label: tongue.say(&format!("rule-share-of-{whole}")),
            chosen: **whole == value,
        });
        let choices = wholes.collect();
        Figure { name, of, label: tongue.say(&format!("rule-figure-{name}")), value, choices }
    };
    FIGURES.iter().map(one).collect()
}

fn set_of(figure: &str) -> &'static str {
    FIGURES.iter().find(|(name, _, _)| *name == figure).map_or("", |(_, of, _)| of)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::ALL;

    /// What a browser sends of this form when nothing is changed in it.
    fn sent(form: &RuleForm) -> Filled {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let choices = form.sets.iter().flat_map(|(_, choices)| choices);
        pairs
            .extend(choices.filter(|it| it.chosen).map(|it| (form.path.clone(), it.value.clone())));
        let figures = form.figures.iter();
        pairs.extend(figures.map(|it| (format!("{}.{}", form.path, it.name), it.value.clone())));
        Filled::of(pairs)
    }

    fn shown(rule: &str, offer: Offer) -> RuleForm {
        let filled = Filled::of_test(&[("rule", rule)]);
        let tongue = Tongue::all().next().expect("there is a language");
        RuleForm::new(tongue, offer, ("rule", "Rule".to_owned()), None, &filled)
    }

    #[test]
    fn every_rule_that_a_form_shows_comes_back_as_it_was() {
        for rule in ALL {
            let back = written(&sent(&shown(rule, Offer::All)), "rule");
            assert_eq!(back.as_deref(), Some(rule));
        }
    }

    #[test]
    fn every_choice_is_a_rule_with_what_stands_in_the_form_at_first() {
        let form = shown("", Offer::All);
        for choice in form.sets.iter().flat_map(|(_, choices)| choices) {
            let mut filled = sent(&form);
            filled.put("rule", choice.value.clone());
            if choice.value == OTHER {
                filled.put("rule.written", "ga_simple".to_owned());
            }
            let rule = written(&filled, "rule").expect("something is chosen");
            assert!(rule.parse::<Rule>().is_ok(), "{rule}");
        }
    }

    #[test]
    fn for_a_vote_only_rules_that_count_votes_are_offered() {
        let form = shown("", Offer::Votes);
        for choice in form.sets.iter().flat_map(|(_, choices)| choices) {
            let mut filled = sent(&form);
            filled.put("rule", choice.value.clone());
            let rule = written(&filled, "rule").expect("something is chosen");
            let votes = rule.parse::<Rule>().is_ok_and(|rule| rule.counts_votes());
            assert!(votes || choice.value == OTHER, "{rule}");
        }
    }

    #[test]
    fn nothing_chosen_is_no_rule_and_nothing_written_out_is_refused_by_name() {
        assert_eq!(written(&sent(&shown("", Offer::All)), "rule"), None);
        let blank = written(&Filled::of_test(&[("rule", OTHER)]), "rule");
        assert!(blank.expect("something is chosen").parse::<Rule>().is_err());
    }
}
