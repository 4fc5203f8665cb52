//! Behind the text: who proposes where, and the amendments that could not be laid in.

use std::collections::BTreeMap;

use unbracket_text::{Amendment, Change, Compilation, Passage, Provision, Sponsor};

use super::escape::{Direction, escaped, isolated};
use super::frame::{Frame, counted};
use super::provision::Place;

/// The sponsors with the number of their amendments and the places of these.
pub(super) fn sponsors(
    compilation: &Compilation,
    frame: &Frame<'_>,
    places: &[Place<'_>],
) -> String {
    let mut found: BTreeMap<&Sponsor, Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        for sponsor in &place.measure.sponsors {
            found.entry(sponsor).or_default().push(at);
        }
    }
    let counts = compilation.sponsors();
    let mut rows = String::new();
    for (sponsor, number) in &frame.sponsors {
        let links = found.get(sponsor).into_iter().flatten().map(|&at| {
            let place = &places[at];
            format!("<a href=\"#{}\">{}</a>", place.anchor, place.name())
        });
        let links = links.collect::<Vec<_>>().join(" ");
        let name = isolated(sponsor.as_str(), Direction::LeftToRight);
        let count = counted(counts.get(sponsor).copied().unwrap_or(0), "amendment");
        rows.push_str(&format!(
            "<tr id=\"_s{number}\"><th scope=\"row\">{name}</th><td>{count}</td>\
             <td class=\"l\">{links}</td></tr>\n"
        ));
    }
    format!(
        "<section class=\"end\" id=\"_sponsors\"><h2>Who proposes what</h2>\
         <div class=\"scroll\"><table><thead><tr><th scope=\"col\">Sponsor</th>\
         <th scope=\"col\">Amendments</th><th scope=\"col\">Places</th></tr></thead>\
         <tbody>\n{rows}</tbody></table></div></section>\n"
    )
}

/// The amendments that could not be laid in, with the reason and the words they propose.
pub(super) fn unplaced(compilation: &Compilation, frame: &Frame<'_>) -> String {
    if compilation.unplaced().is_empty() {
        return String::new();
    }
    let mut items = String::new();
    for unplaced in compilation.unplaced() {
        let Some(amendment) = compilation.amendment(unplaced.amendment) else { continue };
        let names = match amendment.sponsors.len() {
            0 => "no sponsor".to_owned(),
            _ => frame.names(&amendment.sponsors),
        };
        let reference = amendment.reference.as_deref().map(|reference| {
            format!(" <small>({})</small>", isolated(reference, Direction::LeftToRight))
        });
        items.push_str(&format!(
            "<li><p><strong>{names}</strong>{}: {}.</p>{}</li>\n",
            reference.unwrap_or_default(),
            isolated(&unplaced.reason.to_string(), Direction::LeftToRight),
            proposal(frame, amendment),
        ));
    }
    format!(
        "<section class=\"end\" id=\"_unplaced\"><h2>Not laid in</h2><p>These amendments are \
         kept here, each with the reason why it stands in no provision.</p><ul>\n{items}</ul>\
         </section>\n"
    )
}

/// The words that an amendment proposes.
fn proposal(frame: &Frame<'_>, amendment: &Amendment) -> String {
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut say = |verb, passage: &Passage| lines.push((verb, passage.to_marked_text()));
    match &amendment.change {
        Change::Replace { wording, .. } | Change::Merge { wording, .. } => say("proposes", wording),
        Change::Excerpt { quoted, wording, .. } => {
            say("quotes", quoted);
            say("proposes", wording);
        }
        Change::Insert { provision, .. } => {
            let mut open: Vec<&Provision> = vec![provision];
            while let Some(provision) = open.pop() {
                say("proposes", &provision.content);
                open.extend(provision.children.iter().rev());
            }
        }
        Change::Split { into, .. } => into.iter().for_each(|part| say("proposes", part)),
        Change::Delete { .. } => say("would delete the provision", &Passage::default()),
        Change::Move { .. } => say("would move the provision", &Passage::default()),
        Change::Retain { .. } => say("would keep the provision", &Passage::default()),
    }
    let line = |(verb, words): &(&str, String)| match words.is_empty() {
        true => format!("<p>{verb}</p>"),
        false => {
            let attributes = frame.text_attributes();
            format!("<p>{verb}: <q{attributes}>{}</q></p>", escaped(words))
        }
    };
    lines.iter().map(line).collect()
}
