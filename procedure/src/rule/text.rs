//! The text form of rules: `ga_two_thirds`, `silence(72h)`, `qmv(55,65,4,35)`.
//!
//! *Invariant*: what was ever written is read for ever, and reading what a rule writes gives the rule.

use std::fmt;
use std::str::FromStr;

use super::{
    Base, Body, Bound, Fraction, FractionError, GroupRules, GroupRulesError, Percent,
    QualifiedMajority, Rule, Threshold,
};
use crate::room::Constituency;

/// Why a text is no rule.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RuleTextError {
    /// No rule has this name.
    #[error(
        "no rule is called {0:?}; write for example un_consensus, ga_two_thirds or silence(72h)"
    )]
    Unknown(String),
    /// The parameters are not those of the rule.
    #[error("{rule} does not take {given:?}; write {example}")]
    Parameters {
        /// The rule's name.
        rule: String,
        /// What stood in the brackets.
        given: String,
        /// How it would be in order.
        example: &'static str,
    },
    /// A share that is none.
    #[error(transparent)]
    Fraction(#[from] FractionError),
    /// Groups that make no rule.
    #[error(transparent)]
    Groups(#[from] GroupRulesError),
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnConsensus => f.write_str("un_consensus"),
            Self::UnfcccConsensus => f.write_str("unfccc_consensus"),
            Self::UnclosConsensus => f.write_str("unclos_consensus"),
            Self::Wto => f.write_str("wto"),
            Self::GaSimple(Body::Plenary) => f.write_str("ga_simple"),
            Self::GaSimple(Body::Committee) => f.write_str("ga_simple(committee)"),
            Self::GaTwoThirds => f.write_str("ga_two_thirds"),
            Self::Unsc { procedural: false } => f.write_str("unsc"),
            Self::Unsc { procedural: true } => f.write_str("unsc(procedural)"),
            Self::TreatyTwoThirds => f.write_str("treaty_2_3"),
            Self::Itu => f.write_str("itu"),
            Self::Qmv(majority) => qmv(f, majority),
            Self::IetfRough => f.write_str("ietf_rough"),
            Self::IesgBallot { standards_track: true } => f.write_str("iesg_ballot"),
            Self::IesgBallot { standards_track: false } => f.write_str("iesg_ballot(other)"),
            Self::IrsgBallot => f.write_str("irsg_ballot"),
            Self::Gnso { small_minority, significant } => {
                write!(f, "gnso({small_minority},{significant})")
            }
            Self::W3c { support } => write!(f, "w3c({support})"),
            Self::IsoCommittee => f.write_str("iso_committee"),
            Self::IsoDis => f.write_str("iso_dis"),
            Self::Consent => f.write_str("consent"),
            Self::ApacheProcedural => f.write_str("apache_procedural"),
            Self::ApacheCode => f.write_str("apache_code"),
            Self::ApacheRelease => f.write_str("apache_release"),
            Self::ApacheLazy { hours } => write!(f, "apache_lazy({hours}h)"),
            Self::UsOmb => f.write_str("us_omb"),
            Self::Silence { hours } => write!(f, "silence({hours}h)"),
            Self::NatoSilence => f.write_str("nato_silence"),
            Self::Unanimity { abstention_allowed: false } => f.write_str("unanimity"),
            Self::Unanimity { abstention_allowed: true } => {
                f.write_str("unanimity(abstention_allowed)")
            }
            Self::Threshold(Threshold { bound, share, of }) => {
                write!(f, "{}({share} of {})", bound_name(*bound), base_name(*of))
            }
            Self::PerGroup(rules) => per_group(f, rules),
        }
    }
}

impl FromStr for Rule {
    type Err = RuleTextError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        if let Some((name, rest)) = text.split_once('(') {
            let given = rest.strip_suffix(')').unwrap_or(rest).trim();
            if rest.ends_with(')') {
                return with_parameters(name.trim(), given);
            }
            return Err(RuleTextError::Unknown(text.to_owned()));
        }
        plain(text).ok_or_else(|| RuleTextError::Unknown(text.to_owned()))
    }
}

fn plain(name: &str) -> Option<Rule> {
    Some(match name {
        "un_consensus" => Rule::UnConsensus,
        "unfccc_consensus" => Rule::UnfcccConsensus,
        "unclos_consensus" => Rule::UnclosConsensus,
        "wto" => Rule::Wto,
        "ga_simple" => Rule::GaSimple(Body::Plenary),
        "ga_two_thirds" => Rule::GaTwoThirds,
        "unsc" => Rule::Unsc { procedural: false },
        "treaty_2_3" => Rule::TreatyTwoThirds,
        "itu" => Rule::Itu,
        "ietf_rough" => Rule::IetfRough,
        "iesg_ballot" => Rule::IesgBallot { standards_track: true },
        "irsg_ballot" => Rule::IrsgBallot,
        "iso_committee" => Rule::IsoCommittee,
        "iso_dis" => Rule::IsoDis,
        "consent" => Rule::Consent,
        "apache_procedural" => Rule::ApacheProcedural,
        "apache_code" => Rule::ApacheCode,
        "apache_release" => Rule::ApacheRelease,
        "us_omb" => Rule::UsOmb,
        "nato_silence" => Rule::NatoSilence,
        "unanimity" => Rule::Unanimity { abstention_allowed: false },
        _ => return None,
    })
}

