//! The room: a seat for everybody, by side, with what each has said. Sign and colour tell what was said;
//! sides sit together under their letter, those who said the same beside one another.

use unbracket_negotiation::state::Stance;

use super::draw::{Anchor, Drawing, letter, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window};
use crate::tongue::Tongue;

/// What somebody said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sign {
    Supports,
    LivesWith,
    Reserves,
    Objects,
    /// Has said nothing: that is no answer.
    Silent,
}

impl Sign {
    const ALL: [Self; 5] =
        [Self::Supports, Self::LivesWith, Self::Reserves, Self::Objects, Self::Silent];

    pub(crate) fn sign(self) -> &'static str {
        let stance = match self {
            Self::Supports => Some(Stance::Support),
            Self::LivesWith => Some(Stance::CanLiveWith),
            Self::Reserves => Some(Stance::Reserve),
            Self::Objects => Some(Stance::Object),
            Self::Silent => None,
        };
        crate::status::stance(stance).0
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Supports => "agreed",
            Self::LivesWith => "closing",
            Self::Reserves => "open",
            Self::Objects => "held",
            Self::Silent => "quiet",
        }
    }

    pub(crate) fn words(self, tongue: Tongue) -> String {
        tongue.say(match self {
            Self::Supports => "figure-supports",
            Self::LivesWith => "figure-lives-with",
            Self::Reserves => "figure-reserves",
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
    /// Bench by bench; who said the same sits together, by name.
    fn all(&self) -> impl Iterator<Item = (usize, &Bench, &Seat)> {
        let benches = self.benches.iter().enumerate();
        benches.flat_map(|(place, bench)| {
            let mut seats: Vec<_> = bench.seats.iter().collect();
            seats.sort_by(|a, b| a.sign.cmp(&b.sign).then_with(|| a.name.cmp(&b.name)));
            seats.into_iter().map(move |seat| (place, bench, seat))
        })
    }

    fn count(&self, sign: Sign) -> usize {
        self.all().filter(|(.., seat)| seat.sign == sign).count()
    }
}

/// A seat with the sign of what was said from it.
fn taken(out: &mut Drawing, seat: &Seat, (place, r): ((f64, f64), f64), tongue: Tongue) {
    let quiet = if seat.sign == Sign::Silent { " hollow" } else { "" };
    let told = format!("{}: {}", seat.name, seat.sign.words(tongue));
    let shape = out.shape(0, place, r).class(&format!("pt {}{quiet}", seat.sign.class()));
    out.add(shape.child(Node::new("title").text(&told)));
    if r >= 4.5 && seat.sign != Sign::Silent {
        let size = if r > 7.0 { "inside" } else { "inside tiny" };
        out.text((place.0, place.1 + r * 0.5), Anchor::Middle, size, seat.sign.sign());
    }
}

impl Picture for Seats {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let outer = window.pick(250.0, 140.0);
        let mut out = Drawing::new(head, window, outer + 56.0);
        let middle = (out.width() / 2.0, outer + 36.0);
        let (places, step) = places(self.all().count(), (outer * window.pick(0.42, 0.5), outer));
        let r = (step * 0.42).min(11.0);
        let at = |angle: f64, radius: f64| {
            (middle.0 + radius * angle.cos(), middle.1 - radius * angle.sin())
        };
        let mut angles: Vec<Vec<f64>> = vec![Vec::new(); self.benches.len()];
        for ((bench, _, seat), (angle, radius)) in self.all().zip(&places) {
            angles[bench].push(*angle);
            taken(&mut out, seat, (at(*angle, *radius), r), head.tongue);
        }
        let mut above = f64::INFINITY;
        for (bench, angles) in angles.iter().enumerate() {
            let (Some(first), Some(last)) = (angles.first(), angles.last()) else { continue };
            let bend = |share: f64| at(first + (last - first) * share, outer + r + 7.0);
            let arc: Vec<(f64, f64)> = (0..=24).map(|it| bend(f64::from(it) / 24.0)).collect();
            let arc = Node::new("path").at("d", out.through(&arc));
            out.add(arc.class("bench"));
            // The letters of small benches keep a distance from one another.
            above = f64::midpoint(*first, *last).min(above - 16.0 / outer);
            let (x, y) = at(above, outer + r + 20.0);
            out.text((x, y + 4.0), Anchor::Middle, "small strong", &letter(bench));
        }
        let said = many(self.all().count() - self.count(Sign::Silent));
        let text = format!("{said}/{}", self.all().count());
        out.text((middle.0, middle.1 - 14.0), Anchor::Middle, window.pick("huge", "large"), &text);
        let words = head.tongue.say("figure-seats-said");
        out.text((middle.0, middle.1 + 8.0), Anchor::Middle, "small", &words);
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
        let several = self.benches.iter().enumerate().filter(|_| self.benches.len() > 1);
        let benches = several.map(|(place, bench)| {
            (Mark::Letter(letter(place)), format!("{}, {}", bench.name, bench.seats.len()))
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
