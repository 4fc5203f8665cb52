//! Pictures of findings: plain data in, SVG with the table behind it out.
//!
//! **Invariant:** the same data give the same bytes; everything that comes from outside is escaped;
//! nothing is told by colour alone, and every datum of a picture stands in the table behind it.
//!
//! A picture is drawn twice, for a wide and for a narrow window, so that its letters have one size; the
//! sheet shows one of the two. In a language that runs from right to left the axes do too. There are
//! classes and presentation attributes alone: the policy of the pages forbids styles in a tag.

mod agreement;
mod balance;
mod beside;
mod choices;
mod curve;
mod draw;
mod faults;
mod flow;
mod hull;
mod map;
mod markup;
mod number;
pub(crate) mod samples;
mod seats;
mod slope;
mod stances;
mod strength;
mod table;
mod ways;
mod whiskers;

pub(crate) use agreement::{Agreement, Common};
pub(crate) use balance::{Balance, Share};
pub(crate) use choices::{Choice, Choices};
pub(crate) use curve::{Curve, Line, Step};
pub(crate) use draw::letter;
pub(crate) use faults::{Division, Fault, Faults, Stand};
pub(crate) use flow::{Flow, Kind, Ribbon, Source};
pub(crate) use map::{Map, Point};
pub(crate) use number::{count, number, percent, ranged, signed};
pub(crate) use seats::{Bench, Seat, Seats, Sign};
pub(crate) use slope::{Slope, Turn};
pub(crate) use stances::{Stances, Stood, turned};
pub(crate) use strength::{Arrow, Shift, Strength};
pub(crate) use table::{Cell, Table};
pub(crate) use ways::{Known, Way, Ways};
pub(crate) use whiskers::{Axis, Whisker, Whiskers};

use crate::tongue::Tongue;
use draw::Drawing;
pub(crate) use markup::Node;

/// What stands over a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Head<'h> {
    /// The language of its words.
    pub(crate) tongue: Tongue,
    /// Its name on the page: letters, digits and hyphens.
    pub(crate) id: &'h str,
    /// What it shows.
    pub(crate) title: &'h str,
}

/// A picture with what belongs to it.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    id: String,
    title: String,
    /// The two drawings.
    svg: String,
    /// What its signs mean.
    key: String,
    /// The table behind it.
    table: String,
}

/// The two windows for which a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Window {
    Wide,
    Narrow,
}

impl Window {
    /// How wide its drawings are, in pixels at their natural size.
    fn width(self) -> f64 {
        match self {
            Self::Wide => 760.0,
            Self::Narrow => 344.0,
        }
    }

    fn pick<T>(self, wide: T, narrow: T) -> T {
        if self == Self::Wide { wide } else { narrow }
    }
}

/// What can be drawn.
pub(crate) trait Picture {
    /// Draws it for a window.
    fn draw(&self, head: &Head<'_>, window: Window) -> Drawing;

    /// What it shows, in a sentence or two, for whoever does not see it.
    fn describe(&self, tongue: Tongue) -> String;

    /// What its signs mean: a sign that [`draw::sign`] knows, and words.
    fn key(&self, tongue: Tongue) -> Vec<(Mark, String)>;

    /// All that it shows.
    fn table(&self, tongue: Tongue) -> Table;

    /// The whole.
    fn figure(&self, head: &Head<'_>) -> Figure {
        let described = self.describe(head.tongue);
        let draw = |window| self.draw(head, window).close(head, window, &described);
        Figure {
            id: head.id.to_owned(),
            title: head.title.to_owned(),
            svg: draw(Window::Wide) + &draw(Window::Narrow),
            key: draw::key(head.tongue, &self.key(head.tongue)),
            table: self.table(head.tongue).html(head.title),
        }
    }
}

/// A sign of a key.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Mark {
    /// The shape of a group.
    Group(usize),
    /// A letter or sign, with the class of its colour.
    Sign(&'static str, &'static str),
    /// The letter of a side, a package or a term.
    Letter(String),
    /// A piece of a line or a field, with its class.
    Line(&'static str),
    /// A field, with its class.
    Field(&'static str),
}

impl Figure {
    /// The picture as it stands on a page: caption, drawing, key, and the table behind it.
    pub(crate) fn html(&self, tongue: Tongue) -> String {
        let caption = Node::new("figcaption").text(&self.title);
        let summary = Node::new("summary").text(&tongue.say("figure-numbers"));
        let behind = Node::new("details").class("behind").child(summary).raw(&self.table);
        let figure = Node::new("figure").at("id", &self.id).class("picture").child(caption);
        figure.raw(&self.svg).raw(&self.key).child(behind).done()
    }
}

#[cfg(test)]
mod tests;
