//! Random acts by random seats at random times, against a naive model of the rules; and twelve planted
//! faults that the machine has to find.

mod faults;
mod model;
mod moves;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use unbracket_negotiation::event::Digest;
use unbracket_negotiation::script::{Step, play};
use unbracket_negotiation::state::Stance;
use unbracket_negotiation::state::deciding::{BallotWord, QuestionEnd, SilenceEnd, VoteResult};
use unbracket_negotiation::words::Tag;
use unbracket_negotiation::{
    Credentials, Event, Moment, SeatId, Stage, State, decide, evolve, record,
};

use super::deciding::{Texts, USUAL, draft, world};
use faults::{Fault, count, decide_with, evolve_with};
use model::{Actor, Expected, Kind, Model};
use moves::{Majority, Move, changed, provision, target};

/// How many moves a run has.
const MOVES: usize = 240;

/// Numbers from a seed (splitmix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap()
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    /// The last of so many, mostly; else any, or one that is not there.
    fn recent(&mut self, there: usize) -> u32 {
        let last = there.saturating_sub(1);
        let number = if self.chance(70) { last } else { self.below(there + 1) };
        u32::try_from(number).unwrap()
    }

    fn some(&mut self, limit: usize) -> BTreeSet<usize> {
        let size = self.below(limit);
        (0..size).map(|_| self.below(6)).collect()
    }

    fn on(&mut self) -> Option<usize> {
        if self.chance(40) { None } else { Some(self.below(6)) }
    }
}

/// The negotiation beside its model.
struct Machine {
    state: State,
    model: Model,
    numbers: Numbers,
    now: i64,
    fault: Option<Fault>,
    events: Vec<Event>,
}

/// What a run did: how often each move was in order, and each code of refusal.
type Coverage = BTreeMap<String, usize>;

impl Machine {
    fn new(seed: u64, fault: Option<Fault>) -> Self {
        static BEGINNING: LazyLock<(State, Vec<Event>)> = LazyLock::new(|| {
            let (state, steps) = play(&world(USUAL, "base"), &Texts).unwrap();
            let events = steps.into_iter().filter_map(|step| match step {
                Step::Done(event) => Some(*event),
                Step::Clock(_) | Step::Refused(_) => None,
            });
            (state, events.collect())
        });
        let (state, events) = BEGINNING.clone();
        let now = state.now.0;
        let model = Model::new(draft(5, None), now);
        Self { model, now, fault, events, numbers: Numbers(seed), state }
    }

    /// A moment not before now: often the stroke of a deadline, or just after it.
    fn later(&mut self) -> i64 {
        let open = self.model.silences.iter().filter(|it| it.end.is_none());
        let deadlines: Vec<i64> = open.map(|it| it.deadline).filter(|it| *it >= self.now).collect();
        if !deadlines.is_empty() && self.numbers.chance(4) {
            return self.numbers.pick(&deadlines) + self.numbers.pick(&[0, 0, 1, 3_600]);
        }
        let short = [0, 0, 0, 60, 3_600];
        let long = [6 * 3_600, 24 * 3_600, 48 * 3_600, 48 * 3_600 + 1];
        let steps = if self.numbers.chance(92) { &short[..] } else { &long[..] };
        self.now + self.numbers.pick(steps)
    }

    fn actor(&mut self, wanted: &Move) -> Actor {
        use Kind::{Chair, Other, President, Secretariat, State};
        let fits: &[Kind] = match wanted {
            Move::Accredit(_) => &[Secretariat],
            Move::OpenStage(_)
            | Move::Issue(_)
            | Move::StartSilence { .. }
            | Move::ExtendSilence { .. }
            | Move::WithdrawText { .. }
            | Move::CloseSilence { .. } => &[Chair, Secretariat],
            Move::Call { .. }
            | Move::Conclude { .. }
            | Move::OpenVote { .. }
            | Move::CloseVote { .. }
            | Move::Adopt { .. } => &[Chair, President],
            Move::State { .. } => &[State, Other],
            _ => &[State],
        };
        let seats = (0..).zip(&self.model.seats);
        let fitting: Vec<u32> =
            seats.filter(|(_, kind)| fits.contains(kind)).map(|(seat, _)| seat).collect();
        let anyone = u32::try_from(self.numbers.below(self.model.seats.len())).unwrap();
        let seat = match self.speaker(wanted) {
            Some(seat) if self.numbers.chance(85) => seat,
            _ if self.numbers.chance(88) => self.numbers.pick(&fitting),
            _ => anyone,
        };
        let adopts = matches!(wanted, Move::Adopt { .. });
        let second = match self.numbers.below(10) {
            _ if !adopts => None,
            0 => None,
            1 => Some(anyone),
            _ => Some(3 - seat.clamp(1, 2)),
        };
        Actor { seat, second, now: self.now }
    }

