//! Numbered lists: what they print in front of each paragraph.
//!
//! **Invariant:** labels depend only on the paragraphs that exist in a projection, in order.

use std::collections::BTreeMap;

use crate::assemble::is_control;
use crate::limits::{Limits, ReadError};

use super::numerals;
use super::xml::{Element, Space, Token, Xml};

const LEVELS: usize = 9;

/// The definitions of all lists.
#[derive(Debug, Default)]
pub(super) struct Lists {
    patterns: BTreeMap<i64, Pattern>,
    lists: BTreeMap<i64, List>,
}

/// A pattern of levels, which several lists can share.
#[derive(Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// The style whose list holds the levels, where this pattern holds none.
    style: Option<String>,
}

/// A list: a pattern and what it does otherwise.
#[derive(Debug, Default)]
struct List {
    pattern: i64,
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
}

/// How a level is printed.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: String,
    text: String,
    /// The level after which it starts again, counted from 1; 0 for never.
    restart: Option<usize>,
    style: Option<String>,
    legal: bool,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: "decimal".to_owned(),
            text: String::new(),
            restart: None,
            style: None,
            legal: false,
        }
    }
}

/// How far each list has counted in one projection.
#[derive(Debug, Default)]
pub(super) struct Counters {
    values: BTreeMap<i64, [Option<i64>; LEVELS]>,
    begun: BTreeMap<(i64, usize), ()>,
}

/// Where the parser stands in the definitions.
#[derive(Default)]
struct Place {
    pattern: Option<i64>,
    list: Option<i64>,
    level: Option<usize>,
}

impl Lists {
    /// Reads the part that holds the definitions.
    pub(super) fn read(part: &str, text: &str, limits: &Limits) -> Result<Self, ReadError> {
        let mut xml = Xml::new(part, text, limits);
        let mut lists = Self::default();
        let mut place = Place::default();
        while let Some(token) = xml.next()? {
            let Token::Open(element) = token else { continue };
            if element.space == Space::Word {
                lists.note(&mut place, &element);
            }
        }
        Ok(lists)
    }

    fn note(&mut self, place: &mut Place, element: &Element<'_>) {
        match element.name() {
            "abstractNum" => {
                *place = Place { pattern: element.number("abstractNumId"), ..Place::default() };
                self.patterns.entry(place.pattern.unwrap_or(-1)).or_default();
            }
            "num" => {
                *place = Place { list: element.number("numId"), ..Place::default() };
                self.lists.entry(place.list.unwrap_or(-1)).or_default();
            }
            "lvl" | "lvlOverride" => place.level = level_number(element),
            name => self.note_detail(place, name, element),
        }
    }

    fn note_detail(&mut self, place: &Place, name: &str, element: &Element<'_>) {
        let list = place.list.and_then(|list| self.lists.get_mut(&list));
        let pattern = place.pattern.and_then(|pattern| self.patterns.get_mut(&pattern));
        match (name, list, pattern, place.level) {
            ("abstractNumId", Some(list), ..) => {
                list.pattern = element.number("val").unwrap_or_default();
            }
            ("startOverride", Some(list), _, Some(level)) => {
                list.starts.insert(level, element.number("val").unwrap_or(1));
            }
            ("numStyleLink", _, Some(pattern), _) => pattern.style = element.val(),
            (_, Some(list), _, Some(level)) if is_level_detail(name) => {
                list.levels.entry(level).or_default().note(name, element);
            }
            (_, _, Some(pattern), Some(level)) if is_level_detail(name) => {
                pattern.levels.entry(level).or_default().note(name, element);
            }
            _ => {}
        }
    }

    /// The level at which a list numbers the paragraphs of a style.
    pub(super) fn level_of_style(&self, list: i64, style: Option<&str>) -> Option<usize> {
        let pattern = self.patterns.get(&self.lists.get(&list)?.pattern)?;
        let style = style?;
        let found = pattern.levels.iter().find(|(_, one)| one.style.as_deref() == Some(style));
        found.map(|(level, _)| *level)
    }

    /// The style that a list hands its levels over to.
    pub(super) fn linked_style(&self, list: i64) -> Option<&str> {
        let pattern = self.patterns.get(&self.lists.get(&list)?.pattern)?;
        pattern.style.as_deref().filter(|_| pattern.levels.is_empty())
    }

    /// Counts a paragraph of a list and gives its label; none where the list is not known.
    pub(super) fn label(&self, counters: &mut Counters, list: i64, level: usize) -> Option<String> {
        let level = level.min(LEVELS - 1);
        let known = self.lists.get(&list)?;
        let own = self.level(known, level)?;
        let values = counters.values.entry(known.pattern).or_insert([None; LEVELS]);
        let first = counters.begun.insert((list, level), ()).is_none();
        let start = known.starts.get(&level).copied().filter(|_| first);
        let slot = values.get_mut(level)?;
        *slot = Some(match (start, *slot) {
            (Some(start), _) => start,
            (None, None) => own.start,
            (None, Some(value)) => value.saturating_add(1),
        });
        for deeper in level + 1..LEVELS {
            let restart = self.level(known, deeper).and_then(|one| one.restart);
            if restart.is_none_or(|after| after > level)
                && let Some(slot) = values.get_mut(deeper)
            {
                *slot = None;
            }
        }
        let values = *values;
        Some(self.print(known, own, &values))
    }

    fn level<'a>(&'a self, list: &'a List, level: usize) -> Option<&'a Level> {
        let pattern = self.patterns.get(&list.pattern);
        let own = list.levels.get(&level);
        own.or_else(|| pattern.and_then(|pattern| pattern.levels.get(&level)))
    }

    fn print(&self, list: &List, own: &Level, values: &[Option<i64>; LEVELS]) -> String {
        if own.format == "bullet" {
            return numerals::bullet(&own.text);
        }
        let mut out = String::new();
        let mut chars = own.text.chars();
        while let Some(c) = chars.next() {
            if c != '%' {
                out.push(c);
                continue;
            }
            let Some(level) = chars.next().and_then(|c| c.to_digit(10)).filter(|n| *n > 0) else {
                continue;
            };
            let level = level as usize - 1;
            let meant = self.level(list, level);
            let start = meant.map_or(1, |one| one.start);
            let value = values.get(level).copied().flatten().unwrap_or(start);
            let format = meant.map_or("decimal", |one| one.format.as_str());
            let format = if own.legal { "decimal" } else { format };
            out.push_str(&numerals::print(value, format));
        }
        out
    }
}

impl Level {
    fn note(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "start" => self.start = element.number("val").unwrap_or(1),
            "numFmt" => self.format = element.val().unwrap_or_default(),
            "lvlText" => {
                self.text = short(&element.val().unwrap_or_default());
                self.text.retain(|c| !is_control(c));
            }
            "pStyle" => self.style = element.val(),
            "isLgl" => self.legal = element.is_on(),
            "lvlRestart" => {
                self.restart = element.number("val").and_then(|n| usize::try_from(n).ok());
            }
            _ => {}
        }
    }
}

/// A pattern is printed in front of every paragraph: a long one would multiply without end.
fn short(pattern: &str) -> String {
    const LONGEST: usize = 64;
    pattern.chars().take(LONGEST).collect()
}

fn is_level_detail(name: &str) -> bool {
    matches!(name, "start" | "numFmt" | "lvlText" | "pStyle" | "isLgl" | "lvlRestart")
}

fn level_number(element: &Element<'_>) -> Option<usize> {
    let level = element.number("ilvl").and_then(|n| usize::try_from(n).ok())?;
    (level < LEVELS).then_some(level)
}
