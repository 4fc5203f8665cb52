//! What would turn an outcome, held against trying everything.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use unbracket_procedure::flips::POSITIONS;
use unbracket_procedure::*;

use crate::laws::{member, stance};
use crate::rooms::{room, room_of, says, votes};
use crate::text::plain_rule;

type Changes = BTreeMap<Voter, Stance>;

/// The size of the smallest sets and how many there are, found by trying every change of every voter.
fn by_force(rule: &Rule, room: &Room, question: &Question) -> Option<(usize, u64)> {
    let adopted = decide(rule, room, question).verdict.is_adopted();
    let mut sets: Vec<Changes> = vec![Changes::new()];
    for member in room.members() {
        let stance = question.positions.get(&member.voter);
        for set in sets.clone() {
            for to in POSITIONS.iter().filter(|to| Some(*to) != stance) {
                let mut larger = set.clone();
                larger.insert(member.voter, *to);
                sets.push(larger);
            }
        }
    }
    let turns = |changes: &Changes| {
        let mut question = question.clone();
        for (voter, stance) in changes {
            question.positions.insert(*voter, *stance);
        }
        decide(rule, room, &question).verdict.is_adopted() != adopted
    };
    let sizes: Vec<usize> = sets.iter().filter(|set| turns(set)).map(BTreeMap::len).collect();
    let smallest = *sizes.iter().min()?;
    Some((smallest, sizes.iter().filter(|size| **size == smallest).count() as u64))
}

fn summed(flips: &Flips) -> Option<(usize, u64)> {
    let size = flips.sets.first()?.changes.len();
    Some((size, flips.sets.iter().map(|set| set.ways).sum()))
}

fn agree(largest: usize, cases: u32, alike: bool) {
    let mut runner = TestRunner::new(Config { cases, ..Config::default() });
    let stances = prop::collection::vec(proptest::option::of(stance()), 1..=largest);
    let members = prop::collection::vec(member(), largest);
    let strategy = (plain_rule(), stances, members, any::<bool>());
    runner
        .run(&strategy, |(rule, stances, members, dated)| {
            let members = (1..).zip(members).take(stances.len()).map(|(seat, it)| {
                let voter = Voter(seat);
                if alike { Member::new(voter) } else { Member { voter, ..it } }
            });
            let room = Room::new(members).unwrap();
            let positions = (1..).zip(stances).filter_map(|(seat, it)| Some((Voter(seat), it?)));
            let question = Question {
                time_to_object: Some(TimeToObject { hours: 72, over: true }),
                review_at: dated.then_some(Moment(0)),
                ..Question::of_positions(positions)
            };
            let found = flips(&rule, &room, &question, Limit::default());
            prop_assert!(matches!(found.end, FlipEnd::Complete | FlipEnd::Never));
            prop_assert_eq!(summed(&found), by_force(&rule, &room, &question));
            Ok(())
        })
        .unwrap();
}

#[test]
fn the_search_finds_what_trying_everything_finds_where_all_seats_differ() {
    agree(5, 300, false);
}

#[test]
fn the_search_finds_what_trying_everything_finds_where_seats_are_alike() {
    agree(5, 200, true);
    agree(7, 12, true);
}

/// A search that takes the first set it meets for all of them would be found by the comparison.
#[test]
fn a_search_that_stops_at_the_first_set_is_found() {
    let question = says("ooooa");
    let found = flips(&Rule::GA_SIMPLE, &room(5), &question, Limit::default());
    let all = by_force(&Rule::GA_SIMPLE, &room(5), &question);
    assert_eq!(summed(&found), all);
    let first = Flips { sets: found.sets[..1].to_vec(), end: found.end, suffices: None };
    assert!(found.sets.len() > 1);
    assert_ne!(summed(&first), all);
}

#[test]
fn one_objector_is_what_stands_between_a_room_and_consensus() {
    let found = flips(&Rule::UnConsensus, &room(5), &says("ss.ro"), Limit::default());
    let turned = |stance| BTreeSet::from([(Voter(5), stance)]);
    let sets: Vec<_> = found.sets.iter().map(|set| set.changes.clone()).collect();
    let others = [Stance::Support, Stance::CanLiveWith, Stance::Abstain];
    assert_eq!(sets, others.map(turned));
    assert_eq!(found.end, FlipEnd::Complete);
}

