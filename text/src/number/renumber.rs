//! The renumbering event, at which inserted paragraphs take their place in the ordinary run.
//!
//! **Invariant:** renumbering changes no word, no order and no identity; every provision has one row
//! in the concordance.

use super::Label;
use super::sequence::labels;
use crate::draft::Draft;
use crate::provision::{Provision, ProvisionId, Standing};

/// The table of former and present numbers at a renumbering.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Concordance {
    /// One row for each provision, in the reading order of the renumbered draft.
    pub rows: Vec<ConcordanceRow>,
}

/// A provision with its former and its present number.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConcordanceRow {
    /// The provision; where several became one, the one that stands; where one became several, the
    /// part.
    pub provision: ProvisionId,
    /// Its former numbers: several where provisions were merged, none where it is new.
    pub former: Vec<Label>,
    /// Its present number; none where it stands no more.
    pub present: Option<Label>,
}

/// Renumbers a draft: inserted provisions take their place in the ordinary run, and each keeps its
/// number until now as [`Provision::former_label`].
///
/// Rival versions stay rivals, since choosing one is an act of its own, but follow their paragraph
/// to its new number.
pub fn renumber(draft: &Draft) -> (Draft, Concordance) {
    let former = labels(draft);
    let provisions = draft.provisions().iter().map(|p| settle(p, &former)).collect();
    let renumbered = Draft::new(provisions)
        .expect("the identities and depths are those of a draft")
        .with_title(draft.title().map(str::to_owned))
        .with_language(draft.language().map(str::to_owned))
        .with_numbering(draft.numbering().clone());
    let mut present = labels(&renumbered);
    let rows = renumbered.visit().map(|visit| {
        let id = &visit.provision.id;
        ConcordanceRow {
            provision: id.clone(),
            former: former.get(id).cloned().into_iter().collect(),
            present: present.remove(id),
        }
    });
    let concordance = Concordance { rows: rows.collect() };
    (renumbered, concordance)
}

fn settle(
    provision: &Provision,
    former: &std::collections::BTreeMap<ProvisionId, Label>,
) -> Provision {
    let standing = match provision.standing {
        Standing::Numbered | Standing::Inserted => Standing::Numbered,
        Standing::Alternative => Standing::Alternative,
    };
    let label = former.get(&provision.id).filter(|label| !label.is_empty());
    Provision {
        id: provision.id.clone(),
        kind: provision.kind,
        standing,
        former_label: label.map(|label| label.as_str().to_owned()),
        content: provision.content.clone(),
        children: provision.children.iter().map(|child| settle(child, former)).collect(),
    }
}

impl Concordance {
    /// The rows in which the number changed, or the provision came or went.
    pub fn changed(&self) -> impl Iterator<Item = &ConcordanceRow> {
        self.rows.iter().filter(|row| {
            row.present.as_ref().map(std::slice::from_ref) != Some(row.former.as_slice())
        })
    }
}
