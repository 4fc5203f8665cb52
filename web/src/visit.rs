//! A visit: who looks at which process, in which language. Every handler takes one.
//!
//! **Invariant:** a seat stands in a visit only where the vault says that the account holds it in this
//! very process.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum_extra::extract::cookie::{Cookie, CookieJar};
use unbracket_negotiation::{Moment, SeatId, State};
use unbracket_secretariat::accounts::{Account, Grant, Proof, Secret, Session};

use crate::acting::covers;
use crate::failure::Failure;
use crate::hosted::Hosted;
use crate::limits::Counted;
use crate::site::{Cookies, Site};
use crate::tongue::Tongue;

/// Who looks, in which language, at which address.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(crate) site: Site,
    pub(crate) tongue: Tongue,
    /// The session in a browser; none for the public, and for a program.
    pub(crate) session: Option<Session>,
    /// What a program that entered with a token may do, and in which process; under `/api` alone.
    pub(crate) grant: Option<Grant>,
    /// What the network from which they come is counted under; none on one's own machine.
    pub(crate) network: Option<Counted>,
    /// Path and query of the page.
    pub(crate) address: String,
}

/// A visitor in a process.
#[derive(Clone)]
pub(crate) struct Visit {
    pub(crate) visitor: Visitor,
    pub(crate) process: Arc<Hosted>,
    /// The seats of this person here; the first is the one they act for unless they say otherwise.
    pub(crate) seats: Vec<SeatId>,
}

/// What the network of a request is counted under, as the outermost layer found it.
#[derive(Clone, Copy)]
pub(crate) struct Network(pub(crate) Option<Counted>);

impl Visitor {
    /// What a form of this session carries; empty for the public.
    pub(crate) fn token(&self) -> &str {
        self.session.as_ref().map_or("", |session| session.token.as_str())
    }

    /// Whose session or token it is; none for the public.
    pub(crate) fn account(&self) -> Option<&Account> {
        let session = self.session.as_ref().map(|session| &session.account);
        session.or_else(|| self.grant.as_ref().map(|grant| &grant.account))
    }

    /// The session.
    ///
    /// # Errors
    /// Where this is the public, or a program.
    pub(crate) fn entered(&self) -> Result<&Session, Failure> {
        self.session.as_ref().ok_or(Failure::Enter)
    }

    /// Makes sure that this person is certainly here now, before an act that binds (an adoption, an
    /// erasure, an accreditation) or one that opens doors: they entered in the last 15 minutes, by a
    /// link, or by a passkey where they have one.
    ///
    /// # Errors
    /// [`Failure::Prove`], which leads them to the door and back.
    pub(crate) async fn present(&self) -> Result<(), Failure> {
        let session = self.entered()?;
        if !session.is_present(self.now()) {
            return Err(Failure::Prove);
        }
        if session.proof == Proof::Link
            && !self.site.accounts().passkeys(&session.account.id).await?.is_empty()
        {
            return Err(Failure::Prove);
        }
        Ok(())
    }

    /// Whether a token may be used for this: in its process, for what it was made.
    pub(crate) fn granted(&self, process: Option<&str>, submits: bool) -> Result<(), Failure> {
        let Some(grant) = &self.grant else { return Ok(()) };
        let lacks = if process.is_some_and(|process| process != grant.process) {
            "this token is for another process; use one of this process"
        } else if submits && !grant.scopes.submit {
            "this token has not the scope `submit`; make one that has it"
        } else if !submits && !grant.scopes.read {
            "this token has not the scope `read`; make one that has it"
        } else {
            return Ok(());
        };
        Err(Failure::Token(lacks))
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.site.house().clock().now()
    }

    /// Somebody of whom nothing is known.
    pub(crate) fn stranger(site: &Site, parts: &Parts) -> Self {
        let jar = CookieJar::from_headers(&parts.headers);
        let kept = jar.get(language_name(site.settings().cookies)).map(Cookie::value);
        Self {
            site: site.clone(),
            tongue: tongue(&parts.headers, parts.uri.query(), kept),
            session: None,
            grant: None,
            network: parts.extensions.get::<Network>().and_then(|network| network.0),
            address: parts.uri.path_and_query().map_or("/", |it| it.as_str()).to_owned(),
        }
    }
}

impl Visit {
    /// Looks at where the negotiation stands, as everybody may see it.
    pub(crate) fn state<T>(&self, look: impl FnOnce(&State) -> T) -> T {
        self.process.state(look)
    }

