//! Noticing what other processes append.
//!
//! SQLite tells nobody of a commit, but `PRAGMA data_version` is a number in memory that changes with
//! it. It is looked at while somebody holds a receiver, and not otherwise.

use std::sync::Weak;
use std::time::Duration;

use sqlx::sqlite::SqliteConnection;

use crate::connect::{Access, connect};
use crate::reader;
use crate::store::Inner;

/// How often the number is looked at.
const INTERVAL: Duration = Duration::from_millis(200);

/// Looks until nobody watches or the store is closed.
pub(crate) async fn watch(store: Weak<Inner>) {
    let (mut connection, mut seen) = (None, None);
    while let Some(store) = store.upgrade() {
        if store.nobody_watches() {
            return;
        }
        // A database that cannot be read for a moment is looked at again; whoever reads is told why.
        let version = data_version(&store, &mut connection).await;
        if (version.is_none() || version != seen)
            && let Ok(length) = reader::length(store.readers()).await
        {
            seen = version;
            store.tell(length);
        }
        drop(store);
        tokio::time::sleep(INTERVAL).await;
    }
}

/// The number, which counts for one connection only: it is kept, and opened anew when it fails.
async fn data_version(store: &Inner, kept: &mut Option<SqliteConnection>) -> Option<i64> {
    let mut connection = match kept.take() {
        Some(connection) => connection,
        None => connect(store.path(), Access::Read).await.ok()?,
    };
    let version =
        sqlx::query_scalar("PRAGMA data_version").fetch_one(&mut connection).await.ok()?;
    *kept = Some(connection);
    Some(version)
}
