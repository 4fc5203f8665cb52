//! Drafts for the tests: paragraphs of plausible words, and random edits of them.

use std::path::PathBuf;

use proptest::prelude::*;
use unbracket_text::{Draft, Passage, Provision, ProvisionKind};

/// Words that the generated paragraphs are made of; none of them is rare.
const WORDS: [&str; 40] = [
    "recognises",
    "the",
    "need",
    "to",
    "strengthen",
    "digital",
    "cooperation",
    "among",
    "all",
    "stakeholders",
    "and",
    "calls",
    "upon",
    "states",
    "shall",
    "should",
    "promote",
    "access",
    "of",
    "women",
    "rural",
    "communities",
    "open",
    "data",
    "for",
    "development",
    "in",
    "every",
    "region",
    "by",
    "means",
    "financial",
    "support",
    "capacity",
    "building",
    "trust",
    "security",
    "networks",
    "human",
    "rights",
];

/// A text of pseudo-random words, the same for the same seed.
pub(crate) fn text(seed: u64, words: usize) -> String {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0xD1B5_4A32_D192_ED03;
    let mut chosen = Vec::with_capacity(words);
    for _ in 0..words {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        chosen.push(WORDS[(state >> 11) as usize % WORDS.len()]);
    }
    chosen.join(" ")
}

/// An operative paragraph of these words.
pub(crate) fn paragraph(id: impl Into<String>, words: impl Into<String>) -> Provision {
    Provision::new(id, ProvisionKind::OperativeParagraph, Passage::words(words))
}

/// A flat draft of these paragraphs.
pub(crate) fn flat<T: AsRef<str>>(texts: &[T]) -> Draft {
    let provisions =
        texts.iter().enumerate().map(|(at, text)| paragraph(format!("p{at}"), text.as_ref()));
    Draft::new(provisions.collect()).unwrap()
}

/// A change that a delegation makes to a draft; places are taken modulo what there is.
#[derive(Debug, Clone)]
pub(crate) enum Edit {
    /// Other words at a place in a provision.
    Reword(usize, usize),
    /// A new provision before one, or below it.
    Insert(usize, u64, bool),
    /// A provision away, with what stands below it.
    Delete(usize),
    /// A provision with what stands below it to before another.
    Move(usize, usize),
    /// A provision in two at half its words.
    Split(usize),
    /// A provision and the next in one.
    Merge(usize),
    /// What stands below a provision beside it, one level up.
    Lift(usize),
}

/// Random edits.
pub(crate) fn edits(most: usize) -> impl Strategy<Value = Vec<Edit>> {
    let at = 0_usize..1000;
    let edit = prop_oneof![
        3 => (at.clone(), at.clone()).prop_map(|(p, w)| Edit::Reword(p, w)),
        2 => (at.clone(), any::<u64>(), any::<bool>()).prop_map(|(p, s, b)| Edit::Insert(p, s, b)),
        2 => at.clone().prop_map(Edit::Delete),
        2 => (at.clone(), at.clone()).prop_map(|(p, q)| Edit::Move(p, q)),
        2 => at.clone().prop_map(Edit::Split),
        4 => at.clone().prop_map(Edit::Merge),
        1 => at.prop_map(Edit::Lift),
    ];
    proptest::collection::vec(edit, 0..most)
}

/// Random drafts of up to three levels; some wordings stand twice.
pub(crate) fn drafts() -> impl Strategy<Value = Draft> {
    let kind = prop_oneof![
        5 => Just(ProvisionKind::OperativeParagraph),
        2 => Just(ProvisionKind::SubParagraph),
        2 => Just(ProvisionKind::PreambularParagraph),
        1 => Just(ProvisionKind::Heading { level: 1 }),
    ];
    proptest::collection::vec((kind, 0_usize..3, 0_u64..60, 0_usize..40), 0..14).prop_map(|rows| {
        let mut roots: Vec<Provision> = Vec::new();
        for (at, (kind, depth, seed, words)) in rows.into_iter().enumerate() {
            let words = Passage::words(text(seed, words));
            let provision = Provision::new(format!("p{at}"), kind, words);
            let mut level = &mut roots;
            for _ in 0..depth {
                if level.is_empty() {
                    break;
                }
                level = &mut level.last_mut().unwrap().children;
            }
            level.push(provision);
        }
        Draft::new(roots).unwrap()
    })
}

