//! Issuing a version in one step: what changed, how the numbers change, what is still open, which
//! notice it begins.

use askama::Template;
use axum::response::Response;
use unbracket_negotiation::standing::{in_the_way_of_clean, progress};
use unbracket_negotiation::state::{Document, DocumentKind, ProposalState};
use unbracket_negotiation::{Moment, State};
use unbracket_text::{Draft, ProvisionId, Run, compare};

use super::Room;
use crate::failure::Failure;
use crate::frame::{Frame, page};
use crate::pages::shown::Labels;
use crate::pages::wording::Called;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "office/issue.html")]
struct Issue {
    room: Room,
    frame: Frame,
    /// The rolling text, where there is one.
    text: Option<Text>,
    kinds: Vec<(String, String)>,
    symbol: String,
    title: String,
    /// The document that was issued last, which the result page links.
    issued: Option<(usize, String)>,
    documents: Vec<(usize, String, Moment)>,
}

struct Text {
    changes: Vec<Change>,
    renumbered: Vec<(String, String)>,
    open: Vec<(String, String)>,
    agreed: usize,
    paragraphs: usize,
    proposals: usize,
    awaits_synthesis: bool,
    earliest: Moment,
    hours: u32,
}

/// A provision that reads otherwise than in the last document.
struct Change {
    label: String,
    /// What happened: the end of a message.
    how: &'static str,
    runs: Vec<(char, String)>,
}

/// How many changes are shown in full.
const SHOWN: usize = 60;

pub(super) async fn issue(visit: Visit) -> Result<Response, Failure> {
    let room = Room::new(&visit, "office-issue");
    let frame = room.frame.clone();
    let now = visit.now();
    let done = room.done;
    page(&visit.state(|state| {
        let kinds =
            [DocumentKind::Revision, DocumentKind::StreamlinedText, DocumentKind::FinalText];
        let documents = state.texts.documents.iter().enumerate();
        let issued = documents.clone().find(|(_, it)| Some(it.entry) == done);
        let named = |it: &Document| {
            let symbol = it.symbol.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{symbol} {}", it.title.shown()).trim().to_owned()
        };
        let last = last_version(state);
        let latest: Vec<_> =
            documents.map(|(number, it)| (number, named(it), it.issued)).rev().take(12).collect();
        Issue {
            text: text(&frame, state, now),
            kinds: kinds
                .iter()
                .map(|kind| (kind.word().to_owned(), frame.term("DocumentKind", kind)))
                .collect(),
            symbol: last
                .and_then(|it| next_symbol(it.symbol.as_ref()?.as_str()))
                .unwrap_or_default(),
            title: last.and_then(|it| it.title.text()).map(next_title).unwrap_or_default(),
            issued: issued.map(|(number, it)| (number, named(it))),
            documents: latest,
            frame: frame.clone(),
            room,
        }
    }))
}

/// `A/80/L.41/Rev.1` after `A/80/L.41`, `Rev.2` after `Rev.1`; a proposal that can be overwritten.
fn next_symbol(symbol: &str) -> Option<String> {
    match symbol.rsplit_once("/Rev.") {
        Some((stem, number)) => {
            let number: u32 = number.split('/').next()?.parse().ok()?;
            Some(format!("{stem}/Rev.{}", number.checked_add(1)?))
        }
        None => Some(format!("{symbol}/Rev.1")),
    }
}

/// A title that ends with `Rev.1` with the next number; any other as it is.
fn next_title(title: &str) -> String {
    let next = title.rsplit_once("Rev.").and_then(|(stem, number)| {
        let number: u32 = number.parse().ok()?;
        Some(format!("{stem}Rev.{}", number.checked_add(1)?))
    });
    next.unwrap_or_else(|| title.to_owned())
}

