//! Upkeep: what the server does by itself beside answering: sign, publish, index, write and send letters,
//! look for processes of other nodes.
//!
//! **Invariant:** nothing of it ends the server; what fails is logged and done again.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use unbracket_secretariat::mail::{Carrier, Limits, Post, Round};

use crate::site::Site;

/// How often what is durable is signed.
const SIGN: Duration = Duration::from_secs(1);
/// How often other nodes' new processes are looked for.
const LOOK: Duration = Duration::from_secs(5);
/// How often letters to subscribers are looked for.
const DIGESTS: Duration = Duration::from_secs(60);
/// How often what is over is cleared away.
const SWEEP: Duration = Duration::from_secs(3_600);

/// Begins the upkeep of a site; without a carrier letters wait in the outbox for the operator.
pub fn begin_upkeep(site: &Site, carrier: Option<Arc<dyn Carrier>>, other_nodes: bool) {
    tokio::spawn(sign(site.clone()));
    tokio::spawn(index(site.clone()));
    tokio::spawn(write_letters(site.clone()));
    tokio::spawn(sweep(site.clone()));
    if other_nodes {
        tokio::spawn(look(site.clone()));
    }
    match carrier {
        Some(carrier) => _ = tokio::spawn(send(site.clone(), carrier)),
        None => site.set_by_hand(),
    }
}

async fn sign(site: Site) {
    let mut told = BTreeMap::new();
    loop {
        tell_frozen(&site, &mut told);
        tokio::time::sleep(SIGN).await;
        for (process, error) in site.house().sign_all().await {
            tracing::error!(process, why = %error, "not signed");
        }
    }
}

/// Says why nothing is written to a record, once, and that it goes on: whoever runs the server reads the
/// log, and a node on which nobody acts would say nothing else.
fn tell_frozen(site: &Site, told: &mut BTreeMap<String, String>) {
    for (process, secretariat) in site.house().processes() {
        let frozen = secretariat.frozen().map(|frozen| frozen.to_string());
        if told.get(&process) == frozen.as_ref() {
            continue;
        }
        match frozen {
            Some(why) => {
                tracing::error!(process, why, "frozen");
                told.insert(process, why);
            }
            None => {
                tracing::info!(process, "no longer frozen");
                told.remove(&process);
            }
        }
    }
}

/// Makes the indices of what there is, so that nobody's first search waits for that.
async fn index(site: Site) {
    for process in site.processes() {
        if process.index(|_| ()).await.is_err() {
            return;
        }
    }
}

async fn look(site: Site) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Err(error) = site.house().open_all().await {
            tracing::error!(why = %error, "a process cannot be opened");
        }
    }
}

async fn write_letters(site: Site) {
    loop {
        tokio::time::sleep(DIGESTS).await;
        match site.write_letters().await {
            Ok(0) => {}
            Ok(letters) => tracing::info!(letters = letters as u64, "letters written"),
            Err(error) => tracing::error!(why = %error, "letters cannot be written"),
        }
    }
}

async fn sweep(site: Site) {
    loop {
        if let Err(error) = site.accounts().sweep().await {
            tracing::error!(why = %error, "the vault cannot be swept");
        }
        tokio::time::sleep(SWEEP).await;
    }
}

async fn send(site: Site, carrier: Arc<dyn Carrier>) {
    let of = site.clone();
    let foot = Arc::new(move || of.house().heads().join("\n"));
    let post = match Post::new(site.outbox().clone(), carrier, Limits::default(), foot) {
        Ok(post) => post,
        Err(error) => {
            tracing::error!(why = %error, "no letters can be sent");
            return;
        }
    };
    post.run(|round| match round {
        Ok(round) => tell(&site, &round),
        Err(error) => tracing::error!(why = %error, "the outbox cannot be used"),
    })
    .await;
}

/// Counts what became of letters, and says why some stayed: nobody else hears what the mail server says.
fn tell(site: &Site, round: &Round) {
    site.metrics().mail(round);
    let (sent, later) = (round.sent as u64, round.later as u64);
    tracing::info!(sent, later, given_up = round.given_up as u64, "letters");
    if !round.why.is_empty() {
        let why: Vec<_> = round.why.iter().map(String::as_str).collect();
        tracing::warn!(why = why.join("; "), "letters were not sent");
    }
}
