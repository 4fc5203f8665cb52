//! The server's side: starts a worker, feeds it, waits for so long, and ends it.
//!
//! **Invariants:** no worker outlives its request; never more than so many run at once; an answer over
//! its limit is not kept.

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

use crate::wire::{Answer, BEGINS, Head, Parsed, Unread};
use crate::worker;

/// How much a worker may use, and how many may work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// From its start to its answer.
    pub wall: Duration,
    /// Of processor time.
    pub cpu_seconds: u64,
    /// Bytes of memory.
    pub memory: u64,
    /// Bytes of a file.
    pub input: u64,
    /// Bytes of an answer.
    pub output: u64,
    /// Workers at once.
    pub at_once: usize,
    /// How long a file waits for a worker to come free.
    pub patience: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            wall: Duration::from_secs(10),
            cpu_seconds: 10,
            memory: 1536 << 20,
            input: 16 << 20,
            output: 64 << 20,
            at_once: 4,
            patience: Duration::from_secs(20),
        }
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It is larger than is taken.
    #[error("the file has {found} bytes, over the limit of {limit}; send a smaller one")]
    TooLarge {
        /// Its bytes.
        found: u64,
        /// The most that is taken.
        limit: u64,
    },
    /// The reader refused it.
    #[error("{0}")]
    File(Unread),
    /// Reading took too long.
    #[error(
        "reading the file took longer than {0} seconds; save it anew, or send it as plain text"
    )]
    TooLong(u64),
    /// What came of it is too large.
    #[error("the text in the file is larger than is taken; send it in parts")]
    TooMuch,
    /// The worker ended without an answer.
    #[error(
        "the file could not be read within the memory that one file is given; save it anew, or send it \
         as plain text"
    )]
    Died,
    /// Too many are being read.
    #[error("too many files are being read at this moment; send it again in a minute")]
    Busy,
    /// No worker can be started.
    #[error("no file can be read at present: {0}")]
    NoWorker(String),
}

/// Reads files in processes of their own; cheap to clone.
#[derive(Debug, Clone)]
pub struct Quarantine(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    program: PathBuf,
    arguments: Vec<OsString>,
    limits: Limits,
    working: Mutex<usize>,
    free: Condvar,
}

/// The place of one worker among those that run; it comes free when this goes.
struct Place<'q>(&'q Inner);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.0.working.lock().unwrap_or_else(PoisonError::into_inner) -= 1;
        self.0.free.notify_one();
    }
}

impl Quarantine {
    /// Workers of this program, started with these arguments; it has to call [`work`](crate::work).
    pub fn new(program: impl Into<PathBuf>, arguments: &[&str], limits: Limits) -> Self {
        let arguments = arguments.iter().map(OsString::from).collect();
        let (working, free) = (Mutex::new(0), Condvar::new());
        Self(Arc::new(Inner { program: program.into(), arguments, limits, working, free }))
    }

    /// Reads a file. Blocks as long as the limits allow.
    ///
    /// # Errors
    /// [`Refused`], with what would be in order.
    pub fn parse(&self, bytes: &[u8], name: &str) -> Result<Parsed, Refused> {
        let limits = &self.0.limits;
        let found = bytes.len() as u64;
        if found > limits.input {
            return Err(Refused::TooLarge { found, limit: limits.input });
        }
        let _place = self.0.place()?;
        let answer = self.0.ask(bytes, name)?;
        if !answer.lacking.is_empty() {
            let why = answer.lacking.join("; ");
            tracing::warn!(why, "a reader of files is not fully confined");
        }
        match answer.refused {
            Some(why) => Err(Refused::File(why)),
            None => answer.parsed(&worker::limits()).map_err(|it| Refused::File(Unread::from(&it))),
        }
    }
}

impl Inner {
    fn place(&self) -> Result<Place<'_>, Refused> {
        let working = self.working.lock().unwrap_or_else(PoisonError::into_inner);
        let full = |working: &mut usize| *working >= self.limits.at_once;
        let waited = self.free.wait_timeout_while(working, self.limits.patience, full);
        let (mut working, waited) = waited.unwrap_or_else(PoisonError::into_inner);
        if waited.timed_out() {
            return Err(Refused::Busy);
        }
        *working += 1;
        Ok(Place(self))
    }

    fn ask(&self, bytes: &[u8], name: &str) -> Result<Answer, Refused> {
        let no_worker = |error: std::io::Error| Refused::NoWorker(error.to_string());
        let mut child = Command::new(&self.program)
            .args(&self.arguments)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(no_worker)?;
        let said = self.talk(&mut child, bytes, name);
        // Whatever came of it, nothing of it stays behind.
        let _ = child.kill();
        let _ = child.wait();
        understood(&said?)
    }

    /// Feeds the worker and takes its answer, in threads that end with the worker's pipes.
    fn talk(&self, child: &mut Child, bytes: &[u8], name: &str) -> Result<Vec<u8>, Refused> {
        let until = Instant::now() + self.limits.wall;
        let head = self.head(name)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        let (mut stdin, stdout) =
            pipes.ok_or_else(|| Refused::NoWorker("it has no pipes".to_owned()))?;
        let (heard, answer) = mpsc::channel();
        let most = self.limits.output + 1;
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A worker that ends early closes its pipe; its answer says why.
                let _ = stdin.write_all(&head).and_then(|()| stdin.write_all(bytes));
            });
            scope.spawn(move || {
                let mut said = Vec::new();
                let taken = stdout.take(most).read_to_end(&mut said);
                let _ = heard.send(taken.map(|_| said));
            });
            let left = until.saturating_duration_since(Instant::now());
            let said = answer.recv_timeout(left);
            // Ends the threads above, which wait for its pipes.
            let _ = child.kill();
            match said {
                Ok(Ok(said)) if said.len() as u64 >= most => Err(Refused::TooMuch),
                Ok(Ok(said)) => Ok(said),
                Ok(Err(_)) => Err(Refused::Died),
                Err(_) => Err(Refused::TooLong(self.limits.wall.as_secs())),
            }
        })
    }

    fn head(&self, name: &str) -> Result<Vec<u8>, Refused> {
        let head = Head {
            // The ending is all that reading needs of a name.
            name: name.chars().rev().take(64).collect::<Vec<_>>().into_iter().rev().collect(),
            cpu_seconds: self.limits.cpu_seconds,
            memory: self.limits.memory,
            file_bytes: self.limits.input,
        };
        let head = serde_json::to_vec(&head);
        let mut head = head.map_err(|error| Refused::NoWorker(error.to_string()))?;
        head.push(b'\n');
        Ok(head)
    }
}

fn understood(said: &[u8]) -> Result<Answer, Refused> {
    let begins = said.windows(BEGINS.len()).position(|window| window == BEGINS);
    let answer = begins.map(|at| &said[at + BEGINS.len()..]).ok_or(Refused::Died)?;
    serde_json::from_slice(answer).map_err(|_| Refused::Died)
}
