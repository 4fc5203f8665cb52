//! A compilation as negotiators print it.

use std::collections::BTreeMap;

use unbracket_text::{Compilation, CompiledProvision, Origin, ProvisionId, Voices};

use super::draft::{indent_of, printed};
use super::legend::legend;
use super::marks::Marks;
use super::markup::{Look, Paragraph, is_right_to_left};
use super::package::{Content, pack};
use super::sheet::style_id;
use super::unplaced::unplaced;
use super::{WriteOptions, Written};
use crate::wording::{Called, Wording};

pub(super) fn write(compilation: &Compilation, options: &WriteOptions) -> Written {
    let language = compilation.base().language();
    let wording = Wording::of(language);
    let mut body = String::new();
    legend(compilation, wording, &mut body);
    let text =
        Text { wording, called: Called::of(compilation, wording), labels: Labels::of(compilation) };
    let mut sample = String::new();
    for compiled in compilation.provisions() {
        text.provision(compiled, direction(compilation, compiled), &mut body);
        text.proposals(compiled, &mut body);
        if sample.len() < 1000 {
            sample.push_str(&compiled.content.to_marked_text());
        }
    }
    unplaced(compilation, wording, &text.called, &mut body);
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

/// What the provisions are written with.
struct Text<'a> {
    wording: &'static Wording,
    called: Called<'a>,
    labels: Labels<'a>,
}

impl<'a> Text<'a> {
    fn provision(&self, compiled: &'a CompiledProvision, right_to_left: bool, out: &mut String) {
        let depth = indent_of(compiled.kind, compiled.depth);
        let mut paragraph = Paragraph::new(&style_id(compiled.kind), depth, right_to_left);
        let text = compiled.content.to_marked_text();
        let wording = self.wording;
        let label = printed(compiled.kind, self.labels.of_provision(compiled), &text);
        let label = wording.apart(&label);
        match &compiled.origin {
            Origin::Base => {
                paragraph.label(&label);
                let struck = !compiled.whole.delete.is_empty();
                let look = if struck { Look::Struck } else { Look::Plain };
                Marks { paragraph: &mut paragraph, wording }.passage(&compiled.content, look);
            }
            Origin::Inserted { voices, .. } => {
                paragraph.words("[", Look::Mark).label(&label);
                let mut marks = Marks { paragraph: &mut paragraph, wording };
                marks.passage(&compiled.content, Look::Proposed);
                let mut said = format!(" – {}", wording.names(&voices.sponsors));
                if let Some(other) = &compiled.nearly_repeats {
                    said.push_str(&wording.nearly(&self.called.name(other)));
                }
                paragraph.said(&said, Look::Names).words("]", Look::Mark);
            }
        }
        paragraph.write(out);
    }

    /// What is proposed for the paragraph as a whole, on lines under it.
    fn proposals(&self, compiled: &CompiledProvision, out: &mut String) {
        let (wording, whole) = (self.wording, &self.wording.whole);
        let depth = indent_of(compiled.kind, compiled.depth);
        let mut say = |what: &str, voices: &Voices| {
            if !voices.is_empty() {
                let said = wording.said(what, &wording.names(&voices.sponsors));
                let line = Paragraph::new("Proposals", depth, wording.right_to_left);
                line.flush().said(&said, Look::Names).write(out);
            }
        };
        say(whole.delete, &compiled.whole.delete);
        say(whole.retain, &compiled.whole.retain);
        say(whole.join, &compiled.whole.join);
        for (place, voices) in &compiled.whole.moves {
            say(&self.called.moved(place), voices);
        }
    }
}

/// The labels in front of provisions.
pub(super) struct Labels<'a> {
    /// Those that provisions of the base bear in their document.
    borne: BTreeMap<&'a ProvisionId, String>,
}

impl<'a> Labels<'a> {
    /// Those of a compilation.
    pub(super) fn of(compilation: &'a Compilation) -> Self {
        let labels = crate::written::Labels::of(compilation.base());
        let provisions = compilation.base().visit().map(|visit| visit.provision);
        let borne = provisions.filter_map(|one| Some((&one.id, labels.get(one)?))).collect();
        Self { borne }
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
}