    /// Somebody who has something to withdraw, where that is wanted.
    fn speaker(&self, wanted: &Move) -> Option<u32> {
        match wanted {
            Move::WithdrawObjection { on } => {
                let seats = self.model.positions.get(on)?;
                let objects = |seat: &(&u32, &(Stance, bool))| seat.1.0 == Stance::Object;
                seats.iter().filter(objects).max_by_key(|it| it.1.1).map(|(seat, _)| *seat)
            }
            Move::WithdrawRequest { question } => {
                self.model.questions.get(*question as usize)?.requests.first().copied()
            }
            Move::WithdrawBreak { silence } => {
                // The first of them, who may have withdrawn before.
                self.model.silences.get(*silence as usize)?.breaks.first().map(|it| it.0)
            }
            _ => None,
        }
    }

    fn wanted(&mut self, step: usize) -> Move {
        let late = step * 100 / MOVES;
        match self.numbers.below(100) {
            0..3 => Move::Accredit(u32::try_from(self.numbers.below(4)).unwrap()),
            3..8 => self.stage(late),
            8..12 => Move::Issue(changed(self.numbers.below(6), self.numbers.next() % 3)),
            _ if self.model.stage == Stage::FollowUp && self.numbers.chance(40) => self.statement(),
            12..19 => {
                let stances =
                    [Stance::Support, Stance::CanLiveWith, Stance::Reserve, Stance::Object];
                Move::State { on: self.numbers.on(), stance: self.numbers.pick(&stances) }
            }
            19..22 => {
                let obstacle = self.numbers.chance(if late < 50 { 60 } else { 25 });
                Move::Object { on: self.numbers.on(), obstacle }
            }
            22..32 => self.withdrawal(),
            32..54 => self.silence(),
            54..93 => self.question(late),
            _ => self.statement(),
        }
    }

    fn statement(&mut self) -> Move {
        let document = self.numbers.recent(self.model.documents.len());
        let on = self.numbers.some(3);
        if self.numbers.chance(50) {
            Move::Reserve { document, on }
        } else {
            Move::Dissociate { document, on }
        }
    }

    fn stage(&mut self, late: usize) -> Move {
        let stages = [Stage::FirstReading, Stage::SecondReading, Stage::Closing, Stage::Adoption];
        let due = stages[(late / 14).min(3)];
        let any = self.numbers.pick(Stage::ALL);
        let jumps = any > due && any != Stage::FollowUp;
        Move::OpenStage(if self.numbers.chance(80) || jumps { due } else { any })
    }

    fn withdrawal(&mut self) -> Move {
        let objecting = self.model.positions.iter().filter(|(_, seats)| !seats.is_empty());
        let objecting = objecting
            .filter(|(_, seats)| seats.values().any(|(stance, _)| *stance == Stance::Object));
        let targets: Vec<_> = objecting.map(|(target, _)| *target).collect();
        if targets.is_empty() && self.numbers.chance(90) {
            return self.question(0);
        }
        let on = if targets.is_empty() { None } else { self.numbers.pick(&targets) };
        Move::WithdrawObjection { on }
    }

