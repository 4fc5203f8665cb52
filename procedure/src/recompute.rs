//! The same positions under every rule.
//!
//! *Invariant*: no position is changed for a rule's sake; what a rule lacks, its decision says.

use crate::decision::Decision;
use crate::question::Question;
use crate::room::{Constituency, Room};
use crate::rule::{Base, Bound};
use crate::rule::{Body, Fraction, GroupRules, Percent, Rule, Threshold, decide};

/// What each rule of the catalogue would have decided.
///
/// A rule that counts votes reads positions as ballots where no vote was held, and says so (decision
/// 0011). A rule that asks for positions, where only ballots are known, says that it needs them.
pub fn under_every_rule(room: &Room, question: &Question) -> Vec<(Rule, Decision)> {
    let rules = catalogue(room);
    rules.into_iter().map(|rule| (rule.clone(), decide(&rule, room, question))).collect()
}

/// The rules that make sense to compare for a room, with their customary parameters.
pub fn catalogue(room: &Room) -> Vec<Rule> {
    let mut rules = vec![
        Rule::UnConsensus,
        Rule::UnfcccConsensus,
        Rule::UnclosConsensus,
        Rule::Wto,
        Rule::Silence { hours: 72 },
        Rule::NatoSilence,
        Rule::GaSimple(Body::Plenary),
        Rule::GaSimple(Body::Committee),
        Rule::GaTwoThirds,
        Rule::TreatyTwoThirds,
        Rule::Itu,
        Rule::Unsc { procedural: false },
        Rule::Unsc { procedural: true },
        Rule::eu_qmv(room.is_on_commission_proposal()),
        Rule::IetfRough,
        Rule::IesgBallot { standards_track: true },
        Rule::IesgBallot { standards_track: false },
        Rule::IrsgBallot,
        Rule::Gnso { small_minority: Percent::new(10), significant: Percent::new(33) },
        Rule::W3c { support: 1 },
        Rule::IsoCommittee,
        Rule::IsoDis,
        Rule::Consent,
        Rule::ApacheProcedural,
        Rule::ApacheCode,
        Rule::ApacheRelease,
        Rule::ApacheLazy { hours: 72 },
        Rule::UsOmb,
        Rule::Unanimity { abstention_allowed: false },
        Rule::Unanimity { abstention_allowed: true },
    ];
    rules.extend(threshold(1, 2, Bound::MoreThan));
    rules.extend(threshold(2, 3, Bound::AtLeast));
    rules.extend(per_group(room));
    rules
}

fn threshold(numerator: u32, denominator: u32, bound: Bound) -> Option<Rule> {
    let share = Fraction::new(numerator, denominator).ok()?;
    Some(Rule::Threshold(Threshold { bound, share, of: Base::Members }))
}

/// Every group of the room by consensus, if the room has groups.
fn per_group(room: &Room) -> Option<Rule> {
    let groups = room.constituencies();
    let by_consensus = |group: Constituency| (group, Rule::UnConsensus);
    let rules = GroupRules::new(groups.into_iter().map(by_consensus), None).ok()?;
    Some(Rule::PerGroup(rules))
}
