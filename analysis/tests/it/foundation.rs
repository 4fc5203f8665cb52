//! The matrix, chance and the special functions.

use unbracket_analysis::{Answer, Answers, Interval, Seed, numeric};

#[test]
fn the_last_answer_holds_and_silence_is_missing() {
    let mut room = Answers::builder();
    room.actor("Silent").say("B", "2", Answer::For).say("A", "1", Answer::Against);
    room.say("B", "2", Answer::Neutral).say("B", "1", Answer::For).unsay("A", "1");
    let room = room.build();
    assert_eq!(room.actors(), ["Silent", "B", "A"]);
    assert_eq!(room.len(), 2);
    assert_eq!(room.of(1), [(0, Answer::Neutral), (1, Answer::For)]);
    assert_eq!(room.answer(0, 0), None);
    let sorted = room.sorted();
    assert_eq!(sorted.actors(), ["A", "B", "Silent"]);
    assert_eq!(sorted.items(), ["1", "2"]);
    assert_eq!(sorted.of(1), [(0, Answer::For), (1, Answer::Neutral)]);
}

#[test]
fn the_same_seed_gives_the_same_numbers_and_another_purpose_others() {
    let draw = |seed: u64, purpose: &str, turn| Seed(seed).stream(purpose, turn).resample(20, 1000);
    assert_eq!(draw(1, "a", 0), draw(1, "a", 0));
    assert_ne!(draw(1, "a", 0), draw(1, "a", 1));
    assert_ne!(draw(1, "a", 0), draw(1, "b", 0));
    assert_ne!(draw(1, "a", 0), draw(2, "a", 0));
}

#[test]
fn special_functions_meet_the_tables() {
    // R 4.2: pnorm(1.96), qnorm(.975), qnorm(1e-10), pbeta(.3, 2, 5), qbeta(.05, 8, 3).
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9 * b.abs().max(1.0), "{a} is not {b}");
    close(numeric::normal_cdf(1.96), 0.975_002_104_851_779_5);
    close(numeric::normal_quantile(0.975), 1.959_963_984_540_054);
    close(numeric::normal_quantile(1e-10), -6.361_340_902_404_056);
    close(numeric::beta_cdf(0.3, 2.0, 5.0), 0.579_825);
    close(numeric::beta_cdf(numeric::beta_quantile(0.05, 8.0, 3.0), 8.0, 3.0), 0.05);
    let interval = Interval::of_sample(&[4.0, 1.0, 3.0, 2.0, 5.0], 0.5);
    assert_eq!(interval, Some(Interval { low: 2.0, high: 4.0 }));
}

#[test]
fn a_row_says_what_its_cells_would_say_one_by_one() {
    let told = |rows: bool| {
        let mut room = Answers::builder();
        room.item("a").item("b").say("Costavia", "a", Answer::Neutral);
        if rows {
            room.row("Aldania", &[(1, Answer::For), (0, Answer::Against), (1, Answer::Neutral)]);
            room.row("Costavia", &[(0, Answer::For), (7, Answer::For)]);
        } else {
            room.say("Aldania", "b", Answer::Neutral).say("Aldania", "a", Answer::Against);
            room.say("Costavia", "a", Answer::For);
        }
        room.build()
    };
    assert_eq!(told(true), told(false));
    let mut room = Answers::builder();
    room.item("a")
        .item("b")
        .row("Aldania", &[(1, Answer::For), (0, Answer::For), (1, Answer::Neutral)]);
    room.say("Aldania", "a", Answer::Against).row("Borduria", &[(0, Answer::For)]);
    let room = room.unsay("Borduria", "a").clone().build();
    assert_eq!(room.of(0), [(0, Answer::Against), (1, Answer::Neutral)]);
    assert!(room.of(1).is_empty());
}
