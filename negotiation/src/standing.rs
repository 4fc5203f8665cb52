//! Where the text stands: the status of each provision, who stands in the way, how much is agreed.
//!
//! **Invariant:** a provision with an open bracket is bracketed, whatever any act said of it; whoever
//! says nothing stands neither for a text nor in its way.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::Moment;
use unbracket_text::{Draft, Piece, Provision, ProvisionId, ProvisionKind, compare};

use crate::brackets::bracketed;
use crate::event::ParagraphStatus;
use crate::identity::goes_on;
use crate::modalities::EndRule;
use crate::rights::Right;
use crate::roster::SeatId;
use crate::state::{Proposal, ProposalState, Rolling, Stance, State, Target};

/// How far a text is from being agreed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Paragraphs: headings, titles and unnumbered text are none.
    pub units: usize,
    /// Those that are agreed.
    pub agreed: usize,
    /// Those that are agreed ad referendum.
    pub ad_referendum: usize,
    /// Open brackets. Lifting them can drain a text of its meaning: to be read beside [`words_kept`].
    pub brackets: usize,
}

/// The status of a provision: bracketed where a bracket is open in or over it, else a placeholder
/// where its words are to come, else what acts say of it.
pub fn status(rolling: &Rolling, id: &ProvisionId) -> ParagraphStatus {
    let Some(provision) = rolling.draft.get(id) else { return rolling.status(id) };
    with_brackets(rolling, provision, &bracketed(&rolling.draft))
}

/// The status of every provision of the text, in the order of identities.
pub fn statuses(rolling: &Rolling) -> BTreeMap<ProvisionId, ParagraphStatus> {
    let bracketed = bracketed(&rolling.draft);
    let of = |provision| with_brackets(rolling, provision, &bracketed);
    rolling.draft.visit().map(|visit| (visit.provision.id.clone(), of(visit.provision))).collect()
}

fn with_brackets(
    rolling: &Rolling,
    provision: &Provision,
    bracketed: &BTreeSet<ProvisionId>,
) -> ParagraphStatus {
    if bracketed.contains(&provision.id) {
        ParagraphStatus::Bracketed
    } else if provision.kind == ProvisionKind::Placeholder {
        ParagraphStatus::Placeholder
    } else {
        rolling.status(&provision.id)
    }
}

/// Whether a text is clean: no bracket, no placeholder, and every paragraph agreed, or suggested for
/// closure where the modalities say that this suffices.
pub fn clean(state: &State) -> bool {
    state.texts.rolling.is_some() && in_the_way_of_clean(state).is_empty()
}

/// What keeps the text from being clean, with its status, in the order of the text.
pub fn in_the_way_of_clean(state: &State) -> Vec<(ProvisionId, ParagraphStatus)> {
    let Some(rolling) = &state.texts.rolling else { return Vec::new() };
    let suffices = state.cycle().modalities.closure_suffices;
    let visits = rolling.draft.visit().enumerate();
    let places: BTreeMap<_, _> =
        visits.map(|(place, visit)| (&visit.provision.id, (place, visit.provision.kind))).collect();
    let open = |id: &ProvisionId, status: ParagraphStatus| match status {
        ParagraphStatus::Agreed => false,
        ParagraphStatus::SuggestedForClosure => !suffices,
        ParagraphStatus::Bracketed | ParagraphStatus::Placeholder => true,
        _ => places.get(id).is_some_and(|(_, kind)| is_paragraph(*kind)),
    };
    let found = statuses(rolling).into_iter().filter(|(id, status)| open(id, *status));
    let mut found: Vec<_> = found.collect();
    found.sort_by_key(|(id, _)| places.get(id).map_or(usize::MAX, |(place, _)| *place));
    found
}

/// Whether everything that is agreed is so for the time being only: nothing is agreed until
/// everything is agreed.
pub fn provisional(state: &State) -> bool {
    state.cycle().modalities.package && !clean(state)
}

/// Whether brackets may stand in the text that is put forward for adoption.
pub(crate) fn brackets_may_stand(state: &State) -> bool {
    state.cycle().modalities.end_rule == EndRule::Vote
}

/// How far the text is from being agreed; `None` before there is one.
pub fn progress(state: &State) -> Option<Progress> {
    let rolling = state.texts.rolling.as_ref()?;
    let statuses = statuses(rolling);
    let mut progress = Progress::default();
    for visit in rolling.draft.visit() {
        let provision = visit.provision;
        progress.brackets += provision.content.brackets().len();
        if is_paragraph(provision.kind) {
            progress.units += 1;
            match statuses.get(&provision.id) {
                Some(ParagraphStatus::Agreed) => progress.agreed += 1,
                Some(ParagraphStatus::AgreedAdReferendum) => progress.ad_referendum += 1,
                _ => {}
            }
        }
    }
    Some(progress)
}

