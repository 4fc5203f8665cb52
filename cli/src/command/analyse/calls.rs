//! What tables beside the answers say of the items: their sessions, their words, which are the same.
//!
//! **Invariant:** two items are taken for the same question where a table of pairs says so; without one,
//! where all their words are the same, in two sessions, and stand only once in each.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use unbracket_analysis::read::positions::Call;
use unbracket_analysis::{Answers, ideal::Session};

/// So much of what is known of an item stands beside its number, in characters.
const SHOWN: usize = 70;

/// What is known of the items.
#[derive(Default)]
pub(super) struct Calls {
    known: HashMap<String, Call>,
    pairs: Option<Vec<(String, String)>>,
}

impl Calls {
    pub(super) fn add(&mut self, calls: HashMap<String, Call>) {
        self.known.extend(calls);
    }

    pub(super) fn pair(&mut self, pairs: Vec<(String, String)>) {
        self.pairs.get_or_insert_default().extend(pairs);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// The session of each item.
    pub(super) fn sessions(&self) -> HashMap<String, String> {
        let of = |(item, call): (&String, &Call)| (item.clone(), call.session.clone());
        self.known.iter().map(of).collect()
    }

    /// The same session, its items named by number and words.
    pub(super) fn worded(&self, session: Session) -> Session {
        if self.known.is_empty() {
            return session;
        }
        let short = |item: &str| self.known.get(item).map_or("", |call| call.short.as_str());
        Session { answers: worded(&session.answers, short, &[]), ..session }
    }

    /// The items of these sessions that are the same question, under the names that [`Calls::worded`]
    /// gives them.
    pub(super) fn bridges(&self) -> Vec<(String, String)> {
        let named = |item: &String| {
            named(item, self.known.get(item).map_or("", |call| call.short.as_str()))
        };
        if let Some(pairs) = &self.pairs {
            return pairs.iter().map(|(one, other)| (named(one), named(other))).collect();
        }
        // Words, then session, then the items that have them there.
        let mut said: BTreeMap<String, BTreeMap<&str, BTreeSet<&String>>> = BTreeMap::new();
        for (item, call) in self.known.iter().filter(|(_, call)| !call.words.is_empty()) {
            let sessions = said.entry(call.words.to_lowercase()).or_default();
            sessions.entry(&call.session).or_default().insert(item);
        }
        let mut bridges = Vec::new();
        for sessions in said.values() {
            let alone = sessions.values().filter(|items| items.len() == 1);
            let alone: Vec<&String> = alone.filter_map(|items| items.first().copied()).collect();
            bridges.extend(alone.windows(2).map(|pair| (named(pair[0]), named(pair[1]))));
        }
        bridges
    }
}

/// How an item is called: its number, and some of its words.
fn named(item: &str, words: &str) -> String {
    let short: String = words.chars().take(SHOWN).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    if short.is_empty() { item.to_owned() } else { format!("{item}: {short}{more}") }
}

/// The same answers without some items, on items that are named by number and words.
pub(super) fn worded<'w>(
    answers: &Answers,
    words: impl Fn(&str) -> &'w str,
    out: &[usize],
) -> Answers {
    let mut builder = Answers::builder();
    let mut places = vec![None; answers.items().len()];
    let all = answers.items().iter().enumerate();
    let left = all.filter(|(item, _)| !out.contains(item));
    for (kept, (item, id)) in (0..).zip(left) {
        builder.item(&named(id, words(id)));
        places[item] = Some(kept);
    }
    for (row, actor) in answers.actors().iter().enumerate() {
        let said = answers.of(row).iter();
        let said: Vec<_> =
            said.filter_map(|(item, answer)| Some((places[*item as usize]?, *answer))).collect();
        builder.row(actor, &said);
    }
    builder.build()
}
