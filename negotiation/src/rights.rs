//! Who may do what: bases, rights, offices, capacities, and the check before every act.
//!
//! **Invariant:** no act happens whose permit does not cover the one who acts; the matrix of all
//! permits is the golden file `tests/it/golden/rights.txt`.

use std::collections::BTreeSet;

use crate::act::Case;
use crate::modalities::Stage;
use crate::refusal::{Code, Refusal, require};
use crate::roster::{GroupId, SeatId};
use crate::rules;
use crate::said;
use crate::said::{Part, Said};
use crate::state::State;
use crate::wire::terms;

terms! {
    /// The basis on which a seat takes part.
    Basis {
        /// A member State.
        MemberState = "member-state",
        /// An observer State or entity.
        Observer = "observer",
        /// An intergovernmental organisation.
        Igo = "igo",
        /// Consultative status, general.
        EcosocGeneral = "ecosoc-general",
        /// Consultative status, special.
        EcosocSpecial = "ecosoc-special",
        /// Consultative status, roster.
        EcosocRoster = "ecosoc-roster",
        /// Accredited to an earlier cycle of the same process.
        EarlierCycle = "earlier-cycle",
        /// Accredited for this process.
        Special = "special",
        /// Open to anyone.
        Open = "open",
        /// An office of the process, which has no rights of its own but its office's.
        Office = "office",
    }
}

terms! {
    /// What a basis can entitle to.
    Right {
        /// To be in the room.
        Attend = "attend",
        /// To speak.
        Speak = "speak",
        /// To submit contributions.
        Submit = "submit",
        /// To put words in the text.
        ProposeText = "propose-text",
        /// To object, break silence and ask for a vote.
        Object = "object",
        /// To cast a ballot.
        Vote = "vote",
    }
}

terms! {
    /// An office of the process.
    Role {
        /// Serves the process and keeps its record.
        Secretariat = "secretariat",
        /// Leads the negotiation; a co-facilitator is a chair who shares the office.
        Chair = "chair",
        /// Reports on it.
        Rapporteur = "rapporteur",
        /// Presides over the formal meeting that adopts.
        PresidingOfficer = "presiding-officer",
        /// Accredits; separate from the secretariat, so that who runs the server cannot stuff seats.
        Registrar = "registrar",
    }
}

/// The capacity in which a seat acts; it belongs to each act, not to the seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Capacity {
    /// For itself.
    #[default]
    National,
    /// On behalf of a group, which speaks through one of its members.
    OnBehalfOf(GroupId),
    /// For itself, aligned with what a group said.
    AlignedWith(GroupId),
}

/// Who acts, in which capacity, and which officer signs with them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Credentials {
    /// The seat.
    pub seat: SeatId,
    /// The capacity.
    pub capacity: Capacity,
    /// The second officer, where an act needs two.
    pub countersigned: Option<SeatId>,
}

impl Credentials {
    /// A seat that acts for itself, alone.
    pub fn of(seat: SeatId) -> Self {
        Self { seat, capacity: Capacity::National, countersigned: None }
    }
}

/// Who may take an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever has this right.
    Holds(Right),
    /// Whoever has one of these offices.
    Office(&'static [Role]),
    /// Whoever has this right, or one of these offices.
    Either(Right, &'static [Role]),
    /// The founder of the process, once.
    Founder,
}

/// What an act's permit says: who, when, and whether only on what is one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    /// Who.
    pub who: Who,
    /// In which stages; none means in all.
    pub stages: &'static [Stage],
    /// Whether it may be taken only on what belongs to whoever acts.
    pub own: bool,
    /// Whether a second officer has to sign.
    pub two: bool,
}

impl Permit {
    /// A permit in all stages, on anything, with one signature.
    pub const fn new(who: Who) -> Self {
        Self { who, stages: &[], own: false, two: false }
    }

    /// The same, in these stages only.
    #[must_use]
    pub const fn in_stages(mut self, stages: &'static [Stage]) -> Self {
        self.stages = stages;
        self
    }

