//! The map of positions: who answered alike lies near, groups by letter, shape and halo.
//!
//! How certain it is that somebody belongs to their group is told by how full their sign is, and by a
//! broken outline where it is less than three quarters.

use std::collections::BTreeMap;

use super::draw::{Anchor, Drawing, colour, letter, many, width_of};
use super::hull::hull;
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, number, percent};
use crate::tongue::Tongue;

/// Somebody on the map.
#[derive(Clone, Debug)]
pub(crate) struct Point {
    pub(crate) name: String,
    pub(crate) at: (f64, f64),
    /// The number of their group from 0; none where no groups are stable.
    pub(crate) group: Option<usize>,
    /// In what share of the trials they fell into this group.
    pub(crate) certainty: Option<f64>,
    pub(crate) link: Option<String>,
}

/// The map; only distances have a meaning, and neither axis has.
#[derive(Clone, Debug)]
pub(crate) struct Map {
    pub(crate) points: Vec<Point>,
}

/// Where a point stands in the drawing.
struct Place<'p> {
    point: &'p Point,
    at: (f64, f64),
}

/// So few are told by name.
const NAMED: usize = 70;

impl Map {
    fn places(&self, (width, height): (f64, f64)) -> Vec<Place<'_>> {
        let known = |point: &&Point| point.at.0.is_finite() && point.at.1.is_finite();
        let points: Vec<_> = self.points.iter().filter(known).collect();
        let bounds = |of: fn(&Point) -> f64| {
            let values = points.iter().map(|point| of(point));
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| {
                (low.min(it), high.max(it))
            })
        };
        let ((left, right), (low, high)) = (bounds(|it| it.at.0), bounds(|it| it.at.1));
        let margin = 38.0;
        let spans = [(width - 2.0 * margin, right - left), (height - 2.0 * margin, high - low)];
        let scales = spans.iter().filter(|(_, span)| *span > 0.0).map(|(room, span)| room / span);
        let scale = scales.fold(f64::INFINITY, f64::min);
        let scale = if scale.is_finite() { scale } else { 1.0 };
        let middle = ((left + right) / 2.0, (low + high) / 2.0);
        let place = |(x, y): (f64, f64)| {
            (width / 2.0 + (x - middle.0) * scale, height / 2.0 - (y - middle.1) * scale)
        };
        points.into_iter().map(|point| Place { point, at: place(point.at) }).collect()
    }

    fn groups(&self) -> BTreeMap<usize, usize> {
        let mut found = BTreeMap::new();
        for group in self.points.iter().filter_map(|point| point.group) {
            *found.entry(group).or_default() += 1;
        }
        found
    }
}

