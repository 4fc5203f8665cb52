//! Which neighbouring brackets are rival wordings of one place: `[shall] [should]`.
//!
//! The rule is careful: brackets that continue a sentence (`[, including] [and those]`) stay apart,
//! and a single space joins only short wordings, for long ones are as often two additions.

use super::build::Item;

/// A space between two brackets joins wordings of up to this many words.
const SHORT: usize = 8;

/// Words that continue a sentence rather than replace what stands before.
const CONTINUING: [&str; 12] = [
    "and",
    "or",
    "including",
    "inter",
    "as",
    "with",
    "taking",
    "while",
    "which",
    "noting",
    "bearing",
    "such",
];

/// The outline of a bracket: what is needed to tell whether its neighbour is a rival.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Number of words, those of nested brackets among them.
    pub(super) words: usize,
    /// Its first characters, up to the end of the first word.
    pub(super) opening: String,
    /// Its last character.
    pub(super) last: Option<char>,
    /// Whether it names sponsors, or itself as an option.
    pub(super) named: bool,
    /// Whether it is a position on the words before it, not a wording: `[US: delete]`.
    pub(super) position: bool,
}

/// How an item joins what stands before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// A bracket that is an alternative of the bracket before, behind these characters.
    Joins(String),
    /// The characters between two joined brackets.
    Swallowed,
}

/// For each item whether it joins the bracket before it.
pub(super) fn leads(items: &[Item]) -> Vec<Option<Lead>> {
    let mut leads = vec![None; items.len()];
    join_where(items, &mut leads, Reach::Tight);
    join_where(items, &mut leads, Reach::Space);
    leads
}

/// The outline of items that stand in one bracket.
pub(super) fn shape(items: &[Item]) -> Shape {
    let mut shape = Shape::default();
    for item in items {
        match item {
            Item::Words(words) => {
                shape.words += words.split_whitespace().count();
                if shape.opening.trim().is_empty() {
                    shape.opening.push_str(&opening(words));
                }
                shape.last = words.chars().last();
            }
            Item::Group(group) => {
                shape.words += group.shape.words;
                if shape.opening.trim().is_empty() {
                    shape.opening.push_str(&group.shape.opening);
                }
                shape.last = group.shape.last;
            }
            Item::Edge(_) => {}
        }
    }
    shape
}

fn opening(words: &str) -> String {
    let start = words.find(|c: char| !c.is_whitespace()).unwrap_or(words.len());
    let end = words[start..].find(char::is_whitespace).map_or(words.len(), |end| start + end);
    words[..end].chars().take(32).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Nothing or a slash stands between.
    Tight,
    /// One space stands between.
    Space,
}

fn join_where(items: &[Item], leads: &mut [Option<Lead>], reach: Reach) {
    let tight: Vec<bool> = (0..items.len()).map(|at| in_run(leads, items, at)).collect();
    for at in 1..items.len() {
        let Some((before, lead, between)) = neighbour(items, at) else { continue };
        let (Item::Group(left), Item::Group(right)) = (&items[before], &items[at]) else {
            continue;
        };
        let fits = match reach {
            Reach::Tight => lead != " ",
            Reach::Space => lead == " " && !tight[before] && (!tight[at] || right.shape.position),
        };
        if fits && rivals(&left.shape, &right.shape, lead) {
            leads[at] = Some(Lead::Joins(lead.to_owned()));
            if let Some(between) = between {
                leads[between] = Some(Lead::Swallowed);
            }
        }
    }
}

/// Whether a bracket is already joined to the one before it or behind it.
fn in_run(leads: &[Option<Lead>], items: &[Item], at: usize) -> bool {
    let joined = |at: usize| matches!(leads.get(at), Some(Some(Lead::Joins(_))));
    let behind = match items.get(at + 1) {
        Some(Item::Words(_)) => joined(at + 2) && leads[at + 1] == Some(Lead::Swallowed),
        Some(Item::Group(_)) => joined(at + 1),
        Some(Item::Edge(_)) | None => false,
    };
    joined(at) || behind
}

/// The bracket before this one, the characters between them and the item that holds these.
fn neighbour(items: &[Item], at: usize) -> Option<(usize, &str, Option<usize>)> {
    if !matches!(items[at], Item::Group(_)) {
        return None;
    }
    match &items[at - 1] {
        Item::Group(_) => Some((at - 1, "", None)),
        Item::Words(words) => {
            let known = matches!(words.as_str(), " " | "/" | " / " | "/ " | " /");
            let before = at.checked_sub(2)?;
            let group = matches!(items[before], Item::Group(_));
            (known && group).then_some((before, words.as_str(), Some(at - 1)))
        }
        Item::Edge(_) => None,
    }
}

fn rivals(left: &Shape, right: &Shape, lead: &str) -> bool {
    if right.position {
        return true;
    }
    let empty = left.words == 0 && !left.position || right.words == 0;
    if empty || is_tag(left) || is_tag(right) {
        return false;
    }
    if left.named && right.named || lead.contains('/') {
        return true;
    }
    if left.position || continues(left, right) {
        return false;
    }
    lead.is_empty() || left.words <= SHORT && right.words <= SHORT
}

/// Whether the second bracket goes on where the first one ends.
fn continues(left: &Shape, right: &Shape) -> bool {
    let apart = |c: char| c.is_whitespace() || ",;.:،؛，；。".contains(c);
    if left.last.is_some_and(apart) || right.opening.starts_with(apart) {
        return true;
    }
    match (is_continuing(left), is_continuing(right)) {
        (false, false) => false,
        (true, true) => left.words > 1 || right.words > 1,
        (true, false) | (false, true) => true,
    }
}

fn is_continuing(shape: &Shape) -> bool {
    let first = shape.opening.trim().trim_end_matches(',').to_lowercase();
    CONTINUING.contains(&first.as_str())
}

/// A remark of the facilitator or a note, not a wording: `[Suggested for Closure]`, `[^2]`.
fn is_tag(shape: &Shape) -> bool {
    const TAGS: [&str; 6] = ["suggested", "placeholder", "note:", "note", "editor's", "text"];
    let first = shape.opening.trim().to_lowercase();
    first.starts_with('^') || TAGS.contains(&first.as_str()) && shape.words > 1
}
