//! The stress shape: amendments on 150 paragraphs of 90 words, 40 of them hot.

use unbracket_testkit::generate::{Seeded, amendments, draft};
use unbracket_text::compile;

use crate::measure::{median, ms, peak_megabytes};

pub(crate) fn run() {
    println!("compile: 150 paragraphs of 90 words, 40 of them hot, one core");
    println!("  amendments      ms   µs each  brackets  conflicts   peak MB");
    for count in [100, 300, 1_000, 3_000, 10_000] {
        let mut seeded = Seeded::new(20_251_217);
        let (draft, texts) = draft(&mut seeded, 150, 90);
        let amendments = amendments(&mut seeded, &texts, count, 40);
        let runs = if count > 2_000 { 3 } else { 9 };
        let (time, compilation) = median(runs, || compile(&draft, &amendments));
        let summary = compilation.summary();
        println!(
            "  {count:>10} {:>7.1} {:>9.1} {:>9} {:>10} {:>9.1}",
            ms(time),
            ms(time) * 1000.0 / count as f64,
            summary.brackets,
            summary.pairs.conflict,
            peak_megabytes().unwrap_or(0.0),
        );
    }
}
