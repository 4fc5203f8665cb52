//! Decision rules as data, one file a rule.
//!
//! *Invariant*: `decide` is a function of its arguments, never fails, and counts nobody's silence as
//! support.

mod apache;
mod consent;
mod ga;
mod gnso;
mod iesg;
mod ietf;
mod irsg;
mod iso;
mod itu;
mod nato;
mod per_group;
mod qmv;
mod silence;
mod text;
mod threshold;
mod treaty;
mod un_consensus;
mod unanimity;
mod unclos;
mod unfccc;
mod unsc;
mod us_omb;
mod w3c;
mod wto;

use crate::article::Article;
use crate::case::Case;
use crate::decision::{Decision, Need, Verdict};
use crate::question::Question;
use crate::reason::Reason;
use crate::room::Room;

pub use gnso::EstimateLoop;
pub use itu::itu_vote_method;
pub use per_group::{GroupRules, GroupRulesError};
pub use qmv::QualifiedMajority;
pub use text::RuleTextError;
pub use threshold::{Base, Bound, Fraction, FractionError, Percent, Threshold};
pub use w3c::{Strength, weakest_objections};

/// A decision rule, with its parameters. Its text form (`Display`, `FromStr`) is stable.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// UN consensus: nobody objects or asks for a vote. `un_consensus`
    UnConsensus,
    /// UNFCCC and CBD: no stated objection; the presiding officer judges. `unfccc_consensus`
    UnfcccConsensus,
    /// UNCLOS 161(8)(e): no formal objection. `unclos_consensus`
    UnclosConsensus,
    /// WTO IX:1: no member present formally objects. `wto`
    Wto,
    /// General Assembly, simple majority. `ga_simple`, `ga_simple(committee)`
    GaSimple(Body),
    /// General Assembly, important questions. `ga_two_thirds`
    GaTwoThirds,
    /// Security Council. `unsc`, `unsc(procedural)`
    Unsc {
        /// Whether the matter is procedural, so that there is no veto.
        procedural: bool,
    },
    /// Adoption of a treaty at a conference. `treaty_2_3`
    TreatyTwoThirds,
    /// ITU conferences. `itu`
    Itu,
    /// Qualified majority, Council of the EU. `qmv(55,65,4,35)`, `qmv(72,65)`
    Qmv(QualifiedMajority),
    /// IETF working groups. `ietf_rough`
    IetfRough,
    /// The IESG's ballot. `iesg_ballot`, `iesg_ballot(other)`
    IesgBallot {
        /// Whether the document is on the standards track or a best current practice.
        standards_track: bool,
    },
    /// The IRSG's ballot. `irsg_ballot`
    IrsgBallot,
    /// GNSO designations. `gnso(10,33)`
    Gnso {
        /// Up to this share of those who spoke, opposition is a small minority.
        small_minority: Percent,
        /// Up to this share, there is strong support but significant opposition.
        significant: Percent,
    },
    /// W3C. `w3c(1)`
    W3c {
        /// How many must declare support for the number to be substantial.
        support: u32,
    },
    /// Consensus in an ISO or IEC committee. `iso_committee`
    IsoCommittee,
    /// Approval of a DIS or FDIS. `iso_dis`
    IsoDis,
    /// Consent, as in sociocracy. `consent`
    Consent,
    /// Apache: more for than against. `apache_procedural`
    ApacheProcedural,
    /// Apache: three for, no veto. `apache_code`
    ApacheCode,
    /// Apache: three for, more for than against, no veto. `apache_release`
    ApacheRelease,
    /// Apache: lazy consensus. `apache_lazy(72h)`
    ApacheLazy {
        /// The time to object, in hours.
        hours: u32,
    },
    /// The US standards rule (OMB A-119). `us_omb`
    UsOmb,
    /// Silence procedure. `silence(72h)`
    Silence {
        /// The least time to object, in hours.
        hours: u32,
    },
    /// NATO's silence procedure. `nato_silence`
    NatoSilence,
    /// All in favour. `unanimity`, `unanimity(abstention_allowed)`
    Unanimity {
        /// Whether abstaining leaves it unanimous, as in the Council of the EU.
        abstention_allowed: bool,
    },
    /// A plain threshold. `more_than(1/2 of cast)`, `at_least(2/3 of members)`
    Threshold(Threshold),
    /// Each group by its own rule. `per_group(1=un_consensus; 2=ietf_rough)`, `per_group(2 of 1=…)`
    PerGroup(GroupRules),
}

