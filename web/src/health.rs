//! Whether the server is alive, and whether it is ready to be sent people.
//!
//! **Invariant:** *ready* is said only after a look: the vault takes a write, every record can be read,
//! none is frozen, and what is shown is not behind what is durable.

use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use unbracket_secretariat::Secretariat;
use unbracket_store::Vault;

use crate::route::{Access, Route, get};
use crate::site::Site;

/// How long a look is good for: whoever asks more often gets the same answer.
const GOOD_FOR: Duration = Duration::from_secs(2);
/// How long a store may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);
/// How many entries a node may be behind what is durable.
const BEHIND: u64 = 1_000;

type Looked = (Instant, Vec<String>);

/// What the server knows of its own health.
#[derive(Default)]
pub(crate) struct Health {
    vault: OnceLock<Arc<dyn Vault>>,
    last: Mutex<Option<Looked>>,
}

impl Health {
    /// The vault to which a write is tried.
    pub(crate) fn set_vault(&self, vault: Arc<dyn Vault>) {
        let _ = self.vault.set(vault);
    }

    /// What is wrong; nothing where the server is ready.
    pub(crate) async fn look(&self, site: &Site) -> Vec<String> {
        let last = self.last.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((at, wrong)) = last
            && at.elapsed() < GOOD_FOR
        {
            return wrong;
        }
        let wrong = self.look_now(site).await;
        let looked = Some((Instant::now(), wrong.clone()));
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = looked;
        wrong
    }

    async fn look_now(&self, site: &Site) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Some(vault) = self.vault.get() {
            let now = site.house().clock().now().0.to_be_bytes();
            let write = vault.put("health", b"ready", &now);
            match tokio::time::timeout(PATIENCE, write).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => wrong.push(format!("the vault takes no write: {error}")),
                Err(_) => wrong.push("the vault does not answer".to_owned()),
            }
        }
        let shut = site.house().shut().into_iter();
        wrong.extend(shut.map(|(name, why)| format!("{name} cannot be opened: {why}")));
        for (name, process) in site.house().processes() {
            wrong.extend(ill(&process).await.map(|why| format!("{name}: {why}")));
        }
        wrong
    }
}

async fn ill(process: &Secretariat) -> Option<String> {
    if let Some(frozen) = process.frozen() {
        return Some(frozen.to_string());
    }
    let shown = process.fold(unbracket_secretariat::Fold::length);
    let durable = tokio::time::timeout(PATIENCE, process.stores().log.length()).await;
    match durable {
        Ok(Ok(durable)) if durable > shown.saturating_add(BEHIND) => {
            Some(format!("{} entries behind", durable - shown))
        }
        Ok(Ok(_)) => None,
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some("the store does not answer".to_owned()),
    }
}

pub(crate) fn routes() -> Vec<Route> {
    vec![get("/health", Access::Anyone, alive), get("/ready", Access::Anyone, ready)]
}

/// The process answers.
pub(crate) async fn alive() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], "alive\n").into_response()
}

/// The process can do its work. The public is told whether, the operator's own listener why not.
pub(crate) async fn ready(State(site): State<Site>) -> Response {
    let wrong = site.health().look(&site).await;
    answer(&wrong, None)
}

/// As [`ready`], with the reasons.
pub(crate) async fn ready_in_detail(State(site): State<Site>) -> Response {
    let wrong = site.health().look(&site).await;
    answer(&wrong, Some(&wrong))
}

fn answer(wrong: &[String], reasons: Option<&[String]>) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = match reasons {
        Some(reasons) => json!({ "ready": wrong.is_empty(), "wrong": reasons }),
        None => json!({ "ready": wrong.is_empty() }),
    };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
