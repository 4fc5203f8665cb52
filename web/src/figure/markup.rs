//! Markup that cannot be broken by what stands in it.
//!
//! **Invariant:** text and values are escaped when they are added; only markup that was built here is
//! added as it is.

use std::fmt::{Display, Write};

/// A tag with what is in it.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    name: &'static str,
    attributes: String,
    inner: String,
}

impl Node {
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, attributes: String::new(), inner: String::new() }
    }

    /// An attribute.
    pub(crate) fn at(mut self, name: &'static str, value: impl Display) -> Self {
        let _ = write!(self.attributes, " {name}=\"{}\"", escape(&value.to_string()));
        self
    }

    /// A length or a place, to a tenth of a pixel.
    pub(crate) fn px(self, name: &'static str, value: f64) -> Self {
        self.at(name, px(value))
    }

    pub(crate) fn class(self, class: &str) -> Self {
        if class.is_empty() { self } else { self.at("class", class) }
    }

    pub(crate) fn text(mut self, text: &str) -> Self {
        self.inner.push_str(&escape(text));
        self
    }

    pub(crate) fn child(mut self, child: Self) -> Self {
        self.inner.push_str(&child.done());
        self
    }

    pub(crate) fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Markup that was built here.
    pub(crate) fn raw(mut self, markup: &str) -> Self {
        self.inner.push_str(markup);
        self
    }

    pub(crate) fn done(self) -> String {
        let Self { name, attributes, inner } = self;
        format!("<{name}{attributes}>{inner}</{name}>")
    }
}

/// A length to a tenth of a pixel, without a needless fraction.
pub(crate) fn px(value: f64) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    // A place that is no number would break the drawing; it stands at its edge instead.
    if rounded.is_finite() { format!("{}", rounded + 0.0) } else { "0".to_owned() }
}

/// Text as it may stand in a tag and between quotes. Characters that XML does not know are left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}
