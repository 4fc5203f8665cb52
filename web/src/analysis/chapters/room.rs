//! The room: who answered alike, in which groups, where on the line that best orders the answers.

use std::collections::BTreeMap;

use unbracket_analysis::groups::{Opinions, Representative};
use unbracket_analysis::{Answer, Interval, TooLittle};
use unbracket_findings::chapter::contested::Contested;
use unbracket_findings::chapter::room::{Line, Room};

use super::camps::Camps;
use super::{exact, paths};
use crate::analysis::sheet::Sheet;
use crate::figure::{
    Agreement, Axis, Bench, Cell, Common, Map, Point, Seat, Seats, Sign, Table, Whisker, Whiskers,
    count, letter, number, percent, ranged,
};

/// Pairs with fewer questions in common are not told.
const COMMON: u32 = 5;
/// More rows and columns than this are no picture any more.
const LARGEST: usize = 60;
/// More rows than this nobody reads.
const LONGEST: usize = 200;

pub(super) fn write(sheet: &mut Sheet<'_>, room: &Room) {
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("actors", &room.actors), ("items", &room.items), ("answers", &room.answers)];
    sheet.para(&sheet.with("analysis-room-told", &values));
    if room.silent > 0 {
        sheet.hint(&sheet.with("analysis-room-silent", &[("count", &room.silent)]));
    }
    match &room.opinions {
        Ok(opinions) => groups(sheet, room, opinions),
        Err(why) => sheet.too_little(why),
    }
    if let Some(exact) = &room.exact {
        sheet.heading("analysis-exact");
        match exact {
            Ok(found) => exact::write(sheet, found),
            Err(why) => sheet.too_little(why),
        }
    }
    stands(sheet, &room.contested);
    sheet.heading("analysis-line");
    match &room.line {
        Ok(line) => places(sheet, room, line),
        Err(why) => sheet.too_little(why),
    }
    // Where there is one session nobody expects a path.
    match &room.paths {
        Ok(found) => paths::write(sheet, found),
        Err(TooLittle::Few { what: "sessions", .. }) => {}
        Err(why) => {
            sheet.heading("analysis-paths");
            sheet.too_little(why);
        }
    }
    sheet.heading("figure-title-agreement");
    match &room.agreement {
        Ok(found) if found.actors.len() <= LARGEST => {
            let pair = |pair: &unbracket_analysis::groups::Pair| Common {
                share: pair.share.filter(|_| pair.common >= COMMON),
                n: pair.common as usize,
            };
            let pairs = found.pairs.iter().flatten().map(pair).collect();
            let link = |name: &String| sheet.actor_link(name);
            let links = found.actors.iter().map(link).collect();
            let picture = Agreement { names: found.actors.clone(), links, pairs };
            sheet.figure(&sheet.say("figure-title-agreement"), &picture);
        }
        Ok(_) => sheet.hint(&sheet.say("analysis-agreement-large")),
        Err(why) => sheet.too_little(why),
    }
}

/// Who stands where on the provisions to which most object.
fn stands(sheet: &mut Sheet<'_>, contested: &[Contested]) {
    sheet.heading("analysis-stands");
    if contested.is_empty() {
        return sheet.para(&sheet.say("analysis-stands-none"));
    }
    sheet.hint(&sheet.say("analysis-stands-hint"));
    sheet.several();
    for one in contested {
        let title = sheet.with("analysis-stands-on", &[("label", &one.label)]);
        sheet.one_of(&title, Some(&seats(sheet, one)), &[]);
    }
    sheet.no_more();
}

fn seats(sheet: &Sheet<'_>, one: &Contested) -> Seats {
    let mut sides: BTreeMap<String, Vec<Seat>> = BTreeMap::new();
    for actor in &sheet.findings().actors {
        let sign = match one.stands.get(&actor.name).map(String::as_str) {
            Some("support") => Sign::Supports,
            Some("can-live-with") => Sign::LivesWith,
            Some("reserve") => Sign::Reserves,
            Some("object") => Sign::Objects,
            _ => Sign::Silent,
        };
        let side = actor.side.clone().unwrap_or_else(|| sheet.say("analysis-others"));
        let link = sheet.actor_link(&actor.name);
        sides.entry(side).or_default().push(Seat { name: actor.name.clone(), sign, link });
    }
    // The largest side sits first, as its members are most.
    let mut benches: Vec<_> =
        sides.into_iter().map(|(name, seats)| Bench { name, seats }).collect();
    benches.sort_by_key(|bench| std::cmp::Reverse(bench.seats.len()));
    Seats { benches }
}

