//! Who gains and who concedes: bars to both sides of the text as it stands.

use super::draw::{Anchor, Drawing, many};
use super::markup::Node;
use super::{Cell, Head, Mark, Picture, Table, Window, count, number};
use crate::tongue::Tongue;

/// What a package means for somebody.
#[derive(Clone, Debug)]
pub(crate) struct Share {
    pub(crate) name: String,
    pub(crate) link: Option<String>,
    /// Where they get what they asked for: a sum of weights.
    pub(crate) gains: f64,
    /// Where they do not.
    pub(crate) concedes: f64,
    /// Over how many issues.
    pub(crate) issues: usize,
}

/// The picture.
#[derive(Clone, Debug)]
pub(crate) struct Balance {
    pub(crate) rows: Vec<Share>,
}

impl Picture for Balance {
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing {
        let (row, top) = (window.pick(25.0, 40.0), 30.0);
        let mut out = Drawing::new(head, window, top + row * many(self.rows.len()) + 6.0);
        let left = window.pick(216.0, 0.0);
        let middle = f64::midpoint(left, out.width());
        let greatest = self.rows.iter().flat_map(|it| [it.gains, it.concedes]);
        let greatest = greatest.filter(|it| it.is_finite()).fold(1e-9, f64::max);
        let reach = (out.width() - left) / 2.0 - 44.0;
        let long =
            |value: f64| if value.is_finite() { reach * value.max(0.0) / greatest } else { 0.0 };
        let words = [("figure-concedes", Anchor::End, -8.0), ("figure-gains", Anchor::Start, 8.0)];
        for (key, anchor, away) in words {
            out.text((middle + away, top - 12.0), anchor, "small strong", &head.tongue.say(key));
        }
        for (place, share) in self.rows.iter().enumerate() {
            let y = top + row * many(place);
            let bar = y + window.pick(5.0, 19.0);
            let at = window.pick((left - 10.0, y + 17.0), (6.0, y + 13.0));
            let room = window.pick(left - 14.0, out.width() - 12.0);
            out.name(at, window.pick(Anchor::End, Anchor::Start), room, &share.name);
            let (gains, concedes) = (long(share.gains), long(share.concedes));
            let title = || Node::new("title").text(&share.name);
            let gain = out.field_node((middle, bar), (gains, 15.0), "bar gain").child(title());
            let size = (concedes, 15.0);
            let loss = out.field_node((middle - concedes, bar), size, "bar loss").child(title());
            out.add(gain);
            out.add(loss);
            let say = |value| number(head.tongue, value, 1);
            out.text((middle + gains + 6.0, bar + 12.0), Anchor::Start, "small", &say(share.gains));
            let end = (middle - concedes - 6.0, bar + 12.0);
            out.text(end, Anchor::End, "small", &say(share.concedes));
        }
        let foot = top + row * many(self.rows.len()) + 4.0;
        out.line((middle, top - 6.0), (middle, foot), "axis");
        out
    }

    fn describe(&self, tongue: Tongue) -> String {
        let gain = self.rows.iter().filter(|row| row.gains > row.concedes).count();
        tongue.with("figure-balance-told", &[("count", &self.rows.len()), ("gain", &gain)])
    }

    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)> {
        vec![
            (Mark::Field("bar loss"), tongue.say("figure-concedes")),
            (Mark::Field("bar gain"), tongue.say("figure-gains")),
        ]
    }

    fn table(&self, tongue: Tongue) -> Table {
        let keys = ["figure-col-who", "figure-gains", "figure-concedes", "figure-col-issues"];
        let head = keys.iter().map(|key| tongue.say(key)).collect();
        let row = |share: &Share| {
            vec![
                Cell::to(&*share.name, share.link.clone()),
                number(tongue, share.gains, 2).into(),
                number(tongue, share.concedes, 2).into(),
                count(share.issues).into(),
            ]
        };
        Table { head, rows: self.rows.iter().map(row).collect() }
    }
}
