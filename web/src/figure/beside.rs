//! Names beside points: each where there is room, at the end of a line where there is none nearby, and
//! as a number with a list below where there is none at all.
//!
//! **Invariant:** no two names lie on one another, and none on a point.

use super::Window;
use super::draw::{Anchor, Drawing, fit, many, width_of};

/// The size of the letters, in pixels.
pub(super) const SIZE: f64 = 12.5;
/// The widest name.
const WIDEST: f64 = 170.0;
/// How far from their points names may stand, at the end of a line.
const RINGS: [f64; 5] = [20.0, 32.0, 46.0, 62.0, 80.0];
/// In so many directions.
const WAYS: u8 = 16;
/// The height of a row of the list.
const ROW: f64 = 19.0;

type Spot = (f64, f64);
type Frame = (f64, f64, f64, f64);

/// A point with its name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    pub(super) name: &'p str,
    pub(super) at: Spot,
}

/// A name, or the number that stands for it.
struct Label {
    text: String,
    anchor: Anchor,
    at: Spot,
    /// The line that leads to it from its point.
    lead: Option<(Spot, Spot)>,
}

/// Where names stand.
pub(super) struct Labels {
    labels: Vec<Label>,
    /// The names for which numbers stand, the first one for 1.
    numbered: Vec<String>,
}

/// What is already in the drawing.
struct Taken {
    room: Spot,
    frames: Vec<Frame>,
    leads: Vec<(Spot, Spot)>,
}

/// A place that a label may take.
struct Try {
    anchor: Anchor,
    at: Spot,
    frame: Frame,
    lead: Option<Spot>,
}

/// Finds a place for every name, those of lonely points first.
pub(super) fn lay(places: &[Place<'_>], radius: f64, room: Spot) -> Labels {
    let frame = |(x, y): Spot| {
        let r = radius + 1.0;
        (x - r, y - r, x + r, y + r)
    };
    let frames = places.iter().map(|place| frame(place.at)).collect();
    let mut taken = Taken { room, frames, leads: Vec::new() };
    let sum = places.iter().fold((0.0, 0.0), |sum, it| (sum.0 + it.at.0, sum.1 + it.at.1));
    let count = many(places.len().max(1));
    let middle = (sum.0 / count, sum.1 / count);
    let mut order: Vec<usize> = (0..places.len()).collect();
    let alone: Vec<f64> = places.iter().enumerate().map(|it| loneliness(places, it)).collect();
    order.sort_by(|a, b| alone[*b].total_cmp(&alone[*a]).then(a.cmp(b)));
    let (mut labels, mut left) = (Vec::new(), Vec::new());
    for place in order {
        let Place { name, at } = places[place];
        let text = fit(name, WIDEST, SIZE);
        match taken.find(&text, at, (radius, middle)) {
            Some(found) => labels.push(taken.take(text, at, &found)),
            None => left.push(place),
        }
    }
    left.sort_unstable();
    let mut numbered = Vec::new();
    for place in left {
        let Place { name, at } = places[place];
        numbered.push(name.to_owned());
        let text = numbered.len().to_string();
        let found = taken.find_anywhere(&text, at, (radius, middle));
        let found = found.unwrap_or_else(|| beside(&text, at, radius));
        labels.push(taken.take(text, at, &found));
    }
    Labels { labels, numbered }
}

fn loneliness(places: &[Place<'_>], (own, place): (usize, &Place<'_>)) -> f64 {
    let others = places.iter().enumerate().filter(|(other, _)| *other != own);
    let far = others.map(|(_, it)| (it.at.0 - place.at.0).hypot(it.at.1 - place.at.1));
    far.fold(f64::INFINITY, f64::min)
}

/// Right beside its point, whatever else stands there.
fn beside(text: &str, (x, y): Spot, radius: f64) -> Try {
    tried(text, Anchor::Start, (x + radius + 3.0, y + SIZE * 0.36), None)
}

fn tried(text: &str, anchor: Anchor, at: Spot, lead: Option<Spot>) -> Try {
    let wide = width_of(text, SIZE) + 3.0;
    let left = match anchor {
        Anchor::Start => at.0,
        Anchor::Middle => at.0 - wide / 2.0,
        Anchor::End => at.0 - wide,
    };
    let frame = (left, at.1 - SIZE * 0.86, left + wide, at.1 + SIZE * 0.28);
    Try { anchor, at, frame, lead }
}

/// The places that a label may take, the nearest first.
fn tries<'t>(
    text: &'t str,
    (x, y): Spot,
    (radius, middle): (f64, Spot),
) -> impl Iterator<Item = Try> + 't {
    let (gap, base) = (radius + 4.0, SIZE * 0.36);
    let near = [
        (Anchor::Start, (x + gap, y + base)),
        (Anchor::End, (x - gap, y + base)),
        (Anchor::Middle, (x, y - gap - 1.0)),
        (Anchor::Middle, (x, y + gap + SIZE * 0.8)),
    ];
    let near = near.into_iter().map(move |(anchor, at)| tried(text, anchor, at, None));
    // Outward first: there the room is.
    let outward = (y - middle.1).atan2(x - middle.0);
    let far = RINGS.into_iter().flat_map(move |ring| {
        (0..WAYS).map(move |way| {
            let turn = f64::from(way.div_ceil(2)) * std::f64::consts::TAU / f64::from(WAYS);
            let angle = if way % 2 == 0 { outward + turn } else { outward - turn };
            let end = (x + ring * angle.cos(), y + ring * angle.sin());
            let anchor = match angle.cos() {
                side if side > 0.3 => Anchor::Start,
                side if side < -0.3 => Anchor::End,
                _ => Anchor::Middle,
            };
            let aside = match anchor {
                Anchor::Start => 3.0,
                Anchor::Middle => 0.0,
                Anchor::End => -3.0,
            };
            let down = base + angle.sin() * SIZE * 0.5;
            tried(text, anchor, (end.0 + aside, end.1 + down), Some(end))
        })
    });
    near.chain(far)
}

