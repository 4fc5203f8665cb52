//! A draft as a clean text.

use unbracket_text::{Draft, Provision, ProvisionKind};

use super::markup::{Look, Paragraph, is_right_to_left};
use super::package::{Content, pack};
use super::sheet::style_id;
use super::{WriteOptions, Written};
use crate::notice::Notice;
use crate::structure::{is_annex, print_label};
use crate::written::Labels;

pub(super) fn write(draft: &Draft, options: &WriteOptions) -> Written {
    let labels = Labels::of(draft);
    let mut body = String::new();
    let mut sample = String::new();
    if let Some(title) = draft.title() {
        title_paragraph(title, draft.language()).write(&mut body);
    }
    for visit in draft.visit() {
        let provision = visit.provision;
        let text = provision.content.to_marked_text();
        let right_to_left = is_right_to_left(draft.language(), &text);
        let depth = indent_of(provision.kind, visit.depth);
        let mut paragraph = Paragraph::new(&style_id(provision.kind), depth, right_to_left);
        let label = labels.get(provision).unwrap_or_default();
        paragraph.label(&printed(provision.kind, &label, &text)).words(&text, Look::Plain);
        paragraph.write(&mut body);
        if sample.len() < 1000 {
            sample.push_str(&text);
        }
    }
    let content = Content {
        body: &body,
        language: draft.language(),
        right_to_left: is_right_to_left(draft.language(), &sample),
        tracked: false,
    };
    Written { bytes: pack(&content, options), notices: notices(draft, &labels) }
}

/// The title that a draft has apart from its provisions.
pub(super) fn title_paragraph(title: &str, language: Option<&str>) -> Paragraph {
    let mut paragraph = Paragraph::new("Title", 0, is_right_to_left(language, title));
    paragraph.words(title, Look::Plain);
    paragraph
}

/// How far a provision is indented beyond what its style does.
pub(super) fn indent_of(kind: ProvisionKind, depth: usize) -> usize {
    const DEEPEST: usize = 8;
    let is_sub = matches!(kind, ProvisionKind::SubParagraph | ProvisionKind::Unnumbered);
    if is_sub { depth.min(DEEPEST) } else { 0 }
}

/// The label as it is printed; the head of an annex that names itself has none beside it.
pub(super) fn printed(kind: ProvisionKind, label: &str, text: &str) -> String {
    match kind {
        ProvisionKind::Annex if is_annex(text) => String::new(),
        ProvisionKind::Annex => label.to_owned(),
        _ => print_label(label),
    }
}

/// What the file cannot hold: provisions under headings, headings beyond the ninth level.
pub(super) fn notices(draft: &Draft, labels: &Labels) -> Vec<Notice> {
    let mut notices = Vec::new();
    for visit in draft.visit() {
        let provision = visit.provision;
        let place = || match labels.get(provision) {
            Some(label) => format!("paragraph {label}"),
            None => crate::written::first_words(&provision.content),
        };
        if let ProvisionKind::Heading { level: 10.. } = provision.kind {
            let message = "Word has nine levels of headings; this one is written at the ninth";
            notices.push(Notice::new("heading-too-deep", place(), message));
        }
        if holds_others(provision) {
            let message = "what stands below this heading is written behind it, on its level";
            notices.push(Notice::new("tree-flattened", place(), message));
        }
    }
    notices
}

fn holds_others(provision: &Provision) -> bool {
    let heads = matches!(
        provision.kind,
        ProvisionKind::Heading { .. } | ProvisionKind::Title | ProvisionKind::Annex
    );
    heads && !provision.children.is_empty()
}
