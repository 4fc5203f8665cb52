//! Whether a clause says less or more than the one that it replaces, and by which words.
//!
//! **Invariant:** a clause that is gone is dropped, never weaker.
//!
//! A clause is weaker where at least one feature falls and none rises, stronger where at least one
//! rises and none falls, mixed where some rise and some fall or where a change has no direction that
//! words could tell (a number replaced, a `not` put in). Axes are compared as partial orders: the
//! verbs of either side from the strongest on, place by place. A stance falls when it comes nearer
//! to neutral, on whichever side.

use super::clause::{Mark, Strength};
use super::lexicon::Feature;

/// The four axes.
pub(super) const AXES: [Feature; 4] =
    [Feature::Directive, Feature::Stance, Feature::Commitment, Feature::Continuity];

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// Something falls, nothing rises.
    Weaker,
    /// Something rises, nothing falls.
    Stronger,
    /// Some rises, some falls, or nobody can tell by the words.
    Mixed,
    /// Nothing that the lexicon knows has moved; the words may have.
    Same,
    /// It stands no more.
    Dropped,
    /// It is new.
    New,
}

/// Which way a feature went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Course {
    /// It asks, binds or names less.
    Falls,
    /// It asks, binds or names more.
    Rises,
    /// It changed, in a direction that only a reader can tell.
    Open,
}

/// A reason: a feature that moved, and the words.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Shift {
    /// What moved.
    pub feature: Feature,
    /// Which way.
    pub course: Course,
    /// The words that only the earlier clause has, with those that raise or turn them.
    pub from: Vec<Mark>,
    /// The words that only the later clause has, with those that raise or turn them.
    pub to: Vec<Mark>,
}

/// What became of a clause, and why.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Changed {
    /// The label.
    pub change: Change,
    /// The reasons, in the order of the features.
    pub reasons: Vec<Shift>,
}

/// Compares a clause with the one that replaces it; `None` on a side where there is none. Both
/// absent is [`Change::Same`].
#[must_use]
pub fn change(before: Option<&Strength>, after: Option<&Strength>) -> Changed {
    match (before, after) {
        (Some(before), Some(after)) => compared(before, after),
        (before, after) => Changed {
            change: match (before.is_some(), after.is_some()) {
                (true, _) => Change::Dropped,
                (_, true) => Change::New,
                _ => Change::Same,
            },
            reasons: Vec::new(),
        },
    }
}

fn compared(before: &Strength, after: &Strength) -> Changed {
    let mut reasons = Vec::new();
    for feature in AXES {
        let course = axis(before, after, feature);
        reasons.extend(course.map(|course| shift(before, after, feature, course)));
    }
    let turned = |side: &Strength| side.marks.iter().filter(|mark| is_turned(mark)).count();
    if turned(before) != turned(after) {
        let only = |side: &Strength| side.marks.iter().filter(|m| is_turned(m)).cloned().collect();
        let (from, to) = (only(before), only(after));
        reasons.push(Shift { feature: Feature::Negation, course: Course::Open, from, to });
    }
    for feature in [
        Feature::Hedge,
        Feature::Condition,
        Feature::Scope,
        Feature::Date,
        Feature::Number,
        Feature::Body,
        Feature::FollowUp,
    ] {
        let reason = shift(before, after, feature, Course::Open);
        let course = course_of(feature, &reason.from, &reason.to);
        reasons.extend(course.map(|course| Shift { course, ..reason }));
    }
    reasons.sort_by_key(|reason| reason.feature);
    Changed { change: label(&reasons), reasons }
}

fn label(reasons: &[Shift]) -> Change {
    let any = |course: Course| reasons.iter().any(|reason| reason.course == course);
    let opens = |features: &[Feature]| {
        let is_open = |reason: &Shift| reason.course == Course::Open;
        reasons.iter().any(|reason| is_open(reason) && features.contains(&reason.feature))
    };
    // Verbs that cannot be ranked, or a `not`, outweigh what else has a direction.
    let turns = opens(&[
        Feature::Directive,
        Feature::Stance,
        Feature::Commitment,
        Feature::Continuity,
        Feature::Negation,
    ]);
    // Where a condition is put in, or one body stands for another, nothing says less or more.
    let differs = opens(&[Feature::Number, Feature::Date]);
    match (any(Course::Falls), any(Course::Rises)) {
        _ if turns => Change::Mixed,
        (true, true) => Change::Mixed,
        (true, false) => Change::Weaker,
        (false, true) => Change::Stronger,
        (false, false) if differs => Change::Mixed,
        (false, false) => Change::Same,
    }
}

/// Whether a clause forbids here, or denies what the verb says.
fn is_turned(mark: &Mark) -> bool {
    mark.negated || mark.class == "prohibition"
}

