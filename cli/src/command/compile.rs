//! `unbracket compile`: what delegations sent back, laid into the base.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::html::page::{self, PageOptions};
use unbracket_formats::{json, markdown, suspect};
use unbracket_text::{
    Amendment, Compilation, Draft, InsertionConvention, Reading, Sponsor, compile,
};

use crate::arguments::{Compile, Labels};
use crate::command::read::write_draft;
use crate::command::submission::{self, Intake, Submission};
use crate::command::summary::Summary;
use crate::failure::{Done, Misuse};
use crate::output::{self, Format};
use crate::{input, progress};

const WRITTEN: [Format; 4] = [Format::Word, Format::Html, Format::Markdown, Format::Json];
const CLEAN: [Format; 5] =
    [Format::Word, Format::Html, Format::Markdown, Format::Plain, Format::Json];

pub(crate) fn run(options: &Compile) -> anyhow::Result<Done> {
    check(options)?;
    let read_options = input::options(options.names.as_deref())?;
    let senders = input::senders(&options.by)?;
    let gathered = input::gather(&options.files)?;
    input::check_senders(&senders, &gathered.documents)?;
    check_excerpts(options, &gathered.documents)?;
    let files = without_base(gathered.documents, &options.base);
    if files.is_empty() {
        let what = "nothing is named besides the base; name the files that delegations sent back";
        return Err(Misuse(what.to_owned()).into());
    }
    output::apart(
        files.iter().map(PathBuf::as_path).chain([options.base.as_path()]),
        &outputs(options),
    )?;
    let base_document = input::document(&options.base, &read_options)?;
    let passed_by = input::passed_by(&base_document, false);
    let mut base_notices = base_document.notices;
    base_notices.extend(passed_by);
    let base = numbered(base_document.accepted, options.labels);
    base_notices.extend(suspect::in_draft(&base));
    output::notices(&options.base, &base_notices);
    let intake = Intake {
        base: &base,
        options: &read_options,
        senders: &senders,
        excerpts: &options.excerpts,
        likeness: f64::from(options.likeness) / 100.0,
    };
    let mut submissions = take_all(&intake, &files);
    submission::across(&mut submissions);
    let mut amendments: Vec<Amendment> = Vec::new();
    for submission in &submissions {
        output::notices(&submission.path, &submission.notices);
        amendments.extend(submission.outcome.iter().flatten().cloned());
    }
    let compilation = compile(&base, &amendments);
    let mut summary = Summary::of(&compilation, &submissions, &gathered.passed_over);
    summary.notices.splice(0..0, output::notices_json(&options.base, &base_notices));
    write_all(options, &compilation)?;
    if options.json {
        output::print(&summary.to_json())?;
    } else {
        output::print(&summary.to_text())?;
    }
    Ok(if summary.is_whole() { Done::Whole } else { Done::WithRemainder })
}

/// Every file that will be written.
fn outputs(options: &Compile) -> Vec<&Path> {
    let more = options.redline.iter().chain(&options.clean);
    options.outputs.iter().chain(more).map(PathBuf::as_path).collect()
}

fn check_excerpts(options: &Compile, files: &[PathBuf]) -> Result<(), Misuse> {
    let is_there = |name: &String| files.iter().any(|file| input::is_called(file, name));
    match options.excerpts.iter().find(|name| !is_there(name)) {
        None => Ok(()),
        Some(name) => Err(Misuse(format!(
            "--excerpt names {name}, which is none of the files; write its path, or its name alone"
        ))),
    }
}

/// Refuses a command line that cannot end well before anything is read.
fn check(options: &Compile) -> Result<(), Misuse> {
    for path in &options.outputs {
        output::format(path, &WRITTEN)?;
    }
    if let Some(path) = &options.redline {
        output::format(path, &[Format::Word])?;
    }
    if let Some(path) = &options.clean {
        output::format(path, &CLEAN)?;
    }
    if options.likeness > 100 {
        return Err(Misuse(format!("--likeness {} is over 100 percent", options.likeness)));
    }
    Ok(())
}

fn numbered(base: Draft, labels: Option<Labels>) -> Draft {
    let Some(labels) = labels else { return base };
    let mut numbering = base.numbering().clone();
    numbering.insertion = match labels {
        Labels::Practice => InsertionConvention::NegotiationPractice,
        Labels::Editorial => InsertionConvention::EditorialManual,
        Labels::Letters => InsertionConvention::LetterSuffix,
    };
    base.with_numbering(numbering)
}

/// A folder of submissions often holds the base too.
fn without_base(files: Vec<PathBuf>, base: &Path) -> Vec<PathBuf> {
    let same = |path: &Path| match (path.canonicalize(), base.canonicalize()) {
        (Ok(a), Ok(b)) => a == b,
        _ => path == base,
    };
    files.into_iter().filter(|path| !same(path)).collect()
}

fn take_all(intake: &Intake<'_>, files: &[PathBuf]) -> Vec<Submission> {
    let bar = progress::bar("submissions", files.len());
    let taken = files.par_iter().map(|path| {
        let submission = intake.take(path);
        bar.inc(1);
        submission
    });
    let taken = taken.collect();
    bar.finish_and_clear();
    taken
}

fn write_all(options: &Compile, compilation: &Compilation) -> anyhow::Result<()> {
    let word = WriteOptions { author: options.author.clone(), ..WriteOptions::default() };
    // Whose reading is asked for is looked up first: a slip in the name leaves no half of the outputs.
    let sponsor = options.sponsor.as_deref().map(Sponsor::new);
    let clean = match &options.clean {
        Some(path) => Some((path, reading(compilation, sponsor.as_ref())?)),
        None => None,
    };
    for path in &options.outputs {
        let bytes = match output::format(path, &WRITTEN)? {
            Format::Word => noticed(path, docx::write_compilation(compilation, &word)),
            Format::Html => {
                page::compilation(compilation, &page_options(options, compilation)).into_bytes()
            }
            Format::Markdown => markdown::write_compilation(compilation).into_bytes(),
            Format::Plain | Format::Json => json::write_compilation(compilation).into_bytes(),
        };
        output::write(path, &bytes)?;
    }
    if let Some(path) = &options.redline {
        output::write(path, &noticed(path, docx::write_redline(compilation, &word)))?;
    }
    if let Some((path, draft)) = clean {
        output::write(path, &write_draft(path, &draft, &word)?)?;
    }
    Ok(())
}

fn noticed(path: &Path, written: docx::Written) -> Vec<u8> {
    output::notices(path, &written.notices);
    written.bytes
}

fn page_options(options: &Compile, compilation: &Compilation) -> PageOptions {
    let title = input::title(compilation.base(), &options.base);
    PageOptions { title, ..PageOptions::default() }
}

fn reading(compilation: &Compilation, sponsor: Option<&Sponsor>) -> Result<Draft, Misuse> {
    let Some(sponsor) = sponsor else { return Ok(compilation.reading(&Reading::Base)) };
    if !compilation.sponsors().contains_key(sponsor) {
        let known: Vec<&str> = compilation.sponsors().into_keys().map(Sponsor::as_str).collect();
        return Err(Misuse(format!(
            "nobody called {sponsor} proposes anything; the sponsors are {}",
            known.join(", ")
        )));
    }
    Ok(compilation.reading(&Reading::Sponsor(sponsor)))
}
