//! What people put forward: inputs, positions, proposals.

use unbracket_negotiation::state::deciding::SilenceId;
use unbracket_negotiation::state::{
    CallId, Consent, Contribution, ContributionId, PointId, Position, ProposalId, State, Target,
};
use unbracket_negotiation::{Moment, SeatId, Words};
use unbracket_text::{Change, Passage, ProvisionId};

use super::{Key, Piece, Sink, number, signature};

/// Calls, published contributions, and the points made in them with what became of each.
pub(super) fn inputs(state: &State, sink: &mut dyn Sink) {
    for (place, call) in state.inputs.calls.iter().enumerate() {
        let key = Key::Call(CallId(number(place)));
        let text = |words: &Words| words.text().unwrap_or_default().to_owned();
        sink.see(key.clone(), 0, &mut || {
            let questions: Vec<_> = call.questions.iter().map(text).collect();
            let title = text(&call.title);
            Piece {
                cycle: Some(call.cycle),
                at: Some(call.opened),
                ..Piece::new(key.clone(), title.clone(), format!("{title} {}", questions.join(" ")))
            }
        });
    }
    for (place, one) in state.inputs.contributions.iter().enumerate() {
        if is_public(state, one) {
            contribution(state, ContributionId(number(place)), one, sink);
        }
    }
    for (place, point) in state.inputs.points.iter().enumerate() {
        let of = state.inputs.contribution(point.contribution);
        let open = of.is_some_and(|of| is_public(state, of)) && !point.confidential;
        let Some(claim) = point.claim.text().filter(|_| open) else { continue };
        if !state.process.entries.is_public(point.entry) {
            continue;
        }
        let key = Key::Point(PointId(number(place)));
        let public = |entry: u64| state.process.entries.is_public(entry);
        let disposed = point.disposed.as_ref().filter(|it| public(it.entry));
        let reason = disposed.and_then(|disposed| disposed.reason.text()).unwrap_or_default();
        let changes = signature((disposed.map(|it| it.entry), reason.len()));
        sink.see(key.clone(), changes, &mut || Piece {
            cycle: of.and_then(|of| state.inputs.call(of.call)).map(|call| call.cycle),
            seat: of.map(|of| of.by),
            at: of.map(|of| of.at),
            provision: point.about.first().cloned(),
            ..Piece::new(key.clone(), "", format!("{claim} {reason}"))
        });
    }
}

/// Whether anybody may read a contribution.
fn is_public(state: &State, one: &Contribution) -> bool {
    one.published.is_some()
        && !one.withdrawn
        && one.consent != Consent::SecretariatOnly
        && state.process.entries.is_public(one.entry)
}

fn contribution(state: &State, id: ContributionId, one: &Contribution, sink: &mut dyn Sink) {
    let key = Key::Contribution(id);
    let title = one.title.text().unwrap_or_default();
    let text = one.text.text().unwrap_or_default();
    sink.see(key.clone(), signature((title.len(), text.len())), &mut || Piece {
        cycle: state.inputs.call(one.call).map(|call| call.cycle),
        seat: Some(one.by),
        language: Some(one.language.to_string()),
        at: Some(one.at),
        provision: one.about.first().cloned(),
        ..Piece::new(key.clone(), title, format!("{title} {text}"))
    });
}

/// Positions of all cycles, and what is said to texts under silence.
pub(super) fn positions(state: &State, sink: &mut dyn Sink) {
    let present = state.process.cycles.len().checked_sub(1);
    let former = state.texts.former_positions.iter().enumerate();
    let former = former.map(|(cycle, all)| (Some(cycle), all));
    for (cycle, all) in former.chain(std::iter::once((present, &state.texts.positions))) {
        for (on, seats) in all {
            for (seat, position) in seats {
                one_position(state, (cycle, on, *seat), position, sink);
            }
        }
    }
    for (place, run) in state.deciding.silences.iter().enumerate() {
        let id = SilenceId(number(place));
        for (place, one) in run.breaks.iter().enumerate() {
            let said = Said { by: one.by, at: Some(one.at), entry: one.entry, cycle: run.cycle };
            let words = [&one.reason, &one.cure];
            said.see(state, &Key::Breaking(id, place), (&words, one.provisions.first()), sink);
        }
        for (place, one) in run.understandings.iter().enumerate() {
            let said = Said { by: one.by, at: None, entry: one.entry, cycle: run.cycle };
            let key = Key::Understanding(id, place);
            said.see(state, &key, (&[&one.words], one.provisions.first()), sink);
        }
    }
}

fn one_position(
    state: &State,
    (cycle, on, seat): (Option<usize>, &Target, SeatId),
    position: &Position,
    sink: &mut dyn Sink,
) {
    let said = Said {
        by: seat,
        at: Some(position.at),
        entry: position.entry,
        cycle: cycle.unwrap_or_default(),
    };
    said.see(
        state,
        &Key::Position(position.entry),
        (&[&position.reason], on.provision.as_ref()),
        sink,
    );
}

/// Who said something, when, in which entry and cycle.
pub(super) struct Said {
    pub(super) by: SeatId,
    pub(super) at: Option<Moment>,
    pub(super) entry: u64,
    pub(super) cycle: usize,
}

impl Said {
    /// Hands over what was said, where anybody may read it.
    pub(super) fn see(
        &self,
        state: &State,
        key: &Key,
        (words, on): (&[&Words], Option<&ProvisionId>),
        sink: &mut dyn Sink,
    ) {
        let said: Vec<&str> = words.iter().filter_map(|words| words.text()).collect();
        let length: usize = said.iter().map(|words| words.len()).sum();
        if length == 0 || !state.process.entries.is_public(self.entry) {
            return;
        }
        sink.see(key.clone(), signature(length), &mut || Piece {
            cycle: Some(self.cycle),
            seat: Some(self.by),
            at: self.at,
            provision: on.cloned(),
            ..Piece::new(key.clone(), "", said.join(" "))
        });
    }
}

/// Proposals with the words that they would put in the text, and the wordings offered as cures.
pub(super) fn proposals(state: &State, sink: &mut dyn Sink) {
    for (place, proposal) in state.texts.proposals.iter().enumerate() {
        if !state.process.entries.is_public(proposal.entry) {
            continue;
        }
        let key = Key::Proposal(ProposalId(number(place)));
        let reason = proposal.reason.text().unwrap_or_default();
        sink.see(key.clone(), signature(reason.len()), &mut || {
            let (provision, words) = changed(&proposal.change);
            Piece {
                cycle: Some(proposal.cycle),
                seat: Some(proposal.by),
                at: Some(proposal.at),
                language: proposal.base.language().map(str::to_owned),
                provision: provision.cloned(),
                ..Piece::new(key.clone(), "", format!("{words} {reason}"))
            }
        });
    }
}

/// The provision that a change is on, and the words that it would put there.
fn changed(change: &Change) -> (Option<&ProvisionId>, String) {
    let all = |passages: &[Passage]| {
        passages.iter().map(Passage::to_marked_text).collect::<Vec<_>>().join(" ")
    };
    match change {
        Change::Replace { provision, wording } | Change::Excerpt { provision, wording, .. } => {
            (Some(provision), wording.to_marked_text())
        }
        Change::Insert { provision, .. } => (None, provision.content.to_marked_text()),
        Change::Delete { provision }
        | Change::Move { provision, .. }
        | Change::Retain { provision } => (Some(provision), String::new()),
        Change::Merge { provisions, wording } => (provisions.first(), wording.to_marked_text()),
        Change::Split { provision, into } => (Some(provision), all(into)),
    }
}
