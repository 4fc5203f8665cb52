//! What somebody wants to change, as they fill it in; from there to a proposal.
//!
//! **Invariant:** what is previewed is what is submitted: both come from the same change.

use serde::{Deserialize, Serialize};
use unbracket_negotiation::act::texts::Propose;
use unbracket_negotiation::event::decide;
use unbracket_negotiation::said;
use unbracket_negotiation::state::ProposalId;
use unbracket_negotiation::{Act, Credentials, Kept, Words};
use unbracket_text::{Change, Piece, Place, Provision, ProvisionId, ProvisionKind};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::pages::delegate::{passage, passage_over};
use crate::pages::problem::Problem;
use crate::pages::wording::{Shown, new_words, recorded, shown};
use crate::saying;
use crate::suspicions::{Suspicion, in_words};
use crate::visit::Visit;

/// What is filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Edit {
    /// The provision that it is about.
    pub(crate) provision: String,
    /// `replace`, `insert`, `delete`, `move` or `retain`.
    pub(crate) does: String,
    pub(crate) words: String,
    /// Behind which provision it goes; blank for the beginning.
    pub(crate) place: String,
    pub(crate) because: String,
    /// The proposal that it amends.
    pub(crate) amends: Option<u32>,
}

impl Edit {
    /// What a form says of a provision.
    pub(crate) fn filled(provision: &str, filled: &Filled) -> Self {
        let text = |name| filled.get(name).unwrap_or_default().to_owned();
        let does = filled.get("does").unwrap_or("replace").to_owned();
        Self {
            provision: provision.to_owned(),
            does,
            words: text("words"),
            place: text("place"),
            because: text("because"),
            amends: filled.get("amends").and_then(|number| number.parse().ok()),
        }
    }

    /// The change.
    ///
    /// # Errors
    /// Where there is no such provision or no such proposal, or there are no words.
    pub(crate) fn change(&self, visit: &Visit) -> Result<Change, Failure> {
        let id = ProvisionId::new(self.provision.as_str());
        let wordless = self.amends.is_none() && !matches!(self.does.as_str(), "replace" | "insert");
        if self.words.is_empty() && !wordless {
            return Err(Failure::Said(visit.tongue().say("propose-no-words")));
        }
        if let Some(number) = self.amends {
            return recorded(&amended(visit, number, &self.words)?);
        }
        let (kind, old) = visit.state(|state| {
            let rolling = state.texts.rolling.as_ref();
            let found = rolling.and_then(|rolling| rolling.draft.get(&id));
            found.map(|provision| (provision.kind, provision.content.clone())).unzip()
        });
        let change = match self.does.as_str() {
            "insert" => Change::Insert {
                place: Place::After(id),
                rank: 0,
                provision: Provision::new("new", inserted(kind), passage(&self.words)),
            },
            "delete" => Change::Delete { provision: id },
            "retain" => Change::Retain { provision: id },
            "move" if self.place.is_empty() => {
                Change::Move { provision: id, to: Place::Start, rank: 0 }
            }
            "move" => {
                let to = Place::After(ProvisionId::new(self.place.as_str()));
                Change::Move { provision: id, to, rank: 0 }
            }
            _ => {
                let wording = passage_over(&self.words, &old.unwrap_or_default());
                Change::Replace { provision: id, wording }
            }
        };
        recorded(&change)
    }

    /// Whether a square bracket of its words opens or closes without its other half.
    pub(super) fn has_half_a_bracket(&self) -> bool {
        passage(&self.words).pieces.iter().any(|piece| matches!(piece, Piece::Edge(_)))
    }

    /// What in its words is not what it looks like: the same that is shown before it is sent.
    pub(super) fn suspicions(&self) -> Vec<Suspicion> {
        let said = [self.words.as_str(), self.because.as_str()];
        said.into_iter().flat_map(|words| in_words("", words)).collect()
    }

    /// The proposal.
    ///
    /// # Errors
    /// As [`Edit::change`].
    pub(crate) fn act(&self, visit: &Visit) -> Result<Act, Failure> {
        let change = Kept(self.change(visit)?);
        let because = Words::said(&self.because);
        Ok(Propose { change, amends: self.amends.map(ProposalId), because }.into())
    }

    /// How everybody would see it.
    ///
    /// # Errors
    /// As [`Edit::change`].
    pub(crate) fn shown(&self, visit: &Visit) -> Result<Shown, Failure> {
        let change = self.change(visit)?;
        visit.state(|state| {
            let rolling = state.texts.rolling.as_ref().ok_or(Failure::NotFound)?;
            let of = self.amends.and_then(|number| state.texts.proposal(ProposalId(number)));
            Ok(shown(visit.tongue(), &rolling.draft, &change, of.map(|other| &other.change)))
        })
    }
}

/// Why an act would be out of order at this moment; none where it would be in order.
pub(crate) fn would_be_refused(visit: &Visit, act: &Act, by: &Credentials) -> Option<Problem> {
    let now = visit.now();
    let decided = visit.state(|state| decide(state, act, by, now.max(state.now)).map(|_| ()));
    decided.err().map(|refusal| Problem::refused(visit.tongue(), &saying::refusal(visit, refusal)))
}

/// A new paragraph is of the kind of its neighbour.
fn inserted(neighbour: Option<ProvisionKind>) -> ProvisionKind {
    match neighbour {
        Some(
            kind @ (ProvisionKind::PreambularParagraph
            | ProvisionKind::OperativeParagraph
            | ProvisionKind::SubParagraph
            | ProvisionKind::Unnumbered),
        ) => kind,
        _ => ProvisionKind::OperativeParagraph,
    }
}

/// The change of a proposal with other words.
fn amended(visit: &Visit, number: u32, words: &str) -> Result<Change, Failure> {
    let found = visit.state(|state| {
        state.texts.proposal(ProposalId(number)).map(|proposal| proposal.change.clone())
    });
    let found = found.ok_or(Failure::NotFound)?;
    let wording = passage_over(words, &new_words(&found));
    match found {
        Change::Replace { provision, .. } => Ok(Change::Replace { provision, wording }),
        Change::Excerpt { provision, quoted, .. } => {
            Ok(Change::Excerpt { provision, quoted, wording })
        }
        Change::Insert { place, rank, provision } => {
            let provision = Provision::new("new", provision.kind, wording);
            Ok(Change::Insert { place, rank, provision })
        }
        Change::Merge { provisions, .. } => Ok(Change::Merge { provisions, wording }),
        other => {
            let words = new_words(&other).is_empty();
            let why = if words {
                said!(
                    "this proposal has no words to amend; propose something else on the paragraph"
                )
            } else {
                said!(
                    "this proposal gives several paragraphs; propose something else on one of them"
                )
            };
            Err(Failure::Wrong(why))
        }
    }
}
