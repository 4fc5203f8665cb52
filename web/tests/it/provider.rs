//! A provider of identities that lies in every way that it can.
//!
//! What Decidim's CVE-2026-45573 was (the server fetched an address that a user gave) cannot be here: no
//! form takes an address to fetch, and what a provider names is looked at in `provider/reach.rs`.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::PrivateSigningKey;
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use serde_json::{Value, json};
use unbracket_secretariat::accounts::Proof;
use unbracket_web::{Provider, Site};

use crate::browser::Browser;
use crate::support::{At, wait};

const OWN: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJcxs7fb9nboNmGlzPGwmufRuUrtI1A4Of0z/KuMxVZ3\n-----END PRIVATE KEY-----\n";
const OTHER: &str = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIIcxs7fb9nboNmGlzPGwmufRuUrtI1A4Of0z/KuMxVZ3\n-----END PRIVATE KEY-----\n";

/// What the provider says, where it does not tell the truth.
#[derive(Clone, Default)]
struct Lie {
    claims: BTreeMap<&'static str, Value>,
    algorithm: Option<&'static str>,
    other_key: bool,
    unsigned: bool,
    metadata: BTreeMap<&'static str, Value>,
    long: bool,
    refuses: bool,
}

struct House {
    issuer: String,
    lie: Lie,
    nonce: String,
    /// What the server sent to get its tokens.
    exchanged: Vec<BTreeMap<String, String>>,
}

type Shared = Arc<Mutex<House>>;

fn key(pem: &str) -> CoreEdDsaPrivateSigningKey {
    let id = openidconnect::JsonWebKeyId::new("k".to_owned());
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(pem, Some(id)).expect("a key")
}

async fn metadata(State(house): State<Shared>) -> Json<Value> {
    let house = house.lock().expect("nobody panics with it");
    let issuer = &house.issuer;
    let mut all = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
    });
    for (name, value) in &house.lie.metadata {
        all[*name] = value.clone();
    }
    if house.lie.long {
        all["padding"] = json!("x".repeat(1 << 20));
    }
    Json(all)
}

async fn keys() -> Json<Value> {
    let key = serde_json::to_value(key(OWN).as_verification_key()).expect("a key");
    Json(json!({ "keys": [key] }))
}

async fn token(
    State(house): State<Shared>,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Json<Value>, StatusCode> {
    let mut house = house.lock().expect("nobody panics with it");
    house.exchanged.push(form);
    if house.lie.refuses {
        return Err(StatusCode::BAD_REQUEST);
    }
    let mut claims = json!({
        "iss": house.issuer, "sub": "ana", "aud": "us", "nonce": house.nonce,
        "iat": now(), "exp": now() + 300,
    });
    for (name, value) in &house.lie.claims {
        claims[*name] = value.clone();
    }
    let head = json!({ "alg": house.lie.algorithm.unwrap_or("EdDSA"), "kid": "k", "typ": "JWT" });
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let said = format!("{}.{}", part(&head), part(&claims));
    let key = key(if house.lie.other_key { OTHER } else { OWN });
    let signed = key.sign(&CoreJwsSigningAlgorithm::EdDsa, said.as_bytes()).expect("a signature");
    let signature = if house.lie.unsigned { String::new() } else { URL_SAFE_NO_PAD.encode(signed) };
    Ok(Json(json!({
        "access_token": "a", "token_type": "Bearer", "id_token": format!("{said}.{signature}"),
    })))
}

fn now() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.expect("after 1970").as_secs()
}

