//! What is being decided, what was, and what can be put to the room next.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::standing::is_retained;
use unbracket_negotiation::state::deciding::{
    MotionKind, SilenceEnd, SilenceRun, Subject, VoteMethod, VoteRun,
};
use unbracket_negotiation::state::{DocumentKind, ProposalId};
use unbracket_negotiation::{Moment, State};
use unbracket_procedure::{Ballot, SilenceOutcome};

use super::{May, about, figures, subject};
use crate::act_form::Filled;
use crate::acting::fresh_key;
use crate::failure::Failure;
use crate::frame::{Frame, Section, page};
use crate::named;
use crate::pages::delegate::names;
use crate::pages::floor::{Done, view};
use crate::rule_form::{Offer, RuleForm};
use crate::rules;
use crate::tongue::Tongue;
use crate::visit::Visit;

/// A silence procedure.
struct Silence {
    number: usize,
    text: String,
    provisions: usize,
    until: Moment,
    zone: String,
    running: bool,
    /// Whether it can be closed: its deadline is over, or it is broken.
    closes: bool,
    end: &'static str,
    breaks: Vec<(String, String, bool)>,
    understandings: usize,
}

/// A text that can be put under silence, with the earliest lawful deadline.
struct Text {
    number: String,
    name: String,
    earliest: Option<String>,
    /// The languages that are still missing.
    missing: Vec<String>,
}

struct Put {
    number: usize,
    about: String,
    rule: String,
    end: Option<&'static str>,
}

struct Vote {
    number: usize,
    about: String,
    /// The question on which, or on a part of which, it is.
    question: Option<u32>,
    /// Where whoever closes it goes on: from a part to the next.
    back: String,
    rule: String,
    method: &'static str,
    /// Whether hands are counted, and of how many members at most.
    hands: bool,
    present: usize,
    result: Option<&'static str>,
    tally: Option<(u64, u64, u64)>,
    named: Vec<(String, String)>,
}

struct Motion {
    number: usize,
    kind: &'static str,
    by: String,
    reason: String,
    spoke: (u8, u8),
    carried: Option<bool>,
    /// The question that it divided.
    divides: Option<u32>,
}

#[derive(Template)]
#[template(path = "decide/hub.html")]
struct Hub {
    frame: Frame,
    name: String,
    here: String,
    key: String,
    done: Done,
    hours: u32,
    silences: Vec<Silence>,
    texts: Vec<Text>,
    questions: Vec<Put>,
    votes: Vec<Vote>,
    motions: Vec<Motion>,
    amendments: Vec<(u32, String)>,
    order: Vec<(u32, Option<bool>)>,
    lines: Vec<view::Line>,
    /// The rule in force, in plain words.
    plain: String,
    /// The rule under which a question is put.
    choose: RuleForm,
    may: May,
}

/// Acts that this page offers to whoever may take them.
const OFFERED: &[&str] = &[
    "open-reading",
    "start-silence",
    "extend-silence",
    "withdraw-text",
    "close-silence",
    "call-for-consensus",
    "open-vote",
    "cast-ballot",
    "explain-vote",
    "close-vote",
    "move",
    "speak-to-motion",
    "decide-motion",
    "order-amendments",
    "rule",
];

pub(super) async fn hub(visit: Visit) -> Result<Response, Failure> {
    let template = visit.state(|state| filled(&visit, state));
    page(&template)
}

fn filled(visit: &Visit, state: &State) -> Hub {
    let tongue = visit.tongue();
    let cycle = state.present_cycle();
    let deciding = &state.deciding;
    let put = deciding.questions.iter().enumerate().filter(|(_, it)| it.cycle == cycle);
    let motions = deciding.motions.iter().enumerate().rev().take(8);
    let votes = deciding.votes.iter().enumerate().rev().filter(|(_, it)| it.cycle == cycle);
    let silences = deciding.silences.iter().enumerate().rev();
    let order = deciding.order.as_ref().filter(|order| order.cycle == cycle);
    Hub {
        frame: Frame::within(visit, Section::Decide, tongue.say("decide-title")),
        name: visit.process.name().to_owned(),
        here: visit.address("decide"),
        key: fresh_key(),
        done: Done::of(visit),
        hours: state.cycle().modalities.silence_hours,
        silences: silences
            .filter(|(_, run)| run.cycle == cycle)
            .map(|(number, run)| silence(state, number, run, visit.now(), tongue))
            .collect(),
        texts: texts(state, visit.now(), tongue),
        questions: put
            .map(|(number, it)| Put {
                number,
                about: about(state, &it.target, tongue),
                rule: rules::plain(tongue, &it.rule),
                end: it.end.map(unbracket_negotiation::state::deciding::QuestionEnd::word),
            })
            .collect(),
        votes: votes.map(|(number, it)| vote(visit, state, number, it)).collect(),
        motions: motions
            .map(|(number, it)| Motion {
                number,
                kind: it.kind.word(),
                by: named::seat_of(tongue, state, it.by),
                reason: named::words(tongue, &it.reason),
                spoke: (it.speakers().in_favour, it.speakers().against),
                carried: it.carried,
                divides: it
                    .question
                    .filter(|_| it.kind == MotionKind::Division && it.carried == Some(true))
                    .map(|id| id.0),
            })
            .collect(),
        amendments: amendments(state, tongue),
        order: order
            .map(|it| {
                let of = |one: unbracket_procedure::Proposal| {
                    (one.0, it.voted.get(&ProposalId(one.0)).copied())
                };
                it.order.amendments().map(of).collect()
            })
            .unwrap_or_default(),
        lines: state.texts.rolling.as_ref().map(|it| view::lines(state, it)).unwrap_or_default(),
        plain: rules::plain(tongue, &state.cycle().modalities.rule),
        choose: RuleForm::new(
            tongue,
            Offer::All,
            ("rule", tongue.say("decide-rule")),
            Some(tongue.with(
                "rule-in-force",
                &[("rule", &rules::plain(tongue, &state.cycle().modalities.rule))],
            )),
            &Filled::default(),
        ),
        may: May::of(visit, OFFERED),
    }
}

