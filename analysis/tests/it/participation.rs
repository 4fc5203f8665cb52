//! Inequality, representation, uptake, small counts, capture and power.

use std::collections::BTreeMap;

use unbracket_analysis::participation::{
    CaptureSettings, Cell, Contribution, Fate, Member, Power, PowerError, Proposal, Voice,
    concentration, gini, leave_one_out, power, questions, representation,
    representation_of_amounts, shares, spreads, suppress, suppress_lines, suppress_table, theil,
    uptake,
};
use unbracket_analysis::{Chance, Interval, Seed, TooLittle};

fn close(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() <= by, "{a} is not {b} within {by}");
}

#[test]
fn inequality_meets_the_reference() {
    // Methods, section 9 (PySAL inequality): 1, 1, 2, 3 | 5, 8, 13, 21.
    let amounts = [1.0, 1.0, 2.0, 3.0, 5.0, 8.0, 13.0, 21.0];
    close(gini(&amounts).unwrap(), 0.509_259, 5e-7);
    let halves: Vec<(&str, f64)> =
        amounts.iter().enumerate().map(|(i, x)| (if i < 4 { "low" } else { "high" }, *x)).collect();
    let found = theil(&halves).unwrap();
    close(found.total, 0.435_720, 5e-7);
    close(found.between, 0.307_465, 5e-7);
    close(found.within, 0.128_255, 5e-7);
    assert_eq!(found.groups[0].group, "high");
    let four = concentration(&[1.0, 1.0, 1.0, 1.0, 0.0]).unwrap();
    close(four.effective, 4.0, 1e-12);
    assert!(!four.above_quarter);
    assert_eq!(gini(&[0.0, 0.0]), Err(TooLittle::Same { what: "amounts" }));
    assert!(gini(&[1.0, f64::NAN]).is_err() && gini(&[1.0, -1.0]).is_err());
}

#[test]
fn seconds_are_no_cases_of_their_own() {
    // Nine who spoke: 1,580 seconds are not 1,580 draws, and one more speech would change all.
    let seats = |amounts: &[u64]| amounts.to_vec();
    let groups = [
        ("Civil society".to_owned(), seats(&[400, 326, 0, 0])),
        ("States".to_owned(), seats(&[200, 180, 150, 124, 100, 60, 40, 0])),
    ];
    let found = representation_of_amounts(&groups).unwrap();
    let share = found[0].floor.share;
    close(share.value, 726.0 / 1580.0, 1e-12);
    assert!(share.interval.low < 0.2 && share.interval.high > 0.65, "{share:?}");
    assert_eq!(found, representation_of_amounts(&groups).unwrap());
    // Twice the seconds are no more cases.
    let twice = groups.map(|(name, of)| (name, of.iter().map(|one| 2 * one).collect()));
    let again = representation_of_amounts(&twice).unwrap();
    assert_eq!(again[0].floor.share, share);
    let few = [("A".to_owned(), seats(&[9, 9, 0, 0])), ("B".to_owned(), seats(&[9, 0, 0, 0]))];
    let few = representation_of_amounts(&few);
    assert!(matches!(few, Err(TooLittle::Few { have: 3, need: 5, .. })), "{few:?}");
}

/// So many seats, every tenth of one kind, each with a few things or, some of them, with many.
fn uneven(seats: usize, chance: &mut Chance) -> [(String, Vec<u64>); 2] {
    let mut groups = [("few".to_owned(), Vec::new()), ("most".to_owned(), Vec::new())];
    for _ in 0..seats {
        let side = usize::from(chance.unit() >= 0.1);
        // Exponential to the power of 1.3: most have little, a few have much.
        let amount = (3.0 * (-(1.0 - chance.unit()).ln()).powf(1.3)).floor();
        groups[side].1.push(amount as u64);
    }
    groups
}

#[test]
fn shares_hold_the_true_one_as_often_as_they_say_though_one_seat_has_many_things() {
    // Whoever has, has as much in either group: of all that there is a tenth is of the few.
    let (mut held, mut as_cases, mut rooms) = (0, 0, 0);
    for turn in 0..1_000 {
        let groups = uneven(30, &mut Seed(7).stream("uneven", turn));
        let Ok(found) = representation_of_amounts(&groups) else { continue };
        let sums = groups.map(|(name, amounts)| (name, amounts.iter().sum()));
        rooms += 1;
        held += u32::from(found[0].floor.share.interval.holds(0.1));
        as_cases += u32::from(shares(&sums).unwrap()[0].share.interval.holds(0.1));
    }
    let share = |hits: u32| f64::from(hits) / f64::from(rooms);
    assert!(rooms > 900 && (0.92..0.98).contains(&share(held)), "{} of {rooms}", share(held));
    // What takes each thing for a case of its own is found out.
    assert!(share(as_cases) < 0.65, "{}", share(as_cases));
}

