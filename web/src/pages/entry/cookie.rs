//! Cookies: the one of a session, and the one that binds what was asked for to a browser.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use unbracket_secretariat::accounts::Secret;

use crate::failure::Failure;
use crate::mask;
use crate::site::{Cookies, Site};
use crate::visit::cookie_name;

/// What a browser shows at the door before it has entered.
pub(crate) struct Door {
    /// Its secret.
    pub(crate) secret: Secret,
    /// Whether the browser has it already.
    known: bool,
}

fn door_name(cookies: Cookies) -> &'static str {
    match cookies {
        Cookies::Secure => "__Host-unbracket-door",
        Cookies::Loopback => "unbracket-door",
    }
}

impl Door {
    /// What the browser shows.
    pub(crate) fn shown(site: &Site, headers: &HeaderMap) -> Option<Self> {
        let jar = CookieJar::from_headers(headers);
        let secret = Secret::from_cookie(jar.get(door_name(site.settings().cookies))?.value())?;
        Some(Self { secret, known: true })
    }

    /// What the browser shows, or a fresh one for it.
    ///
    /// # Errors
    /// Where there is no randomness.
    pub(crate) fn shown_or_fresh(site: &Site, headers: &HeaderMap) -> Result<Self, Failure> {
        match Self::shown(site, headers) {
            Some(door) => Ok(door),
            None => Ok(Self { secret: Secret::fresh()?, known: false }),
        }
    }

    /// What a form at the door carries, another word on every page.
    pub(crate) fn token(&self) -> String {
        mask::masked(&self.secret.token())
    }

    /// Gives it to a browser that does not have it.
    pub(crate) fn with(&self, response: Response, site: &Site) -> Response {
        let response = unkept(response);
        if self.known {
            return response;
        }
        let name = door_name(site.settings().cookies);
        set(response, site, name, Some(self.secret.to_cookie()))
    }
}

/// Makes sure that a form at the door was made for this browser.
///
/// # Errors
/// [`Failure::Stale`] where it was not.
pub(crate) fn at_door(
    site: &Site,
    headers: &HeaderMap,
    filled: &crate::act_form::Filled,
) -> Result<Door, Failure> {
    let door = Door::shown(site, headers).ok_or(Failure::Stale)?;
    let is_made_for_it =
        filled.get("door").is_some_and(|token| mask::covers(token, &door.secret.token()));
    if is_made_for_it { Ok(door) } else { Err(Failure::Stale) }
}

/// Puts the cookie of a session on an answer, or takes it away; the one of the door goes.
pub(crate) fn with_session(response: Response, site: &Site, secret: Option<&Secret>) -> Response {
    let cookies = site.settings().cookies;
    let response = set(unkept(response), site, cookie_name(cookies), secret.map(Secret::to_cookie));
    set(response, site, door_name(cookies), None)
}

/// Nothing at the door is kept by any cache.
pub(crate) fn unkept(mut response: Response) -> Response {
    let never = HeaderValue::from_static("no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, never);
    response
}

fn set(mut response: Response, site: &Site, name: &'static str, value: Option<String>) -> Response {
    let is_gone = value.is_none();
    let cookie = Cookie::build((name, value.unwrap_or_default()))
        .path("/")
        .http_only(true)
        .secure(site.settings().cookies == Cookies::Secure)
        .same_site(SameSite::Lax);
    let mut text = cookie.build().to_string();
    if is_gone {
        text.push_str("; Max-Age=0");
    }
    if let Ok(value) = text.parse() {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