/// Opens the house on a port of this machine, and tells the site to trust it.
fn open(at: &At) -> Shared {
    let house = Arc::new(Mutex::new(House {
        issuer: String::new(),
        lie: Lie::default(),
        nonce: String::new(),
        exchanged: Vec::new(),
    }));
    let app = Router::new()
        .route("/.well-known/openid-configuration", get(metadata))
        .route("/keys", get(keys))
        .route("/token", post(token))
        .with_state(house.clone());
    wait(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("it listens").port();
        house.lock().expect("nobody panics with it").issuer = format!("http://127.0.0.1:{port}");
        tokio::spawn(async move { axum::serve(listener, app).await });
    });
    let trusted = |slug: &str, issuer: &str| Provider {
        slug: slug.to_owned(),
        name: "The Mission".to_owned(),
        issuer: issuer.to_owned(),
        client: "us".to_owned(),
        secret: Some("s".to_owned()),
        loopback: true,
    };
    let issuer = house.lock().expect("nobody panics with it").issuer.clone();
    at.site
        .trust_providers(vec![trusted("mission", &issuer), trusted("other", "http://127.0.0.1:1")]);
    house
}

/// Leaves for the provider; returns the state with which it has to send the person back.
fn leave(browser: &mut Browser, house: &Shared) -> Option<String> {
    let answer = browser.get("/enter/with/mission?to=/p/silence");
    if answer.status != StatusCode::SEE_OTHER {
        return None;
    }
    let address = answer.header("location").to_owned();
    let value = |name: &str| {
        let found = address.split(['?', '&']).find_map(|pair| pair.strip_prefix(name));
        found.unwrap_or_else(|| panic!("{address} has no {name}")).to_owned()
    };
    assert_eq!(value("code_challenge_method="), "S256");
    assert!(value("code_challenge=").len() >= 43);
    house.lock().expect("nobody panics with it").nonce = value("nonce=");
    Some(value("state="))
}

fn back(browser: &mut Browser, slug: &str, state: &str, more: &str) -> StatusCode {
    browser.get(&format!("/enter/from/{slug}?code=c&state={state}{more}")).status
}

/// A site with Ana, who connected her account with the house.
fn connected() -> (At, Shared, Site) {
    let at = At::own(&["silence"]);
    let house = open(&at);
    let account =
        wait(at.site.accounts().make("Ana", Some("ana@example.org"))).expect("the vault takes it");
    let mut browser = Browser::of(&at.site, &account, Proof::Link);
    let state = leave(&mut browser, &house).expect("the house is open");
    assert_eq!(back(&mut browser, "mission", &state, ""), StatusCode::SEE_OTHER);
    let site = at.site.clone();
    (at, house, site)
}

#[test]
fn somebody_who_connected_an_identity_enters_with_it() {
    let (_at, house, site) = connected();
    let mut browser = Browser::new(&site);
    let state = leave(&mut browser, &house).expect("the house is open");
    assert_eq!(back(&mut browser, "mission", &state, ""), StatusCode::SEE_OTHER);
    assert!(browser.is_in());
    let sent = house.lock().unwrap().exchanged.pop().expect("a question for the tokens");
    assert!(
        sent["code_verifier"].len() >= 43 && sent["redirect_uri"].ends_with("/enter/from/mission")
    );
    // Once: what came back is used up.
    let mut again = browser.clone();
    assert_ne!(back(&mut again, "mission", &state, ""), StatusCode::SEE_OTHER);
}

