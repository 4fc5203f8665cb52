//! A small client: one connection that stays open, one request at a time.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

/// A connection to the server.
pub(crate) struct Client {
    stream: BufReader<TcpStream>,
    host: String,
    token: Option<String>,
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
}

impl Client {
    /// Connects.
    pub(crate) async fn connect(port: u16, token: Option<&str>) -> std::io::Result<Self> {
        let stream = TcpStream::connect(("127.0.0.1", port)).await?;
        stream.set_nodelay(true)?;
        let host = format!("127.0.0.1:{port}");
        Ok(Self { stream: BufReader::new(stream), host, token: token.map(ToOwned::to_owned) })
    }

    /// Asks for a page, packed.
    pub(crate) async fn get(&mut self, path: &str) -> std::io::Result<Answer> {
        let request = self.head("GET", path, "accept-encoding: gzip\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        self.answer().await
    }

    /// Sends JSON.
    pub(crate) async fn post(&mut self, path: &str, body: &str) -> std::io::Result<Answer> {
        let more = format!(
            "origin: http://{}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n",
            self.host,
            body.len()
        );
        let request = self.head("POST", path, &more) + body;
        self.stream.write_all(request.as_bytes()).await?;
        self.answer().await
    }

    /// Asks for a stream of events, and reads its head.
    pub(crate) async fn follow(&mut self, path: &str) -> std::io::Result<()> {
        let request = self.head("GET", path, "accept: text/event-stream\r\n");
        self.stream.write_all(request.as_bytes()).await?;
        loop {
            if self.line().await?.is_empty() {
                return Ok(());
            }
        }
    }

    /// The next line of a stream.
    pub(crate) async fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }

    fn head(&self, method: &str, path: &str, more: &str) -> String {
        let token = self.token.as_ref().map(|it| format!("authorization: Bearer {it}\r\n"));
        let token = token.unwrap_or_default();
        format!("{method} {path} HTTP/1.1\r\nhost: {}\r\n{token}{more}\r\n", self.host)
    }

    async fn answer(&mut self) -> std::io::Result<Answer> {
        let wrong = || std::io::Error::from(std::io::ErrorKind::InvalidData);
        let first = self.line().await?;
        let status =
            first.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or_else(wrong)?;
        let (mut length, mut chunked) = (0, false);
        loop {
            let line = self.line().await?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(|_| wrong())?;
            }
            chunked |= line.starts_with("transfer-encoding:") && line.contains("chunked");
        }
        let mut body = Vec::new();
        if !chunked {
            body.resize(length, 0);
            self.stream.read_exact(&mut body).await?;
            return Ok(Answer { status, body });
        }
        loop {
            let size = usize::from_str_radix(self.line().await?.trim(), 16).map_err(|_| wrong())?;
            let start = body.len();
            body.resize(start + size, 0);
            self.stream.read_exact(&mut body[start..]).await?;
            self.line().await?;
            if size == 0 {
                return Ok(Answer { status, body });
            }
        }
    }
}