#[test]
fn a_share_of_nought_is_no_certainty() {
    let groups = [("Guests".to_owned(), vec![0; 3]), ("Members".to_owned(), vec![40, 1, 1, 0])];
    let share = representation(&groups).unwrap()[0].floor.share;
    // Forty of one member say little more than one: Wilson of 0 of (42² / 1,602 =) 1.1.
    assert!(share.value == 0.0 && share.interval.low == 0.0, "{share:?}");
    close(share.interval.high, 0.777_2, 1e-3);
}

#[test]
fn silence_is_a_zero_that_raises_inequality() {
    assert!(gini(&[1.0, 1.0, 0.0]).unwrap() > gini(&[1.0, 1.0]).unwrap());
}

#[test]
fn a_group_with_half_its_seats_of_the_floor_has_a_ratio_of_one_half() {
    // So many of fifty seats spoke, once each.
    let spoke = |many: usize| [vec![1; many], vec![0; 50 - many]].concat();
    let groups = [
        ("South".to_owned(), spoke(10)),
        ("North".to_owned(), spoke(30)),
        ("Guests".to_owned(), Vec::new()),
    ];
    let found = representation(&groups).unwrap();
    let ratio = found[0].ratio.unwrap();
    close(ratio.value, 0.5, 1e-12);
    // Wilson 1927, by hand: 10 of 40 at 1.96 is .1419 to .4019.
    close(ratio.interval.low, 2.0 * 0.141_87, 1e-4);
    close(ratio.interval.high, 2.0 * 0.401_94, 1e-4);
    assert_eq!(found[2].ratio, None);
    assert!(shares(&[("A".to_owned(), 0)]).is_err());
}

#[test]
fn without_the_largest_the_rest_is_seen() {
    let rows = [("A".to_owned(), 6.0), ("B".to_owned(), 2.0), ("C".to_owned(), 2.0)];
    let found = leave_one_out(&rows).unwrap();
    close(found[0].share, 0.6, 1e-12);
    close(found[0].rest.unwrap().index, 0.5, 1e-12);
    close(found[1].largest_of_rest, 0.75, 1e-12);
}

#[test]
fn uptake_is_of_those_who_proposed_and_counts_those_who_did_not() {
    let invited = ["A", "B", "C", "D"].map(|a| (a.to_owned(), "small".to_owned()));
    let proposal = |actor: &str, fate| Proposal { actor: actor.to_owned(), fate };
    let made = [
        proposal("A", Fate::TakenUp),
        proposal("A", Fate::Ignored),
        proposal("B", Fate::Reasoned),
        proposal("B", Fate::TakenUp),
        proposal("X", Fate::Ignored),
    ];
    let found = uptake(&BTreeMap::from(invited), &made);
    let small = found.iter().find(|group| group.group == "small").unwrap();
    assert_eq!((small.invited, small.proposing, small.proposals), (4, 2, 4));
    assert_eq!((small.taken_up, small.reasoned, small.ignored), (2, 1, 1));
    close(small.uptake.unwrap().value, 0.5, 1e-12);
    // Two actors with two each say as much as two proposals: Wilson of 1 of 2.
    close(small.uptake.unwrap().interval.low, 0.094_53, 1e-4);
    assert_eq!((found[0].group.as_str(), found[0].invited), ("", 0));
}

#[test]
fn a_median_needs_five() {
    let four: Vec<_> = (0..4).map(|day| ("few", f64::from(day))).collect();
    let many: Vec<_> = (0..20).map(|day| ("many", f64::from(day))).collect();
    let found = spreads(&[four, many].concat());
    assert_eq!((found[0].members, found[0].median), (None, None));
    let median = found[1].median.unwrap();
    close(median.value, 9.5, 1e-12);
    // Binomial table, n = 20: P(X ≤ 5) = .0207, so that the 6th and 15th hold the median.
    assert_eq!(median.interval, Interval { low: 5.0, high: 14.0 });
}

