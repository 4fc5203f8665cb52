//! Movement between readings: a room whose movement is known by hand, one that only shifts, one that
//! is too small.

use unbracket_analysis::TooLittle;
use unbracket_analysis::fragmentation::Verdict;
use unbracket_findings::chapter::movement::SILENT;
use unbracket_findings::gather::Source;

use crate::small::{REVISION, found, gathered, movement, said};

/// All six paragraphs, said by the letters of each.
fn all(letters: [&str; 6]) -> String {
    (1..=6).zip(letters).map(|(number, letters)| said(number, letters)).collect()
}

/// Six against six on every paragraph; after Rev.1 the second six come over on five of them.
fn coming_together() -> String {
    let divided = all(["ffffffaaaaaa"; 6]);
    let over: String = (1..=5).map(|number| said(number, "......ffffff")).collect();
    format!("{divided}{REVISION}{over}Lagoa: withdraw-position on [provision #op6]\n")
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} is not {b}");
}

#[test]
fn a_room_that_comes_together_is_nearer_by_as_much_as_its_pairs_were_apart() {
    let found = movement(&coming_together());
    let names: Vec<&str> = found.readings.iter().map(|it| it.version.as_str()).collect();
    assert_eq!(names, ["zero-draft 0", "UN/2034/L.1/Rev.1"]);
    assert_eq!(found.present, [0, 1]);
    // Of the 66 pairs 36 stood against each other on everything.
    let indices = |place: usize| found.readings[place].fragmentation.as_ref().unwrap();
    close(indices(0).disagreement.value, 36.0 / 66.0);
    close(indices(0).agreement.value, 0.25);
    close(indices(1).agreement.value, (5.0 + (6.0 - 2.5) / 11.0) / 6.0);
    let [step] = &found.reading_steps[..] else { panic!("one step") };
    let same = step.same.as_ref().unwrap();
    assert_eq!((same.n, same.changed, same.towards_for), (71, 30, 30));
    assert_eq!(same.verdict, Verdict::Shrank);
    // Where Lagoa took its position back the pair counts on five paragraphs, before and after.
    close(same.before, 36.0 / 66.0);
    close(same.after, 30.0 / 66.0 / 6.0);
    assert_eq!(step.change.as_ref().unwrap().verdict, Verdict::Shrank);
    assert_eq!((step.moved.len(), step.new, step.gone), (31, 0, 1));
}

#[test]
fn who_turned_is_told_with_both_entries_and_without_a_rank() {
    let found = movement(&coming_together());
    let moved = &found.reading_steps[0].moved;
    let galvia = moved.iter().find(|one| one.actor == "Galvia" && one.provision == "op1").unwrap();
    assert_eq!((galvia.from, galvia.to, galvia.label.as_str()), ("object", "support", "1"));
    let [Source::Entry { entry: before }, Source::Entry { entry: after }] = galvia.sources[..]
    else {
        panic!("two entries: {:?}", galvia.sources)
    };
    assert!(before < after);
    let lagoa = moved.iter().find(|one| one.actor == "Lagoa" && one.provision == "op6").unwrap();
    assert_eq!((lagoa.from, lagoa.to, lagoa.sources.len()), ("object", SILENT, 1));
    assert!(moved.iter().all(|one| one.actor.as_str() >= "Galvia"), "the others stood still");
    assert!(moved.is_sorted_by_key(|one| (&one.actor, &one.provision)));
}

#[test]
fn provisions_go_from_held_to_free_and_lines_fade() {
    let found = found(&coming_together());
    let movement = found.movement.unwrap();
    let held = |place: usize| -> Vec<bool> {
        movement.provisions.iter().map(|course| course.at[place].is_held()).collect()
    };
    assert_eq!(held(0), [true; 6]);
    assert_eq!(held(1), [false, false, false, false, false, true]);
    // Of the 64 ways to exchange the answers of the six who turned two are as large.
    let turn = movement.provisions[0].turn.as_ref().unwrap();
    close(turn.turn.change.value, -36.0 / 66.0);
    assert!(turn.turn.p < 0.08 && turn.q < 0.1, "{turn:?}");
    let still = movement.provisions[5].turn.as_ref().unwrap();
    assert_eq!((still.turn.n, still.turn.changed, still.q), (11, 0, 1.0));
    // North and South stood against each other through the text, and do on the sixth paragraph.
    let dividers = &found.fault_lines.as_ref().unwrap().dividers;
    let line = movement.lines.first().unwrap();
    assert!(dividers[line.divider].bloc.is_some());
    let [first, second] = &line.at[..] else { panic!("two readings") };
    let [first, second] = [first, second].map(|it| it.as_ref().unwrap().strength);
    close(first.value, 1.0);
    close(second.value, 1.0 / 6.0);
    assert!(second.interval.high < first.interval.low);
    let sixth = movement.provisions[5].line.as_ref().unwrap();
    let strengths: Vec<f64> =
        sixth.at.iter().map(|it| it.as_ref().unwrap().strength.value).collect();
    assert_eq!(strengths, [1.0, 1.0]);
}

