//! ISO and IEC: consensus in the committee, two limits for an enquiry or a final draft.
//!
//! *Invariant*: an abstention, and a vote against without reasons, is in neither limit.
//!
//! ISO/IEC Directives 1: thresholds read at iso.org, abstentions and reasons are domain knowledge.

use super::{Case, ga};
use crate::ballot::{Ballot, Ballots};
use crate::case::at_least;
use crate::decision::{Decision, Designation, Need, Verdict, Why};
use crate::question::Finding;
use crate::reason::Reason;
use crate::room::Voter;

const CONSENSUS: &str = "ISO/IEC Guide 2, consensus";
const DOUBT: &str = "ISO/IEC Directives 1, consensus in doubt";
const ENQUIRY: &str = "ISO/IEC Directives 1, DIS and FDIS";

/// Nobody important upholds an objection on substance that was not reconciled; in doubt, two thirds.
pub(super) fn committee(case: Case<'_>) -> Decision {
    let sustained = case.objectors(|member, objection| {
        let open = matches!(case.finding(member.voter), None | Some(Finding::NotAddressed));
        objection.sustained && objection.within_scope && objection.reasoned && open
    });
    let important = |voter: &Voter| case.room.member(*voter).is_some_and(|it| it.important);
    let grave: Vec<_> = sustained.iter().copied().filter(important).collect();
    if !grave.is_empty() || case.question.chair.consensus == Some(false) {
        return case
            .decision(Verdict::NotPassed)
            .blocked_by(grave, Why::Objects)
            .note(CONSENSUS, Reason::SustainedOpposition);
    }
    if case.positions().support == 0 && !case.was_voted() {
        return case
            .decision(Verdict::needs(Need::Positions))
            .note(CONSENSUS, Reason::NoDeclaredSupport);
    }
    if sustained.is_empty() || case.question.chair.consensus == Some(true) {
        return case
            .decision(Verdict::Passed)
            .designated(Designation::Consensus)
            .note(CONSENSUS, Reason::NoSustainedOpposition);
    }
    case.by_ballots(|ballots| {
        let (yes, no) = p_members(case, ballots, |_| true);
        let voting = yes + no;
        let passed = yes > 0 && at_least(yes.into(), voting.into(), 2, 3);
        let counted = Reason::ParticipatingMembers { yes, voting };
        ga::close(case, ballots, Verdict::of(passed)).note(DOUBT, counted)
    })
}

/// Two thirds of the P-members voting in favour, and no more than a quarter of all votes against.
pub(super) fn enquiry(case: Case<'_>) -> Decision {
    case.by_ballots(|ballots| {
        let (yes, no) = p_members(case, ballots, |voter| case.has_reason(voter));
        let voting = yes + no;
        let with_reason = ballots.who(Ballot::No).filter(|voter| case.has_reason(*voter));
        let against = with_reason.count() as u64;
        let all = ballots.tally().yes + against;
        let enough = yes > 0 && at_least(yes.into(), voting.into(), 2, 3);
        let few = at_least(all.into(), against.into(), 4, 1);
        let counted = Reason::Enquiry { yes, voting, against, all };
        ga::close(case, ballots, Verdict::of(enough && few)).note(ENQUIRY, counted)
    })
}

/// The P-members in favour and against.
fn p_members(case: Case<'_>, ballots: &Ballots, counts: impl Fn(Voter) -> bool) -> (u64, u64) {
    let p = |voter: &Voter| case.room.member(*voter).is_some_and(|member| member.binding);
    let yes = ballots.who(Ballot::Yes).filter(p).count();
    let no = ballots.who(Ballot::No).filter(p).filter(|voter| counts(*voter)).count();
    (yes as u64, no as u64)
}
