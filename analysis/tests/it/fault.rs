//! Fault lines: what they are by definition, what they find when planted, what they withhold.

use std::collections::BTreeMap;

use unbracket_analysis::fault::{Parameters, Partition, Tally, divided, line, whole};
use unbracket_analysis::numeric::benjamini_hochberg;
use unbracket_analysis::{Answer, Answers, Seed, TooLittle};

const ANSWERS: [Answer; 3] = [Answer::Against, Answer::Neutral, Answer::For];

/// Forty actors in two parts on twelve items: on the first six the parts are opposed, on the others
/// everybody answers by lot.
fn planted(seed: u64) -> (Vec<(String, String, Answer)>, Partition) {
    let mut chance = Seed(seed).stream("test: planted", 0);
    let (mut said, mut of) = (Vec::new(), BTreeMap::new());
    for actor in 0..40 {
        let name = format!("actor {actor:02}");
        let part = actor % 2;
        of.insert(name.clone(), part);
        for item in 0..12 {
            let drawn = ANSWERS[chance.below(3)];
            let answer = match item {
                0..6 if part == 0 => Answer::For,
                0..6 => Answer::Against,
                _ => drawn,
            };
            said.push((name.clone(), format!("item {item:02}"), answer));
        }
    }
    (said, Partition { parts: vec!["one".into(), "other".into()], of })
}

fn matrix(said: &[(String, String, Answer)]) -> Answers {
    let mut answers = Answers::builder();
    for (actor, item, answer) in said {
        answers.say(actor, item, *answer);
    }
    answers.build()
}

#[test]
fn disagreement_is_the_mean_over_all_pairs() {
    let mut chance = Seed(1).stream("test: pairs", 0);
    for _ in 0..50 {
        let drawn: Vec<Answer> =
            (0..2 + chance.below(12)).map(|_| ANSWERS[chance.below(3)]).collect();
        let mut tally = Tally::default();
        drawn.iter().for_each(|answer| tally.add(*answer));
        let (mut sum, mut pairs) = (0.0, 0.0);
        for (at, one) in drawn.iter().enumerate() {
            for other in &drawn[..at] {
                sum += (one.value() - other.value()).abs() / 2.0;
                pairs += 1.0;
            }
        }
        assert!((tally.disagreement().unwrap() - sum / pairs).abs() < 1e-12);
    }
}

