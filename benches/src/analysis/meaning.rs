//! Vectors of meaning, beside the package in Python on the same texts.

use std::path::Path;

use unbracket_analysis::meaning::{Files, Model, Trust};
use unbracket_testkit::data;

use crate::measure::{load, median, ms, peak_megabytes};

/// How often the texts are repeated in one run.
const TIMES: usize = 4;

pub(crate) fn run() {
    println!("meaning: sentences a second, one thread and all; load {}", load());
    let texts = Path::new(env!("CARGO_MANIFEST_DIR")).join("../analysis/tests/it/gold/meaning.tsv");
    let (Some(package), Ok(lines)) = (data::meaning(), std::fs::read_to_string(&texts)) else {
        return;
    };
    let own: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.rsplit('\t').next())
        .collect();
    let texts_of_run = own.repeat(TIMES);
    let Ok(bytes) = std::fs::read(&package) else { return };
    let (loading, model) = median(3, || {
        let files = Files::of_wheel(&bytes).ok()?;
        Model::read(&files, Trust::Known).ok()
    });
    let Some(model) = model else {
        println!("  {} holds no known model", package.display());
        return;
    };
    println!("  read and checked in {:.0} ms", ms(loading));
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread");
    let (alone, vectors) = median(5, || one.install(|| model.vectors(&texts_of_run)));
    let (all, _) = median(5, || model.vectors(&texts_of_run));
    let said = vectors.iter().flatten().count() as f64;
    let rate = |time: std::time::Duration| said / time.as_secs_f64();
    println!("  ours: {:.0}/s on one thread, {:.0}/s on all", rate(alone), rate(all));
    if let Some(reference) = super::reference("meaning.py", &[&texts]) {
        let rates: Vec<f64> =
            reference.split_whitespace().filter_map(|rate| rate.parse().ok()).collect();
        if let [single, batch] = rates[..] {
            println!(
                "  numpy on one thread: {single:.0}/s one at a time (ours × {:.1}), {batch:.0}/s in one list (ours × {:.1})",
                rate(alone) / single,
                rate(alone) / batch
            );
        }
    }
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}
