//! What the page of the present text takes from the state.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use unbracket_negotiation::assembly::sponsor;
use unbracket_negotiation::standing::{is_retained, progress};
use unbracket_negotiation::state::{Document, DocumentId, DocumentKind};
use unbracket_negotiation::{Moment, SeatId, State};
use unbracket_text::{Draft, Sponsor};

use super::glance::stages;
use super::row::{Standings, Step};
use super::{Named, before};
use crate::frame::Frame;

/// What the page takes from the state.
pub(super) struct Basis {
    pub(super) document: Option<(Named, Arc<Draft>)>,
    /// How the last version of the rolling text is called, where there is one.
    pub(super) version: Option<Named>,
    pub(super) before: Option<(Named, Arc<Draft>)>,
    pub(super) draft: Arc<Draft>,
    pub(super) rolling: bool,
    pub(super) adopted: bool,
    /// How many paragraphs are agreed, of how many.
    pub(super) progress: Option<(usize, usize)>,
    pub(super) standings: Standings,
    pub(super) steps: Vec<Step>,
    pub(super) until: Option<Moment>,
    pub(super) seats: BTreeMap<SeatId, Sponsor>,
    /// For each other language the newest translation, and the text that it is of.
    pub(super) versions: BTreeMap<String, (Arc<Draft>, Arc<Draft>)>,
    pub(super) stage: String,
}

impl Basis {
    pub(super) fn of(state: &State, frame: &Frame) -> Self {
        let texts = &state.texts;
        // What was adopted stands in the place of the text that led to it, until the next one begins.
        let adopted = state.adopted_document(None);
        let cycle = state.present_cycle();
        let decided = adopted.is_some_and(|(_, document)| document.cycle == cycle);
        let rolling = texts.rolling.as_ref().filter(|_| !decided);
        let last = u32::try_from(texts.documents.len()).ok().and_then(|count| count.checked_sub(1));
        let base = rolling
            .map(|rolling| rolling.base)
            .or_else(|| adopted.map(|(id, _)| id).or(last.map(DocumentId)));
        let document = base.and_then(|id| Some((id, texts.document(id)?)));
        let named = |(id, document): (DocumentId, &Document)| {
            (Named::of(frame, id, document), document.draft.clone())
        };
        let open: BTreeSet<SeatId> = match rolling {
            Some(_) => {
                let kept = texts.proposals.iter().filter(|one| is_retained(state, one));
                kept.flat_map(|one| one.sponsors.iter().copied()).collect()
            }
            None => BTreeSet::new(),
        };
        let draft = rolling.map(|rolling| rolling.draft.clone());
        let draft = draft.or_else(|| document.map(|(_, one)| one.draft.clone()));
        let draft = draft.unwrap_or_default();
        let slot = state.cycle().timetable.get(&state.cycle().stage);
        Self {
            before: base.and_then(|id| before(state, id)).map(named),
            document: document.map(named),
            version: texts
                .last_version()
                .filter(|_| !decided)
                .and_then(|id| Some(Named::of(frame, id, texts.document(id)?))),
            rolling: rolling.is_some(),
            progress: progress(state).filter(|_| !decided).map(|it| (it.agreed, it.units)),
            adopted: document.is_some_and(|(_, one)| one.kind == DocumentKind::Outcome),
            standings: match rolling {
                Some(rolling) => Standings::rolling(state, rolling),
                None => Standings::stated(state, draft.visit().map(|one| &one.provision.id)),
            },
            draft,
            steps: stages(frame, state),
            until: slot.map(|slot| slot.until).filter(|until| *until > frame.now),
            seats: open.into_iter().map(|seat| (seat, sponsor(state, seat))).collect(),
            versions: base.map(|base| translations(state, base)).unwrap_or_default(),
            stage: frame.term("Stage", state.cycle().stage),
        }
    }

    /// The text before, for what changed: the document from which the present text started, or where
    /// nothing changed since, the one before it.
    pub(super) fn earlier(&self) -> Option<&(Named, Arc<Draft>)> {
        let base = self.document.as_ref();
        let changed = base.is_some_and(|(_, draft)| **draft != *self.draft);
        if changed { base } else { self.before.as_ref() }
    }
}

/// The newest translations of a text that started from this document: of itself, or of a version since.
fn translations(state: &State, base: DocumentId) -> BTreeMap<String, (Arc<Draft>, Arc<Draft>)> {
    let since = state.texts.documents.get(base.place()..).unwrap_or_default();
    let beside =
        |kind| matches!(kind, DocumentKind::ElementsPaper | DocumentKind::ModalitiesResolution);
    let mut newest = BTreeMap::new();
    for document in since.iter().filter(|document| !beside(document.kind)) {
        for (tag, version) in &document.versions {
            newest.insert(tag.as_str().to_owned(), (version.clone(), document.draft.clone()));
        }
    }
    newest
}
