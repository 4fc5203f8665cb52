//! Search, news, feeds and the calendar, through the router.

use axum::body::Body;
use axum::http::{Method, StatusCode, header};

use crate::support::{At, asked, escaped};

#[test]
fn a_search_finds_words_in_the_text_and_marks_them() {
    let reading = At::station("second-reading");
    let page = reading.get("/p/second-reading/search?q=digital").text();
    assert!(page.contains("<mark>"), "{page}");
    assert!(page.contains("The text as it stands") && page.contains("kind=text"), "{page}");
    let at = At::station("review");
    let none = at.get(&format!("/p/review/search?q={}", escaped("zyzzyva qwertz"))).text();
    assert!(none.contains("Nothing was found") && !none.contains("<mark>"));
    let narrow = at.get("/p/review/search?q=digital&kind=statement").text();
    assert!(!narrow.contains("id=\"kind-1-text\""), "{narrow}");
    let all = at.get("/search?q=digital").text();
    assert!(all.contains("/p/review/search?q=digital"), "{all}");
}

#[test]
fn a_search_takes_whatever_is_typed() {
    let at = At::station("review");
    for typed in
        ["\"", "<script>alert(1)</script>", "-", "*", "%00", "كل", "\u{202e}abc", "a\"b -\"c"]
    {
        let answer = at.get(&format!("/p/review/search?q={}&cycle=x&seat=-1", escaped(typed)));
        assert_eq!(answer.status, StatusCode::OK, "{typed}");
        assert!(!answer.text().contains("<script>alert"), "{typed}");
    }
}

#[test]
fn the_news_tell_what_happened_stage_by_stage() {
    let at = At::station("review");
    let news = at.get("/p/review/news").text();
    assert!(news.contains("opened the stage") && !news.contains('⟦'), "{news}");
    let stage = at.get("/p/adoption/stages/adoption");
    assert_eq!(stage.status, StatusCode::NOT_FOUND, "this site holds one process");
    let stage = At::station("adoption").get("/p/adoption/stages/adoption").text();
    assert!(stage.contains("This is the present stage."), "{stage}");
    assert_eq!(at.get("/p/review/stages/lunch").status, StatusCode::NOT_FOUND);
}

#[test]
fn a_stage_that_this_cycle_has_not_reached_tells_of_the_last_one_that_had_it() {
    let at = At::station("review");
    let page = at.get("/p/review/stages/closing").text();
    assert!(!page.contains("Nothing has happened here yet."), "{page}");
    assert!(
        page.contains("<h2>cycle 2</h2>") && page.contains("<ol class=\"told\"><li>"),
        "{page}"
    );
    // A cycle that has come to a stage tells of itself.
    let here = At::station("adoption").get("/p/adoption/stages/adoption").text();
    assert!(!here.contains("<h2>cycle "), "{here}");
}

#[test]
fn a_paragraph_of_a_document_is_found_under_the_symbol_of_it() {
    let at = At::station("review");
    let page = at.get("/p/review/search?q=digital&kind=agreed").text();
    assert!(page.contains(" · A/RES/"), "{page}");
}

#[test]
fn the_processes_of_the_example_are_told_apart_by_their_moments() {
    let at = At::own(&["silence", "adoption"]);
    for page in [at.get("/search?q=digital").text(), at.get_as("north", "/account").text()] {
        assert!(
            page.contains(" · 3. Under silence<") && page.contains(" · 4. The day of adoption<")
        );
    }
    assert!(at.get_as("north", "/account").text().contains(">just now<"));
}

#[test]
fn feeds_are_atom_and_are_sent_once() {
    let at = At::station("review");
    for path in ["/p/review/feed.atom", "/p/review/stages/adoption/feed.atom"] {
        let answer = at.get(path);
        let text = answer.text();
        assert_eq!(answer.header("content-type"), "application/atom+xml; charset=utf-8");
        assert!(text.starts_with("<?xml") && text.contains("http://www.w3.org/2005/Atom"));
        assert!(text.matches("<entry>").count() > 3, "{text}");
        well_formed(&text).expect("a feed is well-formed");
        let again = asked(Method::GET, path).header(header::IF_NONE_MATCH, answer.header("etag"));
        let again = at.send(again.body(Body::empty()).expect("an address"));
        assert_eq!(again.status, StatusCode::NOT_MODIFIED);
    }
    assert!(well_formed("<a><b></a></b>").is_err() && well_formed("<a>&b;</a>").is_err());
}

