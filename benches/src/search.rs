//! The index for searches over the public pieces of a process, beside the full-text index of SQLite
//! (FTS5) over the same words, in memory too.

use std::time::{Duration, Instant};

use sqlx::sqlite::SqlitePoolOptions;
use sqlx::{Row, SqlitePool};
use unbracket_negotiation::{State, evolve};
use unbracket_search::{Filter, Index, Query};

use crate::measure::{held_megabytes, load, median, ms};
use crate::process;

/// So many acts leave some 100,000 pieces.
const ACTS: u64 = 405_000;
const HITS: usize = 400;
const RUNS: usize = 9;

/// Runs the bench.
pub(crate) fn run() {
    let mut state = State::default();
    let mut last = None;
    process::make(ACTS, |event| {
        if let Some(before) = last.replace(event) {
            evolve(&mut state, &before);
        }
    });
    let before = held_megabytes().unwrap_or(f64::NAN);
    let mut index = Index::default();
    let begun = Instant::now();
    let news = index.news(&state).expect("all of it is new");
    let looked = begun.elapsed();
    index.take_in(news);
    let built = begun.elapsed();
    let (terms, words) = index.words();
    println!(
        "search: {} pieces, {words} words, {terms} different ones, {:.0} MB; load {}",
        index.len(),
        held_megabytes().unwrap_or(f64::NAN) - before,
        load()
    );
    println!("  {:<44} {:>9.1} ms", "index made", ms(built));
    println!("  {:<44} {:>9.1} ms", "  of which the state is held", ms(looked));
    let event = last.expect("there are acts");
    evolve(&mut state, &event);
    let begun = Instant::now();
    index.follow(&state);
    println!("  {:<44} {:>9.1} ms", "one act later", ms(begun.elapsed()));
    beside(&index);
}

fn beside(index: &Index) {
    let runtime = tokio::runtime::Runtime::new().expect("the bench needs threads");
    let pool = runtime.block_on(fts(index));
    println!("  {:<44} {:>9} {:>9} {:>9}", "queries", "found", "ms", "FTS5 ms");
    let usual = usual(index);
    let [one, two] = usual.each_ref().map(String::as_str);
    let mut queries = vec![
        (one.to_owned(), one.to_owned()),
        (format!("{one} {two}"), format!("{one} {two}")),
        (format!("\"{one} {two}\""), format!("\"{one} {two}\"")),
    ];
    let begin: String = one.chars().take(2).collect();
    queries.push((format!("{begin}*"), format!("{begin}*")));
    for (typed, theirs) in queries {
        let query = Query::read(&typed);
        let (time, found) = median(RUNS, || index.find(&query, &Filter::default(), HITS));
        let other = runtime.block_on(asked(&pool, &theirs));
        let total = found.total;
        println!("    {typed:<42} {total:>9} {:>9.2} {:>9.2}", ms(time), ms(other));
    }
}

/// The two words that stand most often in the first pieces.
fn usual(index: &Index) -> [String; 2] {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for piece in index.pieces().take(2_000) {
        for word in unbracket_search::fold(&piece.text) {
            *counts.entry(word.term).or_default() += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().filter(|(word, _)| word.len() > 2).collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let mut words = counts.into_iter().map(|(word, _)| word);
    [(); 2].map(|()| words.next().expect("there are words"))
}

async fn fts(index: &Index) -> SqlitePool {
    let options = SqlitePoolOptions::new().max_connections(1);
    let pool = options.connect("sqlite::memory:").await.expect("a database in memory");
    let make = "CREATE VIRTUAL TABLE pieces USING fts5(words, tokenize = 'unicode61')";
    sqlx::query(make).execute(&pool).await.expect("FTS5 is built in");
    let begun = Instant::now();
    let mut together = pool.begin().await.expect("nobody else writes");
    for piece in index.pieces() {
        let insert = sqlx::query("INSERT INTO pieces VALUES (?)").bind(&piece.text);
        insert.execute(&mut *together).await.expect("it has room");
    }
    together.commit().await.expect("it has room");
    println!("  {:<44} {:>9.1} ms", "index of FTS5 made", ms(begun.elapsed()));
    pool
}

async fn asked(pool: &SqlitePool, query: &str) -> Duration {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        let select = "SELECT rowid, words FROM pieces WHERE pieces MATCH ? ORDER BY rank LIMIT 400";
        let rows = sqlx::query(select).bind(query).fetch_all(pool).await.expect("a query of FTS5");
        let words: usize = rows.iter().map(|row| row.get::<String, _>(1).len()).sum();
        assert!(words > 0 || rows.is_empty());
        times.push(begun.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
