//! The names by which documents call sponsors: who is meant by `EU`, `G-77/China`, `JP`.
//!
//! **Invariant:** a sponsor is recognised only through these names, which are data that a process
//! can supply; no word of a text becomes a sponsor because it looks like one.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use unbracket_text::{Sponsor, Sponsors};

use crate::notice::Notice;

/// Aliases of this many characters or more are recognised whatever their case.
const FOLDED_FROM: usize = 5;

/// Between two names of a list.
const DELIMITERS: [&str; 11] = [", and ", " and ", " & ", ",", ";", "/", "+", "&", "،", "、", "，"];

/// Names of sponsors with the names they are also called by; copies share them until one is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Names {
    exact: Arc<BTreeMap<String, Sponsor>>,
    folded: Arc<BTreeMap<String, Sponsor>>,
    longest: usize,
}

impl Default for Names {
    /// The states, negotiating groups and stakeholder groups of the United Nations.
    fn default() -> Self {
        // Every reader asks for them, and every writer that reads back what it wrote.
        static KNOWN: OnceLock<Names> = OnceLock::new();
        let known = KNOWN.get_or_init(|| {
            let mut names = Self::none();
            names.extend(&Self::parse(include_str!("names/states.txt")).0);
            names.extend(&Self::parse(include_str!("names/groups.txt")).0);
            names
        });
        known.clone()
    }
}

impl Names {
    /// No names: nobody is recognised.
    pub fn none() -> Self {
        Self { exact: Arc::default(), folded: Arc::default(), longest: 0 }
    }

    /// Reads a list with one sponsor a line: `Name: alias, alias [group, group]`.
    ///
    /// A semicolon between aliases allows commas within them; groups in square brackets are not
    /// used; an empty line and one that opens with `#` say nothing. The notices name aliases that
    /// stand for two sponsors, of which the first keeps them.
    pub fn parse(text: &str) -> (Self, Vec<Notice>) {
        let mut names = Self::none();
        let mut notices = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.trim().trim_start_matches('\u{feff}');
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let line = line.split_once('[').map_or(line, |(names, _)| names.trim_end());
            let (name, aliases) = line.split_once(':').unwrap_or((line, ""));
            let sponsor = Sponsor::new(name);
            for alias in std::iter::once(name).chain(parted(aliases)) {
                if let Some(other) = names.claim(alias, &sponsor) {
                    let message =
                        format!("{alias} stands for {other} and {sponsor}; the first is taken");
                    let place = format!("line {}", at + 1);
                    notices.push(Notice::new("name-ambiguous", place, message));
                }
            }
        }
        (names, notices)
    }

    /// Adds all names of another list; where both know an alias, the one that stands here stays.
    pub fn extend(&mut self, other: &Self) {
        let maps = [(&mut self.exact, &other.exact), (&mut self.folded, &other.folded)];
        for (ours, theirs) in maps {
            let ours = Arc::make_mut(ours);
            for (alias, sponsor) in theirs.iter() {
                ours.entry(alias.clone()).or_insert_with(|| sponsor.clone());
            }
        }
        self.longest = self.longest.max(other.longest);
    }

    /// Adds a sponsor under its own name.
    pub fn add(&mut self, sponsor: &Sponsor) {
        self.claim(sponsor.as_str(), sponsor);
    }

    /// Who is called so.
    pub fn find(&self, name: &str) -> Option<&Sponsor> {
        let key = key(name);
        let known = self.exact.get(&key).or_else(|| self.folded.get(&key.to_lowercase()));
        known.or_else(|| {
            let bare = key.strip_prefix("the ").or_else(|| key.strip_prefix("The "))?;
            self.exact.get(bare).or_else(|| self.folded.get(&bare.to_lowercase()))
        })
    }

    /// The sponsors that a list names: `EU, CANZ and Japan`; nothing unless all of it is names.
    pub fn list(&self, text: &str) -> Option<Sponsors> {
        let mut found = Sponsors::new();
        let mut rest = text.trim();
        loop {
            let (sponsor, behind) = self.leading(rest)?;
            found.insert(sponsor.clone());
            let Some(behind) = behind else { return Some(found) };
            rest = behind;
        }
    }

    /// The longest name that a list begins with, and the list behind the delimiter after it.
    fn leading<'a>(&self, text: &'a str) -> Option<(&Sponsor, Option<&'a str>)> {
        if let Some(sponsor) = self.find(text) {
            return Some((sponsor, None));
        }
        let mut ends: Vec<(usize, usize)> = Vec::new();
        for (at, _) in text.char_indices().take_while(|(at, _)| *at <= self.longest + 4) {
            if let Some(delimiter) = DELIMITERS.iter().find(|d| text[at..].starts_with(**d)) {
                ends.push((at, delimiter.len()));
            }
        }
        ends.into_iter().rev().find_map(|(end, length)| {
            let sponsor = self.find(text[..end].trim_end())?;
            Some((sponsor, Some(text[end + length..].trim_start())))
        })
    }

    /// Takes an alias for a sponsor; gives back the other sponsor that has it already.
    fn claim(&mut self, alias: &str, sponsor: &Sponsor) -> Option<Sponsor> {
        let key = key(alias);
        if key.is_empty() {
            return None;
        }
        self.longest = self.longest.max(key.len() * 2);
        if key.chars().count() >= FOLDED_FROM {
            let folded = Arc::make_mut(&mut self.folded);
            folded.entry(key.to_lowercase()).or_insert_with(|| sponsor.clone());
        }
        let taken = Arc::make_mut(&mut self.exact).entry(key).or_insert_with(|| sponsor.clone());
        (taken != sponsor).then(|| taken.clone())
    }
}

