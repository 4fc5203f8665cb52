//! Framing: held against formulas worked by hand, topica, lifelines and published positions.

#![expect(clippy::disallowed_methods, reason = "tests read the public data sets")]

use std::collections::{BTreeMap, BTreeSet};

use unbracket_analysis::framing::{
    Concordance, Counts, EventHistory, FrameError, Frames, KeynessOptions, Period, Resampling,
    Utterance, Wordfish, WordfishOptions, adoption, event_history, g2, keyness, rivalry, wordfish,
};
use unbracket_analysis::{Seed, TooLittle};
use unbracket_testkit::data;

pub(crate) fn close(a: f64, b: f64, tolerance: f64) {
    assert!((a - b).abs() <= tolerance, "{a} is not {b}");
}

fn counts(texts: &[(&str, &str)]) -> Counts {
    let mut counts = Counts::builder();
    for (actor, text) in texts {
        counts.text(actor, text);
    }
    counts.build()
}

const FIRST: [(&str, &str); 2] = [
    ("Aldania", "the people centred vision of the people"),
    ("Borland", "people people and the market of ideas"),
];
const SECOND: [(&str, &str); 2] = [
    ("Costavia", "the market and the state of the market"),
    ("Dunmark", "state control of the market the state"),
];

/// z of topica 0.62.0, `fighting_words(first, second, prior=.01, informative=True)`.
#[test]
fn fighting_words_are_those_of_the_formula() {
    let found = keyness(&counts(&FIRST), &counts(&SECOND), KeynessOptions::default());
    let found = found.expect("both groups have words");
    assert_eq!((found.totals, found.actors), ([14, 15], [2, 2]));
    let z = |word: &str| {
        found.words.iter().find(|of| of.word == word).map(|of| of.z).expect("the word is there")
    };
    close(z("people"), 0.997_558_219_472_858_3, 1e-9);
    close(z("vision"), 0.473_203_792_589_097_84, 1e-9);
    close(z("the"), -0.822_275_125_654_651, 1e-9);
    close(z("market"), -1.013_303_656_264_074_7, 1e-9);
    assert!(found.words.is_sorted_by(|a, b| a.z >= b.z));
    // By hand: y1 = 4, y2 = 0, a = .04, a0 = .29, n1 = 14, n2 = 15.
    let d = (4.04f64 / (14.29 - 4.04)).ln() - (0.04f64 / (15.29 - 0.04)).ln();
    close(z("people"), d / (1.0 / 4.04 + 1.0 / 0.04f64).sqrt(), 1e-12);
}

/// topica 0.62.0 on words of `[a-z]+`.
#[test]
fn fighting_words_of_two_codes_are_those_of_the_reference() {
    let Some(folder) = data::set("civil-procedure-codes") else { return };
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).expect("the code is in the set");
        let mut counts = Counts::builder();
        for word in text.to_lowercase().split(|c: char| !c.is_ascii_lowercase()) {
            if !word.is_empty() {
                counts.add(name, word, 1);
            }
        }
        counts.build()
    };
    let found = keyness(&read("NY1850.txt"), &read("CA1851.txt"), KeynessOptions::default());
    let found = found.expect("both have words");
    assert_eq!((found.totals, found.words.len()), ([151_145, 49_408], 4_670));
    for (word, z) in [
        ("must", 13.658_908_468_925_315),
        ("of", 7.412_780_681_779_766),
        ("office", 7.269_118_953_338_341),
        ("i", -7.699_727_034_907_271),
        ("defendant", -8.345_474_451_893_942),
        ("the", -9.216_598_285_002_705),
        ("shall", -34.954_648_488_256_59),
    ] {
        let of = found.words.iter().find(|of| of.word == word).expect("the word is in the codes");
        close(of.z, z, 1e-6);
        assert!(of.interval.is_none(), "one actor a side cannot be resampled");
    }
}

