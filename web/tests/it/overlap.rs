//! What a report shows of two texts side by side.

use unbracket_analysis::meaning::{Files, Model, Trust};
use unbracket_analysis::overlap::Meaning;
use unbracket_findings::gather::{Text, of_files};
use unbracket_findings::{Findings, Settings, Tools, find_with};
use unbracket_formats::ReadOptions;
use unbracket_testkit::data;

const COMPACT: &str = "# The compact

1. We reaffirm that the rights of all people must be protected online and offline, and that this is
so for the young and for the old in each of our countries.
2. States shall publish the plans for the use of the spectrum by 2027, and report on them to the
Forum in the year that follows.
3. The Fund is to be set up in the city of Costavia by those who wish to pay for it.
";

const AGENDA: &str = "# The agenda

1. The Forum meets once in a year, and it is open to all who wish to speak in it.
2. We reaffirm that the rights of all people must be protected online and offline, and that this is
so wherever they live.
";

const PLAN: &str = "# Le plan

1. Nous réaffirmons que les droits de toutes les personnes doivent être protégés en ligne et hors
ligne, et qu’il en est ainsi pour les jeunes et pour les anciens dans chacun de nos pays.
2. La langue des documents est choisie par le bureau au début de la session, et les traductions sont
faites par le secrétariat avec le concours des pays.
";

fn of(texts: &[(&str, &str)], meaning: Option<&dyn Meaning>) -> Findings {
    let read = |(file, text): &(&str, &str)| {
        let read = unbracket_formats::read(text.as_bytes(), file, &ReadOptions::default());
        Text { file: (*file).to_owned(), draft: read.expect("it is a text").accepted }
    };
    let gathered = of_files(Vec::new(), texts.iter().map(read).collect(), true);
    find_with(&gathered, &Settings::default(), Tools { meaning, ..Tools::default() })
}

/// What stands in the chapter on overlap.
fn chapter(found: &Findings) -> String {
    let report = unbracket_web::report(found, "en");
    let chapter = report.split("<h2 id=\"overlap\">").nth(1).expect("the chapter is there");
    chapter.split("<details class=\"how\">").next().unwrap_or_default().to_owned()
}

#[test]
fn what_two_texts_share_is_quoted_side_by_side_and_leads_to_both() {
    let found = of(&[("compact.md", COMPACT), ("agenda.md", AGENDA)], None);
    let chapter = chapter(&found);
    let list = chapter.split("<ul class=\"alike\">").nth(1).expect("pairs are listed");
    let list = list.split("</ul>").next().unwrap_or_default();
    assert_eq!(list.matches("<li>").count(), 1, "{list}");
    assert!(list.contains("and that this is so for the young"), "{list}");
    assert!(list.contains("and that this is so wherever they live."), "{list}");
    assert!(list.contains("</a> <small><bdi>compact.md"), "{list}");
    assert!(list.contains("compact.md") && list.contains("agenda.md"), "{list}");
    assert!(list.contains("Word for word: ") && list.contains("By letters 0."), "{list}");
    assert!(!list.contains("In meaning"), "there was no model: {list}");
    // Each of the two leads to its own passage at the end of the report.
    let places: Vec<&str> = list.split("href=\"#passage-").skip(1).collect();
    let places: Vec<&str> = places.iter().filter_map(|rest| rest.split('"').next()).collect();
    let [one, other] = places[..] else { panic!("{list}") };
    let words = |at: &str| &found.passages[at.parse::<usize>().expect("a place")].words;
    assert!(words(one).ends_with("in each of our countries."), "{}", words(one));
    assert!(words(other).ends_with("wherever they live."), "{}", words(other));
    // What has no counterpart is told with its words.
    let gaps = chapter.split_once("Those without a counterpart").expect("there are gaps").1;
    assert!(gaps.contains("States shall publish the plans"), "{gaps}");
}

#[test]
fn without_a_model_nothing_is_said_across_languages() {
    let found = of(&[("compact.md", COMPACT), ("plan.md", PLAN)], None);
    let chapter = chapter(&found);
    assert!(chapter.contains("The two texts are in different languages"), "{chapter}");
    assert!(!chapter.contains('%') && !chapter.contains("class=\"picture\""), "{chapter}");
}

#[test]
fn with_a_model_the_nearest_in_meaning_stands_beside_what_has_no_counterpart() {
    let Some(path) = data::meaning() else { return };
    let bytes = std::fs::read(path).expect("the package can be read");
    let files = Files::of_wheel(&bytes).expect("the package holds the model");
    let model = Model::read(&files, Trust::Known).expect("it is the known one");
    let found = of(&[("compact.md", COMPACT), ("plan.md", PLAN)], Some(&model));
    let chapter = chapter(&found);
    assert!(chapter.contains("only their meanings are compared"), "{chapter}");
    assert!(!chapter.contains("Word for word"), "{chapter}");
    let list = chapter.split("<ul class=\"alike\">").nth(1).expect("pairs are listed");
    let list = list.split("</ul>").next().unwrap_or_default();
    assert!(list.contains("We reaffirm that") && list.contains("Nous réaffirmons que"), "{list}");
    assert!(list.contains("In meaning 0."), "{list}");
    let gaps = chapter.split_once("Those without a counterpart").expect("there are gaps").1;
    assert!(gaps.contains("Nearest in meaning") && !gaps.contains("Likeness"), "{gaps}");
}
