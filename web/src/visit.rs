//! A visit: who looks at which process, in which language. Every handler takes one.
//!
//! **Invariant:** a seat stands in a visit only where the vault says that the account holds it in this
//! very process.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum_extra::extract::cookie::CookieJar;
use unbracket_negotiation::{Credentials, Moment, SeatId, State};
use unbracket_secretariat::accounts::{Secret, Session};

use crate::failure::Failure;
use crate::hosted::Hosted;
use crate::site::{Cookies, Site};
use crate::tongue::Tongue;

/// Who looks, in which language, at which address.
#[derive(Clone)]
pub(crate) struct Visitor {
    pub(crate) site: Site,
    pub(crate) tongue: Tongue,
    /// The session; none for the public.
    pub(crate) session: Option<Session>,
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

impl Visitor {
    /// What a form of this session carries; empty for the public.
    pub(crate) fn token(&self) -> &str {
        self.session.as_ref().map_or("", |session| session.token.as_str())
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.site.house().clock().now()
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
        self.visitor.now()
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
        self.seats.iter().any(|seat| {
            self.state(|state| {
                let rights = state.rights_of(*seat);
                let offices = state.roster.seat(*seat).map(|seat| seat.offices.clone());
                permit.covers(&rights, &offices.unwrap_or_default())
            })
        })
    }

    /// The credentials of this person, for themselves.
    ///
    /// # Errors
    /// Where they hold no seat here.
    pub(crate) fn credentials(&self) -> Result<Credentials, Failure> {
        self.seat().map(Credentials::of).ok_or(Failure::NotYours)
    }
}

/// The name of the cookie that holds the session.
pub(crate) fn cookie_name(cookies: Cookies) -> &'static str {
    match cookies {
        Cookies::Secure => "__Host-unbracket",
        Cookies::Loopback => "unbracket",
    }
}

fn tongue(headers: &HeaderMap, query: Option<&str>, jar: &CookieJar) -> Tongue {
    let asked = query.unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("lang="));
    let kept = jar.get("lang").map(|cookie| cookie.value().to_owned());
    let preferred = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    asked
        .and_then(Tongue::find)
        .or_else(|| kept.as_deref().and_then(Tongue::find))
        .or_else(|| preferred.and_then(Tongue::preferred))
        .unwrap_or(Tongue::ENGLISH)
}

impl FromRequestParts<Site> for Visitor {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Failure> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let jar = CookieJar::from_headers(&parts.headers);
        let secret = jar.get(cookie_name(site.settings().cookies));
        let secret = secret.and_then(|cookie| Secret::from_cookie(cookie.value()));
        let session = match secret {
            Some(secret) => site.accounts().session(&secret).await?,
            None => None,
        };
        let visitor = Self {
            site: site.clone(),
            tongue: tongue(&parts.headers, parts.uri.query(), &jar),
            session,
            address: parts.uri.path_and_query().map_or("/", |it| it.as_str()).to_owned(),
        };
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
        let process = name.and_then(|name| site.process(name)).ok_or(Failure::NotFound)?;
        let account = visitor.session.as_ref().map(|session| &session.account);
        let seats = account.map(|account| account.seats(process.name()).collect());
        Ok(Self { visitor, process, seats: seats.unwrap_or_default() })
    }
}