/// The ranks of an axis, the strongest first: the level, and a part of a level for words that raise; of
/// all words, or of those that are not negated.
fn ranks(side: &Strength, feature: Feature, all: bool) -> Vec<i32> {
    let of = || side.of(feature).filter(|mark| all || !mark.negated);
    let mut ranks: Vec<i32> = of()
        .map(|mark| {
            let level = i32::from(mark.level).abs() * 10;
            level + if mark.level == 0 { 0 } else { i32::from(mark.raised).min(9) }
        })
        // A permission beside an obligation adds nothing to it and takes nothing away.
        .filter(|rank| *rank > 10 || feature != Feature::Commitment)
        .collect();
    if ranks.is_empty() {
        ranks.extend(of().map(|mark| i32::from(mark.level) * 10));
    }
    ranks.sort_unstable_by(|a, b| b.cmp(a));
    ranks
}

/// Which way an axis went: place by place from the strongest verb on; a place without a verb is 0.
fn axis(before: &Strength, after: &Strength, feature: Feature) -> Option<Course> {
    let sides = |side: &Strength| {
        let signs: Vec<i8> = side.of(feature).map(|mark| mark.level.signum()).collect();
        (signs.contains(&1), signs.contains(&-1))
    };
    let ((up, down), (still_up, still_down)) = (sides(before), sides(after));
    if feature == Feature::Stance
        && ((up && still_down && !still_up) || (down && still_up && !still_down))
    {
        // From approval to its contrary: neither is the stronger.
        return Some(Course::Open);
    }
    // What is bound not to be done on one side alone is no step up or down on the same stairs.
    let denied = |side: &Strength| side.of(feature).filter(|mark| mark.negated).count();
    let all = feature != Feature::Commitment || denied(before) == denied(after);
    let (old, new) = (ranks(before, feature, all), ranks(after, feature, all));
    let at = |ranks: &[i32], place: usize| ranks.get(place).copied().unwrap_or(0);
    let places = || (0..old.len().max(new.len())).map(|place| (at(&old, place), at(&new, place)));
    let falls = places().any(|(old, new)| new < old);
    let rises = places().any(|(old, new)| new > old);
    match (falls, rises) {
        (true, true) => Some(Course::Open),
        (true, false) => Some(Course::Falls),
        (false, true) => Some(Course::Rises),
        (false, false) => None,
    }
}

/// What only one side has of a feature.
fn shift(before: &Strength, after: &Strength, feature: Feature, course: Course) -> Shift {
    let rest = |from: &Strength, less: &Strength| {
        let mut taken: Vec<&str> = less.of(feature).map(|mark| mark.phrase.as_str()).collect();
        let is_left = |mark: &&Mark| match taken.iter().position(|words| *words == mark.phrase) {
            Some(at) => {
                taken.swap_remove(at);
                false
            }
            None => true,
        };
        from.of(feature).filter(is_left).cloned().collect()
    };
    Shift { feature, course, from: rest(before, after), to: rest(after, before) }
}

/// Which way a feature without ranks went, by what left and what came.
fn course_of(feature: Feature, from: &[Mark], to: &[Mark]) -> Option<Course> {
    if from.is_empty() && to.is_empty() {
        return None;
    }
    let sum = |marks: &[Mark]| match feature {
        Feature::Hedge => -i64::try_from(marks.len()).unwrap_or(i64::MAX),
        Feature::Scope => marks.iter().map(|mark| i64::from(mark.level)).sum(),
        _ => i64::try_from(marks.len()).unwrap_or(i64::MAX),
    };
    if feature == Feature::Condition {
        return Some(Course::Open);
    }
    match sum(to).cmp(&sum(from)) {
        std::cmp::Ordering::Less => Some(Course::Falls),
        std::cmp::Ordering::Greater => Some(Course::Rises),
        std::cmp::Ordering::Equal => match feature {
            // One hedge for another, one universal word for another: as much as before.
            Feature::Hedge | Feature::Scope => None,
            Feature::Date => Some(deadline(from, to)),
            _ => Some(Course::Open),
        },
    }
}

/// Where something is due later it is weaker; where earlier, stronger.
fn deadline(from: &[Mark], to: &[Mark]) -> Course {
    let year = |marks: &[Mark]| match marks {
        [mark] if mark.class == "deadline" => mark
            .words
            .split(|c: char| !c.is_ascii_digit())
            .filter(|part| part.len() == 4)
            .find_map(|part| part.parse::<u16>().ok()),
        _ => None,
    };
    match (year(from), year(to)) {
        (Some(old), Some(new)) if new > old => Course::Falls,
        (Some(old), Some(new)) if new < old => Course::Rises,
        _ => Course::Open,
    }
}
