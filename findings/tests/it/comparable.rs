//! What is said of the room as a whole was asked of the room.

use std::fmt::Write as _;

use crate::small::{REVISION, found, movement, said};

/// All twelve on six paragraphs.
const ROOM: [&str; 6] = [
    "ffffffffffff",
    "fffffaffffaf",
    "flffffffffff",
    "ffffffaaffff",
    "ffffffffffra",
    "ffffllffffff",
];

/// One of the North proposes and one of the South objects, a dozen times.
fn quarrels() -> String {
    let mut lines = String::new();
    for number in 0..12 {
        let place = number % 6 + 1;
        writeln!(
            lines,
            "Aldoria: propose change [replace {place} \"Decides to take {number} steps;\"] => q{number}\n\
             Bantara: state-position on [proposal q{number}] stance support\n\
             Hestia: state-position on [proposal q{number}] stance object because \"no\"\n\
             Lagoa: state-position on [proposal q{number}] stance object because \"no\""
        )
        .expect("memory");
    }
    // On one of them more spoke than on a provision is enough.
    for name in ["Galvia", "Ilmaria", "Jundland", "Kesria"] {
        writeln!(lines, "{name}: state-position on [proposal q0] stance object because \"no\"")
            .expect("memory");
    }
    lines
}

fn room() -> String {
    (1..).zip(ROOM).map(|(place, letters)| said(place, letters)).collect()
}

#[test]
fn a_few_voices_on_proposals_do_not_divide_the_room() {
    let (without, with) = (found(&room()), found(&(room() + &quarrels())));
    let wholes = |of: &unbracket_findings::Findings| -> Vec<_> {
        let lines = of.fault_lines.as_ref().unwrap();
        lines.dividers.iter().map(|one| one.whole.clone()).collect()
    };
    assert_eq!(wholes(&without), wholes(&with));
    assert!(wholes(&with).iter().all(|one| one.as_ref().unwrap().items == 6));
    let (without, with) = (without.movement.unwrap(), with.movement.unwrap());
    assert_eq!(without.cycles, with.cycles);
    let last = |of: &unbracket_findings::chapter::movement::Movement| {
        of.readings.last().unwrap().fragmentation.clone()
    };
    assert_eq!(last(&without), last(&with));
}

#[test]
fn a_few_voices_on_a_provision_do_not_divide_the_room_either() {
    let five: String = (1..).zip(&ROOM[..5]).map(|(place, it)| said(place, it)).collect();
    let few = said(6, "ff....aa....");
    let (without, with) = (found(&five), found(&(five.clone() + &few)));
    let wholes = |of: unbracket_findings::Findings| -> Vec<_> {
        of.fault_lines.unwrap().dividers.into_iter().map(|one| one.whole.unwrap()).collect()
    };
    let (without, with) = (wholes(without), wholes(with));
    assert!(with.iter().all(|one| one.items == 5), "{with:?}");
    assert_eq!(without, with);
}

#[test]
fn readings_are_compared_on_the_same_provisions() {
    let first: String = (1..).zip(&ROOM[..5]).map(|(place, it)| said(place, it)).collect();
    let found = movement(&(first + REVISION + &said(6, "ffffffaaaaaa") + &quarrels()));
    let [step] = &found.reading_steps[..] else { panic!("{} steps", found.reading_steps.len()) };
    let change = step.change.as_ref().unwrap();
    assert!(step.on_the_same);
    assert_eq!((change.items_before, change.items_after), (5, 5));
    assert!(change.change.value.abs() < 1e-12, "{change:?}");
    let [first, last] = &found.readings[..] else { panic!("{:?}", found.readings) };
    let of = |one: &unbracket_findings::chapter::movement::Reading| {
        let known = one.fragmentation.as_ref().unwrap();
        (known.items, known.disagreement.value)
    };
    assert_eq!(of(first), of(last));
}
