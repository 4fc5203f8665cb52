//! Bridging, against the public code of Community Notes and by law.

use unbracket_analysis::bridging::{Settings, Status, by_group, factorise};
use unbracket_analysis::groups::Tally;
use unbracket_analysis::{Answer, Answers, Seed, TooLittle};
use unbracket_testkit::data;

/// An item with its published intercept and factor.
type Note = (String, f64, f64);

/// The ratings of a conversation in the set `community-notes`, and the published item parameters.
fn read(name: &str) -> Option<(Answers, Vec<Note>)> {
    let folder = data::set("community-notes")?;
    let text = |kind: &str| {
        crate::real::text(&folder, &format!("cn_{name}_{kind}.csv"))
            .expect("the file is part of the set")
    };
    let mut room = Answers::builder();
    for line in text("ratings").lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let rating: f64 = cells[2].trim().parse().expect("a rating");
        let answer = Answer::from_number((rating * 2.0 - 1.0).round() as i64).expect("1, 0.5 or 0");
        room.say(cells[1], cells[0], answer);
    }
    let number = |cell: &str| cell.trim().parse::<f64>().expect("a number");
    let notes = text("notes");
    let notes = notes.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split(',').collect();
        (cells[0].to_owned(), number(cells[1]), number(cells[2]))
    });
    Some((room.build(), notes.collect()))
}

fn correlation(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let mean = |part: fn(&(f64, f64)) -> f64| pairs.iter().map(part).sum::<f64>() / n;
    let (a, b) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum =
        |part: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|(x, y)| part(x - a, y - b)).sum::<f64>();
    sum(&|x, y| x * y) / (sum(&|x, _| x * x) * sum(&|_, y| y * y)).sqrt()
}

#[test]
fn intercepts_are_those_of_the_community_notes_code() {
    // The code's own two seeds differ by .014 (brexit) and .004 (vTaiwan); goal r >= .9995, <= .02.
    for name in ["brexit-consensus", "vtaiwan.uberx"] {
        let Some((room, notes)) = read(name) else { return };
        let found = factorise(&room, &Settings::default(), |_| None).unwrap();
        assert!(found.converged && !found.collapsed);
        let of = |item: &str| found.items.iter().find(|bridge| bridge.item == item).unwrap();
        let pairs: Vec<(f64, f64)> =
            notes.iter().map(|(item, i, _)| (of(item).intercept, *i)).collect();
        let factors: Vec<(f64, f64)> =
            notes.iter().map(|(item, _, f)| (of(item).factor, *f)).collect();
        let furthest = pairs.iter().map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        let r = correlation(&pairs);
        eprintln!(
            "{name}: r {r:.6}, furthest {furthest:.4}, |r| of factors {:.5}, {} steps, between starts {:.1e}",
            correlation(&factors).abs(),
            found.steps,
            found.between_starts
        );
        assert!(r >= 0.9995, "{name}: {r}");
        assert!(furthest <= 0.02, "{name}: {furthest}");
        assert!(correlation(&factors).abs() > 0.99);
        for bridge in &found.items {
            assert!(
                bridge.bounds.low <= bridge.intercept && bridge.intercept <= bridge.bounds.high
            );
        }
    }
}

/// Two camps of 40 that disagree on `divides`, agree on `bridges`, and both reject `neither`.
fn camps(split: usize) -> Answers {
    let mut chance = Seed(4).stream("camps", 0);
    let mut room = Answers::builder();
    for actor in 0..80 {
        let side = if actor < split { Answer::For } else { Answer::Against };
        let other = if actor < split { Answer::Against } else { Answer::For };
        let name = format!("a{actor:02}");
        for item in 0..10 {
            let noisy = chance.unit() < 0.1;
            let (one, two) = if noisy { (other, side) } else { (side, other) };
            room.say(&name, &format!("divides {item}"), if item % 2 == 0 { one } else { two });
        }
        room.say(&name, "bridges", Answer::For).say(&name, "neither", Answer::Against);
    }
    room.build()
}

#[test]
fn what_both_camps_want_is_helpful_and_what_divides_is_not() {
    let room = camps(40);
    let found = factorise(&room, &Settings::default(), |_| None).unwrap();
    let of = |item: &str| found.items.iter().find(|bridge| bridge.item == item).unwrap();
    assert_eq!(of("bridges").status, Status::Helpful, "{:?}", of("bridges"));
    assert_eq!(of("neither").status, Status::NotHelpful, "{:?}", of("neither"));
    assert_eq!(of("divides 0").status, Status::NeedsMoreRatings);
    assert!(of("bridges").net.iter().all(|net| *net >= 30), "{:?}", of("bridges").net);
    assert!(of("divides 0").factor.abs() > of("bridges").factor.abs());
}

#[test]
fn threads_and_the_order_of_rows_change_no_factorisation() {
    let room = camps(30);
    let mut rows: Vec<_> = room.iter().collect();
    Seed(1).stream("shuffle", 0).shuffle(&mut rows);
    let mut other = Answers::builder();
    for (actor, item, answer) in rows {
        other.say(&room.actors()[actor], &room.items()[item], answer);
    }
    let other = other.build();
    let on = |threads: usize, room: &Answers| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let found = pool.install(|| factorise(room, &Settings::default(), |_| None)).unwrap();
        serde_json::to_string(&found).unwrap()
    };
    let one = on(1, &room);
    assert_eq!(one, on(4, &room));
    assert_eq!(one, on(4, &other));
}

