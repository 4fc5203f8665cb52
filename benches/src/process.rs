//! A long process, made through the same doors as a real one: every act is decided, and what is
//! refused does not happen.
//!
//! 36 States and 9 organisations go through cycle after cycle of about twenty thousand acts each:
//! contributions with their points and dispositions, proposals and sponsors, positions that replace
//! one another, votes, an adoption, commitments and reports. The same seed gives the same process.

use std::collections::BTreeSet;

use unbracket_negotiation::act::aftermath::{OpenReportingRound, ReportProgress, TakeCommitment};
use unbracket_negotiation::act::deciding::{CastBallot, CloseVote, OpenVote};
use unbracket_negotiation::act::inputs::{
    CloseContribution, Contribute, Dispose, PublishSynthesis, TakePoint,
};
use unbracket_negotiation::act::texts::{
    AcceptProposal, JoinSponsors, Propose, StatePosition, WithdrawProposal,
};
use unbracket_negotiation::script::{Files, Player, Step, parse};
use unbracket_negotiation::state::aftermath::{CommitmentId, Progress, RoundId, Undertaking, Verb};
use unbracket_negotiation::state::deciding::{BallotWord, VoteId, VoteMethod};
use unbracket_negotiation::state::{
    CallId, Consent, ContributionId, Direction, Disposition, PointId, ProposalId, Stance, Target,
};
use unbracket_negotiation::{
    Act, Credentials, Event, Kept, Moment, SeatId, State, Tag, Words, decide, evolve,
};
use unbracket_testkit::generate::{Seeded, draft, edited, paragraph};
use unbracket_text::{Change, Draft, Passage, ProvisionId};

const STATES: usize = 36;
const ORGANISATIONS: usize = 9;
const PARAGRAPHS: usize = 40;
const WORDS: usize = 60;

const CONTRIBUTIONS: usize = 1_400;
const PROPOSALS: usize = 1_000;
const VOTES: usize = 30;
const COMMITMENTS: usize = 60;
const REPORTS: usize = 600;

/// The rules of every cycle.
const MODALITIES: &str = "modalities [kind intergovernmental
    rights [member-state: [attend speak submit propose-text object vote]
            ecosoc-special: [attend speak submit]]
    rule un_consensus silence-hours 72 input-days 7 text-hours 24 languages [en]
    supporters 0 end-rule package-text speaking-seconds 180]";

/// The drafts of the cycles, by the number of the cycle.
struct Drafts;

impl Files for Drafts {
    fn draft(&self, path: &str) -> Result<Draft, String> {
        let number: u64 = path.parse().map_err(|_| format!("{path} is no cycle"))?;
        Ok(text_of(number).0)
    }
}

fn text_of(cycle: u64) -> (Draft, Vec<Vec<String>>) {
    draft(&mut Seeded::new(cycle), PARAGRAPHS, WORDS)
}

/// Makes a process of so many acts and hands each over in order.
pub(crate) fn make(acts: u64, take: impl FnMut(Event)) {
    let mut process = Process {
        player: Player::new(State::default(), &Drafts),
        seeded: Seeded::new(1),
        left: acts,
        take,
        texts: Vec::new(),
    };
    process.open();
    for cycle in 0.. {
        if process.left == 0 {
            return;
        }
        process.cycle(cycle);
    }
}

struct Process<T> {
    player: Player<'static>,
    seeded: Seeded,
    left: u64,
    take: T,
    /// The paragraphs of the present cycle's draft.
    texts: Vec<Vec<String>>,
}

impl<T: FnMut(Event)> Process<T> {
    fn hand_over(&mut self, event: Event) {
        if self.left > 0 {
            self.left -= 1;
            (self.take)(event);
        }
    }

    /// Plays what stands once in a cycle.
    fn play(&mut self, script: &str) {
        // What is cut off in the middle of a cycle has no need of the rest of it.
        if self.left == 0 {
            return;
        }
        for line in parse(script).expect("our own script is one") {
            match self.player.step(&line) {
                Ok(Step::Done(event)) => self.hand_over(*event),
                Ok(Step::Clock(_) | Step::Refused(_)) => {}
                Err(stopped) => panic!("the script of the bench is in order: {stopped}"),
            }
        }
    }

    /// Does what is in order, twenty seconds later; tells what was made.
    fn act(&mut self, by: SeatId, act: impl Into<Act>) -> Option<u32> {
        if self.left == 0 {
            return None;
        }
        self.player.now = Moment(self.player.now.0 + 20);
        let (act, by) = (act.into(), Credentials::of(by));
        let event = decide(&self.player.state, &act, &by, self.player.now).ok()?;
        evolve(&mut self.player.state, &event);
        let made = event.outcome.made.or(Some(0));
        self.hand_over(event);
        made
    }