/// The aliases of a line, parted by semicolons where there are any, else by commas.
fn parted(aliases: &str) -> impl Iterator<Item = &str> {
    let mark = if aliases.contains(';') { ';' } else { ',' };
    aliases.split(mark).map(str::trim).filter(|alias| !alias.is_empty())
}

/// One spelling for the quotation marks, hyphens and spaces that typists vary; without the marks of
/// direction that stand around names in a text of the other direction.
fn key(name: &str) -> String {
    let turns = |c: &char| matches!(c, '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}');
    let plain: String = unbracket_text::token::normalise(name)
        .chars()
        .filter(|c| !turns(c))
        .map(|c| match c {
            '’' | '‘' | 'ʼ' => '\'',
            '‐' | '‑' | '–' => '-',
            _ => c,
        })
        .collect();
    plain.trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&[&str]>) {
        let found = Names::default().list(text);
        let found: Option<Vec<&str>> =
            found.as_ref().map(|all| all.iter().map(Sponsor::as_str).collect());
        assert_eq!(found.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_list_of_names_is_read_whatever_parts_them() {
        check("EU", Some(&["EU"]));
        check("US, JP", Some(&["Japan", "United States"]));
        check("the EU and CANZ", Some(&["CANZ", "EU"]));
        check("G77 and China", Some(&["G77 and China"]));
        check("G-77/China, Norway & Türkiye", Some(&["G77 and China", "Norway", "Türkiye"]));
        check(
            "Trinidad and Tobago; bosnia and herzegovina",
            Some(&["Bosnia and Herzegovina", "Trinidad and Tobago"]),
        );
    }

    #[test]
    fn what_is_not_all_names_is_nobody() {
        check("EU and others", None);
        check("IT", None);
        check("us", None);
        check("", None);
        check("Reaffirming", None);
    }

    #[test]
    fn names_that_come_with_the_program_stand_for_one_sponsor_each() {
        for text in [include_str!("names/states.txt"), include_str!("names/groups.txt")] {
            assert_eq!(Names::parse(text).1, Vec::new());
        }
    }

    #[test]
    fn the_default_names_hold_every_member_state() {
        let states = include_str!("names/states.txt");
        let lines = states.lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(lines, 193 + 2, "193 members and two observer states");
    }

    #[test]
    fn a_supplied_list_adds_names() {
        let (mut names, notices) =
            Names::parse("Aldoria: AL, the Crown\nMarenia: Mar; Isles of M, and more [League]");
        assert!(notices.is_empty());
        names.add(&Sponsor::new("Ruritania"));
        let found = names.list("the crown / Isles of M, and more, Ruritania").expect("all known");
        assert_eq!(unbracket_text::sponsor::names(&found), "Aldoria, Marenia, Ruritania");
    }
}
