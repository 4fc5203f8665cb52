//! The API's document describes its routes, and its schemas every act.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use unbracket_negotiation::Act;
use unbracket_secretariat::accounts::Scopes;

use crate::support::{Answer, At, wait};

/// Method and path of every operation in the document.
fn in_document() -> BTreeSet<(String, String)> {
    let paths = unbracket_web::openapi()["paths"].as_object().expect("the document has paths");
    let operations = paths.iter().flat_map(|(path, methods)| {
        let methods = methods.as_object().expect("a path has methods");
        methods.keys().map(|method| (method.to_uppercase(), path.clone()))
    });
    operations.collect()
}

#[test]
fn every_route_of_the_api_is_described_and_every_description_has_a_route() {
    let routes: BTreeSet<_> = unbracket_web::described()
        .into_iter()
        .filter(|(_, path, _)| path.starts_with("/api/") && *path != "/api/openapi.json")
        .map(|(method, path, _)| (method.to_owned(), path.to_owned()))
        .collect();
    assert!(routes.len() > 15);
    assert_eq!(routes, in_document());
}

#[test]
fn every_kind_of_act_has_a_schema_with_its_fields() {
    let schemas = &unbracket_web::openapi()["components"]["schemas"];
    let one_of = schemas["Act"]["oneOf"].as_array().expect("acts are one of many");
    assert_eq!(one_of.len(), Act::kinds().count());
    for (reference, (kind, fields)) in one_of.iter().zip(Act::all_fields()) {
        let name = reference["$ref"].as_str().and_then(|path| path.rsplit('/').next());
        let schema = &schemas[name.expect("a reference has a name")];
        assert_eq!(schema["properties"]["act"]["const"], *kind);
        let properties = schema["properties"]["fields"]["properties"].as_object();
        let named: BTreeSet<_> = properties.expect("fields").keys().map(String::as_str).collect();
        assert_eq!(named, fields.iter().copied().collect());
    }
}

#[test]
fn every_operation_says_which_scope_it_asks_of_a_token() {
    let paths = unbracket_web::openapi()["paths"].as_object().expect("the document has paths");
    for (path, methods) in paths {
        for (method, operation) in methods.as_object().expect("a path has methods") {
            let expected = match method.as_str() {
                "get" => serde_json::json!([{}, { "token": ["read"] }]),
                _ => serde_json::json!([{ "token": ["submit"] }]),
            };
            assert_eq!(operation["security"], expected, "{method} {path}");
            for status in ["401", "403"] {
                assert!(operation["responses"][status].is_object(), "{method} {path}: {status}");
            }
        }
    }
}

#[test]
fn a_program_hears_what_is_wrong_with_its_token() {
    let at = At::own(&["silence", "adoption"]);
    let people = at.site.personas();
    let (_, account) = people.into_iter().find(|(name, _)| name == "north").expect("a persona");
    let make = |process: &str, scopes: Scopes| {
        let made = at.site.accounts().make_token(&account, "test", (process, scopes), 1);
        wait(made).expect("the vault takes it")
    };
    let send = |method: Method, token: Option<&str>| {
        let path = match method {
            Method::GET => "/api/p/silence/text",
            _ => "/api/p/silence/acts",
        };
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        let request = request.header(header::CONTENT_TYPE, "application/json");
        at.send(request.body(Body::from("{}")).expect("an address"))
    };
    let bare = send(Method::POST, None);
    assert_eq!(bare.status, StatusCode::UNAUTHORIZED, "{}", bare.text());
    assert!(bare.text().contains("Authorization: Bearer"), "{}", bare.text());
    assert_eq!(bare.header("www-authenticate"), "Bearer");
    assert_eq!(send(Method::GET, Some("none")).header("www-authenticate"), "Bearer");
    let elsewhere = make("adoption", Scopes { read: true, submit: true });
    let refused = send(Method::POST, Some(&elsewhere));
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("another process"), "{}", refused.text());
    let reading = make("silence", Scopes { read: true, submit: false });
    let refused = send(Method::POST, Some(&reading));
    assert!(refused.text().contains("scope `submit`"), "{}", refused.text());
    assert_eq!(send(Method::GET, Some(&reading)).status, StatusCode::OK);
}

/// A token with which the northern delegate reads and acts.
fn token_of(at: &At, process: &str) -> String {
    token_for(at, "north", process)
}

/// A token with which somebody reads and acts.
pub(crate) fn token_for(at: &At, who: &str, process: &str) -> String {
    let people = at.site.personas();
    let (_, account) = people.into_iter().find(|(name, _)| name == who).expect("a persona");
    let scopes = Scopes { read: true, submit: true };
    let made = at.site.accounts().make_token(&account, "test", (process, scopes), 1);
    wait(made).expect("the vault takes it")
}

/// What comes of an act that a program submits.
pub(crate) fn submitted(at: &At, process: &str, token: &str, act: &serde_json::Value) -> Answer {
    let request = Request::builder()
        .method(Method::POST)
        .uri(format!("/api/p/{process}/acts"))
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/json");
    at.send(request.body(Body::from(act.to_string())).expect("an address"))
}

#[test]
fn a_key_sent_again_acts_once_and_hides_no_other_act() {
    let at = At::own(&["second-reading"]);
    let token = token_of(&at, "second-reading");
    let (id, _) = crate::delegate::open_paragraph(&at, "second-reading");
    let send = |stance: &str| {
        let act = serde_json::json!({
            "act": "state-position", "key": "position-12",
            "fields": { "on": { "provision": format!("#{id}") }, "stance": stance },
        });
        let answer = submitted(&at, "second-reading", &token, &act);
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
        let said: serde_json::Value = serde_json::from_slice(&answer.bytes).expect("JSON");
        said["index"].as_u64().expect("the number of an entry")
    };
    let (first, again) = (send("can-live-with"), send("can-live-with"));
    assert_eq!(first, again);
    assert_eq!(send("reserve"), first + 1);
}

#[test]
fn words_that_are_not_what_they_look_like_are_taken_from_a_program_that_means_them() {
    let at = At::own(&["second-reading"]);
    let token = token_of(&at, "second-reading");
    let (id, _) = crate::delegate::open_paragraph(&at, "second-reading");
    let send = |meant: bool| {
        let fields = serde_json::json!({
            "on": { "provision": format!("#{id}") }, "stance": "object",
            "because": "It says sh\u{430}ll",
        });
        let act = serde_json::json!({ "act": "state-position", "fields": fields, "meant": meant });
        submitted(&at, "second-reading", &token, &act)
    };
    let length = at.state("second-reading", |state| state.length);
    let refused = send(false);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
    assert!(refused.text().contains("look-alike"), "{}", refused.text());
    assert_eq!(at.state("second-reading", |state| state.length), length);
    assert_eq!(send(true).status, StatusCode::OK);
}
