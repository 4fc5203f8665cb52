//! What everybody reads without an account.

use axum::http::StatusCode;
use unbracket_negotiation::standing::progress;
use unbracket_negotiation::state::deciding::StatementKind;
use unbracket_web::story::STATIONS;

use crate::support::At;

/// The pages of a process that are there at every moment.
const PAGES: &[&str] = &[
    "",
    "/inputs",
    "/inputs/points",
    "/inputs/points?outcome=not-used&page=2",
    "/inputs/calls/0",
    "/inputs/calls/0/synthesis",
    "/inputs/contributions/0",
    "/inputs/points/0",
    "/outcome",
    "/follow-up",
    "/follow-up?only=overdue",
    "/record",
    "/record/0",
    "/record/verify",
    "/receipts/0",
];

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// What is wrong with a page, whatever it shows.
fn wrong(page: &str) -> Vec<&'static str> {
    // The tables of the documentation stand under their headings.
    let tables = page.matches("<table").count() - page.matches("<table class=\"doc\"").count();
    let rules: [(&str, bool); 5] = [
        ("not one first heading", page.matches("<h1").count() != 1),
        ("a message is missing", page.contains('⟦')),
        ("a style attribute, which the policy of the site forbids", page.contains(" style=")),
        ("a script within the page", page.contains("<script>")),
        ("a table without caption", tables != page.matches("<caption").count()),
    ];
    rules.into_iter().filter(|(_, wrong)| *wrong).map(|(what, _)| what).collect()
}

#[test]
fn every_page_of_the_public_is_there_at_every_moment_of_the_story() {
    for station in STATIONS {
        let at = At::station(station.name);
        for path in PAGES {
            let answer = at.get(&format!("/p/{}{path}", station.name));
            assert_eq!(answer.status, StatusCode::OK, "{}{path}: {}", station.name, answer.text());
            let wrong = wrong(&answer.text());
            assert!(wrong.is_empty(), "{}{path}: {wrong:?}", station.name);
        }
    }
}

#[test]
fn every_page_speaks_six_languages_and_two_directions() {
    let at = At::station("follow-up");
    let fixed = ["/", "/help", "/help/words", "/p/follow-up/follow-up/commitments/0"];
    let pages =
        PAGES.iter().map(|path| format!("/p/follow-up{}", path.split('?').next().unwrap_or("")));
    for path in pages.chain(fixed.map(str::to_owned)) {
        for language in LANGUAGES {
            let page = at.get(&format!("{path}?lang={language}")).text();
            let direction = if language == "ar" { "rtl" } else { "ltr" };
            let begins = format!("<html lang=\"{language}\" dir=\"{direction}\">");
            assert!(page.contains(&begins), "{path} in {language}");
            assert!(wrong(&page).is_empty(), "{path} in {language}: {:?}", wrong(&page));
        }
    }
}

#[test]
fn a_page_that_breaks_a_rule_is_found() {
    let broken = "<h1>a</h1><h1>b</h1><p style=\"\">⟦key⟧</p><script>1</script><table></table>";
    assert_eq!(wrong(broken).len(), 5);
    assert!(wrong("<h1>a</h1>").is_empty());
}

#[test]
fn what_is_not_there_is_not_found_and_what_is_not_understood_is_passed_over() {
    let at = At::station("review");
    for path in [
        "/p/nowhere",
        "/p/review/inputs/calls/99999",
        "/p/review/inputs/calls/-1",
        "/p/review/inputs/contributions/4294967296",
        "/p/review/inputs/points/%00",
        "/p/review/follow-up/commitments/x",
        "/p/review/record/99999999999999999999",
        "/p/review/receipts/99999999",
        "/p/review/receipts/99999999/file",
        "/help/nothing",
        "/help/..%2f..%2fCargo.toml",
    ] {
        assert_eq!(at.get(path).status, StatusCode::NOT_FOUND, "{path}");
    }
    for path in [
        "/p/review/inputs/points?page=0&outcome=%ff",
        "/p/review/inputs/points?page=18446744073709551616",
        "/p/review/follow-up?actor=x&only=everything&provision=%3Cb%3E",
        "/p/review/record?before=0",
        "/p/review/record?seat=99999&kind=no-such-act&provision=p",
    ] {
        let answer = at.get(path);
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.text().contains("<b>\""), "{path}");
    }
}

