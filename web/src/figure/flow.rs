//! Whose words: ribbons from where words first stood into the provisions in which they stand now.

use std::collections::BTreeMap;

use super::draw::{Anchor, Drawing, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, count, number};
use crate::tongue::Tongue;

/// Where words come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// An earlier outcome: agreed language.
    Earlier,
    /// An input of whoever was asked.
    Input,
    /// A proposal of a party.
    Party,
    /// Nobody's before: the draft of the chair.
    Chair,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Earlier, Self::Input, Self::Party, Self::Chair];

    fn class(self) -> &'static str {
        match self {
            Self::Earlier => "ribbon from-earlier",
            Self::Input => "ribbon from-input",
            Self::Party => "ribbon from-party",
            Self::Chair => "ribbon from-chair",
        }
    }

    pub(crate) fn words(self, tongue: Tongue) -> String {
        tongue.say(match self {
            Self::Earlier => "figure-from-earlier",
            Self::Input => "figure-from-input",
            Self::Party => "figure-from-party",
            Self::Chair => "figure-from-chair",
        })
    }
}

/// A source.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) link: Option<String>,
}

/// Words that came from a source into a provision.
#[derive(Clone, Debug)]
pub(crate) struct Ribbon {
    /// The place of the source in the list.
    pub(crate) from: usize,
    /// The place of the provision in the list.
    pub(crate) to: usize,
    /// How many words; a part of a word where sources share it.
    pub(crate) words: f64,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Flow {
    pub(crate) sources: Vec<Source>,
    /// Names and addresses of the provisions, in their order.
    pub(crate) provisions: Vec<(String, Option<String>)>,
    pub(crate) ribbons: Vec<Ribbon>,
}

/// Where a node stands, and how far it is filled.
#[derive(Clone, Copy, Debug)]
struct Slot {
    top: f64,
    tall: f64,
    filled: f64,
}

const GAP: f64 = 10.0;
const LEAST: f64 = 4.0;

/// Stacks nodes of so many words under one another.
fn stack(words: &[f64], scale: f64, height: f64) -> Vec<Slot> {
    let tall: Vec<f64> = words.iter().map(|words| (words * scale).max(LEAST)).collect();
    let sum: f64 = tall.iter().sum();
    let gaps = many(words.len().saturating_sub(1)).max(1.0);
    let gap = ((height - sum) / gaps).clamp(2.0, 26.0);
    let mut top = (height - sum - gap * many(words.len().saturating_sub(1))).max(0.0) / 2.0;
    let mut out = Vec::new();
    for tall in tall {
        out.push(Slot { top, tall, filled: 0.0 });
        top += tall + gap;
    }
    out
}

impl Flow {
    fn sums(&self) -> (Vec<f64>, Vec<f64>) {
        let mut from = vec![0.0; self.sources.len()];
        let mut to = vec![0.0; self.provisions.len()];
        for ribbon in self.known() {
            from[ribbon.from] += ribbon.words;
            to[ribbon.to] += ribbon.words;
        }
        (from, to)
    }

    /// Ribbons with both ends, in an order in which few cross.
    fn known(&self) -> Vec<&Ribbon> {
        let whole = |ribbon: &&Ribbon| {
            ribbon.from < self.sources.len()
                && ribbon.to < self.provisions.len()
                && ribbon.words.is_finite()
                && ribbon.words > 0.0
        };
        let mut known: Vec<_> = self.ribbons.iter().filter(whole).collect();
        known.sort_by_key(|ribbon| (ribbon.from, ribbon.to));
        known
    }

