//! The axis of words: who speaks like whom, found from how often each uses which word.
//!
//! An axis has no name. With texts on different subjects it is the subject; the words at its ends say
//! what it may be.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::framing::{
    AxisStability, Counts, Position, Utterance, Wordfish, WordfishOptions, wordfish,
};

use super::said::language;
use crate::findings::{Said, Settings};
use crate::gather::Gathered;

/// Fewer who said enough give no axis.
const LEAST: usize = 5;
/// Who used fewer words is not placed.
const WORDS: u64 = 200;
/// A word that fewer use, or that is used less often in all, says nothing of who speaks like whom.
const USERS: usize = 2;
const USES: u32 = 5;
/// So many words stand for an end.
const TOLD: usize = 8;

/// Where actors, or texts that stand apart, lie on the axis that best orders their words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Axis {
    /// By name.
    pub positions: Vec<Position>,
    /// Words that are used more towards the low end, the strongest first.
    pub low: Vec<String>,
    /// Words that are used more towards the high end.
    pub high: Vec<String>,
    /// How many words it rests on.
    pub vocabulary: usize,
    /// Whether other words of the same kind give the same axis.
    pub stability: Option<AxisStability>,
}

/// The axis of the words of the present cycle; where texts are apart, of the texts.
///
/// # Errors
/// Where fewer than five used two hundred words, and where nothing orders them.
pub(super) fn axis(
    gathered: &Gathered,
    utterances: &[Utterance],
    settings: &Settings,
) -> Said<Axis> {
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_owned();
    let spoken = primary(&language(gathered));
    for said in utterances.iter().filter(|said| said.is_draft == gathered.apart) {
        if primary(&said.language) == spoken {
            texts.entry(&said.actor).or_default().push(&said.text);
        }
    }
    let mut counts = Counts::builder();
    for (actor, texts) in texts {
        texts.iter().for_each(|text| _ = counts.text(actor, text));
    }
    let counts = common(&counts.build());
    TooLittle::unless(counts.actors().len(), LEAST, "actors who used two hundred words")?;
    let options = WordfishOptions {
        turns: settings.bootstraps as usize,
        level: settings.level,
        seed: settings.seed,
        ..WordfishOptions::default()
    };
    let Wordfish { positions, betas, words, axis, .. } = wordfish(&counts, options)?;
    let mut order: Vec<usize> = (0..words.len()).collect();
    order.sort_by(|a, b| betas[*a].total_cmp(&betas[*b]).then_with(|| words[*a].cmp(&words[*b])));
    let named = |at: &usize| words[*at].clone();
    Ok(Axis {
        positions,
        low: order.iter().filter(|at| betas[**at] < 0.0).take(TOLD).map(named).collect(),
        high: order.iter().rev().filter(|at| betas[**at] > 0.0).take(TOLD).map(named).collect(),
        vocabulary: words.len(),
        stability: axis,
    })
}

/// The counts of those who used enough words, of words that are common enough.
fn common(all: &Counts) -> Counts {
    let enough: BTreeSet<usize> =
        (0..all.actors().len()).filter(|actor| all.total(*actor) >= WORDS).collect();
    let mut uses = vec![(0, 0); all.words().len()];
    for cell in enough.iter().flat_map(|actor| all.of(*actor)) {
        let (users, sum) = &mut uses[cell.word as usize];
        *users += 1;
        *sum += cell.count;
    }
    let mut kept = Counts::builder();
    for actor in enough {
        for cell in all.of(actor) {
            let (word, (users, sum)) = (&all.words()[cell.word as usize], uses[cell.word as usize]);
            if users >= USERS && sum >= USES && word.chars().any(char::is_alphabetic) {
                kept.add(&all.actors()[actor], word, cell.count);
            }
        }
    }
    kept.build()
}
