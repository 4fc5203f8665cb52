//! The register of the last checkpoint, in a database of its own.
//!
//! Invariant: it changes only from the value that the caller knew, and durably.

use async_trait::async_trait;
use unbracket_store::{Error, Head};

use crate::commit::change;
use crate::fault::within;
use crate::nodes::Nodes;
use crate::schema;
use crate::session::Way;
use crate::shared::Timing;
use crate::warning::assert_heard;

/// A register with compare-and-swap.
///
/// It is there to contradict a database that lost some of a log. So keep it in *another* database,
/// on another server, with other backups: beside the log it would be lost and restored together with
/// what it has to contradict.
pub struct PostgresHead {
    way: Way,
    name: String,
    timing: Timing,
}

impl PostgresHead {
    /// Opens the register of a name; makes the tables where they are missing.
    ///
    /// # Errors
    /// [`Error::Refused`] where the server's settings break the promise, [`Error::Foreign`] where its
    /// tables are not ours or newer, [`Error::Unavailable`].
    pub async fn open(address: &str, name: &str) -> Result<Self, Error> {
        let (way, timing) = (Way::new(Nodes::parse(address)?), Timing::default());
        let mut session = way.writer().await?;
        schema::HEAD.prepare(&mut session).await?;
        assert_heard(&mut session.connection).await?;
        Ok(Self { way, name: name.into(), timing })
    }
}

#[async_trait]
impl Head for PostgresHead {
    async fn load(&self) -> Result<Option<Vec<u8>>, Error> {
        // Never from a standby: it may be behind, and then contradicts what is right.
        let mut session = self.way.writer().await?;
        let ask = sqlx::query_scalar("SELECT value FROM unbracket_head.register WHERE name = $1")
            .bind(self.name.as_bytes())
            .fetch_optional(&mut session.connection);
        within(self.timing.answer, ask).await
    }

    async fn replace(&self, expected: Option<&[u8]>, new: &[u8]) -> Result<bool, Error> {
        let mut session = self.way.writer().await?;
        let swap = match expected {
            None => sqlx::query(
                "INSERT INTO unbracket_head.register (name, value) VALUES ($1, $2)
                 ON CONFLICT DO NOTHING",
            ),
            Some(_) => sqlx::query(
                "UPDATE unbracket_head.register SET value = $2 WHERE name = $1 AND value = $3",
            ),
        };
        let swap = swap.bind(self.name.as_bytes()).bind(new);
        let swap = if expected.is_some() { swap.bind(expected) } else { swap };
        Ok(change(&mut session, self.timing.answer, swap).await? == 1)
    }
}
