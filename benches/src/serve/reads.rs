//! Reads of the text page, as fast as they come and at a steady pace, beside a server of fixed bytes.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::Served;
use super::client::Client;
use super::house::PROCESS;
use crate::measure::ms;

const SPAN: Duration = Duration::from_secs(8);
const CLIENTS: usize = 32;
/// Reads a second at a steady pace.
const PACE: usize = 2_000;

/// Reads the text page with 1,000 amendments.
pub(crate) async fn pages(served: &Served) {
    let path = format!("/p/{PROCESS}/text");
    let mut one = Client::connect(served.port, None).await.expect("it listens");
    let page = one.get(&path).await.expect("it answers");
    assert_eq!(page.status, 200, "the text page is there");
    println!(
        "text of 150 paragraphs, 1,000 amendments      {:>6} kB on the wire",
        page.body.len() / 1024
    );
    println!("{:<44} {:>9} {:>9} {:>9}", "", "a second", "p50 ms", "p99 ms");
    let ours = unpaced(served.port, &path).await;
    let floor = unpaced(fixed(page.body.clone()).await, "/").await;
    line("text page, 32 connections", &ours);
    line("the same bytes from a fixed server", &floor);
    println!(
        "share of the floor                            {:>8.0} %",
        100.0 * ours.len() as f64 / floor.len() as f64
    );
    line(&format!("text page at {PACE} a second"), &paced(served.port, &path).await);
    let path = format!("/p/{PROCESS}");
    line("overview, 32 connections", &unpaced(served.port, &path).await);
}

fn line(what: &str, each: &[Duration]) {
    let mut each = each.to_vec();
    each.sort();
    let rate = each.len() as f64 / SPAN.as_secs_f64();
    let at = |percent: usize| ms(each[(each.len() - 1) * percent / 100]);
    println!("{what:<44} {rate:>9.0} {:>9.2} {:>9.2}", at(50), at(99));
}

async fn unpaced(port: u16, path: &str) -> Vec<Duration> {
    let start = Instant::now();
    let clients = (0..CLIENTS).map(|_| {
        let path = path.to_owned();
        tokio::spawn(async move {
            let mut client = Client::connect(port, None).await.expect("it listens");
            let mut each = Vec::new();
            while start.elapsed() < SPAN {
                let begun = Instant::now();
                let answer = client.get(&path).await.expect("it answers");
                assert_eq!(answer.status, 200);
                each.push(begun.elapsed());
            }
            each
        })
    });
    let mut all = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await.expect("a client ends"));
    }
    all
}

/// Every client has its moments; a late answer counts from the moment at which it was due.
async fn paced(port: u16, path: &str) -> Vec<Duration> {
    let start = Instant::now();
    let clients = (0..CLIENTS).map(|number| {
        let path = path.to_owned();
        tokio::spawn(async move {
            let mut client = Client::connect(port, None).await.expect("it listens");
            let mut each = Vec::new();
            for turn in 0.. {
                let due = (turn * CLIENTS + number) as f64 / PACE as f64;
                let due = start + Duration::from_secs_f64(due);
                if due > start + SPAN {
                    return each;
                }
                tokio::time::sleep_until(due.into()).await;
                client.get(&path).await.expect("it answers");
                each.push(due.elapsed());
            }
            each
        })
    });
    let mut all = Vec::new();
    for client in clients.collect::<Vec<_>>() {
        all.extend(client.await.expect("a client ends"));
    }
    all
}

/// A server that answers every request with the same bytes: what the machine can do at most.
async fn fixed(body: Vec<u8>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("it listens").port();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let answer: std::sync::Arc<[u8]> = [head.as_bytes(), &body].concat().into();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let answer = answer.clone();
            tokio::spawn(async move {
                let mut request = [0; 2_048];
                while stream.read(&mut request).await.is_ok_and(|read| read > 0) {
                    if stream.write_all(&answer).await.is_err() {
                        return;
                    }
                }
            });
        }
    });
    port
}
