//! The site map: every address there is, by topic.

use axum::Router;
use axum::middleware::from_fn_with_state;

use crate::api;
use crate::assets;
use crate::failure::Failure;
use crate::pages;
use crate::route::{Access, Route, assemble, get};
use crate::security;
use crate::site::Site;

/// All routes, topic by topic.
pub(crate) fn routes() -> Vec<Route> {
    let own = vec![get("/assets/{version}/{name}", Access::Anyone, assets::serve)];
    [
        own,
        pages::entry::routes(),
        pages::overview::routes(),
        pages::search::routes(),
        pages::news::routes(),
        pages::feeds::routes(),
        api::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The whole site.
pub fn router(site: Site) -> Router {
    assemble(routes(), &site)
        .fallback(|| async { Failure::NotFound })
        .layer(from_fn_with_state(site.clone(), security::guard))
        .with_state(site)
}
