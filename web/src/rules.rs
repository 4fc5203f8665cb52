//! Decision rules in plain words.
//!
//! **Invariant:** every rule that exists has a sentence in every language; what a rule takes, such as
//! hours or shares, stands in it as the modalities have it.

use std::fmt::Display;

use unbracket_procedure::{Base, Body, Bound, GroupRules, QualifiedMajority, Rule, Threshold};

use crate::tongue::Tongue;

/// What a rule asks, in plain words: a phrase without a full stop.
pub(crate) fn plain(tongue: Tongue, rule: &Rule) -> String {
    let with = |key: &str, values: &[(&str, &dyn Display)]| {
        tongue.with(&format!("rule-plain-{key}"), values)
    };
    match rule {
        Rule::Qmv(majority) => qualified(tongue, majority),
        Rule::Gnso { small_minority, significant } => {
            with("gnso", &[("small", small_minority), ("significant", significant)])
        }
        Rule::W3c { support } => with("w3c", &[("support", support)]),
        Rule::ApacheLazy { hours } => with("apache-lazy", &[("hours", hours)]),
        Rule::Silence { hours } => with("silence", &[("hours", hours)]),
        Rule::Threshold(threshold) => share(tongue, threshold),
        Rule::PerGroup(groups) => by_groups(tongue, groups),
        other => tongue.say(&format!("rule-plain-{}", word(other))),
    }
}

/// The word of a rule that takes nothing; of one that does, the first part of its text.
fn word(rule: &Rule) -> String {
    let special = match rule {
        Rule::GaSimple(Body::Committee) => "ga-simple-committee",
        Rule::Unsc { procedural: true } => "unsc-procedural",
        Rule::IesgBallot { standards_track: false } => "iesg-ballot-other",
        Rule::Unanimity { abstention_allowed: true } => "unanimity-abstention",
        other => {
            let text = other.to_string();
            return text.split('(').next().unwrap_or_default().replace('_', "-");
        }
    };
    special.to_owned()
}

fn qualified(tongue: Tongue, majority: &QualifiedMajority) -> String {
    let (members, population) = (majority.members, majority.population);
    match majority.blocking {
        Some((least, share)) => {
            let values: [(&str, &dyn Display); 4] = [
                ("members", &members),
                ("population", &population),
                ("least", &least),
                ("share", &share),
            ];
            tongue.with("rule-plain-qmv-of-those", &values)
        }
        None => {
            tongue.with("rule-plain-qmv", &[("members", &members), ("population", &population)])
        }
    }
}

fn share(tongue: Tongue, threshold: &Threshold) -> String {
    let of = tongue.say(match threshold.of {
        Base::Cast => "rule-share-of-cast",
        Base::Voting => "rule-share-of-voting",
        Base::Present => "rule-share-of-present",
        Base::Members => "rule-share-of-members",
    });
    let key = match threshold.bound {
        Bound::AtLeast => "rule-plain-at-least",
        Bound::MoreThan => "rule-plain-more-than",
    };
    tongue.with(key, &[("share", &threshold.share), ("of", &of)])
}

fn by_groups(tongue: Tongue, rules: &GroupRules) -> String {
    match rules.at_least() {
        None => tongue.say("rule-plain-per-group"),
        Some(least) => {
            let groups = rules.groups().len();
            tongue.with("rule-plain-per-group-some", &[("least", &least), ("groups", &groups)])
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Every rule, with figures where it takes some, as rules are written.
    pub(crate) const ALL: [&str; 36] = [
        "un_consensus",
        "unfccc_consensus",
        "unclos_consensus",
        "wto",
        "ga_simple",
        "ga_simple(committee)",
        "ga_two_thirds",
        "unsc",
        "unsc(procedural)",
        "treaty_2_3",
        "itu",
        "qmv(55,65,4,35)",
        "qmv(72,65)",
        "ietf_rough",
        "iesg_ballot",
        "iesg_ballot(other)",
        "irsg_ballot",
        "gnso(10,33)",
        "w3c(1)",
        "iso_committee",
        "iso_dis",
        "consent",
        "apache_procedural",
        "apache_code",
        "apache_release",
        "apache_lazy(72h)",
        "us_omb",
        "silence(72h)",
        "silence(12h)",
        "nato_silence",
        "unanimity",
        "unanimity(abstention_allowed)",
        "at_least(2/3 of members)",
        "more_than(1/2 of cast)",
        "per_group(1=un_consensus; 2=ietf_rough)",
        "per_group(1 of 1=un_consensus; 2=at_least(2/3 of members))",
    ];

    #[test]
    fn every_rule_has_a_sentence_in_every_language() {
        for tongue in Tongue::all() {
            let said: std::collections::BTreeSet<String> = ALL
                .iter()
                .map(|text| plain(tongue, &text.parse().expect("it is a rule")))
                .collect();
            assert_eq!(said.len(), ALL.len(), "{}: two rules sound alike", tongue.code());
            let missing = said.iter().find(|one| one.contains('⟦') || one.contains('{'));
            assert_eq!(missing, None, "{}", tongue.code());
        }
    }
}
