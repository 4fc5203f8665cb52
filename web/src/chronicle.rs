//! The chronicle of a process: which entries are news, in which stage they fell, and which provisions
//! they touched; and the entries read as everybody may.
//!
//! **Invariant:** entries are read as the record gives them to everybody; sealed or erased words are
//! never among them.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::act::inputs::InputsAct;
use unbracket_negotiation::state::CallId;
use unbracket_negotiation::{Act, Event, Stage, State};
use unbracket_secretariat::Secretariat;
use unbracket_text::ProvisionId;

use crate::failure::Failure;
use crate::telling::touched;

/// How many entries are read at a time.
const CHUNK: u64 = 512;

/// Kinds of acts that are news for whoever does not follow every step.
const NEWS: &[&str] = &[
    "open-process",
    "open-cycle",
    "change-modalities",
    "postpone-stage",
    "open-stage",
    "note-breach",
    "waive",
    "call-for-inputs",
    "extend-call",
    "publish-contributions",
    "publish-synthesis",
    "issue-document",
    "issue-revision",
    "correct-document",
    "open-reading",
    "close-reading",
    "start-silence",
    "extend-silence",
    "break-silence",
    "withdraw-text",
    "close-silence",
    "call-for-consensus",
    "conclude",
    "open-vote",
    "close-vote",
    "adopt",
    "fail-to-adopt",
    "reserve",
    "dissociate",
    "minority-statement",
    "rule",
    "decide-appeal",
    "open-reporting-round",
    "close-reporting-round",
    "establish-forum",
    "establish-task-force",
    "end-task-force",
    "plan-meeting",
    "adopt-message",
    "close-meeting",
    "publish-remarks",
    "close-commitment",
    "agree",
    "reopen",
];

/// Whether an act is news for whoever does not follow every step.
pub(crate) fn is_news(event: &Event) -> bool {
    NEWS.contains(&event.act.kind()) || !event.outcome.breaches.is_empty()
}

/// A stretch of the record: one stage of one cycle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stretch {
    /// The number of the cycle, from 0.
    pub(crate) cycle: usize,
    pub(crate) stage: Stage,
    /// Its first entry.
    pub(crate) from: u64,
}

/// What is kept of the entries that were read.
#[derive(Default)]
pub(crate) struct Chronicle {
    length: u64,
    pub(crate) stretches: Vec<Stretch>,
    news: Vec<u64>,
    touched: BTreeMap<ProvisionId, Vec<u64>>,
    syntheses: BTreeMap<CallId, u64>,
}

impl Chronicle {
    /// Reads what was added to the record.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub(crate) async fn follow(&mut self, record: &Secretariat) -> Result<(), Failure> {
        loop {
            let events = read(record, self.length, CHUNK).await?;
            if events.is_empty() {
                return Ok(());
            }
            record.public(|state| events.iter().for_each(|(_, event)| self.take(state, event)));
        }
    }

    fn take(&mut self, state: &State, event: &Event) {
        let index = self.length;
        self.length += 1;
        if let Some(stretch) = self.begun(&event.act) {
            self.stretches.push(stretch);
        }
        if is_news(event) {
            self.news.push(index);
        }
        if let Act::Inputs(InputsAct::PublishSynthesis(act)) = &event.act {
            self.syntheses.insert(act.call, index);
        }
        for provision in touched(state, event) {
            self.touched.entry(provision).or_default().push(index);
        }
    }

    fn begun(&self, act: &Act) -> Option<Stretch> {
        use unbracket_negotiation::act::process::ProcessAct;
        let last = self.stretches.last().map(|stretch| stretch.cycle);
        // With the adoption, or its failure, the stage ends by itself: what comes after it is the next.
        if matches!(act.kind(), "adopt" | "fail-to-adopt") {
            let cycle = last.unwrap_or(0);
            return Some(Stretch { cycle, stage: Stage::FollowUp, from: self.length });
        }
        let (cycle, stage) = match act {
            Act::Process(ProcessAct::OpenProcess(_)) => (0, Stage::Modalities),
            Act::Process(ProcessAct::OpenCycle(_)) => {
                (last.map_or(0, |it| it + 1), Stage::Modalities)
            }
            Act::Process(ProcessAct::OpenStage(act)) => (last.unwrap_or(0), act.stage),
            _ => return None,
        };
        Some(Stretch { cycle, stage, from: self.length - 1 })
    }

    /// The last news, the latest first.
    pub(crate) fn latest(&self, most: usize) -> Vec<u64> {
        self.news.iter().rev().take(most).copied().collect()
    }

    /// The news of the stretches of a stage, the latest first; of one cycle, or of all.
    pub(crate) fn of_stage(&self, stage: Stage, cycle: Option<usize>) -> Vec<u64> {
        let ends = self.stretches.iter().skip(1).map(|it| it.from).chain([u64::MAX]);
        let wanted =
            |it: &Stretch| it.stage == stage && cycle.is_none_or(|cycle| it.cycle == cycle);
        let spans: Vec<_> = self.stretches.iter().zip(ends).filter(|(it, _)| wanted(it)).collect();
        let within = |index: &&u64| spans.iter().any(|(it, end)| (it.from..*end).contains(*index));
        self.news.iter().rev().filter(within).copied().collect()
    }

    /// The last cycle that came to a stage, from 0; none where none has.
    pub(crate) fn last_with(&self, stage: Stage) -> Option<usize> {
        self.stretches.iter().rev().find(|it| it.stage == stage).map(|it| it.cycle)
    }

    /// The entry that published the synthesis of a call.
    pub(crate) fn synthesis_of(&self, call: CallId) -> Option<u64> {
        self.syntheses.get(&call).copied()
    }

    /// The entries that touched a provision, the latest first.
    pub(crate) fn of_provision(&self, provision: &ProvisionId) -> Vec<u64> {
        let all = self.touched.get(provision).map(Vec::as_slice).unwrap_or_default();
        all.iter().rev().copied().collect()
    }
}

/// Reads entries by their numbers, in the order asked, as everybody may read them.
///
/// # Errors
/// Where the record cannot be read.
pub(crate) async fn entries(
    record: &Secretariat,
    indices: &[u64],
) -> Result<Vec<(u64, Event)>, Failure> {
    let mut found = BTreeMap::new();
    let wanted: BTreeSet<u64> = indices.iter().copied().collect();
    let mut wanted = wanted.into_iter().peekable();
    while let Some(from) = wanted.next() {
        let mut count = 1;
        while wanted.next_if(|next| *next < from + CHUNK.min(16)).is_some_and(|next| {
            count = next - from + 1;
            true
        }) {}
        found.extend(read(record, from, count).await?);
    }
    Ok(indices.iter().filter_map(|index| found.remove_entry(index)).collect())
}

async fn read(record: &Secretariat, from: u64, count: u64) -> Result<Vec<(u64, Event)>, Failure> {
    let entries = record.entries(from, count).await?;
    Ok(entries.into_iter().map(|entry| (entry.index, entry.event)).collect())
}