/// `methods.md` 7: a = 100 of 10,000 and b = 150 of 20,000 give 4.856.
#[test]
fn g2_is_that_of_the_literature() {
    close(g2(100.0, 10_000.0, 150.0, 20_000.0), 4.856, 0.0005);
    close(g2(10.0, 100.0, 20.0, 200.0), 0.0, 1e-12);
    close(g2(0.0, 100.0, 0.0, 0.0), 0.0, 1e-12);
}

#[test]
fn the_share_of_false_finds_never_falls_with_g2() {
    let found = keyness(&counts(&FIRST), &counts(&SECOND), KeynessOptions::default());
    let mut words = found.expect("both groups have words").words;
    words.sort_by(|a, b| b.g2.total_cmp(&a.g2));
    assert!(words.is_sorted_by(|a, b| a.q <= b.q));
    assert!(words.iter().all(|of| (0.0..=1.0).contains(&of.q)));
}

#[test]
fn an_interval_over_actors_is_wide_where_one_actor_makes_a_word() {
    let mut one = Counts::builder();
    let mut all = Counts::builder();
    for at in 0..12 {
        let actor = format!("actor {at}");
        one.add(&actor, "filler", 100).add(&actor, "sovereignty", if at == 0 { 36 } else { 0 });
        all.add(&actor, "filler", 100).add(&actor, "sovereignty", 3);
    }
    let mut rest = Counts::builder();
    for at in 0..12 {
        rest.add(&format!("other {at}"), "filler", 100).add(
            &format!("other {at}"),
            "sovereignty",
            1,
        );
    }
    let rest = rest.build();
    let of = |counts: Counts| {
        let found = keyness(&counts, &rest, KeynessOptions::default()).expect("words");
        found.words.into_iter().find(|of| of.word == "sovereignty").expect("the word is there")
    };
    let (one, all) = (of(one.build()), of(all.build()));
    close(one.z, all.z, 1e-12);
    assert!(one.interval.expect("twelve actors").holds(0.0), "{one:?}");
    assert!(all.interval.expect("twelve actors").low > 0.0, "{all:?}");
}

#[test]
fn groups_without_words_have_no_keywords() {
    let none = keyness(&counts(&FIRST), &Counts::default(), KeynessOptions::default());
    assert_eq!(none, Err(TooLittle::Few { what: "words", have: 0, need: 1 }));
}

#[test]
fn a_phrase_is_found_in_its_company_and_never_over_a_comma() {
    let texts = [
        "A people-centred, inclusive society; People‑Centred too. The people, centred on itself.",
        "我们重申以人为本的信息社会",
        "مُجتمع محوره الإنسان",
    ];
    let index = Concordance::of(&texts);
    let hits = index.find("people centred", 2);
    let shown: Vec<[&str; 3]> = hits
        .iter()
        .map(|hit| {
            [&hit.before, &hit.range, &hit.behind].map(|at| &texts[hit.document][at.clone()])
        })
        .collect();
    assert_eq!(shown[0], ["A", "people-centred", "inclusive society"]);
    assert_eq!(shown[1], ["inclusive society", "People‑Centred", "too. The"]);
    assert_eq!(shown.len(), 2);
    let han = index.find("以人为本", 2);
    assert_eq!(
        (&texts[1][han[0].range.clone()], &texts[1][han[0].before.clone()]),
        ("以人为本", "重申")
    );
    assert_eq!(index.find("مجتمع", 0).len(), 1);
    assert!(index.find("", 3).is_empty() && index.find("nowhere", 3).is_empty());
}

#[test]
fn chinese_is_counted_by_words() {
    let found = counts(&[("Meridia", "支持发展中国家，支持数字合作")]);
    assert!(found.words().contains(&"发展中国家".to_owned()), "{:?}", found.words());
    assert_eq!(found.total(0), 5);
}

fn said(actor: &str, group: &str, time: i64, language: &str, text: &str) -> Utterance {
    let [actor, group, language, text] = [actor, group, language, text].map(str::to_owned);
    Utterance { actor, group, time, order: 0, language, text, is_draft: false }
}

