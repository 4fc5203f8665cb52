//! Carrying amendments to the next draft.
//!
//! **Invariant:** every amendment comes back: carried, saying the same; found in the new text; or
//! stale, with the reason. None vanishes.

use std::collections::BTreeMap;

use crate::amendment::{Amendment, Change, Place};
use crate::atom::{AtomId, Lexicon};
use crate::compile::anchor_edits;
use crate::draft::Draft;
use crate::edit::{Edit, Grain, apply, edits};
use crate::passage::Passage;
use crate::provision::{Provision, ProvisionId};

/// What became of an amendment when the next draft came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebased {
    /// The amendment to the draft before.
    pub amendment: Amendment,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It says the same of the new draft.
    Carried(Amendment),
    /// What it asks for stands in the new draft.
    Taken,
    /// It no longer fits, for this reason.
    Stale(StaleReason),
}

/// Why an amendment no longer fits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StaleReason {
    /// Its provision is not in the new draft.
    #[error("provision {0} is not in the new draft; propose it again as an insertion")]
    ProvisionGone(ProvisionId),
    /// Words that it changes were changed.
    #[error(
        "the words that it changes were changed: “{before}” now reads “{now}”; propose it again \
         on the new words"
    )]
    WordsChanged {
        /// The words of the draft before.
        before: String,
        /// What stands in their place.
        now: String,
    },
    /// Its quotation was not found in the draft before.
    #[error("the words it quotes were not found in provision {0} of the draft before")]
    NeverAnchored(ProvisionId),
    /// It concerns several provisions of which one was changed.
    #[error("provision {0}, which it would merge or split, was changed; propose it again")]
    StructureChanged(ProvisionId),
}

/// Carries amendments from one draft to the next, whose provisions keep their identity.
///
/// Where a provision goes by another identity in the new draft, `renamed` says so.
pub fn rebase(
    amendments: &[Amendment],
    from: &Draft,
    to: &Draft,
    renamed: &BTreeMap<ProvisionId, ProvisionId>,
) -> Vec<Rebased> {
    let carrier = Carrier { from: index(from), to: index(to), renamed };
    amendments
        .iter()
        .map(|amendment| Rebased {
            amendment: amendment.clone(),
            outcome: match carrier.carry(&amendment.change) {
                Ok(Some(change)) => Outcome::Carried(Amendment { change, ..amendment.clone() }),
                Ok(None) => Outcome::Taken,
                Err(reason) => Outcome::Stale(reason),
            },
        })
        .collect()
}

fn index(draft: &Draft) -> BTreeMap<&ProvisionId, &Provision> {
    draft.visit().map(|visit| (&visit.provision.id, visit.provision)).collect()
}

struct Carrier<'a> {
    from: BTreeMap<&'a ProvisionId, &'a Provision>,
    to: BTreeMap<&'a ProvisionId, &'a Provision>,
    renamed: &'a BTreeMap<ProvisionId, ProvisionId>,
}

/// The change on the new draft; none where the new draft has it already.
type Carried = Result<Option<Change>, StaleReason>;

