//! What the servers promise, for the operator to see.

use sqlx::PgConnection;
use unbracket_store::Error;

use crate::fault::unwritten;

/// What happens to an acknowledged append when a server dies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Durability {
    /// What a commit waits for: `on` or `remote_apply`; anything weaker is refused at the start.
    pub synchronous_commit: String,
    /// Which standbys a commit waits for, in the server's own words; empty where it waits for none.
    pub synchronous_standby_names: String,
    /// How many standbys take part in that now; none can be seen without the right to read statistics.
    pub synchronous_standbys: u64,
    /// Whether pages carry checksums, so that a lying disk is noticed.
    pub data_checksums: bool,
    /// Whether a page that was half written at a power cut is mended.
    pub full_page_writes: bool,
}

impl Durability {
    /// Whether an acknowledged append outlives the loss of the server that took it.
    #[must_use]
    pub fn survives_failover(&self) -> bool {
        !self.synchronous_standby_names.trim().is_empty()
    }

    /// What an operator should be told, a sentence each; nothing where all is well.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if !self.survives_failover() {
            warnings.push(
                "no standby is synchronous, so what was acknowledged last is lost with the server; \
                 set synchronous_standby_names, or never promote a standby"
                    .into(),
            );
        }
        if !self.data_checksums {
            warnings.push("the pages carry no checksums; run initdb with --data-checksums".into());
        }
        if !self.full_page_writes {
            warnings.push(
                "full_page_writes is off; unless the file system never tears a page, set it on"
                    .into(),
            );
        }
        warnings
    }
}

pub(crate) async fn durability(connection: &mut PgConnection) -> Result<Durability, Error> {
    let (commit, names, standbys, checksums, pages): (String, String, i64, bool, bool) =
        sqlx::query_as(
            "SELECT current_setting('synchronous_commit'),
                current_setting('synchronous_standby_names'),
                (SELECT count(*) FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum')),
                current_setting('data_checksums') = 'on', current_setting('full_page_writes') = 'on'",
        )
        .fetch_one(connection)
        .await
        .map_err(unwritten)?;
    Ok(Durability {
        synchronous_commit: commit,
        synchronous_standby_names: names,
        synchronous_standbys: u64::try_from(standbys).unwrap_or(0),
        data_checksums: checksums,
        full_page_writes: pages,
    })
}
