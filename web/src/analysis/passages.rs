//! The passages at the end of a report: what was said and written, and who said what. Numbers lead to
//! them where there is no record behind the file.

use std::collections::BTreeMap;

use unbracket_findings::{Passage, Source};

use super::{Place, links};
use crate::figure::{Cell, Node};

/// Who takes part, each with all that they said; nobody where there is no record.
pub(super) fn people(place: Place<'_>) -> Option<String> {
    let findings = place.findings;
    if !links::is_record(place) || findings.actors.is_empty() {
        return None;
    }
    let mut said: BTreeMap<&str, Vec<&Passage>> = BTreeMap::new();
    for one in &*findings.passages {
        one.by.iter().for_each(|name| said.entry(name).or_default().push(one));
    }
    let lines = findings.actors.iter().enumerate().map(|(at, actor)| {
        let own = said.get(actor.name.as_str()).into_iter().flatten();
        let name = links::called(place.tongue, &actor.name);
        let name = Node::new("b").at("dir", "auto").text(&name);
        let sides = [&actor.code, &actor.side].into_iter().flatten();
        let sides: Vec<&str> = sides.map(String::as_str).collect();
        let line = Node::new("li").at("id", format!("actor-{at}")).child(name).raw(" ");
        let line = line.child(Node::new("small").text(&sides.join(", ")));
        line.children(own.map(|one| Node::new("small").raw(" ").child(link(place, &one.source))))
    });
    Some(Node::new("ul").class("places").children(lines).done())
}

/// Every passage: the text in reading order, then all others in order of their kinds and numbers.
pub(super) fn passages(place: Place<'_>) -> String {
    let findings = place.findings;
    let units: BTreeMap<&str, usize> =
        (0..).zip(&findings.units).map(|(at, unit)| (unit.id.as_str(), at)).collect();
    let mut order: Vec<usize> = (0..findings.passages.len()).collect();
    let unit = |source: &Source| {
        let (Source::Provision { provision: id } | Source::Bracket { provision: id, .. }) = source
        else {
            return usize::MAX;
        };
        units.get(id.as_str()).copied().unwrap_or(usize::MAX)
    };
    order.sort_by_cached_key(|at| (unit(&findings.passages[*at].source), *at));
    let lines = order.into_iter().map(|at| line(place, at, &findings.passages[at]));
    Node::new("ul").class("places").children(lines).done()
}

fn link(place: Place<'_>, source: &Source) -> Node {
    let address = links::address(place, source).unwrap_or_default();
    Node::new("a").at("href", address).text(&links::name(place, source))
}

fn line(place: Place<'_>, at: usize, passage: &Passage) -> Node {
    let mut title = links::name(place, &passage.source);
    let name = links::called(place.tongue, &passage.name);
    if !name.is_empty() && !title.to_lowercase().contains(&name.to_lowercase()) {
        title = format!("{title}{}{name}", place.tongue.comma());
    }
    let mut line = Node::new("li")
        .at("id", format!("passage-{at}"))
        .child(Node::new("b").at("dir", "auto").text(&title));
    let by = passage
        .by
        .iter()
        .fold(Cell::from(""), |cell, name| cell.beside(name.clone(), links::actor(place, name)));
    line = by.nodes().into_iter().fold(line, |line, one| line.raw(" ").child(one));
    for (item, stance) in &passage.stands {
        let stance = place.tongue.say(&format!("term-Stance-{stance}"));
        let stood =
            Node::new("small").child(Node::new("bdi").text(item)).text(&format!(": {stance}"));
        line = line.raw(" ").child(stood);
    }
    // A heading is cited by its words.
    if !passage.words.is_empty() && passage.words != passage.name {
        line = line.raw(" ").child(Node::new("q").at("dir", "auto").text(&passage.words));
    }
    line
}