fn room() -> Vec<Utterance> {
    let mut room = Vec::new();
    for at in 0..6 {
        let text =
            if at == 0 { "human-centered" } else { "A people-centred, people-centric order" };
        room.push(said(&format!("a{at}"), "North", 1, "en", text));
        room.push(said(
            &format!("b{at}"),
            "South",
            2,
            "en",
            "human centred and not people-centred, human-centred",
        ));
    }
    room.push(said("c", "East", 2, "zh-Hans", "以人为本的社会"));
    room.push(said("d", "East", 3, "fr", "une société à dimension humaine"));
    room
}

#[test]
fn rival_terms_are_counted_in_all_their_forms() {
    let frames = Frames::known();
    let found = rivalry(&frames.frames[0], &room(), Seed(1));
    assert_eq!(found.terms, ["people-centred", "human-centred"]);
    let of = |name: &str| found.actors.iter().find(|of| of.name == name).expect("spoke").clone();
    let a1 = of("a1");
    assert_eq!((a1.usage.first, a1.usage.second), (2, 0));
    let share = a1.share.expect("two uses");
    close(share.value, 2.5 / 3.0, 1e-12);
    // scipy 1.17: beta.ppf(.025, 2.5, .5) = 0.3331.
    close(share.interval.low, 0.3331, 0.0005);
    let c = of("c");
    assert_eq!(
        (c.usage.both, c.share),
        (1, Err(TooLittle::Few { what: "uses", have: 0, need: 1 }))
    );
    assert_eq!(of("d").usage.first, 1);
    assert_eq!(found.groups[0].share, Err(TooLittle::Few { what: "actors", have: 1, need: 5 }));
    let (one, other, difference) = &found.differences[0];
    assert_eq!((one.as_str(), other.as_str()), ("North", "South"));
    assert!(difference.interval.low > 0.0 && difference.interval.holds(difference.value));
}

#[test]
fn rows_in_any_order_on_any_number_of_threads_give_the_same_bytes() {
    let frames = Frames::known();
    let mut turned = room();
    turned.reverse();
    let run = |threads: usize, room: &[Utterance]| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads");
        pool.install(|| {
            let rival = rivalry(&frames.frames[0], room, Seed(3));
            let mut first = Counts::builder();
            let mut second = Counts::builder();
            for said in room {
                let side = if said.group == "North" { &mut first } else { &mut second };
                side.text(&said.actor, &said.text);
            }
            let words = keyness(&first.build(), &second.build(), KeynessOptions::default());
            let fish = wordfish(&made(8, 40), WordfishOptions { turns: 12, ..Default::default() });
            serde_json::to_string(&(rival, words, fish)).expect("plain data")
        })
    };
    let one = run(1, &room());
    assert_eq!(one, run(4, &room()));
    assert_eq!(one, run(4, &turned));
}

#[test]
fn a_table_of_rivals_names_its_faults() {
    assert_eq!(Frames::read(""), Err(FrameError::NoHead));
    assert_eq!(Frames::read("frames\t1\na\tb\tc"), Err(FrameError::Columns(2)));
    let one = Frames::read("frames\t1\nx\tpeople\ten\tpeople first\tours");
    assert_eq!(one, Err(FrameError::Terms { name: "x".into(), terms: 1 }));
}

#[test]
fn use_after_the_draft_is_exposure() {
    let mut room = room();
    room.push(Utterance { is_draft: true, ..said("Chair", "", 2, "en", "a people-centred order") });
    room.push(said("late", "North", 4, "en", "people centred"));
    let found = adoption(&["people centred/centric"], &room);
    assert_eq!((found.draft, found.actors), (Some(2), 15));
    assert_eq!((found.first[0].actor.as_str(), found.first[0].after_draft), ("a1", false));
    assert!(found.first.iter().find(|first| first.actor == "late").is_some_and(|f| f.after_draft));
    let last = found.curve.last().expect("four times");
    assert_eq!((last.own, last.after_draft, last.heard), (5, 7, 15));
    let range = found.occasions[0].range.clone();
    assert_eq!(&room[found.occasions[0].utterance].text[range], "people-centred");
    let actors: BTreeSet<String> = ["a0", "a1", "late"].map(str::to_owned).into();
    let tie: BTreeMap<String, String> =
        actors.iter().map(|actor| (actor.clone(), "North".to_owned())).collect();
    let periods = found.periods(&actors, &[tie]);
    let late: Vec<&Period> = periods.iter().filter(|p| p.actor == "late").collect();
    assert_eq!(late.len(), 4);
    assert_eq!(late[3].covariates, [1.0, 0.5]);
    assert_eq!(periods.iter().filter(|period| period.actor == "a1").count(), 1);
}

