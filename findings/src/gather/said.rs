//! All that was said on anything in a cycle before an entry: positions as they were stated, ballots in
//! votes with names, what was registered where positions are cast as a ballot, and broken silences.
//!
//! **Invariant:** the last word of a seat on a target is the one that counts; who broke a silence
//! under seal is not told, nor is a vote without names.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::state::deciding::{
    BallotPosition, Breaking, SilenceEnd, SilenceRun, Subject, VoteRun,
};
use unbracket_negotiation::state::{Reach, Stance, Stated};
use unbracket_negotiation::{Capacity, Moment, SeatId, State, Target};
use unbracket_procedure::Ballot;

use super::positions::BREAK;

/// What a seat said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it stands with it, of the four ways to stand.
    pub(super) stance: Stance,
    /// What it said, as the record words it.
    pub(super) word: &'static str,
    /// In which capacity.
    pub(super) capacity: Capacity,
    /// When.
    pub(super) at: Moment,
    /// The entry that recorded it.
    pub(super) entry: u64,
    /// The entry since which it stands there.
    since: u64,
}

/// What was said on a target.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Said {
    /// The last word of each seat.
    pub(super) words: BTreeMap<SeatId, Word>,
    /// Who sponsors it, each with the entry since which it does.
    pub(super) sponsors: BTreeMap<SeatId, u64>,
}

/// Everything that was said in a cycle before an entry, by what it is on.
pub(super) fn said(state: &State, cycle: usize, before: u64) -> BTreeMap<Target, Said> {
    let until = Until { state, cycle, before };
    let mut all = until.positions();
    for (on, seat, word) in
        until.votes().into_iter().chain(until.registered()).chain(until.silences())
    {
        // The later word holds.
        let known = all.entry(on).or_default().words.entry(seat).or_insert(word);
        if known.since < word.since {
            *known = word;
        }
    }
    all.retain(|_, said| !said.words.is_empty());
    all
}

/// A cycle until an entry.
struct Until<'s> {
    state: &'s State,
    cycle: usize,
    before: u64,
}

type Spoken = Vec<(Target, SeatId, Word)>;

impl Until<'_> {
    fn positions(&self) -> BTreeMap<Target, Said> {
        let texts = &self.state.texts;
        let stood = |on: &Target| {
            let stood = texts.stood(on, self.cycle, self.before);
            let word = |(stated, since): (Stated, u64)| {
                let Stated { stance, capacity, at, entry } = stated;
                Word { stance, word: stance.word(), capacity, at, entry, since }
            };
            let words = stood.positions.into_iter().map(|(seat, it)| (seat, word(it))).collect();
            Said { words, sponsors: stood.sponsors }
        };
        texts.course.keys().map(|on| (on.clone(), stood(on))).collect()
    }

    fn votes(&self) -> Spoken {
        let votes = &self.state.deciding.votes;
        let closed = votes.iter().filter(|vote| {
            vote.cycle == self.cycle && vote.entry < self.before && vote.result.is_some()
        });
        let mut spoken = Spoken::new();
        for vote in closed {
            let Some(on) = voted_on(self.state, vote) else { continue };
            for (seat, ballot) in vote.named().unwrap_or_default() {
                if let Some((stance, word)) = of_ballot(ballot) {
                    let word = national(stance, word, (vote.at, vote.entry));
                    spoken.push((on.clone(), seat, word));
                }
            }
        }
        spoken
    }

    fn registered(&self) -> Spoken {
        let questions = &self.state.deciding.questions;
        let mut spoken = Spoken::new();
        for put in questions.iter().filter(|put| put.cycle == self.cycle) {
            for (seat, it) in put.registered.iter().filter(|(_, it)| it.entry < self.before) {
                if let Some((stance, word)) = of_registered(it.position) {
                    let word = national(stance, word, (put.at, it.entry));
                    spoken.push((put.target.clone(), *seat, word));
                }
            }
        }
        spoken
    }

    fn silences(&self) -> Spoken {
        let runs = &self.state.deciding.silences;
        let of_cycle = |run: &&SilenceRun| run.cycle == self.cycle && run.entry < self.before;
        let runs: Vec<&SilenceRun> = runs.iter().filter(of_cycle).collect();
        let mut spoken = Spoken::new();
        for (place, run) in runs.iter().enumerate() {
            for broken in run.breaks.iter().filter(|it| self.counts(it)) {
                for on in on(broken) {
                    if !runs[place + 1..].iter().any(|later| lets_pass(later, &on, broken.by)) {
                        let word = national(Stance::Object, BREAK, (broken.at, broken.entry));
                        spoken.push((on, broken.by, word));
                    }
                }
            }
        }
        spoken
    }

    fn counts(&self, broken: &Breaking) -> bool {
        let entry = self.state.process.entries.get(broken.entry);
        let is_open = entry.is_some_and(|entry| entry.reach != Reach::Sealed);
        is_open && broken.entry < self.before && !broken.late && !broken.withdrawn
    }
}

/// A word in the seat's own name.
fn national(stance: Stance, word: &'static str, (at, entry): (Moment, u64)) -> Word {
    Word { stance, word, capacity: Capacity::National, at, entry, since: entry }
}

/// What a vote was on, where that is text; a motion is none.
fn voted_on(state: &State, vote: &VoteRun) -> Option<Target> {
    match &vote.subject {
        Subject::Question(id) => Some(state.deciding.questions.get(id.place())?.target.clone()),
        Subject::Part(_, provision) => Some(Target::provision(provision.clone())),
        Subject::Proposal(id) => Some(Target::proposal(*id)),
        Subject::Motion(_) => None,
    }
}

/// Whoever abstains is not in favour, and not in the way.
fn of_ballot(ballot: Ballot) -> Option<(Stance, &'static str)> {
    match ballot {
        Ballot::Yes => Some((Stance::Support, "yes")),
        Ballot::No => Some((Stance::Object, "no")),
        Ballot::Abstain => Some((Stance::CanLiveWith, "abstain")),
        Ballot::NotParticipating | Ballot::Absent => None,
    }
}

/// A discuss holds the decision up, as an objection does; who recuses itself says nothing.
fn of_registered(position: BallotPosition) -> Option<(Stance, &'static str)> {
    let stance = match position {
        BallotPosition::Yes => Stance::Support,
        BallotPosition::NoObjection | BallotPosition::Abstain => Stance::CanLiveWith,
        BallotPosition::Discuss => Stance::Object,
        BallotPosition::Recuse => return None,
    };
    Some((stance, position.word()))
}

/// What a broken silence objects to: the provisions that it names, or the text as a whole.
fn on(broken: &Breaking) -> BTreeSet<Target> {
    if broken.provisions.is_empty() {
        return [Target::text()].into();
    }
    broken.provisions.iter().cloned().map(Target::provision).collect()
}

/// Whether a seat let a later silence over the same words pass.
fn lets_pass(later: &SilenceRun, on: &Target, seat: SeatId) -> bool {
    let ended = matches!(later.end, Some(SilenceEnd::NotBroken | SilenceEnd::Broken));
    let lies_under = match &on.provision {
        None => later.under().count() == later.provisions.len(),
        Some(id) => !later.provisions.contains(id) || later.under().any(|one| one == id),
    };
    let names = |it: &Breaking| {
        it.provisions.is_empty()
            || on.provision.as_ref().is_some_and(|id| it.provisions.contains(id))
    };
    let mut own = later.breaks.iter().filter(|it| it.by == seat && !it.late && !it.withdrawn);
    let breaks = own.any(names);
    ended && lies_under && !breaks
}
