//! What could stand in one place: alternatives that differ in their words, with what was said of each.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_analysis::packages::OMIT;

use super::{TEXT, WORTH, Wording};
use crate::gather::{Gathered, Rests, Source, Stand};

/// The alternatives of a place.
#[derive(Default)]
pub(super) struct Spots {
    /// Who spoke of the words that stand, at their place: that comes before what they said elsewhere.
    pub(super) spoke: BTreeSet<String>,
    pub(super) all: Vec<Wording>,
}

impl Spots {
    /// Takes a wording in, with the same words if they are there; says under which name it stands now.
    pub(super) fn add(&mut self, mut wording: Wording) -> String {
        wording.names.insert(wording.alternative.clone());
        if plain(&wording.reads).is_empty() {
            OMIT.clone_into(&mut wording.alternative);
            wording.wording.clear();
        }
        let same = |known: &&mut Wording| same_words(&known.reads, &wording.reads);
        if let Some(known) = self.all.iter_mut().find(same) {
            let spoke = (known.alternative == TEXT).then_some(&self.spoke);
            fold(known, wording, spoke);
            return known.alternative.clone();
        }
        let name = wording.alternative.clone();
        self.all.push(wording);
        name
    }
}

/// Whether two wordings differ in nothing but spaces and the mark at their end.
pub(crate) fn same_words(one: &str, other: &str) -> bool {
    plain(one) == plain(other)
}

/// Words without what does not change them: spaces, and the mark at their end.
fn plain(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    words.trim_end_matches([';', '.', ',', ' ']).to_owned()
}

/// Lays what was said of the same words under another name in: what was said in favour counts as far as
/// it went, and an objection wherever it was made, except of those who spoke of the words at their place.
fn fold(into: &mut Wording, other: Wording, spoke: Option<&BTreeSet<String>>) {
    let counts = |actor: &String| !spoke.is_some_and(|spoke| spoke.contains(actor));
    for (actor, worth) in other.stakes.into_iter().filter(|(actor, _)| counts(actor)) {
        let known = into.stakes.entry(actor).or_insert(worth);
        *known = worth.max(*known);
    }
    for (actor, cures) in other.objectors.into_iter().filter(|(actor, _)| counts(actor)) {
        // Who objects to the same words twice rests on something only where both times say the same.
        let rests = other.unless.get(&actor);
        match into.objectors.insert(actor.clone(), cures) {
            None => into.unless.extend(rests.map(|it| (actor, it.clone()))),
            Some(_) if into.unless.get(&actor) == rests => {}
            Some(_) => _ = into.unless.remove(&actor),
        }
    }
    into.objects();
    into.names.extend(other.names);
    into.sources.extend(other.sources);
}

impl Wording {
    /// A wording of which nothing was said yet.
    pub(super) fn of(alternative: &str, wording: &str, source: &Source) -> Self {
        Self {
            alternative: alternative.to_owned(),
            wording: wording.to_owned(),
            reads: wording.to_owned(),
            stakes: BTreeMap::new(),
            objectors: BTreeMap::new(),
            unless: BTreeMap::new(),
            names: BTreeSet::new(),
            sources: vec![source.clone()],
        }
    }

    /// Whoever objects has the worth of an objection, whatever it said besides. An objection that rests on
    /// something else lets the words stand only beside that: there it can live with them.
    pub(super) fn objects(&mut self) {
        for actor in self.objectors.keys() {
            let rests = self.unless.contains_key(actor);
            let stance = if rests { "can-live-with" } else { "object" };
            self.stakes.insert(actor.clone(), worth(stance));
        }
    }
}

/// Lays in what was said on the item of that name.
pub(super) fn lay_in(gathered: &Gathered, item: &str, wording: &mut Wording) {
    let stands = gathered.present().map(|positions| &positions.stands).into_iter().flatten();
    for stand in stands.filter(|stand| stand.item == item) {
        let Stand { actor, stance, entry, .. } = stand;
        let rests = gathered.rests.get(entry);
        // Who has what it asked for can live with the rest.
        let stance = if rests == Some(&Rests::Met) { "can-live-with" } else { stance.as_str() };
        wording.stakes.insert(actor.clone(), worth(stance));
        wording.sources.push(Source::Entry { entry: *entry });
        if stance == "object" {
            wording.objectors.insert(actor.clone(), Vec::new());
            if let Some(Rests::On(items)) = rests {
                wording.unless.insert(actor.clone(), items.clone());
            }
        }
    }
    wording.objects();
}

pub(super) fn worth(stance: &str) -> i32 {
    WORTH.iter().find(|(word, _)| *word == stance).map_or(0, |(_, worth)| *worth)
}
