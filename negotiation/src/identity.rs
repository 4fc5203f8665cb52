//! Identities for the provisions of a text that was read from a file.
//!
//! **Invariant:** what stood in the text of the negotiation keeps the identity that it had there, however
//! the file counts; and nothing else gets an identity that the process has ever used.
//!
//! Whoever reads a file knows nothing of a negotiation: the first provision is `p1`, the next `p2`. Taken
//! for lasting identities, these would hand the positions, the status and the history of one paragraph to
//! another as soon as a line is put in above it. So a file is held against the text before it, by words,
//! before it becomes an act. The act then says every identity, and whoever verifies the record computes
//! nothing of this again.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_text::{Draft, Provision, ProvisionId, align};

use crate::act::Act;
use crate::act::texts::{IssueDocument, TextsAct};
use crate::brackets::known_again;
use crate::redraft::Fresh;
use crate::state::{DocumentId, DocumentKind, State};
use crate::words::Kept;

/// The act with the identities of its text settled; other acts as they are.
pub(crate) fn settled(act: Act, state: &State) -> Act {
    match act {
        Act::Texts(TextsAct::IssueDocument(mut act)) => {
            act.text = Kept(issued(&act, state));
            act.into()
        }
        Act::Texts(TextsAct::MakeAvailable(mut act)) => {
            act.text = act.text.map(|text| Kept(parallel(text.0, act.document, state)));
            act.into()
        }
        Act::Texts(TextsAct::CorrectDocument(mut act)) => {
            act.text = Kept(parallel(act.text.0, act.document, state));
            act.into()
        }
        other => other,
    }
}

/// The text that a document goes on from, and the document with the identities that it would get: what the
/// two share keeps its positions, its status and its story. None where it goes on from no text.
#[must_use]
pub fn continued<'s>(act: &IssueDocument, state: &'s State) -> Option<(&'s Draft, Draft)> {
    Some((before(act.kind, state)?, issued(act, state)))
}

/// A text that goes on from the one before takes over its identities; a paper beside it has its own.
fn issued(act: &IssueDocument, state: &State) -> Draft {
    let draft = &act.text.0;
    let used = used(state);
    let before = before(act.kind, state);
    let known = before.map_or_else(BTreeMap::new, |before| inherited(before, draft));
    if known.is_empty() && draft.visit().all(|visit| !used.contains(&visit.provision.id)) {
        return draft.clone();
    }
    let all = draft.visit().map(|visit| &visit.provision.id);
    let own: BTreeSet<_> = all.filter(|id| !is_counted(id)).cloned().collect();
    let number = state.texts.documents.len() + 1;
    let mut fresh = Fresh::of_document(number, used.union(&own).cloned().collect());
    let ids = draft.visit().enumerate().map(|(at, visit)| {
        let id = &visit.provision.id;
        let inherited = known.get(&at).filter(|id| !own.contains(id));
        if own.contains(id) {
            id.clone()
        } else {
            inherited.cloned().unwrap_or_else(|| fresh.take())
        }
    });
    let mut provisions = draft.provisions().to_vec();
    rename(&mut provisions, &mut ids.collect::<Vec<_>>().into_iter());
    let was = |id: &ProvisionId| before.filter(|_| !own.contains(id))?.get(id);
    take_brackets(&mut provisions, &was);
    draft.with_provisions(provisions).expect("identities are told apart, the tree is as it was")
}

/// Puts the brackets of the text before where they read as they did there.
fn take_brackets<'b>(
    level: &mut [Provision],
    was: &impl Fn(&ProvisionId) -> Option<&'b Provision>,
) {
    for provision in level {
        if let Some(was) = was(&provision.id) {
            provision.content = known_again(&provision.content, &was.content);
        }
        take_brackets(&mut provision.children, was);
    }
}

/// Whether a reader gave it by counting: `p12`, or `p12-2` where it met that one twice. Every other
/// identity was written down by somebody, as in a text that was exported as JSON, and is meant.
fn is_counted(id: &ProvisionId) -> bool {
    let number = id.as_str().strip_prefix('p').unwrap_or_default();
    number.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// The text that a document of this kind goes on from: the one on the screen, or the last of an earlier
/// cycle.
fn before(kind: DocumentKind, state: &State) -> Option<&Draft> {
    if !goes_on(kind) {
        return None;
    }
    let of_the_text =
        |kind| !matches!(kind, DocumentKind::ModalitiesResolution | DocumentKind::ElementsPaper);
    let rolling = state.texts.rolling.as_ref().map(|rolling| &*rolling.draft);
    rolling.or_else(|| {
        let mut earlier = state.texts.documents.iter().rev();
        earlier.find(|document| of_the_text(document.kind)).map(|document| &*document.draft)
    })
}

/// Whether a document of this kind is a text to negotiate, which goes on from the one before.
pub(crate) fn goes_on(kind: DocumentKind) -> bool {
    match kind {
        DocumentKind::ZeroDraft
        | DocumentKind::ChairsText
        | DocumentKind::CompilationText
        | DocumentKind::StreamlinedText => true,
        DocumentKind::ModalitiesResolution
        | DocumentKind::ElementsPaper
        | DocumentKind::Revision
        | DocumentKind::FinalText
        | DocumentKind::Outcome
        | DocumentKind::Corrigendum => false,
    }
}

/// For places in the new draft, in reading order, the identities that their provisions had. Of the parts of
/// a split the first keeps it; a merged one keeps that of the first it came from.
fn inherited(before: &Draft, draft: &Draft) -> BTreeMap<usize, ProvisionId> {
    let ids: Vec<_> = before.visit().map(|visit| &visit.provision.id).collect();
    let mut known = BTreeMap::new();
    for link in align(before, draft).links {
        if let (Some(old), Some(new)) = (link.base().first(), link.version().first()) {
            known.insert(*new, ids[*old].clone());
        }
    }
    known
}

/// A text that says the same as a document, provision by provision: a translation, a corrigendum. Where it
/// does not have the same outline it stays as it is, and the act is refused.
fn parallel(draft: Draft, document: DocumentId, state: &State) -> Draft {
    let Some(document) = state.texts.document(document) else { return draft };
    let outline =
        |draft: &Draft| -> Vec<usize> { draft.visit().map(|visit| visit.depth).collect() };
    if outline(&draft) != outline(&document.draft) {
        return draft;
    }
    let mut provisions = draft.provisions().to_vec();
    rename(&mut provisions, &mut document.draft.visit().map(|visit| visit.provision.id.clone()));
    take_brackets(&mut provisions, &|id| document.draft.get(id));
    draft.with_provisions(provisions).expect("identities are told apart, the tree is as it was")
}

/// Gives provisions these identities, in reading order.
fn rename(level: &mut [Provision], ids: &mut impl Iterator<Item = ProvisionId>) {
    for provision in level {
        provision.id = ids.next().expect("there is one for each provision");
        rename(&mut provision.children, ids);
    }
}

/// Every identity that stands or stood anywhere in the process.
fn used(state: &State) -> BTreeSet<ProvisionId> {
    let texts = &state.texts;
    let drafts = texts.documents.iter().map(|document| &document.draft);
    let drafts = drafts.chain(texts.rolling.iter().map(|rolling| &rolling.draft));
    let standing = drafts.flat_map(|draft| draft.visit().map(|visit| visit.provision.id.clone()));
    let gone = texts.rolling.iter().flat_map(|rolling| rolling.status.keys());
    let gone = gone.chain(texts.sources.keys()).chain(texts.former.keys());
    standing.chain(gone.chain(texts.history.keys()).cloned()).collect()
}