    fn state(&mut self) -> SeatId {
        self.seat(STATES)
    }

    fn anybody(&mut self) -> SeatId {
        self.seat(STATES + ORGANISATIONS)
    }

    /// The first three seats are offices.
    fn seat(&mut self, of: usize) -> SeatId {
        SeatId(number(3 + self.seeded.below(of)))
    }

    fn words(&mut self, least: usize, spread: usize) -> Words {
        let count = least + self.seeded.below(spread);
        Words::said(paragraph(&mut self.seeded, count).join(" "))
    }

    fn provision(&mut self) -> (usize, ProvisionId) {
        let at = self.seeded.below(PARAGRAPHS);
        (at, ProvisionId::new(format!("p{}", at + 1)))
    }

    fn open(&mut self) {
        let mut script = format!(
            "at 2034-01-10 09:00
Secretariat: open-process title \"Review of the Charter\" secretariat Secretariat {MODALITIES}
Secretariat: accredit name Chair basis office
Secretariat: accredit name President basis office
"
        );
        for state in 1..=STATES {
            script += &format!("Secretariat: accredit name \"State {state}\" basis member-state\n");
        }
        for one in 1..=ORGANISATIONS {
            script +=
                &format!("Secretariat: accredit name \"Assembly {one}\" basis ecosoc-special\n");
        }
        script += "Secretariat: give-office seat Chair office chair
Secretariat: give-office seat President office presiding-officer
";
        self.play(&script);
    }

    fn cycle(&mut self, cycle: u64) {
        self.texts = text_of(cycle).1;
        self.play(
            "Secretariat: open-stage stage inputs because \"the rules are settled\"
Secretariat: call-for-inputs title \"Call for inputs\" questions [\"What is missing?\"] until +30d
",
        );
        self.inputs();
        self.play(&format!(
            "wait 1d
Secretariat: open-stage stage first-reading because \"the inputs are answered\"
Chair: issue-document kind zero-draft title \"Zero draft\" language en text @{cycle}
"
        ));
        self.readings();
        self.votes();
        self.play(&format!(
            "wait 1h
Secretariat: open-stage stage closing because \"the readings are over\"
Chair: issue-document kind chairs-text title \"Final text\" language en text @{cycle} => text
wait 2d
Secretariat: open-stage stage adoption because \"the text is there\"
President: call-for-consensus document text => question
President countersigned by Chair: adopt document text question question
"
        ));
        self.follow_up();
        self.play(&format!(
            "wait 30d
Secretariat: open-cycle title \"Review {cycle}\" because \"it is due\" {MODALITIES}
"
        ));
    }
}

/// What comes in, and what becomes of it.
impl<T: FnMut(Event)> Process<T> {
    fn inputs(&mut self) {
        let call = CallId(number(self.player.state.inputs.calls.len()) - 1);
        let open: Vec<_> = (0..CONTRIBUTIONS).filter_map(|_| self.contribute(call)).collect();
        for (contribution, confidential) in open {
            self.answer(contribution, confidential);
        }
        self.play("wait 31d");
        let report = self.words(80, 80);
        self.act(SeatId(0), PublishSynthesis { call, report });
    }

    fn contribute(&mut self, call: CallId) -> Option<(ContributionId, bool)> {
        let confidential = self.seeded.below(20) == 0;
        let consent = if confidential { Consent::SecretariatOnly } else { Consent::Organisation };
        let act = Contribute {
            call,
            about: BTreeSet::new(),
            language: Tag::new("en")?,
            consent,
            title: self.words(4, 8),
            text: self.words(60, 240),
            signatures: None,
            sign_until: None,
        };
        let by = self.anybody();
        Some((ContributionId(self.act(by, act)?), confidential))
    }

    fn answer(&mut self, contribution: ContributionId, confidential: bool) {
        let mut points = BTreeSet::new();
        for _ in 0..2 + self.seeded.below(3) {
            let claim = self.words(15, 30);
            let point = TakePoint { contribution, claim, about: BTreeSet::new(), confidential };
            points.extend(self.act(SeatId(0), point).map(PointId));
        }
        // The first is answered alone, the others together.
        let rest = points.pop_first().map(|first| (BTreeSet::from([first]), points));
        for points in rest.map(|(first, rest)| [first, rest]).into_iter().flatten() {
            let dispositions = Disposition::ALL;
            let disposition = dispositions[self.seeded.below(dispositions.len())];
            let because = self.words(12, 30);
            let act = Dispose { points, disposition, used_in: BTreeSet::new(), because };
            self.act(SeatId(0), act);
        }
        self.act(SeatId(0), CloseContribution { contribution });
    }
}

