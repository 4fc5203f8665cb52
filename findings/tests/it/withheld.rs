//! What points at few is not told: no count under five by group, in no form of the findings.

use unbracket_findings::chapter::participation::Participation;
use unbracket_findings::chapter::withheld::Uptake;
use unbracket_findings::{Findings, Voices, find, gather, write};
use unbracket_negotiation::State;

use crate::small::{found, settings};
use crate::support::{in_the_midst, whole};

fn of(state: &State) -> Findings {
    find(&gather(state, Voices::Seats), &settings())
}

fn counts(of: &Uptake) -> [Option<usize>; 5] {
    [of.proposing, of.proposals, of.taken_up, of.reasoned, of.ignored]
}

/// How many counts are told and how many are withheld in all tables by group.
fn checked(found: &Participation) -> (usize, usize) {
    let (mut told, mut withheld) = (0, 0);
    let inputs = |what: &str| what == "contributions" || what == "points";
    for measure in found.measures.iter().filter(|measure| inputs(measure.what)) {
        let sides: Vec<_> = measure.sides.iter().flatten().collect();
        let shown: Vec<_> = sides.iter().filter_map(|side| side.had.as_ref()).collect();
        assert!(shown.iter().all(|had| had.floor.count >= 5), "{}", measure.what);
        assert!(sides.iter().all(|side| side.seats > 0.0), "seats are told: {}", measure.what);
        assert_ne!(sides.len() - shown.len(), 1, "the total of {} would tell it", measure.what);
        if let Ok(theil) = &measure.theil {
            let is_told = |group: &String| shown.iter().any(|had| had.group == *group);
            assert!(theil.groups.iter().all(|part| is_told(&part.group)), "{}", measure.what);
        }
        told += shown.len();
        withheld += sides.len() - shown.len();
    }
    for rows in [&found.points] {
        for row in rows {
            let counts = counts(row);
            assert!(counts.iter().flatten().all(|count| *count >= 5), "{row:?}");
            let hidden = counts[1..].iter().filter(|count| count.is_none()).count();
            assert_ne!(hidden, 1, "the others would tell it: {row:?}");
            assert!(row.uptake.is_none() || counts[..3].iter().all(Option::is_some), "{row:?}");
            told += counts.iter().flatten().count();
            withheld += counts.iter().filter(|count| count.is_none()).count();
        }
        for column in 0..5 {
            let hidden = rows.iter().filter(|row| counts(row)[column].is_none()).count();
            assert_ne!(hidden, 1, "the total of column {column} would tell it");
        }
    }
    (told, withheld)
}

#[test]
fn no_group_is_told_with_fewer_than_five_nor_by_what_is_left() {
    for state in [in_the_midst(), whole()] {
        let found = of(state);
        let (told, withheld) = checked(found.participation.as_ref().unwrap());
        assert!(told > 4 && withheld > 4, "{told} told, {withheld} withheld");
        for row in write::rows(&found).unwrap() {
            let is_count = row.chapter == "participation"
                && row.measure.ends_with("floor.count")
                && row.measure.contains("contributions");
            assert!(!is_count || row.value >= Some(5.0), "{row:?}");
        }
    }
}

#[test]
fn where_nothing_was_decided_there_is_no_table() {
    let lines: String = (1..=6).map(|op| crate::small::said(op, "ffffffaaaaaa")).collect();
    let participation = found(&lines).participation.unwrap();
    assert!(participation.proposals.is_empty() && participation.points.is_empty());
}

#[test]
fn what_is_public_by_name_is_told_by_group_too() {
    let participation = of(whole()).participation.unwrap();
    let is_public = |what: &str| !["contributions", "points"].contains(&what);
    let public: Vec<_> =
        participation.measures.iter().filter(|measure| is_public(measure.what)).collect();
    // Few of some groups have positions or had the floor, and everybody can count them.
    assert!(["proposals", "positions"].iter().all(|what| public.iter().any(|it| it.what == *what)));
    for measure in public {
        assert!(measure.sides.iter().flatten().all(|side| side.had.is_some()), "{measure:?}");
    }
    assert!(!participation.proposals.is_empty(), "{participation:?}");
    for row in &participation.proposals {
        let [proposing, made, taken, reasoned, ignored] = counts(row);
        assert!([proposing, made, taken, ignored].iter().all(Option::is_some), "{row:?}");
        assert_eq!(reasoned, None, "a proposal has no reason of its own: {row:?}");
    }
}
