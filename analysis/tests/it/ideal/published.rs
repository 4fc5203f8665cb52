use unbracket_analysis::ideal::{SessionPositions, Settings, paths, positions};
use unbracket_analysis::{Answer, Answers};

use super::assembly::{Assembly, assembly};

pub(super) fn settings() -> Settings {
    Settings { draws: 0, anchor: Some("United States".to_owned()), ..Settings::default() }
}

pub(super) fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / pairs.len() as f64;
    let (a, b) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>();
    let spread = sum(&|pair| (pair.0 - a).powi(2)) * sum(&|pair| (pair.1 - b).powi(2));
    sum(&|pair| (pair.0 - a) * (pair.1 - b)) / spread.sqrt()
}

/// The rank of each value; equal values share the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let count = |is: &dyn Fn(&f64) -> bool| values.iter().filter(|value| is(value)).count() as f64;
    values.iter().map(|own| count(&|v| v < own) + count(&|v| v == own) / 2.0).collect()
}

pub(super) fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let (a, b): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    pearson(&ranks(&a).into_iter().zip(ranks(&b)).collect::<Vec<_>>())
}

/// Ours and the published place of each actor of a session that has both.
pub(super) fn joined(data: &Assembly, found: &SessionPositions, session: &str) -> Vec<(f64, f64)> {
    let published = |actor: &str| data.published.get(&(session.to_owned(), actor.to_owned()));
    let each = found.positions.iter();
    each.filter_map(|position| Some((position.place, *published(&position.actor)?))).collect()
}

/// The first principal component of actors by items, missing cells at the item's mean.
fn component(answers: &Answers) -> Vec<f64> {
    let mut sums = vec![(0.0, 0.0); answers.items().len()];
    answers.iter().for_each(|(_, item, answer)| {
        sums[item] = (sums[item].0 + answer.value(), sums[item].1 + 1.0);
    });
    let centred = |item: usize, answer: Answer| answer.value() - sums[item].0 / sums[item].1;
    let mut scores: Vec<f64> =
        (0..answers.actors().len()).map(|at| (at % 7) as f64 - 3.0).collect();
    for _ in 0..100 {
        let (mut loads, mut next) = (vec![0.0; sums.len()], vec![0.0; scores.len()]);
        answers
            .iter()
            .for_each(|(row, item, said)| loads[item] += scores[row] * centred(item, said));
        answers.iter().for_each(|(row, item, said)| next[row] += loads[item] * centred(item, said));
        let length = next.iter().map(|x| x * x).sum::<f64>().sqrt();
        scores = next.iter().map(|x| x / length).collect();
    }
    scores
}

#[test]
fn every_session_from_45_to_60_meets_the_published_points_and_beats_the_first_component() {
    // Methods, section 2: r of .98 and rho of .97 per session; the component alone .88 to .96.
    let Some(data) = assembly() else { return };
    for session in data.sessions.iter().filter(|session| session.name.as_str() >= "45") {
        let name = session.name.as_str();
        let found = positions(&session.answers, &settings()).unwrap();
        assert!(found.fit.converged && found.fit.correct > found.fit.commonest + 0.09);
        let pairs = joined(data, &found.sessions[0], name);
        let (r, rho) = (pearson(&pairs), spearman(&pairs));
        assert!(pairs.len() > 150 && r >= 0.98 && rho >= 0.97, "session {name}: {r} {rho}");
        let scores = component(&session.answers);
        let published = |actor: &String| data.published.get(&(name.to_owned(), actor.clone()));
        let actors = session.answers.actors().iter().zip(scores);
        let plain: Vec<(f64, f64)> =
            actors.filter_map(|(actor, score)| Some((score, *published(actor)?))).collect();
        let plain = pearson(&plain).abs();
        assert!(plain < r && plain > 0.85, "session {name}: component {plain}, ours {r}");
    }
}

#[test]
fn bridged_sessions_meet_the_published_points_from_the_first_to_the_last() {
    let Some(data) = assembly() else { return };
    let found = paths(&data.sessions, &data.bridges, &settings()).unwrap();
    assert!(found.fit.converged);
    let mut all = Vec::new();
    for session in found.sessions.iter().filter(|session| session.name != "19") {
        let pairs = joined(data, session, &session.name);
        let r = pearson(&pairs);
        assert!(r >= 0.98, "session {}: {r}", session.name);
        all.extend(pairs);
    }
    // Over all sessions at once: the scale is one, not sixty.
    assert!(pearson(&all) > 0.95, "pooled {}", pearson(&all));
}

#[test]
fn sessions_alone_meet_the_published_points_also_where_one_start_would_not() {
    // Session 31 (1976, 89 roll calls) divides along two lines: 38 and 20 % of the squared differences, where
    // the published places are one. Along the first the nine States of the Soviet bloc stand in the
    // middle: that is the end, at .84, in which a search stays that starts at the first singular vector.
    // The published places have them at the far end, as in the sessions before and after, to which they
    // are tied. The best of several starts finds that end too, at .975, and tied to its neighbours the
    // session is above .98 (see above). What is missing here has few answers: 25 items and 59 actors in
    // session 6.
    let Some(data) = assembly() else { return };
    for session in &data.sessions {
        let name = session.name.as_str();
        if ["06", "08", "09", "10", "19"].contains(&name) || name >= "45" {
            continue;
        }
        let found = positions(&session.answers, &settings()).unwrap();
        let r = pearson(&joined(data, &found.sessions[0], name));
        assert!(found.fit.converged && r >= if name == "31" { 0.97 } else { 0.98 }, "{name}: {r}");
    }
}
