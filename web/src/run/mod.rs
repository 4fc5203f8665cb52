//! Running: from a listener to the last answer.
//!
//! **Invariants:** an answer that was begun is finished when the server is told to stop; and nobody who
//! sends or takes nothing holds a connection for ever.

mod patience;

use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use axum::routing::get;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;
use tower::ServiceExt;

use self::patience::Patient;
use crate::site::Site;
use crate::site_map::router;
use crate::{health, metrics};

/// How long answers that were begun may take after the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How long somebody may take to say what they want: for the head of a request, and between two of them.
const HEAD: Duration = Duration::from_secs(30);
/// How long somebody may take nothing of an answer.
const STALLED: Duration = Duration::from_secs(60);
/// So many bytes of a head are read at most, and so many of an answer wait for a slow reader.
const BUFFER: usize = 64 << 10;
/// So many connections are open at once; more wait until one of them ends.
const CONNECTIONS: usize = 20_000;
/// How long nothing is accepted after that failed: mostly for want of open files.
const REST: Duration = Duration::from_millis(200);

/// How patient the server is.
#[derive(Clone, Copy)]
struct Patience {
    head: Duration,
    stalled: Duration,
    farewell: Duration,
}

impl Patience {
    const USUAL: Self = Self { head: HEAD, stalled: STALLED, farewell: FAREWELL };
}

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
    let closing = site.clone();
    let stopped = async move {
        stopped.await;
        closing.close_streams();
    };
    let served = answer(router(site.clone()), listener, stopped, Patience::USUAL).await;
    site.house().close().await;
    served
}

/// Answers by a router until `stopped` is done, and until everybody has their answer.
async fn answer(
    router: Router,
    listener: TcpListener,
    stopped: impl Future<Output = ()>,
    patience: Patience,
) -> std::io::Result<()> {
    let (stop, stopping) = watch::channel(false);
    let room = Arc::new(Semaphore::new(CONNECTIONS));
    let mut stopped = pin!(stopped);
    loop {
        let next = async {
            let place = room.clone().acquire_owned().await.map_err(std::io::Error::other)?;
            Ok::<_, std::io::Error>((place, accept(&listener).await?))
        };
        let (place, (stream, from)) = tokio::select! {
            biased;
            () = &mut stopped => break,
            next = next => next?,
        };
        let (router, stopping) = (router.clone(), stopping.clone());
        tokio::spawn(async move {
            connection(router, stream, from, (stopping, patience)).await;
            drop(place);
        });
    }
    drop((listener, stopping));
    let _ = stop.send(true);
    // Every connection holds a receiver until it ends.
    let _late = timeout(patience.farewell, stop.closed()).await;
    Ok(())
}

/// The next connection; what fails for one connection, or for want of files, does not end the server.
async fn accept(listener: &TcpListener) -> std::io::Result<(TcpStream, SocketAddr)> {
    loop {
        match listener.accept().await {
            Ok(accepted) => return Ok(accepted),
            Err(error) if is_its_own(&error) => {}
            Err(error) => {
                tracing::error!(why = %error, "no connection can be taken");
                tokio::time::sleep(REST).await;
            }
        }
    }
}

/// Whether an error is that of one connection alone, which was gone before it was taken.
fn is_its_own(error: &std::io::Error) -> bool {
    use std::io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// One connection, until it ends.
async fn connection(
    router: Router,
    stream: TcpStream,
    from: SocketAddr,
    (mut stopping, patience): (watch::Receiver<bool>, Patience),
) {
    // A small answer does not wait for more to be sent with it.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        router.clone().oneshot(request.map(axum::body::Body::new))
    });
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(patience.head).max_buf_size(BUFFER);
    let io = TokioIo::new(Patient::new(stream, patience.stalled));
    let mut served = pin!(builder.serve_connection(io, service));
    // By reference: while it lives, the server waits for this connection.
    let told = async {
        let _ = stopping.wait_for(|stopping| *stopping).await;
    };
    let end = tokio::select! {
        end = served.as_mut() => end,
        () = told => {
            served.as_mut().graceful_shutdown();
            served.await
        }
    };
    if let Err(error) = end {
        tracing::debug!(why = %error, "a connection ended early");
    }
}

/// Serves figures and health on a listener of the operator's own, for ever.
///
/// # Errors
/// Where connections cannot be taken.
pub async fn serve_operator(site: Site, listener: TcpListener) -> std::io::Result<()> {
    answer(operator_router(site), listener, std::future::pending(), Patience::USUAL).await
}

