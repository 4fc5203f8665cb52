//! The schema, brought up step by step; a step happens as a whole or not at all.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Executor};
use unbracket_store::Error;

use crate::kind::Kind;
use crate::told;

/// The version of the schema that a database has.
pub(crate) async fn version(connection: &mut SqliteConnection) -> Result<u32, Error> {
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    // A negative version is none that we ever wrote; as a number it is a very new one.
    Ok(u32::try_from(version).unwrap_or(u32::MAX))
}

/// Applies the steps that a database has not had, all in one transaction, and empties its journal.
pub(crate) async fn bring_up(connection: &mut SqliteConnection, kind: &Kind) -> Result<(), Error> {
    let had = version(connection).await?;
    let had = usize::try_from(had).unwrap_or(usize::MAX);
    let missing = kind.steps.get(had..).unwrap_or_default();
    if missing.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "BEGIN IMMEDIATE;\n{}\nPRAGMA application_id = {};\nPRAGMA user_version = {};\nCOMMIT;",
        missing.join("\n"),
        kind.application,
        kind.version()
    );
    if let Err(error) = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await {
        // Whether a transaction is open depends on where it failed; the connection is not used again.
        return Err(told::uncommitted(&error));
    }
    empty_journal(connection).await.map(|_| ())
}

/// Moves everything from the journal into the database; tells whether nothing stood in the way.
pub(crate) async fn empty_journal(connection: &mut SqliteConnection) -> Result<bool, Error> {
    let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
        .fetch_one(connection)
        .await
        .map_err(|error| told::unwritten(&error))?;
    Ok(busy == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connect::{Access, connect};
    use crate::kind::{LOG, VAULT};
    use crate::probe;
    use unbracket_testkit::folder::Folder;

    /// The schema as SQLite keeps it, in the order of its parts' names.
    async fn dump(connection: &mut SqliteConnection) -> String {
        let parts: Vec<(String,)> =
            sqlx::query_as("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
                .fetch_all(&mut *connection)
                .await
                .unwrap();
        let version = version(connection).await.unwrap();
        let parts: Vec<String> = parts.into_iter().map(|(sql,)| sql).collect();
        format!("{};\n\nversion {version}", parts.join(";\n\n"))
    }

    async fn fresh(folder: &Folder, name: &str, kind: &Kind) -> SqliteConnection {
        let mut connection = connect(&folder.join(name), Access::Create).await.unwrap();
        bring_up(&mut connection, kind).await.unwrap();
        connection
    }

    /// Whoever changes a step that was released sees it here, and adds a step instead.
    #[tokio::test]
    async fn the_schema_is_the_one_that_was_released() {
        let folder = Folder::new("schema");
        insta::assert_snapshot!("log", dump(&mut fresh(&folder, "log", &LOG).await).await);
        insta::assert_snapshot!("vault", dump(&mut fresh(&folder, "vault", &VAULT).await).await);
    }

    const FIRST: Kind = Kind {
        word: "list",
        application: 7,
        steps: &["CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);"],
        is_log: false,
    };
    const SECOND: Kind = Kind {
        steps: &[
            FIRST.steps[0],
            "ALTER TABLE a ADD COLUMN y TEXT; CREATE TABLE b (z BLOB) STRICT; UPDATE a SET y = 'z';",
        ],
        ..FIRST
    };
    const BROKEN: Kind = Kind {
        steps: &[FIRST.steps[0], "CREATE TABLE b (z BLOB) STRICT; INSERT INTO missing VALUES (1);"],
        ..FIRST
    };

    #[tokio::test]
    async fn a_database_that_was_brought_up_is_like_a_fresh_one() {
        let folder = Folder::new("schema");
        drop(fresh(&folder, "old", &FIRST).await);
        let path = folder.join("old");
        let found = probe::examine(&path, &SECOND).await.unwrap();
        assert_eq!(found, 1);
        probe::bring_up(&path, &SECOND, found).await.unwrap();
        let mut old = connect(&path, Access::Write).await.unwrap();
        assert_eq!(dump(&mut old).await, dump(&mut fresh(&folder, "new", &SECOND).await).await);
        let kept: (i64, String) =
            sqlx::query_as("SELECT x, y FROM a").fetch_one(&mut old).await.unwrap();
        assert_eq!(kept, (1, "z".to_owned()));
    }

    #[tokio::test]
    async fn a_step_that_fails_leaves_nothing_behind() {
        let folder = Folder::new("schema");
        let mut connection = fresh(&folder, "old", &FIRST).await;
        let before = dump(&mut connection).await;
        drop(connection);
        let path = folder.join("old");
        let error = probe::bring_up(&path, &BROKEN, 1).await.unwrap_err();
        assert!(error.to_string().contains("missing"), "{error}");
        let mut connection = connect(&path, Access::Write).await.unwrap();
        assert_eq!(dump(&mut connection).await, before);
    }

    #[tokio::test]
    async fn a_database_that_another_process_leads_is_not_brought_up_under_it() {
        let folder = Folder::new("schema");
        drop(fresh(&folder, "old", &FIRST).await);
        let path = folder.join("old");
        let lead = crate::lead::Lead::take(&path).unwrap();
        assert_eq!(probe::bring_up(&path, &SECOND, 1).await, Err(Error::Led));
        drop(lead);
        probe::bring_up(&path, &SECOND, 1).await.unwrap();
    }
}
