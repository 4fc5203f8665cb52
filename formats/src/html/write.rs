//! Writing a draft as a clean page: headings, paragraphs, language and direction, nothing else.

use unbracket_text::token::runs_right_to_left;
use unbracket_text::{Draft, Provision, ProvisionKind};

use super::{exact, read};
use crate::structure::print_label;
use crate::written::{Labels, Written, checked};

/// Writes a draft as an HTML page that is read back exactly.
///
/// The notices name what the page does not hold: brackets that a compilation numbered, words that
/// are not in normal form.
pub fn write_draft(draft: &Draft) -> Written {
    let mut out = String::new();
    let words = draft.visit().next().map(|visit| visit.provision.content.to_marked_text());
    let direction =
        if words.is_some_and(|words| runs_right_to_left(&words)) { "rtl" } else { "ltr" };
    let language = draft.language().map(|tag| format!(" lang=\"{}\"", escaped(tag)));
    let language = language.unwrap_or_default();
    let title = escaped(draft.title().unwrap_or("Draft"));
    out.push_str(&format!(
        "<!DOCTYPE html>\n<html{language} dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>{title}</title>\n</head>\n<body>\n<main>\n{}\n",
        article(draft)
    ));
    let labels = Labels::of(draft);
    for visit in draft.visit() {
        write_provision(visit.provision, visit.depth, &labels, &mut out);
    }
    out.push_str("</article>\n</main>\n</body>\n</html>\n");
    checked(out, draft, |text, options| read(text.as_bytes(), options))
}

fn article(draft: &Draft) -> String {
    let held = [("title", draft.title()), ("language", draft.language())];
    let mut out = format!("<article data-unbracket=\"{}\"", exact::SCHEMA);
    for (name, value) in held {
        if let Some(value) = value {
            out.push_str(&format!(" data-{name}=\"{}\"", escaped(value)));
        }
    }
    out + &exact::numbering_attributes(draft.numbering()) + ">"
}

fn write_provision(provision: &Provision, depth: usize, labels: &Labels, out: &mut String) {
    let (kind, level) = exact::kind_name(provision.kind);
    let element = element(provision.kind);
    let level = level.map(|level| format!(" data-level=\"{level}\"")).unwrap_or_default();
    let standing = exact::standing_name(provision.standing);
    let id = escaped(provision.id.as_str());
    let text = escaped(&provision.content.to_marked_text());
    let label = labels.get(provision).map(|label| {
        let printed = escaped(&print_label(&label));
        // A number that follows from the place is shown, and not taken for one that was borne.
        let borne = if provision.former_label.is_some() { escaped(&label) } else { String::new() };
        format!("<span data-label=\"{borne}\">{printed}</span> ")
    });
    let label = label.unwrap_or_default();
    out.push_str(&format!(
        "<{element} id=\"{id}\" data-kind=\"{kind}\"{level} data-standing=\"{standing}\" \
         data-depth=\"{depth}\">{label}{text}</{element}>\n"
    ));
}

fn element(kind: ProvisionKind) -> String {
    match kind {
        ProvisionKind::Title => "h1".to_owned(),
        ProvisionKind::Annex => "h2".to_owned(),
        ProvisionKind::Heading { level } => format!("h{}", level.clamp(1, 5) + 1),
        ProvisionKind::PreambularParagraph
        | ProvisionKind::OperativeParagraph
        | ProvisionKind::Chapeau
        | ProvisionKind::SubParagraph
        | ProvisionKind::Placeholder
        | ProvisionKind::Unnumbered => "p".to_owned(),
    }
}

/// Text as it stands in an element or an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(character),
        }
    }
    out
}
