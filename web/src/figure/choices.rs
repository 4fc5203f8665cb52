//! Packages side by side: what each takes on every issue. What they all take alike is calm.

use super::draw::{Anchor, Drawing, letter, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window};
use crate::tongue::Tongue;

/// An issue.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    /// What can be chosen, in words; the first is the text as it stands.
    pub(crate) alternatives: Vec<String>,
    /// Which alternative is to leave the words out.
    pub(crate) omit: Option<usize>,
    /// What each package takes.
    pub(crate) taken: Vec<usize>,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    /// The names of the packages.
    pub(crate) packages: Vec<String>,
    pub(crate) issues: Vec<Choice>,
}

impl Choice {
    fn sign(&self, taken: usize) -> String {
        if self.omit == Some(taken) { "∅".to_owned() } else { (taken + 1).to_string() }
    }

    fn differs(&self) -> bool {
        self.taken.windows(2).any(|pair| pair[0] != pair[1])
    }

    fn words(&self, tongue: Tongue, taken: usize) -> String {
        if self.omit == Some(taken) {
            return format!("∅ {}", tongue.say("figure-omit"));
        }
        let words = self.alternatives.get(taken).map_or("–", String::as_str);
        format!("{} {words}", taken + 1)
    }
}

impl Picture for Choices {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (row, top) = (26.0, 34.0);
        let height = top + row * many(self.issues.len()) + 4.0;
        let mut out = Drawing::new(head, window, height);
        let left = window.pick(250.0, 128.0);
        let room = out.width() - left;
        let slot = (room / many(self.packages.len().max(1))).min(110.0);
        for place in 0..self.packages.len() {
            let x = left + slot * (many(place) + 0.5);
            out.text((x, top - 14.0), Anchor::Middle, "strong", &letter(place));
        }
        for (place, issue) in self.issues.iter().enumerate() {
            let y = top + row * many(place);
            if issue.differs() {
                out.field((0.0, y), (out.width(), row), "band");
            }
            out.name((6.0, y + row / 2.0 + 4.5), Anchor::Start, left - 16.0, &issue.name);
            for (package, taken) in issue.taken.iter().enumerate() {
                let x = left + slot * (many(package) + 0.5);
                let class = if issue.differs() {
                    format!("chip c{}", taken % 5)
                } else {
                    "chip calm".to_owned()
                };
                let field = out.field_node((x - 15.0, y + 3.0), (30.0, row - 6.0), &class);
                let told = Node::new("title").text(&issue.words(head.tongue, *taken));
                out.add(field.at("rx", 4).child(told));
                let text = if issue.differs() { "inchip" } else { "small" };
                out.text((x, y + row / 2.0 + 4.5), Anchor::Middle, text, &issue.sign(*taken));
            }
        }
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let differ = self.issues.iter().filter(|issue| issue.differs()).count();
        let (packages, issues) = (self.packages.len(), self.issues.len());
        tongue.with(
            "figure-choices-told",
            &[("packages", &packages), ("issues", &issues), ("differ", &differ)],
        )
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        let packages = self.packages.iter().enumerate();
        let packages = packages.map(|(place, name)| (Mark::Letter(letter(place)), name.clone()));
        let mut key: Vec<_> = packages.collect();
        key.extend([
            (Mark::Sign("1", "strong"), tongue.say("figure-as-stands")),
            (Mark::Sign("2 3 …", "strong"), tongue.say("figure-alternative")),
            (Mark::Sign("∅", "strong"), tongue.say("figure-omit")),
            (Mark::Field("band"), tongue.say("figure-packages-differ")),
        ]);
        key
    }

    fn table(&self, tongue: Tongue) -> Table {
        let mut head = vec![tongue.say("figure-col-issue")];
        let packages = self.packages.iter().enumerate();
        head.extend(packages.map(|(place, name)| format!("{} {name}", letter(place))));
        let row = |issue: &Choice| {
            let mut cells = vec![Cell::to(&*issue.name, issue.link.clone())];
            let taken = issue.taken.iter().map(|taken| issue.words(tongue, *taken));
            cells.extend(taken.map(Cell::from));
            cells
        };
        Table { head, rows: self.issues.iter().map(row).collect() }
    }
}
