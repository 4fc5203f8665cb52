//! Running: from a listener to the last answer.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::site::Site;
use crate::site_map::router;
use crate::{health, metrics};

/// How long answers that were begun may take after the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);

/// Serves until `stopped` is done: then no more connections are taken, every answer that was begun is
/// finished (those that have no end are cut after ten seconds), and what is durable is signed and
/// published.
///
/// # Errors
/// Where connections cannot be taken.
pub async fn serve(
    site: Site,
    listener: TcpListener,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let closing = site.clone();
    tokio::spawn(async move {
        stopped.await;
        closing.close_streams();
        let _ = stop.send(true);
    });
    let service = router(site.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let until = |mut stopping: watch::Receiver<bool>| async move {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let served = axum::serve(listener, service).with_graceful_shutdown(until(stopping.clone()));
    let cut = async {
        until(stopping).await;
        tokio::time::sleep(FAREWELL).await;
    };
    let served = tokio::select! {
        served = served => served,
        () = cut => Ok(()),
    };
    site.house().close().await;
    served
}

/// Serves figures and health on a listener of the operator's own, for ever.
///
/// # Errors
/// Where connections cannot be taken.
pub async fn serve_operator(site: Site, listener: TcpListener) -> std::io::Result<()> {
    let router = Router::new()
        .route("/metrics", get(metrics::show))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready_in_detail))
        .with_state(site);
    axum::serve(listener, router).await
}
