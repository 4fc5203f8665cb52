//! How a term was taken up: for each group, what share had used it by when, and who was first.

use super::draw::{Anchor, Drawing, colour, fit, letter, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, percent};
use crate::tongue::Tongue;

/// Somebody uses the term for the first time.
#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) who: String,
    /// When, on the axis of the picture.
    pub(crate) at: f64,
    /// When, in words.
    pub(crate) when: String,
    pub(crate) link: Option<String>,
}

/// A group.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) name: String,
    /// How many belong to it, users or not.
    pub(crate) members: usize,
    /// In the order of time.
    pub(crate) steps: Vec<Step>,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    /// What a line stands for: a column of the table behind it, such as `group` or `term`.
    pub(crate) each: &'static str,
    pub(crate) lines: Vec<Line>,
    /// Places on the axis with their names: drafts, stages or years.
    pub(crate) times: Vec<(f64, String)>,
    /// When a draft of the chair brought the term, of each line: from there on use may be exposure.
    pub(crate) drafted: Vec<Option<f64>>,
}

impl Curve {
    /// When a draft brought the terms of which lines, in the order of time.
    fn drafts(&self) -> Vec<(f64, Vec<usize>)> {
        let mut found: Vec<(f64, Vec<usize>)> = Vec::new();
        for (line, at) in self.drafted.iter().enumerate() {
            let Some(at) = at.filter(|at| at.is_finite()) else { continue };
            match found.iter_mut().find(|(known, _)| (*known - at).abs() < 1e-9) {
                Some((_, lines)) => lines.push(line),
                None => found.push((at, vec![line])),
            }
        }
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        found
    }

    /// The upper end of the axis: no more than the curves need, so that small shares are seen too.
    fn ceiling(&self) -> f64 {
        let reached = |line: &Line| many(line.steps.len()) / many(line.members.max(1));
        let highest = self.lines.iter().map(reached).fold(0.0, f64::max);
        [0.1, 0.2, 0.4, 0.6].into_iter().find(|end| highest <= *end).unwrap_or(1.0)
    }

    fn span(&self) -> (f64, f64) {
        let steps = self.lines.iter().flat_map(|line| line.steps.iter().map(|step| step.at));
        let times =
            self.times.iter().map(|(at, _)| *at).chain(self.drafted.iter().flatten().copied());
        let all = steps.chain(times).filter(|at| at.is_finite());
        let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| {
            (low.min(at), high.max(at))
        });
        if low < high { (low, high) } else { (0.0, 1.0) }
    }
}

