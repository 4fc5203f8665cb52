//! The pages of the analysis, at moments of the example review.

use std::collections::BTreeSet;
use std::time::Duration;

use axum::http::StatusCode;

use unbracket_analysis::{Answer as Position, Answers, TooLittle};
use unbracket_findings::gather::{Table, Text, of_files};
use unbracket_findings::{Settings, find};

use crate::support::{Answer, At, wait};

const CHAPTERS: [&str; 8] = [
    "room",
    "fault-lines",
    "bridging",
    "movement",
    "language",
    "lineage",
    "participation",
    "overlap",
];
const ADVICE: [&str; 2] = ["packages", "choice"];

/// A page of a station, once its findings are finished.
fn found(at: &At, ask: impl Fn(&At) -> Answer) -> Answer {
    for _ in 0..3_000 {
        let answer = ask(at);
        if answer.header("refresh").is_empty() {
            return answer;
        }
        wait(async { tokio::time::sleep(Duration::from_millis(100)).await });
    }
    panic!("the findings were never finished");
}

fn page(station: &'static str, path: &str) -> String {
    let at = At::station(station);
    let path = format!("/p/{station}/analysis{path}");
    let answer = found(&at, |at| at.get(&path));
    assert_eq!(answer.status, StatusCode::OK, "{path}");
    answer.text()
}

#[test]
fn where_there_are_no_findings_yet_the_page_says_so_and_comes_again() {
    let at = At::own(&["first-reading"]);
    let first = at.get("/p/first-reading/analysis/room");
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.header("refresh"), "3");
    assert!(first.text().contains("for the first time"));
    let then = found(&at, |at| at.get("/p/first-reading/analysis/room")).text();
    let length = at.state("first-reading", |state| state.length);
    assert!(then.contains(&format!("As of entry {length} of the record")), "{then}");
}

#[test]
fn every_chapter_has_a_page_that_says_something_or_why_it_does_not() {
    for chapter in CHAPTERS {
        let page = page("silence", &format!("/{chapter}"));
        let says = page.contains("class=\"picture\"") || page.contains("class=\"unsaid\"");
        assert!(says || page.contains("<table>"), "{chapter}");
        assert!(!page.contains('⟦'), "{chapter}: a message is missing");
        assert!(!page.contains(" style=\"") && !page.contains("NaN"), "{chapter}");
        assert_eq!(page.matches("<h1").count(), 1, "{chapter}");
    }
}

#[test]
fn numbers_lead_to_the_passages_behind_them() {
    let at = At::station("silence");
    let page = page("silence", "/fault-lines");
    let links: BTreeSet<_> = page
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|link| link.contains("/provisions/") || link.contains("/record/"))
        .collect();
    assert!(links.len() > 10, "{links:?}");
    for link in links.into_iter().take(12) {
        assert_eq!(at.get(link).status, StatusCode::OK, "{link}");
    }
}

#[test]
fn the_advice_to_the_chair_is_for_the_offices_in_pages_and_in_files() {
    let at = At::station("silence");
    let overview = page("silence", "");
    for chapter in ADVICE {
        let path = format!("/p/silence/analysis/{chapter}");
        assert_eq!(at.get(&path).status, StatusCode::UNAUTHORIZED);
        assert_eq!(at.get_as("north", &path).status, StatusCode::FORBIDDEN);
        assert_eq!(found(&at, |at| at.get_as("chair", &path)).status, StatusCode::OK);
        assert!(!overview.contains(&path));
    }
    let path = "/p/silence/analysis/findings.json";
    let read =
        |answer: &Answer| -> serde_json::Value { serde_json::from_slice(&answer.bytes).unwrap() };
    let (all, chair) = (read(&at.get(path)), read(&at.get_as("chair", path)));
    for chapter in ADVICE {
        assert_eq!(all[chapter]["Err"]["what"], "offices", "{chapter}");
        assert_ne!(chair[chapter]["Err"]["what"], "offices", "{chapter}");
    }
    let report = |answer: Answer| answer.text().contains("id=\"packages\"");
    let path = "/p/silence/analysis/report.html";
    assert!(!report(at.get(path)) && report(at.get_as("secretariat", path)));
}

#[test]
fn the_report_stands_alone_and_is_the_same_twice() {
    let _ = page("silence", "");
    let at = At::station("silence");
    for language in ["en", "ar"] {
        let path = format!("/p/silence/analysis/report.html?lang={language}");
        let report = at.get(&path);
        assert_eq!(report.status, StatusCode::OK);
        assert!(report.header("content-disposition").contains("silence-report.html"));
        let text = report.text();
        for outside in ["src=", "<script", "<link", "@import", "url(", "href=\"/", "href=\"http"] {
            assert!(!text.contains(outside), "{language}: {outside}");
        }
        for chapter in CHAPTERS {
            assert!(text.contains(&format!("id=\"{chapter}\"")), "{chapter}");
        }
        assert!(text.contains("2025") && text.contains("prefers-color-scheme: dark"));
        assert_eq!(text, at.get(&path).text());
    }
}

