//! Whoever can write to the database changes one value of it: opening, exporting or verifying notices,
//! or what was changed is named here as harmless to the record.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use unbracket_negotiation::State;
use unbracket_secretariat::chance::Chance;
use unbracket_secretariat::export::export;
use unbracket_secretariat::verify::{Question, verify};
use unbracket_secretariat::{Secretariat, Settings, Stores, Submission};
use unbracket_store::{FileHead, Key, Shelf};
use unbracket_store_sqlite::{SqliteStore, SqliteVault};

use crate::house::{INPUTS, OPENING, acts, place, settings, submission};

/// What changes nothing of the record, and why.
const HARMLESS: &[(&str, &str)] = &[
    ("body.id", "the number of a row says nothing"),
    ("kept.id", "the number of a row says nothing"),
    ("lead.one", "there is one row, whatever its number"),
    ("settling.one", "there is one row, whatever its number"),
    ("lead.epoch", "it only fences off a former leader; the head notices a fork"),
    ("settling.count", "it counts writes that say nothing"),
    ("settling gone", "it counts writes that say nothing"),
    ("named.key", "a repetition of a submission is judged by the rules again"),
    ("named.place", "a repetition of a submission is told another number"),
    ("named gone", "a repetition of a submission is judged by the rules again"),
    ("erased.name", "the record says what was erased, and opening erases it again"),
    ("erased gone", "the record says what was erased, and opening erases it again"),
    ("body.name of a sealed entry", "words of which the export holds none are lost, not falsified"),
    ("body of a sealed entry gone", "words of which the export holds none are lost, not falsified"),
    ("kept.drawer of the origin", "the service knows its name and writes it again"),
    ("kept.name of the origin", "the service knows its name and writes it again"),
    ("kept of the origin gone", "the service knows its name and writes it again"),
];

const ERASE: &str = r#"
Secretariat countersigned by The Chair: erase entry 11 because "asked to"
"#;

async fn stores(folder: &Path) -> Result<Stores, unbracket_store::Error> {
    Ok(Stores {
        log: Arc::new(SqliteStore::open(folder.join("record.sqlite")).await?),
        head: Arc::new(FileHead::at(folder.join("head"))),
        vault: Arc::new(SqliteVault::open(folder.join("vault.sqlite")).await?),
        shelf: Some(Arc::new(Shelf::open(folder.join("public"))?)),
    })
}

/// A signed record on a disk, every submission of it under a name, with a sealed and an erased body.
async fn kept(name: &str) -> std::path::PathBuf {
    let folder = place(name);
    fs::create_dir(folder.join("public")).expect("nothing is in its way");
    SqliteStore::create(folder.join("made.sqlite"))
        .await
        .expect("nothing is in its way")
        .close()
        .await;
    drop(
        SqliteVault::create(folder.join("made-vault.sqlite")).await.expect("nothing is in its way"),
    );
    let log = SqliteStore::open(folder.join("made.sqlite")).await.expect("nothing is in its way");
    let vault =
        SqliteVault::open(folder.join("made-vault.sqlite")).await.expect("nothing is in its way");
    let stores = Stores {
        log: Arc::new(log),
        head: Arc::new(FileHead::at(folder.join("head"))),
        vault: Arc::new(vault),
        shelf: Some(Arc::new(Shelf::open(folder.join("public")).expect("nothing is in its way"))),
    };
    let service = Secretariat::open(stores, settings()).await.expect("nothing is in its way");
    for (number, event) in
        (0_u8..).zip(acts(State::default(), &format!("{OPENING}{INPUTS}{ERASE}")))
    {
        let one = Submission { key: Some(Key([number + 1; 32])), ..submission(&event) };
        service.submit(one).await.expect("nothing is in its way");
    }
    service.checkpoint().await.expect("nothing is in its way");
    for (made, name) in [("made", "record"), ("made-vault", "vault")] {
        let mut from = open(&folder.join(format!("{made}.sqlite"))).await;
        let to = folder.join(format!("{name}.sqlite"));
        sqlx::query("VACUUM INTO ?")
            .bind(to.to_str().expect("nothing is in its way"))
            .execute(&mut from)
            .await
            .expect("nothing is in its way");
        from.close().await.expect("nothing is in its way");
        open(&to).await.close().await.expect("nothing is in its way");
    }
    folder
}

