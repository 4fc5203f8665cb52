//! The amendments that could not be laid in, with the reason: nothing is lost.

use unbracket_text::{Amendment, Change, Compilation, Passage};

use super::legend::{heading, line};
use super::markup::Look;
use crate::wording::{Called, Wording, fill};

/// Writes them behind the text.
pub(super) fn unplaced(
    compilation: &Compilation,
    wording: &'static Wording,
    called: &Called<'_>,
    out: &mut String,
) {
    if compilation.unplaced().is_empty() {
        return;
    }
    heading(wording.headings.unplaced, wording, out);
    for unplaced in compilation.unplaced() {
        let Some(amendment) = compilation.amendment(unplaced.amendment) else { continue };
        let names = wording.names(&amendment.sponsors);
        let who = if names.is_empty() { wording.asked.nobody } else { &names };
        let (what, words) = asked(amendment, wording, called);
        let what = if words.is_empty() {
            format!("{what}{}", wording.signs.stop.trim_end())
        } else {
            wording.said(&what, "")
        };
        let reason = wording.said("", &called.reason(&unplaced.reason));
        let mut line = line(wording);
        line.said(who, Look::Mark);
        line.said(&format!("{reason}{}{what}", wording.signs.stop), Look::Plain);
        line.words(&words, Look::Proposed);
        if let Some(reference) = &amendment.reference {
            line.said(&wording.aside(&wording.apart(reference)), Look::Names);
        }
        line.write(out);
    }
}

/// What an amendment asks for, and the words that it proposes.
fn asked(amendment: &Amendment, wording: &Wording, called: &Called<'_>) -> (String, String) {
    let asked = &wording.asked;
    match &amendment.change {
        Change::Replace { provision, wording } => {
            (called.about(asked.replace, provision), wording.to_marked_text())
        }
        Change::Excerpt { provision, quoted, wording: proposed } => {
            let quoted = quoted.to_marked_text();
            let quoted = wording.quoted(&wording.apart(&quoted));
            let what = called.about_with(asked.instead, provision, ("quoted", &quoted));
            (what, proposed.to_marked_text())
        }
        Change::Insert { place, provision, .. } => {
            (called.proposed(place), provision.content.to_marked_text())
        }
        Change::Delete { provision } => (called.about(asked.delete, provision), String::new()),
        Change::Move { provision, to, .. } => {
            (wording.said(&called.moved(to), &called.name(provision)), String::new())
        }
        Change::Merge { provisions, wording: merged } => {
            let all = wording.list(provisions.iter().map(|one| called.name(one)));
            (fill(asked.merge, &[("names", &all)]), merged.to_marked_text())
        }
        Change::Split { provision, into } => {
            let parts: Vec<String> = into.iter().map(Passage::to_marked_text).collect();
            (called.about(asked.split, provision), parts.join(" ¶ "))
        }
        Change::Retain { provision } => (called.about(asked.retain, provision), String::new()),
    }
}