/// Whether tags close in order, attributes are quoted, and references are known.
fn well_formed(text: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    for (number, piece) in text.split('<').enumerate() {
        let (tag, rest) = if number == 0 {
            ("", piece)
        } else {
            piece.split_once('>').ok_or("a tag does not end")?
        };
        for reference in rest.split('&').skip(1) {
            let name = reference.split(';').next().unwrap_or_default();
            let known =
                ["lt", "gt", "amp", "quot", "apos"].contains(&name) || name.starts_with('#');
            if !known {
                return Err(format!("&{name}"));
            }
        }
        let name = tag.split([' ', '/', '?']).next().unwrap_or_default();
        if let Some(closed) = tag.strip_prefix('/') {
            if open.pop() != Some(closed) {
                return Err(format!("</{closed}>"));
            }
        } else if !tag.is_empty() && !tag.ends_with('/') && !tag.starts_with('?') {
            open.push(name);
        }
        if tag.matches('"').count() % 2 == 1 {
            return Err(format!("<{tag}>"));
        }
    }
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} stay open")) }
}

#[test]
fn a_provision_has_a_feed_of_what_touched_it() {
    let at = At::station("review");
    let provision = at.state("review", |state| {
        let rolling = state.texts.documents.last().expect("documents");
        rolling.draft.visit().map(|it| it.provision.id.to_string()).find(|id| {
            state.texts.history.contains_key(&unbracket_text::ProvisionId::new(id.as_str()))
        })
    });
    let provision = provision.expect("a provision with a history");
    let feed = at.get(&format!("/p/review/provisions/{}/feed.atom", escaped(&provision))).text();
    assert!(feed.contains("<entry>"), "{feed}");
    assert_eq!(at.get("/p/review/provisions/none/feed.atom").status, StatusCode::NOT_FOUND);
}

/// The events of a calendar: names and values of their lines, unfolded. Refuses what RFC 5545 does.
fn read_calendar(text: &str) -> Result<Vec<Vec<(String, String)>>, String> {
    if text.split("\r\n").any(|line| line.len() > 75) || text.replace("\r\n", "").contains('\n') {
        return Err("a line is too long, or ends wrongly".to_owned());
    }
    let unfolded = text.replace("\r\n ", "");
    let mut lines = unfolded.split_terminator("\r\n");
    if lines.next() != Some("BEGIN:VCALENDAR") || !unfolded.ends_with("END:VCALENDAR\r\n") {
        return Err("no calendar".to_owned());
    }
    let (mut events, mut event) = (Vec::new(), None);
    for line in lines {
        let (name, value) = line.split_once(':').ok_or(line)?;
        match (name, value, &mut event) {
            ("BEGIN", "VEVENT", None) => event = Some(Vec::new()),
            ("END", "VEVENT", Some(_)) => events.extend(event.take()),
            ("BEGIN", ..) => return Err(format!("{line} out of place")),
            (_, _, Some(fields)) => fields.push((name.to_owned(), value.to_owned())),
            _ => {}
        }
    }
    for event in &events {
        let get = |name: &str| {
            event
                .iter()
                .filter(|(key, _)| key == name)
                .map(|(_, it)| it.as_str())
                .collect::<Vec<_>>()
        };
        for name in ["UID", "DTSTAMP", "DTSTART", "SUMMARY"] {
            if get(name).len() != 1 {
                return Err(format!("{name} has to stand once in {event:?}"));
            }
        }
        if get("DTEND").first().is_some_and(|end| *end <= get("DTSTART")[0]) {
            return Err(format!("{event:?} ends before it begins"));
        }
    }
    Ok(events)
}