fn with_parameters(name: &str, given: &str) -> Result<Rule, RuleTextError> {
    let (rule, example) = match name {
        "ga_simple" => (
            (given == "committee").then_some(Rule::GaSimple(Body::Committee)),
            "ga_simple(committee)",
        ),
        "unsc" => {
            ((given == "procedural").then_some(Rule::Unsc { procedural: true }), "unsc(procedural)")
        }
        "iesg_ballot" => (
            (given == "other").then_some(Rule::IesgBallot { standards_track: false }),
            "iesg_ballot(other)",
        ),
        "unanimity" => (
            (given == "abstention_allowed").then_some(Rule::Unanimity { abstention_allowed: true }),
            "unanimity(abstention_allowed)",
        ),
        "qmv" => (majority(given).map(Rule::Qmv), "qmv(55,65,4,35) or qmv(72,65)"),
        "gnso" => (designations(given), "gnso(10,33)"),
        "w3c" => (number(given).map(|support| Rule::W3c { support }), "w3c(1)"),
        "silence" => (hours(given).map(|hours| Rule::Silence { hours }), "silence(72h)"),
        "apache_lazy" => (hours(given).map(|hours| Rule::ApacheLazy { hours }), "apache_lazy(72h)"),
        "at_least" => (threshold(Bound::AtLeast, given)?, "at_least(2/3 of members)"),
        "more_than" => (threshold(Bound::MoreThan, given)?, "more_than(1/2 of cast)"),
        "per_group" => (groups(given)?, "per_group(1=un_consensus; 2=ietf_rough)"),
        _ => return Err(RuleTextError::Unknown(name.to_owned())),
    };
    rule.ok_or_else(|| RuleTextError::Parameters {
        rule: name.to_owned(),
        given: given.to_owned(),
        example,
    })
}

fn qmv(f: &mut fmt::Formatter<'_>, majority: &QualifiedMajority) -> fmt::Result {
    let QualifiedMajority { members, population, blocking } = majority;
    match blocking {
        Some((least, share)) => write!(f, "qmv({members},{population},{least},{share})"),
        None => write!(f, "qmv({members},{population})"),
    }
}

fn majority(given: &str) -> Option<QualifiedMajority> {
    let parts: Vec<&str> = given.split(',').map(str::trim).collect();
    let blocking = match parts[..] {
        [_, _] => None,
        [_, _, least, share] => Some((number(least)?, percent(share)?)),
        _ => return None,
    };
    Some(QualifiedMajority {
        members: percent(parts[0])?,
        population: percent(parts[1])?,
        blocking,
    })
}

fn designations(given: &str) -> Option<Rule> {
    let (small, significant) = given.split_once(',')?;
    Some(Rule::Gnso { small_minority: percent(small)?, significant: percent(significant)? })
}

fn threshold(bound: Bound, given: &str) -> Result<Option<Rule>, FractionError> {
    let parsed = given.split_once(" of ").and_then(|(share, base)| {
        let (numerator, denominator) = share.split_once('/')?;
        let of = BASES.iter().find(|(name, _)| *name == base.trim())?.1;
        Some((number(numerator)?, number(denominator)?, of))
    });
    let Some((numerator, denominator, of)) = parsed else { return Ok(None) };
    let share = Fraction::new(numerator, denominator)?;
    Ok(Some(Rule::Threshold(Threshold { bound, share, of })))
}

fn per_group(f: &mut fmt::Formatter<'_>, rules: &GroupRules) -> fmt::Result {
    f.write_str("per_group(")?;
    if let Some(needed) = rules.at_least() {
        write!(f, "{needed} of ")?;
    }
    for (index, (group, rule)) in rules.groups().iter().enumerate() {
        let between = if index == 0 { "" } else { "; " };
        write!(f, "{between}{}={rule}", group.0)?;
    }
    f.write_str(")")
}

/// A group's own rule cannot hold groups, so the parts lie flat between semicolons.
fn groups(given: &str) -> Result<Option<Rule>, RuleTextError> {
    let (at_least, list) = match given.split_once(" of ") {
        Some((needed, list)) if !needed.contains('=') => match number(needed) {
            Some(needed) => (Some(needed), list),
            None => return Ok(None),
        },
        _ => (None, given),
    };
    let mut groups = Vec::new();
    for part in list.split(';') {
        let Some((group, rule)) = part.split_once('=') else { return Ok(None) };
        let Some(group) = number(group) else { return Ok(None) };
        if groups.iter().any(|(other, _)| *other == Constituency(group)) {
            return Ok(None);
        }
        if rule.trim_start().starts_with("per_group") {
            return Err(GroupRulesError::Nested(Constituency(group)).into());
        }
        groups.push((Constituency(group), rule.parse()?));
    }
    Ok(Some(Rule::PerGroup(GroupRules::new(groups, at_least)?)))
}

const BASES: [(&str, Base); 4] = [
    ("cast", Base::Cast),
    ("voting", Base::Voting),
    ("present", Base::Present),
    ("members", Base::Members),
];

fn base_name(base: Base) -> &'static str {
    match base {
        Base::Cast => "cast",
        Base::Voting => "voting",
        Base::Present => "present",
        Base::Members => "members",
    }
}

fn bound_name(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at_least",
        Bound::MoreThan => "more_than",
    }
}

fn number<T: FromStr>(text: &str) -> Option<T> {
    text.trim().parse().ok()
}

fn percent(text: &str) -> Option<Percent> {
    number::<u8>(text).filter(|it| *it <= 100).map(Percent::new)
}

fn hours(text: &str) -> Option<u32> {
    number(text.trim().strip_suffix('h')?)
}
