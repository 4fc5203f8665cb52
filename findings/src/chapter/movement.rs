//! Movement: how the text and the positions changed, from version to version and from cycle to cycle.

use serde::Serialize;
use unbracket_analysis::TooLittle;
use unbracket_analysis::fragmentation::{self, Bootstrap, Change, Fragmentation, change};
use unbracket_text::{Run, compare};

use crate::findings::{Said, Settings};
use crate::gather::{Gathered, ItemKind, Positions, Source, Version};

/// What moved.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Movement {
    /// The versions of the text in the order in which they came.
    pub versions: Vec<Weight>,
    /// How divided the room was, cycle by cycle.
    pub cycles: Vec<Cycle>,
    /// What changed from each cycle with positions to the next.
    pub steps: Vec<Step>,
}

/// A version in numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weight {
    /// Its name.
    pub version: String,
    /// Its cycle, from 0.
    pub cycle: usize,
    /// When it came, in seconds since 1970.
    pub at: i64,
    /// Its provisions, headings among them.
    pub provisions: usize,
    /// Its words, those in brackets among them.
    pub words: usize,
    /// Its brackets.
    pub brackets: usize,
    /// The share of the words of the version before it in the cycle that still stand in provisions of
    /// the same identity.
    pub kept: Option<f64>,
    /// Where it stands.
    pub sources: Vec<Source>,
}

/// How divided a cycle was.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cycle {
    /// The cycle, from 0.
    pub cycle: usize,
    /// The indices of its positions.
    pub fragmentation: Said<Fragmentation>,
}

/// What changed between two cycles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The earlier cycle, from 0.
    pub from: usize,
    /// The later one.
    pub to: usize,
    /// Whether the same actors disagree more than before.
    pub change: Said<Change>,
    /// Who stands otherwise than before on a provision that both cycles had.
    pub moved: Vec<Moved>,
}

/// A position that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// Who.
    pub actor: String,
    /// On which provision, by its identity.
    pub provision: String,
    /// How it is cited now.
    pub label: String,
    /// How the actor stood.
    pub from: String,
    /// How it stands.
    pub to: String,
    /// Both positions.
    pub sources: Vec<Source>,
}

/// What moved through all cycles.
///
/// # Errors
/// Where there is neither a text nor a position.
pub fn movement(gathered: &Gathered, settings: &Settings) -> Said<Movement> {
    let with: Vec<&Positions> =
        gathered.positions.iter().filter(|positions| !positions.answers.is_empty()).collect();
    TooLittle::unless(
        gathered.versions.len() + with.len(),
        1,
        "versions or cycles with positions",
    )?;
    let bootstrap =
        Bootstrap { draws: settings.bootstraps.into(), level: settings.level, seed: settings.seed };
    let cycles = with.iter().map(|positions| Cycle {
        cycle: positions.cycle,
        fragmentation: fragmentation::fragmentation(&positions.answers, &bootstrap),
    });
    let steps = with.windows(2).map(|pair| Step {
        from: pair[0].cycle,
        to: pair[1].cycle,
        change: change(&pair[0].answers, &pair[1].answers, &bootstrap),
        moved: moved(pair[0], pair[1]),
    });
    Ok(Movement { versions: weights(gathered), cycles: cycles.collect(), steps: steps.collect() })
}

fn weights(gathered: &Gathered) -> Vec<Weight> {
    let all = gathered.versions.iter().enumerate();
    all.map(|(at, version)| {
        let before = gathered.versions[..at].iter().rev();
        let before = before.take(1).find(|before| before.cycle == version.cycle);
        Weight {
            version: version.name.clone(),
            cycle: version.cycle,
            at: version.at,
            provisions: version.draft.visit().count(),
            words: version.draft.visit().map(|visit| words(&visit.provision.content)).sum(),
            brackets: version.brackets(),
            kept: before.and_then(|before| kept(before, version)),
            sources: version.whole().into_iter().collect(),
        }
    })
    .collect()
}

fn words(passage: &unbracket_text::Passage) -> usize {
    unbracket_text::token::words(&passage.to_marked_text()).count()
}

fn kept(before: &Version, after: &Version) -> Option<f64> {
    let (mut all, mut kept) = (0, 0);
    for visit in before.draft.visit() {
        all += words(&visit.provision.content);
        let Some(now) = after.draft.get(&visit.provision.id) else { continue };
        for run in compare(&visit.provision.content, &now.content) {
            if let Run::Kept(passage) = run {
                kept += words(&passage);
            }
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let share = (all > 0).then(|| kept as f64 / all as f64);
    share
}

/// Positions on provisions as wholes, of actors who had one in both cycles.
fn moved(before: &Positions, after: &Positions) -> Vec<Moved> {
    let whole = |positions: &Positions, item: &str| {
        let item = positions.item(item)?;
        item.provision.clone().filter(|_| item.kind == ItemKind::Provision)
    };
    let mut all = Vec::new();
    for now in &after.stands {
        let Some(provision) = whole(after, &now.item) else { continue };
        let was = before.stands.iter().find(|was| {
            was.actor == now.actor && whole(before, &was.item).as_ref() == Some(&provision)
        });
        let Some(was) = was.filter(|was| was.stance != now.stance) else { continue };
        all.push(Moved {
            actor: now.actor.clone(),
            provision,
            label: now.item.clone(),
            from: was.stance.clone(),
            to: now.stance.clone(),
            sources: vec![Source::Entry { entry: was.entry }, Source::Entry { entry: now.entry }],
        });
    }
    all
}
