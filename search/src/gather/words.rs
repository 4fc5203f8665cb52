//! What is on record around and after decisions: statements, rulings, follow-up, meetings, instruments.

use unbracket_negotiation::Words;
use unbracket_negotiation::state::aftermath::{
    Aftermath, AssessmentId, CommitmentId, DisputeId, EvidenceId, ReportId, RoadMapId, TaskForceId,
};
use unbracket_negotiation::state::deciding::StatementId;
use unbracket_negotiation::state::forum::{ForumId, InterventionId, MeetingId, MessageId};
use unbracket_negotiation::state::instruments::InstrumentId;
use unbracket_negotiation::state::{RulingId, State};
use unbracket_text::ProvisionId;

use super::people::Said;
use super::{Key, Piece, Sink, number, signature};

/// Statements and rulings.
pub(super) fn statements(state: &State, sink: &mut dyn Sink) {
    for (place, one) in state.deciding.statements.iter().enumerate() {
        let said = Said { by: one.by, at: Some(one.at), entry: one.entry, cycle: one.cycle };
        let key = Key::Statement(StatementId(number(place)));
        said.see(state, &key, (&[&one.words], one.provisions.first()), sink);
    }
    for (place, one) in state.process.rulings.iter().enumerate() {
        let said =
            Said { by: one.by, at: Some(one.at), entry: one.entry, cycle: cycle_at(state, one.at) };
        let key = Key::Ruling(RulingId(number(place)));
        said.see(state, &key, (&[&one.ruling, &one.reason], None), sink);
    }
}

/// The cycle in which a moment lies.
fn cycle_at(state: &State, at: unbracket_negotiation::Moment) -> usize {
    // A cycle begins with its modalities stage, the moment of which is not kept; what adoptions and
    // documents say of their own cycle is enough for everything that has no cycle itself.
    let documents = state.texts.documents.iter().rev();
    let before = documents.filter(|document| document.issued <= at).map(|document| document.cycle);
    before.max().unwrap_or_default()
}

/// Commitments, reports, evidence, assessments, disputes, task forces, road maps.
pub(super) fn aftermath(state: &State, sink: &mut dyn Sink) {
    let after = &state.aftermath;
    commitments(after, sink);
    let on = |commitment: CommitmentId| {
        after
            .commitments
            .get(commitment.place())
            .map(|it| (cycle_of(state, it.document), &it.provision))
    };
    let said = |by, at, entry, on: Option<(usize, &ProvisionId)>| Said {
        by,
        at: Some(at),
        entry,
        cycle: on.map(|(cycle, _)| cycle).unwrap_or_default(),
    };
    for (place, one) in after.reports.iter().enumerate() {
        let on = on(one.commitment);
        let key = Key::Report(ReportId(number(place)));
        said(one.by, one.at, one.entry, on).see(
            state,
            &key,
            (&[&one.words], on.map(|it| it.1)),
            sink,
        );
    }
    for (place, one) in after.evidence.iter().enumerate() {
        let on = on(one.commitment);
        let key = Key::Evidence(EvidenceId(number(place)));
        let words = [&one.what, &one.place];
        said(one.by, one.at, one.entry, on).see(state, &key, (&words, on.map(|it| it.1)), sink);
    }
    let of = |report: ReportId| on(after.reports.get(report.place())?.commitment);
    for (place, one) in after.assessments.iter().enumerate() {
        let on = of(one.report);
        let key = Key::Assessment(AssessmentId(number(place)));
        said(one.by, one.at, one.entry, on).see(
            state,
            &key,
            (&[&one.reasons], on.map(|it| it.1)),
            sink,
        );
    }
    for (place, one) in after.disputes.iter().enumerate() {
        let on = one.over.report(after).and_then(of);
        let public = |entry| state.process.entries.is_public(entry);
        let answer = one.answer.as_ref().filter(|answer| public(answer.entry));
        let words: Vec<&Words> =
            std::iter::once(&one.reason).chain(answer.map(|answer| &answer.because)).collect();
        let key = Key::Dispute(DisputeId(number(place)));
        said(one.by, one.at, one.entry, on).see(state, &key, (&words, on.map(|it| it.1)), sink);
    }
}

fn cycle_of(state: &State, document: unbracket_negotiation::state::DocumentId) -> usize {
    state.texts.document(document).map(|document| document.cycle).unwrap_or_default()
}