/// The draft with these edits made; new provisions have identities of their own.
pub(crate) fn edited(draft: &Draft, edits: &[Edit]) -> Draft {
    let mut roots = draft.provisions().to_vec();
    for (round, edit) in edits.iter().enumerate() {
        let fresh = fresh(draft, round);
        apply(&mut roots, edit, &fresh);
    }
    Draft::new(roots).unwrap()
}

/// A name that the draft does not know.
fn fresh(draft: &Draft, round: usize) -> String {
    let mut name = format!("e{round}");
    while draft.visit().any(|visit| visit.provision.id.as_str() == name) {
        name.push('+');
    }
    name
}

fn apply(roots: &mut Vec<Provision>, edit: &Edit, fresh: &str) {
    let count = count(roots);
    if count == 0 {
        return;
    }
    match *edit {
        Edit::Reword(at, word) => with(roots, at % count, &mut |level, place| {
            let mut words = words(&level[place]);
            if !words.is_empty() {
                let word = word % words.len();
                words[word] = "reworded".to_owned();
            }
            level[place].content = Passage::words(words.join(" "));
        }),
        Edit::Insert(at, seed, below) => with(roots, at % count, &mut |level, place| {
            let new = paragraph(fresh, text(seed, 12));
            if below {
                level[place].children.push(new);
            } else {
                level.insert(place, new);
            }
        }),
        Edit::Delete(at) => with(roots, at % count, &mut |level, place| {
            level.remove(place);
        }),
        Edit::Move(from, to) => {
            let mut taken = None;
            with(roots, from % count, &mut |level, place| taken = Some(level.remove(place)));
            let Some(taken) = taken else { return };
            let rest = self::count(roots);
            if rest == 0 {
                roots.push(taken);
            } else {
                with(roots, to % rest, &mut |level, place| level.insert(place, taken.clone()));
            }
        }
        Edit::Split(at) => with(roots, at % count, &mut |level, place| {
            let words = words(&level[place]);
            let (first, second) = words.split_at(words.len() / 2);
            let kind = level[place].kind;
            let part = Provision::new(fresh, kind, Passage::words(second.join(" ")));
            level[place].content = Passage::words(first.join(" "));
            level.insert(place + 1, part);
        }),
        Edit::Merge(at) => with(roots, at % count, &mut |level, place| {
            if place + 1 < level.len() {
                let next = level.remove(place + 1);
                let joined = [words(&level[place]), words(&next)].concat().join(" ");
                level[place].content = Passage::words(joined);
            }
        }),
        Edit::Lift(at) => with(roots, at % count, &mut |level, place| {
            let below = std::mem::take(&mut level[place].children);
            level.splice(place + 1..place + 1, below);
        }),
    }
}

fn words(provision: &Provision) -> Vec<String> {
    provision.content.to_marked_text().split_whitespace().map(str::to_owned).collect()
}

fn count(level: &[Provision]) -> usize {
    level.iter().map(|provision| 1 + count(&provision.children)).sum()
}

/// Calls on the provision that is the `at`-th in reading order, as a place in its level.
fn with(level: &mut Vec<Provision>, at: usize, act: &mut dyn FnMut(&mut Vec<Provision>, usize)) {
    let mut rest = at;
    for place in 0..level.len() {
        if rest == 0 {
            act(level, place);
            return;
        }
        rest -= 1;
        let below = count(&level[place].children);
        if rest < below {
            with(&mut level[place].children, rest, act);
            return;
        }
        rest -= below;
    }
}

/// The folder of a data set; none, with a line that says so, where it is absent.
#[expect(clippy::disallowed_methods, reason = "a test finds its data where it is told")]
pub(crate) fn data(name: &str) -> Option<PathBuf> {
    let default = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data");
    let root = std::env::var("UNBRACKET_DATA").unwrap_or_else(|_| default.to_owned());
    let folder = PathBuf::from(root).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{name} is absent");
    println!("skipped: {} is absent", folder.display());
    None
}
