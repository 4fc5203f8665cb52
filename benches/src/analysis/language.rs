//! Keywords of two codes, Wordfish on the manifestos and Cox's regression, beside topica and lifelines.

use std::path::Path;

use unbracket_analysis::framing::{
    Counts, KeynessOptions, Survival, WordfishOptions, cox, keyness, wordfish,
};
use unbracket_testkit::data;

use super::{Named, beside};
use crate::measure::{load, median, ms, peak_megabytes};

pub(crate) fn run() {
    println!("language: keywords, Wordfish, Cox; load {}", load());
    let (Some(codes), Some(texts)) = (data::set("civil-procedure-codes"), data::set("text-models"))
    else {
        return;
    };
    let files = [
        codes.join("NY1850.txt"),
        codes.join("CA1851.txt"),
        texts.join("manifesto_dtm.csv"),
        texts.join("rossi.csv"),
    ];
    let read = |path: &Path| std::fs::read_to_string(path).unwrap_or_default();
    let (keywords, _) = median(3, || {
        // The reference reads words in the same run of letters, but before its time is taken.
        keyness(&words(&read(&files[0])), &words(&read(&files[1])), KeynessOptions::default())
    });
    println!("  keywords            {:>9.1} ms   with reading and counting", ms(keywords));
    let manifestos = manifestos(&read(&files[2]));
    let alone = WordfishOptions { turns: 0, ..WordfishOptions::default() };
    let (fish, found) = median(3, || wordfish(&manifestos, alone.clone()));
    let rounds = found.map_or(0, |found| found.rounds);
    println!("  Wordfish            {:>9.1} ms   {rounds} rounds", ms(fish));
    let (whole, _) = median(1, || wordfish(&manifestos, WordfishOptions::default()));
    println!("  with 200 turns      {:>9.1} ms", ms(whole));
    let subjects = subjects(&read(&files[3]));
    let names = ["fin", "age", "race", "wexp", "mar", "paro", "prio"];
    let (regression, _) = median(5, || cox(&names, &subjects));
    println!("  Cox                 {:>9.2} ms", ms(regression));
    let ours: [Named; 3] = [
        ("keywords: topica", keywords),
        ("Wordfish: topica", fish),
        ("Cox: lifelines", regression),
    ];
    beside("language.py", &files.each_ref().map(std::path::PathBuf::as_path), &ours);
    println!("  peak {:.0} MB", peak_megabytes().unwrap_or(0.0));
}

fn words(text: &str) -> Counts {
    let mut counts = Counts::builder();
    for word in text.to_lowercase().split(|c: char| !c.is_ascii_lowercase()) {
        if !word.is_empty() {
            counts.add("all", word, 1);
        }
    }
    counts.build()
}

fn manifestos(table: &str) -> Counts {
    let mut counts = Counts::builder();
    let clean = |cell: &str| cell.trim_matches('"').to_owned();
    let mut lines = table.lines();
    let head = lines.next().unwrap_or_default();
    let actors: Vec<String> = head.split(',').skip(1).map(clean).collect();
    for line in lines {
        // A word may hold a comma between its quotes; counts never do.
        let mut cells: Vec<&str> = line.rsplitn(actors.len() + 1, ',').collect();
        cells.reverse();
        for (actor, count) in actors.iter().zip(cells.iter().skip(1)) {
            counts.add(actor, &clean(cells[0]), count.parse().unwrap_or(0));
        }
    }
    counts.build()
}

fn subjects(table: &str) -> Vec<Survival> {
    let row = |line: &str| {
        let row: Vec<f64> = line.split(',').filter_map(|cell| cell.parse().ok()).collect();
        let (actor, covariates) = (line.to_owned(), row.get(2..)?.to_vec());
        Some(Survival { actor, time: row[0], happened: row[1] > 0.5, covariates })
    };
    table.lines().skip(1).filter_map(row).collect()
}
