//! Figures for the operator, in the text form that Prometheus reads.
//!
//! **Invariant:** a label is a route, a method, a class of answers or the name of a process, never
//! anything about who asked.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use unbracket_secretariat::mail::Round;

use crate::site::Site;

type Labels = Vec<(&'static str, String)>;
type Histograms = Family<Labels, Histogram, fn() -> Histogram>;

/// The upper bounds of the classes of times, in seconds.
const TIMES: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The figures of one server.
pub(crate) struct Metrics {
    requests: Family<Labels, Counter>,
    times: Histograms,
    mail: Family<Labels, Counter>,
    entries: Family<Labels, Gauge>,
    frozen: Family<Labels, Gauge>,
    leads: Family<Labels, Gauge>,
    memory: Gauge,
    files: Gauge,
    registry: Registry,
}

fn histogram() -> Histogram {
    Histogram::new(TIMES)
}

impl Default for Metrics {
    fn default() -> Self {
        let mut registry = Registry::with_prefix("unbracket");
        let times: Histograms = Family::new_with_constructor(histogram);
        let metrics = (Family::default(), Family::default(), Family::default());
        let (requests, mail, entries): (
            Family<Labels, Counter>,
            Family<Labels, Counter>,
            Family<Labels, Gauge>,
        ) = metrics;
        let (frozen, leads): (Family<Labels, Gauge>, Family<Labels, Gauge>) = Default::default();
        let (memory, files) = (Gauge::default(), Gauge::default());
        registry.register("requests", "Answers, by route", requests.clone());
        registry.register_with_unit("request", "Time to an answer", Unit::Seconds, times.clone());
        registry.register("letters", "Letters of the outbox, by what became of them", mail.clone());
        registry.register("record_entries", "Entries of a record", entries.clone());
        registry.register(
            "record_frozen",
            "Whether nothing is written to a record",
            frozen.clone(),
        );
        registry.register("record_leads", "Whether this node leads a record", leads.clone());
        registry.register_with_unit("memory", "Resident memory", Unit::Bytes, memory.clone());
        registry.register("open_files", "Open file descriptors", files.clone());
        Self { requests, times, mail, entries, frozen, leads, memory, files, registry }
    }
}

impl Metrics {
    /// Counts what became of letters.
    pub(crate) fn mail(&self, round: &Round) {
        let all = [("sent", round.sent), ("later", round.later), ("given-up", round.given_up)];
        for (outcome, count) in all {
            self.mail.get_or_create(&vec![("outcome", outcome.to_owned())]).inc_by(count as u64);
        }
    }

    fn look(&self, site: &Site) {
        for (name, process) in site.house().processes() {
            let labels: Labels = vec![("process", name)];
            let length = process.fold(unbracket_secretariat::Fold::length);
            let set = |family: &Family<Labels, Gauge>, value: i64| {
                family.get_or_create(&labels).set(value);
            };
            set(&self.entries, i64::try_from(length).unwrap_or(i64::MAX));
            set(&self.frozen, i64::from(process.frozen().is_some()));
            set(&self.leads, i64::from(process.leads()));
        }
        if let Some(pages) = resident_pages() {
            self.memory.set(pages.saturating_mul(4_096));
        }
        if let Ok(files) = std::fs::read_dir("/proc/self/fd") {
            self.files.set(i64::try_from(files.count()).unwrap_or(i64::MAX));
        }
    }
}

/// As Linux tells it; elsewhere nothing is told.
fn resident_pages() -> Option<i64> {
    std::fs::read_to_string("/proc/self/statm").ok()?.split_whitespace().nth(1)?.parse().ok()
}

/// Counts and times every answer, and logs it by its route.
pub(crate) async fn watch(State(site): State<Site>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>();
    let route = route.map_or("none", MatchedPath::as_str).to_owned();
    let method = match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let begun = Instant::now();
    let response = next.run(request).await;
    let status = response.status().as_u16();
    let took = begun.elapsed();
    let metrics = site.metrics();
    let class = format!("{}xx", status / 100);
    let labels = vec![("method", method.clone()), ("route", route.clone()), ("status", class)];
    metrics.requests.get_or_create(&labels).inc();
    metrics.times.get_or_create(&vec![("route", route.clone())]).observe(took.as_secs_f64());
    let milliseconds = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    tracing::info!(method, route, status = u64::from(status), milliseconds, "request");
    response
}

/// Shows the figures.
pub(crate) async fn show(State(site): State<Site>) -> Response {
    site.metrics().look(&site);
    let mut text = String::new();
    if encode(&mut text, &site.metrics().registry).is_err() {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], text).into_response()
}
