//! 193 Word files of 150 paragraphs with tracked changes, to one compiled Word file.

use std::path::Path;

use rayon::prelude::*;
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::{Document, ReadOptions, read};
use unbracket_testkit::generate::{Seeded, draft, edited};
use unbracket_text::{
    Amendment, Change, Compilation, Draft, Passage, ProvisionId, Sponsor, amendments, compile,
};

use crate::measure::{median, ms, peak_megabytes};

const FILES: usize = 193;

pub(crate) fn run() {
    let mut seeded = Seeded::new(1_948);
    let (base, texts) = draft(&mut seeded, 150, 90);
    let base_file = docx::write_draft(&base, &WriteOptions::default()).bytes;
    let files: Vec<Vec<u8>> =
        (0..FILES).map(|index| submission(&mut seeded, &base, &texts, index)).collect();
    let bytes: usize = files.iter().map(Vec::len).sum();
    println!(
        "word: {FILES} files of 150 paragraphs with tracked changes, {} kB in all",
        bytes / 1000
    );
    let (time, (amended, out)) = median(3, || compile_files(&base_file, &files));
    println!(
        "  two cores       {:>8.0} ms   {amended} amendments, {} kB written",
        ms(time),
        out / 1000
    );
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("one thread starts");
    let (alone, _) = median(1, || pool.install(|| compile_files(&base_file, &files)));
    println!("  one core        {:>8.0} ms", ms(alone));
    println!(
        "  peak            {:>8.0} MB (the files themselves included)",
        peak_megabytes().unwrap_or(0.0)
    );
}

/// A Word file in which one delegation has tracked changes in 12 of the 150 paragraphs.
fn submission(seeded: &mut Seeded, base: &Draft, texts: &[Vec<String>], index: usize) -> Vec<u8> {
    let sponsor = Sponsor::new(&format!("Delegation {index}"));
    let amendments: Vec<Amendment> = (0..12)
        .map(|step| {
            let at = if step < 8 { seeded.below(40) } else { seeded.below(texts.len()) };
            let wording = Passage::words(format!("{};", edited(seeded, &texts[at]).join(" ")));
            let provision = ProvisionId::new(format!("p{}", at + 1));
            Amendment::new([sponsor.clone()].into(), Change::Replace { provision, wording })
        })
        .collect();
    let compilation = compile(base, &one_a_provision(amendments));
    docx::write_redline(&compilation, &WriteOptions::default()).bytes
}

fn one_a_provision(mut amendments: Vec<Amendment>) -> Vec<Amendment> {
    let mut seen = std::collections::BTreeSet::new();
    amendments.retain(|amendment| match &amendment.change {
        Change::Replace { provision, .. } => seen.insert(provision.clone()),
        _ => true,
    });
    amendments
}

/// What `unbracket compile` does, from bytes to bytes: amendments laid in, bytes written.
fn compile_files(base: &[u8], files: &[Vec<u8>]) -> (usize, usize) {
    let options = ReadOptions::default();
    let open = |bytes: &[u8]| -> Document {
        read(bytes, "a.docx", &options).expect("our own files are read")
    };
    let base = open(base).accepted;
    let proposed: Vec<Amendment> = files
        .par_iter()
        .flat_map_iter(|bytes| {
            let document = open(bytes);
            let name =
                document.versions.first().map_or("nobody", |version| version.author.0.as_str());
            amendments(&base, &document.accepted, &[Sponsor::new(name)].into())
                .expect("every file is a version of the base")
        })
        .collect();
    let compilation: Compilation = compile(&base, &proposed);
    let out = docx::write_compilation(&compilation, &WriteOptions::default());
    (proposed.len(), out.bytes.len())
}

/// Every Word file of the data set in one run, with the slowest named.
pub(crate) fn stress() {
    let Some(folder) = unbracket_testkit::data::set("docx-tracked") else { return };
    let mut files = Vec::new();
    collect(&folder, &mut files);
    files.sort();
    let options = ReadOptions::default();
    let mut slowest = (std::time::Duration::ZERO, String::new());
    let (mut refused, mut provisions, mut changes) = (0, 0, 0);
    let started = std::time::Instant::now();
    for path in &files {
        let Ok(bytes) = std::fs::read(path) else { continue };
        let start = std::time::Instant::now();
        match read(&bytes, &path.to_string_lossy(), &options) {
            Ok(document) => {
                provisions += document.accepted.visit().count();
                changes += document.versions.iter().map(|version| version.changes).sum::<usize>();
            }
            Err(_) => refused += 1,
        }
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        slowest = slowest.max((start.elapsed(), name.unwrap_or_default()));
    }
    println!("stress: {} Word files in {:.0} ms, one core", files.len(), ms(started.elapsed()));
    println!("  {provisions} provisions, {changes} tracked changes, {refused} files refused");
    println!("  slowest {} with {:.1} ms", slowest.1, ms(slowest.0));
}

fn collect(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, out);
        } else if path.extension().is_some_and(|ending| ending == "docx") {
            out.push(path);
        }
    }
}
