//! The fault lines of a text: every provision in order, how much it divides, by which line, and how
//! certain that is. What is agreed is calm.

use super::draw::{Anchor, Drawing, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, number};
use crate::tongue::Tongue;

/// Along which line a provision divides the room most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Division {
    /// Stakeholder groups.
    Stakeholders,
    /// Regions.
    Regions,
    /// Seats that negotiate together.
    Blocs,
    /// Constituencies across the sides.
    Constituencies,
}

impl Division {
    const ALL: [Self; 4] = [Self::Stakeholders, Self::Regions, Self::Blocs, Self::Constituencies];

    fn sign(self) -> &'static str {
        match self {
            Self::Stakeholders => "●",
            Self::Regions => "▲",
            Self::Blocs => "◆",
            Self::Constituencies => "■",
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Stakeholders => "g0",
            Self::Regions => "g1",
            Self::Blocs => "g2",
            Self::Constituencies => "g4",
        }
    }

    pub(crate) fn words(self, tongue: Tongue) -> String {
        tongue.say(match self {
            Self::Stakeholders => "figure-line-stakeholders",
            Self::Regions => "figure-line-regions",
            Self::Blocs => "figure-line-blocs",
            Self::Constituencies => "figure-line-constituencies",
        })
    }
}

/// How a provision stands.
#[derive(Clone, Debug)]
pub(crate) enum Stand {
    Agreed,
    /// Nobody has said anything on it.
    Silent,
    /// Too few have said anything.
    TooLittle,
    Divided {
        by: Division,
        /// Who stands on which side, in words.
        between: String,
        /// From 0, the sides are alike, to 1, nobody of one side agrees with anybody of the other.
        strength: f64,
        low: f64,
        high: f64,
        /// Whether chance alone would hardly do this.
        certain: bool,
    },
}

/// A provision.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) label: String,
    pub(crate) link: Option<String>,
    pub(crate) stand: Stand,
}

/// A whole text.
#[derive(Clone, Debug)]
pub(crate) struct Faults {
    pub(crate) rows: Vec<Fault>,
}

impl Faults {
    /// The strengths that are named: the greatest of them.
    fn greatest(&self, count: usize) -> Vec<usize> {
        let strength = |fault: &Fault| match fault.stand {
            Stand::Divided { strength, certain: true, .. } => Some(strength),
            _ => None,
        };
        let found = self.rows.iter().enumerate();
        let mut found: Vec<_> =
            found.filter_map(|(place, fault)| Some((strength(fault)?, place))).collect();
        found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().take(count).map(|(_, place)| place).collect()
    }

    fn across(&self, head: &Head<'_>) -> Drawing {
        let (left, foot, top) = (34.0, 226.0, 34.0);
        let mut out = Drawing::new(head, Window::Wide, 262.0);
        let width = out.width();
        let y = |share: f64| foot - (foot - top) * share.clamp(0.0, 1.0);
        for share in [0.0, 0.5, 1.0] {
            out.line(
                (left, y(share)),
                (width, y(share)),
                if share == 0.0 { "axis" } else { "grid" },
            );
            let at = (left - 6.0, y(share) + 4.0);
            out.text(at, Anchor::End, "small", &number(head.tongue, share, 1));
        }
        let slot = ((width - left - 4.0) / many(self.rows.len().max(1))).min(46.0);
        let told = self.greatest(12);
        let mut last = f64::NEG_INFINITY;
        for (place, fault) in self.rows.iter().enumerate() {
            let x = left + 4.0 + slot * (many(place) + 0.5);
            upright(&mut out, fault, (x, slot), &y);
            let strong = told.contains(&place);
            if x - last >= 26.0 || (strong && x - last >= 17.0) {
                let class = if strong { "small strong" } else { "small" };
                out.text(
                    (x, foot + 30.0),
                    Anchor::Middle,
                    class,
                    &super::draw::fit(&fault.label, 44.0, 11.0),
                );
                last = x;
            }
        }
        out
    }

    fn down(&self, head: &Head<'_>) -> Drawing {
        let spans = self.spans();
        let row = 24.0;
        let mut out = Drawing::new(head, Window::Narrow, 26.0 + row * many(spans.len()));
        let (left, right) = (62.0, out.width() - 26.0);
        let x = |share: f64| left + (right - left) * share.clamp(0.0, 1.0);
        for share in [0.0, 0.5, 1.0] {
            let (top, foot) = (20.0, 26.0 + row * many(spans.len()));
            out.line((x(share), top), (x(share), foot), if share == 0.0 { "axis" } else { "grid" });
            out.text((x(share), 14.0), Anchor::Middle, "small", &number(head.tongue, share, 1));
        }
        for (place, (label, fault)) in spans.iter().enumerate() {
            let middle = 26.0 + row * (many(place) + 0.5);
            out.name((left - 8.0, middle + 4.5), Anchor::End, left - 10.0, label);
            lying(&mut out, fault, middle, &x);
        }
        out
    }

    /// Neighbours that are agreed stand in one row.
    fn spans(&self) -> Vec<(String, &Fault)> {
        let mut out: Vec<(String, &Fault, usize)> = Vec::new();
        for fault in &self.rows {
            let calm = matches!(fault.stand, Stand::Agreed);
            match out.last_mut() {
                Some((label, first, count)) if calm && matches!(first.stand, Stand::Agreed) => {
                    *count += 1;
                    *label = format!("{}–{}", first.label, fault.label);
                }
                _ => out.push((fault.label.clone(), fault, 1)),
            }
        }
        out.into_iter().map(|(label, fault, _)| (label, fault)).collect()
    }
}