#[test]
fn turns_both_ways_cannot_be_told_from_none() {
    let before = all([
        "ffffffaaaaaa",
        "ffffffffffff",
        "ffffffaaaaaa",
        "ffffffffffff",
        "fffffrfffffl",
        "ffffffffffff",
    ]);
    let after = all([
        "ffffffffffff",
        "ffffffaaaaaa",
        "ffffffffffff",
        "ffffffaaaaaa",
        "fffffrfffffl",
        "ffffffffffff",
    ]);
    let found = movement(&format!("{before}{REVISION}{after}"));
    let step = &found.reading_steps[0];
    let same = step.same.as_ref().unwrap();
    assert_eq!(same.verdict, Verdict::NotDistinguishable);
    assert_eq!((same.changed, same.towards_for), (24, 12));
    assert_eq!(step.change.as_ref().unwrap().verdict, Verdict::NotDistinguishable);
    assert_eq!(step.moved.len(), 24, "the facts are told all the same");
}

#[test]
fn a_room_of_three_is_told_without_figures() {
    let before: String = (1..=6).map(|number| said(number, "fra")).collect();
    let found = movement(&format!("{before}{REVISION}{}", said(1, "..f")));
    let few = |have| TooLittle::Few { what: "actors", have, need: 5 };
    assert_eq!(found.readings.len(), 2);
    assert!(found.readings.iter().all(|it| it.fragmentation == Err(few(3))));
    let step = &found.reading_steps[0];
    assert_eq!(step.same, Err(few(3)));
    assert_eq!(step.change, Err(few(3)));
    assert_eq!(step.moved.len(), 1);
    assert!(found.lines.is_empty());
    assert!(found.provisions.iter().all(|course| course.turn.is_err() && course.line.is_none()));
}

#[test]
fn a_reading_is_a_version_or_a_pass_in_which_something_was_said() {
    let divided = all(["ffffffaaaaaa"; 6]);
    let lines = format!(
        "{divided}\
         Chair: open-reading pass first\n\
         Chair: close-reading\n\
         {REVISION}\
         Chair: open-stage stage second-reading\n\
         Chair: open-reading pass second provisions [1 2 3]\n\
         {}\
         Chair: close-reading\n\
         Chair: open-reading pass second provisions [4 5]\n\
         {}\
         Chair: close-reading\n\
         Chair: issue-revision kind revision symbol UN/2034/L.1/Rev.2 title \"Rev.2\"\n",
        said(1, "......ffffff"),
        said(4, "......llllll"),
    );
    let gathered = gathered(&lines);
    let names: Vec<(&str, Option<&str>)> =
        gathered.readings.iter().map(|it| (it.version.as_str(), it.pass.as_deref())).collect();
    // Nothing was said in the first pass, before the second one over Rev.1, nor after Rev.2; the second
    // pass over the text went in two parts.
    assert_eq!(names, [("zero-draft 0", None), ("UN/2034/L.1/Rev.1", Some("second"))]);
    let last = &gathered.readings[1].positions;
    assert_eq!(last.stands, gathered.present().unwrap().stands);
    assert_eq!(last.answers, gathered.present().unwrap().answers);
}

#[test]
fn what_came_of_the_agenda_is_told_apart_from_change_within_the_parts() {
    let found = movement(&coming_together());
    let mix = &found.reading_steps[0].mix;
    // All six paragraphs stand below one heading, if any: there is nothing to tell apart.
    assert_eq!(*mix, Err(TooLittle::Few { what: "parts of the text", have: 1, need: 2 }));
}
