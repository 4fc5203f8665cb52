//! A wire between a store and its server that can be cut at the worst moment.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;

/// Where the wire is cut.
#[derive(Clone, Copy, Debug)]
#[repr(u8)]
pub(crate) enum Cut {
    /// Nowhere.
    Nowhere,
    /// Before the next `COMMIT` reaches the server.
    BeforeCommit,
    /// After it has, before its answer reaches the store.
    AfterCommit,
    /// At the first statement that adds entries.
    AtInsert,
}

/// The wire.
pub(crate) struct Proxy {
    port: u16,
    cut: Arc<AtomicU8>,
    _task: JoinSet<()>,
}

impl Proxy {
    pub(crate) async fn start(server: String) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let cut = Arc::new(AtomicU8::new(0));
        let shared = Arc::clone(&cut);
        let mut task = JoinSet::new();
        task.spawn(async move {
            let mut wires = JoinSet::new();
            while let Ok((store, _)) = listener.accept().await {
                let server = TcpStream::connect(&server).await;
                let cut = Arc::clone(&shared);
                if let Ok(server) = server {
                    wires.spawn(async move { drop(wire(store, server, &cut).await) });
                }
            }
        });
        Self { port, cut, _task: task }
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres?sslmode=disable", self.port)
    }

    /// Cuts the wire once, at this place.
    pub(crate) fn cut(&self, at: Cut) {
        self.cut.store(at as u8, Ordering::SeqCst);
    }

    /// Whether the wire was cut since it was asked for.
    pub(crate) fn was_cut(&self) -> bool {
        self.cut.load(Ordering::SeqCst) == Cut::Nowhere as u8
    }
}

async fn wire(mut store: TcpStream, mut server: TcpStream, cut: &AtomicU8) -> std::io::Result<()> {
    let (mut up, mut down) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            read = store.read(&mut up) => {
                let bytes = &up[..read?];
                let at = cut.load(Ordering::SeqCst);
                let holds = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
                if holds(b"COMMIT") && at == Cut::BeforeCommit as u8
                    || holds(b"INSERT INTO unbracket.entry") && at == Cut::AtInsert as u8
                    || bytes.is_empty()
                {
                    cut.store(Cut::Nowhere as u8, Ordering::SeqCst);
                    return Ok(());
                }
                server.write_all(bytes).await?;
                if holds(b"COMMIT") && at == Cut::AfterCommit as u8 {
                    // The server's answer is awaited, and kept back.
                    let answered = server.read(&mut down).await?;
                    assert!(answered > 0, "the server commits");
                    cut.store(Cut::Nowhere as u8, Ordering::SeqCst);
                    return Ok(());
                }
            }
            read = server.read(&mut down) => {
                let bytes = &down[..read?];
                if bytes.is_empty() {
                    return Ok(());
                }
                store.write_all(bytes).await?;
            }
        }
    }
}