/// The way of the text.
impl<T: FnMut(Event)> Process<T> {
    fn readings(&mut self) {
        for round in 0..PROPOSALS {
            let Some(proposal) = self.propose() else { continue };
            for _ in 0..1 + self.seeded.below(2) {
                let by = self.state();
                self.act(by, JoinSponsors { proposal });
            }
            for step in 0..5 {
                let on = Target { proposal: Some(proposal), ..Target::text() };
                let on = if step < 2 { on } else { Target::provision(self.provision().1) };
                self.position(on);
            }
            if round % 25 == 0 {
                self.act(SeatId(1), AcceptProposal { proposal });
            }
        }
    }

    fn propose(&mut self) -> Option<ProposalId> {
        let (at, provision) = self.provision();
        let words = edited(&mut self.seeded, &self.texts[at]).join(" ");
        let wording = Passage::words(format!("{words};"));
        let change = Kept(Change::Replace { provision, wording });
        let (by, because) = (self.state(), self.words(15, 40));
        let proposal = ProposalId(self.act(by, Propose { change, amends: None, because })?);
        if self.seeded.below(20) == 0 {
            self.act(by, WithdrawProposal { proposal });
        }
        Some(proposal)
    }

    fn position(&mut self, on: Target) {
        // Objections to provisions would stand in the way of the adoption.
        let stances = if on.proposal.is_some() { Stance::ALL } else { &Stance::ALL[..3] };
        let stance = stances[self.seeded.below(stances.len())];
        let direction = (stance == Stance::Reserve).then_some(Direction::TooFar);
        let because = self.words(10, 40);
        let by = self.state();
        self.act(by, StatePosition { on, stance, direction, because, unless: BTreeSet::new() });
    }

    fn votes(&mut self) {
        let proposals = number(self.player.state.texts.proposals.len());
        for back in 1..=number(VOTES) {
            let act = OpenVote {
                question: None,
                part: None,
                motion: None,
                proposal: proposals.checked_sub(back).map(ProposalId),
                method: VoteMethod::Recorded,
                rule: "ga_simple".parse().ok(),
                away: BTreeSet::new(),
            };
            let Some(vote) = self.act(SeatId(2), act).map(VoteId) else { continue };
            for seat in 0..number(STATES) {
                let ballot = BallotWord::ALL[self.seeded.below(BallotWord::ALL.len())];
                self.act(SeatId(3 + seat), CastBallot { vote, ballot });
            }
            self.act(SeatId(2), CloseVote { vote, yes: None, no: None, abstain: None });
        }
    }
}

/// What was promised, and what became of it.
impl<T: FnMut(Event)> Process<T> {
    fn follow_up(&mut self) {
        let commitments: Vec<_> = (0..COMMITMENTS).filter_map(|_| self.commit()).collect();
        let deadline = Moment(self.player.now.0 + 90 * 86_400);
        let commitments_of_round = commitments.iter().map(|(_, id)| *id).collect();
        let act = OpenReportingRound { commitments: commitments_of_round, deadline };
        let round = self.act(SeatId(0), act).map(RoundId);
        for report in 0..REPORTS {
            let Some((actor, commitment)) = commitments.get(report % COMMITMENTS) else { return };
            let words = self.words(30, 60);
            let progress = Progress::ALL[self.seeded.below(Progress::ALL.len())];
            let evidence = BTreeSet::new();
            let commitment = *commitment;
            let act = ReportProgress { commitment, round, progress, words, evidence };
            self.act(*actor, act);
        }
    }

    fn commit(&mut self) -> Option<(SeatId, CommitmentId)> {
        let (actor, (_, provision)) = (self.anybody(), self.provision());
        let what = Undertaking {
            verb: Verb::Commits,
            actors: [actor].into(),
            others: Vec::new(),
            action: self.words(10, 20),
            due: None,
            session: None,
            to: None,
            means: None,
            indicators: vec![self.words(6, 10)],
            action_lines: Tag::new("C2").into_iter().collect(),
            goals: Tag::new("SDG 9.c").into_iter().collect(),
            links: BTreeSet::new(),
        };
        let act = TakeCommitment { document: None, provision, what };
        Some((actor, CommitmentId(self.act(SeatId(0), act)?)))
    }
}

fn number(place: usize) -> u32 {
    u32::try_from(place).expect("a bench has no four thousand million things")
}
