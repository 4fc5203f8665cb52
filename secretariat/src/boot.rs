//! Opening: what store, head and shelf say has to agree, or nothing is written.

use unbracket_ledger::{Checkpoint, Tree};

use crate::signer::Known;

/// Compares the record with what was signed and published; says what is wrong.
///
/// A head that is older than what is published is not wrong by itself: a restored one is, and what is
/// published bears the same signature. The record has to hold all that either of them names.
pub(crate) fn disagreement(tree: &Tree, known: &Known) -> Option<String> {
    let signed = known.signed.as_ref().and_then(|head| behind(tree, head, "signed"));
    let published = known.published.as_ref().and_then(|head| behind(tree, head, "published"));
    let headless = match (&known.signed, &known.published) {
        (None, Some(published)) => Some(format!(
            "a checkpoint of {} entries is published, and the head knows of none",
            published.size()
        )),
        _ => None,
    };
    signed.or(published).or(headless)
}

fn behind(tree: &Tree, head: &Checkpoint, done: &str) -> Option<String> {
    if head.size() > tree.size() {
        return Some(format!(
            "{} entries were {done}, the store holds {}: it was restored from an older backup, or is \
             another one; refill it from an export before anything is written",
            head.size(),
            tree.size()
        ));
    }
    (tree.root_at(head.size()) != Some(*head.root())).then(|| {
        format!(
            "the first {} entries are not those that were {done}: the record was changed, or forked",
            head.size()
        )
    })
}
