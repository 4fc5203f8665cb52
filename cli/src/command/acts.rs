//! Every act there is, as a page for whoever writes scripts.

use std::fmt::Write;

use unbracket_negotiation::{Act, rules};

const HEAD: &str = "\
# Acts

Every act of a negotiation, by the rule that it relies on. In a script a line is
`WHO: ACT FIELD value FIELD value … => name`; fields stand in any order, and those that do not matter are
left out. This page is what `unbracket play --acts` prints.
";

/// The page.
pub(super) fn listed() -> String {
    let mut page = HEAD.to_owned();
    for (rule, says) in rules::ALL {
        let acts: Vec<_> = Act::kinds().filter(|(_, _, relies)| relies == rule).collect();
        if acts.is_empty() {
            continue;
        }
        let _ =
            write!(page, "\n## {rule}\n\n{says}\n\n| act | fields | who, when |\n|---|---|---|\n");
        for (kind, permit, _) in acts {
            let _ = writeln!(page, "| `{kind}` | {} | {permit} |", fields(kind));
        }
    }
    page
}

fn fields(kind: &str) -> String {
    let found = Act::all_fields().find(|(name, _)| *name == kind);
    let names = found.map(|(_, names)| *names).unwrap_or_default();
    names.iter().map(|name| format!("`{}`", name.replace('_', "-"))).collect::<Vec<_>>().join(" ")
}
