//! The page of a compilation.

use std::collections::BTreeMap;

use unbracket_text as text;
use unbracket_text::{
    Compilation, CompiledProvision, Origin, ProvisionId, ProvisionKind, Standing, label_sequence,
};

use super::census::{Measure, State, strip};
use super::escape::anchor;
use super::frame::Frame;
use super::heading::Levels;
use super::provision::{Place, Rewrite, provision};
use super::{PageOptions, ending, legend, shell, tools};
use crate::wording::fill;

/// The page of a compilation: one HTML file that asks nothing of the network.
///
/// It shows the compilation; a reader with scripts can switch to the base or to the text as one
/// sponsor would have it.
pub fn compilation(compilation: &Compilation, options: &PageOptions) -> String {
    let frame = Frame::of(compilation, options);
    let places = places(compilation);
    let head = format!(
        "{}{}{}{}",
        shell::title(options),
        figures(compilation, &frame, &places),
        strip(&frame, &places),
        legend::compilation(frame.wording),
    );
    let main = format!(
        "{}<article id=\"_text\" tabindex=\"-1\"{}>\n{}</article>\n{}{}",
        tools::tools(compilation, &frame, &places),
        frame.text_attributes(),
        article(&frame, &places),
        ending::sponsors(compilation, &frame, &places),
        ending::unplaced(compilation, &frame),
    );
    shell::page(options, frame.wording, &head, &main)
}

pub(super) fn places(compilation: &Compilation) -> Vec<Place<'_>> {
    let mut levels = Levels::default();
    let rivals = rival_labels(compilation);
    let place = |(provision, rivals)| {
        let provision: &CompiledProvision = provision;
        Place {
            provision,
            anchor: anchor(provision.id.as_str()),
            measure: Measure::of(provision),
            level: levels.next(provision.kind),
            rivals,
        }
    };
    compilation.provisions().iter().zip(rivals).map(place).collect()
}

/// The labels of rival versions, under the numbering of the base.
fn rival_labels(compilation: &Compilation) -> Vec<Vec<String>> {
    let standings: BTreeMap<&ProvisionId, Standing> =
        compilation.base().visit().map(|v| (&v.provision.id, v.provision.standing)).collect();
    let (mut items, mut counts) = (Vec::new(), Vec::new());
    for provision in compilation.provisions() {
        let standing = standings.get(&provision.id).copied().unwrap_or(Standing::Inserted);
        items.push((provision.kind, provision.depth, standing));
        let count = Rewrite::of(provision).map_or(0, |rewrite| rewrite.rivals().count());
        let rival = (provision.kind, provision.depth, Standing::Alternative);
        items.extend(std::iter::repeat_n(rival, count));
        counts.push(count);
    }
    let mut labels = label_sequence(&items, compilation.base().numbering()).into_iter();
    let rivals = counts.into_iter().map(|count| {
        labels.next();
        let labels = labels.by_ref().take(count);
        labels.map(|l| if l.is_empty() { "alt".to_owned() } else { l.to_string() }).collect()
    });
    rivals.collect()
}

/// The figures in one line.
fn figures(compilation: &Compilation, frame: &Frame<'_>, places: &[Place<'_>]) -> String {
    let is_text = |kind: ProvisionKind| {
        !matches!(
            kind,
            ProvisionKind::Title
                | ProvisionKind::Annex
                | ProvisionKind::Heading { .. }
                | ProvisionKind::Unnumbered
        )
    };
    let base: Vec<_> = places
        .iter()
        .filter(|p| p.provision.origin == Origin::Base && is_text(p.provision.kind))
        .collect();
    let touched = base.iter().filter(|p| p.provision.is_touched()).count();
    let in_brackets =
        |state| matches!(state, State::OwnBrackets | State::Bracketed | State::Opposed);
    let bracketed = base.iter().filter(|p| in_brackets(p.measure.state)).count();
    let proposed = places.iter().filter(|p| p.measure.state == State::Proposed).count();
    let (wording, figures) = (frame.wording, &frame.wording.page.figures);
    let sponsors = wording.legend.sponsors.say(compilation.sponsors().len());
    let on = fill(
        figures.on,
        &[
            ("amendments", &wording.legend.amendments.say(compilation.amendments().len())),
            ("sponsors", &format!("<a href=\"#_sponsors\">{sponsors}</a>")),
            ("paragraphs", &figures.paragraphs.say(base.len())),
        ],
    );
    let figure =
        |what: &str, count: usize| wording.said(what, &format!("<strong>{count}</strong>"));
    let mut parts = vec![
        figure(figures.touched, touched),
        figure(figures.in_brackets, bracketed),
        figure(figures.newly, proposed),
    ];
    let unplaced = compilation.unplaced().len();
    if unplaced > 0 {
        let link = format!("<a href=\"#_unplaced\">{}</a>", figures.unplaced);
        parts.push(figure(&link, unplaced));
    }
    let stop = wording.signs.stop.trim_end();
    let parts = parts.join(wording.signs.semicolon);
    format!("<p class=\"figures\">{on} – {parts}{stop}</p>")
}

fn article(frame: &Frame<'_>, places: &[Place<'_>]) -> String {
    let mut pointers = pointers(frame, places);
    let mut out = String::new();
    for at in 0..=places.len() {
        pointers.remove(&at).into_iter().flatten().for_each(|pointer| out.push_str(&pointer));
        if at < places.len() {
            out.push_str(&provision(frame, places, at));
        }
    }
    out
}

/// For each place that something would be moved to, a line that points back.
fn pointers(frame: &Frame<'_>, places: &[Place<'_>]) -> BTreeMap<usize, Vec<String>> {
    let mut out: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        for (index, (to, voices)) in place.provision.whole.moves.iter().enumerate() {
            let link = format!("<a href=\"#{}\">{}</a>", place.anchor, place.name(frame));
            let lands = fill(frame.wording.page.ending.lands, &[("name", &link)]);
            let line = format!(
                "<p class=\"to\" id=\"_m{at}-{index}\"{}>⇄ {}</p>\n",
                frame.own_language(),
                frame.wording.said(&lands, &frame.names(&voices.sponsors)),
            );
            out.entry(behind(places, to)).or_default().push(line);
        }
    }
    out
}

/// The index before which something put at a place stands, behind what is proposed there.
pub(super) fn behind(places: &[Place<'_>], to: &text::Place) -> usize {
    let proposed_there = |p: &Place<'_>| match &p.provision.origin {
        Origin::Inserted { place, .. } => place == to,
        Origin::Base => false,
    };
    let (start, depth) = match to {
        text::Place::Start | text::Place::Unnamed => (0, usize::MAX),
        text::Place::After(id) | text::Place::Under(id) => {
            let found = places.iter().position(|p| &p.provision.id == id);
            let depth = found.map_or(usize::MAX, |at| places[at].provision.depth);
            let is_under = matches!(to, text::Place::Under(_));
            (found.map_or(0, |at| at + 1), if is_under { usize::MAX } else { depth })
        }
    };
    let stays = |p: &&Place<'_>| p.provision.depth > depth || proposed_there(p);
    start + places[start..].iter().take_while(stays).count()
}