fn upright(out: &mut Drawing, fault: &Fault, (x, slot): (f64, f64), y: &dyn Fn(f64) -> f64) {
    let title = Node::new("title").text(&fault.label);
    match &fault.stand {
        Stand::Agreed => {
            out.text(
                (x, y(0.0) + 14.0),
                Anchor::Middle,
                "small agreed",
                if slot > 9.0 { "✓" } else { "·" },
            );
        }
        Stand::Silent => out.text((x, y(0.0) + 14.0), Anchor::Middle, "small quiet", "–"),
        Stand::TooLittle => out.text((x, y(0.0) + 14.0), Anchor::Middle, "small quiet", "?"),
        Stand::Divided { by, strength, low, high, certain, .. } => {
            let wide = (slot * 0.62).clamp(2.0, 20.0);
            let doubt = if *certain { "" } else { " doubt" };
            let class = format!("bar {}{doubt}", by.class());
            let size = (wide, y(0.0) - y(*strength));
            let bar = out.field_node((x - wide / 2.0, y(*strength)), size, &class);
            out.add(bar.child(title));
            out.line((x, y(*low)), (x, y(*high)), "whisker");
            if slot > 9.0 {
                out.text(
                    (x, y(0.0) + 14.0),
                    Anchor::Middle,
                    &format!("small {}", by.class()),
                    by.sign(),
                );
            }
        }
    }
}

fn lying(out: &mut Drawing, fault: &Fault, middle: f64, x: &dyn Fn(f64) -> f64) {
    match &fault.stand {
        Stand::Agreed => out.text((x(0.0) + 6.0, middle + 4.5), Anchor::Start, "small agreed", "✓"),
        Stand::Silent => {
            out.text((x(0.0) + 6.0, middle + 4.5), Anchor::Start, "small quiet", "–");
        }
        Stand::TooLittle => {
            out.text((x(0.0) + 6.0, middle + 4.5), Anchor::Start, "small quiet", "?");
        }
        Stand::Divided { by, strength, low, high, certain, .. } => {
            let doubt = if *certain { "" } else { " doubt" };
            let size = (x(*strength) - x(0.0), 12.0);
            out.field((x(0.0), middle - 6.0), size, &format!("bar {}{doubt}", by.class()));
            out.line((x(*low), middle), (x(*high), middle), "whisker");
            let at = (x(1.0) + 12.0, middle + 4.5);
            out.text(at, Anchor::Middle, &format!("small {}", by.class()), by.sign());
        }
    }
}

impl Picture for Faults {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        if window == Window::Wide { self.across(head) } else { self.down(head) }
    }

    fn describe(&self, tongue: Tongue) -> String {
        let count = |of: fn(&Stand) -> bool| self.rows.iter().filter(|row| of(&row.stand)).count();
        let agreed = count(|it| matches!(it, Stand::Agreed));
        let divided = count(|it| matches!(it, Stand::Divided { certain: true, .. }));
        let silent = count(|it| matches!(it, Stand::Silent));
        let rest = self.rows.len() - agreed - divided - silent;
        tongue.with(
            "figure-faults-told",
            &[
                ("all", &self.rows.len()),
                ("agreed", &agreed),
                ("divided", &divided),
                ("rest", &rest),
                ("silent", &silent),
            ],
        )
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let stands = |division: Division| {
            let mut stands = self.rows.iter().map(|row| &row.stand);
            stands.any(|it| matches!(it, Stand::Divided { by, .. } if *by == division))
        };
        let lines = Division::ALL.into_iter().filter(|division| stands(*division));
        let mut key: Vec<_> =
            lines.map(|by| (Mark::Sign(by.sign(), by.class()), by.words(tongue))).collect();
        key.push((Mark::Field("bar doubt"), tongue.say("figure-faults-doubt")));
        key.push((Mark::Line("whisker"), tongue.say("figure-whisker")));
        key.push((Mark::Sign("✓", "agreed"), tongue.say("figure-faults-agreed")));
        key.push((Mark::Sign("?", "quiet"), tongue.say("figure-too-little")));
        key.push((Mark::Sign("–", "quiet"), tongue.say("figure-nobody")));
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["provision", "line", "between", "strength", "range", "chance"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let row = |fault: &Fault| {
            let name = Cell::to(&*fault.label, fault.link.clone());
            let Stand::Divided { by, between, strength, low, high, certain } = &fault.stand else {
                let key = match fault.stand {
                    Stand::Agreed => "figure-faults-agreed",
                    Stand::Silent => "figure-nobody",
                    Stand::TooLittle | Stand::Divided { .. } => "figure-too-little",
                };
                return vec![
                    name,
                    tongue.say(key).into(),
                    "".into(),
                    "".into(),
                    "".into(),
                    "".into(),
                ];
            };
            let certain = if *certain { "figure-certain" } else { "figure-faults-doubt" };
            vec![
                name,
                by.words(tongue).into(),
                between.as_str().into(),
                number(tongue, *strength, 2).into(),
                range(tongue, (*low, *high), 2).into(),
                tongue.say(certain).into(),
            ]
        };
        Table { head, rows: self.rows.iter().map(row).collect() }
    }
}

/// From where to where, in words.
pub(super) fn range(tongue: Tongue, (low, high): (f64, f64), digits: usize) -> String {
    let (low, high) = (number(tongue, low, digits), number(tongue, high, digits));
    tongue.with("figure-range", &[("low", &low), ("high", &high)])
}
