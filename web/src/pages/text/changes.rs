//! What changed from one text to another, provision by provision and word by word.
//!
//! **Invariant:** every provision of either text has a row: those of the new one in its order, what is
//! gone at the place where it stood.

use std::collections::BTreeMap;

use unbracket_formats::html::page::Row as Pair;
use unbracket_formats::html::page::markup::{Markup, anchor, dotted, levels, moved_rows, name};
use unbracket_negotiation::standing::is_paragraph;
use unbracket_text::{Draft, Link, Passage, Provision, ProvisionId, align, labels};

use super::coded;
use super::phrases::phrases;
use super::row::{Row, Status};
use crate::frame::Frame;

/// How many provisions changed, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) all: usize,
    pub(super) changed: usize,
    pub(super) inserted: usize,
    pub(super) deleted: usize,
    pub(super) moved: usize,
}

/// A provision as a comparison needs it.
struct Side<'a> {
    provision: &'a Provision,
    depth: usize,
    label: String,
}

/// Compares two texts.
pub(super) fn changes(frame: &Frame, home: &str, old: &Draft, new: &Draft) -> (Vec<Row>, Tally) {
    let pairs = pairs(old, new);
    let moved = moved_rows(&pairs);
    let markup = Markup::of_draft(new, phrases(frame));
    let (old, new) = (sides(old), sides(new));
    let shown = |pair: &Pair| {
        let new = pair.new.and_then(|at| new.get(at));
        new.or_else(|| pair.old.and_then(|at| old.get(at)))
    };
    let kinds = pairs.iter().filter_map(shown).map(|side| side.provision.kind);
    let levels = levels(kinds);
    let mut tally = Tally::default();
    let mut rows = Vec::new();
    for ((at, pair), level) in pairs.iter().enumerate().zip(levels) {
        let before = pair.old.and_then(|at| old.get(at));
        let after = pair.new.and_then(|at| new.get(at));
        let one = Compared { before, after, moved: moved.contains(&at) };
        if let Some(row) = one.row(frame, home, &markup, level, &mut tally) {
            rows.push(row);
        }
    }
    (rows, tally)
}

fn sides(draft: &Draft) -> Vec<Side<'_>> {
    let labels = labels(draft);
    let visits = draft.visit().map(|visit| Side {
        provision: visit.provision,
        depth: visit.depth,
        label: labels.get(&visit.provision.id).map(ToString::to_string).unwrap_or_default(),
    });
    visits.collect()
}

/// Which provision became which: by identity where the texts share identities, else by their words.
fn pairs(old: &Draft, new: &Draft) -> Vec<Pair> {
    let ids = |draft: &Draft| -> Vec<ProvisionId> {
        draft.visit().map(|visit| visit.provision.id.clone()).collect()
    };
    let (old_ids, new_ids) = (ids(old), ids(new));
    let places: BTreeMap<&ProvisionId, usize> =
        old_ids.iter().enumerate().map(|(at, id)| (id, at)).collect();
    let shared = new_ids.iter().filter(|id| places.contains_key(id)).count();
    if shared * 2 < old_ids.len().min(new_ids.len()) {
        return by_words(old, new);
    }
    let pair = |old, new| Pair { old, new, ..Pair::default() };
    let stays: std::collections::BTreeSet<&ProvisionId> = new_ids.iter().collect();
    let gone = |from: usize| {
        let rest = old_ids.iter().enumerate().skip(from);
        let gone = rest.take_while(|(_, id)| !stays.contains(id));
        gone.map(|(at, _)| pair(Some(at), None)).collect::<Vec<_>>()
    };
    let mut pairs = gone(0);
    for (at, id) in new_ids.iter().enumerate() {
        let before = places.get(id).copied();
        pairs.push(pair(before, Some(at)));
        pairs.extend(before.map(|before| gone(before + 1)).unwrap_or_default());
    }
    pairs
}

fn by_words(old: &Draft, new: &Draft) -> Vec<Pair> {
    let pair = |old, new| Pair { old, new, ..Pair::default() };
    let of = |link: &Link| {
        let (old, new) = (link.base().to_vec(), link.version().to_vec());
        let longest = old.len().max(new.len());
        (0..longest).map(move |at| pair(old.get(at).copied(), new.get(at).copied()))
    };
    align(old, new).links.iter().flat_map(of).collect()
}

/// One provision in both texts.
struct Compared<'a> {
    before: Option<&'a Side<'a>>,
    after: Option<&'a Side<'a>>,
    moved: bool,
}

