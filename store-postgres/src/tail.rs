//! Hearing of entries that other nodes append.
//!
//! Invariant: a length that was told never falls, and whatever happens to a notification, the length is
//! looked up again before long.

use std::time::Duration;

use sqlx::PgConnection;
use sqlx::postgres::{PgListener, PgPoolOptions};
use tokio::time::{sleep, timeout};
use unbracket_store::Error;

use crate::fault::{unsigned, within};
use crate::lead::CHANNEL;
use crate::shared::Shared;

/// The first and the longest pause before a lost server is called again.
const PAUSES: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(2));

/// Follows the log for ever.
pub(crate) async fn tail(shared: &Shared) {
    let mut pause = PAUSES.0;
    loop {
        let before = *shared.length.borrow();
        if follow(shared).await.is_ok() || *shared.length.borrow() > before {
            pause = PAUSES.0;
        }
        sleep(pause).await;
        pause = (pause * 2).min(PAUSES.1);
    }
}

/// The length of the log as the server tells it.
pub(crate) async fn length(shared: &Shared, connection: &mut PgConnection) -> Result<u64, Error> {
    let ask =
        sqlx::query_scalar("SELECT length FROM unbracket.head WHERE log = $1").bind(shared.log);
    let length: Option<i64> = within(shared.timing.answer, ask.fetch_optional(connection)).await?;
    unsigned(length.ok_or_else(|| Error::Damaged("the log has lost its head".into()))?)
}

/// Follows the log until the server is lost; on a standby, which cannot notify, looks once.
async fn follow(shared: &Shared) -> Result<(), Error> {
    let mut session = shared.way.reader().await?;
    if !session.writes {
        shared.tell(length(shared, &mut session.connection).await?);
        sleep(shared.timing.poll).await;
        return Ok(());
    }
    drop(session);
    let mut listener = listen(shared).await?;
    loop {
        let known = listen_length(shared, &mut listener).await?;
        shared.learn(known);
        // Notifications that come while we look are buffered, so none falls between.
        while let Ok(heard) = timeout(shared.timing.poll, listener.try_recv()).await {
            let Ok(Some(heard)) = heard else {
                return Err(Error::Unavailable("the connection was lost".into()));
            };
            if let Some(length) = told(heard.payload(), shared.log) {
                shared.tell(length);
            }
        }
    }
}

async fn listen(shared: &Shared) -> Result<PgListener, Error> {
    let pool = PgPoolOptions::new()
        .max_connections(1)
        .acquire_timeout(shared.timing.answer)
        .connect_lazy_with(shared.way.node());
    within(shared.timing.answer, async {
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.eager_reconnect(false);
        listener.listen(CHANNEL).await?;
        Ok(listener)
    })
    .await
}

async fn listen_length(shared: &Shared, listener: &mut PgListener) -> Result<u64, Error> {
    let ask =
        sqlx::query_scalar("SELECT length FROM unbracket.head WHERE log = $1").bind(shared.log);
    let length: i64 = within(shared.timing.answer, ask.fetch_one(listener)).await?;
    unsigned(length)
}

/// The length in a notification, if it is about this log.
fn told(payload: &str, log: i32) -> Option<u64> {
    let (of, length) = payload.split_once(' ')?;
    (of.parse() == Ok(log)).then(|| length.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_notification_is_heard_if_it_is_about_this_log() {
        assert_eq!(told("7 12", 7), Some(12));
        for other in ["8 12", "7", "7 -1", "", " ", "7 12 1"] {
            assert_eq!(told(other, 7), None, "{other:?}");
        }
    }
}
