//! A drawing: places in pixels from the side on which writing begins, and what is drawn there.
//!
//! **Invariant:** a caller never asks in which direction writing runs: places are turned here.

use super::markup::{Node, px};
use super::{Head, Mark, Window};
use crate::tongue::Tongue;

/// Where the words of a text begin from its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// A drawing that is being made.
pub(crate) struct Drawing {
    width: f64,
    height: f64,
    turned: bool,
    body: String,
}

impl Drawing {
    pub(super) fn new(head: &Head<'_>, window: Window, height: f64) -> Self {
        let turned = head.tongue.direction() == "rtl";
        Self { width: window.width(), height, turned, body: String::new() }
    }

    pub(super) fn width(&self) -> f64 {
        self.width
    }

    fn x(&self, x: f64) -> f64 {
        if self.turned { self.width - x } else { x }
    }

    pub(super) fn add(&mut self, node: Node) {
        self.body.push_str(&node.done());
    }

    /// Text; what is too long for `room` is cut, and stands whole in what a pointer shows.
    pub(super) fn text(&mut self, (x, y): (f64, f64), anchor: Anchor, class: &str, text: &str) {
        let node = Node::new("text").px("x", self.x(x)).px("y", y);
        self.add(node.at("text-anchor", anchor.word()).class(class).text(text));
    }

    /// A name at a place, in so much room.
    pub(super) fn name(&mut self, (x, y): (f64, f64), anchor: Anchor, room: f64, name: &str) {
        let cut = fit(name, room, 13.0);
        let mut node = Node::new("text").px("x", self.x(x)).px("y", y).class("name");
        node = node.at("text-anchor", anchor.word()).text(&cut);
        if cut != name {
            node = node.child(Node::new("title").text(name));
        }
        self.add(node);
    }

    pub(super) fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &str) {
        let node = Node::new("line").px("x1", self.x(x1)).px("y1", y1);
        self.add(node.px("x2", self.x(x2)).px("y2", y2).class(class));
    }

    /// A field from a corner, with its width and height.
    pub(super) fn field(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), class: &str) {
        let node = self.field_node((x, y), (w, h), class);
        self.add(node);
    }

    pub(super) fn field_node(&self, (x, y): (f64, f64), (w, h): (f64, f64), class: &str) -> Node {
        let left = if self.turned { self.width - x - w } else { x };
        let node = Node::new("rect").px("x", left).px("y", y);
        node.px("width", w.max(0.0)).px("height", h.max(0.0)).class(class)
    }

    /// The shape of a group at a place; what is said when a pointer rests on it.
    pub(super) fn shape(&self, group: usize, (x, y): (f64, f64), r: f64) -> Node {
        Node::new("path").at("d", shape(group, (self.x(x), y), r))
    }

    /// A round point.
    pub(super) fn dot(&mut self, (x, y): (f64, f64), r: f64, class: &str) {
        self.add(Node::new("circle").px("cx", self.x(x)).px("cy", y).px("r", r).class(class));
    }

    /// A path through places: `M` begins, `L` goes straight, `C` takes three places and bends.
    pub(super) fn path(&self, parts: &[(char, &[(f64, f64)])]) -> String {
        let mut out = String::new();
        for (letter, places) in parts {
            out.push(*letter);
            let places: Vec<_> =
                places.iter().map(|(x, y)| format!("{} {}", px(self.x(*x)), px(*y))).collect();
            out.push_str(&places.join(" "));
        }
        out
    }

    /// Straight lines through places.
    pub(super) fn through(&self, places: &[(f64, f64)]) -> String {
        let place = |(x, y): &(f64, f64)| format!("{} {}", px(self.x(*x)), px(*y));
        let places: Vec<_> = places.iter().map(place).collect();
        if places.is_empty() { String::new() } else { format!("M{}", places.join("L")) }
    }

    pub(super) fn close(self, head: &Head<'_>, window: Window, described: &str) -> String {
        let end = window.pick("w", "n");
        let (title, desc) = (format!("{}-t{end}", head.id), format!("{}-d{end}", head.id));
        let (w, h) = (px(self.width), px(self.height));
        let class = format!("fig {}", window.pick("wide", "slim"));
        let named = Node::new("title").at("id", &title).text(head.title);
        let told = Node::new("desc").at("id", &desc).text(described);
        Node::new("svg")
            .at("xmlns", "http://www.w3.org/2000/svg")
            .class(&class)
            .at("viewBox", format!("0 0 {w} {h}"))
            .at("width", w)
            .at("height", h)
            .at("direction", head.tongue.direction())
            .at("role", "img")
            .at("aria-labelledby", format!("{title} {desc}"))
            .child(named)
            .child(told)
            .raw(&self.body)
            .done()
    }
}