#[test]
fn the_calendar_is_valid_and_its_names_last() {
    let text = At::station("review").get("/p/review/calendar.ics").text();
    let events = read_calendar(&text).expect("a calendar");
    assert!(events.len() > 10, "{text}");
    let value = |event: &[(String, String)], name: &str| {
        event
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.clone())
            .unwrap_or_default()
    };
    let mut names: Vec<_> = events.iter().map(|event| value(event, "UID")).collect();
    names.sort();
    let all = names.len();
    names.dedup();
    assert_eq!(names.len(), all, "names are unique");
    assert!(names.iter().any(|name| name.starts_with("silence-0@")), "{names:?}");
    let french = At::station("review").get("/p/review/calendar.ics?lang=fr").text();
    let french = read_calendar(&french).expect("a calendar");
    let mut again: Vec<_> = french.iter().map(|event| value(event, "UID")).collect();
    again.sort();
    assert_eq!(again, names, "a name does not depend on the language");
    assert!(read_calendar(&text.replacen("DTSTAMP", "DTSTANP", 1)).is_err());
    assert!(read_calendar(&text.replace("\r\n ", "")).is_err() || !text.contains("\r\n "));
}

#[test]
fn every_page_to_which_a_sentence_or_a_hit_leads_is_there() {
    let at = At::station("review");
    let events = crate::support::events("review");
    let paths = at.state("review", |state| {
        let state = state.as_public();
        let teller = unbracket_web::Teller::new(unbracket_web::Tongue::ENGLISH, &state);
        let mut paths = std::collections::BTreeMap::new();
        let told =
            (0..).zip(events.iter()).filter_map(|(index, event)| teller.tell(index, event).to);
        for path in told {
            // One of each kind of page is enough.
            let kind: Vec<_> =
                path.split('/').filter(|part| part.parse::<u32>().is_err()).collect();
            let kind = kind.first().copied().unwrap_or_default().to_owned();
            paths.entry(kind).or_insert(path);
        }
        paths
    });
    assert!(paths.len() > 8, "{paths:?}");
    let found = at.get("/p/review/search?q=the").text();
    let hits = found.split("class=\"hit-name\"><a href=\"").skip(1);
    let hits: Vec<_> = hits.filter_map(|rest| rest.split(['"', '#']).next()).collect();
    assert!(hits.len() > 20, "{hits:?}");
    let told = paths.into_values().map(|path| format!("/p/review/{path}"));
    for path in told.chain(hits.into_iter().map(|path| path.replace("&#38;", "&"))) {
        assert_eq!(at.get(&path).status, StatusCode::OK, "{path}");
    }
}

#[test]
fn whoever_asks_to_be_told_is_told_the_same_and_nothing_happens_without_a_button() {
    let at = At::own(&["silence"]);
    let page = at.get("/p/silence/subscribe?stage=closing").text();
    assert!(page.contains("value=\"stage closing\" selected"), "{page}");
    let fields = |address| [("address", address), ("topic", "whole"), ("rhythm", "daily")];
    let sent = at.post_as("north", "/p/silence/subscribe", &fields("someone@example.org"));
    let wrong = at.post_as("north", "/p/silence/subscribe", &fields("not an address"));
    let heading = |text: &str| text.split("<h1>").nth(1).map(|it| it[..20].to_owned());
    assert_eq!(sent.status, StatusCode::OK, "{}", sent.text());
    assert_eq!(heading(&sent.text()), heading(&wrong.text()));
    let unknown = at.post_as(
        "north",
        "/p/silence/subscribe",
        &[("address", "a@b.org"), ("topic", "provision nothing")],
    );
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert!(at.get("/subscriptions/none").text().contains("Yes, tell me"));
    let none = at.post_as("north", "/subscriptions/none", &[]).text();
    assert!(none.contains("This link is too old"), "{none}");
    assert!(at.get("/unsubscribe/none").text().contains("The letters have ended"));
}

#[test]
fn what_follows_the_adoption_is_told_under_the_follow_up() {
    let page = At::station("review").get("/p/review/news").text();
    let (before, _) = page.split_once("closed commitment").expect("commitments were closed");
    let heading = before.rsplit("<h2").next().expect("there is a heading before it");
    assert!(heading.contains("Follow-up"), "{heading}");
}
