use super::assembly::assembly;
use unbracket_analysis::ideal::{Settings, paths, positions, SessionPositions};

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (a, b) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    sum(&|p| (p.0 - a) * (p.1 - b)) / (sum(&|p| (p.0 - a).powi(2)) * sum(&|p| (p.1 - b).powi(2))).sqrt()
}

fn joined(session: &SessionPositions, name: &str) -> Vec<(f64, f64)> {
    let published = &assembly().expect("asked before").published;
    session.positions.iter().filter_map(|p| Some((p.place, *published.get(&(name.to_owned(), p.actor.clone()))?))).collect()
}

fn worst(session: &SessionPositions) {
    let published = &assembly().expect("asked before").published;
    let pairs = joined(session, &session.name);
    let n = pairs.len() as f64;
    let (ma, mb) = (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let slope = pairs.iter().map(|p| (p.0 - ma) * (p.1 - mb)).sum::<f64>() / pairs.iter().map(|p| (p.0 - ma).powi(2)).sum::<f64>();
    let mut all: Vec<_> = session.positions.iter().filter_map(|p| { let y = *published.get(&(session.name.clone(), p.actor.clone()))?; Some((y - mb - slope * (p.place - ma), p.actor.clone(), p.place, y, p.answers)) }).collect();
    all.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    println!("  {} slope {slope:.3} mean {ma:.3} {mb:.3}: {:.2?}", session.name, &all[..9.min(all.len())]);
}

#[test]
fn probe() {
    let Some(data) = assembly() else { return };
    let settings = Settings { draws: 0, anchor: Some("United States".into()), ..Settings::default() };
    for at in [30, 38, 56, 58] {
        let Ok(mut found) = positions(&data.sessions[at].answers, &settings) else { continue };
        found.sessions[0].name = data.sessions[at].name.clone();
        worst(&found.sessions[0]);
    }
    let found = paths(&data.sessions, &data.bridges, &settings).expect("enough");
    for at in [26, 30, 38, 56, 58] { worst(&found.sessions[at]); }
}
