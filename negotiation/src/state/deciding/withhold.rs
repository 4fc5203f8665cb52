//! Taking away words that were erased; facts stay.

use crate::state::Stance;
use crate::state::State;
use crate::words::Words;

/// Takes away the words that an entry recorded, each at its place in the body.
pub(crate) fn withhold(state: &mut State, entry: u64) {
    let deciding = &mut state.deciding;
    for run in &mut deciding.silences {
        let of_entry = run.breaks.iter_mut().find(|it| it.entry == entry);
        if let Some(breaking) = of_entry {
            take_away([&mut breaking.reason, &mut breaking.cure]);
        }
        let of_entry = run.understandings.iter_mut().find(|it| it.entry == entry);
        take_away(of_entry.map(|it| &mut it.words));
    }
    let registered = deciding.questions.iter_mut().flat_map(|it| it.registered.values_mut());
    take_away(registered.filter(|it| it.entry == entry).map(|it| &mut it.reason));
    take_away(deciding.motions.iter_mut().filter(|it| it.entry == entry).map(|it| &mut it.reason));
    let stated = deciding.statements.binary_search_by_key(&entry, |it| it.entry);
    take_away(stated.ok().and_then(|at| deciding.statements.get_mut(at)).map(|it| &mut it.words));
    let texts = &mut state.texts;
    let cycles = texts.former_positions.iter_mut().chain([&mut texts.positions]);
    let positions = cycles.flat_map(|of| of.values_mut()).flat_map(|seats| seats.values_mut());
    let objections = positions.filter(|it| it.entry == entry && it.stance == Stance::Object);
    for objection in objections {
        take_away([&mut objection.reason]);
        objection.cure = None;
    }
}

fn take_away<'w>(words: impl IntoIterator<Item = &'w mut Words>) {
    let said = words.into_iter().filter(|words| !words.is_blank());
    for (place, words) in (0..).zip(said) {
        words.withhold(place);
    }
}
