//! A compilation as negotiators print it.

use std::collections::BTreeMap;

use unbracket_text::sponsor::names;
use unbracket_text::{
    Amendment, Change, Compilation, CompiledProvision, Label, Origin, Passage, Place, ProvisionId,
    Voices,
};

use super::draft::{indent_of, printed};
use super::legend::{heading, legend};
use super::marks;
use super::markup::{Look, Paragraph, is_right_to_left};
use super::package::{Content, pack};
use super::sheet::style_id;
use super::{WriteOptions, Written};
use crate::written::first_words;

pub(super) fn write(compilation: &Compilation, options: &WriteOptions) -> Written {
    let mut body = String::new();
    legend(compilation, &mut body);
    let labels = Labels::of(compilation);
    let mut sample = String::new();
    for compiled in compilation.provisions() {
        let right_to_left = direction(compilation, compiled);
        provision(compiled, &labels, right_to_left, &mut body);
        proposals(compiled, &labels, &mut body);
        if sample.len() < 1000 {
            sample.push_str(&compiled.content.to_marked_text());
        }
    }
    unplaced(compilation, &labels, &mut body);
    let language = compilation.base().language();
    let content = Content {
        body: &body,
        language,
        right_to_left: is_right_to_left(language, &sample),
        tracked: false,
    };
    Written { bytes: pack(&content, options), notices: Vec::new() }
}

/// The direction of a compiled provision.
pub(super) fn direction(compilation: &Compilation, compiled: &CompiledProvision) -> bool {
    let text = compiled.content.to_marked_text();
    is_right_to_left(compilation.base().language(), &text)
}

fn provision<'a>(
    compiled: &'a CompiledProvision,
    labels: &Labels<'a>,
    right_to_left: bool,
    out: &mut String,
) {
    let depth = indent_of(compiled.kind, compiled.depth);
    let mut paragraph = Paragraph::new(&style_id(compiled.kind), depth, right_to_left);
    let text = compiled.content.to_marked_text();
    let label = printed(compiled.kind, labels.of_provision(compiled), &text);
    match &compiled.origin {
        Origin::Base => {
            paragraph.label(&label);
            let struck = !compiled.whole.delete.is_empty();
            let look = if struck { Look::Struck } else { Look::Plain };
            marks::passage(&mut paragraph, &compiled.content, look);
        }
        Origin::Inserted { voices, .. } => {
            paragraph.words("[", Look::Mark).label(&label);
            marks::passage(&mut paragraph, &compiled.content, Look::Proposed);
            let mut said = format!(" – {}", names(&voices.sponsors));
            if let Some(other) = &compiled.nearly_repeats {
                said.push_str(&format!(" (nearly the same as {})", labels.name(other)));
            }
            paragraph.words(&said, Look::Names).words("]", Look::Mark);
        }
    }
    paragraph.write(out);
}

/// What is proposed for the paragraph as a whole, on lines under it.
fn proposals(compiled: &CompiledProvision, labels: &Labels<'_>, out: &mut String) {
    let whole = &compiled.whole;
    let mut say = |what: &str, voices: &Voices| {
        if !voices.is_empty() {
            let depth = indent_of(compiled.kind, compiled.depth);
            let mut line = Paragraph::new("Proposals", depth, false).flush();
            line.words(&format!("{what}: {}", names(&voices.sponsors)), Look::Names).write(out);
        }
    };
    say("Delete the whole", &whole.delete);
    say("Retain as it stands", &whole.retain);
    say("Join to the paragraph before", &whole.join);
    for (place, voices) in &whole.moves {
        say(&format!("Move {}", labels.place(place)), voices);
    }
}

/// The amendments that could not be laid in, with the reason: nothing is lost.
fn unplaced(compilation: &Compilation, labels: &Labels<'_>, out: &mut String) {
    if compilation.unplaced().is_empty() {
        return;
    }
    heading("Amendments that could not be laid in", out);
    for unplaced in compilation.unplaced() {
        let Some(amendment) = compilation.amendment(unplaced.amendment) else { continue };
        let mut line = Paragraph::new("Legend", 0, false);
        line.words(&names(&amendment.sponsors), Look::Mark);
        line.words(&format!(": {}", unplaced.reason), Look::Plain);
        let (what, words) = describe(amendment, labels);
        line.words(&format!(". {what}"), Look::Plain);
        line.words(&words, Look::Proposed);
        if let Some(reference) = &amendment.reference {
            line.words(&format!(" ({reference})"), Look::Names);
        }
        line.write(out);
    }
}

