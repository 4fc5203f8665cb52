//! Rules in words: what is written is read again.

use proptest::prelude::*;
use unbracket_procedure::*;

pub(crate) fn plain_rule() -> impl Strategy<Value = Rule> {
    let fixed = prop::sample::select(catalogue(&crate::rooms::room(1)));
    let percent = || (0..=100_u8).prop_map(Percent::new);
    let blocking = proptest::option::of((any::<u16>(), percent()));
    let share = (1..100_u32, 0..100_u32).prop_map(|(n, more)| Fraction::new(n, n + more).unwrap());
    let bound = prop_oneof![Just(Bound::AtLeast), Just(Bound::MoreThan)];
    let of = prop::sample::select(vec![Base::Cast, Base::Voting, Base::Present, Base::Members]);
    prop_oneof![
        4 => fixed,
        1 => (percent(), percent(), blocking).prop_map(|(members, population, blocking)| {
            Rule::Qmv(QualifiedMajority { members, population, blocking })
        }),
        1 => (percent(), percent())
            .prop_map(|(small_minority, significant)| Rule::Gnso { small_minority, significant }),
        1 => any::<u32>().prop_map(|hours| Rule::Silence { hours }),
        1 => any::<u32>().prop_map(|hours| Rule::ApacheLazy { hours }),
        1 => any::<u32>().prop_map(|support| Rule::W3c { support }),
        1 => (bound, share, of)
            .prop_map(|(bound, share, of)| Rule::Threshold(Threshold { bound, share, of })),
    ]
}

pub(crate) fn rule() -> impl Strategy<Value = Rule> {
    let group = (0..5_u16).prop_map(Constituency);
    let groups = prop::collection::btree_map(group, plain_rule(), 1..4);
    let grouped = (groups, any::<bool>()).prop_map(|(groups, one)| {
        Rule::PerGroup(GroupRules::new(groups, one.then_some(1)).unwrap())
    });
    prop_oneof![4 => plain_rule(), 1 => grouped]
}

/// Writing and reading, with a writer that may be at fault.
fn round_trip(write: fn(&Rule) -> String, rule: &Rule) -> bool {
    write(rule).parse().as_ref() == Ok(rule)
}

fn honest(rule: &Rule) -> String {
    rule.to_string()
}

fn without_parameters(rule: &Rule) -> String {
    rule.to_string().split('(').next().unwrap().to_owned()
}

proptest! {
    #[test]
    fn what_a_rule_writes_is_read_as_the_rule(rule in rule()) {
        prop_assert!(round_trip(honest, &rule), "{}", rule);
    }

    #[test]
    fn no_text_makes_the_reader_fall(text in ".{0,40}") {
        let _ = text.parse::<Rule>();
    }

    #[test]
    fn no_text_that_is_almost_a_rule_makes_the_reader_fall(rule in rule(), at in 0..60_usize, with in any::<char>()) {
        let mut text: Vec<char> = rule.to_string().chars().collect();
        let at = at.min(text.len());
        text.insert(at, with);
        let _ = text.into_iter().collect::<String>().parse::<Rule>();
    }
}

#[test]
fn a_writer_that_forgets_the_parameters_is_found() {
    let rules = catalogue(&crate::rooms::room(1));
    assert!(rules.iter().all(|rule| round_trip(honest, rule)));
    assert!(!rules.iter().all(|rule| round_trip(without_parameters, rule)));
}

#[test]
fn the_forms_that_were_written_are_read_for_ever() {
    for text in [
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
        "nato_silence",
        "unanimity",
        "unanimity(abstention_allowed)",
        "more_than(1/2 of cast)",
        "at_least(2/3 of members)",
        "at_least(1/2 of present)",
        "at_least(3/4 of voting)",
        "per_group(1=un_consensus; 2=qmv(55,65,4,35))",
        "per_group(1 of 1=at_least(2/3 of members); 2=silence(24h))",
    ] {
        assert_eq!(text.parse::<Rule>().map(|rule| rule.to_string()), Ok(text.to_owned()));
    }
}

#[test]
fn what_is_no_rule_is_refused_with_what_would_be() {
    let refusal = |text: &str| text.parse::<Rule>().unwrap_err().to_string();
    assert!(refusal("majority").contains("write for example un_consensus"));
    assert!(refusal("silence(3 days)").contains("write silence(72h)"));
    assert!(refusal("at_least(3/2 of cast)").contains("3/2 is not"));
    assert!(refusal("per_group(1=per_group(2=itu))").contains("not groups again"));
    assert!(refusal("per_group(3 of 1=itu; 2=itu)").contains("1 to 2 can be asked"));
    for text in [
        "",
        "(",
        "silence(72h",
        "qmv()",
        "qmv(55)",
        "qmv(155,65)",
        "unsc()",
        "itu(1)",
        "per_group()",
        "per_group(1=itu; 1=wto)",
        "more_than(1/0 of cast)",
        "at_least(1/2 of all)",
    ] {
        assert!(text.parse::<Rule>().is_err(), "{text}");
    }
}
