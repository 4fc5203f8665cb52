//! PostgreSQL servers for tests: started, replicated, killed and promoted.
//!
//! Invariant: no server and no folder outlives the process of the test, however that ends. A shell
//! beside each server reads from a pipe that only the test holds open, and clears up when it closes.
//!
//! Servers are found in the folder that `UNBRACKET_POSTGRES_BIN` names, in `/usr/lib/postgresql/*/bin`
//! (the newest) and in `PATH`. PostgreSQL refuses to run as root: then it runs as `postgres`, or as
//! `nobody` where there is no such user. It listens on loopback only, at a free port below those that
//! outgoing connections use.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

mod machine;

pub use machine::signal;
use machine::{as_user, children, free_port, programs, user};

/// Settings that make many servers fit on a small machine; what decides on durability is untouched.
const SETTINGS: [&str; 9] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=16MB",
    "max_connections=60",
    "max_wal_senders=4",
    "wal_level=replica",
    "hot_standby=on",
    "wal_receiver_status_interval=1s",
    "log_min_messages=warning",
];

/// How long a server may take to start, to stop or to be promoted, on a machine that is busy.
const PATIENCE: Duration = Duration::from_secs(90);

/// The shell beside a server: starts it, waits for the end of the test, stops it at once, clears up.
const KEEPER: &str = r#"
folder=$1; log=$2; shift 2
"$@" </dev/null >>"$log" 2>&1 &
server=$!
read -r word
kill -QUIT $server 2>/dev/null
wait $server
[ "$word" = keep ] || rm -rf "$folder"
"#;

/// A server of our own; dropped, it is stopped and its folder removed.
#[derive(Debug)]
pub struct Server {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
    settings: Vec<String>,
    keeper: Option<Child>,
}

impl Server {
    /// Starts a new server with an empty database; none, with a line that says so, where there is no
    /// PostgreSQL here.
    ///
    /// # Panics
    /// Where it is absent and `CI` is `true`, and where it does not start.
    #[must_use]
    pub fn start() -> Option<Self> {
        Self::start_with(&[])
    }

    /// Does as [`Server::start`], with further settings such as `fsync=off`.
    ///
    /// # Panics
    /// As [`Server::start`].
    #[must_use]
    pub fn start_with(settings: &[&str]) -> Option<Self> {
        let mut server = Self::place(programs()?, free_port());
        server.settings = settings.iter().map(ToString::to_string).collect();
        let data = server.data();
        let initdb = [
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--data-checksums",
            "--no-sync",
            "--no-instructions",
            "-D",
        ];
        server.run("initdb", initdb.iter().copied().chain([data.to_str().expect("UTF-8")]));
        server.resume();
        Some(server)
    }

    /// Starts a standby that follows this server and calls itself `name`, at a free port.
    ///
    /// # Panics
    /// Where it does not start.
    #[must_use]
    pub fn standby(&self, name: &str) -> Self {
        self.standby_at(name, free_port())
    }

    /// Does as [`Server::standby`], at a port of which nothing listens any more.
    ///
    /// # Panics
    /// As [`Server::standby`].
    #[must_use]
    pub fn standby_at(&self, name: &str, port: u16) -> Self {
        let mut standby = Self::place(self.programs.clone(), port);
        standby.settings.clone_from(&self.settings);
        let from =
            format!("host=127.0.0.1 port={} user=postgres application_name={name}", self.port);
        let data = standby.data();
        let data = data.to_str().expect("UTF-8");
        standby.run(
            "pg_basebackup",
            ["-d", &from, "-D", data, "-R", "-X", "stream", "--checkpoint=fast", "--no-sync"],
        );
        standby.resume();
        standby
    }

