//! How the room stood to each provision, reading by reading: a bar of those in favour, those who can
//! live with it, those with a reserve and those who object.
//!
//! Bars of one row have the length of the row's greatest number, so that who fell silent leaves a gap.

use unbracket_negotiation::state::Stance;

use super::draw::{Anchor, Drawing, fit, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, count, signed};
use crate::status::stance;
use crate::tongue::Tongue;

/// A provision.
#[derive(Clone, Debug)]
pub(crate) struct Stood {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    /// At each moment how many support it, can live with it, reserve their position, object.
    pub(crate) at: Vec<[usize; 4]>,
    /// By how much those who answered first and last disagree more, and whether that can be told from
    /// no change; none where they are too few.
    pub(crate) change: Option<(f64, bool)>,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Stances {
    /// The names of the moments.
    pub(crate) moments: Vec<String>,
    pub(crate) rows: Vec<Stood>,
}

/// The sign of a stance, its classes and the key of its words.
const SIGNS: [(&str, &str, &str); 4] = [
    (stance(Some(Stance::Support)).0, "cell near2", "figure-supports"),
    (stance(Some(Stance::CanLiveWith)).0, "cell near1", "figure-lives-with"),
    (stance(Some(Stance::Reserve)).0, "cell far1", "analysis-reserves"),
    (stance(Some(Stance::Object)).0, "cell far2", "figure-objects"),
];

impl Stood {
    fn sign(&self) -> &'static str {
        match self.change {
            Some((by, true)) if by > 0.0 => "↑",
            Some((by, true)) if by < 0.0 => "↓",
            Some(_) => "↔",
            None => "",
        }
    }

    fn told(&self, tongue: Tongue, moment: &str, at: [usize; 4]) -> String {
        let each = SIGNS
            .iter()
            .zip(at)
            .map(|((sign, _, key), stood)| format!("{sign} {} {}", tongue.say(key), count(stood)));
        format!("{}, {moment}: {}", self.name, each.collect::<Vec<_>>().join(", "))
    }
}

/// Of what was stood to at the first moment and at the last: on how many somebody had a position at
/// both; how many of these were held first and are free now, and the other way round. Where nobody says
/// anything nothing is free.
pub(crate) fn turned(ends: impl Iterator<Item = [[usize; 4]; 2]>) -> [usize; 3] {
    let said = ends.filter(|ends| ends.iter().all(|at| at.iter().any(|stood| *stood > 0)));
    said.fold([0; 3], |[all, freed, caught], ends| {
        let [was, is] = ends.map(|[.., reserve, object]| reserve + object > 0);
        [all + 1, freed + usize::from(was && !is), caught + usize::from(!was && is)]
    })
}

impl Picture for Stances {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (row, top) = (window.pick(25.0, 42.0), 30.0);
        let mut out = Drawing::new(head, window, top + row * many(self.rows.len()) + 6.0);
        let (left, right) = (window.pick(150.0, 6.0), window.pick(58.0, 6.0));
        let slot = (out.width() - left - right) / many(self.moments.len().max(1));
        let room = slot - window.pick(22.0, 9.0);
        for (place, moment) in self.moments.iter().enumerate() {
            let at = (left + slot * many(place), top - 12.0);
            out.text(at, Anchor::Start, "small strong", &fit(moment, slot - 6.0, 11.5));
        }
        for (place, stood) in self.rows.iter().enumerate() {
            let y = top + row * many(place);
            if place % 2 == 0 {
                out.field((0.0, y), (out.width(), row), "band");
            }
            let at = window.pick((left - 12.0, y + 17.0), (left, y + 14.0));
            let wide = window.pick(left - 16.0, out.width() - 70.0);
            out.name(at, window.pick(Anchor::End, Anchor::Start), wide, &stood.name);
            let bar = y + window.pick(4.0, 20.0);
            let most = stood.at.iter().map(|at| at.iter().sum::<usize>()).max().unwrap_or(0).max(1);
            for (moment, at) in stood.at.iter().enumerate() {
                let told = stood.told(head.tongue, &self.moments[moment], *at);
                let x = left + slot * many(moment);
                bars(&mut out, (x, bar), (*at, room / many(most)), &told);
            }
            if let Some((by, certain)) = stood.change {
                let by = if certain { signed(head.tongue, by, 2) } else { String::new() };
                let end = (out.width() - 6.0, y + window.pick(17.0, 14.0));
                let told = format!("{} {by}", stood.sign());
                out.text(end, Anchor::End, "small strong", told.trim());
            }
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let ends = self.rows.iter().filter_map(|row| Some([*row.at.first()?, *row.at.last()?]));
        let [_, freed, caught] = turned(ends);
        tongue.with(
            "figure-stances-told",
            &[("count", &self.rows.len()), ("freed", &freed), ("caught", &caught)],
        )
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let mut key: Vec<(Mark, String)> = SIGNS
            .iter()
            .map(|(sign, class, words)| {
                (Mark::Field(class), format!("{sign} {}", tongue.say(words)))
            })
            .collect();
        key.push((Mark::Sign("↓", "strong"), tongue.say("figure-fell")));
        key.push((Mark::Sign("↑", "strong"), tongue.say("figure-rose")));
        key.push((Mark::Sign("↔", "strong"), tongue.say("figure-not-distinguishable")));
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let mut head = vec![tongue.say("figure-col-what")];
        head.extend(self.moments.iter().cloned());
        head.push(tongue.say("figure-col-change"));
        let row = |stood: &Stood| {
            let mut cells = vec![Cell::to(&*stood.name, stood.link.clone())];
            cells.extend(stood.at.iter().map(|at| {
                let each = SIGNS.iter().zip(at).filter(|(_, stood)| **stood > 0);
                let each = each.map(|((sign, ..), stood)| format!("{sign} {}", count(*stood)));
                let each: Vec<_> = each.collect();
                let nobody = || tongue.say("figure-nobody");
                Cell::from(if each.is_empty() { nobody() } else { each.join("  ") })
            }));
            cells.push(Cell::from(match stood.change {
                Some((by, true)) => signed(tongue, by, 2),
                Some((_, false)) => tongue.say("figure-not-distinguishable"),
                None => tongue.say("figure-too-little"),
            }));
            cells
        };
        Table { head, rows: self.rows.iter().map(row).collect() }
    }
}

/// The four parts of a bar from a place on, each as long as it has members.
fn bars(out: &mut Drawing, (x, y): (f64, f64), (at, each): ([usize; 4], f64), told: &str) {
    let high = 17.0;
    let mut from = x;
    for ((sign, class, _), stood) in SIGNS.iter().zip(at).filter(|(_, stood)| *stood > 0) {
        let long = each * many(stood);
        let field = out.field_node((from, y), ((long - 1.0).max(1.0), high), class);
        out.add(field.child(Node::new("title").text(told)));
        let full = if class.ends_with('2') { "insign full" } else { "insign" };
        let both = format!("{sign} {stood}");
        let text = if long >= 34.0 { both.as_str() } else { sign };
        if long >= 13.0 {
            out.text((from + long / 2.0, y + 13.0), Anchor::Middle, full, text);
        }
        from += long;
    }
    if from <= x {
        out.line((x, y + high / 2.0), (x + 8.0, y + high / 2.0), "grid");
    }
}