fn commitments(after: &Aftermath, sink: &mut dyn Sink) {
    for (place, one) in after.commitments.iter().enumerate() {
        let key = Key::Commitment(CommitmentId(number(place)));
        let what = &one.undertaking;
        let words = what.others.iter().chain([&what.action]).chain(&what.indicators);
        let text = joined(words);
        sink.see(key.clone(), signature((one.former.len(), text.len())), &mut || Piece {
            at: Some(one.at),
            provision: Some(one.provision.clone()),
            ..Piece::new(key.clone(), "", text.clone())
        });
    }
    for (place, one) in after.task_forces.iter().enumerate() {
        let key = Key::TaskForce(TaskForceId(number(place)));
        let report = one.ended.as_ref().map(|(_, report)| report);
        let text = joined([&one.name, &one.mandate].into_iter().chain(report));
        sink.see(key.clone(), signature(text.len()), &mut || Piece {
            provision: Some(one.provision.clone()),
            ..Piece::new(key.clone(), one.name.text().unwrap_or_default(), text.clone())
        });
    }
    for (place, one) in after.road_maps.iter().enumerate() {
        let key = Key::RoadMap(RoadMapId(number(place)));
        sink.see(key.clone(), 0, &mut || {
            let text = joined(one.milestones.iter().map(|milestone| &milestone.what));
            Piece {
                at: Some(one.at),
                ..Piece::new(
                    key.clone(),
                    one.action_line.as_str(),
                    format!("{text} {}", one.action_line),
                )
            }
        });
    }
}

fn joined<'w>(words: impl IntoIterator<Item = &'w Words>) -> String {
    words.into_iter().filter_map(Words::text).collect::<Vec<_>>().join(" ")
}

/// Forums, their meetings, what was said in public, and messages.
pub(super) fn forums(state: &State, sink: &mut dyn Sink) {
    let forums = &state.forums;
    for (place, one) in forums.standing.iter().enumerate() {
        let key = Key::Forum(ForumId(number(place)));
        sink.see(key.clone(), 0, &mut || Piece {
            at: Some(one.at),
            ..Piece::new(
                key.clone(),
                one.name.text().unwrap_or_default(),
                joined([&one.name, &one.mandate]),
            )
        });
    }
    for (place, one) in forums.meetings.iter().enumerate() {
        let key = Key::Meeting(MeetingId(number(place)));
        let remarks = one.remarks.iter().flatten();
        let text = joined(one.agenda.iter().chain([&one.place]).chain(remarks));
        sink.see(key.clone(), signature(text.len()), &mut || Piece {
            at: Some(one.from),
            ..Piece::new(key.clone(), "", text.clone())
        });
    }
    for (place, one) in forums.interventions.iter().enumerate() {
        let meeting = forums.meeting(one.meeting);
        if meeting.is_some_and(|meeting| meeting.public && !meeting.chatham_house) {
            let said = Said {
                by: one.by,
                at: Some(one.at),
                entry: one.entry,
                cycle: cycle_at(state, one.at),
            };
            let key = Key::Intervention(InterventionId(number(place)));
            said.see(state, &key, (&[&one.words], one.provisions.first()), sink);
        }
    }
    for (place, one) in forums.messages.iter().enumerate() {
        let key = Key::Message(MessageId(number(place)));
        sink.see(key.clone(), 0, &mut || Piece {
            at: Some(one.at),
            provision: one.provisions.first().cloned(),
            ..Piece::new(key.clone(), "", joined([&one.words]))
        });
    }
}

/// Texts of other processes, with what is said of their standing.
pub(super) fn instruments(state: &State, sink: &mut dyn Sink) {
    for (place, one) in state.instruments.registered.iter().enumerate() {
        let id = InstrumentId(number(place));
        let key = Key::Instrument(id);
        let contests = state.instruments.contests.iter();
        let contests = contests.filter(|contest| contest.instrument == id).map(|it| &it.reason);
        let links = state.instruments.links.iter();
        let links = links.filter(|link| link.to.instrument == id).map(|it| &it.reason);
        let text = joined([&one.name, &one.adopted_by].into_iter().chain(contests).chain(links));
        let symbol = one.symbol.as_ref().map(ToString::to_string).unwrap_or_default();
        sink.see(key.clone(), signature(text.len()), &mut || Piece {
            seat: Some(one.by),
            at: one.adopted,
            ..Piece::new(
                key.clone(),
                one.name.text().unwrap_or_default(),
                format!("{text} {symbol}"),
            )
        });
    }
}
