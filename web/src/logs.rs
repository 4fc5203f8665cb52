//! The log: one line of JSON an event, for the operator's own tools.
//!
//! **Invariant:** only what we wrote ourselves is logged, under names that are listed here: nothing that a
//! library says, which may quote an address, a header or a statement; and no address, account, name or
//! path of a request, but the route that it matched.

use std::fmt::Debug;
use std::io::Write;

use jiff::Timestamp;
use serde_json::{Map, Value};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// What may stand in a line; anything else that is said is left out.
const FIELDS: &[&str] = &[
    "message",
    "method",
    "route",
    "status",
    "milliseconds",
    "process",
    "entries",
    "sent",
    "later",
    "given_up",
    "letters",
    "files",
    "provider",
    "why",
    "listen",
    "public",
    "processes",
    "version",
    "signal",
];

/// Writes lines of events of ours, up to a level.
struct Lines<W> {
    most: Level,
    write: W,
}

/// Begins to log to standard error.
///
/// # Errors
/// Where somebody logs already.
pub fn log_to_stderr(most: Level) -> Result<(), tracing::subscriber::SetGlobalDefaultError> {
    log_to(most, |line: &str| {
        // Where nobody listens there is nobody to tell.
        let _ = std::io::stderr().lock().write_all(line.as_bytes());
    })
}

/// Begins to log somewhere else: `write` gets every line, with its end.
///
/// # Errors
/// Where somebody logs already.
pub fn log_to(
    most: Level,
    write: impl Fn(&str) + Send + Sync + 'static,
) -> Result<(), tracing::subscriber::SetGlobalDefaultError> {
    tracing::subscriber::set_global_default(Lines { most, write })
}

impl<W: Fn(&str) + 'static> Subscriber for Lines<W> {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event()
            && *metadata.level() <= self.most
            && metadata.target().starts_with("unbracket")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut line = Line(Map::new());
        line.0.insert("at".into(), Timestamp::now().to_string().into());
        line.0.insert("level".into(), event.metadata().level().as_str().to_lowercase().into());
        event.record(&mut line);
        (self.write)(&format!("{}\n", Value::Object(line.0)));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line(Map<String, Value>);

impl Line {
    fn put(&mut self, field: &Field, value: Value) {
        if FIELDS.contains(&field.name()) {
            self.0.insert(field.name().to_owned(), value);
        }
    }
}

impl Visit for Line {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.put(field, format!("{value:?}").into());
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field, value.into());
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field, value.into());
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field, value.into());
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field, value.into());
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[test]
    fn a_line_holds_what_is_listed_and_nothing_else() {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let kept = lines.clone();
        let write = move |line: &str| kept.lock().unwrap().push(line.to_owned());
        tracing::subscriber::with_default(Lines { most: Level::INFO, write }, || {
            tracing::info!(route = "/p/{process}", status = 200, ip = "192.0.2.7", "request");
            tracing::warn!(files = 1_024_u64, provider = "mission", why = "no room", "few files");
            tracing::debug!("too fine");
            tracing::info!(target: "hyper", message = "GET /p/secret HTTP/1.1");
        });
        let lines = lines.lock().unwrap();
        assert_eq!(lines.len(), 2, "{lines:?}");
        let line: Value = serde_json::from_str(&lines[0]).unwrap();
        assert_eq!(line["route"], "/p/{process}");
        assert_eq!(line["message"], "request");
        assert_eq!(line["level"], "info");
        assert!(!lines[0].contains("192.0.2.7"));
        let line: Value = serde_json::from_str(&lines[1]).unwrap();
        assert_eq!((&line["files"], &line["provider"]), (&1_024.into(), &"mission".into()));
        assert_eq!(line["why"], "no room");
    }
}
