//! Witnesses: others who sign that the record they see is one record.
//!
//! **Invariant:** with a policy, nothing is published that does not satisfy it. A witness that is away
//! or lies is no reason to stop; too few that sign is.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_trait::async_trait;
use unbracket_ledger::proof;
use unbracket_ledger::witness::Request;
use unbracket_ledger::{Checkpoint, Note, Policy, SignatureLine, Tree};

/// Somebody who cosigns checkpoints, wherever they are (C2SP tlog-witness).
#[async_trait]
pub trait Witness: Send + Sync {
    /// What to call it.
    fn name(&self) -> &str;

    /// Asks for a cosignature.
    ///
    /// # Errors
    /// [`Declined`], with the size to go on from where that is all that is wrong.
    async fn cosign(&self, request: Request) -> Result<Vec<SignatureLine>, Declined>;
}

/// Why a witness did not sign.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Declined {
    /// It has signed a checkpoint of this size last.
    #[error("it goes on from {0} entries")]
    From(u64),
    /// It refuses.
    #[error("it refuses: {0}")]
    Refused(String),
    /// It cannot be reached.
    #[error("it cannot be reached: {0}")]
    Away(String),
}

/// The witnesses of a record, and the policy that a published checkpoint satisfies.
#[derive(Clone, Default)]
pub struct Witnesses {
    witnesses: Vec<Arc<dyn Witness>>,
    policy: Option<Policy>,
    sizes: BTreeMap<String, u64>,
}

impl Witnesses {
    /// These witnesses, under this policy; the policy names the key of the log as well.
    pub fn new(witnesses: Vec<Arc<dyn Witness>>, policy: Policy) -> Self {
        Self { witnesses, policy: Some(policy), sizes: BTreeMap::new() }
    }

    /// Gathers cosignatures under a signed checkpoint.
    ///
    /// # Errors
    /// Who declined and why, where too few have signed.
    pub(crate) async fn gather(&mut self, tree: &Tree, mut note: Note) -> Result<Note, String> {
        let Some(policy) = self.policy.clone() else { return Ok(note) };
        let mut declined = Vec::new();
        for witness in self.witnesses.clone() {
            match self.ask(witness.as_ref(), tree, &note).await {
                Ok(lines) => lines.into_iter().for_each(|line| note.add(line)),
                Err(why) => declined.push(format!("{}: {why}", witness.name())),
            }
        }
        match policy.satisfied(&note) {
            Ok(_) => Ok(note),
            Err(error) => Err(format!("{error} ({})", declined.join("; "))),
        }
    }

    async fn ask(
        &mut self,
        witness: &dyn Witness,
        tree: &Tree,
        note: &Note,
    ) -> Result<Vec<SignatureLine>, Declined> {
        let old = self.sizes.get(witness.name()).copied().unwrap_or(0);
        let lines = match witness.cosign(request(tree, note, old)?).await {
            // It knows better from where to go on; more than one new try would be a game.
            Err(Declined::From(size)) => witness.cosign(request(tree, note, size)?).await?,
            other => other?,
        };
        self.sizes.insert(witness.name().to_owned(), tree.size());
        Ok(lines)
    }
}

fn request(tree: &Tree, note: &Note, old: u64) -> Result<Request, Declined> {
    let refused = |error: &dyn std::fmt::Display| Declined::Refused(error.to_string());
    let size = note.text().parse::<Checkpoint>().map_err(|error| refused(&error))?.size();
    let proof = if old == 0 || old == size {
        Vec::new()
    } else {
        proof::consistency(tree, old, size).map_err(|error| refused(&error))?
    };
    Ok(Request { old, proof, checkpoint: note.clone() })
}
