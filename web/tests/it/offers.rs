//! What pages offer: only what the core would take.

use std::collections::BTreeSet;

use crate::support::At;

/// The forums whose meetings somebody can announce, by number; empty for the negotiation itself.
fn announces(at: &At, who: &str, process: &str) -> BTreeSet<String> {
    let page = at.get_as(who, &format!("/p/{process}/meetings")).text();
    let Some(select) = page.split("<select name=\"forum\">").nth(1) else { return BTreeSet::new() };
    let select = select.split("</select>").next().unwrap_or_default();
    let values = select.split("value=\"").skip(1).filter_map(|it| it.split('"').next());
    values.map(str::to_owned).collect()
}

#[test]
fn a_meeting_is_announced_by_those_who_serve_who_meets() {
    let at = At::station("follow-up");
    let forums = at.state("follow-up", |state| state.forums.standing.len());
    assert!(forums > 0, "the story has a forum");
    let itself = BTreeSet::from([String::new()]);
    assert_eq!(announces(&at, "chair", "follow-up"), itself, "the forum has a secretariat");
    let all: BTreeSet<_> = (0..forums).map(|it| it.to_string()).chain([String::new()]).collect();
    assert_eq!(announces(&at, "secretariat", "follow-up"), all);
    assert!(announces(&at, "north", "follow-up").is_empty());
}