#[test]
fn the_overview_counts_what_the_core_counts() {
    let at = At::station("second-reading");
    let done = at.state("second-reading", progress).expect("there is a text");
    let page = at.get("/p/second-reading").text();
    assert!(page.contains(&format!("{} of {} paragraphs are agreed", done.agreed, done.units)));
    let strip = page.split("<ul class=\"strip\"").nth(1).expect("a strip of the census");
    let strip = strip.split("</ul>").next().unwrap_or_default();
    assert_eq!(strip.matches("<li").count(), done.units);
    assert_eq!(strip.matches(">✓<").count(), done.agreed);
    assert!(page.contains("aria-current=\"step\""));
}

#[test]
fn the_front_page_leads_through_the_story_and_lets_one_enter_where_there_is_something_to_try() {
    let at = At::own(&["first-reading", "silence"]);
    let page = at.get("/").text();
    assert!(page.contains("href=\"/p/silence\""));
    assert!(!page.contains("href=\"/p/review\""), "only what is there is on the way");
    let form = "<input type=\"hidden\" name=\"to\" value=\"/p/silence/mine\">";
    assert!(page.contains(form));
    let entered = at.post("/demo/enter/sovereign", &[("to", "/p/silence")]);
    assert_eq!(entered.header("location"), "/p/silence");
}

/// Words that stand in the state and that nobody may read: of contributions that are not public, and
/// of points taken from them in confidence.
fn secrets(at: &At, process: &str) -> Vec<String> {
    at.record(process).state(|state| {
        let entries = &state.process.entries;
        let inputs = &state.inputs;
        let texts = inputs.contributions.iter().map(|one| (one.entry, &one.text));
        let titles = inputs.contributions.iter().map(|one| (one.entry, &one.title));
        let claims = inputs.points.iter().map(|one| (one.entry, &one.claim));
        let all: Vec<(u64, &str)> = texts
            .chain(titles)
            .chain(claims)
            .filter_map(|(entry, words)| Some((entry, words.text()?)))
            .collect();
        let open = all.iter().filter(|(entry, _)| entries.is_public(*entry));
        let open: Vec<&str> = open.map(|(_, words)| *words).collect();
        let hidden = all.iter().filter(|(entry, _)| !entries.is_public(*entry));
        let hidden = hidden.map(|(_, words)| *words).filter(|words| words.chars().count() > 12);
        // What somebody else said openly in the same words is no secret.
        hidden
            .filter(|words| !open.iter().any(|said| said.contains(words)))
            .map(str::to_owned)
            .collect()
    })
}

#[test]
fn no_page_shows_words_that_are_sealed() {
    let at = At::station("second-reading");
    let secrets = secrets(&at, "second-reading");
    assert!(!secrets.is_empty(), "the story has words in confidence");
    let (calls, contributions, points) = at.record("second-reading").state(|state| {
        let inputs = &state.inputs;
        (inputs.calls.len(), inputs.contributions.len(), inputs.points.len())
    });
    let mut paths: Vec<String> =
        PAGES.iter().map(|path| format!("/p/second-reading{path}")).collect();
    paths.extend((0..calls).flat_map(|number| {
        let call = format!("/p/second-reading/inputs/calls/{number}");
        [format!("{call}/synthesis"), format!("{call}?page=2"), call]
    }));
    paths.extend((0..contributions).map(|n| format!("/p/second-reading/inputs/contributions/{n}")));
    paths.extend((0..points).map(|n| format!("/p/second-reading/inputs/points/{n}")));
    let mut shown_publicly = 0;
    let open = at.record("second-reading").state(|state| {
        let mut all = state.inputs.contributions.iter();
        let open = all.find(|one| state.process.entries.is_public(one.entry));
        open.and_then(|one| one.text.text().map(str::to_owned))
    });
    let open = open.expect("some contribution is public");
    for path in paths {
        let page = at.get(&path).text();
        let found = secrets.iter().find(|words| page.contains(words.as_str()));
        assert!(found.is_none(), "{path} shows {found:?}");
        shown_publicly += usize::from(page.contains(open.lines().next().unwrap_or("?")));
    }
    // The search finds what is there: words that are public do stand on a page.
    assert!(shown_publicly > 0, "{open}");
}

