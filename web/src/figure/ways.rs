//! Values through several moments, each with the range in which it may lie: the way of fault lines and
//! of indices through the readings.
//!
//! Where a moment has too little to go by, the line has a gap.

use std::fmt::Display;

use super::curve::spread;
use super::draw::{Anchor, Drawing, colour, digits, fit, letter, many, ticks};
use super::faults::range;
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, count, number, ranged};
use crate::tongue::Tongue;

/// A value at a moment.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// From how many it comes.
    pub(crate) n: usize,
}

/// What goes through the moments.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    /// One for each moment; none where there is too little.
    pub(crate) at: Vec<Option<Known>>,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Ways {
    /// The names of the moments.
    pub(crate) moments: Vec<String>,
    pub(crate) ways: Vec<Way>,
    /// A value that stands for none of what is measured.
    pub(crate) zero: f64,
}

impl Way {
    fn known(&self) -> impl DoubleEndedIterator<Item = (usize, Known)> {
        self.at.iter().enumerate().filter_map(|(moment, known)| Some((moment, (*known)?)))
    }

    /// The first value and the last with their ranges. Which way it went is not said: what is measured
    /// at one moment need not be what is measured at another, and ranges of their own are no test.
    fn told(&self, tongue: Tongue, moments: &[String]) -> String {
        let written = |known: Known| {
            let Known { value, low, high, .. } = known;
            ranged(tongue, (value, low, high), |it| number(tongue, it, 2))
        };
        let name = |moment: usize| moments.get(moment).map_or("", String::as_str);
        let (first, last) = (self.known().next(), self.known().next_back());
        let (Some((from, first)), Some((to, last))) = (first, last) else {
            return tongue.with("figure-way-unsaid", &[("name", &self.name)]);
        };
        let (at, then) = (name(from), written(first));
        if from == to {
            let values: [(&str, &dyn Display); 3] =
                [("name", &self.name), ("at", &at), ("then", &then)];
            return tongue.with("figure-way-once", &values);
        }
        let values: [(&str, &dyn Display); 5] = [
            ("name", &self.name),
            ("at", &at),
            ("then", &then),
            ("end", &name(to)),
            ("now", &written(last)),
        ];
        tongue.with("figure-way-told", &values)
    }
}

impl Ways {
    fn span(&self) -> (f64, f64) {
        let ends = self.ways.iter().flat_map(Way::known).flat_map(|(_, it)| [it.low, it.high]);
        let all = ends.filter(|it| it.is_finite());
        let (low, high) = all.fold((self.zero, self.zero), |(low, high), it| {
            (f64::min(low, it), f64::max(high, it))
        });
        if low < high { (low, high) } else { (low, low + 1.0) }
    }
}

impl Picture for Ways {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (top, foot) = (22.0, 262.0);
        let mut out = Drawing::new(head, window, foot + 34.0);
        let (left, end) = window.pick((54.0, 238.0), (40.0, 36.0));
        let right = out.width() - end;
        let (low, high) = self.span();
        let y = |value: f64| foot - (foot - top) * (value - low) / (high - low);
        let last = many(self.moments.len().saturating_sub(1)).max(1.0);
        let x = |moment: usize| left + 14.0 + (right - left - 28.0) * many(moment) / last;
        let ticks = ticks(low, high, 4.0);
        let digits = digits(&ticks);
        for value in ticks {
            let class = if (value - self.zero).abs() < 1e-9 { "axis" } else { "grid" };
            out.line((left, y(value)), (right, y(value)), class);
            let at = (left - 8.0, y(value) + 4.0);
            out.text(at, Anchor::End, "small", &number(head.tongue, value, digits));
        }
        let room = (right - left - 28.0) / last - 8.0;
        for (moment, name) in self.moments.iter().enumerate() {
            out.line((x(moment), top), (x(moment), foot + 4.0), "grid");
            let room = window.pick(room.clamp(40.0, 150.0), room.clamp(30.0, 110.0));
            let at = (x(moment), foot + 20.0);
            out.text(at, Anchor::Middle, "small strong", &fit(name, room, 11.5));
        }
        let mut ends = Vec::new();
        for (place, way) in self.ways.iter().enumerate() {
            drawn(&mut out, (place, way), &x, &y);
            if let Some((_, known)) = way.known().next_back() {
                ends.push((y(known.value), place));
            }
        }
        for (at, place) in spread(ends, 16.0) {
            let name = window.pick(fit(&self.ways[place].name, end - 40.0, 12.0), String::new());
            let text = format!("{} {name}", letter(place));
            let class = format!("small strong {}", colour(place));
            out.text((right + 12.0, at + 4.0), Anchor::Start, &class, text.trim());
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let told = |way: &Way| way.told(tongue, &self.moments);
        self.ways.iter().map(told).collect::<Vec<_>>().join(" ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let ways = self.ways.iter().enumerate();
        let named = ways
            .map(|(place, way)| (Mark::Group(place), format!("{} {}", letter(place), way.name)));
        named.chain([(Mark::Line("whisker"), tongue.say("figure-whisker"))]).collect()
    }

    fn table(&self, tongue: Tongue) -> Table {
        let mut head = vec![tongue.say("figure-col-what")];
        head.extend(self.moments.iter().cloned());
        let cell = |known: &Option<Known>| {
            let Some(it) = known else { return tongue.say("figure-too-little") };
            let (value, n) = (number(tongue, it.value, 2), count(it.n));
            format!("{value} ({}), n {n}", range(tongue, (it.low, it.high), 2))
        };
        let row = |way: &Way| {
            let mut cells = vec![Cell::to(&*way.name, way.link.clone())];
            cells.extend(way.at.iter().map(cell).map(Cell::from));
            cells
        };
        Table { head, rows: self.ways.iter().map(row).collect() }
    }
}

/// Draws a way: what follows on one another is joined, each value has its range and its shape.
fn drawn(
    out: &mut Drawing,
    (place, way): (usize, &Way),
    x: &dyn Fn(usize) -> f64,
    y: &dyn Fn(f64) -> f64,
) {
    // Ranges of several ways would lie on one another.
    let aside = |moment: usize| x(moment) + 4.0 * (many(place % 7) - 3.0);
    let mut run: Vec<(f64, f64)> = Vec::new();
    let gaps = way.at.iter().copied().chain([None]).enumerate();
    for (moment, known) in gaps {
        if let Some(known) = known {
            run.push((aside(moment), y(known.value)));
            continue;
        }
        if run.len() > 1 {
            let path = Node::new("path").at("d", out.through(&run));
            out.add(path.class(&format!("step {}", colour(place))));
        }
        run.clear();
    }
    for (moment, known) in way.known() {
        let at = aside(moment);
        out.line((at, y(known.low)), (at, y(known.high)), "whisker");
        let shape = out.shape(place, (at, y(known.value)), 5.0);
        let shape = shape.class(&format!("pt {}", colour(place)));
        out.add(shape.child(Node::new("title").text(&way.name)));
    }
}