    fn height(&self) -> f64 {
        let nodes = self.sources.len().max(self.provisions.len());
        (many(nodes) * 19.0).clamp(220.0, 1_400.0)
    }
}

impl Picture for Flow {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let height = self.height();
        let mut out = Drawing::new(head, window, height + 14.0);
        let (left, right) = (window.pick(272.0, 108.0), out.width() - window.pick(150.0, 56.0));
        let (from, to) = self.sums();
        let sum: f64 = from.iter().sum::<f64>().max(1.0);
        let nodes = many(self.sources.len().max(self.provisions.len()));
        let scale = ((height - nodes * GAP).max(height * 0.4)) / sum;
        let mut sources = stack(&from, scale, height);
        let mut provisions = stack(&to, scale, height);
        for ribbon in self.known() {
            let wide = (ribbon.words * scale).max(0.6);
            let (a, b) = (&mut sources[ribbon.from], &mut provisions[ribbon.to]);
            let (y1, y2) = (a.top + a.filled, b.top + b.filled);
            (a.filled, b.filled) = (a.filled + wide, b.filled + wide);
            let middle = (left + right) / 2.0;
            let path = out.path(&[
                ('M', &[(left + 8.0, y1 + 7.0)]),
                ('C', &[(middle, y1 + 7.0), (middle, y2 + 7.0), (right - 8.0, y2 + 7.0)]),
                ('L', &[(right - 8.0, y2 + wide + 7.0)]),
                (
                    'C',
                    &[
                        (middle, y2 + wide + 7.0),
                        (middle, y1 + wide + 7.0),
                        (left + 8.0, y1 + wide + 7.0),
                    ],
                ),
            ]);
            let source = &self.sources[ribbon.from];
            let told = format!("{} → {}", source.name, self.provisions[ribbon.to].0);
            let node = Node::new("path").at("d", path + "Z").class(source.kind.class());
            out.add(node.child(Node::new("title").text(&told)));
        }
        for (slot, source) in sources.iter().zip(&self.sources) {
            out.field(
                (left, slot.top + 7.0),
                (7.0, slot.tall),
                &format!("node {}", source.kind.class()),
            );
            let at = (left - 7.0, slot.top + 7.0 + slot.tall / 2.0 + 4.5);
            out.name(at, Anchor::End, left - 10.0, &source.name);
        }
        for (slot, (name, _)) in provisions.iter().zip(&self.provisions) {
            out.field((right - 7.0, slot.top + 7.0), (7.0, slot.tall), "node ends");
            let at = (right + 6.0, slot.top + 7.0 + slot.tall / 2.0 + 4.5);
            out.name(at, Anchor::Start, window.pick(142.0, 52.0), name);
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let mut by: BTreeMap<Kind, f64> = BTreeMap::new();
        for ribbon in self.known() {
            *by.entry(self.sources[ribbon.from].kind).or_default() += ribbon.words;
        }
        let sum: f64 = by.values().sum::<f64>().max(1.0);
        let told = by.iter().map(|(kind, words)| {
            let share = super::percent(tongue, words / sum);
            tongue.with("figure-flow-told", &[("kind", &kind.words(tongue)), ("share", &share)])
        });
        told.collect::<Vec<_>>().join(" ")
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let stands = |kind: &Kind| self.sources.iter().any(|source| source.kind == *kind);
        let kinds = Kind::ALL.into_iter().filter(stands);
        kinds.map(|kind| (Mark::Field(kind.class()), kind.words(tongue))).collect()
    }

    fn table(&self, tongue: Tongue) -> Table {
        let words = ["provision", "source", "kind", "words"];
        let head = words.iter().map(|word| tongue.say(&format!("figure-col-{word}"))).collect();
        let mut known = self.known();
        known.sort_by_key(|ribbon| (ribbon.to, ribbon.from));
        let row = |ribbon: &&Ribbon| {
            let (source, (name, link)) = (&self.sources[ribbon.from], &self.provisions[ribbon.to]);
            let whole = ribbon.words.fract().abs() < 1e-9;
            let words = number(tongue, ribbon.words, usize::from(!whole));
            vec![
                Cell::to(&**name, link.clone()),
                Cell::to(&*source.name, source.link.clone()),
                source.kind.words(tongue).into(),
                words.into(),
            ]
        };
        let mut rows: Vec<_> = known.iter().map(row).collect();
        let empty = self
            .provisions
            .iter()
            .enumerate()
            .filter(|(place, _)| !known.iter().any(|ribbon| ribbon.to == *place));
        rows.extend(empty.map(|(_, (name, link))| {
            vec![Cell::to(&**name, link.clone()), "–".into(), "".into(), count(0).into()]
        }));
        Table { head, rows }
    }
}
