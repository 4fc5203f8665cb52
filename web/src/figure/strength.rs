//! How the strength of words changed: an arrow on each of four axes, provision by provision.

use super::draw::{Anchor, Drawing, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window};
use crate::tongue::Tongue;

/// From which level to which, on an axis of `0` to `most`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Arrow {
    /// None where the axis is not spoken of.
    pub(crate) from: Option<f64>,
    pub(crate) to: Option<f64>,
}

/// A provision.
#[derive(Clone, Debug)]
pub(crate) struct Shift {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    pub(crate) arrows: [Arrow; 4],
    /// What is said of it in a word.
    pub(crate) said: String,
    /// What moved it where no arrow tells: hedges, conditions and others that lie on no axis.
    pub(crate) besides: Option<String>,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Strength {
    /// The least and the greatest level of each axis: directive, stance, commitment, continuity.
    pub(crate) spans: [(f64, f64); 4],
    pub(crate) rows: Vec<Shift>,
}

/// The names of the axes.
const AXES: [&str; 4] =
    ["figure-directive", "figure-stance", "figure-commitment", "figure-continuity"];

impl Picture for Strength {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (row, top) = (window.pick(26.0, 30.0), window.pick(36.0, 52.0));
        // Words below the arrows take a line of their own.
        let tall = |shift: &Shift| row + if shift.besides.is_some() { 17.0 } else { 0.0 };
        let foot = top + self.rows.iter().map(tall).sum::<f64>();
        let mut out = Drawing::new(head, window, foot + 6.0);
        let left = window.pick(150.0, 52.0);
        let slot = (out.width() - left) / 4.0;
        for (axis, key) in AXES.iter().enumerate() {
            let x = left + slot * many(axis);
            let words =
                super::draw::fit(&head.tongue.say(key), window.pick(slot - 8.0, slot + 6.0), 11.5);
            // Side by side they would touch in a narrow window; every other one stands higher.
            let up = window.pick(0.0, if axis % 2 == 0 { 18.0 } else { 0.0 });
            out.text((x + slot / 2.0, top - 16.0 - up), Anchor::Middle, "small strong", &words);
            out.line((x + 8.0, top - 6.0), (x + 8.0, foot), "grid");
            out.line((x + slot - 8.0, top - 6.0), (x + slot - 8.0, foot), "grid");
        }
        let mut y = top;
        for shift in &self.rows {
            let middle = y + row / 2.0;
            out.name((left - 8.0, middle + 4.5), Anchor::End, left - 12.0, &shift.name);
            for (axis, arrow) in shift.arrows.iter().enumerate() {
                let x = left + slot * many(axis);
                draw_arrow(&mut out, *arrow, self.spans[axis], (x + 12.0, x + slot - 12.0, middle));
            }
            if let Some(besides) = &shift.besides {
                let words = super::draw::fit(besides, out.width() - left - 16.0, 11.5);
                out.text((left + 12.0, y + row + 8.0), Anchor::Start, "small", &words);
            }
            y += tall(shift);
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        tongue.with("figure-strength-told", &[("count", &self.rows.len())])
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        vec![
            (Mark::Sign("○", "quiet"), tongue.say("figure-before")),
            (Mark::Sign("▶", "strong"), tongue.say("figure-after")),
            (Mark::Sign("●", "strong"), tongue.say("figure-unchanged")),
            (Mark::Sign("+", "strong"), tongue.say("figure-newly")),
            (Mark::Sign("×", "strong"), tongue.say("figure-no-longer")),
        ]
    }

    fn table(&self, tongue: Tongue) -> Table {
        let mut head = vec![tongue.say("figure-col-provision")];
        head.extend(AXES.iter().map(|key| tongue.say(key)));
        head.push(tongue.say("figure-col-change"));
        let level = |level: Option<f64>| {
            level.map_or_else(|| "–".to_owned(), |it| super::number(tongue, it, 0))
        };
        let row = |shift: &Shift| {
            let mut cells = vec![Cell::to(&*shift.name, shift.link.clone())];
            cells.extend(shift.arrows.iter().map(|arrow| {
                let (from, to) = (level(arrow.from), level(arrow.to));
                let words = tongue.with("figure-from-to", &[("from", &from), ("to", &to)]);
                let words = tongue.set_apart(words);
                Cell::from(if arrow.from == arrow.to { to } else { words })
            }));
            cells.push(shift.besides.as_ref().unwrap_or(&shift.said).as_str().into());
            cells
        };
        Table { head, rows: self.rows.iter().map(row).collect() }
    }
}

/// What has only one end.
fn sign(out: &mut Drawing, (x, y): (f64, f64), class: &str, sign: &str) {
    out.text((x, y + 6.0), Anchor::Middle, &format!("large {class}"), sign);
}

fn draw_arrow(
    out: &mut Drawing,
    arrow: Arrow,
    span: (f64, f64),
    (left, right, y): (f64, f64, f64),
) {
    let x = |level: f64| {
        let share = (level - span.0) / (span.1 - span.0).max(1e-9);
        left + (right - left) * share.clamp(0.0, 1.0)
    };
    match (arrow.from, arrow.to) {
        (None, None) => {}
        (Some(from), None) => sign(out, (x(from), y), "down", "×"),
        (None, Some(to)) => sign(out, (x(to), y), "up", "+"),
        (Some(from), Some(to)) if (from - to).abs() < 1e-9 => out.dot((x(to), y), 4.0, "pt after"),
        (Some(from), Some(to)) => {
            let (a, b) = (x(from), x(to));
            let toward = if b > a { 1.0 } else { -1.0 };
            let class = if b > a { "arrow up" } else { "arrow down" };
            out.line((a, y), (b - toward * 5.0, y), class);
            out.dot((a, y), 3.0, "pt before");
            let head = [(b, y), (b - toward * 8.0, y - 4.5), (b - toward * 8.0, y + 4.5)];
            let head = Node::new("path").at("d", out.through(&head) + "Z");
            out.add(head.class(&format!("{class} head")));
        }
    }
}
