//! Words are found in six languages, marked where they stand, and nothing that is typed breaks it.

use proptest::prelude::*;
use unbracket_negotiation::State;
use unbracket_negotiation::script::{NoFiles, play};
use unbracket_search::{Filter, Found, Index, Kind, Query};

/// A process in which the chair rules in six languages.
pub(crate) fn rulings(rulings: &[&str]) -> State {
    let mut script = "at 2034-01-10 09:00\n\
        Secretariat: open-process title Review secretariat Secretariat modalities [as intergovernmental]\n\
        Secretariat: accredit name Chair basis office\n\
        Secretariat: give-office seat Chair office chair\n"
        .to_owned();
    for ruling in rulings {
        script
            .push_str(&format!("Chair: rule article 71 ruling \"{ruling}\" because \"Rule 71\"\n"));
    }
    play(&script, &NoFiles).expect("the script is in order").0
}

const SIX: [&str; 6] = [
    "The digital divides between States persist",
    "Les États réaffirment leur attachement au développement",
    "Los Estados reafirman su compromiso con la inclusión",
    "Государства подтверждают приверженность развитию ещё раз",
    "发展中国家的数字鸿沟依然存在",
    "تؤكد الدول من جديد التزامها بالتَّنمية المستدامة",
];

fn find(typed: &str) -> Found {
    let mut index = Index::default();
    index.follow(&rulings(&SIX));
    index.find(&Query::read(typed), &Filter::default(), 10)
}

/// The text of the only hit, and its marked words.
fn only(typed: &str) -> (String, Vec<String>) {
    let found = find(typed);
    assert_eq!(found.hits.len(), 1, "{typed}: {found:?}");
    let hit = &found.hits[0];
    let marked = hit.excerpt.iter().filter(|part| part.hit).map(|part| part.text.clone());
    (hit.piece.text.clone(), marked.collect())
}

#[test]
fn words_are_found_and_marked_in_six_languages() {
    let cases = [
        ("DIVIDE", "divides"),
        ("developpement", "développement"),
        ("\"compromiso con\"", "compromiso con"),
        ("еще", "ещё"),
        ("数字鸿沟", "数字鸿沟"),
        ("تنمية", "بالتَّنمية"),
    ];
    for (typed, marked) in cases {
        let (_, hits) = only(typed);
        let joined = hits.join(" ");
        assert!(joined == marked || hits.concat() == marked, "{typed}: {hits:?}");
    }
}

#[test]
fn order_matters_in_quotes_and_beginnings_are_found() {
    assert_eq!(find("\"divides digital\"").total, 0, "the other order stands nowhere");
    assert_eq!(find("divides digital").total, 1);
    assert_eq!(find("réaff*").total, 1);
    assert_eq!(find("reaf*").total, 2, "French and Spanish");
    assert_eq!(find("reaf* -inclusion").total, 1);
    assert_eq!(find("国").total, 1, "one character");
    assert_eq!(find("中国家").total, 1);
    assert_eq!(find("国中").total, 0, "the other order of characters");
}

#[test]
fn what_says_it_more_often_and_more_shortly_comes_first() {
    let state = rulings(&[
        "Access is one matter among many others that were raised at length in this debate",
        "Access, access, access",
        "Nothing of the kind",
    ]);
    let mut index = Index::default();
    index.follow(&state);
    let found = index.find(&Query::read("access"), &Filter::default(), 10);
    assert_eq!(found.total, 2);
    assert!(found.hits[0].piece.text.starts_with("Access, access"));
    let none = Filter { kind: Some(Kind::Proposal), ..Filter::default() };
    assert_eq!(index.find(&Query::read("access"), &none, 10).total, 0);
    assert_eq!(found.facets.kinds.get(&Kind::Statement), Some(&2));
}

proptest! {
    #[test]
    fn no_query_breaks_anything(typed in "\\PC{0,60}") {
        let found = find(&typed);
        prop_assert!(found.hits.len() <= found.total);
    }

    #[test]
    fn a_text_is_found_by_each_of_its_words(words in prop::collection::vec("[a-zäéß0-9]{1,9}", 1..6)) {
        let text = words.join(" ");
        let mut index = Index::default();
        index.follow(&rulings(&[&text]));
        for word in &words {
            let found = index.find(&Query::read(word), &Filter::default(), 10);
            prop_assert_eq!(found.total, 1, "{}", word);
        }
        let quoted = format!("\"{text}\"");
        prop_assert_eq!(index.find(&Query::read(&quoted), &Filter::default(), 10).total, 1);
    }
}