#[test]
fn every_row_of_the_report_leads_to_passages_that_stand_in_it() {
    let _ = page("silence", "");
    let at = At::station("silence");
    let report = at.get_as("chair", "/p/silence/analysis/report.html").text();
    let ids: BTreeSet<&str> =
        report.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let links = |part: &str| -> Vec<String> {
        let ends = part.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next());
        ends.map(str::to_owned).collect()
    };
    let all = links(&report);
    assert!(all.len() > 500, "{}", all.len());
    for link in &all {
        assert!(ids.contains(link.as_str()), "{link} stands nowhere");
    }
    let (mut tables, mut bare) = (0, Vec::new());
    for table in report.split("<table>").skip(1).filter_map(|rest| rest.split("</table>").next()) {
        let caption = table.split("</caption>").next().unwrap_or_default();
        // A threshold is no number that comes from passages.
        if caption.ends_with("How this hangs on the threshold") {
            continue;
        }
        tables += 1;
        let rows = table.split("<tr>").skip(2).filter(|row| links(row).is_empty());
        bare.extend(rows.take(1).map(|row| format!("{caption}: {row:.200}")));
    }
    assert!(bare.is_empty(), "{bare:#?}");
    assert!(tables > 40, "{tables}");
    // What stands in it is what was said: the words of the first contribution, and its author.
    let words = at.state("silence", |state| {
        let first = state.inputs.contributions.first().expect("somebody answered the call");
        first.title.text().expect("it was not erased").to_owned()
    });
    let passages = report.split("id=\"passages\"").nth(1).expect("they stand at its end");
    assert!(passages.contains(&words), "{words}");
}

#[test]
fn the_tables_are_what_they_are_called() {
    let _ = page("silence", "");
    let at = At::station("silence");
    let csv = at.get("/p/silence/analysis/findings.csv").text();
    assert!(csv.starts_with("chapter,measure,subject,value"), "{csv:.80}");
    let parquet = at.get("/p/silence/analysis/findings.parquet").bytes;
    assert!(parquet.starts_with(b"PAR1") && parquet.ends_with(b"PAR1"));
}

#[test]
fn the_methods_are_one_click_away_with_the_seed_and_what_they_cannot_say() {
    let page = page("silence", "/methods");
    assert!(page.contains("seed 2025"));
    for chapter in CHAPTERS {
        assert!(page.contains(&format!("id=\"{chapter}\"")), "{chapter}");
    }
    assert_eq!(page.matches("What it cannot say").count(), CHAPTERS.len() + ADVICE.len());
}

#[test]
fn the_story_of_a_provision_tells_its_fault_line() {
    let at = At::station("silence");
    let page = page("silence", "/fault-lines");
    let divided = page.split("more than chance would do</bdi>").count();
    let stories = page.split("href=\"/p/silence/provisions/").skip(1);
    let addresses = stories.filter_map(|rest| rest.split('"').next());
    let told = addresses
        .take(80)
        .any(|id| at.get(&format!("/p/silence/provisions/{id}")).text().contains("Its fault line"));
    assert!(told, "{divided}");
}

/// What stands between a start and an end, the first time that both do.
fn between<'p>(page: &'p str, start: &str, end: &str) -> &'p str {
    let rest = page.split_once(start).map(|(_, rest)| rest);
    rest.and_then(|rest| rest.split_once(end)).map(|(found, _)| found).unwrap_or_default()
}

#[test]
fn provisions_stand_under_their_numbers_and_never_under_their_identities() {
    let page = page("silence", "/bridging");
    let table = between(&page, "<th scope=\"col\">On what</th>", "</table>");
    let named: Vec<&str> =
        table.split("/provisions/").skip(1).filter_map(|it| it.split(['>', '<']).nth(1)).collect();
    assert!(["PP1", "2", "10"].iter().all(|label| named.contains(label)), "{named:?}");
    for chapter in ["lineage", "fault-lines", "choice"] {
        let path = format!("/p/silence/analysis/{chapter}");
        let page = At::station("silence").get_as("chair", &path).text();
        for number in 1..40 {
            assert!(!page.contains(&format!(">p{number}<")), "{chapter}: p{number}");
            assert!(!page.contains(&format!("provision p{number}<")), "{chapter}: p{number}");
        }
    }
}

#[test]
fn a_name_leads_to_everything_that_its_bearer_said() {
    let page = page("silence", "/room");
    let link = between(&page, "href=\"/p/silence/search?", "\"");
    assert!(link.starts_with("seat="), "{link}");
    let found = At::station("silence").get(&format!("/p/silence/search?{link}"));
    assert_eq!(found.status, StatusCode::OK);
    let count = found.text().matches("class=\"hit-name\"").count();
    assert!(count > 3, "{count}");
    let nothing = At::station("silence").get("/p/silence/search").text();
    assert!(!nothing.contains("class=\"hit-name\""), "nothing was asked for");
}