fn silence(state: &State, number: usize, run: &SilenceRun, now: Moment, tongue: Tongue) -> Silence {
    let document = run.document.and_then(|id| state.texts.document(id));
    Silence {
        number,
        text: document.map(view::named).unwrap_or_default(),
        provisions: run.under().count(),
        until: run.procedure.terms().deadline,
        zone: run.zone.as_str().to_owned(),
        running: run.end.is_none(),
        closes: !matches!(
            run.procedure.outcome(now),
            SilenceOutcome::Running | SilenceOutcome::Withdrawn
        ),
        end: match run.end {
            None => "decide-silence-running",
            Some(SilenceEnd::NotBroken) => "decide-silence-not-broken",
            Some(SilenceEnd::Broken) => "decide-silence-broken",
            Some(SilenceEnd::Withdrawn) => "decide-silence-withdrawn",
            Some(SilenceEnd::Lapsed) => "decide-silence-lapsed",
        },
        breaks: run
            .breaks
            .iter()
            .filter(|it| !it.withdrawn)
            .map(|it| {
                let by = named::seat_of(tongue, state, it.by);
                (by, named::words(tongue, &it.reason), it.late)
            })
            .collect(),
        understandings: run.understandings.len(),
    }
}

/// The texts that can lie under silence: the rolling text, and the papers of this cycle.
fn texts(state: &State, now: Moment, tongue: Tongue) -> Vec<Text> {
    let modalities = &state.cycle().modalities;
    // The form is read and filled in before it is sent: a full hour is added for that.
    let earliest = |from: Moment| {
        let due = from.max(now).plus_hours(modalities.silence_hours);
        let hour = Moment((due.0 / 3_600 + 2) * 3_600);
        crate::dates::machine(hour).trim_end_matches(":00Z").to_owned()
    };
    let mut out = Vec::new();
    if state.texts.rolling.is_some() {
        let name = tongue.say("decide-rolling");
        out.push(Text {
            number: String::new(),
            name,
            earliest: Some(earliest(now)),
            missing: Vec::new(),
        });
    }
    let cycle = state.present_cycle();
    let papers = state.texts.documents.iter().enumerate().rev();
    let papers = papers.filter(|(_, it)| it.cycle == cycle && it.kind != DocumentKind::Outcome);
    for (number, document) in papers.take(4) {
        let wanted = modalities.languages.iter();
        let missing: Vec<String> = wanted
            .filter(|it| !document.languages.contains_key(*it))
            .map(|it| it.as_str().to_owned())
            .collect();
        let last = document.languages.values().max().copied().unwrap_or(document.issued);
        out.push(Text {
            number: number.to_string(),
            name: view::named(document),
            earliest: missing.is_empty().then(|| earliest(last)),
            missing,
        });
    }
    out
}

fn vote(visit: &Visit, state: &State, number: usize, it: &VoteRun) -> Vote {
    let tongue = visit.tongue();
    let ballot = |ballot: Ballot| match ballot {
        Ballot::Yes => tongue.say("term-BallotWord-yes"),
        Ballot::No => tongue.say("term-BallotWord-no"),
        Ballot::Abstain => tongue.say("term-BallotWord-abstain"),
        // Whoever cast none did not abstain.
        Ballot::NotParticipating => tongue.say("term-Tally-not-participating"),
        Ballot::Absent => tongue.say("term-Tally-absent"),
    };
    Vote {
        number,
        about: subject(state, &it.subject, tongue),
        question: match &it.subject {
            Subject::Question(id) | Subject::Part(id, _) => Some(id.0),
            Subject::Motion(_) | Subject::Proposal(_) => None,
        },
        back: match &it.subject {
            Subject::Part(id, _) => visit.address(&format!("decide/questions/{}#parts", id.0)),
            _ => visit.address("decide"),
        },
        rule: rules::plain(tongue, &it.rule),
        method: it.method.word(),
        hands: it.method == VoteMethod::NonRecorded,
        present: it.room.present().len(),
        result: it.result.map(unbracket_negotiation::state::deciding::VoteResult::word),
        tally: figures(it),
        named: it
            .named()
            .unwrap_or_default()
            .into_iter()
            .map(|(id, cast)| (named::seat_of(tongue, state, id), ballot(cast)))
            .collect(),
    }
}

fn amendments(state: &State, tongue: Tongue) -> Vec<(u32, String)> {
    let kept = state.texts.proposals.iter().enumerate().filter(|(_, it)| is_retained(state, it));
    kept.filter_map(|(number, it)| {
        let names = names(tongue, state, &it.sponsors);
        Some((u32::try_from(number).ok()?, names.join(", ")))
    })
    .collect()
}
