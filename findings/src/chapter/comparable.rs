//! The answers that can be put in one mean, and those that can be compared between two times.
//!
//! **Invariant:** what is counted for the room as a whole was asked of the room: the words that stand,
//! or the rows of a table. On a proposal a few speak, its sponsors for it by rule; that says nothing of
//! how divided a room is, nor of what divides it.

use std::collections::{BTreeMap, BTreeSet};

use unbracket_analysis::Answers;
use unbracket_analysis::fault::LEAST;

use crate::gather::{Item, ItemKind, Positions};

/// The answers on words that stand, where as many answered as for a share, and on the rows of a table.
pub(super) fn comparable(positions: &Positions) -> Answers {
    let rows = 0..positions.answers.actors().len();
    if rows.filter(|row| !positions.answers.of(*row).is_empty()).count() < LEAST {
        // Nothing is said of so few, and that is what has to be said.
        return positions.answers.clone();
    }
    let named = |keep: fn(&Item) -> bool| -> BTreeSet<&str> {
        let items = positions.items.iter().filter(|item| keep(item));
        items.map(|item| item.name.as_str()).collect()
    };
    let (standing, rows) = (named(|item| item.standing_words().is_some()), named(is_row));
    let asked = |name: &str, n: usize| rows.contains(name) || n >= LEAST && standing.contains(name);
    kept(&positions.answers, asked)
}

/// The answers on provisions by their identity, where as many answered as for a share.
pub(super) fn lasting(positions: &Positions) -> Answers {
    let answers = comparable(positions);
    let provisions = positions.items.iter().filter(|item| item.kind == ItemKind::Provision);
    let keys: BTreeMap<&str, &str> = provisions
        .filter_map(|item| Some((item.name.as_str(), item.provision.as_deref()?)))
        .collect();
    let mut out = Answers::builder();
    for (actor, item, answer) in answers.iter() {
        let name = &answers.items()[item];
        if let Some(id) = keys.get(name.as_str()) {
            out.say(&answers.actors()[actor], id, answer);
        }
    }
    out.build().sorted()
}

/// The answers of each time on the provisions that were asked at all of them; those of a table, whose
/// sessions have questions of their own, as they are.
pub(super) fn on_the_same(times: &[&Positions]) -> Vec<Answers> {
    if times.iter().any(|time| is_table(time)) {
        return times.iter().map(|time| time.answers.clone()).collect();
    }
    let all: Vec<Answers> = times.iter().map(|time| lasting(time)).collect();
    let of = |answers: &Answers| answers.items().iter().cloned().collect::<BTreeSet<String>>();
    let mut common = all.first().map(of).unwrap_or_default();
    for answers in &all {
        common = common.intersection(&of(answers)).cloned().collect();
    }
    all.iter().map(|answers| kept(answers, |item, _| common.contains(item))).collect()
}

/// Whether the items are the rows of a table.
pub(super) fn is_table(positions: &Positions) -> bool {
    positions.items.iter().any(is_row)
}

fn is_row(item: &Item) -> bool {
    item.kind == ItemKind::Statement
}

/// The answers on the items that are kept, by name and number of answers.
fn kept(answers: &Answers, keep: impl Fn(&str, usize) -> bool) -> Answers {
    let mut counts = vec![0; answers.items().len()];
    answers.iter().for_each(|(_, item, _)| counts[item] += 1);
    let items: Vec<usize> =
        (0..counts.len()).filter(|at| keep(&answers.items()[*at], counts[*at])).collect();
    let actors: Vec<usize> = (0..answers.actors().len()).collect();
    answers.pick(&actors, &items)
}