#[test]
fn a_contribution_in_confidence_is_counted_and_not_named() {
    let at = At::station("review");
    let found = at.record("review").state(|state| {
        let inputs = state.inputs.contributions.iter();
        let place = inputs.clone().position(|one| {
            one.consent.word() == "secretariat-only" && !state.process.entries.is_public(one.entry)
        });
        place.map(|place| {
            let seat = state.inputs.contributions[place].by;
            (place, state.roster.seat(seat).map(|seat| seat.shown().to_owned()))
        })
    });
    let (place, name) = found.expect("the story has one");
    let page = at.get(&format!("/p/review/inputs/contributions/{place}")).text();
    let name = name.expect("whoever submitted it has a seat");
    assert!(page.contains("in confidence"));
    assert!(!page.contains(&name), "{name}");
}

#[test]
fn outcomes_carry_what_was_stated_around_them_at_its_paragraphs() {
    let at = At::station("review");
    let page = at.get("/p/review/outcome").text();
    assert!(page.contains("We do not join the consensus on these three."));
    assert!(page.contains("We did not ask for a vote. That is not support."));
    let count = at.record("review").state(|state| {
        let all = state.deciding.statements.iter();
        all.filter(|one| one.kind == StatementKind::Dissociation).count()
    });
    assert!(count > 0 && page.matches("<section class=\"adopted\">").count() == 2);
    // What explains a vote on another question says on which.
    let line = |words: &str| {
        let found = page.split("<li>").find(|line| line.contains(words));
        found.unwrap_or_else(|| panic!("{words}")).to_owned()
    };
    assert!(line("Ten years are long").contains(" · <bdi>"), "{}", line("Ten years are long"));
    assert!(!line("We did not ask for a vote.").contains(" · <bdi>"));
    // The digest of the adopted text stands there: 64 digits.
    let digest = page.split("<td><code>").nth(1).and_then(|rest| rest.split('<').next());
    assert_eq!(digest.map(str::len), Some(64));
}

#[test]
fn what_is_overdue_comes_first_and_the_filters_narrow() {
    let at = At::station("review");
    let record = at.record("review");
    let now = at.site.house().clock().now();
    let (all, overdue) = record
        .state(|state| (state.aftermath.commitments.len(), state.aftermath.overdue(now).len()));
    assert!(overdue > 0 && overdue < all);
    let rows = |path: &str| at.get(path).text().matches("<tr><th scope=\"row\"><a").count();
    assert_eq!(rows("/p/review/follow-up?only=overdue"), overdue);
    assert!(rows("/p/review/follow-up") >= overdue);
    let first = at.get("/p/review/follow-up").text();
    let first = first.split("<tr><th scope=\"row\"><a").nth(1).unwrap_or_default().to_owned();
    assert!(first.contains('⚠'), "{first}");
    let number = record.state(|state| {
        let mut reported = state.aftermath.commitments.iter();
        reported.position(|one| !one.reports.is_empty())
    });
    let number = number.expect("somebody has reported");
    let page = at.get(&format!("/p/review/follow-up/commitments/{number}")).text();
    assert!(page.contains("Reports") && page.contains("class=\"statements\""));
}

#[test]
fn help_is_the_documentation_of_the_project_and_leads_from_page_to_page() {
    let at = At::station("review");
    let index = at.get("/help").text();
    for page in ["following", "verifying", "follow-up", "words", "acts"] {
        assert!(index.contains(&format!("href=\"/help/{page}\"")), "{page}");
        let answer = at.get(&format!("/help/{page}"));
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        assert!(!answer.text().contains(".md\""), "{page} leads out of the help");
    }
    assert!(at.get("/p/review").text().contains("href=\"/help\""));
}

/// A brace too few nests every rule behind it under one that few pages have, and no reader of the
/// sheet complains.
#[test]
fn the_style_sheet_closes_what_it_opens() {
    let sheet = include_str!("../../assets/unbracket.css");
    let mut depth = 0i32;
    for (number, line) in (1..).zip(sheet.lines()) {
        for brace in line.chars().filter(|c| matches!(c, '{' | '}')) {
            depth += if brace == '{' { 1 } else { -1 };
        }
        assert!(depth >= 0, "line {number} closes what nothing opened");
        if line.starts_with("/*") {
            assert_eq!(depth, 0, "the part that begins at line {number} stands inside another");
        }
    }
    assert_eq!(depth, 0, "something is left open");
}

#[test]
fn an_address_that_takes_forms_says_so_to_whoever_opens_it() {
    let at = At::station("silence");
    let opened = at.get("/p/silence/floor/do/agree");
    assert_eq!(opened.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(opened.text().contains("This address takes a form"), "{}", opened.text());
    assert!(opened.header("content-security-policy").contains("default-src 'none'"));
}