/// The outline of the shape of a group: circle, square, triangle, diamond, hexagon, cross, and again.
fn shape(group: usize, (x, y): (f64, f64), r: f64) -> String {
    let around = |corners: u8, turn: f64, r: f64| {
        let step = std::f64::consts::TAU / f64::from(corners);
        let at = |corner: u8| {
            let angle = turn + step * f64::from(corner);
            format!("{} {}", px(x + r * angle.cos()), px(y + r * angle.sin()))
        };
        format!("M{}Z", (0..corners).map(at).collect::<Vec<_>>().join("L"))
    };
    let quarter = std::f64::consts::FRAC_PI_2;
    match group % 6 {
        0 => {
            let (left, right, r) = (px(x - r), px(x + r), px(r));
            format!("M{left} {y}A{r} {r} 0 1 1 {right} {y}A{r} {r} 0 1 1 {left} {y}Z", y = px(y))
        }
        1 => around(4, quarter / 2.0, r * 1.25),
        2 => around(3, -quarter, r * 1.35),
        3 => around(4, 0.0, r * 1.3),
        4 => around(6, 0.0, r * 1.15),
        _ => {
            let (long, thick) = (r * 1.2, r * 0.42);
            let (x, y) = (px(x - thick), px(y - long));
            let (t, a) = (px(2.0 * thick), px(long - thick));
            format!("M{x} {y}h{t}v{a}h{a}v{t}h-{a}v{a}h-{t}v-{a}h-{a}v-{t}h{a}Z")
        }
    }
}

/// How wide a text is, about: letters of wide scripts count whole, others a little more than half.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let one = |c: char| match c {
        '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' => 1.0,
        '\u{600}'..='\u{6ff}' => 0.56,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ' ' | '\'' | 'I' | '(' | ')' => 0.38,
        'm' | 'w' | 'M' | 'W' | 'Щ' | 'Ш' | 'Ж' | 'щ' | 'ш' | 'ж' => 0.95,
        c if c.is_uppercase() => 0.72,
        _ => 0.61,
    };
    text.chars().map(one).sum::<f64>() * size
}

/// A text that fits into so much room.
pub(super) fn fit(text: &str, room: f64, size: f64) -> String {
    if width_of(text, size) <= room {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width_of(&out, size) + size * 1.5 > room {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// The class of the colour of a group.
pub(super) fn colour(group: usize) -> String {
    format!("g{}", group % 6)
}

/// The letter of a group: A, B, …; its number after Z.
pub(crate) fn letter(group: usize) -> String {
    let byte = u8::try_from(group).ok().filter(|group| *group < 26);
    byte.map_or_else(|| (group + 1).to_string(), |byte| char::from(b'A' + byte).to_string())
}

/// Round values from `low` to `high`, about `count` of them.
pub(super) fn ticks(low: f64, high: f64, count: f64) -> Vec<f64> {
    let span = high - low;
    if !span.is_finite() || span <= 0.0 {
        return vec![low];
    }
    let rough = span / count;
    let power = 10_f64.powf(rough.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    let step = steps.iter().map(|step| step * power).find(|step| *step >= rough * 0.999);
    let step = step.unwrap_or(power);
    let first = (low / step - 1e-9).ceil();
    let mut found = Vec::new();
    let mut place = first;
    while place * step <= high + step * 1e-6 && found.len() < 64 {
        found.push(place * step);
        place += 1.0;
    }
    found
}

/// How many digits tell these places apart, and at least one.
pub(super) fn digits(ticks: &[f64]) -> usize {
    let step = match ticks {
        [one, other, ..] => (other - one).abs(),
        _ => 1.0,
    };
    (1..6).find(|digits| step * 10_f64.powi(*digits) > 0.999).map_or(6, |digits| digits as usize)
}

/// So many, as a length.
#[expect(clippy::cast_precision_loss, reason = "pictures hold far fewer things than 2^52")]
pub(super) fn many(count: usize) -> f64 {
    count as f64
}

/// The key of a picture, in words beside its signs.
pub(super) fn key(tongue: Tongue, marks: &[(Mark, String)]) -> String {
    if marks.is_empty() {
        return String::new();
    }
    let items = marks.iter().map(|(mark, words)| {
        // A name in another script keeps its own direction.
        Node::new("li").raw(&sign(mark)).raw(" ").child(Node::new("bdi").text(words))
    });
    let list = Node::new("ul").class("key").at("aria-label", tongue.say("figure-key"));
    list.children(items).done()
}

/// A sign of a key.
fn sign(mark: &Mark) -> String {
    let svg = || {
        Node::new("svg")
            .class("fig glyph")
            .at("viewBox", "0 0 22 16")
            .at("width", 22)
            .at("height", 16)
            .at("aria-hidden", "true")
    };
    match mark {
        Mark::Group(group) => {
            let path = Node::new("path").at("d", shape(*group, (11.0, 8.0), 5.5));
            svg().child(path.class(&format!("pt {}", colour(*group)))).done()
        }
        Mark::Sign(sign, class) => {
            Node::new("b").class(class).at("aria-hidden", "true").text(sign).done()
        }
        Mark::Letter(letter) => {
            Node::new("b").class("strong").at("aria-hidden", "true").text(letter).done()
        }
        Mark::Line(class) => {
            let line = Node::new("line").at("x1", 1).at("y1", 8).at("x2", 21).at("y2", 8);
            svg().child(line.class(class)).done()
        }
        Mark::Field(class) => {
            let field = Node::new("rect").at("x", 2).at("y", 2).at("width", 18).at("height", 12);
            svg().child(field.class(class)).done()
        }
    }
}
