//! The map of positions: who answered alike lies near. Shape and colour tell the camp, a line around
//! several points a group of those who answer alike.
//!
//! How certain it is that somebody belongs to their group is told by how full their sign is, and by a
//! broken outline where it is less than three quarters.

use std::collections::BTreeMap;

use super::beside::{self, Place, SIZE};
use super::draw::{Anchor, Drawing, colour, letter, many};
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
    /// The place of their camp among the camps of the map.
    pub(crate) camp: Option<usize>,
    pub(crate) link: Option<String>,
}

/// The map; only distances have a meaning, and neither axis has.
#[derive(Clone, Debug)]
pub(crate) struct Map {
    pub(crate) points: Vec<Point>,
    /// The names of the camps; empty where none are known, and then groups have shape and colour.
    pub(crate) camps: Vec<String>,
}

/// So many are told by name.
const NAMED: usize = 70;

impl Map {
    fn known(&self) -> Vec<&Point> {
        let known = |point: &&Point| point.at.0.is_finite() && point.at.1.is_finite();
        self.points.iter().filter(known).collect()
    }

    /// Where the points lie in a drawing so wide and high.
    fn places(&self, (width, height): (f64, f64), margins: (f64, f64)) -> Vec<(f64, f64)> {
        let points = self.known();
        let bounds = |of: fn(&Point) -> f64| {
            let values = points.iter().map(|point| of(point));
            values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| {
                (low.min(it), high.max(it))
            })
        };
        let ((left, right), (low, high)) = (bounds(|it| it.at.0), bounds(|it| it.at.1));
        let spans =
            [(width - 2.0 * margins.0, right - left), (height - 2.0 * margins.1, high - low)];
        let scales = spans.iter().filter(|(_, span)| *span > 0.0).map(|(room, span)| room / span);
        let scale = scales.fold(f64::INFINITY, f64::min);
        let scale = if scale.is_finite() { scale } else { 1.0 };
        let middle = ((left + right) / 2.0, (low + high) / 2.0);
        let place = |point: &&Point| {
            let (x, y) = point.at;
            (width / 2.0 + (x - middle.0) * scale, height / 2.0 - (y - middle.1) * scale)
        };
        points.iter().map(place).collect()
    }

    fn groups(&self) -> BTreeMap<usize, usize> {
        counted(self.points.iter().filter_map(|point| point.group))
    }

    /// Which shape and colour a point has.
    fn sign(&self, point: &Point) -> Option<usize> {
        if self.camps.is_empty() { point.group } else { point.camp }
    }

    fn point(
        &self,
        out: &mut Drawing,
        point: &Point,
        place: (f64, f64),
        (size, words, told_apart): (f64, &str, bool),
    ) {
        let certain = point.certainty.filter(|it| it.is_finite()).unwrap_or(1.0).clamp(0.0, 1.0);
        let sign = self.sign(point);
        let colour = sign.map_or_else(|| "none".to_owned(), colour);
        let doubt = if certain < 0.75 { " doubt" } else { "" };
        // Whoever is of no group is a small square among those who are.
        let (form, size) = match sign {
            Some(group) => (group, size),
            None if told_apart => (1, size * 0.6),
            None => (0, size),
        };
        let shape = out.shape(form, place, size);
        let shape = shape.class(&format!("pt {colour}{doubt}"));
        let shape = shape.at("fill-opacity", format!("{:.2}", 0.1 + 0.9 * certain.powi(2)));
        out.add(shape.child(Node::new("title").text(words)));
    }

    /// What is shown where a pointer rests on a point.
    fn told(&self, tongue: Tongue, point: &Point) -> String {
        let camp = point.camp.and_then(|camp| self.camps.get(camp)).cloned();
        let group = point.group.map(letter);
        let certainty = point.certainty.filter(|_| group.is_some()).map(|it| percent(tongue, it));
        let parts = [Some(point.name.clone()), camp, group, certainty];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

fn counted(all: impl Iterator<Item = usize>) -> BTreeMap<usize, usize> {
    let mut found = BTreeMap::new();
    for one in all {
        *found.entry(one).or_default() += 1;
    }
    found
}

impl Picture for Map {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (width, height) = (window.width(), window.pick(540.0, 400.0));
        let places = self.places((width, height), window.pick((96.0, 40.0), (26.0, 30.0)));
        let points = self.known();
        let radius = if places.len() > 200 { 3.4 } else { window.pick(6.5, 5.5) };
        let named = points.iter().zip(&places).filter(|_| places.len() <= NAMED);
        let named: Vec<Place<'_>> =
            named.map(|(point, at)| Place { name: &point.name, at: *at }).collect();
        let labels = beside::lay(&named, radius, (width, height));
        let below = beside::below(&labels, window);
        let mut out = Drawing::new(head, window, height + below.height());
        for group in self.groups().into_keys() {
            let own = points.iter().zip(&places).filter(|(point, _)| point.group == Some(group));
            halo(
                &mut out,
                group,
                &own.map(|(_, at)| *at).collect::<Vec<_>>(),
                self.camps.is_empty(),
            );
        }
        labels.lead(&mut out);
        let told_apart = points.iter().any(|point| self.sign(point).is_some());
        for (point, at) in points.iter().zip(&places) {
            self.point(&mut out, point, *at, (radius, &self.told(head.tongue, point), told_apart));
        }
        labels.write(&mut out);
        below.write(&mut out, height);
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
            tongue.with("figure-map-group", &[("group", &letter), ("count", &members)])
        };
        let groups = self.groups().into_iter();
        let mut key: Vec<_> = if self.camps.is_empty() {
            groups.map(|(place, members)| (Mark::Group(place), group((place, members)))).collect()
        } else {
            let camps = counted(self.points.iter().filter_map(|point| point.camp));
            let camp = |(camp, members): (usize, usize)| {
                let name = self.camps.get(camp).map(String::as_str).unwrap_or_default();
                (
                    Mark::Group(camp),
                    tongue.with("figure-map-camp", &[("name", &name), ("count", &members)]),
                )
            };
            let hulls = groups.map(|found| (Mark::Field("hull"), group(found)));
            camps.into_iter().map(camp).chain(hulls).collect()
        };
        let alone = self.points.iter().filter(|point| self.sign(point).is_none()).count();
        if alone > 0 && !key.is_empty() && self.camps.is_empty() {
            let words = tongue.with("figure-map-ungrouped", &[("count", &alone)]);
            key.push((Mark::Field("pt none"), words));
        }
        let doubts = |point: &Point| point.certainty.is_some_and(|it| it < 0.75);
        if self.points.iter().any(doubts) {
            key.push((Mark::Field("pt doubt"), tongue.say("figure-map-doubt")));
        }
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let camps = !self.camps.is_empty();
        let words = ["who", "side", "group", "certainty", "across", "up"];
        let words = words.into_iter().filter(|word| camps || *word != "side");
        let row = |point: &Point| {
            let mut cells = vec![Cell::to(&*point.name, point.link.clone())];
            if camps {
                let camp = point.camp.and_then(|camp| self.camps.get(camp));
                cells.push(camp.map_or("–", String::as_str).into());
            }
            cells.extend([
                Cell::from(point.group.map_or_else(|| "–".to_owned(), letter)),
                point.certainty.map_or_else(|| "–".to_owned(), |it| percent(tongue, it)).into(),
                number(tongue, point.at.0, 2).into(),
                number(tongue, point.at.1, 2).into(),
            ]);
            cells
        };
        Table {
            head: words.map(|word| tongue.say(&format!("figure-col-{word}"))).collect(),
            rows: self.points.iter().map(row).collect(),
        }
    }
}

/// The field of a group, with its letter; where colours are those of camps it has none of its own.
fn halo(out: &mut Drawing, group: usize, own: &[(f64, f64)], coloured: bool) {
    if own.is_empty() {
        return;
    }
    let corners = hull(own);
    // A single member has a halo too: a line of no length with round ends.
    let corners = if let [one] = corners[..] { vec![one, one] } else { corners };
    let path = Node::new("path").at("d", out.through(&corners) + "Z");
    let colour = if coloured { colour(group) } else { "quiet".to_owned() };
    out.add(Node::new("g").class(&format!("halo {colour}")).child(path));
    let sum = own.iter().fold((0.0, 0.0), |sum, at| (sum.0 + at.0, sum.1 + at.1));
    let middle = (sum.0 / many(own.len()), sum.1 / many(own.len()) + SIZE * 1.8);
    out.text(middle, Anchor::Middle, &format!("letter {colour}"), &letter(group));
}
