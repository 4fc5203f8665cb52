//! Running: from a listener to the last answer.

use std::future::Future;
use std::net::SocketAddr;

use tokio::net::TcpListener;

use crate::site::Site;
use crate::site_map::router;

/// Serves until `stopped` is done, and then lets every answer that was begun be finished.
///
/// # Errors
/// Where connections cannot be taken.
pub async fn serve(
    site: Site,
    listener: TcpListener,
    stopped: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let closing = site.clone();
    let stopped = async move {
        stopped.await;
        closing.close_streams();
    };
    let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stopped).await
}