fn history(shift: f64) -> Result<EventHistory, TooLittle> {
    // 40 actors; exposed ones adopt in 3 of 4 first periods, others in 1 of 4.
    let periods: Vec<Period> = (0..40)
        .map(|at| {
            let exposed = at % 2 == 0;
            let adopts = if exposed { at % 8 != 0 } else { at % 8 == 1 };
            let covariates = vec![f64::from(u8::from(exposed)) + shift];
            Period { actor: format!("actor {at}"), adopts, covariates }
        })
        .collect();
    event_history(&["exposure"], &periods)
}

/// A table of two by two has its log odds in closed form.
#[test]
fn first_uses_in_discrete_time_have_the_log_odds_of_their_table() {
    let found = history(0.0).expect("it settles");
    close(found.intercept.value, (0.25f64 / 0.75).ln(), 1e-8);
    close(found.coefficients[0].value, 2.0 * 3.0f64.ln(), 1e-8);
    // Robust variance of a two by two table: Σ 1/cell, times G/(G−1).
    let variance = 2.0 * (1.0 / 5.0 + 1.0 / 15.0) * 40.0 / 39.0f64;
    close(found.coefficients[0].se, variance.sqrt(), 1e-8);
    assert_eq!((found.periods, found.actors, found.adopters), (40, 40, 20));
    let moved = history(3.0).expect("it settles");
    close(moved.coefficients[0].value, found.coefficients[0].value, 1e-8);
}

/// Counts of a known axis: actors evenly spread, words loading on it in turn.
fn made(actors: u32, words: u32) -> Counts {
    let mut counts = Counts::builder();
    for actor in 0..actors {
        let theta = f64::from(actor) / f64::from(actors - 1) * 3.0 - 1.5;
        for word in 0..words {
            let beta = f64::from(word % 7) / 3.0 - 1.0;
            let mean = (3.0 + 0.3 * f64::from(word % 3) + beta * theta).exp();
            let count = (0u32..).find(|count| f64::from(*count) + 0.5 > mean).expect("it ends");
            counts.add(&format!("actor {actor:02}"), &format!("word {word:03}"), count);
        }
    }
    counts.build()
}

#[test]
fn wordfish_finds_an_axis_that_was_laid_in() {
    let options = WordfishOptions { turns: 0, ..Default::default() };
    let found = wordfish(&made(15, 70), options).expect("it settles");
    assert_eq!(found.axis, None);
    assert!(found.positions.is_sorted_by(|a, b| a.theta < b.theta));
    let spread = (0..15).map(|at| (f64::from(at) - 7.0) / (56.0f64 / 3.0).sqrt());
    found.positions.iter().zip(spread).for_each(|(of, theta)| close(of.theta, theta, 0.02));
    let few = wordfish(&made(2, 70), WordfishOptions::default());
    assert_eq!(few, Err(TooLittle::Few { what: "actors", have: 2, need: 3 }));
}

