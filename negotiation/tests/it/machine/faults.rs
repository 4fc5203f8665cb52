//! Faults that are planted between the machine and the negotiation, each of which it has to find.

use unbracket_negotiation::act::deciding::{DecidingAct, Object};
use unbracket_negotiation::event::Outcome;
use unbracket_negotiation::refusal::Refusal;
use unbracket_negotiation::state::{Position, Stance, Target};
use unbracket_negotiation::words::{Tag, Words};
use unbracket_negotiation::{
    Act, Capacity, Code, Credentials, Event, Moment, SeatId, Stage, State, decide, evolve,
};
use unbracket_text::Draft;

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    TheStrokeIsLate,
    TheChairSkipsAnObjection,
    ATiePasses,
    AnAbstentionCountsAgainst,
    SilenceIsSupport,
    OneSeatHoldsTwoPositions,
    ALateBreakCounts,
    AnExtensionAfterTheDeadline,
    AVoteChangesAfterItsClose,
    AdoptionInTheWrongStage,
    TheWrongPersonCloses,
    AReservationChangesTheText,
}

impl Fault {
    pub(super) const ALL: [Self; 12] = [
        Self::TheStrokeIsLate,
        Self::TheChairSkipsAnObjection,
        Self::ATiePasses,
        Self::AnAbstentionCountsAgainst,
        Self::SilenceIsSupport,
        Self::OneSeatHoldsTwoPositions,
        Self::ALateBreakCounts,
        Self::AnExtensionAfterTheDeadline,
        Self::AVoteChangesAfterItsClose,
        Self::AdoptionInTheWrongStage,
        Self::TheWrongPersonCloses,
        Self::AReservationChangesTheText,
    ];
}

/// Decides, with a fault.
pub(super) fn decide_with(
    fault: Option<Fault>,
    state: &State,
    act: &Act,
    (by, now): (&Credentials, Moment),
) -> Result<Event, Refusal> {
    let decided = decide(state, act, by, now);
    let (Some(fault), Act::Deciding(deed)) = (fault, act) else { return decided };
    let refused = |code| matches!(&decided, Err(refusal) if refusal.code == code);
    match (fault, deed) {
        (Fault::TheStrokeIsLate, DecidingAct::BreakSilence(it)) => {
            let run = state.deciding.silences.get(it.silence.place());
            let stroke = run.is_some_and(|run| run.procedure.terms().deadline == now);
            let later = Moment(now.0 + i64::from(stroke));
            decide(state, act, by, later).map(|event| Event { at: now, ..event })
        }
        (Fault::TheChairSkipsAnObjection, DecidingAct::Adopt(_)) if refused(Code::Objected) => {
            let mut blind = state.clone();
            blind.texts.positions.clear();
            decide(&blind, act, by, now)
        }
        (Fault::ATiePasses, DecidingAct::CloseVote(_)) => decided.map(|mut event| {
            if count(&event.outcome, "yes") == count(&event.outcome, "no") {
                event.outcome.decision = Tag::new("passed");
            }
            event
        }),
        (Fault::AnAbstentionCountsAgainst, DecidingAct::CloseVote(_)) => {
            decided.map(|mut event| {
                let against = count(&event.outcome, "no") + count(&event.outcome, "abstain");
                if count(&event.outcome, "yes") <= against {
                    event.outcome.decision = Tag::new("not-passed");
                }
                event
            })
        }
        (Fault::ALateBreakCounts, DecidingAct::BreakSilence(it)) => {
            let run = state.deciding.silences.get(it.silence.place());
            let deadline = run.map_or(now, |run| run.procedure.terms().deadline.min(now));
            let mut before = state.clone();
            before.now = deadline;
            decide(&before, act, by, deadline)
        }
        (Fault::AnExtensionAfterTheDeadline, DecidingAct::ExtendSilence(it))
            if refused(Code::TooLate) =>
        {
            let run = state.deciding.silences.get(it.silence.place());
            let deadline = run.map_or(now, |run| run.procedure.terms().deadline);
            let mut before = state.clone();
            before.now = Moment(deadline.0 - 1);
            decide(&before, act, by, Moment(deadline.0 - 1))
        }
        (Fault::AVoteChangesAfterItsClose, DecidingAct::CastBallot(_)) if refused(Code::Closed) => {
            Ok(Event { act: act.clone(), by: *by, at: now, outcome: Outcome::none() })
        }
        (Fault::AdoptionInTheWrongStage, DecidingAct::Adopt(_)) if refused(Code::OutOfStage) => {
            let mut elsewhere = state.clone();
            if let Some(cycle) = elsewhere.process.cycles.last_mut() {
                cycle.stage = Stage::Adoption;
            }
            decide(&elsewhere, act, by, now)
        }
        (Fault::TheWrongPersonCloses, DecidingAct::CloseSilence(_))
            if refused(Code::NotPermitted) =>
        {
            decide(state, act, &Credentials::of(SeatId(1)), now)
                .map(|event| Event { by: *by, ..event })
        }
        _ => decided,
    }
}

/// Takes an event in, with a fault.
pub(super) fn evolve_with(fault: Option<Fault>, state: &mut State, event: &Event, now: Moment) {
    // A ballot on a closed vote has no place to go; that it was taken at all is the fault.
    if !is_closed(state, event) {
        evolve(state, event);
    }
    state.now = now;
    let Act::Deciding(deed) = &event.act else { return };
    match (fault, deed) {
        (Some(Fault::SilenceIsSupport), DecidingAct::CloseSilence(it)) => {
            let Some(run) = state.deciding.silences.get(it.silence.place()) else { return };
            let seats: Vec<_> =
                run.procedure.terms().eligible.iter().map(|voter| SeatId(voter.0)).collect();
            let on = state.texts.positions.entry(Target::text()).or_default();
            for seat in seats {
                on.entry(seat).or_insert_with(|| support(now));
            }
        }
        (Some(Fault::OneSeatHoldsTwoPositions), DecidingAct::Object(Object { target, .. })) => {
            // The former position is kept beside the new one, under another name of the target.
            let twin = Target { bracket: Some(1), ..target.clone().unwrap_or_else(Target::text) };
            let on = state.texts.positions.entry(twin).or_default();
            on.insert(event.by.seat, support(now));
        }
        (Some(Fault::AReservationChangesTheText), DecidingAct::Reserve(it)) => {
            let Some(document) = state.texts.documents.get_mut(it.document.place()) else { return };
            let left = document.draft.provisions()[1..].to_vec();
            document.draft = std::sync::Arc::new(Draft::new(left).unwrap());
        }
        _ => {}
    }
}

fn is_closed(state: &State, event: &Event) -> bool {
    let Act::Deciding(DecidingAct::CastBallot(it)) = &event.act else { return false };
    let vote = state.deciding.votes.get(it.vote.place());
    vote.is_some_and(|vote| vote.result.is_some())
}

fn support(at: Moment) -> Position {
    Position {
        stance: Stance::Support,
        direction: None,
        reason: Words::default(),
        cure: None,
        unless: Vec::new(),
        capacity: Capacity::National,
        at,
        entry: 0,
    }
}

pub(super) fn count(outcome: &Outcome, name: &str) -> u32 {
    let found = outcome.tally.iter().find(|(tag, _)| tag.as_str() == name);
    found.map_or(0, |(_, count)| *count)
}