    /// The same, on one's own only.
    #[must_use]
    pub const fn on_own(mut self) -> Self {
        self.own = true;
        self
    }

    /// The same, with two signatures.
    #[must_use]
    pub const fn by_two(mut self) -> Self {
        self.two = true;
        self
    }

    /// Tells whether this permit covers someone with these rights and offices.
    pub fn covers(&self, rights: &BTreeSet<Right>, offices: &BTreeSet<Role>) -> bool {
        let holds = |right: Right| rights.contains(&right);
        let serves = |roles: &[Role]| roles.iter().any(|role| offices.contains(role));
        match self.who {
            Who::Holds(right) => holds(right),
            Who::Office(roles) => serves(roles),
            Who::Either(right, roles) => holds(right) || serves(roles),
            Who::Founder => false,
        }
    }
}

/// Checks a permit against a state; `owns` tells whether what the act concerns belongs to the seat.
///
/// # Errors
/// A refusal that names who may, in which stage, or whose it is.
pub(crate) fn check(
    permit: &Permit,
    state: &State,
    case: &Case<'_>,
    owns: bool,
) -> Result<(), Refusal> {
    let (by, now) = (case.by, case.now);
    if permit.who == Who::Founder {
        return require(state.roster.is_empty(), Code::Repeated, rules::RIGHTS, || {
            said!("the process is open already; the next one needs a record of its own")
        });
    }
    let seat = state.roster.present(by.seat, now)?;
    let rights = state.rights_of(by.seat);
    require(permit.covers(&rights, &seat.offices), Code::NotPermitted, rules::RIGHTS, || {
        said!(
            "{seat} may not do this; it is for {whom}",
            seat = seat.shown(),
            whom = whom(&permit.who)
        )
    })?;
    state.roster.check_capacity(by, now)?;
    require(!permit.own || owns, Code::NotYours, rules::RIGHTS, || {
        said!("this is not {seat}'s own; only whoever made it may do this", seat = seat.shown())
    })?;
    let stage = state.cycle().stage;
    let staged = permit.stages.is_empty() || permit.stages.contains(&stage);
    require(staged, Code::OutOfStage, rules::STAGES, || {
        let stages: Part = permit.stages.iter().copied().collect();
        said!("the stage is {stage}; this is in order in {stages}", stage, stages)
    })?;
    if permit.two { check_second(state, case) } else { Ok(()) }
}

/// Checks that a second officer signs with the first.
///
/// # Errors
/// Where nobody does, or whoever does holds no office.
pub(crate) fn check_second(state: &State, case: &Case<'_>) -> Result<(), Refusal> {
    let second = case.by.countersigned.filter(|second| *second != case.by.seat);
    let serves = match second {
        Some(second) => !state.roster.present(second, case.now)?.offices.is_empty(),
        None => false,
    };
    require(serves, Code::Countersignature, rules::TWO_OFFICERS, || {
        said!("a second officer has to sign with the first")
    })
}

impl std::fmt::Display for Permit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        whom(&self.who).fmt(f)?;
        if self.own {
            f.write_str(", on their own")?;
        }
        if self.two {
            f.write_str(", with a second officer")?;
        }
        if self.stages.is_empty() {
            return Ok(());
        }
        let stages: Vec<_> = self.stages.iter().map(|stage| stage.word()).collect();
        write!(f, "; in {}", stages.join(", "))
    }
}

fn whom(who: &Who) -> Said {
    let any = |roles: &[Role]| Part::Any(roles.iter().map(|role| (*role).into()).collect());
    match who {
        Who::Holds(right) => said!("those with the right to {right}", right = *right),
        Who::Office(roles) => said!("the {roles}", roles = any(roles)),
        Who::Either(right, roles) => {
            said!(
                "those with the right to {right}, or the {roles}",
                right = *right,
                roles = any(roles)
            )
        }
        Who::Founder => said!("the founder"),
    }
}
