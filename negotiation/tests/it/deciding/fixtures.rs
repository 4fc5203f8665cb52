//! What happened elsewhere, with other names.

use std::fmt::Write as _;

use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::standing;

use super::{USUAL, count, op, played, seat, word, world};

/// The pattern of the Global Digital Compact, 2024: Rev.4 under silence, six objectors on more than
/// twenty paragraphs; the next text differs in one paragraph (practice 11, fixture 1).
#[test]
fn silence_is_broken_twice_and_a_text_that_differs_in_one_paragraph_is_adopted() {
    let mut script = format!(
        "{}
Chair: open-stage stage closing
at 2034-08-27 10:00
Chair: start-silence deadline 2034-08-30T10:00 zone America/New_York => rev4
",
        world(USUAL, "long")
    );
    let objectors = ["Aldoria", "Costavia", "Estoria", "Fennmark", "Galvia", "Hestia"];
    for (place, name) in objectors.iter().enumerate() {
        let provisions: String =
            (0..4).map(|step| format!("#op{} ", place * 4 + step + 1)).collect();
        let _ = writeln!(
            script,
            "{name}: break-silence silence rev4 provisions [{provisions}] because \"not agreed\""
        );
    }
    script += "at 2034-08-30 10:01
Chair: close-silence silence rev4
at 2034-09-01 10:00
Chair: start-silence provisions [#op1 #op29] deadline +72h zone America/New_York => again
Aldoria: break-silence silence again provisions [#op29] because \"still not\"
at 2034-09-04 10:01
Chair: close-silence silence again
at 2034-09-09 10:00
Chair: issue-document kind chairs-text title \"Revised text\" language en text @long-changed => text
wait 2d
Chair: open-stage stage adoption
President: call-for-consensus document text => q
Aldoria: object target [provision #op29] because \"not our words\"
President countersigned by Chair: adopt document text question q => out
Aldoria: reserve document out provisions [#op29] words \"we are not bound\"
Ilmaria: dissociate document out provisions [#op1] words \"we do not join\"
";
    let (state, outcomes) = played(&script);
    let broken: Vec<_> =
        outcomes.iter().filter(|outcome| word(outcome) == "silence-broken").collect();
    assert_eq!((broken[0].in_the_way.len(), broken[0].units.len()), (6, 24));
    assert_eq!(count(broken[0], "silent"), 1);
    assert_eq!(broken[1].units, [op(29)].into());
    let (old, new) = (&state.texts.documents[0].draft, &state.texts.documents[2].draft);
    let differs = |number: &usize| {
        old.get(&op(*number)).map(|it| &it.content) != new.get(&op(*number)).map(|it| &it.content)
    };
    assert_eq!((1..=40).filter(differs).collect::<Vec<_>>(), [29]);
    assert_eq!(state.deciding.statements_on(&op(29)).count(), 1);
    let adopted = state.deciding.adoptions.last().unwrap();
    assert_eq!(adopted.decision.as_str(), "adopted-without-a-vote");
}

/// Ten parties state disagreement, and nobody blocks (practice 11, fixture 3).
#[test]
fn ten_parties_disagree_and_the_text_is_adopted_without_a_vote() {
    let mut script = world(USUAL, "base");
    for party in 1..=10 {
        let _ = writeln!(script, "Secretariat: accredit name Party{party} basis member-state");
    }
    script += "Chair: open-stage stage closing
Chair: issue-document kind chairs-text title T language en text @base => text
wait 2d
Chair: open-stage stage adoption
President: call-for-consensus document text => q
";
    for party in 1..=5 {
        let _ = writeln!(script, "Party{party}: object because \"too weak\"");
    }
    script += "President countersigned by Chair: adopt document text question q => out\n";
    for party in 1..=10 {
        let act = if party <= 5 { "dissociate" } else { "reserve" };
        let _ = writeln!(script, "Party{party}: {act} document out provisions [#op2] words no");
    }
    let (state, outcomes) = played(&script);
    let adopted = &outcomes[outcomes.len() - 11];
    assert_eq!(word(adopted), "adopted-without-a-vote");
    let counted = ["object", "support", "silent"].map(|name| count(adopted, name));
    assert_eq!(counted, [5, 0, 12]);
    assert_eq!(state.deciding.statements_on(&op(2)).count(), 10);
}

/// An amendment ties, is adopted 81 to 77 in a second vote, and the text as amended has 176 in favour
/// (practice 11, fixture 4).
#[test]
fn an_amendment_is_adopted_in_a_second_vote_and_then_the_whole() {
    let mut script = world(USUAL, "base");
    for member in 1..=186 {
        let _ = writeln!(script, "Secretariat: accredit name M{member} basis member-state");
    }
    script += "M1: propose change [delete #op5] because x => a
Chair: open-stage stage closing
Chair: issue-revision kind final-text title \"Final text\" => text
wait 2d
Chair: open-stage stage adoption
President: call-for-consensus document text => q
M2: request-vote question q
President: order-amendments amendments [[proposal a distance 1]]
refused not-ready President: open-vote question q method recorded rule ga_simple
";
    let vote = |script: &mut String, label: &str, on: &str, (yes, no): (usize, usize)| {
        let _ =
            writeln!(script, "President: open-vote {on} method recorded rule ga_simple => {label}");
        for member in 1..=yes + no {
            let ballot = if member <= yes { "yes" } else { "no" };
            let _ = writeln!(script, "M{member}: cast-ballot vote {label} ballot {ballot}");
        }
        let _ = writeln!(script, "President: close-vote vote {label}");
    };
    vote(&mut script, "first", "proposal a", (79, 79));
    script += "refused not-ready President: open-vote question q method recorded rule ga_simple\n";
    vote(&mut script, "second", "proposal a", (81, 77));
    vote(&mut script, "whole", "question q", (176, 0));
    script += "President countersigned by Chair: adopt document text question q\n";
    let (state, outcomes) = played(&script);
    let closed: Vec<_> = outcomes.iter().filter(|outcome| count(outcome, "yes") > 0).collect();
    let results: Vec<_> =
        closed.iter().map(|outcome| (word(outcome), count(outcome, "yes"))).collect();
    assert_eq!(
        results,
        [("second-vote", 79), ("passed", 81), ("passed", 176), ("adopted-by-vote", 176)]
    );
    assert!(state.deciding.votes[1].second);
    let _ = seat(&state, "M186");
}

/// One objection defeats a text where nobody can vote (practice 11, fixture 2).
#[test]
fn one_objection_defeats_a_text_under_silence() {
    let script = format!(
        "{}
Chair: open-stage stage closing
Chair: start-silence deadline +72h zone UTC => s
Ilmaria: break-silence silence s because \"we cannot join\"
wait 73h
Chair: close-silence silence s
",
        world(USUAL, "base")
    );
    let (state, outcomes) = played(&script);
    let outcome = outcomes.last().unwrap();
    assert_eq!(word(outcome), "silence-broken");
    let rolling = state.texts.rolling.as_ref().unwrap();
    let statuses = standing::statuses(rolling);
    assert_eq!(statuses.len(), 6);
    let open = statuses.values().all(|status| *status == ParagraphStatus::Open);
    assert!(open, "the whole text goes back: {statuses:?}");
}
