//! The numbers of paragraphs as they were when something happened.
//!
//! **Invariant:** what an entry is told to be about does not change when the text is numbered anew: an
//! entry is told with the numbers of the latest text before it, of which the state keeps the documents
//! and the rolling text at every proposal.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use unbracket_negotiation::State;
use unbracket_negotiation::standing::cited_labels;
use unbracket_text::{Draft, ProvisionId};

type Labels = BTreeMap<ProvisionId, String>;

/// The numbers of every text of a process, worked out where they are asked for.
pub(super) struct Numbers<'a> {
    state: &'a State,
    /// By the address of the draft, which the state holds as long as this looks at it.
    known: RefCell<BTreeMap<*const Draft, Rc<Labels>>>,
}

impl<'a> Numbers<'a> {
    pub(super) fn new(state: &'a State) -> Self {
        Self { state, known: RefCell::default() }
    }

    /// The number of a provision: its present one, or the last that it had; at an entry the one that it
    /// had then, or for what came with that entry the first that it got.
    pub(super) fn of(&self, id: &ProvisionId, entry: Option<u64>) -> Option<String> {
        self.texts(entry).find_map(|(draft, after)| {
            // Numbers are worked out for texts that hold the provision, and for no others.
            let provision = draft.get(id)?;
            // A later text may be numbered anew: what it says of the number until then comes first.
            let former = provision.former_label.as_ref().filter(|_| after);
            former.cloned().or_else(|| self.labels(draft).get(id).cloned())
        })
    }

    /// The texts in which a number is looked for, and whether each is later than the entry; the first
    /// that has the provision counts.
    fn texts(&self, entry: Option<u64>) -> Box<dyn Iterator<Item = (&'a Arc<Draft>, bool)> + 'a> {
        let texts = &self.state.texts;
        let documents = texts.documents.as_slice();
        let present = texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let Some(entry) = entry else {
            let all = present.into_iter().chain(documents.iter().rev().map(|it| &it.draft));
            return Box::new(all.map(|draft| (draft, false)));
        };
        let (before, after) =
            documents.split_at(documents.partition_point(|one| one.entry < entry));
        let proposals = texts.proposals.as_slice();
        let (made, later) = proposals.split_at(proposals.partition_point(|one| one.entry <= entry));
        let issued = before.last().map(|document| document.entry);
        // The rolling text as a proposal met it, where no document was issued since.
        let met = made.last().filter(|proposal| issued.is_none_or(|at| proposal.entry > at));
        let next = after.first().map(|document| document.entry);
        let meets = later.first().filter(|proposal| next.is_none_or(|at| proposal.entry < at));
        let base = |proposal: &'a unbracket_negotiation::state::Proposal| &proposal.base;
        let earlier = met.map(base).into_iter().chain(before.iter().rev().map(|it| &it.draft));
        let since = meets.map(base).into_iter().chain(after.iter().map(|it| &it.draft));
        let later = since.chain(present).map(|draft| (draft, true));
        Box::new(earlier.map(|draft| (draft, false)).chain(later))
    }

    fn labels(&self, draft: &Arc<Draft>) -> Rc<Labels> {
        let mut known = self.known.borrow_mut();
        let labels = known.entry(Arc::as_ptr(draft));
        Rc::clone(labels.or_insert_with(|| Rc::new(cited_labels(draft).into_iter().collect())))
    }
}