#[test]
fn nobody_enters_by_a_word_that_is_not_the_providers_or_not_for_us() {
    let (_at, house, site) = connected();
    let claims = |name, value: Value| Lie { claims: [(name, value)].into(), ..Lie::default() };
    let lies: Vec<(&str, Lie)> = vec![
        ("another issuer", claims("iss", json!("https://evil.example"))),
        ("for another", claims("aud", json!("them"))),
        ("for us and another", claims("aud", json!(["us", "them"]))),
        ("said to another", claims("azp", json!("them"))),
        ("an old nonce", claims("nonce", json!("x"))),
        ("no nonce", claims("nonce", Value::Null)),
        ("over", claims("exp", json!(now() - 600))),
        ("of another token", claims("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"))),
        ("no subject", claims("sub", Value::Null)),
        ("unsigned", Lie { algorithm: Some("none"), unsigned: true, ..Lie::default() }),
        ("signed by none", Lie { algorithm: Some("none"), ..Lie::default() }),
        ("a signature left out", Lie { unsigned: true, ..Lie::default() }),
        ("key confusion", Lie { algorithm: Some("HS256"), ..Lie::default() }),
        ("another key", Lie { other_key: true, ..Lie::default() }),
        ("refused", Lie { refuses: true, ..Lie::default() }),
    ];
    for (what, lie) in lies {
        let mut browser = Browser::new(&site);
        let state = leave(&mut browser, &house).expect("the house is open");
        house.lock().unwrap().lie = lie;
        let status = back(&mut browser, "mission", &state, "");
        house.lock().unwrap().lie = Lie::default();
        assert_eq!(status, StatusCode::BAD_REQUEST, "{what}");
        assert!(!browser.is_in(), "{what}");
    }
}

#[test]
fn nobody_comes_back_in_another_browser_from_another_house_or_with_a_made_up_state() {
    let (_at, house, site) = connected();
    let mut browser = Browser::new(&site);
    let state = leave(&mut browser, &house).expect("the house is open");
    let mut other = Browser::new(&site);
    leave(&mut other, &house);
    assert_eq!(back(&mut other, "mission", &state, ""), StatusCode::FORBIDDEN);
    assert_eq!(back(&mut Browser::new(&site), "mission", &state, ""), StatusCode::FORBIDDEN);
    assert_eq!(back(&mut browser, "mission", &"A".repeat(43), ""), StatusCode::FORBIDDEN);
    assert_eq!(back(&mut browser, "mission", "", ""), StatusCode::FORBIDDEN);
    // A mix-up: asked of one house, answered under the name of another.
    assert_eq!(back(&mut browser, "other", &state, ""), StatusCode::FORBIDDEN);
    let state = leave(&mut browser, &house).expect("the house is open");
    let status = back(&mut browser, "mission", &state, "&iss=https://evil.example");
    assert_eq!(status, StatusCode::FORBIDDEN);
    assert!(!browser.is_in());
    assert_eq!(back(&mut browser, "nobody", &state, ""), StatusCode::NOT_FOUND);
}

#[test]
fn an_identity_that_nobody_connected_makes_no_account_whatever_address_it_names() {
    let (at, house, site) = connected();
    let before = wait(at.site.accounts().all()).unwrap().len();
    house.lock().unwrap().lie.claims = [
        ("sub", json!("eve")),
        ("email", json!("ana@example.org")),
        ("email_verified", json!(true)),
    ]
    .into();
    let mut browser = Browser::new(&site);
    let state = leave(&mut browser, &house).expect("the house is open");
    assert_eq!(back(&mut browser, "mission", &state, ""), StatusCode::BAD_REQUEST);
    assert!(!browser.is_in());
    assert_eq!(wait(at.site.accounts().all()).unwrap().len(), before);
}

#[test]
fn what_a_provider_names_is_not_fetched_where_it_leads_inside() {
    let (_at, house, site) = connected();
    let metadata =
        |name, value: &str| Lie { metadata: [(name, json!(value))].into(), ..Lie::default() };
    let lies = vec![
        metadata("issuer", "https://evil.example"),
        metadata("jwks_uri", "http://169.254.169.254/latest/meta-data"),
        metadata("jwks_uri", "http://10.0.0.1/keys"),
        metadata("jwks_uri", "http://[fd00::1]/keys"),
        metadata("jwks_uri", "file:///etc/passwd"),
        Lie { long: true, ..Lie::default() },
    ];
    for lie in lies {
        let what = format!("{:?}", lie.metadata);
        house.lock().unwrap().lie = lie;
        assert!(leave(&mut Browser::new(&site), &house).is_none(), "{what}");
        house.lock().unwrap().lie = Lie::default();
    }
}
