//! What comes next: every deadline of a process that lies ahead, nearest first.

use unbracket_negotiation::state::deciding::SilenceId;
use unbracket_negotiation::state::{CallId, ContributionId};
use unbracket_negotiation::{Moment, Stage, State};

use crate::pages::shown::{document, open_words, said, who_meets};
use crate::tongue::Tongue;

/// Something that happens at a moment ahead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ahead {
    pub(crate) at: Moment,
    /// In words of the visitor.
    pub(crate) what: String,
    /// Where one reads more, within the process; empty where nothing more is to be read.
    pub(crate) link: String,
}

/// Every deadline ahead, nearest first.
pub(crate) fn ahead(tongue: Tongue, state: &State, now: Moment) -> Vec<Ahead> {
    let mut found = Vec::new();
    calls(tongue, state, &mut found);
    joint(tongue, state, &mut found);
    silences(tongue, state, &mut found);
    stages(tongue, state, &mut found);
    meetings(tongue, state, &mut found);
    follow_up(tongue, state, &mut found);
    found.retain(|one| one.at >= now);
    found.sort_by_key(|one| one.at);
    found
}

fn calls(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    let open = (0..).map(CallId).zip(&state.inputs.calls).filter(|(_, call)| !call.lapsed);
    found.extend(open.map(|(id, call)| Ahead {
        at: call.until,
        what: tongue.with("ahead-call", &[("title", &open_words(tongue, &call.title).text)]),
        link: format!("inputs/calls/{}", id.0),
    }));
}

fn joint(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    let all = (0..).map(ContributionId).zip(&state.inputs.contributions);
    for (id, one) in all.filter(|(_, one)| !one.withdrawn && !one.stands()) {
        let Some(joint) = one.joint else { continue };
        let title = said(tongue, state, one.entry, &one.title).text;
        let what = tongue.with("ahead-signatures", &[("title", &title)]);
        found.push(Ahead { at: joint.until, what, link: format!("inputs/contributions/{}", id.0) });
    }
}

fn silences(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    let runs = (0..).map(SilenceId).zip(&state.deciding.silences);
    for (id, run) in runs.filter(|(_, run)| run.end.is_none()) {
        let on = run.document.map(|id| document(tongue, state, id));
        let on = on.unwrap_or_else(|| tongue.say("ahead-text"));
        found.push(Ahead {
            at: run.procedure.terms().deadline,
            what: tongue.with("ahead-silence", &[("document", &on)]),
            link: format!("silence/{}", id.0),
        });
    }
}

fn stages(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    let cycle = state.cycle();
    let name = |stage: Stage| {
        let key = format!("term-Stage-{}", stage.word());
        if tongue.has(&key) { tongue.say(&key) } else { stage.word().to_owned() }
    };
    for (stage, slot) in cycle.timetable.iter().filter(|(stage, _)| **stage >= cycle.stage) {
        let (key, at) = if *stage == cycle.stage {
            ("ahead-stage-ends", slot.until)
        } else {
            ("ahead-stage-opens", slot.from)
        };
        found.push(Ahead {
            at,
            what: tongue.with(key, &[("stage", &name(*stage))]),
            link: String::new(),
        });
    }
    if let Some(at) = cycle.review {
        found.push(Ahead { at, what: tongue.say("ahead-review"), link: "follow-up".to_owned() });
    }
}

fn meetings(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    let planned = (0_u32..).zip(&state.forums.meetings);
    for (number, meeting) in planned.filter(|(_, one)| one.state.word() == "planned") {
        let name = who_meets(tongue, state, meeting);
        found.push(Ahead {
            at: meeting.from,
            what: tongue.with("ahead-meeting", &[("forum", &name)]),
            link: format!("meetings/{number}"),
        });
    }
}

fn follow_up(tongue: Tongue, state: &State, found: &mut Vec<Ahead>) {
    for round in state.aftermath.rounds.iter().filter(|round| round.closed.is_none()) {
        let waiting = round.commitments.len().saturating_sub(round.reported.len());
        found.push(Ahead {
            at: round.deadline,
            what: tongue.with("ahead-reports", &[("count", &waiting)]),
            link: "follow-up".to_owned(),
        });
    }
    for (number, one) in (0_u32..).zip(&state.aftermath.commitments) {
        let open = one.state.word() == "open";
        if let Some(at) = one.undertaking.due.filter(|_| open) {
            let action = said(tongue, state, one.entry, &one.undertaking.action).text;
            let what = tongue.with("ahead-commitment", &[("action", &action)]);
            found.push(Ahead { at, what, link: format!("follow-up/commitments/{number}") });
        }
    }
}
