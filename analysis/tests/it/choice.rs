//! Committees and orders, held against abcvoting 2.19.2 and against every committee there is.

use proptest::prelude::*;
use unbracket_analysis::choice::{
    Approvals, ChoiceError, Completion, LeftOut, Rankings, Representation, Unranked,
};
use unbracket_analysis::{Answer, Answers};

/// The instance of abcvoting 2.19.2 whose committees are published in our methods: after
/// `random.seed(3)`, sixty times `random.sample(range(20), random.randint(3, 8))`.
const SIXTY: [&str; 60] = [
    "4 11 17 18",
    "0 2 4 8 15 18 19",
    "6 15 17 18",
    "4 7 11 12 16 19",
    "1 2 5",
    "0 8 12 13 15",
    "0 3 4 11 14 18",
    "6 8 13 15",
    "6 8 9 11 12 13 16 19",
    "0 5 7 8 10 11 13",
    "3 6 8 17 18",
    "2 3 15 17 18",
    "0 2 4 9 13",
    "1 3 11 12 13 17",
    "0 4 7 8 10 16 17",
    "2 3 17",
    "6 9 13",
    "1 2 4 5 8 10 16",
    "3 9 12 14 16 19",
    "4 7 8 9 13 18 19",
    "0 10 13 17 18",
    "4 12 18",
    "10 11 14",
    "0 1 5 8 10 11 15 16",
    "5 9 10 11 14",
    "8 9 10 11",
    "0 3 4 7 9 10",
    "3 5 7 10 13",
    "10 18 19",
    "2 3 5 7 10 11 14 15",
    "1 3 7 8 14 16 18",
    "2 5 8 10 18",
    "4 8 9 11 12 13 18",
    "9 11 13 14 17",
    "0 1 4 6 7 13 19",
    "1 7 11 13 16 17 19",
    "1 7 9 10 13 16 17 18",
    "1 3 6 7 17",
    "0 1 2 3 15 18",
    "0 7 9 13 16 17 19",
    "4 8 10",
    "1 6 7 8 11 15 18",
    "5 7 8",
    "0 1 12 15",
    "7 8 13 16 17",
    "0 10 15",
    "1 3 4",
    "1 2 15",
    "1 2 5 10 15 16 18 19",
    "8 9 11 12 19",
    "3 4 10 13",
    "0 1 2 5 7 12 16",
    "1 5 10 12 13 17 19",
    "0 3 10 13 14 18",
    "2 8 13 17",
    "0 4 10 13",
    "3 8 14 17 19",
    "3 9 10 11 12 16 17 18",
    "4 7 15",
    "1 2 3 12 16 17",
];

fn names(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("{at:02}")).collect()
}

fn sixty() -> Approvals {
    let ballots: Vec<Vec<usize>> = SIXTY
        .iter()
        .map(|ballot| ballot.split(' ').map(|at| at.parse().expect("a number")).collect())
        .collect();
    Approvals::new(names(20), &ballots).expect("the ballots are in order")
}

fn bought(seats: usize, completion: Completion) -> Vec<usize> {
    let shares = sixty().equal_shares(seats, completion).expect("there are twenty candidates");
    shares.committee.sorted()
}

#[test]
fn equal_shares_gives_the_committees_of_abcvoting() {
    // abcvoting 2.19.2, standard fractions, resolute; completion None, seqphragmen, increment.
    let (none, phragmen, add) = (Completion::None, Completion::Phragmen, Completion::AddOne);
    assert_eq!(bought(3, none), [10]);
    assert_eq!(bought(4, none), [10, 13]);
    assert_eq!(bought(6, none), [3, 8, 10, 13]);
    assert_eq!(bought(10, none), [1, 3, 4, 8, 10, 13, 15, 17]);
    assert_eq!(bought(3, phragmen), [3, 10, 13]);
    assert_eq!(bought(6, phragmen), [1, 3, 4, 8, 10, 13]);
    assert_eq!(bought(8, phragmen), [1, 3, 4, 8, 10, 11, 13, 17]);
    assert_eq!(bought(10, phragmen), [1, 3, 4, 8, 10, 11, 13, 15, 17, 18]);
    assert_eq!(bought(3, add), [8, 10, 13]);
    assert_eq!(bought(6, add), [3, 4, 8, 10, 13, 17]);
    assert_eq!(bought(8, add), [1, 3, 4, 8, 10, 13, 15, 17]);
    assert_eq!(bought(10, add), [1, 3, 4, 8, 10, 11, 13, 15, 17, 18]);
}