#[test]
fn every_part_of_a_chapter_says_something_or_why_it_does_not() {
    let at = At::station("silence");
    let room = page("silence", "/room");
    assert!(room.contains("Who stands where") && room.contains("class=\"bench\""));
    assert!(room.contains("class=\"label\""), "names stand on the map");
    let language = page("silence", "/language");
    for part in ["Rival terms", "Telling words", "Between which versions nothing"] {
        assert!(language.contains(part), "{part}");
    }
    let who = page("silence", "/participation");
    assert!(who.contains("Questions to ask") && who.contains("class=\"multiples\""));
    let next = found(&at, |at| at.get_as("chair", "/p/silence/analysis/choice")).text();
    assert!(next.contains("Which wordings the room would put before which"));
    let desk = at.get_as("chair", "/p/silence/office").text();
    assert!(desk.contains("/p/silence/analysis/packages"), "advice is where the chair works");
}

#[test]
fn each_method_tells_its_settings() {
    let page = page("silence", "/methods");
    assert_eq!(page.matches("With which settings").count(), CHAPTERS.len() + ADVICE.len());
    assert!(page.contains("999 permutations for the chance"));
}

#[test]
fn every_page_of_the_analysis_is_there_in_six_languages() {
    let _ = page("silence", "");
    let at = At::station("silence");
    for language in ["ar", "en", "es", "fr", "ru", "zh"] {
        for chapter in CHAPTERS {
            let path = format!("/p/silence/analysis/{chapter}?lang={language}");
            let page = at.get_as("chair", &path).text();
            assert!(!page.contains('⟦'), "{path}");
        }
        for chapter in ADVICE {
            let path = format!("/p/silence/analysis/{chapter}?lang={language}");
            assert!(!at.get_as("chair", &path).text().contains('⟦'), "{path}");
        }
    }
}

#[test]
fn movement_is_told_from_reading_to_reading_and_in_the_story_of_a_provision() {
    let at = At::station("silence");
    let page = page("silence", "/movement");
    for said in [
        "From reading to reading",
        "Rev.1, second reading",
        "The strongest lines",
        "of the draws: the probability",
    ] {
        assert!(page.contains(said), "{said}");
    }
    assert!(page.contains("Who changed their position"), "somebody turned in the second reading");
    let story = page
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .find(|link| link.contains("/provisions/"));
    let story = at.get(story.expect("provisions lead to their stories")).text();
    assert!(story.contains("/p/silence/analysis/movement"), "{story}");
}

#[test]
fn what_chapters_measure_has_its_unit_and_its_ranges_their_meaning() {
    let bridging = page("silence", "/bridging");
    assert!(bridging.contains("not where the value may lie"), "{bridging}");
    let at = At::station("silence");
    let packages = found(&at, |at| at.get_as("chair", "/p/silence/analysis/packages")).text();
    let points = "support counts 2, can live with 1, a reserve −1, an objection −2";
    assert!(packages.contains(points), "{packages}");
    let others = packages.matches("proven best of those that differ enough").count();
    assert!(others > 0, "{packages}");
}

#[test]
fn what_is_too_little_to_say_is_said_so_before_it_is_said_why() {
    let mut room = Answers::builder();
    for at in 0..36 {
        let answer = if at % 4 == 0 { Position::Against } else { Position::For };
        room.say(&format!("S{}", at % 6), &format!("q{}", at / 6), answer);
    }
    let table = Table { file: "votes.csv".into(), session: None, answers: room.build() };
    let settings = Settings { bootstraps: 20, permutations: 19, ..Settings::default() };
    let found = find(&of_files(vec![table], Vec::new(), false), &settings);
    let report = unbracket_web::report(&found, "en");
    let missing = report.split("seats: none; at least 1").collect::<Vec<_>>();
    assert!(missing.len() > 1, "{report}");
    for before in &missing[..missing.len() - 1] {
        assert!(before.ends_with("Too little to say. "), "{before}");
    }
}

#[test]
fn of_an_adopted_text_it_is_said_that_nothing_is_open_and_of_silence_that_nobody_spoke() {
    let texts = ["one.md", "other.md"].map(|file| {
        let text = b"# Text\n\n1. States shall publish the plans for the use of the spectrum.\n";
        let read = unbracket_formats::read(text, file, &unbracket_formats::ReadOptions::default());
        Text { file: file.to_owned(), draft: read.expect("it is a text").accepted }
    });
    let mut found = find(&of_files(Vec::new(), texts.into(), true), &Settings::default());
    found.choice = Err(TooLittle::Settled { what: "the text" });
    let report = unbracket_web::report(&found, "en");
    let next = report.split_once("<h2 id=\"choice\">").expect("the chapter is there").1;
    let next = next.split("</section>").next().unwrap_or_default();
    assert!(next.contains("<b>Nothing is open.</b>"), "{next}");
    assert!(next.contains("The text is adopted: nothing is left to choose in it."), "{next}");
    assert!(!next.contains("Too little to say"), "{next}");
    let room = report.split_once("<h2 id=\"room\">").expect("the chapter is there").1;
    let room = room.split("</section>").next().unwrap_or_default();
    assert!(room.contains("Nobody has said anything on this."), "{room}");
    assert!(!report.contains(": 0; at least"), "{report}");
}