/// What an amendment asks for, and the words that it proposes.
fn describe(amendment: &Amendment, labels: &Labels<'_>) -> (String, String) {
    match &amendment.change {
        Change::Replace { provision, wording } => {
            (format!("Proposed for {}: ", labels.name(provision)), wording.to_marked_text())
        }
        Change::Excerpt { provision, quoted, wording } => {
            let quoted = quoted.to_marked_text();
            let what = format!("Proposed for {} instead of “{quoted}”: ", labels.name(provision));
            (what, wording.to_marked_text())
        }
        Change::Insert { place, provision, .. } => {
            (format!("Proposed {}: ", labels.place(place)), provision.content.to_marked_text())
        }
        Change::Delete { provision } => {
            (format!("Delete {}.", labels.name(provision)), String::new())
        }
        Change::Move { provision, to, .. } => {
            (format!("Move {} {}.", labels.name(provision), labels.place(to)), String::new())
        }
        Change::Merge { provisions, wording } => {
            let all: Vec<String> = provisions.iter().map(|one| labels.name(one)).collect();
            (format!("Merge {} to read: ", all.join(", ")), wording.to_marked_text())
        }
        Change::Split { provision, into } => {
            let parts: Vec<String> = into.iter().map(Passage::to_marked_text).collect();
            (format!("Split {} into: ", labels.name(provision)), parts.join(" ¶ "))
        }
        Change::Retain { provision } => {
            (format!("Retain {}.", labels.name(provision)), String::new())
        }
    }
}

/// How provisions are called in the text around them.
pub(super) struct Labels<'a> {
    by_id: BTreeMap<&'a ProvisionId, (&'a Label, &'a Passage)>,
    /// The labels that provisions of the base bear in their document.
    borne: BTreeMap<&'a ProvisionId, String>,
}

impl<'a> Labels<'a> {
    /// Those of a compilation.
    pub(super) fn of(compilation: &'a Compilation) -> Self {
        let by_id = compilation
            .provisions()
            .iter()
            .map(|one| (&one.id, (&one.label, &one.content)))
            .collect();
        let labels = crate::written::Labels::of(compilation.base());
        let provisions = compilation.base().visit().map(|visit| visit.provision);
        let borne = provisions.filter_map(|one| Some((&one.id, labels.get(one)?))).collect();
        Self { by_id, borne }
    }

    /// The label in front of a provision: the one that follows from its place, or where it has no
    /// number, as headings and bullets have none, the one that it bears in its document.
    pub(super) fn of_provision(&self, compiled: &'a CompiledProvision) -> &str {
        match compiled.label.as_str() {
            "" => self.borne(compiled),
            label => label,
        }
    }

    /// The label that a provision of the base bears in its document.
    pub(super) fn borne(&self, compiled: &CompiledProvision) -> &str {
        self.borne.get(&compiled.id).map_or("", String::as_str)
    }

    /// `paragraph 12`, or the first words where it has no number; the identity where the base has no
    /// such provision.
    pub(super) fn name(&self, id: &ProvisionId) -> String {
        match self.by_id.get(id) {
            Some((label, _)) if !label.is_empty() => format!("paragraph {label}"),
            Some((_, content)) => first_words(content),
            None => format!("provision {id}"),
        }
    }

    /// `to the place behind paragraph 12`.
    pub(super) fn place(&self, place: &Place) -> String {
        match place {
            Place::Start => "at the beginning".to_owned(),
            Place::After(id) => format!("behind {}", self.name(id)),
            Place::Under(id) => format!("as the first below {}", self.name(id)),
            Place::Unnamed => "at a place that is not named".to_owned(),
        }
    }
}