async fn open(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .foreign_keys(false)
        .pragma("ignore_check_constraints", "ON");
    options.connect().await.expect("nothing is in its way")
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).expect("nothing is in its way");
    for entry in fs::read_dir(from).expect("nothing is in its way") {
        let path = entry.expect("nothing is in its way").path();
        let target = to.join(path.file_name().expect("nothing is in its way"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("nothing is in its way");
        }
    }
}

/// One change; whether the database took it.
async fn change(file: &Path, sql: String) -> bool {
    let mut connection = open(file).await;
    let triggers: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
            .fetch_all(&mut connection)
            .await
            .expect("nothing is in its way");
    for trigger in triggers {
        let drop = AssertSqlSafe(format!("DROP TRIGGER {trigger}"));
        connection.execute(sqlx::raw_sql(drop)).await.expect("nothing is in its way");
    }
    let taken = connection.execute(sqlx::raw_sql(AssertSqlSafe(sql))).await;
    connection.close().await.expect("nothing is in its way");
    taken.is_ok_and(|taken| taken.rows_affected() > 0)
}

/// What opening, exporting or verifying says; none where nobody notices.
async fn noticed(folder: &Path) -> Option<String> {
    let key = {
        let vault = unbracket_store::MemoryVault::default();
        let settings = settings();
        let signer =
            unbracket_secretariat::vault::signer(&vault, &settings.origin, &settings.chance);
        signer.await.expect("nothing is in its way").verifier().clone()
    };
    let stores = match stores(folder).await {
        Ok(stores) => stores,
        Err(error) => return Some(error.to_string()),
    };
    // A key that is made anew must not be the one that was lost.
    let settings = Settings { chance: Chance::System, ..settings() };
    let service = match Secretariat::open(stores, settings).await {
        Ok(service) => service,
        Err(error) => return Some(error.to_string()),
    };
    let to = folder.join("export");
    if let Err(error) = export(&service, &to).await {
        return Some(error.to_string());
    }
    let verified = verify(&to, &Question { key: Some(key), ..Question::default() });
    verified.faults.first().map(|fault| fault.message.clone())
}

/// A change, by the file and the table, what it is called, and how it is made.
struct Change {
    file: &'static str,
    called: String,
    sql: String,
}

/// Every column of every row of every table, changed, and every row removed.
async fn changes(folder: &Path) -> Vec<Change> {
    let mut all = Vec::new();
    for file in ["record.sqlite", "vault.sqlite"] {
        let mut db = open(&folder.join(file)).await;
        let tables: Vec<String> = sqlx::query_scalar(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
        )
        .fetch_all(&mut db)
        .await
        .expect("nothing is in its way");
        for table in tables {
            let columns: Vec<(String, String, i64)> =
                sqlx::query_as("SELECT name, type, pk FROM pragma_table_info(?)")
                    .bind(&table)
                    .fetch_all(&mut db)
                    .await
                    .expect("nothing is in its way");
            let key =
                &columns.iter().find(|(_, _, key)| *key == 1).expect("nothing is in its way").0;
            let rows: Vec<String> = sqlx::query_scalar(AssertSqlSafe(format!(
                "SELECT quote({key}) FROM {table} ORDER BY 1 LIMIT 20"
            )))
            .fetch_all(&mut db)
            .await
            .expect("nothing is in its way");
            for row in rows {
                let at = format!("WHERE {key} = {row}");
                let which = which(&mut db, &table, &at).await;
                for (column, kind, _) in &columns {
                    let which = if column == "id" { "" } else { which };
                    for value in values(column, kind) {
                        all.push(Change {
                            file,
                            called: format!("{table}.{column}{which}"),
                            sql: format!("UPDATE {table} SET {column} = {value} {at}"),
                        });
                    }
                }
                let called = format!("{table}{which} gone");
                all.push(Change { file, called, sql: format!("DELETE FROM {table} {at}") });
            }
        }
        db.close().await.expect("nothing is in its way");
    }
    all
}

/// Which of the rows it is, where that matters.
async fn which(db: &mut SqliteConnection, table: &str, at: &str) -> &'static str {
    let (asked, called) = match table {
        "body" => (
            "EXISTS (SELECT 1 FROM entry WHERE CAST(leaf AS TEXT) LIKE '%' || lower(hex(name)) || \
             '%\"sealed\":true%')",
            " of a sealed entry",
        ),
        "kept" => ("CAST(name AS TEXT) = 'origin'", " of the origin"),
        _ => return "",
    };
    let is: bool = sqlx::query_scalar(AssertSqlSafe(format!("SELECT {asked} FROM {table} {at}")))
        .fetch_one(db)
        .await
        .expect("nothing is in its way");
    if is { called } else { "" }
}