#[test]
fn few_raters_and_equal_answers_say_nothing() {
    let mut room = Answers::builder();
    for actor in 0..49 {
        room.say(&actor.to_string(), "1", Answer::For).say(
            &actor.to_string(),
            "2",
            Answer::Against,
        );
    }
    let none = factorise(&room.build(), &Settings::default(), |_| None);
    assert!(matches!(none, Err(TooLittle::Few { have: 49, need: 50, .. })));
    let mut same = Answers::builder();
    for actor in 0..60 {
        same.say(&actor.to_string(), "1", Answer::For);
    }
    let none = factorise(&same.build(), &Settings::default(), |_| None);
    assert_eq!(none, Err(TooLittle::Same { what: "answers" }));
}

#[test]
fn what_nobody_objects_to_comes_first() {
    let mut room = Answers::builder();
    for actor in 0..30 {
        let name = format!("a{actor:02}");
        room.say(&name, "all pass", if actor % 2 == 0 { Answer::For } else { Answer::Neutral });
        room.say(&name, "one camp", if actor < 20 { Answer::For } else { Answer::Against });
        room.say(&name, "one objects", if actor == 29 { Answer::Against } else { Answer::For });
    }
    let room = room.build();
    let of: Vec<Option<usize>> = (0..30).map(|actor| Some(usize::from(actor >= 20))).collect();
    let found = by_group(&Tally::new(&room, &of, 2));
    let names: Vec<&str> = found.items.iter().map(|item| item.item.as_str()).collect();
    assert_eq!(names, ["all pass", "one objects", "one camp"]);
    let camp = &found.items[2];
    assert_eq!(
        (camp.worst_group, camp.objecting, camp.objecting_by_group.clone()),
        (Some(1), 10, vec![Some(0), Some(10)])
    );
    // By hand: 21/22 and 1/12.
    assert!((camp.product - 21.0 / 22.0 / 12.0).abs() < 1e-12);
    assert!((camp.mean - camp.product.sqrt()).abs() < 1e-12);
    assert_eq!(camp.least, Some(1.0 / 12.0));
    // The 5 % quantile of Beta(1, 11) is 1 − .95^(1/11).
    assert!((camp.bound - (1.0 - 0.95_f64.powf(1.0 / 11.0))).abs() < 1e-9);
    assert_eq!(
        (camp.least_sure.group, camp.least_sure.n, camp.least_sure.share),
        (1, Some(10), Some(0.0))
    );
    // Of Beta(11, 1), nobody of ten objecting: .05^(1/11).
    assert!((found.items[0].no_objection - 0.05_f64.powf(1.0 / 11.0)).abs() < 1e-9);
    assert!(!found.collapsed);
}

#[test]
fn the_bound_is_told_of_the_part_that_it_is_of() {
    let mut room = Answers::builder();
    for actor in 0..105 {
        // 75 of a hundred are for it, and five of five.
        let answer = if (75..100).contains(&actor) { Answer::Against } else { Answer::For };
        room.say(&format!("a{actor:03}"), "words", answer);
    }
    let room = room.build();
    let of: Vec<Option<usize>> = (0..105).map(|actor| Some(usize::from(actor >= 100))).collect();
    let found = by_group(&Tally::new(&room, &of, 2));
    let words = &found.items[0];
    // The estimates are 76/102 and 6/7, the bounds of Beta(76, 26) and of Beta(6, 1): .05^(1/6), which is
    // .61 and the lower one.
    assert_eq!((words.worst_group, words.least_sure.group), (Some(0), 1));
    assert!((words.bound - 0.05_f64.powf(1.0 / 6.0)).abs() < 1e-9, "{}", words.bound);
    assert_eq!((words.least_sure.share, words.least_sure.n), (Some(1.0), Some(5)));
}

#[test]
fn a_part_of_which_fewer_than_five_answered_is_bounded_and_not_told() {
    // Three parts of twenty, nine and four.
    let of: Vec<Option<usize>> =
        (0..33).map(|actor| Some(usize::from(actor >= 20) + usize::from(actor >= 29))).collect();
    let told = |answering: usize| {
        let mut room = Answers::builder();
        for actor in 0..33 {
            let name = format!("a{actor:02}");
            room.actor(&name);
            let answer = if actor % 2 == 0 { Answer::For } else { Answer::Against };
            if actor < 29 + answering {
                room.say(&name, "words", answer);
            }
        }
        by_group(&Tally::new(&room.build(), &of, 3)).items[0].clone()
    };
    let few = told(4);
    // With it goes the smaller of the others, from which it could be worked out.
    assert_eq!(few.objecting_by_group, [Some(10), None, None]);
    assert_eq!(few.least_sure.group, 2);
    assert_eq!((few.least_sure.share, few.least_sure.n), (None, None));
    assert!(few.bound > 0.05 && few.bound < 0.5, "{}", few.bound);
    // Nobody is no small number, and hides nothing.
    let nobody = told(0);
    assert_eq!(nobody.objecting_by_group, [Some(10), Some(4), Some(0)]);
    assert_eq!((nobody.least_sure.share, nobody.least_sure.n), (None, Some(0)));
}
