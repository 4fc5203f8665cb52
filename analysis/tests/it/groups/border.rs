//! Rooms in which the stability of groups lies at the threshold.

use unbracket_analysis::groups::{Settings, opinions};
use unbracket_analysis::{Answer, Answers, Seed, TooLittle};

/// Two camps of thirty whose members answer each of twenty items against their camp with this chance.
fn room(stray: f64, seed: u64) -> Answers {
    let mut chance = Seed(seed).stream("test: border", 0);
    let mut room = Answers::builder();
    for actor in 0..60 {
        for item in 0..20 {
            let camp = (actor % 2 == 0) == (item % 2 == 0);
            let answer =
                if camp == (chance.unit() >= stray) { Answer::For } else { Answer::Against };
            if chance.unit() < 0.8 {
                room.say(&format!("a{actor:02}"), &format!("i{item:02}"), answer);
            }
        }
    }
    room.build()
}

/// What is decided of a room.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Decided {
    Shown,
    Unstable,
    TooClose,
}

/// What is decided with a seed, and the median.
fn decided(room: &Answers, settings: &Settings) -> (Decided, f64) {
    match opinions(room, settings).expect("the room is large enough").groups {
        Ok(groups) => (Decided::Shown, groups.stability.median),
        Err(TooLittle::Unstable { found, .. }) => (Decided::Unstable, found),
        Err(TooLittle::Close { found, .. }) => (Decided::TooClose, found),
        Err(other) => panic!("{other}"),
    }
}

/// What was decided before more was drawn at the border: whether the median of 200 reaches .8.
fn of_one_look(room: &Answers, seed: u64) -> bool {
    let settings = Settings { seed: Seed(seed), at_border: 1, ..Settings::default() };
    let (decided, median) = decided(room, &settings);
    decided == Decided::Shown || decided == Decided::TooClose && median >= settings.stable
}

#[test]
fn at_the_border_nothing_is_decided_where_another_seed_would_decide_otherwise() {
    let room = room(0.33, 2);
    let looks: Vec<bool> = (0..12).map(|seed| of_one_look(&room, seed)).collect();
    assert!(looks.contains(&true) && looks.contains(&false), "the border is here: {looks:?}");
    for seed in 0..6 {
        let settings = Settings { seed: Seed(seed), ..Settings::default() };
        assert_eq!(decided(&room, &settings).0, Decided::TooClose, "seed {seed}");
    }
}

#[test]
fn more_is_drawn_where_a_few_hundred_cannot_tell_and_only_there() {
    let drawn = |stray: f64| {
        let found = opinions(&room(stray, 2), &Settings::default()).unwrap();
        found.groups.map(|groups| groups.stability).unwrap()
    };
    let ordinary = drawn(0.2);
    assert_eq!(ordinary.bootstraps, 200);
    let near = drawn(0.3325);
    assert!(near.bootstraps > 200 && near.bootstraps <= 1_600, "{near:?}");
    assert!(near.median_between.low >= 0.8, "{near:?}");
    // Who asks for as many at once gets the same.
    let settings = Settings { bootstraps: near.bootstraps, at_border: 1, ..Settings::default() };
    let at_once = opinions(&room(0.3325, 2), &settings).unwrap().groups.unwrap();
    assert_eq!(at_once.stability, near);
    // A member falls into its group in a share of all that were drawn.
    let found = opinions(&room(0.3325, 2), &Settings::default()).unwrap().groups.unwrap();
    let is_count = |of: f64| (of - of.round()).abs() < 1e-6;
    assert!(found.members.iter().all(|one| one.probability <= 1.0));
    assert!(found.members.iter().any(|one| one.probability < 1.0));
    assert!(found.members.iter().all(|one| is_count(one.probability * near.bootstraps as f64)));
}

#[test]
fn threads_change_nothing_at_the_border() {
    let room = room(0.33, 2);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let found = pool.install(|| opinions(&room, &Settings::default())).unwrap();
        serde_json::to_string(&found).unwrap()
    };
    assert_eq!(on(1), on(3));
}
