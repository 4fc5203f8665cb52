//! What stands around every page: language, navigation, who is there, the record at the foot.
//!
//! A template extends `base.html` and has a field `frame`. In it, `frame.t(NAME)` is a message,
//! `frame.n(NAME, count)` one with a number, `frame.t1(NAME, "name", value)` one with a value.

use std::fmt::Display;

use askama::Template;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use unbracket_negotiation::Moment;

use crate::assets;
use crate::dates;
use crate::failure::Failure;
use crate::mask;
use crate::named;
use crate::pages::versions::negotiated_in;
use crate::tongue::{LANGUAGES, Tongue};
use crate::visit::{Visit, Visitor};

/// A part of a process: what the navigation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Overview,
    Text,
    Inputs,
    Positions,
    /// Silences, questions, votes, adoption.
    Decide,
    Meetings,
    /// What the statistics say.
    Analysis,
    FollowUp,
    Record,
    /// One's own work: what waits for me.
    Mine,
    /// The work of the offices.
    Office,
}

/// What the base template needs.
#[derive(Clone)]
pub(crate) struct Frame {
    /// The title of the page.
    pub(crate) title: String,
    pub(crate) tongue: Tongue,
    /// Path and query, for the choice of language.
    pub(crate) address: String,
    /// What forms carry, another word on every page; empty for the public.
    pub(crate) token: String,
    /// The name of the person who has entered.
    pub(crate) person: Option<String>,
    pub(crate) operator: bool,
    pub(crate) demo: bool,
    /// The process that the page belongs to.
    pub(crate) process: Option<InProcess>,
    pub(crate) now: Moment,
}

/// What stands around the pages of a process.
#[derive(Clone)]
pub(crate) struct InProcess {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) section: Section,
    /// The language of negotiation, where a text says it.
    pub(crate) language: Option<String>,
    /// Entries of the record.
    pub(crate) length: u64,
    /// The name of the seat for which the person acts.
    pub(crate) seat: Option<String>,
    /// Whether the person holds an office.
    pub(crate) office: bool,
    /// Why nothing is written at present, if that is so.
    pub(crate) frozen: Option<String>,
}

impl Frame {
    /// Around a page of no process.
    pub(crate) fn new(visitor: &Visitor, title: impl Into<String>) -> Self {
        let account = visitor.account();
        Self {
            title: title.into(),
            tongue: visitor.tongue,
            address: visitor.address.clone(),
            token: mask::masked(visitor.token()),
            person: account.map(|account| account.name.clone()),
            operator: account.is_some_and(|account| account.operator),
            demo: visitor.site.settings().demo,
            process: None,
            now: visitor.now(),
        }
    }

    /// Around a page of a process.
    pub(crate) fn within(visit: &Visit, section: Section, title: impl Into<String>) -> Self {
        let process = visit.state(|state| {
            let seat = visit.seat().and_then(|id| Some((id, state.roster.seat(id)?)));
            InProcess {
                name: visit.process.name().to_owned(),
                title: state.process.title.shown().to_owned(),
                section,
                language: negotiated_in(state),
                length: state.length,
                seat: seat.map(|(id, seat)| named::seat(visit.tongue(), id, seat)),
                office: seat.is_some_and(|(_, seat)| !seat.offices.is_empty()),
                frozen: visit.process.secretariat().frozen().map(|frozen| frozen.0),
            }
        });
        Self { process: Some(process), now: visit.now(), ..Self::new(&visit.visitor, title) }
    }

    /// A message.
    pub(crate) fn t(&self, key: &str) -> String {
        self.tongue.say(key)
    }

    /// A message with a number.
    pub(crate) fn n(&self, key: &str, count: impl Display) -> String {
        self.tongue.with(key, &[("count", &count)])
    }