/// Plenary or committee, where rules differ between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Body {
    /// The plenary.
    Plenary,
    /// A main committee.
    Committee,
}

/// What the rule says of the question, as this room may decide it.
///
/// Whoever stands in the way is named there, and not among the minority as well.
pub fn decide(rule: &Rule, room: &Room, question: &Question) -> Decision {
    let mut decision = evaluate(rule, Case { room, question });
    let in_the_way = &decision.in_the_way;
    decision.minority.retain(|voter| in_the_way.iter().all(|entry| entry.voter != *voter));
    decision
}

fn evaluate(rule: &Rule, case: Case<'_>) -> Decision {
    if case.room.size() == 0 {
        return case
            .decision(Verdict::needs(Need::Quorum))
            .note(Article::Eligibility, Reason::NobodyHoldsASeat);
    }
    if rule.asks_for_objections() && case.was_voted() && case.stances().next().is_none() {
        return case
            .decision(Verdict::needs(Need::Positions))
            .note(Article::Reading, Reason::BallotsNameNoObjection);
    }
    match rule {
        Rule::UnConsensus => un_consensus::decide(case),
        Rule::UnfcccConsensus => unfccc::decide(case),
        Rule::UnclosConsensus => unclos::decide(case),
        Rule::Wto => wto::decide(case),
        Rule::GaSimple(body) => ga::simple(case, *body),
        Rule::GaTwoThirds => ga::two_thirds(case),
        Rule::Unsc { procedural } => unsc::decide(case, *procedural),
        Rule::TreatyTwoThirds => treaty::decide(case),
        Rule::Itu => itu::decide(case),
        Rule::Qmv(majority) => qmv::decide(case, majority),
        Rule::IetfRough => ietf::decide(case),
        Rule::IesgBallot { standards_track } => iesg::decide(case, *standards_track),
        Rule::IrsgBallot => irsg::decide(case),
        Rule::Gnso { small_minority, significant } => {
            gnso::decide(case, *small_minority, *significant)
        }
        Rule::W3c { support } => w3c::decide(case, *support),
        Rule::IsoCommittee => iso::committee(case),
        Rule::IsoDis => iso::enquiry(case),
        Rule::Consent => consent::decide(case),
        Rule::ApacheProcedural => apache::procedural(case),
        Rule::ApacheCode => apache::code(case),
        Rule::ApacheRelease => apache::release(case),
        Rule::ApacheLazy { hours } => apache::lazy(case, *hours),
        Rule::UsOmb => us_omb::decide(case),
        Rule::Silence { hours } => silence::decide(case, *hours),
        Rule::NatoSilence => nato::decide(case),
        Rule::Unanimity { abstention_allowed } => unanimity::decide(case, *abstention_allowed),
        Rule::Threshold(threshold) => threshold::decide(case, threshold),
        Rule::PerGroup(groups) => per_group::decide(case, groups),
    }
}

impl Rule {
    /// More yes than no.
    pub const GA_SIMPLE: Self = Self::GaSimple(Body::Plenary);

    /// Whether the rule counts ballots, so that a vote can be taken under it.
    pub fn counts_votes(&self) -> bool {
        matches!(
            self,
            Self::GaSimple(_)
                | Self::GaTwoThirds
                | Self::TreatyTwoThirds
                | Self::Itu
                | Self::Unsc { .. }
                | Self::Unanimity { .. }
                | Self::Threshold(_)
                | Self::IsoDis
                | Self::Qmv(_)
        )
    }

    /// Whether, of the rules that count votes, this one asks whose they are: a veto, weights, members whose
    /// vote binds. A show of hands cannot answer it.
    pub fn asks_who(&self) -> bool {
        matches!(self, Self::Unsc { .. } | Self::IsoDis | Self::Qmv(_))
    }

    /// Whether the rule asks only who objects, so that ballots alone tell it nothing.
    fn asks_for_objections(&self) -> bool {
        matches!(
            self,
            Self::UnfcccConsensus
                | Self::UnclosConsensus
                | Self::Wto
                | Self::Consent
                | Self::Silence { .. }
                | Self::NatoSilence
                | Self::ApacheLazy { .. }
        )
    }

    /// Qualified majority in the Council of the EU: 55 % or, where the proposal is not the
    /// Commission's or the High Representative's, 72 % of the members, and 65 % of the population.
    pub fn eu_qmv(on_commission_proposal: bool) -> Self {
        Self::Qmv(QualifiedMajority::eu(on_commission_proposal))
    }
}
