//! Values with the range in which each may lie: ideal points in tiers, shares beside what would be even.
//!
//! Rows stand in tiers; within a tier nothing is ranked, so there they stand as they were given: provisions
//! in the order of the text, others by name.

use std::fmt::Display;

use super::draw::{Anchor, Drawing, colour, many, ticks, width_of};
use super::faults::range;
use super::number::is_range;
use super::{Cell, Head, Mark, Picture, Table, Window, number, percent, ranged};
use crate::tongue::Tongue;

/// How values are measured and written.
#[derive(Clone, Debug, Default)]
pub(crate) struct Axis {
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// Written as percentages.
    pub(crate) shares: bool,
    /// What the two ends mean, where they mean something.
    pub(crate) ends: Option<(String, String)>,
    /// A value from which others are told apart: no effect, or what would be even for all.
    pub(crate) middle: Option<f64>,
    /// What the sign beside a value means, where rows have one.
    pub(crate) beside: Option<String>,
    /// What the ranges are, where they are not where a value may lie.
    pub(crate) ranges: Option<String>,
    /// Of what the number beside a value is, where it is not a number of cases.
    pub(crate) counted: Option<String>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub(crate) struct Whisker {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    /// Every row of a tier lies surely below every row of the next. Within a tier not every row can be
    /// told from every other.
    pub(crate) tier: usize,
    /// How many rows lie surely below this one and how many above, where that is known.
    pub(crate) sure: Option<(usize, usize)>,
    /// Chance does as much as this: such rows stand apart, behind all others.
    pub(crate) chance: bool,
    pub(crate) group: Option<usize>,
    pub(crate) value: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    /// A second value of the same kind: what would be even for this row.
    pub(crate) beside: Option<f64>,
    /// From how many it comes.
    pub(crate) n: usize,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Whiskers {
    pub(crate) axis: Axis,
    pub(crate) rows: Vec<Whisker>,
}

impl Axis {
    /// From nothing to the greatest value that is shown, as shares.
    pub(crate) fn of_shares(rows: &[Whisker], beside: Option<String>) -> Self {
        let tops = rows.iter().flat_map(|row| [row.high, row.beside.unwrap_or(0.0)]);
        let high = tops.filter(|it| it.is_finite()).fold(0.1, f64::max).min(1.0);
        Self { high, shares: true, beside, ..Self::default() }
    }

    /// From the least to the greatest value that is shown, around `middle`.
    pub(crate) fn around(rows: &[Whisker], middle: f64, ends: Option<(String, String)>) -> Self {
        let all = rows.iter().flat_map(|row| [row.low, row.high]).filter(|it| it.is_finite());
        let (low, high) = all.fold((middle, middle), |(low, high), it| (low.min(it), high.max(it)));
        let edge = ((high - low) * 0.04).max(0.01);
        Self { low: low - edge, high: high + edge, ends, middle: Some(middle), ..Self::default() }
    }

    fn written(&self, tongue: Tongue, value: f64) -> String {
        if self.shares { percent(tongue, value) } else { number(tongue, value, 2) }
    }

    fn tick(&self, tongue: Tongue, value: f64) -> String {
        let digits = if self.high - self.low < 1.0 { 2 } else { 1 };
        if self.shares { percent(tongue, value) } else { number(tongue, value, digits) }
    }
}

/// The field in which a row stands: what chance does too behind all others.
fn band(row: &Whisker) -> (bool, usize) {
    (row.chance, row.tier)
}

impl Whiskers {
    fn ordered(&self) -> Vec<&Whisker> {
        let mut rows: Vec<_> = self.rows.iter().collect();
        rows.sort_by_key(|row| band(row));
        rows
    }

    /// The value of a row with its range.
    fn ranged(&self, tongue: Tongue, row: &Whisker) -> String {
        let Whisker { value, low, high, .. } = *row;
        ranged(tongue, (value, low, high), |it| self.axis.written(tongue, it))
    }

    fn frame(&self, out: &mut Drawing, tongue: Tongue, x: &dyn Fn(f64) -> f64, foot: f64) {
        let top = 30.0;
        for value in ticks(self.axis.low, self.axis.high, 4.0) {
            out.line((x(value), top - 4.0), (x(value), foot), "grid");
            out.text(
                (x(value), top - 9.0),
                Anchor::Middle,
                "small",
                &self.axis.tick(tongue, value),
            );
        }
        if let Some(middle) = self.axis.middle {
            out.line((x(middle), top - 4.0), (x(middle), foot), "axis");
        }
        if let Some((low, high)) = &self.axis.ends {
            out.text((x(self.axis.low), foot + 16.0), Anchor::Start, "small", low);
            out.text((x(self.axis.high), foot + 16.0), Anchor::End, "small", high);
        }
    }
}

impl Picture for Whiskers {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let rows = self.ordered();
        let (row, gap) = (window.pick(23.0, 36.0), 8.0);
        let gaps = rows.windows(2).filter(|pair| band(pair[0]) != band(pair[1])).count();
        let foot = 34.0 + row * many(rows.len()) + gap * many(gaps);
        let ends = if self.axis.ends.is_some() { 24.0 } else { 6.0 };
        let mut out = Drawing::new(head, window, foot + ends);
        // Names have the room that they need, up to two fifths of the picture.
        let names = rows.iter().map(|row| width_of(&row.name, 13.0) + 22.0).fold(96.0, f64::max);
        let (left, right) = (window.pick(names.min(310.0), 14.0), out.width() - 20.0);
        let span = (self.axis.high - self.axis.low).max(1e-9);
        let (low, width) = (self.axis.low, right - left);
        let x = move |value: f64| left + width * ((value - low) / span).clamp(0.0, 1.0);
        let mut top = 34.0;
        let mut bands = Vec::new();
        let mut number = 0;
        for (place, one) in rows.iter().enumerate() {
            if place > 0 && band(rows[place - 1]) != band(one) {
                top += gap;
                number += 1;
            }
            bands.push((number, top));
            top += row;
        }
        for (_, top) in bands.iter().filter(|(number, _)| gaps > 0 && number % 2 == 0) {
            out.field((0.0, *top), (out.width(), row), "band");
        }
        self.frame(&mut out, head.tongue, &x, foot);
        for (one, (_, top)) in rows.iter().zip(&bands) {
            let middle = top + window.pick(row / 2.0, 26.0);
            let at = window.pick((left - 14.0, middle + 4.5), (left, top + 14.0));
            let room = window.pick(left - 18.0, out.width() - 28.0);
            out.name(at, window.pick(Anchor::End, Anchor::Start), room, &one.name);
            out.line((x(one.low), middle), (x(one.high), middle), "whisker");
            if let Some(beside) = one.beside {
                out.line((x(beside), middle - 8.0), (x(beside), middle + 8.0), "even");
            }
            let class = one.group.map_or_else(|| "g0".to_owned(), colour);
            let shape = out.shape(one.group.unwrap_or(0), (x(one.value), middle), 5.0);
            out.add(shape.class(&format!("pt {class}")));
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let count = self.rows.len();
        let ends = |one: &Whisker, other: &Whisker| one.value.total_cmp(&other.value);
        let (least, most) = (
            self.rows.iter().min_by(|a, b| ends(a, b)),
            self.rows.iter().max_by(|a, b| ends(a, b)),
        );
        let (Some(least), Some(most)) = (least, most) else {
            return tongue.say("analysis-too-little");
        };
        if count == 1 {
            let ranged = self.ranged(tongue, least);
            let values: [(&str, &dyn Display); 2] = [("name", &least.name), ("value", &ranged)];
            return tongue.with("figure-whiskers-one", &values);
        }
        let chance = self.rows.iter().filter(|row| row.chance).count();
        if chance > 0 {
            return tongue
                .with("figure-whiskers-chance", &[("count", &count), ("chance", &chance)]);
        }
        // All in one tier are in none, unless that was found out.
        if self.rows.iter().all(|row| row.tier == 0 && row.sure.is_none()) {
            let (low, high) = (self.ranged(tongue, least), self.ranged(tongue, most));
            let values: [(&str, &dyn Display); 5] = [
                ("count", &count),
                ("least", &least.name),
                ("low", &low),
                ("most", &most.name),
                ("high", &high),
            ];
            return tongue.with("figure-whiskers-rows", &values);
        }
        let tiers: std::collections::BTreeSet<_> = self.rows.iter().map(|row| row.tier).collect();
        tongue.with("figure-whiskers-told", &[("count", &count), ("tiers", &tiers.len())])
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let mut key = Vec::new();
        if self.rows.iter().any(|row| row.high - row.low > 1e-9) {
            let own = || tongue.say("figure-whisker");
            key.push((Mark::Line("whisker"), self.axis.ranges.clone().unwrap_or_else(own)));
        }
        if let Some(beside) = &self.axis.beside {
            key.push((Mark::Line("even"), beside.clone()));
        }
        if self.rows.iter().any(|row| row.tier > 0) {
            key.push((Mark::Field("band"), tongue.say("figure-tier")));
        }
        if self.rows.iter().any(|row| row.chance) {
            key.push((Mark::Field("band"), tongue.say("figure-more-than-chance")));
        }
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["who", "value", "range", "count"];
        let mut head: Vec<_> =
            words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        if let (Some(counted), Some(last)) = (&self.axis.counted, head.last_mut()) {
            last.clone_from(counted);
        }
        if let (Some(ranges), Some(range)) = (&self.axis.ranges, head.get_mut(2)) {
            range.clone_from(ranges);
        }
        head.extend(self.axis.beside.clone());
        let sure = self.rows.iter().any(|row| row.sure.is_some());
        if sure {
            head.extend(["below", "above"].map(|word| tongue.say(&format!("figure-col-{word}"))));
        }
        let row = |row: &&Whisker| {
            let written = |value| self.axis.written(tongue, value);
            let span = if !is_range((row.low, row.high)) {
                "–".to_owned()
            } else if self.axis.shares {
                let (low, high) = (written(row.low), written(row.high));
                tongue.with("figure-range", &[("low", &low), ("high", &high)])
            } else {
                range(tongue, (row.low, row.high), 2)
            };
            let mut cells = vec![
                Cell::to(&*row.name, row.link.clone()),
                written(row.value).into(),
                span.into(),
                super::count(row.n).into(),
            ];
            if self.axis.beside.is_some() {
                cells.push(row.beside.map_or_else(|| "–".to_owned(), written).into());
            }
            if sure {
                let said = |of: Option<usize>| of.map_or_else(|| "–".to_owned(), super::count);
                cells.push(said(row.sure.map(|(below, _)| below)).into());
                cells.push(said(row.sure.map(|(_, above)| above)).into());
            }
            cells
        };
        Table { head, rows: self.ordered().iter().map(row).collect() }
    }
}