/// How many words of the first text of the cycle still stand, outside brackets, and of how many; `None`
/// before there is a text. Compares all of it, word by word.
pub fn words_kept(state: &State) -> Option<(usize, usize)> {
    let rolling = state.texts.rolling.as_ref()?;
    let base = state.texts.document(rolling.base)?;
    // A later text of the chair begins a new base, and the first words are no less lost for that.
    let mut texts = state.texts.documents.iter().filter(|document| document.cycle == base.cycle);
    let first = texts.find(|document| goes_on(document.kind)).unwrap_or(base);
    Some(kept_of(&first.draft, &rolling.draft))
}

fn kept_of(base: &Draft, present: &Draft) -> (usize, usize) {
    let now: BTreeMap<_, _> =
        present.visit().map(|visit| (&visit.provision.id, &visit.provision.content)).collect();
    let (mut still, mut of) = (0, 0);
    for visit in base.visit() {
        let old = &visit.provision.content;
        of += plain_words(old);
        let Some(new) = now.get(&visit.provision.id) else { continue };
        for run in compare::compare_finely(old, new) {
            if let compare::Run::Kept(kept) = run {
                still += plain_words(&kept);
            }
        }
    }
    (still, of)
}

fn plain_words(passage: &unbracket_text::Passage) -> usize {
    let count = |piece: &Piece| match piece {
        Piece::Words(words) => unbracket_text::token::count_words(words),
        _ => 0,
    };
    passage.pieces.iter().map(count).sum()
}

/// Whether a provision is a paragraph that has to be agreed.
pub fn is_paragraph(kind: ProvisionKind) -> bool {
    match kind {
        ProvisionKind::PreambularParagraph
        | ProvisionKind::OperativeParagraph
        | ProvisionKind::Chapeau
        | ProvisionKind::SubParagraph
        | ProvisionKind::Placeholder => true,
        ProvisionKind::Title
        | ProvisionKind::Heading { .. }
        | ProvisionKind::Annex
        | ProvisionKind::Unnumbered => false,
    }
}

/// Whether an objection of this seat counts at a moment.
pub fn counts(state: &State, seat: SeatId, now: Moment) -> bool {
    state.roster.present(seat, now).is_ok() && state.rights_of(seat).contains(&Right::Object)
}

/// Whether a seat is among those who decide.
pub fn decides(state: &State, seat: SeatId) -> bool {
    let rights = state.rights_of(seat);
    rights.contains(&Right::Object) || rights.contains(&Right::Vote)
}

/// Whose objections to a provision, or to anything in it, count at a moment.
pub fn objectors(state: &State, id: &ProvisionId, now: Moment) -> BTreeSet<SeatId> {
    let objects = state.texts.positions_on(id).filter(|(_, _, one)| one.stance == Stance::Object);
    objects.map(|(_, seat, _)| seat).filter(|seat| counts(state, *seat, now)).collect()
}

/// Whose objections on exactly this target count at a moment.
pub fn objectors_on(state: &State, on: &Target, now: Moment) -> BTreeSet<SeatId> {
    let all = state.texts.positions.get(on).into_iter().flatten();
    let objects = all.filter(|(_, one)| one.stance == Stance::Object).map(|(seat, _)| *seat);
    objects.filter(|seat| counts(state, *seat, now)).collect()
}

/// Whether a proposal waits for a sponsor who may decide.
pub fn waits_for_sponsor(state: &State, proposal: &Proposal) -> bool {
    state.cycle().modalities.needs_sponsor
        && !proposal.sponsors.iter().any(|seat| decides(state, *seat))
}

/// Whether enough others echoed a proposal for it to be kept in the compilation.
pub fn is_supported(state: &State, proposal: &Proposal) -> bool {
    let others = proposal.supporters.union(&proposal.sponsors);
    let others = others.filter(|seat| **seat != proposal.by).count();
    u32::try_from(others).unwrap_or(u32::MAX) >= state.cycle().modalities.supporters
}

/// Whether a proposal stands in the compilation of the present cycle.
pub fn is_retained(state: &State, proposal: &Proposal) -> bool {
    proposal.state == ProposalState::Open
        && proposal.cycle == state.present_cycle()
        && !waits_for_sponsor(state, proposal)
        && is_supported(state, proposal)
}

/// The number of every provision as people cite it, in reading order: what stands below a numbered
/// one is cited with it, as `7(a)` or `7(a)(i)`. Provisions without a number are left out.
pub fn cited_labels(draft: &Draft) -> Vec<(ProvisionId, String)> {
    let own = unbracket_text::labels(draft);
    let mut cited: BTreeMap<&ProvisionId, String> = BTreeMap::new();
    let mut out = Vec::new();
    for visit in draft.visit() {
        let id = &visit.provision.id;
        let label = own.get(id).map(ToString::to_string).unwrap_or_default();
        let above = visit.parent.and_then(|parent| cited.get(parent)).cloned().unwrap_or_default();
        let sub = visit.provision.kind == ProvisionKind::SubParagraph;
        let label = if sub && !label.is_empty() { format!("{above}{label}") } else { label };
        if !label.is_empty() {
            out.push((id.clone(), label.clone()));
        }
        cited.insert(id, if label.is_empty() { above } else { label });
    }
    out
}