#[test]
fn phragmen_gives_the_committees_of_abcvoting() {
    let chosen = |seats| sixty().phragmen(seats).expect("there are twenty candidates").sorted();
    assert_eq!(chosen(3), [3, 10, 13]);
    assert_eq!(chosen(6), [1, 3, 4, 8, 10, 13]);
    assert_eq!(chosen(8), [1, 3, 4, 8, 10, 11, 13, 17]);
    assert_eq!(chosen(10), [0, 1, 3, 4, 8, 10, 11, 13, 17, 18]);
}

#[test]
fn proportional_approval_gives_the_committees_and_scores_of_abcvoting() {
    let room = sixty();
    let exact = |seats| room.pav(seats, 1_000_000).expect("there are twenty candidates");
    let six = exact(6);
    assert_eq!(six.committee.chosen, [1, 4, 8, 10, 13, 17]);
    assert!(six.optimal && six.equals == 1 && (six.score - 85.166_666_666_666_67).abs() < 1e-12);
    // Two committees of three have the same score; the first in the order of candidates is given.
    assert_eq!((exact(3).committee.chosen, exact(3).equals), (vec![3, 10, 13], 2));
    assert_eq!(exact(8).committee.chosen, [1, 3, 4, 8, 10, 13, 17, 18]);
    assert_eq!(exact(10).committee.chosen, [1, 3, 4, 7, 8, 10, 11, 13, 17, 18]);
    let step = |seats| room.sequential_pav(seats).expect("there are twenty candidates");
    assert_eq!(step(6).committee.sorted(), [1, 3, 8, 10, 13, 18]);
    assert_eq!(step(8).committee.sorted(), [1, 3, 7, 8, 10, 13, 17, 18]);
    assert!((step(6).score - 85.083_333_333_333_33).abs() < 1e-12 && step(6).bound >= six.score);
}

#[test]
fn a_search_that_is_cut_short_says_how_much_better_it_could_be() {
    let cut = sixty().pav(6, 3).expect("there are twenty candidates");
    assert!(!cut.optimal && cut.bound >= 85.166 && cut.score <= 85.167 && cut.bound > cut.score);
}

#[test]
fn all_four_committees_of_the_example_leave_nobody_out() {
    for committee in [[1, 4, 8, 10, 13, 17], [1, 3, 8, 10, 13, 18], [1, 3, 4, 8, 10, 13]] {
        let found = sixty().extended_justified_representation(&committee, 1_000_000);
        assert_eq!(found, Ok(Representation::Holds));
    }
}

#[test]
fn a_large_group_that_agrees_and_gets_nothing_is_named() {
    let ballots = [vec![0, 1], vec![0, 1], vec![2, 3], vec![2, 3]];
    let room = Approvals::new(names(4), &ballots).unwrap();
    let found = room.extended_justified_representation(&[0, 1], 1000).unwrap();
    let group = LeftOut { seats: 1, agree_on: vec![2], voters: vec![2, 3] };
    assert_eq!(found, Representation::LeftOut(group));
    let found = room.extended_justified_representation(&[0, 1], 1).unwrap();
    assert_eq!(found, Representation::Unknown { steps: 1 });
}

#[test]
fn a_tie_is_named_and_broken_by_the_order_of_candidates() {
    let room = Approvals::new(names(3), &[vec![0, 1], vec![1, 0], vec![2]]).unwrap();
    let committee = room.phragmen(2).unwrap();
    assert_eq!(committee.chosen, [0, 1]);
    assert_eq!(committee.ties[0].candidates, [0, 1]);
    assert_eq!(committee.ties[1].candidates, [1, 2], "(1 + 2 · 1/2) / 2 = 1 = 1 / 1, exactly");
}