/// What the operator's own tools ask: figures, and health with its reasons; never for the public.
pub fn operator_router(site: Site) -> Router {
    Router::new()
        .route("/metrics", get(metrics::show))
        .route("/health", get(health::alive))
        .route("/ready", get(health::ready_in_detail))
        .with_state(site)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use futures_util::stream::unfold;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::sync::{mpsc, oneshot};

    use super::*;

    const SOON: Duration = Duration::from_millis(50);
    const NEVER: Duration = Duration::from_secs(600);

    async fn listening() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
        let address = listener.local_addr().expect("it listens");
        (listener, address)
    }

    async fn asked(address: SocketAddr, request: &[u8]) -> TcpStream {
        let mut stream = TcpStream::connect(address).await.expect("it listens");
        stream.write_all(request).await.expect("it takes a request");
        stream
    }

    async fn all(mut stream: TcpStream) -> Vec<u8> {
        let mut told = Vec::new();
        // A connection that is cut ends in an error or in nothing; either way it ends.
        let _ = stream.read_to_end(&mut told).await;
        told
    }

    #[tokio::test]
    async fn whoever_does_not_finish_the_head_of_a_request_is_cut_off() {
        let (listener, address) = listening().await;
        let patience = Patience { head: SOON, stalled: NEVER, farewell: NEVER };
        let router = Router::new().route("/", get(|| async { "here" }));
        tokio::spawn(answer(router, listener, std::future::pending(), patience));
        let half = asked(address, b"GET / HTTP/1.1\r\nhost: x\r\n").await;
        assert!(!String::from_utf8_lossy(&all(half).await).contains("here"));
        let whole = asked(address, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(all(whole).await.ends_with(b"here"));
    }

    #[tokio::test]
    async fn whoever_takes_nothing_of_an_answer_is_cut_off() {
        let (listener, address) = listening().await;
        let patience = Patience { head: NEVER, stalled: SOON, farewell: NEVER };
        // An answer without an end, which holds a sender as long as somebody sends it.
        let (sender, mut gone) = mpsc::channel::<()>(1);
        let only = Arc::new(std::sync::Mutex::new(Some(sender)));
        let endless = move || {
            let held = only.lock().expect("nobody panics here").take();
            let more =
                |held| async move { Some((Ok::<_, std::io::Error>(vec![0_u8; 65_536]), held)) };
            async move { Body::from_stream(unfold(held, more)) }
        };
        let router = Router::new().route("/", get(endless));
        tokio::spawn(answer(router, listener, std::future::pending(), patience));
        let idle = asked(address, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        assert!(gone.recv().await.is_none());
        drop(idle);
    }

    #[tokio::test]
    async fn an_answer_that_was_begun_is_finished_when_the_server_stops() {
        let (listener, address) = listening().await;
        let patience = Patience { head: NEVER, stalled: NEVER, farewell: NEVER };
        let (begun, mut begins) = mpsc::channel::<()>(1);
        let (go_on, may) = watch::channel(false);
        let slow = move || {
            let (begun, mut may) = (begun.clone(), may.clone());
            async move {
                begun.send(()).await.expect("the test waits");
                may.wait_for(|may| *may).await.expect("the test goes on");
                "all of it"
            }
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let router = Router::new().route("/", get(slow));
        let served =
            tokio::spawn(answer(router, listener, async { stopped.await.unwrap() }, patience));
        let waits = asked(address, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        begins.recv().await.unwrap();
        let idle = TcpStream::connect(address).await.unwrap();
        stop.send(()).unwrap();
        // Whoever has asked for nothing is let go, and nobody new is taken.
        assert!(all(idle).await.is_empty());
        assert!(TcpStream::connect(address).await.is_err());
        // The server, which would end the process, is there as long as the answer is.
        let mut served = served;
        assert!(timeout(SOON, &mut served).await.is_err());
        go_on.send(true).unwrap();
        assert!(all(waits).await.ends_with(b"all of it"));
        served.await.unwrap().unwrap();
    }

    #[tokio::test]
    async fn an_answer_without_an_end_does_not_keep_the_server() {
        let (listener, address) = listening().await;
        let patience = Patience { head: NEVER, stalled: NEVER, farewell: SOON };
        let (begun, mut begins) = mpsc::channel::<()>(1);
        let endless = move || {
            let begun = begun.clone();
            async move {
                begun.send(()).await.expect("the test waits");
                std::future::pending::<&'static str>().await
            }
        };
        let (stop, stopped) = oneshot::channel::<()>();
        let router = Router::new().route("/", get(endless));
        let served =
            tokio::spawn(answer(router, listener, async { stopped.await.unwrap() }, patience));
        let _waits = asked(address, b"GET / HTTP/1.1\r\nhost: x\r\n\r\n").await;
        begins.recv().await.unwrap();
        stop.send(()).unwrap();
        served.await.unwrap().unwrap();
    }
}