impl Taken {
    fn find(&self, text: &str, at: Spot, near: (f64, Spot)) -> Option<Try> {
        tries(text, at, near).find(|one| self.is_free(one, at))
    }

    /// A place that is free itself, though its line may run over other points.
    fn find_anywhere(&self, text: &str, at: Spot, near: (f64, Spot)) -> Option<Try> {
        let free = |one: &Try| self.is_open(&one.frame);
        self.find(text, at, near).or_else(|| tries(text, at, near).find(free))
    }

    /// Whether a field lies in the drawing, and on nothing else.
    fn is_open(&self, frame: &Frame) -> bool {
        let (width, height) = self.room;
        let inside =
            frame.0 >= 1.0 && frame.2 <= width - 1.0 && frame.1 >= 1.0 && frame.3 <= height - 1.0;
        inside && self.frames.iter().all(|other| apart(frame, other))
    }

    fn is_free(&self, one: &Try, from: Spot) -> bool {
        let frame = &one.frame;
        self.is_open(frame)
            && self.leads.iter().all(|lead| !crosses(frame, *lead))
            && one.lead.is_none_or(|end| {
                let own = |frame: &&Frame| !holds(frame, from);
                let lead = (from, end);
                self.frames.iter().filter(own).all(|frame| !crosses(frame, lead))
                    && self.leads.iter().all(|other| !meet(lead, *other))
            })
    }

    fn take(&mut self, text: String, from: Spot, one: &Try) -> Label {
        self.frames.push(one.frame);
        let lead = one.lead.map(|end| (from, end));
        self.leads.extend(lead);
        Label { text, anchor: one.anchor, at: one.at, lead }
    }
}

fn holds(frame: &Frame, (x, y): Spot) -> bool {
    frame.0 <= x && x <= frame.2 && frame.1 <= y && y <= frame.3
}

fn apart(a: &Frame, b: &Frame) -> bool {
    a.2 <= b.0 || b.2 <= a.0 || a.3 <= b.1 || b.3 <= a.1
}

/// Whether a line runs through a field; looked at in steps that are smaller than any letter.
fn crosses(frame: &Frame, (a, b): (Spot, Spot)) -> bool {
    let steps = ((b.0 - a.0).hypot(b.1 - a.1) / 2.0).ceil().clamp(1.0, 100.0);
    let mut step = 0.0;
    while step <= steps {
        let share = step / steps;
        if holds(frame, (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)) {
            return true;
        }
        step += 1.0;
    }
    false
}