fn manifestos() -> Option<(Counts, BTreeMap<String, f64>)> {
    let folder = data::set("text-models")?;
    let read = |name: &str| std::fs::read_to_string(folder.join(name)).expect("it is in the set");
    let (table, known) = (read("manifesto_dtm.csv"), read("manifesto_wordfish_ml.csv"));
    let mut lines = table.lines();
    let clean = |cell: &str| cell.trim_matches('"').to_owned();
    let actors: Vec<String> = lines.next().expect("a head").split(',').skip(1).map(clean).collect();
    let mut counts = Counts::builder();
    for line in lines {
        // A word may hold a comma between its quotes; counts never do.
        let mut cells: Vec<&str> = line.rsplitn(actors.len() + 1, ',').collect();
        cells.reverse();
        for (actor, count) in actors.iter().zip(&cells[1..]) {
            counts.add(actor, &clean(cells[0]), count.parse().expect("a count"));
        }
    }
    let known = known.lines().skip(1).map(|line| {
        let (name, theta) = line.split_once(',').expect("two columns");
        (name.to_owned(), theta.parse().expect("a number"))
    });
    Some((counts.build(), known.collect()))
}

fn correlation(found: &Wordfish, known: &BTreeMap<String, f64>) -> f64 {
    // Both have mean 0 and standard deviation 1.
    let products = found.positions.iter().map(|of| of.theta * known[&of.actor]);
    products.sum::<f64>() / f64::from(u32::try_from(known.len()).expect("few"))
}

/// The positions of `manifesto_wordfish_ml.csv`, and the values of `methods.md` 7.
#[test]
fn wordfish_places_the_manifestos_where_the_reference_does() {
    let Some((counts, known)) = manifestos() else { return };
    let ends = ("tGREENS1990combined".to_owned(), "tFDP1994combined".to_owned());
    let options = WordfishOptions {
        from_to: Some(ends),
        turns: 8,
        resampling: Resampling::Words,
        ..Default::default()
    };
    let found = wordfish(&counts, options.clone()).expect("it settles");
    let r = correlation(&found, &known);
    println!("r = {r:.6} in {} rounds", found.rounds);
    assert!(r >= 0.9997, "{r}");
    for (actor, theta) in
        [("tGREENS1990combined", -1.49), ("tPDS1994combined", -1.46), ("tFDP1994combined", 1.28)]
    {
        let of = found.positions.iter().find(|of| of.actor == actor).expect("it is there");
        // The peak is at -1.531 for the Greens and 1.292 for FDP 1994, found twice, also by L-BFGS over
        // all parameters from two starts. The reference stopped after 22 rounds beside it, at 1.280.
        close(of.theta, theta, 0.05);
    }
    for (actor, theta) in [("tGREENS1990combined", -1.5309), ("tFDP1994combined", 1.2921)] {
        let of = found.positions.iter().find(|of| of.actor == actor).expect("it is there");
        close(of.theta, theta, 2e-3);
    }
    for of in &found.positions {
        let held = of.on_this_axis.expect("turns were asked for");
        assert!(held.low - 0.1 < of.theta && of.theta < held.high + 0.1, "{of:?}");
    }
    let held: f64 =
        found.positions.iter().map(|of| of.on_this_axis.map_or(0.0, |i| i.high - i.low)).sum();
    println!("on this axis {held:.2}");
    let widths = |found: &Wordfish| -> f64 {
        found.positions.iter().map(|of| of.interval.map_or(0.0, |i| i.high - i.low)).sum()
    };
    let naive: f64 = found.positions.iter().map(|of| 2.0 * 1.645 * of.naive_se).sum();
    let model =
        wordfish(&counts, WordfishOptions { resampling: Resampling::Parametric, ..options });
    let model = model.expect("it settles");
    assert!(model.axis.is_some_and(|axis| axis.correlation > 0.99 && axis.another == 0.0));
    let model = widths(&model);
    println!("widths: words {:.2}, model {model:.2}, naive {naive:.2}", widths(&found));
    assert!(widths(&found) > 0.5 * naive);
    // The second axis of these texts is nearly as long as the first (9.8 and 8.6 % of the inertia):
    // another vocabulary often shows another one, and the result says so.
    let axis = found.axis.expect("turns were asked for");
    assert_eq!(axis.turns + axis.failed, 8);
    assert!(axis.turns >= 6 && axis.correlation < 0.99, "{axis:?}");
    assert!(model > 0.3 * naive && model < 3.0 * naive);
}
