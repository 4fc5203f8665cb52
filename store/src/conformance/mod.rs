//! The promises of the port as one suite, which every adapter passes.
//!
//! An adapter's test hands in a [`Bench`], which makes empty media, and asks [`store`], [`head`] or
//! [`vault`] which promises it breaks. The answer is a list and no panic, so that a test can show that
//! the suite finds a store that was built wrong on purpose.

mod append;
mod bodies;
mod head;
mod keys;
mod lead;
mod make;
mod races;
mod reads;
mod vault;
mod watch;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use crate::error::Error;
use crate::port::Store;

pub use head::head;
pub use vault::vault;

/// Makes empty media for what is examined: `dyn Store`, `dyn Head` or `dyn Vault`.
#[async_trait]
pub trait Bench<T: ?Sized>: Send + Sync {
    /// Makes a medium that holds nothing yet.
    ///
    /// # Errors
    /// Where the medium cannot be made.
    async fn medium(&self) -> Result<Box<dyn Medium<T>>, Error>;
}

/// Where a store, a head or a vault lies, and outlives the handles on it.
#[async_trait]
pub trait Medium<T: ?Sized>: Send + Sync {
    /// Opens a handle; with another one open, as a second node would.
    ///
    /// # Errors
    /// Where it cannot be opened.
    async fn open(&self) -> Result<Arc<T>, Error>;
}

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The promise.
    pub law: &'static str,
    /// What was seen instead.
    pub seen: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.law, self.seen)
    }
}

/// Examines a store and returns the promises that it breaks.
pub async fn store(bench: &dyn Bench<dyn Store>) -> Vec<Broken> {
    let mut book = Book::default();
    append::examine(bench, &mut book).await;
    keys::examine(bench, &mut book).await;
    lead::examine(bench, &mut book).await;
    bodies::examine(bench, &mut book).await;
    reads::examine(bench, &mut book).await;
    watch::examine(bench, &mut book).await;
    races::examine(bench, &mut book).await;
    book.broken
}

/// What the laws found.
#[derive(Default)]
struct Book {
    broken: Vec<Broken>,
}

impl Book {
    fn enter(&mut self, law: &'static str, kept: Kept) {
        if let Err(Fault(seen)) = kept {
            self.broken.push(Broken { law, seen });
        }
    }
}

/// Whether a law was kept.
type Kept = Result<(), Fault>;

/// What was seen where a law was broken.
#[derive(Debug)]
struct Fault(String);

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self(format!("an error came back: {error}"))
    }
}

impl From<tokio::task::JoinError> for Fault {
    fn from(error: tokio::task::JoinError) -> Self {
        Self(format!("a task did not end: {error}"))
    }
}

/// Notes what was seen, unless it is what was promised.
#[expect(clippy::needless_pass_by_value, reason = "a law reads as a sentence without ampersands")]
fn same<T: PartialEq + fmt::Debug>(what: &str, seen: T, promised: T) -> Kept {
    if seen == promised {
        return Ok(());
    }
    // A leaf may be long; the beginning is enough to see what is wrong.
    let seen: String = format!("{seen:?}").chars().take(300).collect();
    let promised: String = format!("{promised:?}").chars().take(300).collect();
    Err(Fault(format!("{what} is {seen}, not {promised}")))
}
