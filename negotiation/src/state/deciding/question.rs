//! Questions: what was put to the room, what was said to it, and how it ended.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_procedure::{self as procedure, Moment, Rule};

use crate::roster::SeatId;
use crate::state::{DocumentId, Position, Stance, State, Target};
use crate::wire::{id, terms};
use crate::words::Words;

id! {
    /// A question that was put to the room.
    QuestionId = "question",
}

terms! {
    /// What somebody registers on a ballot of positions, such as the IESG's.
    BallotPosition {
        /// In favour.
        Yes = "yes",
        /// Not in the way.
        NoObjection = "no-objection",
        /// Holds it up until it is discussed.
        Discuss = "discuss",
        /// Takes no side.
        Abstain = "abstain",
        /// Takes no part, for a conflict of interest.
        Recuse = "recuse",
    }
}

terms! {
    /// What the chair found of an objection.
    Finding {
        /// It stands.
        NotAddressed = "not-addressed",
        /// It was weighed and answered, and the text stays: its author is in the rough.
        Addressed = "addressed",
        /// The text was changed to meet it.
        Accommodated = "accommodated",
    }
}

terms! {
    /// How much agreement the chair finds.
    Designation {
        /// Nobody speaks against it.
        FullConsensus = "full-consensus",
        /// A small minority disagrees.
        Consensus = "consensus",
        /// Most support it, many do not.
        StrongSupport = "strong-support-but-significant-opposition",
        /// No consensus.
        Divergence = "divergence",
    }
}

terms! {
    /// For what the chair finds agreement.
    DesignationSide {
        /// For adopting it.
        InFavour = "in-favour",
        /// Against adopting it.
        Against = "against",
    }
}

terms! {
    /// How the council rules on formal objections.
    Ruling {
        /// The decision stands.
        Affirm = "affirm",
        /// The decision falls.
        Overturn = "overturn",
    }
}

terms! {
    /// How a question ended.
    QuestionEnd {
        /// The rule was met.
        Agreed = "agreed",
        /// It was not.
        NotAgreed = "not-agreed",
        /// The debate was adjourned: no action is taken.
        NoAction = "no-action",
        /// Its cycle was followed by another before it was decided.
        Lapsed = "lapsed",
    }
}

terms! {
    /// What the chair found of the room, where the rule leaves it to the chair.
    Found {
        /// There is consensus.
        Consensus = "consensus",
        /// There is none.
        NoConsensus = "no-consensus",
    }
}

/// A question that was put to the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// On what.
    pub target: Target,
    /// The document that is to be adopted, where the question is on a text as a whole.
    pub document: Option<DocumentId>,
    /// The rule that decides it.
    pub rule: Rule,
    /// Who asked for a vote.
    pub vote_requests: BTreeSet<SeatId>,
    /// What seats registered where positions are cast as a ballot.
    pub registered: BTreeMap<SeatId, Registered>,
    /// What the chair found of the room.
    pub found: Option<Found>,
    /// The chair's estimates, the last one last.
    pub published: Vec<Published>,
    /// How the council ruled on formal objections.
    pub ruling: Option<Ruling>,
    /// When the decision is to be looked at again.
    pub review_at: Option<Moment>,
    /// How it ended.
    pub end: Option<QuestionEnd>,
    /// Whether it was voted on.
    pub voted: bool,
    /// The number of its cycle, from 0.
    pub cycle: usize,
    /// When it was put.
    pub at: Moment,
    /// The entry that recorded it.
    pub entry: u64,
}

/// A position that was registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    /// Which.
    pub position: BallotPosition,
    /// Why.
    pub reason: Words,
    /// The entry that recorded it.
    pub entry: u64,
}

/// An estimate that the chair published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// How much agreement.
    pub designation: Designation,
    /// Agreement to what.
    pub side: DesignationSide,
    /// Who contests it.
    pub contested: BTreeSet<SeatId>,
    /// Whether the group accepted it.
    pub accepted: bool,
    /// The entry that recorded it.
    pub entry: u64,
}

/// What is known of an objection beyond the position: it belongs to the position of that entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Objection {
    /// Whether its author states it as an obstacle to the decision.
    pub obstacle: bool,
    /// Whether it names the wording that would lift it.
    pub cure: bool,
    /// Whether it was lodged as a formal objection.
    pub formal: bool,
    /// Whether its author was told what became of it, and why.
    pub answered: bool,
    /// What the chair found of it.
    pub finding: Option<Finding>,
    /// The entry of the position that it belongs to.
    pub position: u64,
}

impl Objection {
    /// An objection of which only the position is known: on record, and not stated as an obstacle.
    pub(crate) fn of(position: &Position) -> Self {
        Self {
            obstacle: false,
            cure: position.cure.is_some(),
            formal: false,
            answered: false,
            finding: None,
            position: position.entry,
        }
    }

    /// As `procedure` knows it.
    pub(crate) fn as_rule_sees(&self, position: &Position) -> procedure::Objection {
        procedure::Objection {
            obstacle: self.obstacle,
            reasoned: !position.reason.is_blank(),
            sustained: self.obstacle || self.formal,
            within_scope: true,
            formal: self.formal,
            cure: self.cure,
            answered: self.answered,
        }
    }
}

impl State {
    /// What is known of a seat's objection to a target, if it objects.
    pub fn objection(&self, target: &Target, seat: SeatId) -> Option<(&Position, Objection)> {
        self.objection_in(self.present_cycle(), target, seat)
    }

    /// As [`State::objection`], at the end of a cycle that is over; of the present one as it stands.
    pub fn objection_in(
        &self,
        cycle: usize,
        target: &Target,
        seat: SeatId,
    ) -> Option<(&Position, Objection)> {
        let position = self.texts.positions_in(cycle)?.get(target)?.get(&seat)?;
        if position.stance != Stance::Object {
            return None;
        }
        let known = self.deciding.objections_in(cycle)?.get(target);
        let known = known.and_then(|seats| seats.get(&seat));
        let known = known.filter(|known| known.position == position.entry).cloned();
        Some((position, known.unwrap_or_else(|| Objection::of(position))))
    }
}

/// What is known of an objection, to be changed; nothing where the seat does not object.
pub(crate) fn objection_on<'s>(
    state: &'s mut State,
    target: &Target,
    seat: SeatId,
) -> Option<&'s mut Objection> {
    let (_, known) = state.objection(target, seat)?;
    let of_target = state.deciding.objections.entry(target.clone()).or_default();
    let kept = of_target.entry(seat).or_insert_with(|| known.clone());
    *kept = known;
    Some(kept)
}

/// The targets of a question on which an objection stands in its way, with the objectors: the target
/// itself and, where that is the text as a whole, every provision on which an obstacle was stated.
pub(crate) fn blocking<'s>(
    state: &'s State,
    question: &'s Question,
) -> impl Iterator<Item = (&'s Target, SeatId)> {
    let whole = question.target == Target::text();
    let concerns = move |target: &Target| {
        *target == question.target
            || (whole && target.proposal.is_none() && target.provision.is_some())
    };
    let all = state.deciding.objections_in(question.cycle).into_iter().flatten();
    let targets = all.filter(move |(target, _)| concerns(target));
    targets.flat_map(|(target, seats)| seats.keys().map(move |seat| (target, *seat))).filter(
        move |(target, seat)| {
            let found = state.objection_in(question.cycle, target, *seat);
            found.is_some_and(|(_, known)| known.obstacle)
        },
    )
}