#[test]
fn voters_who_are_alike_are_shown_once_with_the_number_of_ways() {
    // 4 : 6, so that two of the six are needed: 15 ways to choose them.
    let found = flips(&Rule::GA_SIMPLE, &room(10), &says("ssssoooooo"), Limit::default());
    let to_support: Vec<_> = found
        .sets
        .iter()
        .filter(|set| set.changes.iter().all(|(_, to)| *to == Stance::Support))
        .collect();
    assert_eq!(to_support.len(), 1);
    assert_eq!((to_support[0].changes.len(), to_support[0].ways), (2, 15));
}

#[test]
fn where_a_vote_was_held_ballots_turn_it() {
    let found = flips(&Rule::GA_SIMPLE, &room(193), &votes(77, 81, 20), Limit::default());
    let smallest: Vec<usize> = found.sets.iter().map(|set| set.changes.len()).collect();
    assert!(smallest.iter().all(|size| *size == 3), "{smallest:?}");
    let three_change_sides =
        BTreeSet::from([78, 79, 80].map(|seat| (Voter(seat), Stance::Support)));
    let set = found.sets.iter().find(|set| set.changes == three_change_sides).unwrap();
    assert_eq!(set.ways, 85_320);
}

#[test]
fn a_bound_that_was_hit_is_said() {
    let question = says("oooooooooo");
    let small = flips(&Rule::UnConsensus, &room(10), &question, Limit { size: 3, sets: 1_000_000 });
    assert_eq!((small.sets.len(), small.end), (0, FlipEnd::SizeReached(3)));
    let ten = small.suffices.unwrap();
    assert_eq!((ten.changes.len(), ten.ways), (10, 1));
    let few = flips(&Rule::UnConsensus, &room(10), &question, Limit { size: 9, sets: 5 });
    assert_eq!(few.end, FlipEnd::SetsReached(2));
    let never = flips(&"silence(72h)".parse().unwrap(), &room(2), &says(".."), Limit::default());
    assert_eq!((never.sets.len(), never.end), (0, FlipEnd::Never));
}

#[test]
fn a_room_of_thousands_who_all_differ_does_not_break_the_search() {
    let large = room_of(3_000, |seat, member| member.weighing(u64::from(seat)));
    let question = votes(0, 3_000, 0);
    let found = flips(&Rule::eu_qmv(true), &large, &question, Limit { size: 3_000, sets: 20 });
    assert_eq!(found.end, FlipEnd::SetsReached(1));
}

/// 108–50–3 would have fallen if 29 of the 108 had voted against; the whole search is longer than the
/// bound.
#[test]
fn where_the_search_is_stopped_changes_that_suffice_are_named() {
    let rule = Rule::GaSimple(Body::Committee);
    let found = flips(&rule, &room(193), &votes(108, 50, 3), Limit { size: 4, sets: 10_000 });
    assert_eq!((found.sets.len(), found.end), (0, FlipEnd::SizeReached(4)));
    let suffices = found.suffices.unwrap();
    assert_eq!(suffices.changes.len(), 29);
    assert!(suffices.changes.iter().all(|(voter, to)| voter.0 <= 108 && *to == Stance::BLOCK));
}

/// The chair found a mild objection addressed; an objection in full form is another one, on which the
/// chair has found nothing yet.
#[test]
fn a_finding_falls_with_the_objection_it_was_about() {
    let mut question = says("sm");
    question.chair.objections.insert(Voter(2), Finding::Addressed);
    let found = flips(&Rule::IetfRough, &room(2), &question, Limit::default());
    let sets: Vec<_> = found.sets.into_iter().map(|set| set.changes).collect();
    assert!(sets.contains(&BTreeSet::from([(Voter(2), Stance::BLOCK)])), "{sets:?}");
}

#[test]
fn who_is_away_is_not_like_who_is_there() {
    let room = room(3).with_present([Voter(2), Voter(3)]).unwrap();
    let found = flips(&Rule::GA_SIMPLE, &room, &says("oso"), Limit::default());
    let support = FlipSet { changes: [(Voter(3), Stance::Support)].into(), ways: 1 };
    assert!(found.sets.contains(&support), "{found:?}");
}
