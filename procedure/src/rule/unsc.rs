//! The Security Council: nine in favour, and no permanent member against unless it is procedural.
//!
//! *Invariant*: a permanent member who abstains or is away vetoes nothing.
//!
//! UN Charter, article 27 (domain knowledge).

use super::{Case, ga};
use crate::ballot::Ballot;
use crate::decision::{Decision, InTheWay, Verdict, Why};
use crate::reason::Reason;
use crate::room::Member;

/// The votes that the Charter asks for.
const NEEDED: u64 = 9;

pub(super) fn decide(case: Case<'_>, procedural: bool) -> Decision {
    let article = if procedural { "UN Charter 27(2)" } else { "UN Charter 27(3)" };
    case.by_ballots(|ballots| {
        let tally = ballots.tally();
        let permanent = |voter| case.room.member(voter).is_some_and(|m: &Member| m.permanent);
        let vetoes: Vec<_> = ballots.who(Ballot::No).filter(|voter| permanent(*voter)).collect();
        let vetoed = !procedural && !vetoes.is_empty();
        let verdict = Verdict::of(tally.yes >= NEEDED && !vetoed);
        let mut decision = ga::close(case, ballots, verdict);
        if vetoed {
            for InTheWay { voter, why } in &mut decision.in_the_way {
                if vetoes.contains(voter) {
                    *why = Why::Vetoes;
                }
            }
            return decision
                .note(article, Reason::Veto)
                .note("GA resolution 76/262", Reason::AssemblyMeets);
        }
        decision.note(article, Reason::InFavour { yes: tally.yes, needed: NEEDED })
    })
}