/// Other values for a column: another number, another byte in the middle, another last byte, another
/// moment where there is one.
fn values(column: &str, kind: &str) -> Vec<String> {
    let other = |at: &str| {
        format!(
            "CAST(substr({column}, 1, {at} - 1) || \
             CASE substr({column}, {at}, 1) WHEN x'37' THEN x'38' ELSE x'37' END || \
             substr({column}, {at} + 1) AS BLOB)"
        )
    };
    match kind {
        "INTEGER" => vec![format!("{column} + 1"), format!("{column} + 1000")],
        "TEXT" => vec![format!("{column} || 'x'")],
        _ => {
            let middle = other(&format!("(length({column}) / 2)"));
            let moment =
                format!("CAST(replace(CAST({column} AS TEXT), '\"at\":20', '\"at\":10') AS BLOB)");
            let mut values = vec![middle, other(&format!("length({column})"))];
            values.extend((column == "leaf").then_some(moment));
            values
        }
    }
}

#[tokio::test]
async fn an_unchanged_record_is_sound() {
    let folder = kept("edited-not").await;
    assert_eq!(noticed(&folder).await, None);
}

#[tokio::test]
async fn every_change_of_one_value_in_the_database_is_noticed_or_harmless() {
    let folder = kept("edited").await;
    let one = place("edited-one");
    let (mut unnoticed, mut count) = (BTreeSet::new(), 0);
    for Change { file, called, sql } in changes(&folder).await {
        copy(&folder, &one);
        if !change(&one.join(file), sql).await {
            continue;
        }
        count += 1;
        if noticed(&one).await.is_none() {
            unnoticed.insert(called);
        }
    }
    let harmless: BTreeSet<String> = HARMLESS.iter().map(|(what, _)| (*what).to_owned()).collect();
    assert_eq!(unnoticed, harmless, "of {count} changes");
    assert!(count > 100, "{count}");
}

#[tokio::test]
async fn entries_that_are_swapped_copied_or_taken_off_the_end_are_noticed() {
    let folder = kept("edited-rows").await;
    let one = place("edited-rows-one");
    let swap = "UPDATE entry SET place = CASE place WHEN 1 THEN 1002 WHEN 2 THEN 1001 END \
                WHERE place IN (1, 2); UPDATE entry SET place = place - 1000 WHERE place > 1000";
    let copied = "INSERT INTO entry SELECT max(place) + 1, leaf FROM entry";
    let last = "DELETE FROM entry WHERE place = (SELECT max(place) FROM entry)";
    let cut = "DELETE FROM named WHERE place = (SELECT max(place) FROM entry); ";
    for sql in [swap.to_owned(), copied.to_owned(), last.to_owned(), format!("{cut}{last}")] {
        copy(&folder, &one);
        assert!(change(&one.join("record.sqlite"), sql.clone()).await, "{sql}");
        assert!(noticed(&one).await.is_some(), "{sql}");
    }
}

#[tokio::test]
async fn a_vault_of_another_record_is_noticed_before_anything_is_signed() {
    let folder = kept("edited-vault").await;
    let seed = "UPDATE kept SET value = x'0909090909090909090909090909090909090909090909090909090909090909' \
                WHERE CAST(name AS TEXT) = 'log'";
    assert!(change(&folder.join("vault.sqlite"), seed.to_owned()).await);
    let head = fs::read(folder.join("head")).expect("nothing is in its way");
    let why = noticed(&folder).await.expect("nothing is in its way");
    assert!(why.contains("was not signed with the key"), "{why}");
    assert_eq!(fs::read(folder.join("head")).expect("nothing is in its way"), head);
}

#[tokio::test]
async fn a_damaged_head_is_refused_and_stays_as_it_is() {
    for damage in [b"".as_slice(), b"record.example/test\n3\n", b"\xff\xfe"] {
        let folder = kept("edited-head").await;
        fs::write(folder.join("head"), damage).expect("nothing is in its way");
        let why = noticed(&folder).await.expect("nothing is in its way");
        assert!(why.contains("the last signed checkpoint cannot be read"), "{why}");
        assert_eq!(fs::read(folder.join("head")).expect("nothing is in its way"), damage);
    }
}