    fn silence(&mut self) -> Move {
        let open = (0..).zip(&self.model.silences).filter(|(_, it)| it.end.is_none());
        let open: Vec<u32> = open.map(|(id, _)| id).collect();
        let running = !open.is_empty();
        let silence = match running && self.numbers.chance(85) {
            true => self.numbers.pick(&open),
            false => self.numbers.recent(self.model.silences.len()),
        };
        match self.numbers.below(if running { 16 } else { 3 }) {
            0..2 => {
                let documents = self.model.documents.len();
                let document = self.numbers.chance(50).then(|| self.numbers.recent(documents));
                let hours = self.numbers.pick(&[71, 72, 72, 80]);
                let scope = self.numbers.some(4);
                Move::StartSilence { document, scope, deadline: self.now + hours * 3_600 }
            }
            2 => Move::WithdrawText { silence },
            3..8 => Move::Break { silence, on: self.numbers.some(3) },
            8..11 => Move::WithdrawBreak { silence },
            11..13 => {
                let found = self.model.silences.get(silence as usize);
                let deadline = found.map_or(self.now, |it| it.deadline);
                let more = self.numbers.pick(&[-1, 0, 1, 24 * 3_600]);
                Move::ExtendSilence { silence, deadline: deadline + more }
            }
            _ => Move::CloseSilence { silence },
        }
    }

    fn question(&mut self, late: usize) -> Move {
        let questions = self.model.questions.len();
        let question = self.numbers.recent(questions);
        let vote = self.numbers.recent(self.model.votes.len());
        let ballots = [BallotWord::Yes, BallotWord::No, BallotWord::Abstain];
        let ballot = self.numbers.pick(&ballots);
        let voting = self.model.votes.iter().any(|it| it.result.is_none());
        if voting && self.numbers.chance(75) {
            return match self.numbers.below(8) {
                0 => Move::CloseVote { vote },
                _ => Move::Cast { vote, ballot },
            };
        }
        match self.numbers.below(20) {
            0..6 => self.call(),
            6 => Move::RequestVote { question },
            7 => {
                let asked = |it: &model::Question| it.agreed.is_none() && !it.requests.is_empty();
                let asked = self.model.questions.iter().rposition(asked);
                let asked = asked.and_then(|at| u32::try_from(at).ok());
                Move::WithdrawRequest { question: asked.unwrap_or(question) }
            }
            8..10 => Move::Conclude { question },
            10..13 => {
                let away = (0..self.numbers.below(6)).map(|_| 3 + self.numbers.below(7));
                let away = away.map(|seat| u32::try_from(seat).unwrap()).collect();
                let majorities = [Majority::Plenary, Majority::Committee, Majority::TwoThirds];
                Move::OpenVote { question, majority: self.numbers.pick(&majorities), away }
            }
            13 => Move::Cast { vote, ballot },
            14 => Move::Intend { vote, ballot },
            15 => Move::CloseVote { vote },
            _ if late < 55 && self.numbers.chance(85) => self.call(),
            _ => {
                let asked = self.model.questions.get(question as usize);
                let own = asked.and_then(|it| it.document);
                let document =
                    own.unwrap_or_else(|| self.numbers.recent(self.model.documents.len()));
                Move::Adopt { document, question }
            }
        }
    }

    fn call(&mut self) -> Move {
        let documents = self.model.documents.len();
        let document = self.numbers.chance(60).then(|| self.numbers.recent(documents));
        let on =
            if document.is_some() && self.numbers.chance(90) { None } else { self.numbers.on() };
        Move::Call { on, document }
    }

    /// One move; what went wrong, if anything did.
    fn step(&mut self, step: usize, coverage: &mut Coverage) -> Result<(), String> {
        self.now = self.later();
        let wanted = self.wanted(step);
        let actor = self.actor(&wanted);
        let act = wanted.act();
        let by = Credentials {
            countersigned: actor.second.map(SeatId),
            ..Credentials::of(SeatId(actor.seat))
        };
        let now = Moment(self.now);
        let before = self.state.clone();
        let decided = decide_with(self.fault, &self.state, &act, (&by, now));
        if before != self.state {
            return Err(format!("{wanted:?}: deciding changed the state"));
        }
        let expected = self.model.step(actor, &wanted);
        match decided {
            Err(refusal) => {
                *coverage.entry(refusal.code.to_string()).or_default() += 1;
                if !expected.refuse.contains(&refusal.code) {
                    return Err(format!("{wanted:?} by {actor:?}: {refusal:?}, not {expected:?}"));
                }
            }
            Ok(event) => {
                *coverage.entry(wanted.name()).or_default() += 1;
                let again = decide_with(self.fault, &self.state, &act, (&by, now));
                if again.as_ref() != Ok(&event) {
                    return Err(format!("{wanted:?}: decided again, it is another event"));
                }
                evolve_with(self.fault, &mut self.state, &event, now);
                follows(&event, &expected)
                    .map_err(|wrong| format!("{wanted:?} by {actor:?}: {wrong}; {expected:?}"))?;
                self.events.push(event);
            }
        }
        self.agree().map_err(|wrong| format!("after {wanted:?}: {wrong}"))
    }

