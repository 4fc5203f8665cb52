use super::assembly::assembly;
use unbracket_analysis::ideal::{SessionPositions, Settings, paths, positions};

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let n = pairs.len() as f64;
    let (a, b) =
        (pairs.iter().map(|p| p.0).sum::<f64>() / n, pairs.iter().map(|p| p.1).sum::<f64>() / n);
    let sum = |f: &dyn Fn(&(f64, f64)) -> f64| pairs.iter().map(f).sum::<f64>();
    sum(&|p| (p.0 - a) * (p.1 - b))
        / (sum(&|p| (p.0 - a).powi(2)) * sum(&|p| (p.1 - b).powi(2))).sqrt()
}

fn joined(session: &SessionPositions, name: &str) -> Vec<(f64, f64)> {
    let published = &assembly().expect("asked before").published;
    session
        .positions
        .iter()
        .filter_map(|p| Some((p.place, *published.get(&(name.to_owned(), p.actor.clone()))?)))
        .collect()
}

#[test]
fn probe() {
    let Some(data) = assembly() else { return };
    let settings =
        Settings { draws: 0, anchor: Some("United States".into()), ..Settings::default() };
    for session in &data.sessions {
        let t = std::time::Instant::now();
        let Ok(found) = positions(&session.answers, &settings) else { continue };
        let t = t.elapsed();
        let pairs = joined(&found.sessions[0], &session.name);
        println!(
            "{} {:?} {} of {} left {} r {:.4} {:?}",
            session.name,
            t,
            pairs.len(),
            found.sessions[0].positions.len(),
            found.sessions[0].left_out.len(),
            pearson(&pairs),
            found.fit
        );
    }
    let t = std::time::Instant::now();
    let found = paths(&data.sessions, &data.bridges, &settings).expect("enough");
    println!("all {:?} {:?}", t.elapsed(), found.fit);
    let mut all = vec![];
    for s in &found.sessions {
        let p = joined(s, &s.name);
        print!("{} {:.4}; ", s.name, pearson(&p));
        all.extend(p);
    }
    println!("\npooled {:.4}", pearson(&all));
}
