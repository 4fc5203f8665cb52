//! The server as operators run it: started, asked, loaded, copied, ended.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use unbracket_secretariat::accounts::{Accounts, Holding, Scopes};
use unbracket_secretariat::clock::SystemClock;
use unbracket_secretariat::mail::{Letter, Outbox};
use unbracket_store::Vault;
use unbracket_store_sqlite::SqliteVault;

use crate::{folder, run, write};

/// How long anything may take on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(90);

/// A process in which the secretariat can accredit one seat after the other.
pub(crate) const OPENING: &str = r#"
at 2026-01-10 09:00
Secretariat: open-process title "Review of the Charter" secretariat "Secretariat" modalities [as intergovernmental]
"#;

/// A server that runs; dropped, it is killed.
pub(crate) struct Served {
    child: Child,
    /// Where it answers people.
    pub(crate) at: String,
    /// Where it answers the operator.
    pub(crate) figures: String,
    lines: mpsc::Receiver<String>,
}

impl Served {
    /// Starts a server and waits until it answers.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_unbracket"))
            .args(["serve", "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0"])
            .args(["--url", "http://localhost:8035"])
            .args(arguments)
            .env_remove("UNBRACKET_DATABASE")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let said = BufReader::new(child.stderr.take().expect("it is piped"));
        let (tell, lines) = mpsc::channel();
        std::thread::spawn(move || {
            said.lines().map_while(Result::ok).all(|line| tell.send(line).is_ok())
        });
        let mut served = Self { child, at: String::new(), figures: String::new(), lines };
        served.figures = served.listens("figures");
        served.at = served.listens("serving");
        served
    }

    fn listens(&self, message: &str) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).expect("the server says where it listens");
            let value: Value = serde_json::from_str(&line).unwrap_or_default();
            if value["message"] == message {
                return value["listen"].as_str().expect("an address").to_owned();
            }
        }
    }

    /// Its number among the programs of the machine.
    pub(crate) fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as the system would; returns its exit code and what it logged.
    pub(crate) fn end(mut self) -> (Option<i32>, Vec<String>) {
        unbracket_testkit::postgres::signal("TERM", &[self.pid()]);
        let since = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("it is ours") {
                return (status.code(), self.lines.iter().collect());
            }
            assert!(since.elapsed() < PATIENCE, "the server does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer: its status and its body; none where the connection failed.
fn ask(at: &str, head: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(at).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    let length = body.len();
    let request = format!(
        "{head}\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    let body = answer.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
    Some((status, body.unwrap_or_default()))
}

pub(crate) fn get(at: &str, path: &str) -> (u16, String) {
    ask(at, &format!("GET {path} HTTP/1.1"), "").expect("the server answers")
}

/// Accredits somebody; what came back, and the number of the entry where it is on the record.
pub(crate) fn accredit(at: &str, token: &str, name: &str) -> Option<(u16, Option<u64>)> {
    let fields = json!({ "name": name, "basis": "member-state" });
    let act = json!({ "act": "accredit", "fields": fields, "key": name });
    let head = format!(
        "POST /api/p/summit/acts HTTP/1.1\r\nAuthorization: Bearer {token}\r\n\
         Content-Type: application/json"
    );
    let (status, body) = ask(at, &head, &act.to_string())?;
    let body: Value = serde_json::from_str(&body).unwrap_or_default();
    Some((status, body["index"].as_u64()))
}

/// A token with which the secretariat acts.
pub(crate) async fn token(vault: Arc<dyn Vault>) -> String {
    let accounts = Accounts::new(vault, Arc::new(SystemClock));
    let mut account = accounts.make("Secretariat", None).await.expect("the vault takes it");
    account.holdings.insert(Holding { process: "summit".to_owned(), seat: 0 });
    account.operator = true;
    accounts.keep(&account).await.expect("the vault takes it");
    let scopes = Scopes { read: true, submit: true };
    let token = accounts.make_token(&account.id, "test", ("summit", scopes), 1).await;
    token.expect("the vault takes it")
}

/// A house with a process that was opened, and the token of its secretariat.
fn house(name: &str) -> (PathBuf, String) {
    let place = folder(name);
    write(&place, "opening.play", OPENING);
    let process = place.join("house/processes/summit");
    let origin = ["--origin", "localhost:8035/summit", "--unseeded"];
    let play = ["play", "opening.play", "--data", text(&process)];
    let ran = run(&place, &[&play, &origin[..]].concat());
    assert_eq!(ran.code, 0, "{}", ran.err);
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    let token = runtime.block_on(async {
        let vault = SqliteVault::create(place.join("house/house.sqlite")).await;
        token(Arc::new(vault.expect("a vault"))).await
    });
    (place, token)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

#[test]
fn plain_http_is_refused_but_on_this_machine() {
    let place = folder("serve-http");
    let ran = run(&place, &["serve", "--data", "house", "--url", "http://text.example"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("https://"), "{}", ran.err);
    assert!(!place.join("house").exists());
}

#[test]
fn a_password_is_not_taken_where_everybody_sees_it() {
    let place = folder("serve-password");
    let database = "postgres://record:hidden@localhost/none";
    let serve = ["serve", "--data", "house", "--url", "https://text.example"];
    let ran = run(&place, &[&serve[..], &["--database", database]].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("UNBRACKET_DATABASE") && !ran.err.contains("hidden"), "{}", ran.err);
}

#[test]
fn a_user_of_the_mail_server_without_a_password_is_refused_at_the_start() {
    let place = folder("serve-smtp");
    let serve = ["serve", "--data", "house", "--url", "https://text.example"];
    let mail = ["--from", "record@example.org", "--smtp", "smtp+plain://record@127.0.0.1:9"];
    let ran = run(&place, &[&serve[..], &mail].concat());
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("--smtp-password-file"), "{}", ran.err);
    assert!(!place.join("house").exists());
}

#[test]
fn why_a_letter_was_not_sent_stands_in_the_log_without_whom_it_is_for() {
    let place = folder("serve-letters");
    std::fs::create_dir(place.join("house")).expect("a folder for the test");
    let runtime = tokio::runtime::Runtime::new().expect("threads can be started");
    runtime.block_on(async {
        let vault = SqliteVault::create(place.join("house/house.sqlite")).await;
        let vault = Arc::new(vault.expect("a vault"));
        let (to, text) = ("somebody@example.org".to_owned(), "Come in".to_owned());
        let letter = Letter { to, subject: "An invitation".to_owned(), text };
        let put = Outbox::new(vault, Arc::new(SystemClock)).put(&letter).await;
        put.expect("the vault takes it");
    });
    let house = place.join("house");
    // Nobody listens at a port that was just given back.
    let port = TcpListener::bind("127.0.0.1:0").expect("a port is free").local_addr();
    let smtp = format!("smtp+plain://{}", port.expect("it listens"));
    let mail = ["--smtp", smtp.as_str(), "--from", "record@example.org"];
    let served = Served::start(&[&["--data", text(&house)], &mail[..]].concat());
    let (since, later) = (Instant::now(), "unbracket_letters_total{outcome=\"later\"} 1");
    while !get(&served.figures, "/metrics").1.contains(later) {
        assert!(since.elapsed() < PATIENCE, "nobody tries to send it");
        std::thread::sleep(Duration::from_millis(100));
    }
    let (_, lines) = served.end();
    let why = "the mail server cannot be reached, or its certificate is not accepted";
    let told: Vec<Value> =
        lines.iter().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let told = told.iter().find(|line| line["message"] == "letters were not sent");
    assert_eq!(
        told.map(|line| (&line["level"], &line["why"])),
        Some((&"warn".into(), &why.into()))
    );
    assert!(lines.iter().all(|line| !line.contains("somebody@")), "{lines:?}");
}

#[test]
fn a_folder_that_is_served_is_served_by_no_second_server() {
    let (place, _) = house("serve-twice");
    let server = Served::start(&["--data", text(&place.join("house"))]);
    let serve = ["serve", "--data", "house", "--url", "http://localhost:1", "--listen"];
    let ran = run(&place, &[&serve[..], &["127.0.0.1:0"]].concat());
    assert_ne!(ran.code, 0, "{}", ran.err);
    assert!(ran.err.contains("another server serves"), "{}", ran.err);
    assert_eq!(get(&server.at, "/ready").0, 200);
}

#[test]
fn a_record_that_cannot_be_opened_is_told_and_not_taken_for_none() {
    let (place, _) = house("serve-shut");
    let record = place.join("house/processes/summit/record.sqlite");
    let mut bytes = std::fs::read(&record).unwrap();
    bytes.iter_mut().take(12_000).for_each(|byte| *byte = 0x5a);
    std::fs::write(&record, bytes).unwrap();
    let server = Served::start(&["--data", text(&place.join("house"))]);
    assert_eq!(get(&server.at, "/ready").0, 503);
    let (_, detail) = get(&server.figures, "/ready");
    assert!(detail.contains("summit cannot be opened"), "{detail}");
    assert_eq!(get(&server.at, "/p/summit").0, 503, "it is there, and cannot be shown");
    assert_eq!(get(&server.at, "/p/other").0, 404);
}

#[test]
fn an_organisation_that_the_operator_names_is_a_way_to_enter() {
    let (place, _) = house("serve-providers");
    write(&place, "secret", "s3cret\n");
    let named = json!([{
        "slug": "mission", "name": "The Mission", "issuer": "http://127.0.0.1:1",
        "client": "us", "secret-file": "secret",
    }]);
    write(&place, "providers.json", &named.to_string());
    let providers = place.join("providers.json");
    let data = place.join("house");
    let server = Served::start(&["--data", text(&data), "--providers", text(&providers)]);
    let (status, page) = get(&server.at, "/enter");
    assert_eq!(status, 200);
    assert!(page.contains("/enter/with/mission") && page.contains("The Mission"), "{page}");
    let (status, page) = get(&server.at, "/enter/with/mission");
    assert_eq!(status, 503, "nobody is there: {page}");
    assert_eq!(server.end().0, Some(0));
}

#[test]
fn organisations_that_cannot_be_meant_are_refused_with_what_is_wrong() {
    let place = folder("serve-providers-wrong");
    let one = |slug: &str, issuer: &str| json!({ "slug": slug, "name": "M", "issuer": issuer, "client": "us" });
    let issuer = "https://id.example";
    for (list, said) in [
        (json!([one("The Mission", issuer)]), "small letters"),
        (json!([one("m", issuer), one("m", issuer)]), "two organisations"),
        (json!([one("m", "http://id.example")]), "https://"),
        (json!([one("m", "ftp://id.example")]), "https://"),
        (json!({ "slug": "m" }), "a list is wanted"),
        (json!([{ "slug": "m", "nom": "M" }]), "nom"),
        (json!([{ "slug": "m", "name": " ", "issuer": issuer, "client": "us" }]), "no name"),
    ] {
        write(&place, "providers.json", &list.to_string());
        let serve = ["serve", "--data", "house", "--url", "https://text.example"];
        let ran = run(&place, &[&serve[..], &["--providers", "providers.json"]].concat());
        assert_eq!(ran.code, 2, "{list}: {}", ran.err);
        assert!(ran.err.contains(said) && ran.err.contains("providers.json"), "{}", ran.err);
    }
    assert!(!place.join("house").exists(), "nothing was begun");
}

#[test]
fn a_server_is_ready_acts_once_signs_and_ends_in_order() {
    let (place, token) = house("serve-whole");
    let server = Served::start(&["--data", text(&place.join("house"))]);
    assert_eq!(get(&server.at, "/health").0, 200);
    assert_eq!(get(&server.at, "/ready").0, 200);
    assert_eq!(accredit(&server.at, &token, "Aldoria"), Some((200, Some(1))));
    assert_eq!(accredit(&server.at, &token, "Aldoria"), Some((200, Some(1))), "once for one key");
    let hostile = "GET /p/MARKER-PATH?q=MARKER-QUERY HTTP/1.1\r\nUser-Agent: MARKER-AGENT\r\n\
                   X-Forwarded-For: 192.0.2.77\r\nCookie: unbracket=MARKER-COOKIE";
    assert_eq!(ask(&server.at, hostile, "").map(|(status, _)| status), Some(404));
    let (status, figures) = get(&server.figures, "/metrics");
    assert_eq!(status, 200);
    assert!(figures.contains("unbracket_record_entries{process=\"summit\"} 2"), "{figures}");
    assert!(figures.contains("route=\"/api/p/{process}/acts\""), "{figures}");
    assert!(!figures.contains("MARKER"), "{figures}");
    let (code, lines) = server.end();
    assert_eq!(code, Some(0), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("\"route\":\"/api/p/{process}/acts\"")));
    for line in &lines {
        assert!(!line.contains("MARKER") && !line.contains("192.0.2.77"), "{line}");
    }
    let public = place.join("house/processes/summit/public/checkpoint");
    let checkpoint = std::fs::read_to_string(public).expect("it was published at the end");
    assert_eq!(checkpoint.lines().nth(1), Some("2"), "{checkpoint}");
}

/// Accredits as fast as it can until told to stop; returns how many were acknowledged.
fn load(at: &str, token: &str, stop: &AtomicBool) -> u64 {
    let mut done = 0;
    while !stop.load(Ordering::SeqCst) && done < 500 {
        let answer = accredit(at, token, &format!("State {done}"));
        assert_eq!(answer, Some((200, Some(done + 1))));
        done += 1;
    }
    done
}

#[test]
fn a_backup_under_load_is_a_consistent_prefix() {
    let (place, token) = house("serve-backup");
    let server = Served::start(&["--data", text(&place.join("house"))]);
    let stop = AtomicBool::new(false);
    let counts: Vec<u64> = std::thread::scope(|scope| {
        let loading = scope.spawn(|| load(&server.at, &token, &stop));
        let mut counts = Vec::new();
        for number in 0..3 {
            let (out, vault) = (format!("copy-{number}"), format!("vault-{number}"));
            let backup = ["backup", "--data", "house", "-o", &out, "--vault", &vault, "--json"];
            let ran = run(&place, &backup);
            assert_eq!(ran.code, 0, "{}", ran.err);
            let said: Value = serde_json::from_str(&ran.out).expect("JSON");
            counts.push(said["records"][0]["entries"].as_u64().expect("a number"));
        }
        stop.store(true, Ordering::SeqCst);
        let all = loading.join().expect("every act was acknowledged in order");
        counts.push(all + 1);
        counts
    });
    assert!(counts.is_sorted(), "{counts:?}");
    assert!(!place.join("copy-2/processes/summit/vault.sqlite").exists(), "never both in one");
    let ran = run(&place, &["restore", "copy-2", "--vault", "vault-2", "--data", "again"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let again = "again/processes/summit";
    assert_eq!(run(&place, &["export", "--data", again, "-o", "export"]).code, 0);
    let ran = run(&place, &["verify", "export", "--json"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn nothing_is_not_restored_and_a_house_without_accounts_is_told() {
    let (place, _) = house("serve-nothing");
    let server = Served::start(&["--data", text(&place.join("house"))]);
    let ran = run(&place, &["backup", "--data", "house", "-o", "copy", "--vault", "vaults"]);
    assert_eq!((ran.code, server.end().0), (0, Some(0)), "{}", ran.err);
    std::fs::create_dir(place.join("above")).expect("a folder");
    for (records, vaults) in [("vaults", "copy"), ("above", "above")] {
        let ran = run(&place, &["restore", records, "--vault", vaults, "--data", "again"]);
        assert_eq!(ran.code, 2, "{}{}", ran.out, ran.err);
        assert!(ran.err.contains(&format!("{records} holds no record")), "{}", ran.err);
        assert!(!place.join("again").exists());
    }
    let whole = run(&place, &["restore", "copy", "--vault", "vaults", "--data", "again"]);
    assert!(whole.code == 0 && !whole.out.contains("no accounts"), "{}{}", whole.out, whole.err);
    std::fs::remove_file(place.join("vaults/house.sqlite")).expect("it was there");
    let part = run(&place, &["restore", "copy", "--vault", "vaults", "--data", "other"]);
    assert!(part.code == 0 && part.out.contains("no accounts"), "{}{}", part.out, part.err);
}

#[test]
fn an_old_backup_is_refused_or_frozen_and_says_why() {
    let (place, token) = house("serve-old");
    let server = Served::start(&["--data", text(&place.join("house"))]);
    let ran = run(&place, &["backup", "--data", "house", "-o", "copy", "--vault", "vaults"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(accredit(&server.at, &token, "Aldoria"), Some((200, Some(1))));
    assert_eq!(server.end().0, Some(0));
    // The machine is lost, but for what the world has seen of the record.
    let published = place.join("again/processes/summit/public");
    std::fs::create_dir_all(&published).expect("a folder");
    let checkpoint = place.join("house/processes/summit/public/checkpoint");
    std::fs::copy(checkpoint, published.join("checkpoint")).expect("a copy");
    let restore = ["restore", "copy", "--vault", "vaults", "--data", "again"];
    let ran = run(&place, &restore);
    assert_eq!(ran.code, 3, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("2 entries were published, the store holds 1"), "{}", ran.err);
    assert!(ran.err.contains("unbracket import"), "{}", ran.err);
    assert!(!place.join("again/processes/summit/record.sqlite").exists());
    let ran = run(&place, &[&restore[..], &["--frozen"]].concat());
    assert_eq!(ran.code, 1, "{}{}", ran.out, ran.err);
    let server = Served::start(&["--data", text(&place.join("again"))]);
    assert_eq!(get(&server.at, "/ready").0, 503);
    assert!(get(&server.figures, "/ready").1.contains("restored from an older backup"));
    assert_eq!(accredit(&server.at, &token, "Costavia").map(|(status, _)| status), Some(503));
    assert_eq!(get(&server.at, "/api/p/summit").0, 200, "reading goes on");
    assert_eq!(server.end().0, Some(0));
    // The rest is in an export that somebody kept: the record is filled up, and goes on under its name.
    let ran = run(&place, &["export", "--data", "house/processes/summit", "-o", "kept"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let summit = place.join("again/processes/summit");
    for file in ["record.sqlite", "record.sqlite-wal", "record.sqlite-shm"] {
        let file = summit.join(file);
        assert!(!file.exists() || std::fs::remove_file(&file).is_ok(), "{}", file.display());
    }
    let ran = run(&place, &["import", "kept", "--data", text(&summit)]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    let server = Served::start(&["--data", text(&place.join("again"))]);
    assert_eq!(get(&server.figures, "/ready").0, 200, "{}", get(&server.figures, "/ready").1);
    assert_eq!(accredit(&server.at, &token, "Costavia"), Some((200, Some(2))));
    assert_eq!(server.end().0, Some(0));
    let checkpoint =
        std::fs::read_to_string(published.join("checkpoint")).expect("it is published");
    assert_eq!(checkpoint.lines().nth(1), Some("3"), "{checkpoint}");
}
