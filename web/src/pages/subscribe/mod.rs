//! Being told by mail: of a process, a stage, a provision, or of deadlines alone.
//!
//! **Invariant:** nobody is subscribed who did not follow a letter and press a button; whoever asks is
//! told the same whatever the address is.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use unbracket_negotiation::Stage;
use unbracket_secretariat::accounts::AccountError;
use unbracket_secretariat::mail::{Letter, Part, Rhythm, Subscription, Topic, Wish};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::route::{Access, Route, get, post};
use crate::telling::Teller;
use crate::tongue::Tongue;
use crate::visit::{Visit, Visitor};

pub(crate) fn routes() -> Vec<Route> {
    vec![
        get("/p/{process}/subscribe", Access::Anyone, form),
        post("/p/{process}/subscribe", Access::Anyone, ask),
        get("/subscriptions/{secret}", Access::Anyone, asked),
        post("/subscriptions/{secret}", Access::Anyone, confirm),
        get("/unsubscribe/{secret}", Access::Anyone, leaving),
        post("/unsubscribe/{secret}", Access::Anyone, leave),
    ]
}

#[derive(Deserialize)]
struct About {
    stage: Option<String>,
    provision: Option<String>,
}

#[derive(Template)]
#[template(path = "subscribe/form.html")]
struct Form {
    frame: Frame,
    name: String,
    puzzle: String,
    topics: Vec<(String, String, bool)>,
}

/// What can be subscribed to: the value in the form, the name, and whether it is chosen.
fn topics(visit: &Visit, about: &About) -> Vec<(String, String, bool)> {
    let tongue = visit.tongue();
    let mut topics = vec![
        ("whole".to_owned(), tongue.say("subscribe-whole"), false),
        ("deadlines".to_owned(), tongue.say("subscribe-deadlines"), false),
    ];
    for stage in Stage::ALL {
        let chosen = about.stage.as_deref() == Some(stage.word());
        let name = tongue.say(&format!("term-Stage-{stage}"));
        let name = tongue.with("feeds-stage", &[("stage", &name)]);
        topics.push((format!("stage {stage}"), name, chosen));
    }
    if let Some(id) = &about.provision {
        let provision = unbracket_text::ProvisionId::new(id.as_str());
        let name = visit.state(|state| Teller::new(tongue, state).paragraph(&provision));
        topics.push((format!("provision {id}"), name, true));
    }
    if !topics.iter().any(|(.., chosen)| *chosen) {
        topics[0].2 = true;
    }
    topics
}

async fn form(visit: Visit, Query(about): Query<About>) -> Result<Response, Failure> {
    page(&Form {
        frame: Frame::within(&visit, Section::Overview, visit.tongue().say("subscribe-title")),
        name: visit.process.name().to_owned(),
        puzzle: visit.visitor.puzzle().await?,
        topics: topics(&visit, &about),
    })
}

/// A page that says one thing, perhaps with one button.
#[derive(Template)]
#[template(path = "subscribe/said.html")]
struct Said {
    frame: Frame,
    heading: String,
    text: String,
    /// Where the button leads, and what it says.
    button: Option<(String, String)>,
}

fn said(visitor: &Visitor, key: &str, button: Option<(String, &str)>) -> Result<Response, Failure> {
    let heading = visitor.tongue.say(key);
    page(&Said {
        frame: Frame::new(visitor, heading.clone()),
        heading,
        text: visitor.tongue.say(&format!("{key}-why")),
        button: button.map(|(to, key)| (to, visitor.tongue.say(key))),
    })
}

fn part(visit: &Visit, word: &str) -> Option<Part> {
    match word.split_once(' ') {
        None if word == "whole" => Some(Part::Whole),
        None if word == "deadlines" => Some(Part::Deadlines),
        Some(("stage", stage)) => Some(Part::Stage(Stage::find(stage)?.word().to_owned())),
        Some(("provision", id)) => {
            let provision = unbracket_text::ProvisionId::new(id);
            let known = visit.state(|state| {
                let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
                let mut drafts = state.texts.documents.iter().map(|it| &it.draft).chain(rolling);
                drafts.any(|draft| draft.get(&provision).is_some())
            });
            known.then(|| Part::Provision(id.to_owned()))
        }
        _ => None,
    }
}

async fn ask(visit: Visit, filled: Filled) -> Result<Response, Failure> {
    let (tongue, site) = (visit.tongue(), &visit.visitor.site);
    let address = filled.need("address")?;
    let topic = part(&visit, filled.need("topic")?).ok_or(Failure::NotFound)?;
    let rhythm = match filled.get("rhythm") {
        Some("soon") => Rhythm::Soon,
        Some("weekly") => Rhythm::Weekly,
        _ => Rhythm::Daily,
    };
    visit.visitor.worked(&filled).await?;
    let topic = Topic { process: visit.process.name().to_owned(), part: topic };
    let public = &site.settings().public;
    let write = |secret: &str| Letter {
        to: String::new(),
        subject: tongue.say("subscribe-letter-subject"),
        text: format!(
            "{}\n\n{public}/subscriptions/{secret}?lang={}\n\n{}\n",
            tongue.say("subscribe-letter-ask"),
            tongue.code(),
            tongue.say("subscribe-letter-else"),
        ),
    };
    let wish = Wish { topic, rhythm, language: tongue.code().to_owned() };
    let asking = site.subscriptions().ask(address, wish, write).await;
    asking.map_err(unkept)?;
    said(&visit.visitor, "subscribe-sent", None)
}

#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over is a value")]
fn unkept(error: AccountError) -> Failure {
    Failure::Unavailable(error.to_string())
}

async fn asked(visitor: Visitor, Path(secret): Path<String>) -> Result<Response, Failure> {
    // Looking at it confirms nothing: programs look at the links of letters, too.
    said(&visitor, "subscribe-confirm", Some((format!("/subscriptions/{secret}"), "subscribe-yes")))
}

async fn confirm(
    visitor: Visitor,
    Path(secret): Path<String>,
    _: Filled,
) -> Result<Response, Failure> {
    let site = &visitor.site;
    let length = |name: &str| Some(site.process(name)?.state(|state| state.length));
    let found = site.subscriptions().confirm(&secret, length).await.map_err(unkept)?;
    said(&visitor, if found.is_some() { "subscribe-done" } else { "subscribe-unknown" }, None)
}

/// The language of a subscription, where the visitor did not ask for another.
fn spoken(visitor: Visitor, subscription: &Subscription) -> Visitor {
    let asked = visitor.address.contains("lang=");
    let tongue = Tongue::find(&subscription.language).filter(|_| !asked);
    Visitor { tongue: tongue.unwrap_or(visitor.tongue), ..visitor }
}

async fn leaving(visitor: Visitor, Path(secret): Path<String>) -> Result<Response, Failure> {
    match visitor.site.subscriptions().find(&secret).await.map_err(unkept)? {
        Some(subscription) => {
            let visitor = spoken(visitor, &subscription);
            let button = (format!("/unsubscribe/{secret}"), "subscribe-end-yes");
            said(&visitor, "subscribe-end", Some(button))
        }
        None => said(&visitor, "subscribe-ended", None),
    }
}

async fn leave(visitor: Visitor, Path(secret): Path<String>) -> Result<Response, Failure> {
    visitor.site.subscriptions().end(&secret).await.map_err(unkept)?;
    said(&visitor, "subscribe-ended", None)
}
