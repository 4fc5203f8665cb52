//! What holds on answers and sessions that had no part in any choice.

use unbracket_analysis::ideal::{Positions, Session, Settings, positions};
use unbracket_analysis::numeric::normal_cdf;
use unbracket_analysis::{Answer, Answers};

use super::assembly::assembly;
use super::published::{joined, pearson, settings, spearman};

/// Whether a cell is held out: one in ten, by its place alone.
fn is_held_out(actor: usize, item: usize) -> bool {
    (actor * 7919 + item * 104_729) % 10 == 3
}

/// The answers that are shown to the method.
fn shown(whole: &Answers) -> Answers {
    let mut builder = Answers::builder();
    for (actor, item, answer) in whole.iter().filter(|(actor, item, _)| !is_held_out(*actor, *item))
    {
        builder.say(&whole.actors()[actor], &whole.items()[item], answer);
    }
    builder.build()
}

/// The probabilities of against, neutral and for that the model gives to an answer; none where it has
/// no place for the actor or left the item out. An item with one cut has two answers only, and which
/// of the three is missing is not part of the result: the neutral one has no probability here.
fn chances(found: &Positions, actor: &str, item: &str) -> Option<[f64; 3]> {
    let place = found.sessions[0].of(actor)?.place;
    let at = found.items.binary_search_by(|of| of.item.as_str().cmp(item)).ok()?;
    let of = &found.items[at];
    let below = |cut: f64| normal_cdf(cut - of.slope * place);
    let (low, high) = (below(of.low_cut), below(of.high_cut));
    Some([low, high - low, 1.0 - high])
}

/// How often each answer was given on an item by those who were shown.
fn counts(shown: &Answers, item: &str) -> [f64; 3] {
    let mut counts = [0.0; 3];
    let Some(column) = shown.items().iter().position(|name| name == item) else { return counts };
    for row in 0..shown.actors().len() {
        if let Some(answer) = shown.answer(row, column) {
            counts[place(answer)] += 1.0;
        }
    }
    counts
}

fn place(answer: Answer) -> usize {
    match answer {
        Answer::Against => 0,
        Answer::Neutral => 1,
        Answer::For => 2,
    }
}

fn likeliest(of: [f64; 3]) -> usize {
    (0..3).fold(0, |best, at| if of[at] > of[best] { at } else { best })
}

#[test]
fn answers_that_were_held_out_are_foretold_far_better_than_by_the_commonest_answer() {
    let Some(data) = assembly() else { return };
    for name in ["20", "40", "50", "60"] {
        let session =
            data.sessions.iter().find(|session| session.name == name).expect("it is there");
        let seen = shown(&session.answers);
        let found = positions(&seen, &Settings { draws: 0, ..Settings::default() }).unwrap();
        let commonest: Vec<[f64; 3]> =
            session.answers.items().iter().map(|item| counts(&seen, item)).collect();
        let (mut all, mut right, mut common) = (0.0, 0.0, 0.0);
        for (actor, item, answer) in session.answers.iter().filter(|(a, i, _)| is_held_out(*a, *i))
        {
            let names = (&session.answers.actors()[actor], &session.answers.items()[item]);
            let Some(chances) = chances(&found, names.0, names.1) else { continue };
            // Where one of the outer answers was never given, the neutral one stands in its place.
            let counts = commonest[item];
            let said = match answer {
                Answer::Neutral if counts[0] == 0.0 => 0,
                Answer::Neutral if counts[2] == 0.0 => 2,
                _ => place(answer),
            };
            all += 1.0;
            right += f64::from(u8::from(likeliest(chances) == said));
            common += f64::from(u8::from(likeliest(counts) == place(answer)));
        }
        let (right, common) = (right / all, common / all);
        println!(
            "session {name}: {all} held out, {right:.3} foretold, {common:.3} by the commonest"
        );
        assert!(all > 200.0 && right > common + 0.05, "session {name}: {right} and {common}");
    }
}

/// What somebody might have set otherwise.
fn candidates() -> Vec<Settings> {
    let mut all = vec![settings()];
    for lopsided in [0.95, 0.99] {
        all.push(Settings { lopsided, ..settings() });
    }
    for fewest in [3, 10] {
        all.push(Settings { fewest, ..settings() });
    }
    all
}

fn of(session: &Session, settings: &Settings) -> (f64, f64) {
    let data = assembly().expect("the caller has it");
    let found = positions(&session.answers, settings).expect("a session has enough to say");
    let pairs = joined(data, &found.sessions[0], &session.name);
    (pearson(&pairs), spearman(&pairs))
}

/// The settings that do best on sessions up to 44 are taken to those from 45 on, of which they know
/// nothing. Early sessions hardly tell the candidates apart (.9917 to .9928), and what wins there by .0004,
/// leaving out items above 95 %, falls to .967 in session 57, where the published 97.5 % are above .98:
/// a target of .98 in each late session holds for the published settings and not for any near them.
#[test]
fn settings_chosen_on_early_sessions_do_on_late_ones() {
    let Some(data) = assembly() else { return };
    let thin = ["06", "08", "09", "10", "19", "31"];
    // Every third session is enough to choose by.
    let early = data
        .sessions
        .iter()
        .filter(|session| session.name.as_str() < "45" && !thin.contains(&session.name.as_str()));
    let early: Vec<&Session> = early.step_by(3).collect();
    let mean = |settings: &Settings| {
        early.iter().map(|session| of(session, settings).0).sum::<f64>() / early.len() as f64
    };
    let candidates = candidates();
    let scores: Vec<f64> = candidates.iter().map(mean).collect();
    let best =
        (0..scores.len()).fold(0, |best, at| if scores[at] > scores[best] { at } else { best });
    println!("early sessions: {scores:.4?}; chosen {best}");
    assert!(scores[best] - scores[0] < 0.005, "the default settings are hardly worse: {scores:?}");
    let late = data.sessions.iter().filter(|session| session.name.as_str() >= "45");
    let late: Vec<(f64, f64)> = late.map(|session| of(session, &candidates[best])).collect();
    let mean = late.iter().map(|(r, _)| r).sum::<f64>() / late.len() as f64;
    println!("late sessions: {late:.4?}, mean {mean:.4}");
    assert!(mean >= 0.97 && late.iter().all(|(r, rho)| *r >= 0.95 && *rho >= 0.95), "{late:?}");
}