    /// Where the server listens, as `host:port`.
    #[must_use]
    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The port at which the server listens.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of its database.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://postgres@{}/postgres?sslmode=disable", self.host())
    }

    /// Runs statements and returns what they print, a row a line.
    ///
    /// # Panics
    /// Where the server refuses them.
    pub fn sql(&self, statements: &str) -> String {
        self.try_sql(statements).expect("the server takes the statements of a test")
    }

    /// Does as [`Server::sql`], and returns the error where there is one.
    ///
    /// # Errors
    /// With what the server said.
    pub fn try_sql(&self, statements: &str) -> Result<String, String> {
        let port = self.port.to_string();
        let output = self
            .command("psql")
            .args(["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", &port])
            .args(["-U", "postgres", "-d", "postgres", "-c", statements])
            .output()
            .expect("psql can be started");
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
    }

    /// Waits until a query prints what is expected.
    ///
    /// # Panics
    /// Where it does not come to that.
    pub fn wait_for(&self, query: &str, expected: &str) {
        let start = Instant::now();
        loop {
            let said = self.try_sql(query);
            if said.as_deref() == Ok(expected) {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "{query} gives {said:?}, not {expected:?}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Makes commits wait for the standby of this name; `standby`s made afterwards will do the same.
    ///
    /// # Panics
    /// Where the server does not take the setting.
    pub fn require_standby(&self, name: &str) {
        self.sql(&format!("ALTER SYSTEM SET synchronous_standby_names = '{name}'"));
        self.sql("SELECT pg_reload_conf()");
    }

    /// Makes commits wait for no standby.
    ///
    /// # Panics
    /// Where the server does not take the setting.
    pub fn require_no_standby(&self) {
        self.sql("ALTER SYSTEM RESET synchronous_standby_names");
        self.sql("SELECT pg_reload_conf()");
    }

    /// Waits until commits are confirmed by the standby of this name.
    ///
    /// # Panics
    /// Where it does not come to that.
    pub fn wait_for_standby(&self, name: &str) {
        self.wait_for(
            &format!(
                "SELECT sync_state FROM pg_stat_replication WHERE application_name = '{name}'"
            ),
            "sync",
        );
    }

    /// Makes the standby take writes, and returns when it does.
    ///
    /// # Panics
    /// Where it does not.
    pub fn promote(&self) {
        self.sql("SELECT pg_promote()");
        self.wait_for("SELECT pg_is_in_recovery()", "f");
    }

    /// Kills the server and everything it started, at once and without a word to them.
    pub fn kill(&mut self) {
        if let Some(postmaster) = self.postmaster() {
            // Stopped first, so that it starts nothing new while its children are counted.
            signal("STOP", &[postmaster]);
            let mut all = children(postmaster);
            all.push(postmaster);
            signal("KILL", &all);
        }
        self.pause();
    }

    /// Stops the server in order, as for maintenance.
    pub fn stop(&mut self) {
        if let Some(postmaster) = self.postmaster() {
            signal("INT", &[postmaster]);
            let start = Instant::now();
            while self.data().join("postmaster.pid").exists() && start.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(20));
            }
        }
        self.pause();
    }

    /// Starts the server again, on the data that it had.
    ///
    /// # Panics
    /// Where it does not start.
    pub fn resume(&mut self) {
        self.pause();
        let _ = fs::remove_file(self.data().join("postmaster.pid"));
        let mut command = Command::new("sh");
        command.args(["-c", KEEPER, "keeper"]).arg(&self.folder).arg(self.folder.join("log"));
        command.args(as_user()).arg(self.programs.join("postgres")).arg("-D").arg(self.data());
        command.args(["-p", &self.port.to_string()]);
        for setting in SETTINGS.iter().copied().chain(self.settings.iter().map(String::as_str)) {
            command.args(["-c", setting]);
        }
        let null = || Stdio::null();
        command.stdin(Stdio::piped()).stdout(null()).stderr(null()).current_dir("/");
        self.keeper = Some(command.spawn().expect("sh can be started"));
        self.wait_until_ready();
    }

    /// The process of a kind, by what the server calls it, such as `walreceiver`.
    #[must_use]
    pub fn process(&self, kind: &str) -> Option<u32> {
        let titled = |pid: &u32| {
            fs::read(format!("/proc/{pid}/cmdline"))
                .is_ok_and(|title| String::from_utf8_lossy(&title).contains(kind))
        };
        children(self.postmaster()?).into_iter().find(titled)
    }

    fn place(programs: PathBuf, port: u16) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("unbracket-postgres-{}-{count}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir(&folder).expect("a folder can be made for the server");
        if let Some(user) = user() {
            let chown = Command::new("chown").arg(user).arg(&folder).status();
            assert!(chown.is_ok_and(|s| s.success()), "the folder can be given to {user}");
        }
        Self { programs, folder, port, settings: Vec::new(), keeper: None }
    }

    fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut words = as_user().into_iter();
        let mut command = match words.next() {
            Some(first) => Command::new(first),
            None => return Command::new(path),
        };
        command.args(words).arg(path).current_dir("/");
        command
    }

    fn run<'a>(&self, program: &str, arguments: impl IntoIterator<Item = &'a str>) {
        let output = self.command(program).args(arguments).output().expect("it can be started");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{program}: {said}");
    }

    fn postmaster(&self) -> Option<u32> {
        self.keeper.as_ref()?;
        let file = fs::read_to_string(self.data().join("postmaster.pid")).ok()?;
        file.lines().next()?.trim().parse().ok()
    }

    /// The line in which a server says that it takes connections.
    fn wait_until_ready(&mut self) {
        let start = Instant::now();
        loop {
            let file = fs::read_to_string(self.data().join("postmaster.pid")).unwrap_or_default();
            if matches!(file.lines().nth(7).map(str::trim), Some("ready" | "standby")) {
                return;
            }
            let log = || fs::read_to_string(self.folder.join("log")).unwrap_or_default();
            assert!(start.elapsed() < PATIENCE, "the server does not start: {}", log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends the keeper and keeps the folder.
    fn pause(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            if let Some(mut pipe) = keeper.stdin.take() {
                let _ = pipe.write_all(b"keep\n");
            }
            let _ = keeper.wait();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        match self.keeper.take() {
            Some(mut keeper) => {
                drop(keeper.stdin.take());
                let _ = keeper.wait();
            }
            None => drop(fs::remove_dir_all(&self.folder)),
        }
    }
}