    /// Compares what the state holds with what the model holds.
    fn agree(&self) -> Result<(), String> {
        let (state, model) = (&self.state, &self.model);
        same("stage", &state.cycle().stage, &model.stage)?;
        let rolling = state.texts.rolling.as_ref().ok_or("there is no text")?;
        for (number, status) in &model.status {
            same(&format!("status of {number}"), &rolling.status(&provision(*number)), status)?;
        }
        same("text", &*rolling.draft, &model.rolling)?;
        same("documents", &state.texts.documents.len(), &model.documents.len())?;
        for (held, wanted) in state.texts.documents.iter().zip(&model.documents) {
            same("text of a document", &*held.draft, &wanted.draft)?;
        }
        let mut positions = BTreeSet::new();
        for (on, seats) in &model.positions {
            positions.extend(seats.iter().map(|(seat, (stance, _))| (target(*on), *seat, *stance)));
        }
        let held = state.texts.positions.iter().flat_map(|(on, seats)| {
            seats.iter().map(move |(seat, position)| (on.clone(), seat.0, position.stance))
        });
        same("positions", &held.collect::<BTreeSet<_>>(), &positions)?;
        let ends = state.deciding.silences.iter().map(|it| it.end.map(end));
        same(
            "silences",
            &ends.collect::<Vec<_>>(),
            &model.silences.iter().map(|it| it.end).collect(),
        )?;
        let agreed = |end: Option<QuestionEnd>| end.map(|end| end == QuestionEnd::Agreed);
        let questions = state.deciding.questions.iter().map(|it| agreed(it.end));
        let wanted = model.questions.iter().map(|it| it.agreed);
        same("questions", &questions.collect::<Vec<_>>(), &wanted.collect())?;
        let votes = state.deciding.votes.iter().map(|it| it.result.map(VoteResult::word));
        let wanted = model.votes.iter().map(|it| it.result);
        same("votes", &votes.collect::<Vec<_>>(), &wanted.collect())?;
        same("statements", &state.deciding.statements.len(), &model.statements.len())
    }

    /// Folds the record once more with the words of everything that may be erased withheld: every act
    /// is in order as before, with the same outcome.
    fn folds_without_words(&self) -> Result<usize, String> {
        let mut folded = State::default();
        let mut withheld = 0;
        for event in &self.events {
            let written = record::write(event);
            let body = written.body.clone();
            let leaf = written.leaf(body.as_deref().map(Digest::of));
            let leaf = record::Leaf::read(&leaf).map_err(|error| error.to_string())?;
            let bare = leaf.event(None).ok().filter(|_| body.is_some());
            withheld += usize::from(bare.is_some());
            let read = bare.map_or_else(|| leaf.event(body.as_deref()), Ok);
            let read = read.map_err(|error| error.to_string())?;
            let again = decide(&folded, &read.act, &read.by, read.at);
            let again = again.map_err(|refusal| refusal.to_string())?;
            same("outcome without words", &again.outcome, &event.outcome)?;
            evolve(&mut folded, &read);
        }
        Ok(withheld)
    }

    /// Folds the record from its bytes.
    fn folds(&self) -> Result<(), String> {
        let mut folded = State::default();
        for event in &self.events {
            let written = record::write(event);
            let body = written.body.clone();
            let leaf = written.leaf(body.as_deref().map(Digest::of));
            let read = record::Leaf::read(&leaf).and_then(|leaf| leaf.event(body.as_deref()));
            let read = read.map_err(|error| error.to_string())?;
            same("entry", &read, event)?;
            let again = decide(&folded, &read.act, &read.by, read.at);
            same("entry, decided again", &again.as_ref(), &Ok(event))?;
            evolve(&mut folded, &read);
        }
        folded.now = self.state.now;
        if folded == self.state { Ok(()) } else { Err("the fold is another state".to_owned()) }
    }
}

