//! The vault: secrets and identities, in a database apart from the logs.
//!
//! Invariant: a value is whole or not there; a drawer and a name are never part of a statement.

use std::time::Duration;

use async_trait::async_trait;
use unbracket_store::{Error, Vault};

use crate::commit::change;
use crate::fault::within;
use crate::idle::{Idle, Lent};
use crate::nodes::Nodes;
use crate::schema;
use crate::session::Way;
use crate::shared::Timing;
use crate::warning::assert_heard;

/// How long the server may take to clear away what was destroyed.
const CLEARING: Duration = Duration::from_secs(60);

/// A vault in a PostgreSQL database.
///
/// Meant for another database than the logs', with other readers and other backups; in the same one it
/// has its own schema, `unbracket_vault`, whose rights can be set apart.
pub struct PostgresVault {
    way: Way,
    idle: Idle,
    name: String,
    timing: Timing,
}

impl PostgresVault {
    /// Opens the vault of a name; makes the tables where they are missing.
    ///
    /// # Errors
    /// [`Error::Refused`] where the server's settings break the promise, [`Error::Foreign`] where its
    /// tables are not ours or newer, [`Error::Unavailable`].
    pub async fn open(address: &str, name: &str) -> Result<Self, Error> {
        let (way, timing) = (Way::new(Nodes::parse(address)?), Timing::default());
        let mut session = way.writer().await?;
        schema::VAULT.prepare(&mut session).await?;
        assert_heard(&mut session.connection).await?;
        Ok(Self { way, idle: Idle::new(), name: name.into(), timing })
    }

    async fn lend(&self) -> Result<Lent<'_>, Error> {
        self.idle.lend(&self.way, self.timing).await
    }
}

#[async_trait]
impl Vault for PostgresVault {
    async fn put(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<(), Error> {
        let mut lent = self.lend().await?;
        let put = sqlx::query(
            "INSERT INTO unbracket_vault.secret (vault, drawer, name, value) VALUES ($1, $2, $3, $4)
             ON CONFLICT (vault, drawer, name) DO UPDATE SET value = excluded.value",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .bind(name)
        .bind(value);
        change(&mut lent.session, self.timing.answer, put).await?;
        lent.back();
        Ok(())
    }

    async fn put_new(&self, drawer: &str, name: &[u8], value: &[u8]) -> Result<Vec<u8>, Error> {
        let mut lent = self.lend().await?;
        let put = sqlx::query(
            "INSERT INTO unbracket_vault.secret (vault, drawer, name, value) VALUES ($1, $2, $3, $4)
             ON CONFLICT DO NOTHING",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .bind(name)
        .bind(value);
        let new = change(&mut lent.session, self.timing.answer, put).await? == 1;
        lent.back();
        if new {
            return Ok(value.to_vec());
        }
        let gone = || Error::Unavailable("the name was freed meanwhile; try again".into());
        self.get(drawer, name).await?.ok_or_else(gone)
    }

    async fn replace(
        &self,
        drawer: &str,
        name: &[u8],
        expected: &[u8],
        value: &[u8],
    ) -> Result<bool, Error> {
        let mut lent = self.lend().await?;
        let update = sqlx::query(
            "UPDATE unbracket_vault.secret SET value = $5
             WHERE vault = $1 AND drawer = $2 AND name = $3 AND value = $4",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .bind(name)
        .bind(expected)
        .bind(value);
        let replaced = change(&mut lent.session, self.timing.answer, update).await? == 1;
        lent.back();
        Ok(replaced)
    }

    async fn get(&self, drawer: &str, name: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let mut lent = self.lend().await?;
        let ask = sqlx::query_scalar(
            "SELECT value FROM unbracket_vault.secret WHERE vault = $1 AND drawer = $2 AND name = $3",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .bind(name)
        .fetch_optional(&mut lent.session.connection);
        let value = within(self.timing.answer, ask).await?;
        lent.back();
        Ok(value)
    }

    async fn names(&self, drawer: &str) -> Result<Vec<Vec<u8>>, Error> {
        let mut lent = self.lend().await?;
        let ask = sqlx::query_scalar(
            "SELECT name FROM unbracket_vault.secret WHERE vault = $1 AND drawer = $2 ORDER BY name",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .fetch_all(&mut lent.session.connection);
        let names = within(self.timing.answer, ask).await?;
        lent.back();
        Ok(names)
    }

    /// The server keeps former versions of a row until a vacuum, which is asked for at once; what its
    /// own journals and backups hold is out of reach.
    async fn destroy(&self, drawer: &str, name: &[u8]) -> Result<(), Error> {
        let mut session = self.way.writer().await?;
        let delete = sqlx::query(
            "DELETE FROM unbracket_vault.secret WHERE vault = $1 AND drawer = $2 AND name = $3",
        )
        .bind(self.name.as_bytes())
        .bind(drawer.as_bytes())
        .bind(name);
        change(&mut session, self.timing.answer, delete).await?;
        // What a vacuum misses now, because somebody is reading, the server's own clears away later.
        let vacuum =
            sqlx::raw_sql("VACUUM unbracket_vault.secret").execute(&mut session.connection);
        let _ = within(CLEARING, vacuum).await;
        Ok(())
    }
}
