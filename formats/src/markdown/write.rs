//! Writing a draft as Markdown.

use unbracket_text::{Draft, Provision, ProvisionKind};

use super::escape;
use super::source::front_matter_value;
use crate::option_label::is_option_label;
use crate::structure::print_label;
use crate::written::{Labels, Written, checked};

/// Writes a draft as Markdown; the notices name what would not come back.
pub fn write_draft(draft: &Draft) -> Written {
    let mut out = front_matter(draft);
    let titled = draft.provisions().first().is_some_and(|p| p.kind == ProvisionKind::Title);
    let labels = Labels::of(draft);
    let mut lists = Lists::default();
    for visit in draft.visit() {
        let label = labels.get(visit.provision);
        let mark = label.as_deref().map_or(0, mark_width);
        out.push_str(&" ".repeat(lists.indent(visit.depth, mark)));
        out.push_str(&provision(visit.provision, label.as_deref(), titled));
        out.push_str("\n\n");
    }
    let text = format!("{}\n", out.trim_end_matches('\n'));
    checked(text, draft, |text, options| super::read(text.as_bytes(), options))
}

fn front_matter(draft: &Draft) -> String {
    let held = [("title", draft.title()), ("lang", draft.language())];
    let lines: String = held
        .into_iter()
        .filter_map(|(key, value)| Some(format!("{key}: {}\n", front_matter_value(value?))))
        .collect();
    if lines.is_empty() { lines } else { format!("---\n{lines}---\n\n") }
}

/// The list items that are open where the next provision is written.
#[derive(Default)]
struct Lists {
    /// The depth of each, and the column at which what belongs to it begins.
    open: Vec<(usize, usize)>,
}

impl Lists {
    /// The column of a provision of this depth with a list mark of this width, 0 for none.
    fn indent(&mut self, depth: usize, mark: usize) -> usize {
        if mark == 0 {
            // A paragraph at the margin ends all lists.
            self.open.clear();
            return 0;
        }
        self.open.retain(|(above, _)| *above < depth);
        let parent = self.open.last().filter(|(above, _)| above + 1 == depth);
        let indent = parent.map_or(0, |(_, column)| *column);
        if indent == 0 {
            self.open.clear();
        }
        self.open.push((depth, indent + mark));
        indent
    }
}

/// How wide the mark of a list item with this label is; 0 where Markdown does not take it for one.
fn mark_width(label: &str) -> usize {
    if label == "•" {
        2
    } else if is_list_label(label) {
        print_label(label).len() + 1
    } else {
        0
    }
}

fn provision(provision: &Provision, label: Option<&str>, titled: bool) -> String {
    let text = provision.content.to_marked_text();
    let hashes = match provision.kind {
        ProvisionKind::Title => 1,
        ProvisionKind::Heading { level } => usize::from(level) + usize::from(titled),
        _ => 0,
    };
    match label {
        Some(label) if hashes > 0 => heading(hashes, &format!("{} {text}", print_label(label))),
        None if hashes > 0 => heading(hashes, &text),
        None => escape::paragraph(&text),
        Some("•") => format!("- {}", escape::paragraph(&text)),
        Some(label) if is_list_label(label) => {
            format!("{} {}", print_label(label), escape::paragraph(&text))
        }
        Some(label) if is_option_label(label) => {
            format!("**{label}:** {}", escape::inline(&text)).trim_end().to_owned()
        }
        Some(label) => escape::paragraph(format!("{} {text}", print_label(label)).trim_end()),
    }
}

fn heading(hashes: usize, text: &str) -> String {
    format!("{} {}", "#".repeat(hashes.min(6)), escape::inline(text)).trim_end().to_owned()
}

/// `3` and `3)`: what Markdown itself prints in front of list items.
fn is_list_label(label: &str) -> bool {
    let digits = label.strip_suffix(')').unwrap_or(label);
    (1..=9).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}
