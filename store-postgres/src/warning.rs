//! The warnings of the server while it commits.
//!
//! Invariant: a commit that the server warned about is never taken for a success.
//!
//! When an operator cancels a commit that waits for its standby, the server answers with success and a
//! warning ("the transaction has already committed locally, but might not have been replicated"). The
//! driver tells warnings to nobody but `tracing`; so the commit is polled under a subscriber that hears
//! them. Whether this works is asked at every start, and a store that is deaf is not opened.

use std::cell::RefCell;
use std::fmt::Debug;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::LazyLock;

use sqlx::PgConnection;
use tracing::field::{Field, Visit};
use tracing::metadata::LevelFilter;
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Level, Metadata, Subscriber, dispatcher};
use unbracket_store::Error;

use crate::fault;

/// Where the driver tells what a server says besides answers.
const TARGET: &str = "sqlx::postgres::notice";

static EAR: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Ear));

thread_local! {
    static HEARD: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does the work and returns its result with the first warning that the server gave meanwhile.
pub(crate) async fn hearing<F: Future>(work: F) -> (F::Output, Option<String>) {
    let mut work = pin!(work);
    let mut heard = None;
    let output = poll_fn(|context| {
        let poll = dispatcher::with_default(&EAR, || work.as_mut().poll(context));
        if let Some(warning) = HEARD.take() {
            heard.get_or_insert(warning);
        }
        poll
    })
    .await;
    (output, heard)
}

/// Asks the server for a warning and makes sure that it is heard.
pub(crate) async fn assert_heard(connection: &mut PgConnection) -> Result<(), Error> {
    let ask = sqlx::raw_sql(
        "DO $$ BEGIN RAISE WARNING 'unbracket asks whether it can hear warnings'; END $$",
    );
    match hearing(ask.execute(connection)).await {
        (Ok(_), Some(_)) => Ok(()),
        (Ok(_), None) => Err(Error::Refused(
            "warnings of the server are not heard, so a commit that reached no standby would pass \
             for a success; build without a static level of tracing below `warn`"
                .into(),
        )),
        (Err(error), _) => Err(fault::unwritten(error)),
    }
}

/// Hears warnings of the server, and nothing else.
struct Ear;

impl Subscriber for Ear {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == TARGET && *metadata.level() <= Level::WARN
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn event(&self, event: &Event<'_>) {
        if self.enabled(event.metadata()) {
            let mut message = Message(String::new());
            event.record(&mut message);
            HEARD.with_borrow_mut(|heard| heard.get_or_insert(message.0).len());
        }
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Message(String);

impl Visit for Message {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
