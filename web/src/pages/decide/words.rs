//! What the rules say, in the words of the visitor's language.

use std::collections::BTreeSet;

use unbracket_negotiation::state::deciding::Standing;
use unbracket_negotiation::{Rule, SeatId, State};
use unbracket_procedure::{Decision, FlipEnd, FlipSet, Need, Stance, Verdict, Voter, Why};

use crate::tongue::Tongue;
use crate::{named, reasons, rules};

/// A decision as a row.
pub(super) struct Ruled {
    /// The rule as modalities name it.
    pub(super) rule: String,
    /// The rule in plain words.
    pub(super) plain: String,
    pub(super) verdict: String,
    pub(super) class: &'static str,
    pub(super) in_the_way: Vec<String>,
    pub(super) minority: Vec<String>,
    /// The reasons, each with its article.
    pub(super) notes: Vec<reasons::Line>,
}

/// A decision in words.
pub(super) fn ruled(state: &State, rule: &Rule, decision: &Decision, tongue: Tongue) -> Ruled {
    let (verdict, class) = verdict(&decision.verdict, tongue);
    let way = decision.in_the_way.iter();
    Ruled {
        rule: rule.to_string(),
        plain: rules::plain(tongue, rule),
        verdict,
        class,
        in_the_way: way
            .map(|it| format!("{} ({})", voter(state, it.voter, tongue), why(it.why, tongue)))
            .collect(),
        minority: decision.minority.iter().map(|it| voter(state, *it, tongue)).collect(),
        notes: decision.notes.iter().map(|note| reasons::line(tongue, note)).collect(),
    }
}

fn voter(state: &State, voter: Voter, tongue: Tongue) -> String {
    named::seat_of(tongue, state, SeatId(voter.0))
}

fn verdict(verdict: &Verdict, tongue: Tongue) -> (String, &'static str) {
    match verdict {
        Verdict::Passed => (tongue.say("decide-passed"), "agreed"),
        Verdict::AdoptedWithoutAVote(_) => (tongue.say("decide-without-a-vote"), "agreed"),
        Verdict::NotPassed => (tongue.say("decide-not-passed"), "held"),
        Verdict::Undecided { needs } => {
            let needs: BTreeSet<_> = needs.iter().map(|need| needed(*need, tongue)).collect();
            let needs: Vec<_> = needs.into_iter().collect();
            (tongue.with("decide-undecided", &[("needs", &needs.join(tongue.comma()))]), "open")
        }
    }
}

fn needed(need: Need, tongue: Tongue) -> String {
    tongue.say(&format!("decide-need-{}", need.word()))
}

fn why(why: Why, tongue: Tongue) -> String {
    tongue.say(match why {
        Why::Objects => "decide-why-objects",
        Why::NotAddressed => "decide-why-not-addressed",
        Why::NotAnswered => "decide-why-not-answered",
        Why::VotesAgainst => "decide-why-against",
        Why::Vetoes => "decide-why-veto",
        Why::Abstains => "decide-why-abstains",
        Why::DoesNotVote => "decide-why-no-vote",
        Why::Reserves => "decide-why-reserves",
    })
}

fn stance(stance: Stance, tongue: Tongue) -> String {
    tongue.say(match stance {
        Stance::Support => "decide-stance-support",
        Stance::CanLiveWith => "decide-stance-live-with",
        Stance::Reserve => "decide-stance-reserve",
        Stance::Object(objection) if objection.obstacle => "decide-stance-obstacle",
        Stance::Object(_) => "decide-stance-object",
        Stance::Abstain => "decide-stance-abstain",
        Stance::Recuse => "decide-stance-recuse",
    })
}

/// What would turn the outcome, and how the search ended.
pub(super) fn flips(state: &State, standing: &Standing, tongue: Tongue) -> (Vec<String>, String) {
    let flips = &standing.flips;
    let sets = flips.sets.iter().chain(&flips.suffices).take(6);
    let end = match flips.end {
        FlipEnd::Complete => tongue.say("decide-flips-complete"),
        FlipEnd::Never => tongue.say("decide-flips-never"),
        FlipEnd::SizeReached(size) | FlipEnd::SetsReached(size) => {
            tongue.with("decide-flips-bounded", &[("count", &size)])
        }
    };
    (sets.map(|set| flip(state, set, tongue)).collect(), end)
}

fn flip(state: &State, set: &FlipSet, tongue: Tongue) -> String {
    let changes = set.changes.iter().take(12).map(|(who, to)| {
        format!("{} {} {}", voter(state, *who, tongue), tongue.arrow(), stance(*to, tongue))
    });
    let mut text = changes.collect::<Vec<_>>().join(tongue.semicolon());
    if set.changes.len() > 12 {
        text.push_str(tongue.semicolon());
        text.push('…');
    }
    if set.ways > 1 {
        text.push_str(&format!(" ({})", tongue.with("decide-ways", &[("count", &set.ways)])));
    }
    text
}