#[test]
fn a_small_count_takes_another_with_it() {
    use Cell::{Shown, Withheld};
    assert_eq!(suppress(&[12, 3, 7]), [Shown(12), Withheld, Withheld]);
    assert_eq!(suppress(&[12, 3, 4, 7]), [Shown(12), Withheld, Withheld, Shown(7)]);
    // 4 and 4 would be known from their sum.
    assert_eq!(suppress(&[12, 4, 4, 7]), [Shown(12), Withheld, Withheld, Withheld]);
    assert_eq!(suppress(&[12, 7]), [Shown(12), Shown(7)]);
}

#[test]
fn in_a_table_no_line_has_one_withheld_count_alone() {
    let found = suppress_table(&[vec![3, 20, 30], vec![15, 25, 9], vec![8, 11, 40]]);
    let hidden = |line: Vec<Cell>| line.iter().filter(|cell| **cell == Cell::Withheld).count();
    for at in 0..3 {
        assert_ne!(hidden(found[at].clone()), 1);
        assert_ne!(hidden(found.iter().map(|row| row[at]).collect()), 1);
    }
    assert_eq!(found[0][0], Cell::Withheld);
    assert_eq!(found[2][2], Cell::Shown(40));
}

#[test]
fn a_count_is_withheld_with_the_parts_and_the_twin_that_would_give_it_away() {
    // Two groups: taken up, not taken up, made; then made once more, as another table tells it.
    let counts = [9, 3, 12, 20, 10, 30, 12, 30];
    let lines = [vec![0, 1, 2], vec![3, 4, 5], vec![2, 6], vec![5, 7], vec![6, 7]];
    let cells = suppress_lines(&counts, &lines);
    assert_eq!(cells[1], Cell::Withheld);
    for line in &lines {
        assert_ne!(line.iter().filter(|at| cells[**at] == Cell::Withheld).count(), 1, "{cells:?}");
    }
    assert_eq!(suppress_lines(&[12, 30], &[vec![0, 1]]), [Cell::Shown(12), Cell::Shown(30)]);
}

fn contribution(actor: &str, paragraph: usize, survived: f64) -> Contribution {
    Contribution {
        actor: actor.to_owned(),
        class: "company".to_owned(),
        paragraph: paragraph.to_string(),
        cluster: None,
        survived,
    }
}

#[test]
fn one_who_wins_in_every_paragraph_is_asked_about_and_an_even_room_is_not() {
    let names = ["A", "B", "C", "D"];
    let room = |wins: &dyn Fn(usize, usize) -> bool| -> Vec<Contribution> {
        let each = (0..12).flat_map(|p| (0..4).map(move |a| (p, a)));
        each.map(|(p, a)| contribution(names[a], p, if wins(p, a) { 10.0 } else { 1.0 })).collect()
    };
    let captured = questions(&room(&|_, a| a == 0), &CaptureSettings::default()).unwrap();
    assert!(captured[0].to_look_at && captured[0].p < 0.01);
    assert!(captured[1..].iter().all(|question| !question.to_look_at));
    let even = questions(&room(&|p, a| p % 4 == a), &CaptureSettings::default()).unwrap();
    assert!(even.iter().all(|question| !question.to_look_at));
}

#[test]
fn a_campaign_is_one_voice_and_counts_once_in_a_paragraph() {
    let mut rows: Vec<Contribution> = Vec::new();
    for paragraph in 0..6 {
        for actor in ["A", "B", "C"] {
            let copy = Contribution { cluster: Some(7), ..contribution(actor, paragraph, 5.0) };
            rows.push(copy);
        }
        rows.push(contribution("D", paragraph, 5.0));
    }
    let found = questions(&rows, &CaptureSettings::default()).unwrap();
    let campaign = found.iter().find(|question| question.voice == Voice::Campaign(7)).unwrap();
    assert_eq!(campaign.actors, ["A", "B", "C"]);
    assert_eq!(campaign.proposals, 6);
    close(campaign.share, 0.5, 1e-12);
}

#[test]
fn questions_do_not_hang_on_threads_or_on_the_order_of_rows() {
    let mut rows: Vec<Contribution> =
        (0..40).map(|i| contribution(["A", "B", "C"][i % 3], i / 7, (i * i % 11) as f64)).collect();
    let run = |rows: &[Contribution], threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let found = pool.install(|| questions(rows, &CaptureSettings::default()).unwrap());
        serde_json::to_string(&found).unwrap()
    };
    let first = run(&rows, 1);
    rows.reverse();
    assert_eq!(first, run(&rows, 4));
}