impl Carrier<'_> {
    fn carry(&self, change: &Change) -> Carried {
        match change {
            Change::Replace { provision, wording } => {
                let (old, new) = self.pair(provision)?;
                self.carry_words(&old.content, new, wording)
            }
            Change::Excerpt { provision, quoted, wording } => {
                let (old, new) = self.pair(provision)?;
                let whole = anchored(&old.content, quoted, wording)
                    .ok_or_else(|| StaleReason::NeverAnchored(provision.clone()))?;
                self.carry_words(&old.content, new, &whole)
            }
            Change::Insert { place, rank, provision } => {
                let place = self.place(place)?;
                let taken = self.to.values().any(|p| p.content == provision.content)
                    && !self.from.values().any(|p| p.content == provision.content);
                let provision = provision.clone();
                Ok((!taken).then_some(Change::Insert { place, rank: *rank, provision }))
            }
            Change::Delete { provision } => Ok(match self.pair(provision) {
                Ok((_, new)) => Some(Change::Delete { provision: new.id.clone() }),
                Err(StaleReason::ProvisionGone(_)) => None,
                Err(reason) => return Err(reason),
            }),
            Change::Retain { provision } => {
                let (_, new) = self.pair(provision)?;
                Ok(Some(Change::Retain { provision: new.id.clone() }))
            }
            Change::Move { provision, to, rank } => {
                let (_, new) = self.pair(provision)?;
                let (provision, to) = (new.id.clone(), self.place(to)?);
                Ok(Some(Change::Move { provision, to, rank: *rank }))
            }
            Change::Merge { provisions, wording } => {
                let unchanged: Result<Vec<_>, _> =
                    provisions.iter().map(|id| self.unchanged(id)).collect();
                Ok(Some(Change::Merge { provisions: unchanged?, wording: wording.clone() }))
            }
            Change::Split { provision, into } => {
                let provision = self.unchanged(provision)?;
                Ok(Some(Change::Split { provision, into: into.clone() }))
            }
        }
    }

    fn pair(&self, id: &ProvisionId) -> Result<(&Provision, &Provision), StaleReason> {
        let gone = || StaleReason::ProvisionGone(id.clone());
        let old = self.from.get(id).copied().ok_or_else(gone)?;
        let name = self.renamed.get(id).unwrap_or(id);
        let new = self.to.get(name).copied().ok_or_else(gone)?;
        Ok((old, new))
    }

    fn unchanged(&self, id: &ProvisionId) -> Result<ProvisionId, StaleReason> {
        let (old, new) = self.pair(id)?;
        if old.content == new.content {
            Ok(new.id.clone())
        } else {
            Err(StaleReason::StructureChanged(id.clone()))
        }
    }

    fn place(&self, place: &Place) -> Result<Place, StaleReason> {
        Ok(match place {
            Place::Start => Place::Start,
            Place::Unnamed => Place::Unnamed,
            Place::After(id) => Place::After(self.pair(id)?.1.id.clone()),
            Place::Under(id) => Place::Under(self.pair(id)?.1.id.clone()),
        })
    }

    /// Lays the edits of an amendment into the new words, if those it touches are still there.
    fn carry_words(&self, old: &Passage, new: &Provision, wording: &Passage) -> Carried {
        let mut lexicon = Lexicon::default();
        let (old, now) = (lexicon.read(old), lexicon.read(&new.content));
        let wording = lexicon.read(wording);
        let meant = edits(&lexicon, &old, &wording, Grain::Fine);
        let done = edits(&lexicon, &old, &now, Grain::Fine);
        let open: Vec<&Edit> = meant.iter().filter(|edit| !done.contains(edit)).collect();
        if open.is_empty() {
            return Ok(None);
        }
        if let Some(by) = open.iter().find_map(|edit| done.iter().find(|by| crosses(edit, by))) {
            return Err(StaleReason::WordsChanged {
                before: lexicon.passage_text(&old[by.start..by.end]),
                now: lexicon.passage_text(&by.new),
            });
        }
        let shifted: Vec<Edit> = open.into_iter().map(|edit| shift(edit, &done)).collect();
        let wording = lexicon.passage(&apply(&now, &shifted));
        Ok(Some(Change::Replace { provision: new.id.clone(), wording }))
    }
}

/// Whether two edits cannot both be laid in, or would meet without a word between.
fn crosses(a: &Edit, b: &Edit) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// The same edit behind others that stand before it.
fn shift(edit: &Edit, done: &[Edit]) -> Edit {
    let (mut gained, mut lost) = (0, 0);
    for before in done.iter().filter(|before| before.end <= edit.start) {
        gained += before.new.len();
        lost += before.end - before.start;
    }
    let at = |place: usize| place + gained - lost;
    Edit { start: at(edit.start), end: at(edit.end), new: edit.new.clone() }
}

fn anchored(old: &Passage, quoted: &Passage, wording: &Passage) -> Option<Passage> {
    let mut lexicon = Lexicon::default();
    let base: Vec<AtomId> = lexicon.read(old);
    let (quoted, wording) = (lexicon.read(quoted), lexicon.read(wording));
    let found = anchor_edits(&lexicon, &base, &quoted, &wording)?;
    Some(lexicon.passage(&apply(&base, &found)))
}
