//! The end of a transaction.
//!
//! Invariant: only a success without a warning is a success; anything else is not known.

use std::time::Duration;

use sqlx::PgConnection;
use sqlx::postgres::{PgArguments, Postgres};
use sqlx::query::Query;
use unbracket_store::Error;

use crate::fault::{late, unknown, within};
use crate::session::Session;
use crate::warning::hearing;

/// Commits.
pub(crate) async fn commit(connection: &mut PgConnection, limit: Duration) -> Result<(), Error> {
    let commit = hearing(sqlx::raw_sql("COMMIT").execute(connection));
    match tokio::time::timeout(limit, commit).await {
        Ok((Ok(_), None)) => Ok(()),
        Ok((Ok(_), Some(warning))) => Err(unknown(warning)),
        Ok((Err(error), _)) => Err(unknown(error)),
        Err(_) => Err(unknown(late(limit))),
    }
}

/// Runs one statement in a transaction; returns how many rows it touched, durably.
pub(crate) async fn change(
    session: &mut Session,
    limit: Duration,
    statement: Query<'_, Postgres, PgArguments>,
) -> Result<u64, Error> {
    if !session.writes {
        return Err(Error::Unavailable("no server takes writes, only a standby answers".into()));
    }
    let connection = &mut session.connection;
    let changed = within(limit, async {
        sqlx::raw_sql("BEGIN").execute(&mut *connection).await?;
        statement.execute(&mut *connection).await
    });
    let rows = changed.await?.rows_affected();
    commit(connection, limit).await?;
    Ok(rows)
}

/// Whether an error is a condition that does not hold, on a session that works.
pub(crate) fn is_orderly(error: &Error) -> bool {
    matches!(
        error,
        Error::Fenced { .. }
            | Error::Repeated { .. }
            | Error::WrongLength { .. }
            | Error::Refused(_)
    )
}

/// Ends a transaction without effect; tells whether the session works.
pub(crate) async fn roll_back(session: &mut Session, limit: Duration) -> bool {
    let end = sqlx::raw_sql("ROLLBACK").execute(&mut session.connection);
    within(limit, end).await.is_ok()
}