/// Whether two lines cross.
fn meet((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> bool {
    let side = |a: Spot, b: Spot, c: Spot| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    side(a, b, c) * side(a, b, d) < 0.0 && side(c, d, a) * side(c, d, b) < 0.0
}

impl Labels {
    /// Draws the lines, which lie below the points.
    pub(super) fn lead(&self, out: &mut Drawing) {
        for (from, to) in self.labels.iter().filter_map(|label| label.lead) {
            out.line(from, to, "lead");
        }
    }

    pub(super) fn write(&self, out: &mut Drawing) {
        for label in &self.labels {
            out.text(label.at, label.anchor, "label", &label.text);
        }
    }
}

/// The list of the names for which numbers stand.
pub(super) struct Below<'l> {
    names: &'l [String],
    columns: usize,
}

/// The list below a drawing for a window.
pub(super) fn below(labels: &Labels, window: Window) -> Below<'_> {
    Below { names: &labels.numbered, columns: window.pick(4, 2) }
}

impl Below<'_> {
    fn rows(&self) -> usize {
        self.names.len().div_ceil(self.columns)
    }

    pub(super) fn height(&self) -> f64 {
        if self.names.is_empty() { 0.0 } else { many(self.rows()) * ROW + 14.0 }
    }

    pub(super) fn write(&self, out: &mut Drawing, top: f64) {
        let slot = out.width() / many(self.columns);
        for (place, name) in self.names.iter().enumerate() {
            let (column, row) = (place / self.rows(), place % self.rows());
            let at = (slot * many(column) + 4.0, top + 14.0 + ROW * many(row));
            let text = fit(&format!("{} {name}", place + 1), slot - 8.0, SIZE);
            out.text(at, Anchor::Start, "label", &text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(labels: &Labels) -> Vec<Frame> {
        labels.labels.iter().map(|it| tried(&it.text, it.anchor, it.at, None).frame).collect()
    }

    #[test]
    fn names_of_near_points_lie_apart_and_every_name_is_told() {
        let names: Vec<String> = (0..40).map(|place| format!("Participant {place}")).collect();
        let near = |place: usize| (170.0 + many(place % 8) * 9.0, 170.0 + many(place / 8) * 9.0);
        let places: Vec<Place<'_>> =
            names.iter().enumerate().map(|(at, name)| Place { name, at: near(at) }).collect();
        let labels = lay(&places, 5.0, (344.0, 400.0));
        assert_eq!(labels.labels.len(), 40);
        assert!(labels.labels.iter().any(|it| it.lead.is_some()) && !labels.numbered.is_empty());
        let told: Vec<&String> = labels.labels.iter().map(|label| &label.text).collect();
        for name in &names {
            assert!(told.contains(&name) || labels.numbered.contains(name), "{name}");
        }
        // Numbers may have to stand on other points; names never do.
        let frames: Vec<Frame> = frames(&labels)[..40 - labels.numbered.len()].to_vec();
        for (place, one) in frames.iter().enumerate() {
            assert!(frames[place + 1..].iter().all(|other| apart(one, other)), "{place}");
            assert!(places.iter().all(|place| !holds(one, place.at)));
        }
    }

    #[test]
    fn a_lonely_name_stands_right_beside_its_point() {
        let labels = lay(&[Place { name: "Aldoria", at: (50.0, 50.0) }], 5.0, (344.0, 400.0));
        assert!(labels.labels[0].lead.is_none() && labels.numbered.is_empty());
        assert!((labels.labels[0].at.0 - 59.0).abs() < 1e-9);
    }

    #[test]
    fn lines_that_cross_meet_and_others_do_not() {
        let line = |a: Spot, b: Spot| (a, b);
        assert!(meet(line((0.0, 0.0), (2.0, 2.0)), line((0.0, 2.0), (2.0, 0.0))));
        assert!(!meet(line((0.0, 0.0), (2.0, 0.0)), line((0.0, 1.0), (2.0, 1.0))));
    }
}