fn end(end: SilenceEnd) -> &'static str {
    match end {
        SilenceEnd::NotBroken => "silence-not-broken",
        SilenceEnd::Broken => "silence-broken",
        SilenceEnd::Withdrawn => "withdrawn",
        SilenceEnd::Lapsed => "lapsed",
    }
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, held: &T, wanted: &T) -> Result<(), String> {
    if held == wanted { Ok(()) } else { Err(format!("{what}: {held:?}, not {wanted:?}")) }
}

/// Compares what followed from an act with what was expected.
fn follows(event: &Event, expected: &Expected) -> Result<(), String> {
    if !expected.refuse.is_empty() {
        return Err("this was in order".to_owned());
    }
    let outcome = &event.outcome;
    same("decision", &outcome.decision.as_ref().map(Tag::as_str), &expected.decision)?;
    for (name, number) in &expected.tally {
        same(name, &count(outcome, name), number)?;
    }
    if let Some(units) = &expected.units {
        let units: BTreeSet<_> = units.iter().map(|number| provision(*number)).collect();
        same("units", &outcome.units, &units)?;
    }
    Ok(())
}

/// Runs a seed; the number of the move that went wrong, and how.
fn run(seed: u64, fault: Option<Fault>, coverage: &mut Coverage) -> Result<(), (usize, String)> {
    let mut machine = Machine::new(seed, fault);
    for step in 0..MOVES {
        machine.step(step, coverage).map_err(|wrong| (step, wrong))?;
    }
    if fault.is_some() {
        return Ok(());
    }
    machine.folds().map_err(|wrong| (MOVES, wrong))?;
    let withheld = machine.folds_without_words().map_err(|wrong| (MOVES, wrong))?;
    *coverage.entry("withheld".to_owned()).or_default() += withheld;
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "a test may know that it runs where there is time")]
fn seeds() -> u64 {
    if std::env::var("CI").is_ok_and(|ci| ci == "true") { 400 } else { 30 }
}

#[test]
fn random_acts_go_as_the_naive_model_says() {
    let mut coverage = Coverage::new();
    for seed in 0..seeds() {
        if let Err((step, wrong)) = run(seed, None, &mut coverage) {
            panic!("seed {seed}, move {step}: {wrong}");
        }
    }
    println!("{} seeds of {MOVES} moves: {coverage:?}", seeds());
    let moves = [
        "OpenStage",
        "Accredit",
        "Issue",
        "State",
        "Object",
        "WithdrawObjection",
        "StartSilence",
        "ExtendSilence",
        "Break",
        "WithdrawBreak",
        "WithdrawText",
        "CloseSilence",
        "Call",
        "RequestVote",
        "WithdrawRequest",
        "Conclude",
        "OpenVote",
        "Cast",
        "CloseVote",
        "Intend",
        "Adopt",
        "Reserve",
        "Dissociate",
    ];
    let codes = [
        "not-permitted",
        "out-of-stage",
        "too-early",
        "too-late",
        "short-notice",
        "unknown",
        "repeated",
        "closed",
        "not-ready",
        "objected",
        "countersignature",
        "contradiction",
    ];
    for wanted in moves.iter().chain(&codes).chain(&["withheld"]) {
        assert!(coverage.contains_key(*wanted), "nothing of `{wanted}` happened");
    }
}

#[test]
fn the_machine_finds_twelve_of_twelve_planted_faults() {
    let mut found = 0;
    for fault in Fault::ALL {
        let mut coverage = Coverage::new();
        let hit = (0..200).find_map(|seed| {
            run(seed, Some(fault), &mut coverage).err().map(|(step, wrong)| (seed, step, wrong))
        });
        let (seed, step, wrong) = hit.unwrap_or_else(|| panic!("{fault:?} was not found"));
        let wrong: String = wrong.chars().take(100).collect();
        println!("{fault:?}: seed {seed}, move {step}: {wrong}");
        found += 1;
    }
    println!("{found} of {} planted faults found", Fault::ALL.len());
    assert_eq!(found, 12);
}
