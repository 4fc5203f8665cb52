//! Laws that hold for every rule, over generated rooms and questions, each with a planted fault.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};
use unbracket_procedure::*;

use crate::tables::Decide;
use crate::text::rule;

#[derive(Debug, Clone)]
struct Case {
    rule: Rule,
    room: Room,
    question: Question,
}

pub(crate) fn member() -> impl Strategy<Value = Member> {
    (proptest::option::of(0..5_u16), 0..100_u64, any::<[bool; 3]>()).prop_map(
        |(group, weight, [permanent, binding, important])| Member {
            constituency: group.map(Constituency),
            weight,
            permanent,
            binding,
            important,
            ..Member::new(Voter(0))
        },
    )
}

fn seats(size: usize) -> impl Strategy<Value = Room> {
    (prop::collection::vec(member(), size), prop::collection::vec(prop::bool::weighted(0.8), size))
        .prop_map(|(members, present)| {
            let members = (1..).zip(members).map(|(seat, it)| Member { voter: Voter(seat), ..it });
            let present = (1..).zip(present).filter(|(_, is)| *is).map(|(seat, _)| Voter(seat));
            Room::new(members).unwrap().with_present(present).unwrap()
        })
}

pub(crate) fn stance() -> impl Strategy<Value = Stance> {
    let objection = any::<[bool; 7]>().prop_map(|it| {
        let [obstacle, reasoned, sustained, within_scope, formal, cure, answered] = it;
        Stance::Object(Objection {
            obstacle,
            reasoned,
            sustained,
            within_scope,
            formal,
            cure,
            answered,
        })
    });
    prop_oneof![
        4 => Just(Stance::Support),
        2 => Just(Stance::CanLiveWith),
        1 => Just(Stance::Reserve),
        1 => Just(Stance::Abstain),
        1 => Just(Stance::Recuse),
        2 => objection,
    ]
}

fn ballot() -> impl Strategy<Value = Ballot> {
    let all = [Ballot::Yes, Ballot::No, Ballot::Abstain, Ballot::NotParticipating, Ballot::Absent];
    prop::sample::select(all.to_vec())
}

fn finding() -> impl Strategy<Value = Finding> {
    let all = [Finding::NotAddressed, Finding::Addressed, Finding::Accommodated];
    prop::sample::select(all.to_vec())
}

fn chair() -> impl Strategy<Value = ChairFindings> {
    let ruling = prop::sample::select(vec![CouncilRuling::Affirm, CouncilRuling::Overturn]);
    (
        prop::collection::btree_map((1..10_u32).prop_map(Voter), finding(), 0..9),
        proptest::option::weighted(0.3, any::<bool>()),
        proptest::option::weighted(0.3, ruling),
    )
        .prop_map(|(objections, consensus, council)| ChairFindings {
            objections,
            consensus,
            council,
            ..ChairFindings::default()
        })
}

fn question() -> impl Strategy<Value = Question> {
    let voter = || (1..10_u32).prop_map(Voter);
    let ballots = prop_oneof![
        2 => Just(std::collections::BTreeMap::new()),
        1 => prop::collection::btree_map(voter(), ballot(), 0..9),
    ];
    let time = (0..100_u32, any::<bool>()).prop_map(|(hours, over)| TimeToObject { hours, over });
    (
        prop::collection::btree_map(voter(), stance(), 0..9),
        ballots,
        any::<[bool; 3]>(),
        chair(),
        proptest::option::of(time),
        any::<bool>(),
    )
        .prop_map(|(positions, ballots, flags, chair, time_to_object, dated)| {
            let [vote_requested, second, acquiescent] = flags;
            let reading = BallotReading::default();
            Question {
                positions,
                ballots,
                vote_requested,
                chair,
                round: if second { Round::Second } else { Round::First },
                time_to_object,
                review_at: dated.then_some(Moment(0)),
                reading: if acquiescent { reading.other() } else { reading },
            }
        })
}

