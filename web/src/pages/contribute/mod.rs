//! Contributing to a call for inputs, and what became of one's own contribution.

mod own;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use unbracket_negotiation::act::inputs::Contribute;
use unbracket_negotiation::state::{CallId, Consent};
use unbracket_negotiation::{Moment, Tag, Words};
use unbracket_negotiation::{Part, said};
use unbracket_text::lookalike::warnings;

use crate::act_form::{Choice, Filled, Upload};
use crate::acting::{capacities, fresh_key};
use crate::failure::Failure;
use crate::frame::{Frame, Section, page, page_with};
use crate::named;
use crate::pages::delegate::{self};
use crate::pages::problem::Problem;
use crate::pages::uploaded;
use crate::route::{Access, Route, get, post};
use crate::tongue::LANGUAGES;
use crate::visit::Visit;

pub(crate) fn routes() -> Vec<Route> {
    let path = "/p/{process}/inputs/{call}/contribute";
    vec![
        get(path, Access::Act("contribute"), form),
        post(path, Access::Act("contribute"), take).up_to(uploaded::MOST),
        get("/p/{process}/contributions/{id}", Access::Seat, own::show),
        post("/p/{process}/contributions/{id}/{verb}", Access::Act("co-sign"), own::act),
    ]
}

#[derive(Template)]
#[template(path = "contribute/form.html")]
struct Form {
    frame: Frame,
    address: String,
    call: u32,
    title: String,
    questions: Vec<String>,
    until: Moment,
    /// What is filled in.
    heading: String,
    text: String,
    language: String,
    languages: Vec<Choice>,
    consents: Vec<Choice>,
    signatures: String,
    sign_until: String,
    problem: Option<Problem>,
    /// What a file held that could not be taken over.
    notices: Vec<String>,
    /// Places where the text is not what it looks like.
    alike: Vec<String>,
    capacities: Vec<Choice>,
    key: String,
}

/// How the levels of consent are told, from the most open to the most private.
pub(super) const CONSENTS: &[(Consent, &str)] = &[
    (Consent::Name, "contribute-consent-name"),
    (Consent::Organisation, "contribute-consent-organisation"),
    (Consent::Anonymous, "contribute-consent-anonymous"),
    (Consent::SecretariatOnly, "contribute-consent-secretariat"),
];

async fn form(visit: Visit, Path((_, call)): Path<(String, u32)>) -> Result<Response, Failure> {
    page(&made(&visit, call, &Filled::default())?)
}

fn made(visit: &Visit, call: u32, filled: &Filled) -> Result<Form, Failure> {
    let tongue = visit.tongue();
    let found = visit.state(|state| {
        let found = state.inputs.call(CallId(call))?;
        let questions = found.questions.iter().map(|it| named::words(tongue, it)).collect();
        Some((named::words(tongue, &found.title), questions, found.until))
    });
    let (title, questions, until) = found.ok_or(Failure::NotFound)?;
    let text = |name: &str| filled.get(name).unwrap_or_default().to_owned();
    let language = filled.get("language").unwrap_or(tongue.code()).to_owned();
    let languages = LANGUAGES.iter().map(|(code, name, _)| Choice {
        chosen: *code == language,
        value: (*code).to_owned(),
        label: (*name).to_owned(),
    });
    let consent = filled.get("consent").unwrap_or(Consent::Name.word());
    let words = text("text");
    Ok(Form {
        frame: Frame::within(visit, Section::Inputs, tongue.say("contribute-title")),
        address: visit.address(""),
        call,
        title,
        questions,
        until,
        heading: text("heading"),
        languages: languages.collect(),
        language,
        consents: consents(visit, consent),
        signatures: text("signatures"),
        sign_until: text("sign-until"),
        problem: None,
        notices: Vec::new(),
        alike: alike(&words),
        text: words,
        capacities: capacities(visit, filled.get("capacity")),
        key: filled.get("key").map_or_else(fresh_key, ToOwned::to_owned),
    })
}

