//! The renumbering event, at which inserted paragraphs take their place in the ordinary run.
//!
//! **Invariant:** renumbering changes no word, no order and no identity; every provision has one row
//! in the concordance.

use std::collections::BTreeMap;

use super::Label;
use super::sequence::labels;
use crate::align::Alignment;
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
    let renumbered =
        draft.with_provisions(provisions).expect("the identities and depths are those of a draft");
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

/// The concordance between a draft and the one that follows it, by what became of each provision:
/// one row for each of the present draft, several former numbers where provisions were merged, the
/// same former number in several rows where one was split; then one for each that stands no more.
pub fn concordance(former: &Draft, present: &Draft, alignment: &Alignment) -> Concordance {
    let (old, new) = (in_order(former), in_order(present));
    let mut rows: Vec<Option<ConcordanceRow>> = vec![None; new.len()];
    let mut gone = Vec::new();
    for link in &alignment.links {
        let former: Vec<Label> = link.base().iter().map(|&at| old[at].1.clone()).collect();
        for &at in link.version() {
            let (provision, present) = (new[at].0.clone(), Some(new[at].1.clone()));
            rows[at] = Some(ConcordanceRow { provision, former: former.clone(), present });
        }
        if link.version().is_empty() {
            gone.extend(link.base().iter().map(|&at| ConcordanceRow {
                provision: old[at].0.clone(),
                former: vec![old[at].1.clone()],
                present: None,
            }));
        }
    }
    Concordance { rows: rows.into_iter().flatten().chain(gone).collect() }
}

/// The provisions in reading order with their numbers.
fn in_order(draft: &Draft) -> Vec<(ProvisionId, Label)> {
    let mut labels = labels(draft);
    let labelled = |id: &ProvisionId| (id.clone(), labels.remove(id).unwrap_or_default());
    draft.visit().map(|visit| &visit.provision.id).map(labelled).collect()
}

fn settle(provision: &Provision, former: &BTreeMap<ProvisionId, Label>) -> Provision {
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
