//! What holds of positions whatever the data.

use unbracket_analysis::ideal::{Positions, Session, Settings, paths, positions};
use unbracket_analysis::numeric::normal_cdf;
use unbracket_analysis::{Answer, Answers, Chance, Seed, TooLittle};

/// Rows of a room whose actors stand evenly from −1.5 to 1.5 and answer as the model has it.
fn rows(actors: usize, items: usize, chance: &mut Chance) -> Vec<(String, String, Answer)> {
    let mut rows = Vec::new();
    for item in 0..items {
        let slope = if chance.unit() < 0.7 { 1.0 } else { -1.0 } * (0.5 + 1.5 * chance.unit());
        let low = chance.normal() - 0.3;
        let high = low + 0.2 + 0.6 * chance.unit();
        for actor in 0..actors {
            if chance.unit() > 0.9 {
                continue;
            }
            let (at, middle) = (chance.unit(), slope * true_place(actor, actors));
            let answer = match at {
                at if at < normal_cdf(low - middle) => Answer::Against,
                at if at < normal_cdf(high - middle) => Answer::Neutral,
                _ => Answer::For,
            };
            rows.push((format!("a{actor:02}"), format!("i{item:02}"), answer));
        }
    }
    rows
}

fn true_place(actor: usize, actors: usize) -> f64 {
    3.0 * (actor as f64 / (actors - 1) as f64 - 0.5)
}

fn room(rows: &[(String, String, Answer)]) -> Answers {
    let mut room = Answers::builder();
    rows.iter().for_each(|(actor, item, answer)| {
        room.say(actor, item, *answer);
    });
    room.build()
}

fn run(rows: &[(String, String, Answer)], settings: &Settings, threads: usize) -> Positions {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let found = pool.expect("threads start").install(|| positions(&room(rows), settings));
    found.expect("there are enough actors and items")
}

#[test]
fn positions_do_not_hang_on_threads_or_on_the_order_of_rows() {
    let mut chance = Seed(5).stream("test", 0);
    let mut rows = rows(25, 30, &mut chance);
    let settings = Settings { draws: 20, ..Settings::default() };
    let first = serde_json::to_string(&run(&rows, &settings, 1)).unwrap();
    chance.shuffle(&mut rows);
    assert_eq!(first, serde_json::to_string(&run(&rows, &settings, 4)).unwrap());
}

/// How many of the places are held by their intervals: of all actors, and of the sixth at either end.
fn held(actors: usize, items: usize, rooms: u64) -> [f64; 2] {
    let (mut inside, mut all) = ([0.0; 2], [0.0; 2]);
    for seed in 0..rooms {
        let rows = rows(actors, items, &mut Seed(seed).stream("test", 1));
        let anchor = Some(format!("a{:02}", actors - 1));
        let found = run(&rows, &Settings { anchor, ..Settings::default() }, 2);
        // The places that were drawn from, on the scale of the result.
        let spread = (0..actors).map(|a| true_place(a, actors).powi(2)).sum::<f64>();
        let spread = (spread / actors as f64).sqrt();
        for position in &found.sessions[0].positions {
            let interval = position.interval.expect("draws were asked for");
            assert!(interval.holds(position.place), "{position:?}");
            let actor: usize = position.actor[1..].parse().expect("actors are numbered");
            let is_held = f64::from(u8::from(interval.holds(true_place(actor, actors) / spread)));
            let ends = usize::from(actor * 6 < actors || (actors - 1 - actor) * 6 < actors);
            for of in 0..=ends {
                inside[of] += is_held;
                all[of] += 1.0;
            }
        }
    }
    [inside[0] / all[0], inside[1] / all[1]]
}

#[test]
fn intervals_hold_the_true_places_about_as_often_as_they_say() {
    let [share, ends] = held(30, 60, 8);
    assert!((0.8..=0.98).contains(&share), "{share}");
    assert!(ends >= 0.75, "{ends}");
}

#[test]
fn with_few_answers_intervals_hold_the_true_places_at_least_as_often() {
    // A bootstrap of quantiles alone held 77 to 93 of 100 here.
    let [share, ends] = held(14, 14, 20);
    assert!(share >= 0.93 && ends >= 0.85, "{share} {ends}");
}

#[test]
fn overlapping_intervals_are_never_ordered() {
    let found = run(&rows(20, 40, &mut Seed(9).stream("test", 2)), &Settings::default(), 2);
    let session = &found.sessions[0];
    assert!(session.distinguishable("a00", "a19") && !session.distinguishable("a00", "a00"));
    assert!(!session.distinguishable("a00", "nobody"));
    // The quantiles and their reflection: as far to either side.
    for one in &session.positions {
        let interval = one.interval.expect("draws were asked for");
        let (above, below) = (interval.high - one.place, one.place - interval.low);
        assert!(above > 0.0 && (above - below).abs() < 1e-9, "{one:?}");
    }
    let standings = session.standings();
    for (one, own) in session.positions.iter().zip(&standings) {
        let others = session.positions.iter().filter(|other| other.actor != one.actor);
        let apart =
            others.filter(|other| session.distinguishable(&one.actor, &other.actor)).count();
        assert_eq!(own.below + own.above, apart);
        assert_eq!(own.below + own.above + own.not_distinguishable, 19);
    }
    let tiers = session.tiers();
    assert_eq!(tiers.iter().map(Vec::len).sum::<usize>(), 20);
    for (low, high) in tiers.iter().zip(tiers.iter().skip(1)) {
        assert!(low.iter().all(|a| high.iter().all(|b| session.distinguishable(a, b))));
    }
}

