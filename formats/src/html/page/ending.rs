//! Behind the text: who proposes where, and the amendments that could not be laid in.

use std::collections::BTreeMap;

use unbracket_text::{Amendment, Change, Compilation, Passage, Provision, Sponsor};

use super::escape::escaped;
use super::frame::Frame;
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
    let (wording, ending) = (frame.wording, &frame.wording.page.ending);
    let counts = compilation.sponsors();
    let mut rows = String::new();
    for (sponsor, number) in &frame.sponsors {
        let links = found.get(sponsor).into_iter().flatten().map(|&at| {
            let place = &places[at];
            format!("<a href=\"#{}\">{}</a>", place.anchor, place.name(frame))
        });
        let links = links.collect::<Vec<_>>().join(" ");
        let name = frame.apart(sponsor.as_str());
        let count = wording.legend.amendments.say(counts.get(sponsor).copied().unwrap_or(0));
        rows.push_str(&format!(
            "<tr id=\"_s{number}\"><th scope=\"row\">{name}</th><td>{count}</td>\
             <td class=\"l\">{links}</td></tr>\n"
        ));
    }
    format!(
        "<section class=\"end\" id=\"_sponsors\"><h2>{}</h2>\
         <div class=\"scroll\"><table><thead><tr><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\
         <tbody>\n{rows}</tbody></table></div></section>\n",
        ending.who, wording.page.tools.who, ending.amendments, ending.places,
    )
}

/// The amendments that could not be laid in, with the reason and the words they propose.
pub(super) fn unplaced(compilation: &Compilation, frame: &Frame<'_>) -> String {
    if compilation.unplaced().is_empty() {
        return String::new();
    }
    let wording = frame.wording;
    let mut items = String::new();
    for unplaced in compilation.unplaced() {
        let Some(amendment) = compilation.amendment(unplaced.amendment) else { continue };
        let names = match amendment.sponsors.len() {
            0 => wording.asked.nobody.to_owned(),
            _ => frame.names(&amendment.sponsors),
        };
        let reference = amendment
            .reference
            .as_deref()
            .map(|reference| format!("<small>{}</small>", wording.aside(&frame.apart(reference))));
        let who = format!("<strong>{names}</strong>{}", reference.unwrap_or_default());
        let reason = frame.apart(&frame.called.reason(&unplaced.reason));
        items.push_str(&format!(
            "<li><p>{}{}</p>{}</li>\n",
            wording.said(&who, &reason),
            wording.signs.stop.trim_end(),
            proposal(frame, amendment),
        ));
    }
    format!(
        "<section class=\"end\" id=\"_unplaced\"><h2>{}</h2><p>{}</p><ul>\n{items}</ul>\
         </section>\n",
        wording.headings.unplaced, wording.page.ending.why,
    )
}

/// The words that an amendment proposes.
fn proposal(frame: &Frame<'_>, amendment: &Amendment) -> String {
    let ending = &frame.wording.page.ending;
    let mut lines: Vec<(&str, String)> = Vec::new();
    let mut say = |verb, passage: &Passage| lines.push((verb, passage.to_marked_text()));
    match &amendment.change {
        Change::Replace { wording, .. } | Change::Merge { wording, .. } => {
            say(ending.proposes, wording);
        }
        Change::Excerpt { quoted, wording, .. } => {
            say(ending.quotes, quoted);
            say(ending.proposes, wording);
        }
        Change::Insert { provision, .. } => {
            let mut open: Vec<&Provision> = vec![provision];
            while let Some(provision) = open.pop() {
                say(ending.proposes, &provision.content);
                open.extend(provision.children.iter().rev());
            }
        }
        Change::Split { into, .. } => into.iter().for_each(|part| say(ending.proposes, part)),
        Change::Delete { .. } => say(ending.delete, &Passage::default()),
        Change::Move { .. } => say(ending.move_it, &Passage::default()),
        Change::Retain { .. } => say(ending.retain, &Passage::default()),
    }
    let line = |(verb, words): &(&str, String)| match words.is_empty() {
        true => format!("<p>{verb}</p>"),
        false => {
            let attributes = frame.text_attributes();
            let quoted = format!("<q{attributes}>{}</q>", escaped(words));
            format!("<p>{}</p>", frame.wording.said(verb, &quoted))
        }
    };
    lines.iter().map(line).collect()
}