#[test]
fn answers_are_read_by_name_and_only_agreement_approves() {
    let mut told = Answers::builder();
    told.say("B", "y", Answer::For).say("B", "x", Answer::Neutral).say("A", "x", Answer::Against);
    told.say("C", "y", Answer::For);
    let room = Approvals::of_answers(&told.build()).unwrap();
    assert_eq!(
        (room.candidates(), room.voters()),
        (["x".to_owned(), "y".to_owned()].as_slice(), 3)
    );
    assert_eq!(room.phragmen(2).unwrap().chosen, [1], "nobody approves x");
}

#[test]
fn what_cannot_be_counted_is_refused() {
    assert_eq!(Approvals::new(names(2), &[]), Err(ChoiceError::NoBallots));
    let beyond = Err(ChoiceError::NoCandidate { candidate: 2, candidates: 2 });
    assert_eq!(Approvals::new(names(2), &[vec![2]]), beyond);
    let seats = Err(ChoiceError::Seats { seats: 21, candidates: 20 });
    assert_eq!(sixty().phragmen(21), seats);
    let mut none = Rankings::new(2);
    assert_eq!(none.schulze(), Err(ChoiceError::NoBallots));
    assert_eq!(none.count(&[vec![0, 0]], Unranked::Last, 1), Err(ChoiceError::Twice(0)));
}

#[test]
fn the_example_of_schulze_is_ordered_as_published() {
    // Schulze 2011, example with 45 voters: E > A > C > B > D.
    let ballots = [
        (5, "ACBED"),
        (5, "ADECB"),
        (8, "BEDAC"),
        (3, "CABED"),
        (7, "CAEBD"),
        (2, "CBADE"),
        (7, "DCEBA"),
        (8, "EBADC"),
    ];
    let mut room = Rankings::new(5);
    for (times, ballot) in ballots {
        let ranking: Vec<_> = ballot.bytes().map(|name| vec![usize::from(name - b'A')]).collect();
        room.count(&ranking, Unranked::Last, times).unwrap();
    }
    let found = room.schulze().unwrap();
    assert_eq!(found.order, [[4], [0], [2], [1], [3]]);
    assert!(found.ties.is_empty() && found.ballots == 45);
    // The strengths of the published table.
    assert_eq!(found.strengths[0], [0, 28, 28, 30, 24]);
    assert_eq!(found.strengths[4], [25, 28, 28, 31, 0]);
}

#[test]
fn equal_candidates_are_stated_as_equal() {
    let mut room = Rankings::new(3);
    room.count(&[vec![0], vec![1]], Unranked::NoView, 2).unwrap();
    room.count(&[vec![1], vec![0]], Unranked::NoView, 2).unwrap();
    let found = room.schulze().unwrap();
    assert_eq!(found.order, [[0, 1, 2]]);
    assert_eq!(found.ties, [(0, 1), (0, 2), (1, 2)]);
    room.count(&[vec![1, 0]], Unranked::Last, 1).unwrap();
    let found = room.schulze().unwrap();
    assert_eq!((found.order, found.ties), (vec![vec![0, 1], vec![2]], vec![(0, 1)]));
}

/// The strongest path by looking at every path.
fn strongest(prefer: &[Vec<u64>], from: usize, to: usize, seen: &mut Vec<usize>) -> u64 {
    let mut best = 0;
    for next in 0..prefer.len() {
        if seen.contains(&next) || prefer[from][next] <= prefer[next][from] {
            continue;
        }
        let rest = if next == to {
            u64::MAX
        } else {
            seen.push(next);
            let rest = strongest(prefer, next, to, seen);
            seen.pop();
            rest
        };
        best = best.max(rest.min(prefer[from][next]));
    }
    best
}

fn room() -> impl Strategy<Value = Approvals> {
    (2..6usize).prop_flat_map(|candidates| {
        let ballot = prop::collection::vec(0..candidates, 0..4);
        prop::collection::vec(ballot, 1..8)
            .prop_map(move |ballots| Approvals::new(names(candidates), &ballots).expect("in range"))
    })
}

