//! Rooms and questions in a few letters, and verdicts in a few words.

use unbracket_procedure::*;

/// A room of so many plain seats, numbered from 1.
pub(crate) fn room(size: u32) -> Room {
    Room::new((1..=size).map(|seat| Member::new(Voter(seat)))).unwrap()
}

/// A room whose seats are given by a function of their number.
pub(crate) fn room_of(size: u32, seat: impl Fn(u32, Member) -> Member) -> Room {
    Room::new((1..=size).map(|number| seat(number, Member::new(Voter(number))))).unwrap()
}

/// Votes in favour, against, abstaining, from the first seat on.
pub(crate) fn votes(yes: u32, no: u32, abstain: u32) -> Question {
    let ballots = (1..=yes + no + abstain).map(|seat| {
        let ballot = if seat <= yes {
            Ballot::Yes
        } else if seat <= yes + no {
            Ballot::No
        } else {
            Ballot::Abstain
        };
        (Voter(seat), ballot)
    });
    Question::of_ballots(ballots)
}

/// A position a letter, from the first seat on; a dot is silence.
///
/// `s` supports, `c` can live with it, `r` reserves, `a` abstains, `x` is recused; `o` objects in full
/// form, `v` states a caveat, `u` objects without a reason, `m` objects mildly (not sustained), `f`
/// objects formally, `g` formally without a reason, `h` formally and not as an
/// obstacle, `n` beside the scope, `w` is answered and objects still.
pub(crate) fn says(letters: &str) -> Question {
    let blocking = Objection::BLOCKING;
    let stance = |letter| match letter {
        's' => Some(Stance::Support),
        'c' => Some(Stance::CanLiveWith),
        'r' => Some(Stance::Reserve),
        'a' => Some(Stance::Abstain),
        'x' => Some(Stance::Recuse),
        'o' => Some(Stance::BLOCK),
        'v' => Some(Stance::Object(Objection::CAVEAT)),
        'u' => Some(Stance::Object(Objection { reasoned: false, ..blocking })),
        'm' => Some(Stance::Object(Objection { sustained: false, ..blocking })),
        'f' => Some(Stance::Object(Objection { formal: true, ..blocking })),
        'g' => {
            let objection = Objection { formal: true, reasoned: false, ..blocking };
            Some(Stance::Object(objection))
        }
        'n' => Some(Stance::Object(Objection { within_scope: false, ..blocking })),
        'h' => Some(Stance::Object(Objection { formal: true, obstacle: false, ..blocking })),
        'w' => Some(Stance::Object(Objection { answered: true, ..blocking })),
        '.' => None,
        other => panic!("no position is written {other:?}"),
    };
    Question::of_positions(
        (1..).zip(letters.chars()).filter_map(|(seat, it)| Some((Voter(seat), stance(it)?))),
    )
}

/// A question with something more said of it.
pub(crate) fn with(mut question: Question, more: impl FnOnce(&mut Question)) -> Question {
    more(&mut question);
    question
}

/// The verdict in words, and the designation where there is one.
pub(crate) fn told(decision: &Decision) -> String {
    let verdict = match &decision.verdict {
        Verdict::Passed => "passed".to_owned(),
        Verdict::AdoptedWithoutAVote(how) => format!("without a vote: {how:?}"),
        Verdict::NotPassed => "not passed".to_owned(),
        Verdict::Undecided { needs } => {
            let needs: Vec<_> = needs.iter().map(|need| format!("{need:?}")).collect();
            format!("needs {}", needs.join(" and "))
        }
    };
    match decision.designation {
        None => verdict,
        Some(Designated { designation, side: Side::For }) => format!("{verdict}, {designation:?}"),
        Some(Designated { designation, side: Side::Against }) => {
            format!("{verdict}, {designation:?} against")
        }
    }
}
