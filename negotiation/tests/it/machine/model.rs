//! The naive model: plain lists and maps, and the rules once more in the plainest words. It shares no
//! code with what it predicts.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_negotiation::event::ParagraphStatus as Status;
use unbracket_negotiation::state::Stance;
use unbracket_negotiation::state::deciding::BallotWord;
use unbracket_negotiation::{Code, Stage};
use unbracket_text::Draft;

use super::moves::{Majority, Move};

const HOUR: i64 = 3_600;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Secretariat,
    Chair,
    President,
    State,
    Other,
}

#[derive(Clone, Debug)]
pub(super) struct Silence {
    pub(super) document: Option<u32>,
    draft: Draft,
    scope: BTreeSet<usize>,
    pub(super) deadline: i64,
    eligible: BTreeSet<u32>,
    /// Who, and on which paragraphs; none for the whole.
    pub(super) breaks: Vec<(u32, Option<BTreeSet<usize>>)>,
    withdrew: BTreeSet<u32>,
    pub(super) end: Option<&'static str>,
}

#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) on: Option<usize>,
    pub(super) document: Option<u32>,
    pub(super) requests: BTreeSet<u32>,
    pub(super) agreed: Option<bool>,
    voted: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Vote {
    pub(super) question: u32,
    majority: Majority,
    members: BTreeSet<u32>,
    away: BTreeSet<u32>,
    ballots: BTreeMap<u32, BallotWord>,
    pub(super) result: Option<&'static str>,
    second: bool,
    at: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Document {
    pub(super) kind: &'static str,
    pub(super) draft: Draft,
    issued: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Model {
    pub(super) stage: Stage,
    pub(super) seats: Vec<Kind>,
    members: BTreeSet<u32>,
    pub(super) rolling: Draft,
    pub(super) status: BTreeMap<usize, Status>,
    pub(super) documents: Vec<Document>,
    pub(super) silences: Vec<Silence>,
    /// How each seat stands to each target, and whether it said that this is an obstacle.
    pub(super) positions: BTreeMap<Option<usize>, BTreeMap<u32, (Stance, bool)>>,
    pub(super) questions: Vec<Question>,
    pub(super) votes: Vec<Vote>,
    /// Kind, seat, document, paragraphs.
    pub(super) statements: Vec<(&'static str, u32, u32, BTreeSet<usize>)>,
}

/// What is expected of a move: the reasons to refuse it, any of which may be named; or what follows.
#[derive(Debug, Default)]
pub(super) struct Expected {
    pub(super) refuse: BTreeSet<Code>,
    pub(super) decision: Option<&'static str>,
    pub(super) tally: Vec<(&'static str, u32)>,
    pub(super) units: Option<BTreeSet<usize>>,
}

/// Who acts, who signs with them, and when.
#[derive(Clone, Copy, Debug)]
pub(super) struct Actor {
    pub(super) seat: u32,
    pub(super) second: Option<u32>,
    pub(super) now: i64,
}

impl Model {
    pub(super) fn new(rolling: Draft, now: i64) -> Self {
        use Kind::{Chair, Other, President, Secretariat, State};
        Self {
            stage: Stage::FirstReading,
            seats: vec![
                Secretariat,
                Chair,
                President,
                State,
                State,
                State,
                State,
                State,
                State,
                State,
                Other,
            ],
            members: BTreeSet::new(),
            rolling: rolling.clone(),
            status: BTreeMap::new(),
            documents: vec![Document { kind: "zero", draft: rolling, issued: now }],
            silences: Vec::new(),
            positions: BTreeMap::new(),
            questions: Vec::new(),
            votes: Vec::new(),
            statements: Vec::new(),
        }
    }

    fn states(&self) -> BTreeSet<u32> {
        let seats = (0..).zip(&self.seats);
        seats.filter(|(_, kind)| **kind == Kind::State).map(|(seat, _)| seat).collect()
    }

    fn is(&self, seat: u32, kinds: &[Kind]) -> bool {
        self.seats.get(seat as usize).is_some_and(|kind| kinds.contains(kind))
    }

    fn negotiating(&self) -> bool {
        !matches!(self.stage, Stage::Modalities | Stage::Inputs | Stage::FollowUp)
    }

    /// The members who stand in the way of a question.
    fn obstacles(&self, on: Option<usize>) -> usize {
        let of = |target: &Option<usize>| *target == on || (on.is_none() && target.is_some());
        let all = self.positions.iter().filter(|(target, _)| of(target));
        let seats = all.flat_map(|(_, seats)| seats.iter());
        let seats: BTreeSet<u32> = seats
            .filter(|(_, (stance, obstacle))| *stance == Stance::Object && *obstacle)
            .map(|(seat, _)| *seat)
            .collect();
        seats.len()
    }

    fn voting(&self) -> bool {
        self.votes.iter().any(|vote| vote.result.is_none())
    }

    /// Predicts a move, and takes it in where nothing speaks against it.
    pub(super) fn step(&mut self, actor: Actor, wanted: &Move) -> Expected {
        let mut expected = Expected::default();
        match wanted {
            Move::OpenStage(_) | Move::Accredit(_) | Move::Issue(_) => {
                self.process(actor, wanted, &mut expected);
            }
            Move::State { .. } | Move::Object { .. } | Move::WithdrawObjection { .. } => {
                self.positions(actor, wanted, &mut expected);
            }
            Move::StartSilence { .. } => self.start(actor, wanted, &mut expected),
            Move::ExtendSilence { silence, .. }
            | Move::Break { silence, .. }
            | Move::WithdrawBreak { silence }
            | Move::WithdrawText { silence }
            | Move::CloseSilence { silence } => {
                self.silence(actor, wanted, *silence, &mut expected);
            }
            Move::Call { .. } => self.call(actor, wanted, &mut expected),
            Move::RequestVote { question }
            | Move::WithdrawRequest { question }
            | Move::Conclude { question } => {
                self.question(actor, wanted, *question, &mut expected);
            }
            Move::OpenVote { .. } => self.open_vote(actor, wanted, &mut expected),
            Move::Cast { vote, .. } | Move::CloseVote { vote } | Move::Intend { vote, .. } => {
                self.vote(actor, wanted, *vote, &mut expected);
            }
            Move::Adopt { document, question } => {
                self.adopt(actor, *document, *question, &mut expected);
            }
            Move::Reserve { document, on } => {
                self.state("reservation", actor, (*document, on), &mut expected);
            }
            Move::Dissociate { document, on } => {
                self.state("dissociation", actor, (*document, on), &mut expected);
            }
        }
        expected
    }

    fn process(&mut self, actor: Actor, wanted: &Move, expected: &mut Expected) {
        let runs = self.is(actor.seat, &[Kind::Chair, Kind::Secretariat]);
        match wanted {
            Move::OpenStage(stage) => {
                expected.unless(runs, Code::NotPermitted);
                expected.unless(*stage != self.stage, Code::Repeated);
                expected.unless(self.stage != Stage::FollowUp, Code::Closed);
                expected.unless(*stage > self.stage, Code::Blank);
                expected.unless(*stage != Stage::FollowUp, Code::NotReady);
                if expected.refuse.is_empty() {
                    self.stage = *stage;
                }
            }
            Move::Accredit(number) => {
                let may = self.is(actor.seat, &[Kind::Secretariat]);
                expected.unless(may, Code::NotPermitted);
                expected.unless(!self.members.contains(number), Code::Repeated);
                if expected.refuse.is_empty() {
                    self.members.insert(*number);
                    self.seats.push(Kind::State);
                }
            }
            Move::Issue(text) => {
                expected.unless(runs, Code::NotPermitted);
                let over = matches!(self.stage, Stage::Adoption | Stage::FollowUp);
                expected.unless(!over, Code::OutOfStage);
                if expected.refuse.is_empty() {
                    self.replace(text, actor.now);
                }
            }
            _ => {}
        }
    }

    fn replace(&mut self, text: &Draft, now: i64) {
        for number in 0..=5 {
            if text.provisions()[number].content != self.rolling.provisions()[number].content {
                let before = self.status.get(&number).copied().unwrap_or(Status::Open);
                let agreed = matches!(before, Status::Agreed | Status::AgreedAdReferendum);
                self.status.insert(number, if agreed { Status::Reopened } else { Status::Open });
            }
        }
        self.rolling = text.clone();
        self.documents.push(Document { kind: "chair", draft: text.clone(), issued: now });
    }

    fn positions(&mut self, actor: Actor, wanted: &Move, expected: &mut Expected) {
        let states = self.is(actor.seat, &[Kind::State]);
        match wanted {
            Move::State { on, stance } => {
                expected
                    .unless(self.is(actor.seat, &[Kind::State, Kind::Other]), Code::NotPermitted);
                expected.unless(self.negotiating(), Code::OutOfStage);
                if expected.refuse.is_empty() {
                    self.positions.entry(*on).or_default().insert(actor.seat, (*stance, false));
                }
            }
            Move::Object { on, obstacle } => {
                expected.unless(states, Code::NotPermitted);
                expected.unless(self.negotiating(), Code::OutOfStage);
                if expected.refuse.is_empty() {
                    let objects = (Stance::Object, *obstacle);
                    self.positions.entry(*on).or_default().insert(actor.seat, objects);
                }
            }
            Move::WithdrawObjection { on } => {
                expected.unless(states, Code::NotPermitted);
                let seats = self.positions.get(on);
                let stands = seats.and_then(|seats| seats.get(&actor.seat));
                expected.unless(stands.is_some_and(|it| it.0 == Stance::Object), Code::Unknown);
                if expected.refuse.is_empty()
                    && let Some(seats) = self.positions.get_mut(on)
                {
                    seats.remove(&actor.seat);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, actor: Actor, wanted: &Move, expected: &mut Expected) {
        let Move::StartSilence { document, scope, deadline } = wanted else { return };
        expected.unless(self.is(actor.seat, &[Kind::Chair, Kind::Secretariat]), Code::NotPermitted);
        let late = [Stage::SecondReading, Stage::Closing, Stage::Adoption];
        expected.unless(late.contains(&self.stage), Code::OutOfStage);
        expected.unless(*deadline >= actor.now + 72 * HOUR, Code::ShortNotice);
        let running = |it: &Silence| it.document == *document && it.end.is_none();
        expected.unless(!self.silences.iter().any(running), Code::Repeated);
        let draft = match document {
            None => Some(&self.rolling),
            Some(id) => self.documents.get(*id as usize).map(|it| &it.draft),
        };
        expected.unless(draft.is_some(), Code::Unknown);
        let Some(draft) = draft.filter(|_| expected.refuse.is_empty()) else { return };
        self.silences.push(Silence {
            document: *document,
            draft: draft.clone(),
            scope: if scope.is_empty() { (0..=5).collect() } else { scope.clone() },
            deadline: *deadline,
            eligible: self.states(),
            breaks: Vec::new(),
            withdrew: BTreeSet::new(),
            end: None,
        });
    }

    fn silence(&mut self, actor: Actor, wanted: &Move, id: u32, expected: &mut Expected) {
        let runs = self.is(actor.seat, &[Kind::Chair, Kind::Secretariat]);
        let states = self.is(actor.seat, &[Kind::State]);
        let speaks = matches!(wanted, Move::Break { .. } | Move::WithdrawBreak { .. });
        expected.unless(if speaks { states } else { runs }, Code::NotPermitted);
        let Some(it) = self.silences.get_mut(id as usize) else {
            expected.refuse.insert(Code::Unknown);
            return;
        };
        expected.unless(it.end != Some("withdrawn"), Code::Closed);
        expected.unless(!speaks || it.eligible.contains(&actor.seat), Code::NotPermitted);
        match wanted {
            Move::Break { on, .. } => {
                let named: BTreeSet<usize> = on.intersection(&it.scope).copied().collect();
                expected.unless(on.is_empty() || !named.is_empty(), Code::Unknown);
                let again = it.breaks.iter().filter(|(seat, _)| *seat == actor.seat).any(
                    |(_, of)| match of {
                        None => on.is_empty(),
                        Some(of) => !of.is_disjoint(&named),
                    },
                );
                expected.unless(actor.now > it.deadline || !again, Code::Repeated);
                if actor.now > it.deadline {
                    expected.decision = Some("late");
                } else if expected.refuse.is_empty() {
                    it.breaks.push((actor.seat, (!on.is_empty()).then_some(named)));
                }
            }
            Move::WithdrawBreak { .. } => {
                expected.unless(actor.now <= it.deadline, Code::TooLate);
                let stands = it.breaks.iter().any(|(seat, _)| *seat == actor.seat);
                expected.unless(stands, Code::Unknown);
                if expected.refuse.is_empty() {
                    it.breaks.retain(|(seat, _)| *seat != actor.seat);
                    it.withdrew.insert(actor.seat);
                }
            }
            Move::ExtendSilence { deadline, .. } => {
                expected.unless(actor.now < it.deadline, Code::TooLate);
                expected.unless(*deadline > it.deadline, Code::Contradiction);
                if expected.refuse.is_empty() {
                    it.deadline = *deadline;
                }
            }
            Move::WithdrawText { .. } => {
                expected.unless(actor.now < it.deadline, Code::TooLate);
                if expected.refuse.is_empty() {
                    it.end = Some("withdrawn");
                    expected.decision = Some("withdrawn");
                }
            }
            _ => {
                expected.unless(it.end.is_none(), Code::Closed);
                expected.unless(actor.now > it.deadline, Code::TooEarly);
                if expected.refuse.is_empty() {
                    let closed = it.clone();
                    self.close_silence(id, &closed, expected);
                }
            }
        }
    }

    fn close_silence(&mut self, id: u32, it: &Silence, expected: &mut Expected) {
        let broke: BTreeSet<u32> = it.breaks.iter().map(|(seat, _)| *seat).collect();
        let whole = it.breaks.iter().any(|(_, on)| on.is_none());
        let named: BTreeSet<usize> =
            it.breaks.iter().flat_map(|(_, on)| on.iter().flatten()).copied().collect();
        let word = if broke.is_empty() { "silence-not-broken" } else { "silence-broken" };
        let withdrew = it.withdrew.difference(&broke).count();
        let silent = it.eligible.len() - broke.len() - withdrew;
        expected.decision = Some(word);
        expected.tally = vec![
            ("objected", broke.len() as u32),
            ("withdrawn", withdrew as u32),
            ("silent", silent as u32),
        ];
        let back = if whole { it.scope.clone() } else { named.clone() };
        expected.units = Some(named);
        for number in &it.scope {
            let now = &self.rolling.provisions()[*number].content;
            if *now != it.draft.provisions()[*number].content {
                continue;
            }
            let before = self.status.get(number).copied().unwrap_or(Status::Open);
            let status = match (back.contains(number), before) {
                (true, Status::Agreed | Status::AgreedAdReferendum) => Status::Reopened,
                (true, Status::SuggestedForClosure) => Status::Open,
                (true, before) => before,
                (false, Status::Agreed) => Status::Agreed,
                (false, _) => Status::AgreedAdReferendum,
            };
            self.status.insert(*number, status);
        }
        self.silences[id as usize].end = Some(word);
    }

    fn call(&mut self, actor: Actor, wanted: &Move, expected: &mut Expected) {
        let Move::Call { on, document } = wanted else { return };
        expected.unless(self.is(actor.seat, &[Kind::Chair, Kind::President]), Code::NotPermitted);
        expected.unless(self.negotiating(), Code::OutOfStage);
        let there = document.is_none_or(|id| (id as usize) < self.documents.len());
        expected.unless(there, Code::Unknown);
        expected.unless(document.is_none() || on.is_none(), Code::Contradiction);
        let same = |it: &Question| it.agreed.is_none() && it.on == *on && it.document == *document;
        expected.unless(!self.questions.iter().any(same), Code::Repeated);
        // What a vote rejected is reconsidered, and not put anew.
        let put = |it: &&Question| it.on == *on && it.document == *document;
        let last = self.questions.iter().rev().find(put);
        let rejected = last.is_some_and(|it| it.voted && it.agreed == Some(false));
        expected.unless(!(rejected && document.is_some()), Code::Closed);
        if expected.refuse.is_empty() {
            self.questions.push(Question {
                on: *on,
                document: *document,
                requests: BTreeSet::new(),
                agreed: None,
                voted: false,
            });
        }
    }

    fn question(&mut self, actor: Actor, wanted: &Move, id: u32, expected: &mut Expected) {
        let concludes = matches!(wanted, Move::Conclude { .. });
        let may = if concludes { &[Kind::Chair, Kind::President][..] } else { &[Kind::State] };
        expected.unless(self.is(actor.seat, may), Code::NotPermitted);
        let Some(it) = self.questions.get(id as usize).cloned() else {
            expected.refuse.insert(Code::Unknown);
            return;
        };
        expected.unless(it.agreed.is_none(), Code::Closed);
        let opened = self.votes.iter().any(|vote| vote.question == id);
        let open = self.votes.iter().any(|vote| vote.question == id && vote.result.is_none());
        match wanted {
            Move::RequestVote { .. } => {
                expected.unless(!it.requests.contains(&actor.seat), Code::Repeated);
                if expected.refuse.is_empty() {
                    self.questions[id as usize].requests.insert(actor.seat);
                }
            }
            Move::WithdrawRequest { .. } => {
                expected.unless(it.requests.contains(&actor.seat), Code::Unknown);
                expected.unless(!opened, Code::TooLate);
                if expected.refuse.is_empty() {
                    self.questions[id as usize].requests.remove(&actor.seat);
                }
            }
            _ => {
                expected.unless(it.requests.is_empty() && !open, Code::NotReady);
                if !expected.refuse.is_empty() {
                    return;
                }
                // Once it was voted on, consensus is gone.
                let agreed = self.obstacles(it.on) == 0 && !it.voted;
                self.questions[id as usize].agreed = Some(agreed);
                expected.decision = Some(if agreed { "consensus" } else { "not-agreed" });
                if !it.voted {
                    expected.tally.push(("support", self.count(it.on, Stance::Support)));
                }
                if let Some(number) = it.on.filter(|_| agreed) {
                    self.status.insert(number, Status::Agreed);
                }
            }
        }
    }

    /// How many members stand so, where nobody's obstacle to a part covers it.
    fn count(&self, on: Option<usize>, wanted: Stance) -> u32 {
        let states = self.states();
        let blocks = |seat: &u32| {
            let mut of =
                self.positions.iter().filter(|(target, _)| on.is_none() && target.is_some());
            of.any(|(_, seats)| seats.get(seat) == Some(&(Stance::Object, true)))
        };
        let seats = self.positions.get(&on).into_iter().flatten();
        let so = seats.filter(|(seat, (stance, _))| {
            *stance == wanted && states.contains(seat) && !blocks(seat)
        });
        so.count() as u32
    }

    fn open_vote(&mut self, actor: Actor, wanted: &Move, expected: &mut Expected) {
        let Move::OpenVote { question, majority, away } = wanted else { return };
        expected.unless(self.is(actor.seat, &[Kind::Chair, Kind::President]), Code::NotPermitted);
        expected.unless(self.negotiating(), Code::OutOfStage);
        expected.unless(!self.voting(), Code::NotReady);
        let found = self.questions.get(*question as usize);
        expected.unless(found.is_some(), Code::Unknown);
        expected.unless(found.is_none_or(|it| it.agreed.is_none()), Code::Closed);
        let members = self.states();
        let present = members.difference(away).count();
        expected.unless(2 * present > members.len(), Code::NotReady);
        let before = self.votes.iter().rev().find(|vote| vote.question == *question);
        let tied = before.filter(|vote| vote.result == Some("second-vote"));
        let in_time = tied.is_none_or(|vote| actor.now <= vote.at + 48 * HOUR);
        expected.unless(in_time, Code::TooLate);
        if expected.refuse.is_empty() {
            let second = tied.is_some();
            self.votes.push(Vote {
                question: *question,
                majority: *majority,
                away: away.intersection(&members).copied().collect(),
                members,
                ballots: BTreeMap::new(),
                result: None,
                second,
                at: actor.now,
            });
        }
    }

    fn vote(&mut self, actor: Actor, wanted: &Move, id: u32, expected: &mut Expected) {
        let closes = matches!(wanted, Move::CloseVote { .. });
        let may = if closes { &[Kind::Chair, Kind::President][..] } else { &[Kind::State] };
        expected.unless(self.is(actor.seat, may), Code::NotPermitted);
        let Some(it) = self.votes.get_mut(id as usize) else {
            expected.refuse.insert(Code::Unknown);
            return;
        };
        let member = it.members.contains(&actor.seat);
        match wanted {
            Move::Cast { ballot, .. } => {
                expected.unless(it.result.is_none(), Code::Closed);
                expected.unless(member && !it.away.contains(&actor.seat), Code::NotPermitted);
                if expected.refuse.is_empty() {
                    it.ballots.insert(actor.seat, *ballot);
                }
            }
            Move::Intend { .. } => {
                expected.unless(it.result.is_some(), Code::TooEarly);
                expected.unless(member, Code::NotPermitted);
            }
            _ => {
                expected.unless(it.result.is_none(), Code::Closed);
                if expected.refuse.is_empty() {
                    self.close_vote(id, actor.now, expected);
                }
            }
        }
    }

    fn close_vote(&mut self, id: u32, now: i64, expected: &mut Expected) {
        let it = &mut self.votes[id as usize];
        let cast = |ballot| it.ballots.values().filter(|cast| **cast == ballot).count() as u32;
        let (yes, no) = (cast(BallotWord::Yes), cast(BallotWord::No));
        let tie = yes == no && yes > 0;
        let result = match it.majority {
            Majority::TwoThirds if yes > 0 && yes >= 2 * no => "passed",
            Majority::Plenary if tie && !it.second => "second-vote",
            Majority::Plenary | Majority::Committee if yes > no => "passed",
            _ => "not-passed",
        };
        expected.decision = Some(result);
        expected.tally = vec![
            ("yes", yes),
            ("no", no),
            ("abstain", cast(BallotWord::Abstain)),
            ("absent", it.away.len() as u32),
        ];
        it.result = Some(result);
        it.at = now;
        let question = &mut self.questions[it.question as usize];
        question.voted = true;
        if result != "second-vote" {
            question.agreed = Some(result == "passed");
        }
        let Some(number) = question.on else { return };
        let before = self.status.get(&number);
        let agreed = matches!(before, Some(Status::Agreed | Status::AgreedAdReferendum));
        match result {
            "passed" => _ = self.status.insert(number, Status::Agreed),
            "not-passed" if agreed => _ = self.status.insert(number, Status::Reopened),
            _ => {}
        }
    }

    fn adopt(&mut self, actor: Actor, document: u32, question: u32, expected: &mut Expected) {
        expected.unless(self.is(actor.seat, &[Kind::Chair, Kind::President]), Code::NotPermitted);
        let officers = [Kind::Chair, Kind::President, Kind::Secretariat];
        let signed = actor.second.is_some_and(|it| it != actor.seat && self.is(it, &officers));
        expected.unless(signed, Code::Countersignature);
        expected.unless(self.stage == Stage::Adoption, Code::OutOfStage);
        expected.unless(!self.voting(), Code::NotReady);
        let silent = |it: &Silence| it.document == Some(document) && it.end.is_none();
        expected.unless(!self.silences.iter().any(silent), Code::NotReady);
        let text = self.documents.get(document as usize);
        expected.unless(text.is_some(), Code::Unknown);
        expected.unless(text.is_none_or(|it| it.kind == "chair"), Code::NotReady);
        let noticed = text.is_none_or(|it| actor.now >= it.issued + 24 * HOUR);
        expected.unless(noticed, Code::ShortNotice);
        let asked = self.questions.get(question as usize);
        expected.unless(asked.is_some(), Code::Unknown);
        let Some(asked) = asked else { return };
        expected.unless(asked.document == Some(document), Code::Contradiction);
        expected.unless(asked.agreed != Some(false), Code::Closed);
        let by_vote = asked.voted && asked.agreed == Some(true);
        if !by_vote {
            expected.unless(asked.requests.is_empty() && !asked.voted, Code::NotReady);
            expected.unless(self.obstacles(None) == 0, Code::Objected);
        }
        if !expected.refuse.is_empty() {
            return;
        }
        expected.decision =
            Some(if by_vote { "adopted-by-vote" } else { "adopted-without-a-vote" });
        if !by_vote {
            expected.tally.push(("support", self.count(None, Stance::Support)));
        }
        let draft = self.documents[document as usize].draft.clone();
        self.documents.push(Document { kind: "outcome", draft, issued: actor.now });
        self.questions[question as usize].agreed = Some(true);
        self.stage = Stage::FollowUp;
    }

    fn state(
        &mut self,
        kind: &'static str,
        actor: Actor,
        (document, on): (u32, &BTreeSet<usize>),
        expected: &mut Expected,
    ) {
        expected.unless(self.is(actor.seat, &[Kind::State]), Code::NotPermitted);
        let around = matches!(self.stage, Stage::Adoption | Stage::FollowUp);
        expected.unless(around, Code::OutOfStage);
        let Some(text) = self.documents.get(document as usize) else {
            expected.refuse.insert(Code::Unknown);
            return;
        };
        expected.unless(text.kind != "zero", Code::Closed);
        expected.unless(text.kind == "outcome", Code::TooEarly);
        let said = self.statements.iter().any(|(of, seat, _, paragraphs)| {
            *of == kind && *seat == actor.seat && paragraphs == on
        });
        expected.unless(!said, Code::Repeated);
        if expected.refuse.is_empty() {
            self.statements.push((kind, actor.seat, document, on.clone()));
        }
    }
}

impl Expected {
    fn unless(&mut self, holds: bool, code: Code) {
        if !holds {
            self.refuse.insert(code);
        }
    }
}
