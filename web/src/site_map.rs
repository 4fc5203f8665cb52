//! The site map: every address there is, by topic.

use axum::Router;
use axum::middleware::from_fn_with_state;
use tower_http::compression::CompressionLayer;

use crate::api;
use crate::assets;
use crate::failure::Failure;
use crate::health;
use crate::metrics;
use crate::pages;
use crate::route::{Access, Route, assemble, get};
use crate::security;
use crate::site::Site;

/// All routes, topic by topic.
pub(crate) fn routes() -> Vec<Route> {
    let own = vec![get("/assets/{version}/{name}", Access::Anyone, assets::serve)];
    let topics = [
        own,
        pages::entry::routes(),
        pages::overview::routes(),
        api::routes(),
        health::routes(),
        pages::text::routes(),
        pages::front::routes(),
        pages::inputs::routes(),
        pages::outcome::routes(),
        pages::follow_up::routes(),
        pages::record::routes(),
        pages::help::routes(),
        pages::account::routes(),
        pages::mine::routes(),
        pages::propose::routes(),
        pages::positions::routes(),
        pages::statements::routes(),
        pages::contribute::routes(),
        pages::acts::routes(),
        pages::office::routes(),
        pages::begin::routes(),
        crate::live::routes(),
        pages::room::routes(),
        pages::floor::routes(),
        pages::decide::routes(),
        pages::meetings::routes(),
        pages::operator::routes(),
        pages::analysis::routes(),
        pages::search::routes(),
        pages::news::routes(),
        pages::feeds::routes(),
        pages::subscribe::routes(),
    ];
    topics.into_iter().flatten().collect()
}

/// The whole site.
pub fn router(site: Site) -> Router {
    assemble(routes(), &site)
        .fallback(|| async { Failure::NotFound })
        .method_not_allowed_fallback(|| async { Failure::NoPage })
        .layer(from_fn_with_state(site.clone(), security::guard))
        // What is compressed already is left as it is.
        .layer(CompressionLayer::new().gzip(true))
        .layer(from_fn_with_state(site.clone(), metrics::watch))
        .with_state(site)
}