    /// The seat for which this person acts; none for the public.
    pub(crate) fn seat(&self) -> Option<SeatId> {
        self.seats.first().copied()
    }

    /// The language of the page.
    pub(crate) fn tongue(&self) -> Tongue {
        self.visitor.tongue
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.process.secretariat().now()
    }

    /// An address within this process: `path` begins without a slash.
    pub(crate) fn address(&self, path: &str) -> String {
        format!("/p/{}/{path}", self.process.name())
    }

    /// Whether this person may take an act of this kind, as things stand; the core decides again when
    /// they do.
    pub(crate) fn may(&self, kind: &str) -> bool {
        let permit = unbracket_negotiation::Act::kinds().find(|(name, ..)| *name == kind);
        let Some((_, permit, _)) = permit else { return false };
        self.seats.iter().any(|seat| self.state(|state| covers(state, permit, *seat)))
    }

    /// Whether this person may, and the process is at a stage in which such acts are taken.
    pub(crate) fn may_now(&self, kind: &str) -> bool {
        let permit = unbracket_negotiation::Act::kinds().find(|(name, ..)| *name == kind);
        let Some((_, permit, _)) = permit else { return false };
        let stage = self.state(|state| state.cycle().stage);
        (permit.stages.is_empty() || permit.stages.contains(&stage)) && self.may(kind)
    }
}

/// The secret of the session that a browser shows.
pub(crate) fn session_secret(site: &Site, headers: &HeaderMap) -> Option<Secret> {
    let jar = CookieJar::from_headers(headers);
    Secret::from_cookie(jar.get(cookie_name(site.settings().cookies))?.value())
}

/// The token that a program shows; under `/api` alone.
fn bearer(parts: &Parts) -> Option<String> {
    let shown = parts.headers.get(header::AUTHORIZATION)?;
    let under_api = parts.uri.path().starts_with("/api/");
    let token = shown.to_str().ok().and_then(shown_token);
    under_api.then(|| token.unwrap_or_default().to_owned())
}

/// The token of a program; the name of the scheme is the same in whichever letters (RFC 9110, 11.1).
fn shown_token(shown: &str) -> Option<&str> {
    let (scheme, token) = shown.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim_start())
}

/// The name of the cookie that holds the session.
pub(crate) fn cookie_name(cookies: Cookies) -> &'static str {
    match cookies {
        Cookies::Secure => "__Host-unbracket",
        Cookies::Loopback => "unbracket",
    }
}

/// The name of the cookie that holds the language which somebody asked for.
pub(crate) fn language_name(cookies: Cookies) -> &'static str {
    match cookies {
        Cookies::Secure => "__Host-unbracket-language",
        Cookies::Loopback => "unbracket-language",
    }
}

fn tongue(headers: &HeaderMap, query: Option<&str>, kept: Option<&str>) -> Tongue {
    let asked = query.unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked
        .and_then(Tongue::find)
        .or_else(|| kept.and_then(Tongue::find))
        .or_else(|| preferred.and_then(Tongue::preferred))
        .unwrap_or(Tongue::ENGLISH)
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let mut visitor = Self::stranger(site, parts);
        if let Some(token) = bearer(parts) {
            let grant = site.accounts().grant(&token).await?;
            // A program that shows a token is nobody else: a cookie beside it counts for nothing.
            visitor.grant = Some(grant.ok_or(Failure::Enter)?);
        } else if let Some(secret) = session_secret(site, &parts.headers) {
            visitor.session = site.accounts().session(&secret).await?;
        }
        parts.extensions.insert(visitor.clone());
        Ok(visitor)
    }
}

impl FromRequestParts<Site> for Visit {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        let visitor = Visitor::from_request_parts(parts, site).await?;
        let params = RawPathParams::from_request_parts(parts, site).await;
        let params = params.map_err(|_| Failure::NotFound)?;
        let name = params.iter().find(|(name, _)| *name == "process").map(|(_, value)| value);
        let name = name.ok_or(Failure::NotFound)?;
        let shut = || match site.house().shut().contains_key(name) {
            true => Failure::Unavailable("the record of this process cannot be opened".to_owned()),
            false => Failure::NotFound,
        };
        let process = site.process(name).ok_or_else(shut)?;
        let seats = visitor.account().map(|account| account.seats(process.name()).collect());
        Ok(Self { visitor, process, seats: seats.unwrap_or_default() })
    }
}