impl Picture for Map {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let height = window.pick(470.0, 344.0);
        let mut out = Drawing::new(head, window, height);
        let places = self.places((out.width(), height));
        for group in self.groups().into_keys() {
            halo(&mut out, group, &places);
        }
        let size = if places.len() > 200 { 3.4 } else { window.pick(6.0, 5.0) };
        for place in &places {
            let point = place.point;
            let certain =
                point.certainty.filter(|it| it.is_finite()).unwrap_or(1.0).clamp(0.0, 1.0);
            let colour = point.group.map_or_else(|| "none".to_owned(), colour);
            let doubt = if certain < 0.75 { " doubt" } else { "" };
            let shape = out.shape(point.group.unwrap_or(0), place.at, size);
            let shape = shape.class(&format!("pt {colour}{doubt}"));
            let shape = shape.at("fill-opacity", format!("{:.2}", 0.1 + 0.9 * certain.powi(2)));
            out.add(shape.child(Node::new("title").text(&told(head.tongue, point))));
        }
        if places.len() <= NAMED {
            names(&mut out, &places, size);
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let groups = self.groups();
        if groups.is_empty() {
            return tongue.with("figure-map-none", &[("count", &self.points.len())]);
        }
        let mut parts = vec![tongue.with("figure-map-some", &[("count", &self.points.len())])];
        parts.extend(groups.iter().map(|(group, members)| {
            let letter = letter(*group);
            tongue.with("figure-map-group", &[("group", &letter), ("count", members)])
        }));
        parts.join(" ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let group = |(group, members): (usize, usize)| {
            let letter = letter(group);
            let words = tongue.with("figure-map-group", &[("group", &letter), ("count", &members)]);
            (Mark::Group(group), words)
        };
        let mut key: Vec<_> = self.groups().into_iter().map(group).collect();
        if !key.is_empty() {
            key.push((Mark::Field("pt doubt"), tongue.say("figure-map-doubt")));
        }
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["who", "group", "certainty", "across", "up"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let row = |point: &Point| {
            vec![
                Cell::to(&*point.name, point.link.clone()),
                point.group.map_or_else(|| "–".to_owned(), letter).into(),
                point.certainty.map_or_else(|| "–".to_owned(), |it| percent(tongue, it)).into(),
                number(tongue, point.at.0, 2).into(),
                number(tongue, point.at.1, 2).into(),
            ]
        };
        Table { head, rows: self.points.iter().map(row).collect() }
    }
}

fn told(tongue: Tongue, point: &Point) -> String {
    match (point.group, point.certainty) {
        (Some(group), Some(certainty)) => {
            let certainty = percent(tongue, certainty);
            format!("{} · {} · {certainty}", point.name, letter(group))
        }
        (Some(group), None) => format!("{} · {}", point.name, letter(group)),
        _ => point.name.clone(),
    }
}

/// The field of a group, with its letter.
fn halo(out: &mut Drawing, group: usize, places: &[Place<'_>]) {
    let own: Vec<_> =
        places.iter().filter(|it| it.point.group == Some(group)).map(|it| it.at).collect();
    if own.is_empty() {
        return;
    }
    let corners = hull(&own);
    // A single member has a halo too: a line of no length with round ends.
    let corners = if let [one] = corners[..] { vec![one, one] } else { corners };
    let path = Node::new("path").at("d", out.through(&corners) + "Z");
    out.add(Node::new("g").class(&format!("halo {}", colour(group))).child(path));
    let sum = own.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    let middle = (sum.0 / many(own.len()), sum.1 / many(own.len()) + 22.0);
    out.text(middle, Anchor::Middle, &format!("letter {}", colour(group)), &letter(group));
}

type Frame = (f64, f64, f64, f64);

fn apart(a: &Frame, b: &Frame) -> bool {
    a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1
}

/// Names beside their points where there is room for them.
fn names(out: &mut Drawing, places: &[Place<'_>], size: f64) {
    let frame = |at: (f64, f64), r: f64| (at.0 - r, at.1 - r, at.0 + r, at.1 + r);
    let mut taken: Vec<_> = places.iter().map(|place| frame(place.at, size)).collect();
    let width = out.width();
    for place in places {
        let (x, y) = place.at;
        let room = (width_of(&place.point.name, 11.0) + 4.0).min(150.0);
        let tries = [
            (Anchor::Start, x + size + 3.0, y + 4.0, x + size + 3.0),
            (Anchor::End, x - size - 3.0, y + 4.0, x - size - 3.0 - room),
            (Anchor::Middle, x, y - size - 4.0, x - room / 2.0),
            (Anchor::Middle, x, y + size + 12.0, x - room / 2.0),
        ];
        let free = tries.into_iter().find_map(|(anchor, at, base, left)| {
            let frame = (left, base - 10.0, left + room, base + 2.0);
            let inside = frame.0 >= 0.0 && frame.2 <= width;
            (inside && taken.iter().all(|other| apart(&frame, other)))
                .then_some((anchor, at, base, frame))
        });
        if let Some((anchor, at, base, frame)) = free {
            taken.push(frame);
            let name = super::draw::fit(&place.point.name, 150.0, 11.0);
            out.text((at, base), anchor, "small", &name);
        }
    }
}
