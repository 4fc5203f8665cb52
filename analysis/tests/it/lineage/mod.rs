//! Lineage: reuse, provenance, influence and fates, on planted and on real texts.

mod fate;
mod influence;
mod planted;
mod provenance;
mod real;
mod reuse;

use serde::Serialize;
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

/// A draft of these paragraphs, called p1, p2…
pub(crate) fn draft<T: AsRef<str>>(paragraphs: &[T]) -> Draft {
    let provision = |(at, text): (usize, &T)| {
        let content = Passage::words(text.as_ref());
        Provision::new(format!("p{}", at + 1), ProvisionKind::OperativeParagraph, content)
    };
    Draft::new(paragraphs.iter().enumerate().map(provision).collect()).expect("names differ")
}

/// A result as JSON, computed on so many threads.
pub(crate) fn on_threads<T: Serialize + Send>(
    threads: usize,
    work: impl FnOnce() -> T + Send,
) -> String {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("a pool");
    serde_json::to_string(&pool.install(work)).expect("results are JSON")
}
