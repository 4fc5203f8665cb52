//! The live stream: it tells every length, catches up, and shares what it made among all listeners.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, BodyDataStream, Bytes};
use axum::http::{Method, StatusCode};
use futures_util::StreamExt;
use tower::ServiceExt;
use unbracket_web::router;

use crate::support::{At, asked, wait};

/// So long a test waits for an event before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// A listener; what it is told first has been read.
async fn listen(site: &Router, path: &str, last: Option<u64>) -> (Bytes, BodyDataStream) {
    let mut request = asked(Method::GET, path);
    if let Some(last) = last {
        request = request.header("last-event-id", last.to_string());
    }
    let request = request.body(Body::empty()).expect("an address");
    let answer = site.clone().oneshot(request).await.expect("the router answers");
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut stream = answer.into_body().into_data_stream();
    let first = next(&mut stream).await;
    (first, stream)
}

async fn next(stream: &mut BodyDataStream) -> Bytes {
    let told = tokio::time::timeout(PATIENCE, stream.next()).await;
    told.expect("an event in time").expect("the stream goes on").expect("no error")
}

/// The length that an event names, and its data.
fn read(event: &Bytes) -> (u64, serde_json::Value) {
    let text = String::from_utf8(event.to_vec()).expect("text");
    let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
    let id = line("id: ").and_then(|id| id.parse().ok()).unwrap_or_default();
    (id, line("data: ").and_then(|data| serde_json::from_str(data).ok()).unwrap_or_default())
}

const RULING: [(&str, &str); 3] =
    [("article", "rule 71"), ("ruling", "The point is well taken."), ("because", "It is.")];

fn rule(at: &At) -> StatusCode {
    let back = ("back", "/p/second-reading/decide");
    let fields: Vec<_> = RULING.into_iter().chain([back]).collect();
    at.post_as("chair", "/p/second-reading/floor/do/rule", &fields).status
}

#[test]
fn a_page_that_was_asleep_is_told_what_it_missed_and_then_what_comes() {
    let at = At::own(&["second-reading"]);
    let site = router(at.site.clone());
    let length = at.state("second-reading", |state| state.length);
    let path = "/p/second-reading/live";
    let (missed, mut stream) = wait(listen(&site, path, Some(length - 3)));
    let (told, data) = read(&missed);
    assert_eq!((told, data["length"].as_u64()), (length, Some(length)));
    assert!(!data["kinds"].as_array().expect("a list").is_empty());
    assert_eq!(rule(&at), StatusCode::SEE_OTHER);
    let (told, data) = read(&wait(next(&mut stream)));
    assert_eq!(told, length + 1);
    assert_eq!(data["kinds"], serde_json::json!(["rule"]));
    assert_eq!(data["stage"], "second-reading");
    let names: Vec<_> = data.as_object().expect("an object").keys().cloned().collect();
    assert_eq!(names, ["kinds", "length", "provisions", "stage"], "nothing else is told");
    let (first, _) = wait(listen(&site, &format!("{path}?from={}", length + 1), None));
    assert_eq!(read(&first).0, 0, "whoever knows everything is told nothing");
}

#[test]
fn a_thousand_listeners_are_told_of_one_act_with_the_same_bytes() {
    let at = At::own(&["second-reading"]);
    let site = router(at.site.clone());
    let length = at.state("second-reading", |state| state.length);
    let mut streams = wait(async {
        let mut streams = Vec::new();
        for _ in 0..1_000 {
            streams.push(listen(&site, "/p/second-reading/live", None).await.1);
        }
        streams
    });
    let begun = Instant::now();
    assert_eq!(rule(&at), StatusCode::SEE_OTHER);
    let told = wait(async {
        let mut told = Vec::new();
        for stream in &mut streams {
            told.push(next(stream).await);
        }
        told
    });
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(read(&told[0]).0, length + 1);
    assert!(told.iter().all(|bytes| bytes.as_ptr() == told[0].as_ptr()), "one copy for all");
}

#[test]
fn a_process_that_is_not_there_has_no_stream() {
    let at = At::station("second-reading");
    assert_eq!(at.get("/p/none/live").status, StatusCode::NOT_FOUND);
}

/// How long a stream tells its page to wait before it comes back, in milliseconds.
fn told_to_wait(first: &Bytes) -> u64 {
    let text = String::from_utf8(first.to_vec()).expect("text");
    let line = text.lines().find_map(|line| line.strip_prefix("retry: "));
    line.and_then(|line| line.parse().ok()).expect("every stream says it")
}

#[test]
fn a_room_whose_server_begins_anew_does_not_come_back_in_one_moment() {
    let at = At::own(&["second-reading"]);
    let site = router(at.site.clone());
    let waits: Vec<_> = wait(async {
        let mut waits = Vec::new();
        for _ in 0..200 {
            waits.push(told_to_wait(&listen(&site, "/p/second-reading/live", None).await.0));
        }
        waits
    });
    assert!(waits.iter().all(|wait| (2_000..=6_000).contains(wait)), "{waits:?}");
    // Of 200 draws from 4,001 moments the fullest of eight parts holds about 25, never 80.
    let part = |of: u64| waits.iter().filter(|wait| (*wait - 2_000) / 501 == of).count();
    let fullest = (0..8).map(part).max().expect("there are parts");
    assert!(fullest < 80, "{fullest} of 200 come back in the same half second");
    // Who comes back is told what it missed, and told to wait as everybody is.
    let length = at.state("second-reading", |state| state.length);
    let (missed, _) = wait(listen(&site, "/p/second-reading/live", Some(length - 5)));
    assert_eq!(read(&missed).0, length);
    assert!((2_000..=6_000).contains(&told_to_wait(&missed)));
}

#[test]
fn nobody_takes_all_places_of_the_server_with_streams() {
    let at = At::own(&["second-reading"]);
    let site = router(at.site.clone());
    let from = |network: u8| {
        let site = site.clone();
        async move {
            let peer = std::net::SocketAddr::from(([203, 0, 113, network], 9));
            let request = asked(Method::GET, "/p/second-reading/live");
            let request = request.extension(axum::extract::ConnectInfo(peer));
            let request = request.body(Body::empty()).expect("an address");
            site.oneshot(request).await.expect("the router answers")
        }
    };
    wait(async {
        let mut open = Vec::new();
        let refused = loop {
            let answer = from(1).await;
            if answer.status() != StatusCode::OK || open.len() > 3_000 {
                break answer;
            }
            open.push(answer);
        };
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers().contains_key("retry-after"));
        assert_eq!(open.len(), 2_000, "a hall full of people");
        assert_eq!(from(2).await.status(), StatusCode::OK, "another network listens");
        open.truncate(1_999);
        assert_eq!(from(1).await.status(), StatusCode::OK, "a place that was left is free");
    });
}
