//! What an objection or a reserve rests on: "not this, unless that", said and shown.

use std::collections::BTreeSet;

use unbracket_negotiation::act::deciding::Object;
use unbracket_negotiation::act::texts::{ProposeCure, StatePosition};
use unbracket_negotiation::said;
use unbracket_negotiation::state::{
    Condition, Fate, Position, ProposalId, ProposalState, Stance, Target,
};
use unbracket_negotiation::{Act, Kept, SeatId, State, Words};
use unbracket_text::{Passage, Provision, ProvisionId};

use crate::act_form::Filled;
use crate::failure::Failure;
use crate::pages::decide::about;
use crate::pages::delegate::names;
use crate::pages::wording::{beginning, heading_now, new_words};
use crate::tongue::Tongue;
use crate::visit::Visit;

/// What a position rests on, as it is told.
pub(crate) struct Rests {
    /// The things of which one has to stand, each with its address.
    pub(crate) on: Vec<(String, String)>,
    /// The key of what became of them.
    pub(crate) fate: &'static str,
}

/// Something that a position could rest on.
pub(super) struct Thing {
    pub(super) value: String,
    pub(super) name: String,
    pub(super) words: String,
    pub(super) ticked: bool,
}

/// What a position rests on; none where it rests on nothing. `home` is the address of the process.
pub(crate) fn rests(
    state: &State,
    position: &Position,
    (tongue, home): (Tongue, &str),
) -> Option<Rests> {
    let fate = match position.fate(&state.texts)? {
        Fate::Waits => "positions-rests-waits",
        Fate::Stands => "positions-rests-stands",
        Fate::Gone => "positions-rests-gone",
    };
    let home = home.trim_end_matches('/');
    let address = |on: &Target| match (on.proposal, &on.provision) {
        (Some(proposal), _) => format!("{home}/proposals/{}", proposal.0),
        (None, Some(id)) => format!("{home}/provisions/{id}"),
        (None, None) => home.to_owned(),
    };
    let named = |it: &Condition| {
        let name = about(state, &it.on, tongue);
        let name = if it.words.is_empty() { name } else { format!("{name}: {}", it.words) };
        (name, address(&it.on))
    };
    let on = position.unless.iter().map(named).collect();
    Some(Rests { on, fate })
}

/// All that the position of a seat on a provision could rest on: nothing where it is not in the way.
pub(super) fn things(state: &State, seat: SeatId, id: &ProvisionId, tongue: Tongue) -> Vec<Thing> {
    let Some(position) = own(state, seat, id) else { return Vec::new() };
    let chosen = position.waits_for(&state.texts);
    let thing = |(on, words): (Target, String)| Thing {
        value: value(&on),
        name: about(state, &on, tongue),
        words,
        ticked: chosen.contains(&on),
    };
    proposals(state, tongue).into_iter().chain(alternatives(state)).map(thing).collect()
}

/// The position of a seat on a provision, where it is in the way.
fn own<'s>(state: &'s State, seat: SeatId, id: &ProvisionId) -> Option<&'s Position> {
    let position = state.texts.position(&Target::provision(id.clone()), seat)?;
    matches!(position.stance, Stance::Object | Stance::Reserve).then_some(position)
}

fn proposals(state: &State, tongue: Tongue) -> Vec<(Target, String)> {
    let all = (0..).map(ProposalId).zip(&state.texts.proposals);
    let open = all
        .filter(|(_, one)| one.state == ProposalState::Open && one.cycle == state.present_cycle());
    open.map(|(id, one)| {
        let heading = heading_now(tongue, state, one);
        let who = names(tongue, state, &one.sponsors).join(tongue.comma());
        let words = beginning(&new_words(&one.change));
        let told = [heading, who, words].into_iter().filter(|it| !it.is_empty());
        let told: Vec<_> = told.collect();
        (Target::proposal(id), told.join(" · "))
    })
    .collect()
}

fn alternatives(state: &State) -> Vec<(Target, String)> {
    let Some(rolling) = &state.texts.rolling else { return Vec::new() };
    rolling.draft.visit().flat_map(|visit| of_brackets(visit.provision)).collect()
}

