//! What changed between two moments: lines from then to now, with the ranges at both ends.
//!
//! What cannot be told apart from no change is thin and broken, and is said so.

use super::curve::spread;
use super::draw::{Anchor, Drawing, ticks};
use super::faults::range;
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, number, signed};
use crate::tongue::Tongue;

/// What changed.
#[derive(Clone, Debug)]
pub(crate) struct Turn {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    pub(crate) before: f64,
    pub(crate) before_range: (f64, f64),
    pub(crate) after: f64,
    pub(crate) after_range: (f64, f64),
    /// Whether the change can be told apart from none.
    pub(crate) certain: bool,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Slope {
    /// The names of the two moments.
    pub(crate) between: (String, String),
    pub(crate) turns: Vec<Turn>,
}

impl Slope {
    fn span(&self) -> (f64, f64) {
        let ends = self.turns.iter().flat_map(|it| {
            [it.before_range.0, it.before_range.1, it.after_range.0, it.after_range.1]
        });
        let all = ends.chain(self.turns.iter().flat_map(|it| [it.before, it.after]));
        let all = all.filter(|it| it.is_finite());
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| {
            (low.min(it), high.max(it))
        });
        if low < high { (low, high) } else { (low.min(0.0), low.max(0.0) + 1.0) }
    }
}

fn class(turn: &Turn) -> &'static str {
    match (turn.certain, turn.after > turn.before) {
        (false, _) => "turn doubt",
        (true, true) => "turn up",
        (true, false) => "turn down",
    }
}

fn sign(turn: &Turn) -> &'static str {
    match (turn.certain, turn.after > turn.before) {
        (false, _) => "↔",
        (true, true) => "↑",
        (true, false) => "↓",
    }
}

impl Picture for Slope {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (top, foot) = (44.0, 330.0);
        let mut out = Drawing::new(head, window, foot + 20.0);
        let (left, right) = (window.pick(150.0, 48.0), out.width() - window.pick(270.0, 128.0));
        let (low, high) = self.span();
        let y = |value: f64| foot - (foot - top) * (value - low) / (high - low);
        for value in ticks(low, high, 4.0) {
            out.line((left, y(value)), (right, y(value)), "grid");
            let digits = if high - low < 1.0 { 2 } else { 1 };
            let at = (left - 12.0, y(value) + 4.0);
            out.text(at, Anchor::End, "small", &number(head.tongue, value, digits));
        }
        for (x, name) in [(left, &self.between.0), (right, &self.between.1)] {
            out.line((x, top - 8.0), (x, foot + 4.0), "grid");
            out.text(
                (x, 20.0),
                Anchor::Middle,
                "small strong",
                &super::draw::fit(name, 150.0, 11.0),
            );
        }
        for (place, turn) in self.turns.iter().enumerate() {
            let class = class(turn);
            // Ranges of several turns would lie on one another.
            let aside = 3.0 * super::draw::many(place % 8);
            let (a, b) = (left + aside, right - aside);
            out.line((a, y(turn.before_range.0)), (a, y(turn.before_range.1)), "whisker");
            out.line((b, y(turn.after_range.0)), (b, y(turn.after_range.1)), "whisker");
            let places = [(left, y(turn.before)), (right, y(turn.after))];
            let path = Node::new("path").at("d", out.through(&places)).class(class);
            out.add(path.child(Node::new("title").text(&turn.name)));
            for place in places {
                out.dot(place, 4.5, &format!("pt {class}"));
            }
        }
        let ends = self.turns.iter().enumerate().map(|(place, turn)| (y(turn.after), place));
        for (at, place) in spread(ends.collect(), 17.0) {
            let turn = &self.turns[place];
            let change = signed(head.tongue, turn.after - turn.before, 2);
            let name = format!("{} {} {change}", sign(turn), turn.name);
            let room = out.width() - right - 14.0;
            out.name((right + 12.0, at + 4.5), Anchor::Start, room, &name);
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let told = |turn: &Turn| {
            let key = match sign(turn) {
                "↑" => "figure-turn-up",
                "↓" => "figure-turn-down",
                _ => "figure-turn-same",
            };
            tongue.with(key, &[("name", &turn.name)])
        };
        self.turns.iter().map(told).collect::<Vec<_>>().join(" ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        vec![
            (Mark::Sign("↑", "strong"), tongue.say("figure-rose")),
            (Mark::Sign("↓", "strong"), tongue.say("figure-fell")),
            (Mark::Line("turn doubt"), tongue.say("figure-not-distinguishable")),
            (Mark::Line("whisker"), tongue.say("figure-whisker")),
        ]
    }

    fn table(&self, tongue: Tongue) -> Table {
        let head = vec![
            tongue.say("figure-col-what"),
            self.between.0.clone(),
            tongue.say("figure-col-range"),
            self.between.1.clone(),
            tongue.say("figure-col-range"),
            tongue.say("figure-col-change"),
        ];
        let row = |turn: &Turn| {
            let change = if turn.certain {
                signed(tongue, turn.after - turn.before, 2)
            } else {
                tongue.say("figure-not-distinguishable")
            };
            vec![
                Cell::to(&*turn.name, turn.link.clone()),
                number(tongue, turn.before, 2).into(),
                range(tongue, turn.before_range, 2).into(),
                number(tongue, turn.after, 2).into(),
                range(tongue, turn.after_range, 2).into(),
                change.into(),
            ]
        };
        Table { head, rows: self.turns.iter().map(row).collect() }
    }
}
