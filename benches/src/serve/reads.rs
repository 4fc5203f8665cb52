//! Reads of the text page, as fast as they come and at a steady pace, beside a server of fixed bytes.

use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use super::client::Client;
use super::house::PROCESS;
use super::{Served, Work};
use crate::measure::ms;
use crate::places::folder;

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
    let head = ["a second", "p50 ms", "p99 ms", "CPU ms", "of load"];
    println!("{:<44} {}", "", head.map(|name| format!("{name:>9}")).join(" "));
    let folder = folder("floor");
    let file = folder.join("page");
    std::fs::write(&file, &page.body).expect("the folder is there");
    let fixed = Served::fixed(&file);
    let floor = line("the same bytes from a fixed server", &fixed, unpaced(&fixed, "/")).await;
    line(&format!("  at {PACE} a second"), &fixed, paced(&fixed, "/")).await;
    let ours = line("text page, 32 connections", served, unpaced(served, &path)).await;
    line(&format!("  at {PACE} a second"), served, paced(served, &path)).await;
    println!("share of the floor                            {:>8.0} %", 100.0 * ours / floor);
    let path = format!("/p/{PROCESS}");
    line("overview, 32 connections", served, unpaced(served, &path)).await;
}

/// Prints what reads came to, and returns how many there were in a second.
async fn line(what: &str, served: &Served, reads: impl Future<Output = Vec<Duration>>) -> f64 {
    let work = Work::begin(served);
    let mut each = reads.await;
    let (server, load) = work.each(served, each.len());
    each.sort();
    let rate = each.len() as f64 / SPAN.as_secs_f64();
    let at = |percent: usize| ms(each[(each.len() - 1) * percent / 100]);
    let (p50, p99) = (at(50), at(99));
    println!("{what:<44} {rate:>9.0} {p50:>9.2} {p99:>9.2} {server:>9.3} {load:>9.3}");
    rate
}

async fn unpaced(served: &Served, path: &str) -> Vec<Duration> {
    let (start, port) = (Instant::now(), served.port);
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
async fn paced(served: &Served, path: &str) -> Vec<Duration> {
    let (start, port) = (Instant::now(), served.port);
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

/// Answers every request with the same bytes, and prints its port: what the machine can do at most.
pub(crate) async fn serve_fixed(body: Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    println!("{}", listener.local_addr().expect("it listens").port());
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n", body.len());
    let answer: std::sync::Arc<[u8]> = [head.as_bytes(), &body].concat().into();
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
}
