//! The room: a seat for everybody, by side, with what each has said.

use super::draw::{Anchor, Drawing, colour, letter, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window};
use crate::tongue::Tongue;

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    Supports,
    LivesWith,
    Objects,
    /// Has said nothing: that is no answer.
    Silent,
}

impl Sign {
    const ALL: [Self; 4] = [Self::Supports, Self::LivesWith, Self::Objects, Self::Silent];

    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Supports => "✓",
            Self::LivesWith => "~",
            Self::Objects => "✕",
            Self::Silent => "○",
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Supports => "agreed",
            Self::LivesWith => "open",
            Self::Objects => "held",
            Self::Silent => "quiet",
        }
    }

    pub(crate) fn words(self, tongue: Tongue) -> String {
        tongue.say(match self {
            Self::Supports => "figure-supports",
            Self::LivesWith => "figure-lives-with",
            Self::Objects => "figure-objects",
            Self::Silent => "figure-silent",
        })
    }
}

/// A seat.
#[derive(Clone, Debug)]
pub(crate) struct Seat {
    pub(crate) name: String,
    pub(crate) sign: Sign,
    pub(crate) link: Option<String>,
}

/// A side of the room.
#[derive(Clone, Debug)]
pub(crate) struct Bench {
    pub(crate) name: String,
    pub(crate) seats: Vec<Seat>,
}

/// The room.
#[derive(Clone, Debug)]
pub(crate) struct Seats {
    pub(crate) benches: Vec<Bench>,
}

/// So many places around a half circle, from one end to the other: angle and radius, from the side on
/// which writing begins.
fn places(count: usize, (inner, outer): (f64, f64)) -> (Vec<(f64, f64)>, f64) {
    let pi = std::f64::consts::PI;
    // More rows until the seats of a row do not touch.
    let fits = |rows: usize| {
        let step = (outer - inner) / many(rows.max(2) - 1);
        let room = |row: usize| (pi * (inner + step * many(row)) / step).floor() + 1.0;
        let seats: f64 = (0..rows).map(room).sum();
        seats >= many(count)
    };
    let rows = (2..40).find(|rows| fits(*rows)).unwrap_or(40);
    let step = (outer - inner) / many(rows - 1);
    let radii: Vec<f64> = (0..rows).map(|row| inner + step * many(row)).collect();
    let sum: f64 = radii.iter().sum();
    let mut left = count;
    let mut out = Vec::new();
    for (row, radius) in radii.iter().enumerate() {
        let rest: f64 = radii[row..].iter().sum();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a count"
        )]
        let own = ((many(left) * radius / rest).round() as usize).min(left);
        left -= own;
        for seat in 0..own {
            let share = if own == 1 { 0.5 } else { many(seat) / many(own - 1) };
            out.push((pi * (1.0 - share), *radius));
        }
    }
    out.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.total_cmp(&b.1)));
    (out, if sum > 0.0 { step } else { outer })
}

impl Seats {
    fn all(&self) -> impl Iterator<Item = (usize, &Bench, &Seat)> {
        let benches = self.benches.iter().enumerate();
        benches.flat_map(|(place, bench)| bench.seats.iter().map(move |seat| (place, bench, seat)))
    }

    fn count(&self, sign: Sign) -> usize {
        self.all().filter(|(.., seat)| seat.sign == sign).count()
    }
}

impl Picture for Seats {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let outer = window.pick(250.0, 140.0);
        let mut out = Drawing::new(head, window, outer + 46.0);
        let middle = (out.width() / 2.0, outer + 26.0);
        let (places, step) = places(self.all().count(), (outer * window.pick(0.42, 0.5), outer));
        let r = (step * 0.42).min(11.0);
        let at = |angle: f64, radius: f64| {
            (middle.0 + radius * angle.cos(), middle.1 - radius * angle.sin())
        };
        let mut angles: Vec<Vec<f64>> = vec![Vec::new(); self.benches.len()];
        for ((bench, _, seat), (angle, radius)) in self.all().zip(&places) {
            angles[bench].push(*angle);
            let place = at(*angle, *radius);
            let quiet = if seat.sign == Sign::Silent { " hollow" } else { "" };
            let class = format!("pt {}{quiet}", colour(bench));
            let told = format!("{}: {}", seat.name, seat.sign.words(head.tongue));
            let shape = out.shape(0, place, r).class(&class);
            out.add(shape.child(Node::new("title").text(&told)));
            if r >= 4.5 && seat.sign != Sign::Silent {
                let size = if r > 7.0 { "inside" } else { "inside tiny" };
                out.text((place.0, place.1 + r * 0.5), Anchor::Middle, size, seat.sign.sign());
            }
        }
        for (bench, angles) in angles.iter().enumerate() {
            let Some(mean) = angles.get(angles.len() / 2) else { continue };
            let (x, y) = at(*mean, outer + 20.0);
            let class = format!("small strong {}", colour(bench));
            out.text((x, y + 4.0), Anchor::Middle, &class, &letter(bench));
        }
        let said = many(self.all().count() - self.count(Sign::Silent));
        let text = format!("{said}/{}", self.all().count());
        out.text((middle.0, middle.1 - 14.0), Anchor::Middle, window.pick("huge", "large"), &text);
        out.text(
            (middle.0, middle.1 + 8.0),
            Anchor::Middle,
            "small",
            &head.tongue.say("figure-seats-said"),
        );
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let told = |sign: Sign| format!("{}: {}", sign.words(tongue), self.count(sign));
        Sign::ALL.map(told).join(" · ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let signs = Sign::ALL.into_iter().filter(|sign| self.count(*sign) > 0);
        let signs = signs.map(|sign| {
            let words = format!("{} {}", sign.words(tongue), self.count(sign));
            (Mark::Sign(sign.sign(), sign.class()), words)
        });
        let benches = self.benches.iter().enumerate().map(|(place, bench)| {
            const CLASSES: [&str; 6] = ["pt g0", "pt g1", "pt g2", "pt g3", "pt g4", "pt g5"];
            let words = format!("{} {}, {}", letter(place), bench.name, bench.seats.len());
            (Mark::Field(CLASSES[place % 6]), words)
        });
        signs.chain(benches).collect()
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["who", "side", "said"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let row = |(_, bench, seat): (usize, &Bench, &Seat)| {
            vec![
                Cell::to(&*seat.name, seat.link.clone()),
                bench.name.as_str().into(),
                seat.sign.words(tongue).into(),
            ]
        };
        Table { head, rows: self.all().map(row).collect() }
    }
}
