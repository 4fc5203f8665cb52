//! A provision as the pages of the text show it: its number, its words, how it stands.

use std::collections::BTreeMap;

use unbracket_formats::html::page::markup::{self, Markup, Shown};
use unbracket_negotiation::Moment;
use unbracket_negotiation::event::ParagraphStatus;
use unbracket_negotiation::standing;
use unbracket_negotiation::state::{Issue, Rolling, State};
use unbracket_text::sponsor::names;
use unbracket_text::{Compilation, Origin, Place, ProvisionId, Voices};

use super::coded;
use crate::frame::Frame;
use crate::status::{CONTESTED, HELD, NEW, Tint, tint};

/// A provision on a page.
pub(super) struct Row {
    /// Its anchor, escaped.
    pub(super) anchor: String,
    /// Its number with its dot, escaped; empty where it has none.
    pub(super) number: String,
    /// What it is called in a sentence, escaped.
    pub(super) name: String,
    pub(super) heading: bool,
    pub(super) depth: usize,
    pub(super) status: Option<Status>,
    /// Whether it counts in the census.
    pub(super) counts: bool,
    /// Whether it is to be left out where only what changed is wanted.
    pub(super) same: bool,
    /// Its words, as markup.
    pub(super) words: String,
    pub(super) beside: Option<Beside>,
    /// What is to be said of it besides.
    pub(super) notes: Vec<String>,
    /// What would stand before it if it were moved: anchor, name as markup, and who would.
    pub(super) landing: Vec<(String, String, String)>,
    /// Where its story is told.
    pub(super) story: String,
    /// Where a change of it is proposed, for whoever can.
    pub(super) propose: Option<String>,
    /// Whether its story stands beside the text.
    pub(super) told: bool,
}

/// How a provision stands, by class, sign and word.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Status {
    pub(super) class: &'static str,
    pub(super) sign: &'static str,
    pub(super) word: String,
}

/// A provision in another language.
pub(super) struct Beside {
    /// `lang` and `dir`.
    pub(super) attributes: String,
    pub(super) words: String,
    /// Whether the text was changed since it was translated.
    pub(super) stale: bool,
}

/// What is known of the provisions of the rolling text.
#[derive(Default)]
pub(super) struct Standings {
    statuses: BTreeMap<ProvisionId, ParagraphStatus>,
    /// The issue that holds a provision.
    held: BTreeMap<ProvisionId, String>,
    /// How many statements were made on a provision.
    stated: BTreeMap<ProvisionId, usize>,
}

impl Standings {
    /// Of the rolling text.
    pub(super) fn rolling(state: &State, rolling: &Rolling) -> Self {
        let open = state.texts.issues.iter().filter(|issue| issue.open);
        let name = |issue: &Issue| issue.title.shown().to_owned();
        let held =
            open.flat_map(|issue| issue.provisions.iter().map(|id| (id.clone(), name(issue))));
        let of_text = Self::stated(state, rolling.draft.visit().map(|visit| &visit.provision.id));
        Self { statuses: standing::statuses(rolling), held: held.collect(), ..of_text }
    }

    /// Of a document: what was stated on its provisions.
    pub(super) fn stated<'a>(state: &State, ids: impl Iterator<Item = &'a ProvisionId>) -> Self {
        let count = |id: &ProvisionId| state.deciding.statements_on(id).count();
        let stated = ids.map(|id| (id.clone(), count(id))).filter(|(_, count)| *count > 0);
        Self { stated: stated.collect(), ..Self::default() }
    }

    /// How a provision stands; none where nothing is said of it.
    pub(super) fn status(&self, frame: &Frame, id: &ProvisionId) -> Option<Status> {
        let status = *self.statuses.get(id)?;
        if let Some(issue) = self.held.get(id) {
            let word = frame.t1("text-held", "issue", issue);
            return Some(Status { class: "held", sign: HELD, word });
        }
        Some(status_of(frame, status))
    }
}

/// A status by class, sign and word.
pub(super) fn status_of(frame: &Frame, status: ParagraphStatus) -> Status {
    let Tint { word, sign, class } = tint(status);
    Status { class, sign, word: frame.term("ParagraphStatus", word) }
}