/// Who approves what, read through the public door.
fn approves(ballots: &[Vec<usize>], voter: usize, candidate: usize) -> bool {
    ballots[voter].contains(&candidate)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_exact_committee_has_the_largest_score_of_all(
        ballots in prop::collection::vec(prop::collection::vec(0..6usize, 0..4), 1..8),
        seats in 1..5usize,
    ) {
        let room = Approvals::new(names(6), &ballots).expect("in range");
        let score = |committee: u32| -> f64 {
            let held = |voter: usize| (0..6).filter(|c| committee >> c & 1 == 1 && approves(&ballots, voter, *c)).count();
            (0..ballots.len()).flat_map(|voter| 1..=held(voter)).map(|m| 1.0 / f64::from(u32::try_from(m).expect("small"))).sum()
        };
        let all = (0..64u32).filter(|committee| committee.count_ones() as usize == seats);
        let scores: Vec<f64> = all.map(score).collect();
        let best = scores.iter().copied().fold(0.0, f64::max);
        let found = room.pav(seats, 1_000_000).expect("six candidates");
        prop_assert!(found.optimal && (found.score - best).abs() < 1e-9);
        prop_assert_eq!(found.equals, scores.iter().filter(|s| (**s - best).abs() < 1e-9).count());
    }

    #[test]
    fn representation_is_that_of_its_definition(
        ballots in prop::collection::vec(prop::collection::vec(0..5usize, 0..4), 1..7),
        members in prop::collection::btree_set(0..5usize, 1..5),
    ) {
        let members: Vec<usize> = members.into_iter().collect();
        let room = Approvals::new(names(5), &ballots).expect("in range");
        let left_out = (1..1usize << ballots.len()).any(|group| {
            let group: Vec<usize> = (0..ballots.len()).filter(|voter| group >> voter & 1 == 1).collect();
            (1..=members.len()).any(|seats| {
                group.len() * members.len() >= seats * ballots.len()
                    && (0..5).filter(|c| group.iter().all(|v| approves(&ballots, *v, *c))).count() >= seats
                    && group.iter().all(|v| members.iter().filter(|c| approves(&ballots, *v, **c)).count() < seats)
            })
        });
        let found = room.extended_justified_representation(&members, 1_000_000).expect("in range");
        prop_assert_eq!(found == Representation::Holds, !left_out);
    }

    #[test]
    fn equal_shares_and_the_exact_score_leave_nobody_out(room in room(), seats in 1..3usize) {
        let shares = room.equal_shares(seats, Completion::Phragmen).expect("two candidates at least");
        if shares.committee.chosen.len() == seats {
            let found = room.extended_justified_representation(&shares.committee.chosen, 1_000_000);
            prop_assert_eq!(found, Ok(Representation::Holds));
        }
        let pav = room.pav(seats, 1_000_000).expect("two candidates at least");
        let found = room.extended_justified_representation(&pav.committee.chosen, 1_000_000);
        prop_assert_eq!(found, Ok(Representation::Holds));
    }

    #[test]
    fn strongest_paths_are_those_of_all_paths(
        ballots in prop::collection::vec(prop::collection::vec(0..4usize, 5..6), 1..8),
    ) {
        let mut room = Rankings::new(5);
        for ballot in &ballots {
            let ranking: Vec<Vec<usize>> = (0..4)
                .map(|level| (0..5).filter(|candidate| ballot[*candidate] == level).collect())
                .collect();
            room.count(&ranking, Unranked::Last, 1).expect("each candidate stands once");
        }
        let found = room.schulze().expect("there are ballots");
        for a in 0..5 {
            for b in (0..5).filter(|b| *b != a) {
                let path = strongest(&found.preferences, a, b, &mut vec![a]);
                prop_assert_eq!(found.strengths[a][b], path);
            }
        }
        let place = |candidate: usize| found.order.iter().position(|level| level.contains(&candidate));
        for a in 0..5 {
            for b in 0..5 {
                prop_assert!(found.strengths[a][b] <= found.strengths[b][a] || place(a) < place(b));
            }
        }
    }
}