fn case() -> impl Strategy<Value = Case> {
    (rule(), (0..8_usize).prop_flat_map(seats), question())
        .prop_map(|(rule, room, question)| Case { rule, room, question })
}

type Check = fn(Decide, &Case) -> Result<(), TestCaseError>;

fn holds(check: Check) {
    let mut runner = TestRunner::new(Config { cases: 3_000, ..Config::default() });
    runner.run(&case(), |case| check(decide, &case)).unwrap();
}

fn finds(check: Check, faulty: Decide) {
    let config = Config { cases: 3_000, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new(config);
    let found = runner.run(&case(), |case| check(faulty, &case));
    assert!(found.is_err(), "the planted fault was not found");
}

/// Everybody who could speak and did not is taken out of the room's presence: nothing gained them.
///
/// A silent member's silence and the same member's absence give the same, except where a rule asks how
/// many are there: the quorum, and thresholds of those present.
fn silence_is_like_absence(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let Case { rule, room, question } = case;
    if asks_who_is_there(rule) {
        return Ok(());
    }
    let spoke = |voter: &Voter| {
        question.positions.contains_key(voter) || question.ballots.contains_key(voter)
    };
    let here = room.present().iter().copied().filter(spoke);
    let away = room.clone().with_present(here).unwrap();
    let verdict = decide(rule, room, question).verdict;
    prop_assert_eq!(verdict, decide(rule, &away, question).verdict);
    Ok(())
}

fn asks_who_is_there(rule: &Rule) -> bool {
    match rule {
        Rule::GaSimple(_) | Rule::GaTwoThirds => true,
        Rule::Threshold(threshold) => threshold.of == Base::Present,
        Rule::PerGroup(rules) => rules.groups().values().any(asks_who_is_there),
        _ => false,
    }
}

fn the_silent_who_are_there_agree(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut question = question.clone();
    for voter in room.present() {
        question.positions.entry(*voter).or_insert(Stance::Support);
    }
    decide(rule, room, &question)
}

#[test]
fn a_silence_counts_like_an_absence() {
    holds(silence_is_like_absence);
    finds(silence_is_like_absence, the_silent_who_are_there_agree);
}

/// Thirty more who say nothing never bring about an adoption, except where they make the quorum.
fn silence_brings_no_adoption(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let Case { rule, room, question } = case;
    if asks_who_is_there(rule) || room.size() == 0 {
        return Ok(());
    }
    let silent = (200..230).map(|seat| Member::new(Voter(seat)));
    let present = room.present().iter().copied().chain((200..230).map(Voter));
    let larger = Room::new(room.members().cloned().chain(silent)).unwrap();
    let larger = larger.with_present(present.collect::<Vec<_>>()).unwrap();
    let adopted = |room| decide(rule, room, question).verdict.is_adopted();
    prop_assert!(adopted(room) || !adopted(&larger));
    Ok(())
}

#[test]
fn thirty_more_who_say_nothing_bring_about_no_adoption() {
    holds(silence_brings_no_adoption);
    finds(silence_brings_no_adoption, the_silent_who_are_there_agree);
}

/// What is counted in favour is never more than what was declared in favour.
fn yes_is_declared(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let Case { rule, room, question } = case;
    let decision = decide(rule, room, question);
    let seat = |voter: &&Voter| room.member(**voter).is_some();
    let declared = question.positions.keys().filter(seat).count() as u64;
    let positions = decision.tally.positions;
    prop_assert_eq!(positions.silent, room.size() as u64 - declared);
    prop_assert_eq!(positions.eligible(), room.size() as u64);
    if let Some(ballots) = decision.tally.ballots {
        let cast = question
            .ballots
            .iter()
            .filter(|(voter, it)| room.member(**voter).is_some() && **it == Ballot::Yes);
        let read = positions.support + positions.can_live_with;
        let voted = question.ballots.keys().any(|voter| room.member(*voter).is_some());
        let declared = if voted { cast.count() as u64 } else { read };
        prop_assert!(ballots.yes <= declared);
    }
    Ok(())
}

fn all_who_did_not_vote_are_for_it(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    if let Some(ballots) = &mut decision.tally.ballots {
        ballots.yes += std::mem::take(&mut ballots.not_participating);
    }
    decision
}

#[test]
fn nobody_is_counted_in_favour_who_did_not_say_so() {
    holds(yes_is_declared);
    finds(yes_is_declared, all_who_did_not_vote_are_for_it);
}

/// An objector who comes to support, or votes yes instead of no, never makes an adopted text fall.
fn support_never_hurts(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let Case { rule, room, question } = case;
    if !decide(rule, room, question).verdict.is_adopted() {
        return Ok(());
    }
    let objects = |stance: &Stance| stance.objection().is_some();
    for (voter, _) in question.positions.iter().filter(|(_, stance)| objects(stance)) {
        let mut better = question.clone();
        better.positions.insert(*voter, Stance::Support);
        prop_assert!(decide(rule, room, &better).verdict.is_adopted(), "{:?} supports", voter);
    }
    for (voter, _) in question.ballots.iter().filter(|(_, ballot)| **ballot == Ballot::No) {
        let mut better = question.clone();
        better.ballots.insert(*voter, Ballot::Yes);
        prop_assert!(decide(rule, room, &better).verdict.is_adopted(), "{:?} votes yes", voter);
    }
    Ok(())
}

/// An odd number has to support it: as if agreement by pairs were suspicious.
fn an_odd_number_has_to_be_for_it(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    if decision.tally.positions.support.is_multiple_of(2) {
        decision.verdict = Verdict::NotPassed;
    }
    decision
}

#[test]
fn an_objector_who_comes_to_support_never_brings_a_text_down() {
    holds(support_never_hurts);
    finds(support_never_hurts, an_odd_number_has_to_be_for_it);
}

/// Whoever holds no seat changes nothing.
fn outsiders_do_not_count(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let Case { rule, room, question } = case;
    let mut louder = question.clone();
    for outsider in 100..110 {
        louder.positions.insert(Voter(outsider), Stance::BLOCK);
        louder.ballots.insert(Voter(outsider), Ballot::No);
        louder.chair.objections.insert(Voter(outsider), Finding::NotAddressed);
    }
    prop_assert_eq!(decide(rule, room, question), decide(rule, room, &louder));
    Ok(())
}

fn any_objection_blocks(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    if question.positions.values().any(|stance| stance.objection().is_some()) {
        decision.verdict = Verdict::NotPassed;
    }
    decision
}

#[test]
fn whoever_holds_no_seat_changes_nothing() {
    holds(outsiders_do_not_count);
    finds(outsiders_do_not_count, any_objection_blocks);
}

/// A decision says why, and nobody stands in the way of what is adopted.
fn it_says_why(decide: Decide, case: &Case) -> Result<(), TestCaseError> {
    let decision = decide(&case.rule, &case.room, &case.question);
    prop_assert!(!decision.notes.is_empty());
    prop_assert!(!decision.verdict.is_adopted() || decision.in_the_way.is_empty());
    for entry in &decision.in_the_way {
        prop_assert!(case.room.member(entry.voter).is_some());
        prop_assert!(!decision.minority.contains(&entry.voter));
    }
    Ok(())
}

fn without_words(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = decide(rule, room, question);
    decision.notes.clear();
    decision
}

#[test]
fn a_decision_says_why_and_nobody_stands_in_the_way_of_an_adoption() {
    holds(it_says_why);
    finds(it_says_why, without_words);
}

#[test]
fn every_rule_of_the_catalogue_answers_every_question() {
    let mut runner = TestRunner::new(Config { cases: 300, ..Config::default() });
    runner
        .run(&case(), |case| {
            let decisions = under_every_rule(&case.room, &case.question);
            prop_assert_eq!(decisions.len(), catalogue(&case.room).len());
            for (rule, decision) in decisions {
                prop_assert_eq!(decide(&rule, &case.room, &case.question), decision);
            }
            Ok(())
        })
        .unwrap();
}
