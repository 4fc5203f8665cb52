//! Change in the cells that are answered before and after.

use unbracket_analysis::fragmentation::{Bootstrap, Verdict, item_turn, same_cells};
use unbracket_analysis::{Answer, Answers, TooLittle};

fn short() -> Bootstrap {
    Bootstrap { draws: 300, level: 0.9, ..Bootstrap::default() }
}

/// Rooms by item: a letter an actor, `f` for, `n` neutral, `a` against, a dot for silence.
fn room(items: &[&str]) -> Answers {
    let mut room = Answers::builder();
    for (item, said) in items.iter().enumerate() {
        for (actor, letter) in said.chars().enumerate() {
            let answer = match letter {
                'f' => Answer::For,
                'n' => Answer::Neutral,
                'a' => Answer::Against,
                _ => continue,
            };
            room.say(&format!("actor {actor:02}"), &format!("item {item:02}"), answer);
        }
    }
    room.build()
}

fn close(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() <= by, "{a} is not {b}");
}

#[test]
fn a_room_of_halves_that_comes_together_is_nearer_by_as_much_as_its_pairs_were_apart() {
    let found = same_cells(&room(&["fffaaa"; 6]), &room(&["ffffff"; 6]), &short()).unwrap();
    // Nine of the fifteen pairs of an item stood against each other.
    close(found.before, 0.6, 1e-12);
    close(found.after, 0.0, 1e-12);
    close(found.change.value, -0.6, 1e-12);
    assert_eq!((found.n, found.changed, found.towards_for), (36, 18, 18));
    assert_eq!(found.verdict, Verdict::Shrank);
    assert!(found.change.interval.low < -0.6 && found.change.interval.high < 0.0);
}

#[test]
fn who_spoke_once_and_what_was_asked_once_changes_nothing() {
    let before = room(&["fffaaa..", "fffaaa..", "fffaaa..", "fffaaa..", "fffaaa..", "aaaaaaaa"]);
    let after = room(&["fffaaaff", "fffaaaff", "fffaaaff", "fffaaaff", "fffaaaff"]);
    let found = same_cells(&before, &after, &short()).unwrap();
    assert_eq!((found.n, found.changed, found.actors, found.items), (30, 0, 6, 5));
    assert!(found.change.value == 0.0 && found.change.interval.holds(0.0));
    assert_eq!(found.verdict, Verdict::NotDistinguishable);
}

#[test]
fn changes_in_both_directions_cannot_be_told_from_none() {
    let before = ["fffaaa", "fffaaa", "ffffff", "ffffff", "fffffn", "ffffff"];
    let after = ["ffffff", "ffffaa", "fffaaa", "ffffaa", "ffffff", "fffffn"];
    let found = same_cells(&room(&before), &room(&after), &short()).unwrap();
    assert!(found.changed > 8);
    assert_eq!(found.verdict, Verdict::NotDistinguishable);
}

#[test]
fn four_actors_or_four_items_say_nothing() {
    let few = |what, have| Err(TooLittle::Few { what, have, need: 5 });
    let four = same_cells(&room(&["ffaa"; 6]), &room(&["ffff"; 6]), &short());
    assert_eq!(four, few("actors", 4));
    let items = same_cells(&room(&["fffaaa"; 4]), &room(&["ffffff"; 4]), &short());
    assert_eq!(items, few("items", 4));
    let strangers = same_cells(&room(&["ffff...."; 6]), &room(&["....ffff"; 6]), &short());
    assert_eq!(strangers, few("actors", 0));
    let one = item_turn(&[(Answer::For, Answer::Against); 4], 99, &short());
    assert_eq!(one.unwrap_err(), TooLittle::Few { what: "actors", have: 4, need: 5 });
}

#[test]
fn the_chance_of_an_item_is_that_of_exchanging_answers() {
    let (f, a) = (Answer::For, Answer::Against);
    let halves = [(f, f), (f, f), (f, f), (a, f), (a, f), (a, f)];
    let found = item_turn(&halves, 1999, &short()).unwrap();
    close(found.change.value, -0.6, 1e-12);
    // Of the eight ways to exchange three answers, two are as large: none, and all three.
    close(found.p, 0.25, 0.03);
    assert_eq!((found.before.against, found.after.against, found.changed), (3, 0, 3));
    let many: Vec<_> = halves.iter().copied().cycle().take(24).collect();
    assert!(item_turn(&many, 1999, &short()).unwrap().p < 0.01);
    let still = item_turn(&[(f, f), (f, f), (a, a), (a, a), (f, f)], 199, &short()).unwrap();
    assert!(still.p == 1.0 && still.change.interval.holds(0.0) && still.changed == 0);
}

#[test]
fn the_same_cells_give_the_same_figures_on_any_number_of_threads_in_any_order() {
    let (before, after) = (room(&["fnfana"; 7]), room(&["ffnfan"; 7]));
    let on = |threads: usize, before: &Answers, after: &Answers| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let found = pool.install(|| same_cells(before, after, &short())).unwrap();
        serde_json::to_string(&found).unwrap()
    };
    let turned = |answers: &Answers| {
        let actors: Vec<usize> = (0..answers.actors().len()).rev().collect();
        let items: Vec<usize> = (0..answers.items().len()).rev().collect();
        answers.pick(&actors, &items)
    };
    let one = on(1, &before, &after);
    assert_eq!(one, on(4, &before, &after));
    assert_eq!(one, on(2, &turned(&before), &turned(&after)));
    assert_ne!(one, on(1, &after, &before), "a planted fault: before and after exchanged");
}