impl Picture for Curve {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (left, end, top, foot) =
            window.pick((46.0, 120.0, 26.0, 250.0), (40.0, 34.0, 26.0, 230.0));
        let mut out = Drawing::new(head, window, foot + 40.0);
        let (low, high) = self.span();
        let right = out.width() - end;
        let x = |at: f64| left + (right - left) * ((at - low) / (high - low)).clamp(0.0, 1.0);
        let ceiling = self.ceiling();
        let y = |share: f64| foot - (foot - top) * (share / ceiling).clamp(0.0, 1.0);
        for share in [0.0, ceiling / 2.0, ceiling] {
            out.line(
                (left, y(share)),
                (right, y(share)),
                if share == 0.0 { "axis" } else { "grid" },
            );
            out.text(
                (left - 6.0, y(share) + 4.0),
                Anchor::End,
                "small",
                &percent(head.tongue, share),
            );
        }
        let mut last = f64::NEG_INFINITY;
        for (at, name) in &self.times {
            out.line((x(*at), foot), (x(*at), foot + 5.0), "axis");
            let room = window.pick(110.0, 80.0);
            if x(*at) - last >= room * 0.72 {
                let at = x(*at).clamp(left + 12.0, right - 6.0);
                out.text((at, foot + 20.0), Anchor::Middle, "small", &fit(name, room, 11.0));
                last = at;
            }
        }
        for (at, lines) in self.drafts() {
            out.line((x(at), top - 8.0), (x(at), foot), "drafted");
            let anchor = if at > (low + high) / 2.0 { Anchor::End } else { Anchor::Start };
            let place = x(at) + if anchor == Anchor::End { -5.0 } else { 5.0 };
            let mut words = head.tongue.say("figure-curve-draft");
            if self.lines.len() > 1 && lines.len() < self.lines.len() {
                let letters: Vec<String> = lines.into_iter().map(letter).collect();
                words = format!("{words} ({})", letters.join(", "));
            }
            out.text((place, top - 10.0), anchor, "small", &words);
        }
        let mut ends = Vec::new();
        for (place, line) in self.lines.iter().enumerate() {
            let reached = rise(&mut out, (place, line), (&x, &y), right);
            ends.push((y(reached), place));
        }
        for (at, place) in spread(ends, 15.0) {
            let text = window.pick(fit(&self.lines[place].name, end - 24.0, 12.0), String::new());
            let text = format!("{} {text}", letter(place));
            out.text(
                (right + 8.0, at + 4.0),
                Anchor::Start,
                &format!("small strong {}", colour(place)),
                text.trim(),
            );
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let told = |line: &Line| {
            let first = line.steps.first().map_or("–", |step| step.who.as_str());
            let values: [(&str, &dyn std::fmt::Display); 4] = [
                ("group", &line.name),
                ("count", &line.steps.len()),
                ("of", &line.members),
                ("first", &first),
            ];
            tongue.with("figure-curve-told", &values)
        };
        self.lines.iter().map(told).collect::<Vec<_>>().join(" ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        const CLASSES: [&str; 6] =
            ["step g0", "step g1", "step g2", "step g3", "step g4", "step g5"];
        let lines = self.lines.iter().enumerate();
        let mut key: Vec<_> = lines
            .map(|(place, line)| {
                (Mark::Line(CLASSES[place % 6]), format!("{} {}", letter(place), line.name))
            })
            .collect();
        if self.drafted.iter().any(Option::is_some) {
            key.push((Mark::Line("drafted"), tongue.say("figure-curve-exposure")));
        }
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["who", self.each, "when", "reached"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let mut rows = Vec::new();
        for line in &self.lines {
            for (place, step) in line.steps.iter().enumerate() {
                let reached = many(place + 1) / many(line.members.max(1));
                rows.push(vec![
                    Cell::to(&*step.who, step.link.clone()),
                    line.name.as_str().into(),
                    step.when.as_str().into(),
                    percent(tongue, reached).into(),
                ]);
            }
            if line.steps.is_empty() {
                let none = tongue.say("figure-curve-none");
                rows.push(vec![
                    none.into(),
                    line.name.as_str().into(),
                    "".into(),
                    percent(tongue, 0.0).into(),
                ]);
            }
        }
        Table { head, rows }
    }
}

type Axes<'a> = (&'a dyn Fn(f64) -> f64, &'a dyn Fn(f64) -> f64);

/// Draws the steps of a group; what share it reached.
fn rise(out: &mut Drawing, (place, line): (usize, &Line), (x, y): Axes<'_>, right: f64) -> f64 {
    let share = |count: usize| many(count) / many(line.members.max(1));
    let first = line.steps.first().map_or(right, |step| x(step.at));
    let mut places = vec![(first, y(0.0))];
    for (count, step) in line.steps.iter().enumerate() {
        places.push((x(step.at), y(share(count))));
        places.push((x(step.at), y(share(count + 1))));
    }
    let reached = share(line.steps.len());
    places.push((right, y(reached)));
    let path = Node::new("path").at("d", out.through(&places));
    out.add(path.class(&format!("step {}", colour(place))));
    if let Some(step) = line.steps.first() {
        let at = (first, y(share(1)));
        let shape = out.shape(place, at, 4.5).class(&format!("pt {}", colour(place)));
        out.add(shape.child(Node::new("title").text(&format!("{}, {}", step.who, step.when))));
    }
    reached
}

/// Moves names apart that would lie on one another, from the top down.
pub(super) fn spread(mut places: Vec<(f64, usize)>, room: f64) -> Vec<(f64, usize)> {
    places.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let mut last = f64::NEG_INFINITY;
    for (at, _) in &mut places {
        *at = at.max(last + room);
        last = *at;
    }
    places
}
