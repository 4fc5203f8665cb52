//! How what stands on the record is shown to everybody: names, words, provisions, entries.
//!
//! **Invariant:** words are shown only where their entry is public; the state of a live service holds
//! sealed words too, so every page of the public goes through [`said`].

use std::collections::BTreeMap;
use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::extract::Query;
use axum::http::request::Parts;
use unbracket_negotiation::rights::Capacity;
use unbracket_negotiation::standing::cited_labels;
use unbracket_negotiation::state::DocumentId;
use unbracket_negotiation::state::forum::Meeting;
use unbracket_negotiation::{GroupId, SeatId, State, Words};
use unbracket_text::{Draft, ProvisionId};

use crate::act_form::escaped;
use crate::failure::Failure;
use crate::tongue::Tongue;

pub(crate) use crate::named::seat_of as seat;

/// Words as a page shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The words, or what stands in their place, in the language of the page.
    pub(crate) text: String,
    /// Whether something stands in their place.
    pub(crate) withheld: bool,
}

impl Said {
    /// Whether there is nothing to show.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// The words as lines of paragraphs.
    pub(crate) fn paragraphs(&self) -> Vec<&str> {
        self.text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect()
    }
}

/// Words of an entry, where everybody may read them.
pub(crate) fn said(tongue: Tongue, state: &State, entry: u64, words: &Words) -> Said {
    let entries = &state.process.entries;
    match words.text().filter(|_| entries.is_public(entry)) {
        Some(text) => Said { text: text.to_owned(), withheld: false },
        None if words.is_blank() => Said::default(),
        None => {
            let key = if entries.is_erased(entry) { "shown-erased" } else { "shown-sealed" };
            Said { text: tongue.say(key), withheld: true }
        }
    }
}

/// Words of an office, which are public as long as they stand.
pub(crate) fn open_words(tongue: Tongue, words: &Words) -> Said {
    match words.text() {
        Some(text) => Said { text: text.to_owned(), withheld: false },
        None => Said { text: tongue.say("shown-erased"), withheld: true },
    }
}

/// Who meets: a forum by its name, or the negotiation itself.
pub(crate) fn who_meets(tongue: Tongue, state: &State, it: &Meeting) -> String {
    match state.forums.of_meeting(it) {
        Some(forum) => open_words(tongue, &forum.name).text,
        None => tongue.say("meetings-negotiation"),
    }
}

/// A seat as it acted: with the group on whose behalf, or with which it aligned itself.
pub(crate) fn actor(tongue: Tongue, state: &State, by: SeatId, capacity: Capacity) -> String {
    let name = seat(tongue, state, by);
    let (key, id) = match capacity {
        Capacity::National => return name,
        Capacity::OnBehalfOf(id) => ("shown-on-behalf", id),
        Capacity::AlignedWith(id) => ("shown-aligned", id),
    };
    match group(tongue, state, id) {
        Some(group) => tongue.with(key, &[("seat", &name), ("group", &group)]),
        None => name,
    }
}

/// The stakeholder group of a seat.
pub(crate) fn side(tongue: Tongue, state: &State, id: SeatId) -> Option<String> {
    group(tongue, state, state.roster.seat(id)?.side?)
}

/// The name of a group.
pub(crate) fn group(tongue: Tongue, state: &State, id: GroupId) -> Option<String> {
    state.roster.group(id).map(|group| open_words(tongue, &group.name).text)
}

/// A provision as it is cited, with the address of its story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cited {
    /// Its number, or its identity where it has none.
    pub(crate) label: String,
    /// The last part of its address.
    pub(crate) id: String,
}

/// The numbers under which provisions are cited: in the present text, else in the last outcome.
#[derive(Clone, Debug, Default)]
pub(crate) struct Labels(BTreeMap<ProvisionId, String>);

impl Labels {
    /// Those of a draft.
    pub(crate) fn of(draft: &Draft) -> Self {
        Self(cited_labels(draft).into_iter().collect())
    }

    /// Those of the present text, and of the latest outcomes for what no longer stands in it.
    pub(crate) fn present(state: &State) -> Self {
        let outcomes = state.texts.documents.iter();
        let outcomes = outcomes.filter(|document| document.kind.word() == "outcome");
        let rolling = state.texts.rolling.as_ref().map(|rolling| &rolling.draft);
        let mut labels = Self::default();
        for draft in outcomes.map(|document| &document.draft).chain(rolling) {
            labels.0.extend(Self::of(draft).0);
        }
        labels
    }

    /// The number of a provision; none where it has none.
    pub(crate) fn get(&self, id: &ProvisionId) -> Option<&str> {
        self.0.get(id).map(String::as_str)
    }

    /// A provision under its number.
    pub(crate) fn cite(&self, id: &ProvisionId) -> Cited {
        let label = self.get(id).map_or_else(|| id.to_string(), str::to_owned);
        Cited { label, id: escaped(id.as_str()) }
    }

    /// Provisions under their numbers, in the order of identities.
    pub(crate) fn cite_all<'i>(
        &self,
        ids: impl IntoIterator<Item = &'i ProvisionId>,
    ) -> Vec<Cited> {
        ids.into_iter().map(|id| self.cite(id)).collect()
    }
}

/// A document as it is called: its kind and its symbol or title.
pub(crate) fn document(tongue: Tongue, state: &State, id: DocumentId) -> String {
    let Some(document) = state.texts.document(id) else { return id.to_string() };
    let title = open_words(tongue, &document.title);
    if !title.is_blank() {
        return title.text;
    }
    let key = format!("term-DocumentKind-{}", document.kind.word());
    let kind = if tongue.has(&key) { tongue.say(&key) } else { document.kind.word().to_owned() };
    document.symbol.as_ref().map_or(kind.clone(), |symbol| format!("{kind} {symbol}"))
}

/// The number in an address.
pub(crate) fn number<N: std::str::FromStr>(text: &str) -> Result<N, Failure> {
    let plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| plain).ok_or(Failure::NotFound)
}

/// What the address asks for behind its question mark; what cannot be read is nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Asked(BTreeMap<String, String>);

impl Asked {
    /// A value; none where it is missing or blank.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|value| value.trim()).filter(|value| !value.is_empty())
    }

    /// A number; none where it is missing or none.
    pub(crate) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.get(name).and_then(|value| number(value).ok())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri);
        Ok(Self(pairs.map(|Query(pairs)| pairs.into_iter().collect()).unwrap_or_default()))
    }
}

/// A part of a long list: which, of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Part {
    /// From 1.
    pub(crate) page: usize,
    /// How many parts there are, at least 1.
    pub(crate) pages: usize,
    /// How many things there are.
    pub(crate) total: usize,
}

impl Part {
    /// Cuts a list into parts of a length and leaves the one that is asked for.
    pub(crate) fn cut<T>(list: &mut Vec<T>, asked: &Asked, length: usize) -> Self {
        let total = list.len();
        let pages = total.div_ceil(length).max(1);
        let page = asked.number("page").unwrap_or(1).clamp(1, pages);
        let from = (page - 1) * length;
        *list = std::mem::take(list).into_iter().skip(from).take(length).collect();
        Self { page, pages, total }
    }
}