fn of_brackets(provision: &Provision) -> Vec<(Target, String)> {
    let mut all = Vec::new();
    for (bracket, one) in (1..).zip(provision.content.brackets()) {
        for (alternative, words) in (1..).zip(&one.alternatives) {
            let on = Target {
                bracket: Some(bracket),
                alternative: Some(alternative),
                ..Target::provision(provision.id.clone())
            };
            all.push((on, beginning(&words.wording)));
        }
    }
    all
}

/// A thing as the value of a form: a proposal is its number.
fn value(on: &Target) -> String {
    match (on.proposal, &on.provision, on.bracket, on.alternative) {
        (Some(proposal), ..) => proposal.0.to_string(),
        (None, Some(id), Some(bracket), Some(alternative)) => {
            format!("{id}/{bracket}/{alternative}")
        }
        _ => String::new(),
    }
}

fn thing(value: &str) -> Option<Target> {
    if let Ok(proposal) = value.parse() {
        return Some(Target::proposal(ProposalId(proposal)));
    }
    let mut parts = value.rsplitn(3, '/');
    let (alternative, bracket, id) = (parts.next()?, parts.next()?, parts.next()?);
    let (bracket, alternative) = (Some(bracket.parse().ok()?), Some(alternative.parse().ok()?));
    Some(Target { bracket, alternative, ..Target::provision(ProvisionId::new(id)) })
}

/// The acts by which one's own position on a provision rests on what was ticked: it is stated again as
/// it is, with its cure.
///
/// # Errors
/// Where there is no such position, or a value names nothing.
pub(super) fn acts(visit: &Visit, id: &ProvisionId, filled: &Filled) -> Result<Vec<Act>, Failure> {
    let seat = visit.seat().ok_or(Failure::NotYours)?;
    let unless = filled.all("unless").map(|it| {
        thing(it).ok_or_else(|| Failure::Wrong(said!("`{it}` names nothing to rest on", it)))
    });
    let unless = unless.collect::<Result<_, Failure>>()?;
    visit.state(|state| {
        let position = own(state, seat, id).ok_or(Failure::NotFound)?.clone();
        let on = Target::provision(id.clone());
        let Position { stance, direction, reason: because, cure, .. } = position;
        let again = StatePosition { on: on.clone(), stance, direction, because, unless };
        let words = cure.as_ref().map(Passage::to_marked_text).unwrap_or_default();
        let again = stated(state, seat, again, &words);
        let cure = cure.filter(|_| stance == Stance::Object);
        let cure = cure.map(|it| ProposeCure { on, of: None, wording: Kept(it) }.into());
        Ok(std::iter::once(again).chain(cure).collect())
    })
}

/// What the position of a seat rests on and is open: it stays with what is said anew, where that is against
/// as well.
pub(crate) fn kept(state: &State, seat: SeatId, on: &Target, stance: Stance) -> BTreeSet<Target> {
    let against = matches!(stance, Stance::Object | Stance::Reserve);
    let position = state.texts.position(on, seat).filter(|_| against);
    position.map(|it| it.waits_for(&state.texts)).unwrap_or_default()
}

/// The act by which a seat says so; where it stated an obstacle and still objects, that is one still.
pub(crate) fn stated(state: &State, seat: SeatId, said: StatePosition, cure: &str) -> Act {
    let known = state.objection(&said.on, seat).filter(|_| said.stance == Stance::Object);
    if !known.is_some_and(|(_, known)| known.obstacle) {
        return said.into();
    }
    let StatePosition { on, direction, because, unless, .. } = said;
    let cure = Words::said(cure);
    Object { target: Some(on), because, obstacle: true, cure, direction, unless }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_form_says_is_what_it_was_shown() {
        let id = ProvisionId::new("a/b");
        let all = [
            Target { proposal: Some(ProposalId(7)), ..Target::text() },
            Target { bracket: Some(2), alternative: Some(1), ..Target::provision(id) },
        ];
        for on in all {
            assert_eq!(thing(&value(&on)), Some(on));
        }
        for wrong in ["", "p1", "p1/2", "p1/x/1", "p1/1/x", "-1"] {
            assert_eq!(thing(wrong), None, "{wrong:?}");
        }
    }
}