/// The levels of consent in plain words. To stay anonymous is for seats without a name alone: the
/// record names every other.
pub(super) fn consents(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let named = visit.state(|state| {
        let seat = visit.seat().and_then(|seat| state.roster.seat(seat));
        seat.is_some_and(|seat| !seat.name.is_blank())
    });
    let kept = CONSENTS.iter().filter(|(consent, _)| !named || *consent != Consent::Anonymous);
    let each = kept.map(|(consent, key)| Choice {
        value: consent.word().to_owned(),
        label: visit.tongue().say(key),
        chosen: consent.word() == chosen,
    });
    each.collect()
}

/// Reads a file into the form, or submits what stands in it.
async fn take(
    visit: Visit,
    Path((_, call)): Path<(String, u32)>,
    filled: Filled,
) -> Result<Response, Failure> {
    if let Some(file) = filled.file("file").cloned() {
        return from_file(&visit, call, &filled, file).await;
    }
    let again = |failure: &Failure| {
        let problem = Problem::of(visit.tongue(), failure);
        let form = Form { problem: Some(problem), ..made(&visit, call, &filled)? };
        page_with(failure.status(), &form)
    };
    let act = match act_of(&visit, call, &filled) {
        Ok(act) => act,
        Err(failure) => return again(&failure),
    };
    // What looks like something else is shown once before it goes on record.
    let form = made(&visit, call, &filled)?;
    if !form.alike.is_empty() && filled.get("anyway").is_none() {
        return page(&form);
    }
    match delegate::act(&visit, &filled, act).await {
        Err(failure @ Failure::Refused(_)) => again(&failure),
        other => other,
    }
}

fn act_of(visit: &Visit, call: u32, filled: &Filled) -> Result<Contribute, Failure> {
    let wrong = |what: &str| {
        Failure::Wrong(said!(
            "{field} cannot be understood",
            field = Part::Field(what.to_owned().into())
        ))
    };
    let signatures = match filled.get("signatures") {
        Some(number) => Some(number.parse().map_err(|_| wrong("signatures"))?),
        None => None,
    };
    let sign_until = match filled.get("sign-until") {
        Some(text) => {
            let text = if text.len() == 16 { format!("{text}:00Z") } else { text.to_owned() };
            let at: jiff::Timestamp = text.parse().map_err(|_| wrong("sign-until"))?;
            Some(Moment(at.as_second()))
        }
        None => None,
    };
    let about = visit.state(|state| {
        let known = filled.all("about").filter_map(|label| state.provision_labelled(label));
        known.collect()
    });
    Ok(Contribute {
        call: CallId(call),
        about,
        language: filled.get("language").and_then(Tag::new).ok_or_else(|| wrong("language"))?,
        consent: filled.get("consent").and_then(Consent::find).ok_or_else(|| wrong("consent"))?,
        title: Words::said(filled.get("heading").unwrap_or_default()),
        text: Words::said(filled.get("text").unwrap_or_default().replace("\r\n", "\n")),
        signatures,
        sign_until,
    })
}

/// The form with the words of a file in it, to be read before they are sent.
async fn from_file(
    visit: &Visit,
    call: u32,
    filled: &Filled,
    file: Upload,
) -> Result<Response, Failure> {
    let mut form = made(visit, call, filled)?;
    match uploaded::read((&visit.visitor.site, visit.tongue()), file.name, file.bytes).await {
        Ok(parsed) => {
            let visits = parsed.accepted.visit();
            let paragraphs = visits.map(|it| it.provision.content.to_marked_text());
            form.text = paragraphs.collect::<Vec<_>>().join("\n\n");
            form.alike = alike(&form.text);
            form.notices =
                parsed.notices.iter().map(|it| uploaded::noticed(visit.tongue(), it)).collect();
            page(&form)
        }
        Err(failure @ (Failure::Wrong(_) | Failure::Said(_))) => {
            form.problem = Some(Problem::of(visit.tongue(), &failure));
            page_with(failure.status(), &form)
        }
        Err(other) => Err(other),
    }
}

/// Places where a text is not what it looks like, in words.
fn alike(text: &str) -> Vec<String> {
    warnings(text).iter().take(20).map(ToString::to_string).collect()
}
