//! The tables, and the steps by which they became what they are.
//!
//! Invariant: what we did not make, or what a newer version made, is not touched. All steps of one
//! start happen together or not at all; of several starts at once, one does them.

use std::time::Duration;

use sqlx::{AssertSqlSafe, PgConnection};
use unbracket_store::Error;

use crate::commit::commit;
use crate::fault::{unknown, unwritten};
use crate::session::Session;

/// One schema of the database, with everything that is ours in it.
pub(crate) struct Schema {
    /// Its name, which is fixed.
    name: &'static str,
    /// What was done to it, in order; a step that was ever released never changes.
    steps: &'static [&'static str],
}

/// Where logs are.
pub(crate) const LOG: Schema =
    Schema { name: "unbracket", steps: &[include_str!("schema/log.sql")] };

/// Where vaults are.
pub(crate) const VAULT: Schema =
    Schema { name: "unbracket_vault", steps: &[include_str!("schema/vault.sql")] };

/// Where registers are.
pub(crate) const HEAD: Schema =
    Schema { name: "unbracket_head", steps: &[include_str!("schema/head.sql")] };

/// Where trays are.
pub(crate) const TRAY: Schema =
    Schema { name: "unbracket_tray", steps: &[include_str!("schema/tray.sql")] };

/// The lock under which steps are done, in every database; a number nobody else should use.
const STEPS_LOCK: i64 = 0x756e_6272_6163_6b65;

/// How long another start may take with its steps.
const OTHER_START: Duration = Duration::from_secs(60);

impl Schema {
    /// Makes the tables or brings them up to date; on a standby they must be so already.
    pub(crate) async fn prepare(&self, session: &mut Session) -> Result<(), Error> {
        let connection = &mut session.connection;
        if self.done(connection).await? == self.steps.len() {
            return Ok(());
        }
        if !session.writes {
            return Err(Error::Unavailable(format!(
                "the tables in the schema {} are to be made or renewed, and this is a standby",
                self.name
            )));
        }
        match tokio::time::timeout(OTHER_START, self.take_steps(connection)).await {
            Ok(done) => done,
            Err(_) => Err(unknown("another start is making the tables")),
        }
    }

    async fn take_steps(&self, connection: &mut PgConnection) -> Result<(), Error> {
        sqlx::raw_sql("BEGIN").execute(&mut *connection).await.map_err(unwritten)?;
        sqlx::query("SELECT pg_advisory_xact_lock($1)")
            .bind(STEPS_LOCK)
            .execute(&mut *connection)
            .await
            .map_err(unwritten)?;
        // Asked again under the lock: the other start may have done it all.
        let done = self.done(connection).await?;
        if done == 0 {
            self.run(connection, &self.first()).await?;
        }
        for (number, step) in self.steps.iter().enumerate().skip(done) {
            self.run(connection, step).await?;
            sqlx::query(AssertSqlSafe(format!(
                "INSERT INTO {}.step (number, digest) VALUES ($1, sha256($2))",
                self.name
            )))
            .bind(i32::try_from(number).unwrap_or(i32::MAX))
            .bind(step.as_bytes())
            .execute(&mut *connection)
            .await
            .map_err(unwritten)?;
        }
        commit(connection, OTHER_START).await
    }

    /// Where steps are noted. Only the name, which is one of the three above, is put into the text.
    fn first(&self) -> String {
        format!(
            "CREATE SCHEMA IF NOT EXISTS {name};
             CREATE TABLE {name}.step (
                 number integer PRIMARY KEY,
                 digest bytea NOT NULL,
                 done timestamptz NOT NULL DEFAULT now()
             );",
            name = self.name
        )
    }

    async fn run(&self, connection: &mut PgConnection, sql: &str) -> Result<(), Error> {
        let sql = AssertSqlSafe(sql.to_owned());
        sqlx::raw_sql(sql).execute(connection).await.map(drop).map_err(unwritten)
    }

    /// How many steps are done; refuses what is not ours.
    async fn done(&self, connection: &mut PgConnection) -> Result<usize, Error> {
        let (ours, tables): (bool, i64) = sqlx::query_as(
            "SELECT to_regclass($1 || '.step') IS NOT NULL,
                (SELECT count(*) FROM pg_class WHERE relnamespace = to_regnamespace($1))",
        )
        .bind(self.name)
        .fetch_one(&mut *connection)
        .await
        .map_err(unwritten)?;
        if !ours && tables > 0 {
            return Err(self.foreign("holds tables that are not ours; use another database"));
        }
        if !ours {
            return Ok(0);
        }
        let steps: Vec<&[u8]> = self.steps.iter().map(|step| step.as_bytes()).collect();
        let done: Vec<(i32, bool)> = sqlx::query_as(AssertSqlSafe(format!(
            "SELECT number, coalesce(digest = sha256(($1::bytea[])[number + 1]), false)
             FROM {}.step ORDER BY number",
            self.name
        )))
        .bind(steps)
        .fetch_all(connection)
        .await
        .map_err(unwritten)?;
        if done.len() > self.steps.len() {
            return Err(self.foreign("was made by a newer version; use that version"));
        }
        let known = |(at, (number, same)): (i32, &(i32, bool))| *number == at && *same;
        if !(0..).zip(&done).all(known) {
            return Err(self.foreign("was made by a version that is not in our line"));
        }
        Ok(done.len())
    }

    fn foreign(&self, why: &str) -> Error {
        Error::Foreign(format!("the schema {} {why}; nothing was changed", self.name))
    }
}