fn text(frame: &Frame, state: &State, now: Moment) -> Option<Text> {
    let rolling = state.texts.rolling.as_ref()?;
    let former = &*last_version(state)?.draft;
    let called = Called::of(&rolling.draft);
    let name = |id: &ProvisionId| called.label(id);
    let open = in_the_way_of_clean(state);
    let progress = progress(state);
    let cycle = state.present_cycle();
    let proposals = state.texts.proposals.iter();
    let hours = state.cycle().modalities.text_hours;
    Some(Text {
        changes: changes(former, &rolling.draft),
        renumbered: renumbered(former, &rolling.draft),
        open: open
            .iter()
            .map(|(id, status)| (name(id), frame.term("ParagraphStatus", status)))
            .collect(),
        agreed: progress.as_ref().map_or(0, |it| it.agreed),
        paragraphs: progress.as_ref().map_or(0, |it| it.units),
        proposals: proposals
            .filter(|it| it.state == ProposalState::Open && it.cycle == cycle)
            .count(),
        awaits_synthesis: state.inputs.awaiting_synthesis().is_some(),
        earliest: now.plus_hours(hours),
        hours,
    })
}

/// The document that a new version follows, as it was corrected last.
fn last_version(state: &State) -> Option<&Document> {
    let last = state.texts.last_version()?;
    let corrected = state.texts.documents.iter().rfind(|one| one.corrects == Some(last));
    corrected.or_else(|| state.texts.document(last))
}

/// What reads otherwise, in the order of the text; then what is gone.
fn changes(former: &Draft, present: &Draft) -> Vec<Change> {
    let (old_labels, new_labels) = (Labels::of(former), Labels::of(present));
    let mut found = Vec::new();
    for visit in present.visit() {
        let (id, content) = (&visit.provision.id, &visit.provision.content);
        let label = new_labels.get(id).unwrap_or_default().to_owned();
        match former.get(id) {
            None => found.push(Change {
                label,
                how: "new",
                runs: vec![('+', content.to_marked_text())],
            }),
            Some(old) if old.content.to_marked_text() != content.to_marked_text() => {
                let runs = compare(&old.content, content);
                found.push(Change { label, how: "changed", runs: runs.iter().map(run).collect() });
            }
            Some(_) => {}
        }
    }
    for visit in former.visit().filter(|visit| present.get(&visit.provision.id).is_none()) {
        let label = old_labels.get(&visit.provision.id).unwrap_or_default().to_owned();
        let words = visit.provision.content.to_marked_text();
        found.push(Change { label, how: "gone", runs: vec![('-', words)] });
    }
    found.truncate(SHOWN);
    found
}

fn run(run: &Run) -> (char, String) {
    match run {
        Run::Kept(words) => ('=', words.to_marked_text()),
        Run::Inserted(words) => ('+', words.to_marked_text()),
        Run::Deleted(words) => ('-', words.to_marked_text()),
    }
}

/// Former and present numbers, where they differ.
fn renumbered(former: &Draft, present: &Draft) -> Vec<(String, String)> {
    let old = Labels::of(former);
    let (issued, _) = unbracket_text::number::renumber(present);
    let new = unbracket_negotiation::standing::cited_labels(&issued);
    let moved = new.into_iter().filter_map(|(id, label)| {
        let before = old.get(&id)?.to_owned();
        (before != label).then_some((before, label))
    });
    moved.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_symbol_is_the_next_revision() {
        assert_eq!(next_symbol("A/80/L.41").as_deref(), Some("A/80/L.41/Rev.1"));
        assert_eq!(next_symbol("A/80/L.41/Rev.9").as_deref(), Some("A/80/L.41/Rev.10"));
        assert_eq!(next_symbol("A/80/L.41/Rev.1/Add.1").as_deref(), Some("A/80/L.41/Rev.2"));
        assert_eq!(next_symbol("A/80/L.41/Rev.x"), None);
    }

    #[test]
    fn a_title_that_names_its_revision_names_the_next() {
        assert_eq!(next_title("A Charter: Rev.1"), "A Charter: Rev.2");
        assert_eq!(next_title("A Charter"), "A Charter");
    }
}
