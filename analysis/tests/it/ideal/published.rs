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

fn spearman(pairs: &[(f64, f64)]) -> f64 {
    let ranks = |v: Vec<f64>| -> Vec<f64> { v.iter().map(|x| v.iter().filter(|y| *y < x).count() as f64 + (v.iter().filter(|y| *y == x).count() as f64 + 1.0) / 2.0).collect() };
    let (a, b) = (ranks(pairs.iter().map(|p| p.0).collect()), ranks(pairs.iter().map(|p| p.1).collect()));
    pearson(&a.into_iter().zip(b).collect::<Vec<_>>())
}

#[test]
fn probe() {
    let Some(data) = assembly() else { return };
    let base = Settings { draws: 0, anchor: Some("United States".into()), ..Settings::default() };
    for vb in [0.0, 1.0] {
        let settings = Settings { vb, ..base.clone() };
        let t = std::time::Instant::now();
        print!("static vb {vb}: ");
        for session in &data.sessions {
            let Ok(found) = positions(&session.answers, &settings) else { continue };
            let pairs = joined(&found.sessions[0], &session.name);
            print!("{} {:.4} {:.3} {}; ", session.name, pearson(&pairs), spearman(&pairs), found.fit.sweeps);
        }
        println!("{:?}", t.elapsed());
    }
    for (vb, pull, drift) in [(0.0, 1.0, 0.5), (1.0, 1.0, 0.5), (1.0, 0.0, 0.5), (1.0, 1.0, 2.0)] {
        let t = std::time::Instant::now();
        let settings = Settings { drift, vb, pull, ..base.clone() };
        let found = paths(&data.sessions, &data.bridges, &settings).expect("enough");
        println!("vb {vb} pull {pull} drift {drift} {:?} {:?}", t.elapsed(), found.fit);
        let mut all = vec![];
        for s in &found.sessions { let p = joined(s, &s.name); print!("{} {:.4}; ", s.name, pearson(&p)); all.extend(p); }
        println!("\npooled {:.4}", pearson(&all));
        worst(&found.sessions[38]);
        worst(&found.sessions[56]);
    }
}
