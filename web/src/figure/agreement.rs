//! Who agreed with whom: for every pair, the share of the questions that both answered alike.

use super::draw::{Anchor, Drawing, fit, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, count, percent};
use crate::tongue::Tongue;

/// What two have in common.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Common {
    /// The share of common questions answered alike; none where there are too few.
    pub(crate) share: Option<f64>,
    /// How many both answered.
    pub(crate) n: usize,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Agreement {
    /// In the order in which they stand.
    pub(crate) names: Vec<String>,
    /// Their addresses, in the same order.
    pub(crate) links: Vec<Option<String>>,
    /// Row by row below the diagonal: the pair of `i` and `j < i` stands at `i (i - 1) / 2 + j`.
    pub(crate) pairs: Vec<Common>,
}

impl Agreement {
    fn pair(&self, i: usize, j: usize) -> Common {
        let at = i * i.saturating_sub(1) / 2 + j;
        self.pairs.get(at).copied().unwrap_or(Common { share: None, n: 0 })
    }
}

/// The sign of a share: mostly alike, mostly not, or between.
fn sign(share: f64) -> &'static str {
    match share {
        share if share >= 2.0 / 3.0 => "+",
        share if share <= 1.0 / 3.0 => "−",
        _ => "·",
    }
}

/// The class of a cell: five steps from mostly not to mostly alike.
fn class(common: Common) -> &'static str {
    match common.share {
        None => "cell none",
        Some(share) if share < 0.2 => "cell far2",
        Some(share) if share <= 1.0 / 3.0 => "cell far1",
        Some(share) if share < 2.0 / 3.0 => "cell mid",
        Some(share) if share < 0.85 => "cell near1",
        Some(_) => "cell near2",
    }
}

impl Picture for Agreement {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let number = self.names.len();
        let left = window.pick(190.0, 104.0);
        let room = window.width() - left - 6.0;
        let cell = (room / many(number.max(1))).min(window.pick(30.0, 26.0));
        let mut out = Drawing::new(head, window, cell * many(number) + 24.0);
        for (i, name) in self.names.iter().enumerate() {
            let y = cell * many(i) + 4.0;
            let label = format!("{} {}", fit(name, left - 34.0, 12.0), i + 1);
            if cell >= 11.0 || i % 2 == 0 {
                out.text((left - 7.0, y + cell / 2.0 + 4.0), Anchor::End, "small", &label);
            }
            for j in 0..i {
                let common = self.pair(i, j);
                let x = left + cell * many(j);
                let size = (cell - 1.0, cell - 1.0);
                let field = out.field_node((x, y), size, class(common));
                let told = told(head.tongue, (&self.names[i], &self.names[j]), common);
                out.add(field.child(Node::new("title").text(&told)));
                if let Some(share) = common.share.filter(|_| cell >= 12.0) {
                    let strong =
                        if (0.2..0.85).contains(&share) { "insign" } else { "insign full" };
                    let at = (x + cell / 2.0 - 0.5, y + cell / 2.0 + 4.0);
                    out.text(at, Anchor::Middle, strong, sign(share));
                }
            }
            if cell >= 11.0 {
                let at = (left + cell * (many(i) + 0.5) - 0.5, y + cell / 2.0 + 4.0);
                out.text(at, Anchor::Middle, "small", &(i + 1).to_string());
            }
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let known: Vec<_> = self.pairs.iter().filter_map(|pair| pair.share).collect();
        let alike = known.iter().filter(|share| sign(**share) == "+").count();
        let apart = known.iter().filter(|share| sign(**share) == "−").count();
        let names = self.names.len();
        tongue.with(
            "figure-agreement-told",
            &[("count", &names), ("pairs", &known.len()), ("alike", &alike), ("apart", &apart)],
        )
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        vec![
            (Mark::Sign("+", "strong"), tongue.say("figure-alike")),
            (Mark::Sign("·", "strong"), tongue.say("figure-between")),
            (Mark::Sign("−", "strong"), tongue.say("figure-apart")),
            (Mark::Field("cell none"), tongue.say("figure-too-little")),
        ]
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["who", "and", "alike", "count"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let mut rows = Vec::new();
        for i in 0..self.names.len() {
            for j in 0..i {
                let common = self.pair(i, j);
                let share = common
                    .share
                    .map_or_else(|| tongue.say("figure-too-little"), |it| percent(tongue, it));
                let named =
                    |at: usize| Cell::to(&*self.names[at], self.links.get(at).cloned().flatten());
                rows.push(vec![named(j), named(i), share.into(), count(common.n).into()]);
            }
        }
        Table { head, rows }
    }
}

fn told(tongue: Tongue, (a, b): (&str, &str), common: Common) -> String {
    let share = common.share.map_or_else(|| "–".to_owned(), |share| percent(tongue, share));
    format!("{a} · {b}: {share} (n {})", count(common.n))
}
