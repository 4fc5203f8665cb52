//! Package deals beside HiGHS and RC2; committees and orders beside abcvoting.

use std::io::Write;
use std::process::{Command, Stdio};

use unbracket_analysis::Seed;
use unbracket_analysis::choice::{Approvals, Completion, Rankings, Unranked};
use unbracket_analysis::packages::{Deal, Limits, Synthetic};

use crate::measure::{median, ms, peak_megabytes};

/// Issues, alternatives, actors, objections.
const SIZES: [(usize, usize, usize, usize); 4] =
    [(20, 4, 12, 65), (60, 4, 40, 520), (120, 4, 60, 1_506), (150, 5, 193, 8_911)];

/// Nodes for the aims that tie everything together; they end with a bound.
const NODES: u64 = 20;

pub(crate) fn run() {
    for (issues, alternatives, actors, objections) in SIZES {
        let size = Synthetic { issues, alternatives, actors, objections, vetoes: 50 };
        let deal = size.deal(Seed::default()).expect("the sizes are not empty");
        println!(
            "packages: {issues} issues, {alternatives} alternatives, {actors} actors, {} objections",
            deal.objections()
        );
        one(&deal);
    }
    committees();
    orders();
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

fn one(deal: &Deal) {
    let limits = Limits { nodes: NODES, ..Limits::default() };
    let (time, found) = median(3, || deal.best_total(Limits::default()));
    match found {
        Ok(found) => println!(
            "  total                 {:>9.1} ms   {} (bound {})",
            ms(time),
            found.total,
            found.proof.bound
        ),
        Err(error) => println!("  total                 {:>9.1} ms   {error}", ms(time)),
    }
    let (time, found) = median(1, || deal.best_for_the_worst_off(1, limits));
    let Ok(found) = found else { return println!("  worst off: no package") };
    let bound = found.levels.first().map_or(1.0, |proof| proof.bound);
    println!(
        "  worst off             {:>9.1} ms   {:.4} (bound {bound:.4})",
        ms(time),
        found.least
    );
    let (time, nash) = median(1, || deal.best_nash(limits));
    if let Ok(nash) = nash {
        let (value, bound) = (nash.welfare, nash.proof.bound);
        println!("  product of gains      {:>9.1} ms   {value:.4} (bound {bound:.4})", ms(time));
    }
    let scale = |of: fn(&unbracket_analysis::packages::Satisfaction) -> i64| -> Vec<i64> {
        found.actors.iter().map(of).collect()
    };
    let asked = serde_json::json!({
        "deal": deal, "least": scale(|actor| actor.least), "most": scale(|actor| actor.most),
    });
    reference(&asked);
}

/// Approvals of a made-up room: each voter approves about a quarter.
fn ballots(voters: usize, candidates: usize) -> Vec<Vec<usize>> {
    let mut chance = Seed::default().stream("bench: approvals", 0);
    let mut ballot = || (0..candidates).filter(|_| chance.below(4) == 0).collect();
    (0..voters).map(|_| ballot()).collect()
}

fn committees() {
    for (voters, candidates, seats) in [(60, 20, 6), (193, 60, 15)] {
        let ballots = ballots(voters, candidates);
        let names = (0..candidates).map(|at| format!("{at:02}")).collect();
        let room = Approvals::new(names, &ballots).expect("the ballots are in range");
        println!("choice: {voters} voters, {candidates} candidates, {seats} seats");
        let (time, found) = median(3, || room.equal_shares(seats, Completion::Phragmen));
        let chosen = found.map(|found| found.committee.sorted()).unwrap_or_default();
        println!("  equal shares          {:>9.2} ms   {chosen:?}", ms(time));
        let (time, found) = median(3, || room.phragmen(seats));
        let chosen = found.map(|found| found.sorted()).unwrap_or_default();
        println!("  Phragmén              {:>9.2} ms   {chosen:?}", ms(time));
        let (time, found) = median(3, || room.sequential_pav(seats));
        let chosen = found.map(|found| found.committee.sorted()).unwrap_or_default();
        println!("  sequential PAV        {:>9.2} ms   {chosen:?}", ms(time));
        let (time, found) = median(1, || room.pav(seats, 200_000));
        if let Ok(found) = found {
            let (chosen, proven) = (&found.committee.chosen, found.optimal);
            println!("  PAV                   {:>9.2} ms   {chosen:?} proven: {proven}", ms(time));
        }
        let asked = serde_json::json!({
            "ballots": ballots, "candidates": candidates, "seats": seats,
        });
        reference(&asked);
    }
}

/// 193 rankings of 16 candidates: habermas-machine 1.0.2 took 24 ms.
fn orders() {
    let mut chance = Seed::default().stream("bench: rankings", 0);
    let (time, order) = median(5, || {
        let mut room = Rankings::new(16);
        for _ in 0..193 {
            let mut ranking: Vec<Vec<usize>> = (0..16).map(|at| vec![at]).collect();
            chance.shuffle(&mut ranking);
            room.count(&ranking, Unranked::Last, 1).expect("each candidate stands once");
        }
        room.schulze().expect("there are ballots").order
    });
    println!("choice: Schulze, 193 rankings of 16: {:.2} ms, {} places", ms(time), order.len());
}

/// Runs the reference on the same data and prints what it says.
fn reference(asked: &serde_json::Value) {
    let Some(python) = std::env::var_os("UNBRACKET_REFERENCE") else {
        return println!(
            "  reference skipped: UNBRACKET_REFERENCE names no Python with highspy, python-sat and abcvoting"
        );
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/reference/packages.py");
    let child =
        Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let said = child.and_then(|mut child| {
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(asked.to_string().as_bytes())?;
        }
        child.wait_with_output()
    });
    match said {
        Ok(output) => {
            for line in String::from_utf8_lossy(&output.stdout).lines() {
                println!("  reference: {line}");
            }
        }
        Err(error) => println!("  reference failed: {error}"),
    }
}