#[test]
fn the_line_is_turned_by_the_anchor_and_standardised() {
    let rows = rows(20, 40, &mut Seed(4).stream("test", 3));
    let turned = |anchor: &str| {
        let settings =
            Settings { draws: 0, anchor: Some(anchor.to_owned()), ..Settings::default() };
        run(&rows, &settings, 1)
    };
    let (up, down) = (turned("a19"), turned("a00"));
    let places = |found: &Positions| -> Vec<f64> {
        found.sessions[0].positions.iter().map(|position| position.place).collect()
    };
    assert!(places(&up)[19] > 0.0 && places(&down)[0] > 0.0);
    let sum: f64 = places(&up).iter().sum();
    let squares: f64 = places(&up).iter().map(|place| place * place).sum();
    assert!(sum.abs() < 1e-9 && (squares / 20.0 - 1.0).abs() < 1e-9);
    assert!(places(&up).iter().zip(places(&down)).all(|(a, b)| (a + b).abs() < 1e-9));
    // Without an anchor the side that says "for" more often is up.
    let found = run(&rows, &Settings { draws: 0, ..Settings::default() }, 1);
    assert!(found.items.iter().map(|item| item.slope).sum::<f64>() >= 0.0);
}

#[test]
fn a_shared_item_ties_two_sessions_and_who_is_missing_stays_missing() {
    let mut chance = Seed(6).stream("test", 4);
    let first = rows(20, 30, &mut chance);
    let absent: Vec<_> = first.iter().filter(|row| row.0 != "a07").cloned().collect();
    let renamed: Vec<_> =
        absent.iter().map(|row| (row.0.clone(), format!("later {}", row.1), row.2)).collect();
    let session = |name: &str, rows: &[_]| Session { name: name.to_owned(), answers: room(rows) };
    let sessions = [session("1", &first), session("2", &renamed)];
    let bridges: Vec<_> =
        (0..30).map(|item| (format!("i{item:02}"), format!("later i{item:02}"))).collect();
    let settings = Settings { draws: 0, ..Settings::default() };
    let found = paths(&sessions, &bridges, &settings).unwrap();
    assert!(found.sessions[0].of("a07").is_some() && found.sessions[1].of("a07").is_none());
    assert!(found.items.iter().all(|item| !item.item.starts_with("later")));
    // The same answers on the same items: the same places.
    for position in &found.sessions[1].positions {
        let before = found.sessions[0].of(&position.actor).unwrap();
        assert!((position.place - before.place).abs() < 0.02);
    }
}

#[test]
fn too_little_is_said_to_be_too_little() {
    let few = rows(5, 30, &mut Seed(1).stream("test", 5));
    let none = positions(&room(&few), &Settings::default()).unwrap_err();
    assert_eq!(none, TooLittle::Few { what: "actors", have: 5, need: 10 });
    let mut agreed = Answers::builder();
    for (actor, item) in (0..20).flat_map(|actor| (0..20).map(move |item| (actor, item))) {
        agreed.say(&format!("a{actor}"), &format!("i{item}"), Answer::For);
    }
    assert!(positions(&agreed.build(), &Settings::default()).is_err());
    assert!(positions(&Answers::default(), &Settings::default()).is_err());
}

#[test]
fn paths_do_not_hang_on_threads_or_on_the_order_of_rows_and_bridges() {
    let mut chance = Seed(7).stream("test", 6);
    let mut first = rows(20, 25, &mut chance);
    let renamed =
        |(actor, item, answer): (String, String, Answer)| (actor, format!("late {item}"), answer);
    let mut second: Vec<_> = rows(20, 25, &mut chance).into_iter().map(renamed).collect();
    let mut bridges: Vec<(String, String)> =
        (0..9).map(|item| (format!("i{item:02}"), format!("late i{item:02}"))).collect();
    let settings = Settings { draws: 10, ..Settings::default() };
    let run = |rows: [&[(String, String, Answer)]; 2], bridges: &[(String, String)], threads| {
        let sessions = rows.map(|rows| Session { name: String::new(), answers: room(rows) });
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let found = pool.expect("threads start").install(|| paths(&sessions, bridges, &settings));
        serde_json::to_string(&found.expect("there are enough")).expect("plain data")
    };
    let one = run([&first, &second], &bridges, 1);
    chance.shuffle(&mut first);
    chance.shuffle(&mut second);
    chance.shuffle(&mut bridges);
    assert_eq!(one, run([&first, &second], &bridges, 4));
}