fn council(weights: &[(u64, usize)]) -> Vec<(String, u64)> {
    let each = weights.iter().flat_map(|(weight, times)| std::iter::repeat_n(*weight, *times));
    each.enumerate().map(|(at, weight)| (format!("m{at}"), weight)).collect()
}

fn indices(members: &[(String, u64)], quota: u64) -> Vec<Member> {
    match power(members, quota).expect("the quota can be reached") {
        Power::Weighted { members, .. } => members,
        Power::Unanimity { .. } => panic!("some win without others"),
    }
}

#[test]
fn power_in_the_security_council_meets_the_textbook() {
    // Five of weight 7, ten of weight 1, quota 39: SSI .19627 / .00186, Banzhaf .16693 / .01654.
    let found = indices(&council(&[(7, 5), (1, 10)]), 39);
    close(found[0].shapley_shubik, 0.19627, 5e-6);
    close(found[14].shapley_shubik, 0.00186, 5e-6);
    close(found[0].banzhaf, 0.16693, 5e-6);
    close(found[14].banzhaf, 0.01654, 5e-6);
    // 421/2145, exactly.
    close(found[0].shapley_shubik, 421.0 / 2145.0, 1e-12);
    close(found.iter().map(|m| m.shapley_shubik).sum(), 1.0, 1e-12);
}

#[test]
fn power_under_the_treaty_of_nice_meets_the_reference() {
    // EU-27, single game of weights, quota 255 of 345: Banzhaf .07783, SSI .08674 for the largest.
    let weights = [(29, 4), (27, 2), (14, 1), (13, 1), (12, 5), (10, 3), (7, 5), (4, 5), (3, 1)];
    let found = indices(&council(&weights), 255);
    assert_eq!(found.iter().map(|m| m.weight).sum::<u64>(), 345);
    close(found[0].banzhaf, 0.07783, 5e-6);
    close(found[0].shapley_shubik, 0.08674, 5e-6);
    close(found.iter().map(|m| m.banzhaf).sum(), 1.0, 1e-12);
}

#[test]
fn power_by_programming_is_power_by_counting_all_coalitions() {
    let members = council(&[(5, 1), (3, 2), (2, 3), (0, 1)]);
    for quota in [4, 9, 12] {
        let found = indices(&members, quota);
        for (at, member) in found.iter().enumerate() {
            let (mut swings, mut orders) = (0.0, 0.0);
            for set in (0_usize..1 << members.len()).filter(|set| set >> at & 1 == 0) {
                let inside = |i: &usize| set >> i & 1 == 1;
                let sum: u64 = (0..members.len()).filter(inside).map(|i| members[i].1).sum();
                if sum < quota && sum + member.weight >= quota {
                    let (n, s) = (members.len(), set.count_ones() as usize);
                    let factorial = |k: usize| (1..=k).map(|i| i as f64).product::<f64>();
                    swings += 1.0;
                    orders += factorial(s) * factorial(n - s - 1) / factorial(n);
                }
            }
            close(member.decides, swings / 64.0, 1e-12);
            close(member.shapley_shubik, orders, 1e-12);
        }
    }
}

#[test]
fn under_unanimity_there_is_no_index() {
    assert_eq!(power(&council(&[(1, 193)]), 193), Ok(Power::Unanimity { members: 193 }));
    assert_eq!(power(&council(&[(3, 2), (2, 1)]), 7), Ok(Power::Unanimity { members: 3 }));
    // A member without weight stops nothing: then the indices say something.
    assert!(matches!(power(&council(&[(1, 3), (0, 1)]), 3), Ok(Power::Weighted { .. })));
    let none = power(&council(&[(1, 3)]), 4);
    assert_eq!(none, Err(PowerError::Quota { quota: 4, total: 3 }));
    let huge = power(&council(&[(u64::MAX / 8, 5)]), u64::MAX / 4);
    assert!(matches!(huge, Err(PowerError::TooLarge { .. })));
}

#[test]
fn two_hundred_equal_members_are_equal() {
    let found = indices(&council(&[(1, 200)]), 134);
    close(found[17].shapley_shubik, 1.0 / 200.0, 1e-9);
    close(found[17].banzhaf, 1.0 / 200.0, 1e-9);
}
