//! Who may write.
//!
//! Invariant: whoever takes the lead holds the log's advisory lock at that moment and has raised the
//! epoch durably, so that every append under a former epoch is refused. The lock alone would not do:
//! a server gives it away when the connection is lost, while the former leader is still at work.

use std::time::Duration;

use sqlx::PgConnection;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
use unbracket_store::{Epoch, Error};

use crate::append::hold;
use crate::commit::commit;
use crate::fault::{late, unsigned, unwritten, within};
use crate::session::{Session, alive};
use crate::shared::Shared;

/// The class of the advisory lock that a leader holds as long as its connection lives.
const LEAD_LOCK: i32 = 0x756e_6200;

/// How often the connection of the lead is used, so that no one in between forgets it.
const PULSE: Duration = Duration::from_secs(2);

/// How long the server may take to notice that a leader hung up.
const FAREWELL: Duration = Duration::from_secs(1);

/// The channel on which lengths are told, as `log length`.
pub(crate) const CHANNEL: &str = "unbracket";

/// Takes the lead on the connection that holds it already, or on a new one.
pub(crate) async fn lead(shared: &Shared) -> Result<Epoch, Error> {
    let mut slot = shared.lead.lock().await;
    // Asked even by whoever holds the lead: of two servers that take writes none is led.
    let new = shared.way.only_writer().await?;
    let mut session = match held(shared, slot.take()).await {
        Some(session) => session,
        None => locked(shared, new).await?,
    };
    let epoch = raise(shared, &mut session.connection).await?;
    *slot = Some(session);
    Ok(epoch)
}

/// Uses the connection of the lead from time to time, and tells on it how long the log is.
///
/// Apart from the appends, because a transaction that notifies holds a lock of the whole server while
/// it commits; and nothing is lost with a notification but a little time.
pub(crate) async fn keep(shared: &Shared) {
    let mut lengths = shared.length.subscribe();
    let mut pulse = interval(PULSE);
    pulse.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = pulse.tick() => {}
            changed = lengths.changed() => if changed.is_err() { return },
        }
        let length = *lengths.borrow_and_update();
        let mut slot = shared.lead.lock().await;
        if let Some(session) = slot.as_mut() {
            let tell = sqlx::query("SELECT pg_notify($1, $2)")
                .bind(CHANNEL)
                .bind(format!("{} {length}", shared.log))
                .execute(&mut session.connection);
            if within(shared.timing.answer, tell).await.is_err() {
                *slot = None;
            }
        }
    }
}

/// The session that holds the lead, if it still does.
async fn held(shared: &Shared, session: Option<Session>) -> Option<Session> {
    let mut session = session?;
    alive(&mut session, shared.timing.answer).await.then_some(session)
}

/// The session, which holds the lead from now on.
async fn locked(shared: &Shared, mut session: Session) -> Result<Session, Error> {
    let since = Instant::now();
    loop {
        let lock = sqlx::query_scalar("SELECT pg_try_advisory_lock($1, $2)")
            .bind(LEAD_LOCK)
            .bind(shared.log)
            .fetch_one(&mut session.connection);
        if within(shared.timing.answer, lock).await? {
            return Ok(session);
        }
        if since.elapsed() > FAREWELL {
            return Err(Error::Led);
        }
        sleep(FAREWELL / 20).await;
    }
}

/// Raises the epoch, after the last append of the former one is decided.
async fn raise(shared: &Shared, connection: &mut PgConnection) -> Result<Epoch, Error> {
    let limit = shared.timing.answer;
    let floor = shared.floor.now();
    let raised = async {
        let length = hold(connection, shared.log).await?;
        shared.floor.check(floor, length)?;
        sqlx::query_scalar(
            "UPDATE unbracket.head SET epoch = epoch + 1 WHERE log = $1 RETURNING epoch",
        )
        .bind(shared.log)
        .fetch_one(&mut *connection)
        .await
        .map_err(unwritten)
    };
    let epoch: i64 = match tokio::time::timeout(limit, raised).await {
        Ok(epoch) => epoch?,
        Err(_) => return Err(late(limit)),
    };
    commit(connection, limit).await?;
    unsigned(epoch).map(Epoch)
}