impl Compared<'_> {
    fn row(
        &self,
        frame: &Frame,
        home: &str,
        markup: &Markup<'_>,
        level: Option<usize>,
        tally: &mut Tally,
    ) -> Option<Row> {
        let shown = self.after.or(self.before)?;
        let status = self.status(frame, tally);
        let words = self.words(markup);
        let element = level.map_or_else(|| "p".to_owned(), |level| format!("h{level}"));
        let id = shown.provision.id.as_str();
        let anchor = anchor(id);
        let text = shown.provision.content.to_marked_text();
        let short: String = text.chars().take(32).collect();
        Some(Row {
            anchor: if self.after.is_some() { anchor } else { format!("_gone-{anchor}") },
            number: dotted(&shown.label),
            name: name(if shown.label.is_empty() { &short } else { &shown.label }),
            heading: level.is_some(),
            depth: shown.depth.min(6),
            counts: status.is_some() || is_paragraph(shown.provision.kind),
            same: status.is_none() && !self.renumbered(),
            status,
            words: format!("<{element} class=\"w\">{words}</{element}>"),
            beside: None,
            notes: self.notes(frame),
            landing: Vec::new(),
            story: format!("{home}/provisions/{}", coded(id)),
            propose: None,
            told: false,
        })
    }

    fn words(&self, markup: &Markup<'_>) -> String {
        let nothing = Passage::default();
        let words = |side: Option<&Side<'_>>| side.map(|side| side.provision.content.clone());
        let (old, new) = (words(self.before), words(self.after));
        match (old, new) {
            (Some(old), Some(new)) if old == new => markup.passage(&new),
            (old, new) => markup
                .comparison(old.as_ref().unwrap_or(&nothing), new.as_ref().unwrap_or(&nothing)),
        }
    }

    fn status(&self, frame: &Frame, tally: &mut Tally) -> Option<Status> {
        tally.all += 1;
        tally.moved += usize::from(self.moved);
        let (count, class, sign, word) = match (self.before, self.after) {
            (None, _) => (&mut tally.inserted, "new", "+", frame.t("text-was-inserted")),
            (_, None) => (&mut tally.deleted, "gone", "–", frame.t("text-was-deleted")),
            (Some(old), Some(new)) if old.provision.content != new.provision.content => {
                (&mut tally.changed, "open", "±", frame.t("text-was-changed"))
            }
            _ if self.moved => {
                let word = frame.t("text-was-moved");
                return Some(Status { class: "closing", sign: "⇄", word });
            }
            _ => return None,
        };
        *count += 1;
        Some(Status { class, sign, word })
    }

    fn renumbered(&self) -> bool {
        matches!((self.before, self.after), (Some(old), Some(new)) if old.label != new.label)
    }

    fn notes(&self, frame: &Frame) -> Vec<String> {
        let mut notes = Vec::new();
        if self.moved {
            notes.push(format!("⇄ {}", frame.t("text-was-moved")));
        }
        if let Some(old) = self.before.filter(|old| self.renumbered() && !old.label.is_empty()) {
            notes.push(frame.t1("text-formerly", "number", &old.label));
        }
        notes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unbracket_text::{Provision, ProvisionKind};

    fn draft(ids: &[&str]) -> Draft {
        let paragraph = |id: &&str| {
            Provision::new(
                *id,
                ProvisionKind::OperativeParagraph,
                Passage::words(format!("Of {id};")),
            )
        };
        Draft::new(ids.iter().map(paragraph).collect()).unwrap()
    }

    #[test]
    fn what_is_gone_stands_where_it_stood_and_what_moved_is_found() {
        let pairs = pairs(&draft(&["a", "b", "c", "d"]), &draft(&["a", "d", "c", "e"]));
        let told: Vec<_> = pairs.iter().map(|pair| (pair.old, pair.new)).collect();
        assert_eq!(
            told,
            [
                (Some(0), Some(0)),
                (Some(1), None),
                (Some(3), Some(1)),
                (Some(2), Some(2)),
                (None, Some(3)),
            ]
        );
        assert_eq!(moved_rows(&pairs).len(), 1);
    }

    #[test]
    fn texts_without_common_names_are_compared_by_their_words() {
        let pairs = pairs(&draft(&["a", "b", "c"]), &{
            let mut provisions = draft(&["a", "b", "c"]).provisions().to_vec();
            for (at, provision) in provisions.iter_mut().enumerate() {
                provision.id = ProvisionId::new(format!("x{at}"));
            }
            Draft::new(provisions).unwrap()
        });
        assert!(pairs.iter().all(|pair| pair.old == pair.new));
    }
}
