//! Routes: each says in one line where it is, who may use it and what serves it.
//!
//! **Invariant:** a route without an [`Access`] cannot be written, and access is checked before its
//! handler runs; the matrix of all routes is a test.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, RawPathParams, Request, State};
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use tokio::time::timeout;
use unbracket_negotiation::Role;

use crate::act_form::kept;
use crate::failure::Failure;
use crate::site::Site;
use crate::visit::{Visit, Visitor};

/// Who may use a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everyone, without an account.
    Anyone,
    /// Whoever has entered.
    Account,
    /// Whoever holds a seat in the process of the address.
    Seat,
    /// Whoever holds one of these offices in the process of the address.
    Office(&'static [Role]),
    /// Whoever may take an act of this kind, by its permit in the core.
    Act(&'static str),
    /// Whoever runs the server.
    Operator,
}

/// A route.
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) access: Access,
    /// How many bytes may be sent to it.
    pub(crate) limit: usize,
    pub(crate) serve: MethodRouter<Site>,
}

/// So many bytes may be sent to a route that does not say otherwise.
const LIMIT: usize = 1 << 20;
/// So many seconds a route may take, and one more for so many bytes that may be sent to it.
const SECONDS: u64 = 30;
const BYTES_A_SECOND: usize = 1 << 18;

impl Route {
    /// Lets so many bytes be sent: for a route that takes files.
    pub(crate) fn up_to(self, limit: usize) -> Self {
        Self { limit, ..self }
    }
}

/// A page to read.
pub(crate) fn get<H, T>(path: &'static str, access: Access, handler: H) -> Route
where
    H: Handler<T, Site, Future = Answering> + Sync,
{
    Route {
        method: "GET",
        path,
        access,
        limit: LIMIT,
        serve: axum::routing::get(Served::by(handler)),
    }
}

/// A form that is sent.
pub(crate) fn post<H, T>(path: &'static str, access: Access, handler: H) -> Route
where
    H: Handler<T, Site, Future = Answering> + Sync,
{
    Route {
        method: "POST",
        path,
        access,
        limit: LIMIT,
        serve: axum::routing::post(Served::by(handler)),
    }
}

/// A response under way; what every handler that is a function gives.
type Answering = Pin<Box<dyn Future<Output = Response> + Send>>;

/// What serves a route, whatever it takes from a request: one type for all, so that what stands
/// around a handler is compiled once and not once for each of them.
#[derive(Clone)]
struct Served(Arc<dyn Fn(Request, Site) -> Answering + Send + Sync>);

impl Served {
    fn by<H, T>(handler: H) -> Self
    where
        H: Handler<T, Site, Future = Answering> + Sync,
    {
        Self(Arc::new(move |request, site| handler.clone().call(request, site)))
    }
}

impl Handler<(), Site> for Served {
    type Future = Answering;

    fn call(self, request: Request, site: Site) -> Answering {
        (self.0)(request, site)
    }
}

/// Every route with its method and who may use it, in the order of the site map.
pub fn described() -> Vec<(&'static str, &'static str, Access)> {
    let routes = crate::site_map::routes();
    routes.iter().map(|route| (route.method, route.path, route.access)).collect()
}

/// All routes as one router; each checks its access first.
pub(crate) fn assemble(routes: Vec<Route>, site: &Site) -> Router<Site> {
    let mut router = Router::new();
    for route in routes {
        let long = SECONDS + (route.limit / BYTES_A_SECOND) as u64;
        let rule = (site.clone(), route.access, Duration::from_secs(long));
        let guard = from_fn_with_state(rule, check);
        let limit = DefaultBodyLimit::max(route.limit);
        router = router.route(route.path, route.serve.layer::<_, Infallible>(guard).layer(limit));
    }
    router
}

async fn check(
    State((site, access, long)): State<(Site, Access, Duration)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let allowed = allowed(access, &mut parts, &site).await;
    let request = Request::from_parts(parts, body);
    let answer = async {
        match allowed {
            Ok(()) => next.run(request).await,
            Err(failure @ Failure::Enter) => kept(failure, request, &site).await.into_response(),
            Err(failure) => failure.into_response(),
        }
    };
    timeout(long, answer).await.unwrap_or_else(|_| {
        Failure::Unavailable("this took too long; try again".to_owned()).into_response()
    })
}

async fn allowed(
    access: Access,
    parts: &mut axum::http::request::Parts,
    site: &Site,
) -> Result<(), Failure> {
    let visitor = Visitor::from_request_parts(parts, site).await?;
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    visitor.granted(process_of(parts, site).await.as_deref(), !reads)?;
    let account = visitor.account();
    match access {
        Access::Anyone => return Ok(()),
        _ if account.is_none() => return Err(Failure::Enter),
        Access::Account => return Ok(()),
        Access::Operator => {
            let operator = account.is_some_and(|account| account.operator);
            return if operator { Ok(()) } else { Err(Failure::NotYours) };
        }
        Access::Seat | Access::Office(_) | Access::Act(_) => {}
    }
    let visit = Visit::from_request_parts(parts, site).await?;
    let holds = |roles: &[Role]| {
        visit.state(|state| {
            let mut seats = visit.seats.iter().filter_map(|seat| state.roster.seat(*seat));
            seats.any(|seat| roles.iter().any(|role| seat.offices.contains(role)))
        })
    };
    let may = match access {
        Access::Seat => visit.seat().is_some(),
        Access::Office(roles) => holds(roles),
        Access::Act(kind) => visit.may(kind),
        Access::Anyone | Access::Account | Access::Operator => true,
    };
    if may { Ok(()) } else { Err(Failure::NotYours) }
}

/// The process that an address names.
async fn process_of(parts: &mut axum::http::request::Parts, site: &Site) -> Option<String> {
    let params = RawPathParams::from_request_parts(parts, site).await.ok()?;
    let found = params.iter().find(|(name, _)| *name == "process");
    found.map(|(_, value)| value.to_owned())
}