#[test]
fn a_planted_line_is_found_and_an_absent_one_is_not() {
    let (said, parts) = planted(3);
    let answers = matrix(&said);
    let parameters = Parameters::default();
    let found = line(&answers, 0, &parts, &parameters).unwrap();
    assert_eq!((found.strength.value, found.n, found.withheld), (1.0, 40, 0));
    assert_eq!(found.p, 1.0 / 1_000.0, "chance never does as much");
    assert_eq!(found.cells[0].r#for.value, 1.0);
    assert_eq!(found.cells[0].r#for.interval.high, 1.0);
    assert_eq!(found.cells[1].against.value, 1.0);
    let all = whole(&answers, &parts, &parameters).unwrap();
    assert_eq!((all.actors, all.items), (40, 12));
    assert!(all.p < 0.01 && all.strength.value > 0.3, "{all:?}");
    assert!(all.strength.interval.holds(all.strength.value));
}

#[test]
fn chance_alone_is_rarely_taken_for_a_line() {
    // Under chance the probability is uniform: of 160 lines about 8 lie below .05; above 20 with a
    // probability below one in ten thousand.
    let parameters = Parameters { permutations: 199, bootstraps: 20, ..Parameters::default() };
    let mut low = 0;
    for seed in 0..27 {
        let (said, parts) = planted(100 + seed);
        let answers = matrix(&said);
        for item in 6..12 {
            let found = line(&answers, item, &parts, &parameters).unwrap();
            low += usize::from(found.p <= 0.05);
        }
    }
    assert!((1..=20).contains(&low), "{low} of 162");
}

#[test]
fn small_cells_are_withheld_and_one_more_that_would_give_them_away() {
    let (mut said, mut parts) = planted(5);
    parts.parts.push("small".into());
    for actor in 0..3 {
        let name = format!("small {actor}");
        parts.of.insert(name.clone(), 2);
        said.push((name, "item 00".into(), Answer::Neutral));
    }
    // One less in the first part, so that it is the smallest of the large ones.
    parts.of.remove("actor 00");
    let found = line(&matrix(&said), 0, &parts, &Parameters::default()).unwrap();
    let shown: Vec<&str> = found.cells.iter().map(|cell| cell.part.as_str()).collect();
    assert_eq!((shown, found.withheld), (vec!["other"], 2));
}

#[test]
fn too_little_is_said_by_name() {
    let (said, mut parts) = planted(7);
    let few: Vec<_> =
        said.iter().filter(|(name, ..)| name.as_str() < "actor 06").cloned().collect();
    let parameters = Parameters::default();
    let refused = line(&matrix(&few), 0, &parts, &parameters).unwrap_err();
    assert_eq!(refused, TooLittle::Few { what: "groups with five answers", have: 0, need: 2 });
    let alike: Vec<_> =
        said.iter().map(|(who, on, _)| (who.clone(), on.clone(), Answer::For)).collect();
    let refused = line(&matrix(&alike), 0, &parts, &parameters).unwrap_err();
    assert_eq!(refused, TooLittle::Same { what: "answers" });
    let four = Tally { against: 1, neutral: 1, r#for: 2 };
    assert!(divided(four, &parameters).is_err());
    parts.of.clear();
    assert!(whole(&matrix(&said), &parts, &parameters).is_err());
}

/// Rooms of two parts of five, whose answers are drawn with these chances (against, neither, for): the
/// mean error of the strength, the mean distance of the middle of its range from the truth, and how many
/// of the ranges of 90 % hold it.
fn five_against_five(chances: [[f64; 3]; 2], rooms: u64) -> (f64, f64, f64) {
    let disagree = |a: &[f64; 3], b: &[f64; 3]| {
        a[0] * b[2] + a[2] * b[0] + 0.5 * (a[1] * (b[0] + b[2]) + b[1] * (a[0] + a[2]))
    };
    let [one, other] = &chances;
    let truth = disagree(one, other) - (disagree(one, one) + disagree(other, other)) / 2.0;
    let parts = Partition {
        parts: vec!["one".into(), "other".into()],
        of: (0..10).map(|actor| (format!("{actor}"), actor / 5)).collect(),
    };
    let (mut error, mut middle, mut held, mut all) = (0.0, 0.0, 0.0, 0.0);
    for room in 0..rooms {
        let mut chance = Seed(room).stream("test: five", 0);
        let mut answers = Answers::builder();
        for actor in 0..10 {
            let [against, neutral, _] = chances[actor / 5];
            let drawn = chance.unit();
            let kind = usize::from(drawn >= against) + usize::from(drawn >= against + neutral);
            answers.say(&format!("{actor}"), "item", ANSWERS[kind]);
        }
        let parameters =
            Parameters { permutations: 1, bootstraps: 100, seed: Seed(room), level: 0.9 };
        // Where all answer alike there is no line.
        let Ok(found) = line(&answers.build(), 0, &parts, &parameters) else { continue };
        let (value, range) = (found.strength.value, found.strength.interval);
        assert!(range.holds(value), "{found:?}");
        all += 1.0;
        error += value - truth;
        middle += (range.low + range.high) / 2.0 - truth;
        held += f64::from(u8::from(range.holds(truth)));
    }
    assert!(all > 0.9 * rooms as f64, "{all} of {rooms}");
    (error / all, middle / all, held / all)
}

#[test]
fn ranges_hold_the_strength_of_a_line_also_where_five_stand_against_five() {
    let told = [
        // No line: each part answers as the other. A range that took an actor drawn twice for two who
        // agree would lie about .16 too high.
        ([[0.3, 0.3, 0.4]; 2], 0.10),
        // A line, and one so strong that most of the parts are of one mind: a range that drew only what
        // was answered would have no width there, and hold the truth in less than half of the rooms.
        ([[0.6, 0.2, 0.2], [0.2, 0.2, 0.6]], 0.10),
        ([[0.95, 0.05, 0.0], [0.0, 0.05, 0.95]], 0.40),
    ];
    for (chances, off) in told {
        let (error, middle, held) = five_against_five(chances, 250);
        eprintln!("{chances:?}: error {error:.3}, middle {middle:.3}, held {held:.3}");
        assert!(error.abs() < 0.03, "{chances:?}: {error}");
        assert!(middle.abs() < off, "{chances:?}: {middle}");
        assert!(held > 0.86, "{chances:?}: {held}");
    }
}

#[test]
fn the_range_of_a_division_holds_the_true_one_where_five_answer_alike() {
    // One in ten answers otherwise: two of them disagree with the chance 2 · .9 · .1.
    let (truth, mut held) = (0.18, 0);
    for room in 0..200 {
        let mut chance = Seed(room).stream("test: alike", 0);
        let mut tally = Tally::default();
        for _ in 0..5 {
            tally.add(if chance.unit() < 0.1 { Answer::Against } else { Answer::For });
        }
        let parameters = Parameters { bootstraps: 100, seed: Seed(room), ..Parameters::default() };
        let found = divided(tally, &parameters).unwrap().disagreement;
        assert!(found.interval.holds(found.value), "{found:?}");
        held += usize::from(found.interval.holds(truth));
    }
    assert!(held > 172, "{held} of 200");
}

#[test]
fn neither_threads_nor_the_order_of_rows_change_a_result() {
    let (mut said, parts) = planted(11);
    let parameters = Parameters { permutations: 99, bootstraps: 50, ..Parameters::default() };
    let look = |said: &[(String, String, Answer)]| {
        let answers = matrix(said).sorted();
        let lines: Vec<_> = (0..12).map(|item| line(&answers, item, &parts, &parameters)).collect();
        let all = whole(&matrix(said), &parts, &parameters);
        serde_json::to_string(&(lines, all)).unwrap()
    };
    let on = |threads, said: &[_]| {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| look(said))
    };
    let one = on(1, &said);
    assert_eq!(one, on(4, &said));
    Seed(2).stream("test: rows", 0).shuffle(&mut said);
    assert_eq!(one, on(4, &said));
}

#[test]
fn intervals_and_adjusted_probabilities_are_those_of_the_literature() {
    // Brown, Cai & DasGupta 2001, table 5: Jeffreys, 95 %, none of ten and three of ten.
    let parameters = Parameters { level: 0.95, ..Parameters::default() };
    let mut said = Vec::new();
    let mut of = BTreeMap::new();
    for actor in 0..20 {
        let name = format!("actor {actor:02}");
        of.insert(name.clone(), usize::from(actor >= 10));
        let answer = if (10..13).contains(&actor) { Answer::For } else { Answer::Against };
        said.push((name, "item".to_owned(), answer));
    }
    let parts = Partition { parts: vec!["none".into(), "three".into()], of };
    let found = line(&matrix(&said), 0, &parts, &parameters).unwrap();
    let (none, three) = (found.cells[0].r#for.interval, found.cells[1].r#for.interval);
    assert_eq!(none.low, 0.0);
    assert!((none.high - 0.217).abs() < 5e-4, "{none:?}");
    assert!((three.low - 0.093).abs() < 5e-4 && (three.high - 0.606).abs() < 1.5e-3, "{three:?}");
    // R: p.adjust(c(.01, .04, .03, .005), "BH").
    let adjusted = benjamini_hochberg(&[0.01, 0.04, 0.03, 0.005]);
    let wanted = [0.02, 0.04, 0.04, 0.02];
    assert!(
        adjusted.iter().zip(wanted).all(|(got, want)| (got - want).abs() < 1e-12),
        "{adjusted:?}"
    );
}