/// The rows of a compilation; of one without amendments, those of its text.
pub(super) fn rows(
    frame: &Frame,
    home: &str,
    compilation: &Compilation,
    standings: &Standings,
) -> Vec<Row> {
    let markup = Markup::of(compilation, super::phrases::phrases(frame));
    let shown = markup.provisions();
    let mut rows: Vec<Row> = Vec::with_capacity(shown.len());
    for (at, one) in shown.iter().enumerate() {
        let words = markup.words(at);
        let row = row(frame, home, one, standings);
        let notes = notes(frame, one, &shown, standings);
        rows.push(Row { words, notes, ..row });
    }
    for one in &shown {
        for (to, voices) in &one.provision.whole.moves {
            if let Some(row) = rows.get_mut(markup.landing(to)) {
                let who = names(&voices.sponsors);
                row.landing.push((one.anchor.clone(), one.name.clone(), who));
            }
        }
    }
    rows
}

fn row(frame: &Frame, home: &str, one: &Shown<'_>, standings: &Standings) -> Row {
    let provision = one.provision;
    let inserted = provision.origin != Origin::Base;
    let touched = one.proposals > 0;
    let status = match standings.status(frame, &provision.id) {
        _ if inserted => {
            Some(Status { class: "new", sign: NEW, word: frame.t("text-proposed-paragraph") })
        }
        Some(status) if status.class == "fresh" && touched => {
            let word = frame.t("text-open-contested");
            Some(Status { class: "open", sign: CONTESTED, word })
        }
        status => status,
    };
    let heading = one.heading.is_some();
    Row {
        anchor: one.anchor.clone(),
        number: markup::dotted(provision.label.as_str()),
        name: one.name.clone(),
        heading,
        depth: provision.depth.min(6),
        counts: standing::is_paragraph(provision.kind) && (status.is_some() || !heading),
        status: status.filter(|_| standing::is_paragraph(provision.kind)),
        same: !touched,
        words: String::new(),
        beside: None,
        notes: Vec::new(),
        landing: Vec::new(),
        story: match inserted {
            true => String::new(),
            false => format!("{home}/provisions/{}", coded(provision.id.as_str())),
        },
        propose: None,
        told: false,
    }
}

fn notes(frame: &Frame, one: &Shown<'_>, all: &[Shown<'_>], standings: &Standings) -> Vec<String> {
    let mut notes = Vec::new();
    if one.proposals > 0 {
        notes.push(frame.t2("text-proposals", "count", one.proposals, "sponsors", one.sponsors));
    }
    if one.brackets > 0 && one.share > 0 {
        notes.push(frame.n("text-share", one.share));
    }
    let whole = &one.provision.whole;
    let mut say = |key: &str, voices: &Voices| {
        if !voices.is_empty() {
            notes.push(frame.t1(key, "who", names(&voices.sponsors)));
        }
    };
    say("text-would-join", &whole.join);
    say("text-would-retain", &whole.retain);
    for (to, voices) in &whole.moves {
        let who = names(&voices.sponsors);
        notes.push(match place(to, all) {
            Some(place) => frame.t2("text-would-move", "who", who, "place", place),
            None => frame.t1("text-would-move-first", "who", who),
        });
    }
    if let Some(count) = standings.stated.get(&one.provision.id) {
        notes.push(frame.n("text-statements-made", count));
    }
    notes
}

/// The number of the provision behind which something would stand, or its first words.
fn place(to: &Place, all: &[Shown<'_>]) -> Option<String> {
    let (Place::After(id) | Place::Under(id)) = to else { return None };
    let found = all.iter().find(|one| &one.provision.id == id)?;
    let label = found.provision.label.as_str();
    if !label.is_empty() {
        return Some(label.to_owned());
    }
    let text = found.provision.content.to_marked_text();
    Some(text.chars().take(32).collect())
}

/// When something happens on the way of a text, and whether it did.
pub(super) struct Step {
    pub(super) word: String,
    pub(super) from: Option<Moment>,
    pub(super) class: &'static str,
}
