//! A room and a question side by side, as every rule looks at them.
//!
//! *Invariant*: only members are seen here; what others said is not counted anywhere.

use crate::article::Article;
use crate::ballot::{Ballot, BallotReading, Ballots};
use crate::decision::{Decision, Need, PositionTally, Tally, Verdict};
use crate::position::{Objection, Stance};
use crate::question::{Finding, Question};
use crate::reason::Reason;
use crate::room::{Member, Room, Voter};

/// What a rule is asked about.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) room: &'a Room,
    pub(crate) question: &'a Question,
}

impl<'a> Case<'a> {
    /// A decision with everything counted and no reasons yet.
    pub(crate) fn decision(self, verdict: Verdict) -> Decision {
        Decision {
            verdict,
            designation: None,
            tally: self.tally(),
            in_the_way: Vec::new(),
            minority: self.objections().map(|(member, _)| member.voter).collect(),
            notes: Vec::new(),
            turns_on_reading: false,
        }
    }

    pub(crate) fn stance(self, voter: Voter) -> Option<&'a Stance> {
        self.question.positions.get(&voter)
    }

    /// Members who took a position, with it.
    pub(crate) fn stances(self) -> impl Iterator<Item = (&'a Member, &'a Stance)> {
        self.room.members().filter_map(move |member| Some((member, self.stance(member.voter)?)))
    }

    /// Members who object, with what they object.
    pub(crate) fn objections(self) -> impl Iterator<Item = (&'a Member, &'a Objection)> {
        self.stances().filter_map(|(member, stance)| Some((member, stance.objection()?)))
    }

    /// Members whose objection is such.
    pub(crate) fn objectors(self, such: impl Fn(&Member, &Objection) -> bool) -> Vec<Voter> {
        self.objections()
            .filter(|(member, objection)| such(member, objection))
            .map(|(member, _)| member.voter)
            .collect()
    }

    /// What the chair found of this member's objection.
    pub(crate) fn finding(self, voter: Voter) -> Option<Finding> {
        self.question.chair.objections.get(&voter).copied()
    }

    /// Counts, with no ballots.
    pub(crate) fn tally(self) -> Tally {
        Tally {
            eligible: self.room.size() as u64,
            present: self.room.present().len() as u64,
            positions: self.positions(),
            ..Tally::default()
        }
    }

    /// How many took which position.
    pub(crate) fn positions(self) -> PositionTally {
        let mut tally = PositionTally::default();
        for member in self.room.members() {
            *match self.stance(member.voter) {
                Some(Stance::Support) => &mut tally.support,
                Some(Stance::CanLiveWith) => &mut tally.can_live_with,
                Some(Stance::Reserve) => &mut tally.reserve,
                Some(Stance::Object(objection)) => {
                    tally.obstacles += u64::from(objection.obstacle);
                    &mut tally.object
                }
                Some(Stance::Abstain) => &mut tally.abstain,
                Some(Stance::Recuse) => &mut tally.recused,
                None => &mut tally.silent,
            } += 1;
        }
        tally
    }

    /// Whether a vote was held.
    pub(crate) fn was_voted(self) -> bool {
        self.room.members().any(|member| self.question.ballots.contains_key(&member.voter))
    }

    /// The ballots that were cast, or else the positions in this reading. Who is not present casts
    /// none; who is present and cast none took no part.
    pub(crate) fn ballots(self, reading: BallotReading) -> Ballots {
        let voted = self.was_voted();
        let ballot = |voter: Voter| match self.question.ballots.get(&voter) {
            _ if !self.room.is_present(voter) => Ballot::Absent,
            Some(ballot) => *ballot,
            None if voted => Ballot::NotParticipating,
            None => reading.read(self.stance(voter)),
        };
        Ballots {
            by: self.room.members().map(|member| (member.voter, ballot(member.voter))).collect(),
            reading: (!voted).then_some(reading),
        }
    }

    /// Judges by ballots. Where they are read from positions, says so, and whether the outcome would
    /// turn in the other reading.
    pub(crate) fn by_ballots(self, judge: impl Fn(&Ballots) -> Decision) -> Decision {
        if !self.was_voted() && self.stances().next().is_none() {
            return self
                .decision(Verdict::needs(Need::Ballots))
                .note(Article::Reading, Reason::NoVoteNoPosition);
        }
        let reading = self.question.reading;
        let ballots = self.ballots(reading);
        let mut decision = judge(&ballots);
        decision.tally.ballots = Some(ballots.tally());
        if ballots.reading.is_none() {
            return decision;
        }
        let other = judge(&self.ballots(reading.other())).verdict.is_adopted();
        decision.turns_on_reading = other != decision.verdict.is_adopted();
        let count = self.positions().can_live_with;
        let decision = decision.note(Article::Reading, Reason::ReadAsBallots);
        if decision.turns_on_reading {
            return decision.note(Article::Reading, Reason::TurnsOnReading { count });
        }
        decision
    }

    /// Whether a vote against gives a reason. One without a position on record is taken to have one,
    /// so that a missing record never helps a text through.
    pub(crate) fn has_reason(self, voter: Voter) -> bool {
        self.stance(voter).and_then(Stance::objection).is_none_or(|objection| objection.reasoned)
    }
}

/// Whether `part` is at least `numerator/denominator` of `whole`, without rounding.
pub(crate) fn at_least(part: u128, whole: u128, numerator: u128, denominator: u128) -> bool {
    part.saturating_mul(denominator) >= whole.saturating_mul(numerator)
}

/// Whether `part` is more than `numerator/denominator` of `whole`, without rounding.
pub(crate) fn more_than(part: u128, whole: u128, numerator: u128, denominator: u128) -> bool {
    part.saturating_mul(denominator) > whole.saturating_mul(numerator)
}