fn groups(sheet: &mut Sheet<'_>, room: &Room, opinions: &Opinions) {
    if opinions.map.collapsed {
        sheet.too_little(&TooLittle::Same { what: "answers" });
        return;
    }
    if let Err(why) = &opinions.groups {
        sheet.para(&sheet.say("analysis-no-groups"));
        sheet.too_little(why);
    }
    let of = |actor: &str| {
        let groups = opinions.groups.as_ref().ok()?;
        groups.members.iter().find(|member| member.actor == actor)
    };
    let camps = Camps::of(sheet, opinions.map.actors.iter().map(|place| place.actor.as_str()));
    let point = |place: &unbracket_analysis::groups::Place| {
        let member = of(&place.actor);
        Point {
            name: place.actor.clone(),
            at: (place.x, place.y),
            group: member.map(|member| member.group),
            certainty: member.map(|member| member.probability),
            camp: camps.of_actor(&place.actor),
            link: sheet.actor_link(&place.actor),
        }
    };
    let points = opinions.map.actors.iter().map(point).collect();
    sheet.figure(&sheet.say("figure-title-map"), &Map { points, camps: camps.names });
    let few = room.actors.saturating_sub(opinions.placed);
    if few > 0 {
        sheet.hint(&sheet.with("figure-map-ungrouped", &[("count", &few)]));
    }
    let tongue = sheet.tongue();
    let explained = opinions.map.explained.map(|share| percent(tongue, share));
    let values: [(&str, &dyn std::fmt::Display); 2] =
        [("first", &explained[0]), ("second", &explained[1])];
    sheet.hint(&sheet.with("analysis-map-explained", &values));
    if let Ok(groups) = &opinions.groups {
        let stable = number(tongue, groups.stability.median, 2);
        let trials = groups.stability.bootstraps;
        sheet.hint(&sheet.with("analysis-map-stable", &[("median", &stable), ("count", &trials)]));
        blocs(sheet, room);
        if room.typical.iter().any(|items| !items.is_empty()) {
            sheet.heading("analysis-typical");
            sheet.hint(&sheet.say("analysis-typical-hint"));
            let spoken = room.typical.iter().map(Vec::as_slice);
            sheet.table(&sheet.say("analysis-typical"), &typical(sheet, spoken, letter));
        }
    }
}

/// As how many groups of one size the groups are.
fn blocs(sheet: &mut Sheet<'_>, room: &Room) {
    let Ok(blocs) = &room.blocs else { return };
    let tongue = sheet.tongue();
    let (low, high) = blocs.interval.map_or((blocs.value, blocs.value), |it| (it.low, it.high));
    let [value, low, high] = [blocs.value, low, high].map(|it| number(tongue, it, 2));
    let values: [(&str, &dyn std::fmt::Display); 5] = [
        ("groups", &blocs.groups),
        ("count", &blocs.n),
        ("value", &value),
        ("low", &low),
        ("high", &high),
    ];
    sheet.hint(&sheet.with("analysis-blocs", &values));
}

/// What speaks for each group, in their order.
pub(super) fn typical<'a>(
    sheet: &Sheet<'_>,
    groups: impl Iterator<Item = &'a [Representative]>,
    called: fn(usize) -> String,
) -> Table {
    let words = ["group", "item", "side", "share", "count"];
    let head = words.iter().map(|word| sheet.say(&format!("analysis-col-{word}"))).collect();
    let tongue = sheet.tongue();
    let mut rows = Vec::new();
    for (group, items) in groups.enumerate() {
        for item in items {
            let side = match item.side {
                Answer::For => "figure-supports",
                Answer::Neutral if !sheet.is_record() => "figure-passes",
                Answer::Neutral => "figure-lives-with",
                Answer::Against => "figure-objects",
            };
            let share = f64::from(item.hits) / f64::from(item.n.max(1));
            let Interval { low, high } = item.share_interval;
            let share = ranged(tongue, (share, low, high), |it| percent(tongue, it));
            rows.push(vec![
                Cell::from(called(group)),
                sheet.item(&item.item),
                sheet.say(side).into(),
                share.into(),
                count(item.n as usize).into(),
            ]);
        }
    }
    Table { head, rows }
}

fn places(sheet: &mut Sheet<'_>, room: &Room, line: &Line) {
    let group = |actor: &str| {
        let groups = room.opinions.as_ref().ok()?.groups.as_ref().ok()?;
        groups.members.iter().find(|member| member.actor == actor).map(|member| member.group)
    };
    let tier = |actor: &str| {
        let tier = line.tiers.iter().position(|tier| tier.iter().any(|name| name == actor));
        tier.unwrap_or(line.tiers.len())
    };
    let sure: BTreeMap<&str, (usize, usize)> =
        line.standings.iter().map(|one| (one.actor.as_str(), (one.below, one.above))).collect();
    let session = line.positions.sessions.first();
    let positions = session.map(|session| &session.positions[..]).unwrap_or_default();
    let row = |position: &unbracket_analysis::ideal::Position| Whisker {
        name: position.actor.clone(),
        link: sheet.actor_link(&position.actor),
        tier: tier(&position.actor),
        sure: sure.get(position.actor.as_str()).copied(),
        group: group(&position.actor),
        value: position.place,
        low: position.interval.map_or(position.place, |interval| interval.low),
        high: position.interval.map_or(position.place, |interval| interval.high),
        n: position.answers,
        ..Whisker::default()
    };
    let rows: Vec<_> = positions.iter().map(row).collect();
    let axis = Axis::around(&rows, 0.0, None);
    sheet.hint(&sheet.say("analysis-line-hint"));
    if rows.len() > LONGEST {
        sheet.para(&sheet.with("analysis-line-large", &[("count", &rows.len())]));
    } else {
        sheet.figure(&sheet.say("figure-title-points"), &Whiskers { axis, rows });
    }
    let fit = &line.positions.fit;
    let tongue = sheet.tongue();
    let (right, common) = (percent(tongue, fit.correct), percent(tongue, fit.commonest));
    sheet.hint(&sheet.with("analysis-line-fit", &[("correct", &right), ("commonest", &common)]));
    if let Some(left) = session.map(|session| session.left_out.len()).filter(|left| *left > 0) {
        sheet.hint(&sheet.with("analysis-line-left-out", &[("count", &left)]));
    }
}