    /// A message with a value.
    pub(crate) fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        self.tongue.with(key, &[(name, &value)])
    }

    /// A message with two values.
    #[expect(
        clippy::too_many_arguments,
        reason = "a template names two values, each with its name"
    )]
    pub(crate) fn t2(
        &self,
        key: &str,
        a: &str,
        one: impl Display,
        b: &str,
        other: impl Display,
    ) -> String {
        self.tongue.with(key, &[(a, &one), (b, &other)])
    }

    /// A word of a closed list of the negotiation, such as `first-reading` of `Stage`.
    pub(crate) fn term(&self, list: &str, word: impl Display) -> String {
        self.tongue.term(list, &word.to_string())
    }

    /// What was broken or waived: a clause of the modalities, or a rule by its name.
    pub(crate) fn clause(&self, word: impl Display) -> String {
        clause(self.tongue, &word.to_string())
    }

    /// The name of a rule of the negotiation, such as `follow-up`; what it says is another message.
    pub(crate) fn rule_name(&self, word: &str) -> String {
        let key = format!("rule-name-{word}");
        if self.tongue.has(&key) { self.tongue.say(&key) } else { word.to_owned() }
    }

    /// A day in words.
    pub(crate) fn day(&self, moment: &Moment) -> String {
        dates::day(self.tongue, *moment)
    }

    /// A moment in words.
    pub(crate) fn moment(&self, moment: &Moment) -> String {
        dates::moment(self.tongue, *moment)
    }

    /// A moment in words, in a zone that is named.
    pub(crate) fn moment_at(&self, moment: &Moment, zone: &str) -> String {
        dates::moment_in(self.tongue, *moment, zone)
    }

    /// A moment for machines.
    pub(crate) fn machine(&self, moment: &Moment) -> String {
        dates::machine(*moment)
    }

    /// How far a moment is from now.
    pub(crate) fn distance(&self, moment: &Moment) -> String {
        dates::distance(self.tongue, self.now, *moment)
    }

    /// The own name of a language by its code; the code where it is none of the six.
    pub(crate) fn language(&self, code: &str) -> String {
        Tongue::find(code).map_or_else(|| code.to_owned(), |tongue| tongue.name().to_owned())
    }

    /// The address of a file that pages need.
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// The languages: code, own name, whether it is this one, and this page in it.
    pub(crate) fn languages(&self) -> Vec<(&'static str, &'static str, bool, String)> {
        let (path, query) = self.address.split_once('?').unwrap_or((&self.address, ""));
        let rest: Vec<_> =
            query.split('&').filter(|one| !one.is_empty() && !one.starts_with("lang=")).collect();
        let link = |code: &str| {
            let lang = format!("lang={code}");
            let query: Vec<&str> = rest.iter().copied().chain([lang.as_str()]).collect();
            format!("{path}?{}", query.join("&"))
        };
        let ours = LANGUAGES.iter();
        ours.map(|(code, name, _)| (*code, *name, *code == self.tongue.code(), link(code)))
            .collect()
    }

    /// Whether a section is the one of this page.
    pub(crate) fn is(&self, section: &str) -> bool {
        let here = self.process.as_ref().map(|process| format!("{:?}", process.section));
        here.is_some_and(|here| here.eq_ignore_ascii_case(section))
    }
}

/// What was broken or waived, in a language: a clause of the modalities, or a rule by its name.
pub(crate) fn clause(tongue: Tongue, word: &str) -> String {
    let keys = [format!("term-Clause-{word}"), format!("rule-name-{word}")];
    let known = keys.iter().find(|key| tongue.has(key));
    // Words of a record that a newer version wrote are shown as they are.
    known.map_or_else(|| word.to_owned(), |key| tongue.say(key))
}

/// Sends a page.
///
/// # Errors
/// Never for a template that compiles; a failed write would be a defect of ours.
pub(crate) fn page(template: &impl Template) -> Result<Response, Failure> {
    page_with(StatusCode::OK, template)
}

/// Sends a page with a status.
///
/// # Errors
/// As [`page`].
pub(crate) fn page_with(status: StatusCode, template: &impl Template) -> Result<Response, Failure> {
    let html = template.render().map_err(|error| Failure::Unavailable(error.to_string()))?;
    let mut headers = HeaderMap::new();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    Ok((status, headers, Html(html)).into_response())
}

/// Goes on to another page after a form was taken.
pub(crate) fn go(address: &str) -> Response {
    // An address of ours begins with one slash; anything else would lead away. Browsers drop tabs and
    // line breaks before they read an address.
    let odd = |c: char| c == '\\' || c.is_control();
    let ours = address.starts_with('/') && !address.starts_with("//") && !address.contains(odd);
    let address = if ours { address } else { "/" };
    let value = HeaderValue::from_str(address).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response()
}
