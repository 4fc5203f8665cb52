//! `unbracket analyse`: what the statistics say of a record, of tables of positions, or of texts.

mod bytes;
mod calls;
mod exports;
mod inputs;
mod tables;
mod told;

use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, bail};
use unbracket_analysis::Seed;
use unbracket_analysis::language::Lexicon;
use unbracket_analysis::meaning::{Files, Model, Trust};
use unbracket_analysis::overlap::Meaning;
use unbracket_findings::{Findings, Settings, Tools, find_with, write};

use crate::failure::{Done, Misuse};
use crate::{arguments, input, output};

/// What is written, by the ending of the name.
#[derive(Clone, Copy)]
enum Form {
    Page,
    Json,
    Csv,
    Tables,
    Parquet,
    /// The lexicon that was used.
    Lexicon,
}

pub(crate) fn run(options: &arguments::Analyse) -> anyhow::Result<Done> {
    let forms: Vec<(&Path, Form)> = options
        .outputs
        .iter()
        .map(|path| Ok((path.as_path(), form(path)?)))
        .collect::<Result<_, Misuse>>()?;
    let paths = options.inputs.iter().chain(&options.lexicon).map(std::path::PathBuf::as_path);
    output::apart(paths, &forms.iter().map(|(path, _)| *path).collect::<Vec<_>>())?;
    let own = options.lexicon.as_deref().map(lexicon).transpose()?;
    let found = inputs::gathered(options)?;
    let settings = Settings {
        seed: Seed(options.seed),
        bootstraps: options.bootstraps,
        permutations: options.permutations,
        voices: options.voices.into(),
        ..Settings::default()
    };
    let model = options.model.as_deref().map(model).transpose()?;
    let model = model.as_ref().map(|model| model as &dyn Meaning);
    let tools = Tools { meaning: model, lexicon: own.as_ref().unwrap_or(Lexicon::english()) };
    let mut findings = find_with(&found.gathered, &settings, tools);
    findings.made.root = found.root;
    for (path, form) in forms {
        let bytes = match form {
            Form::Lexicon => tools.lexicon.table().into_bytes(),
            _ => bytes(&findings, form, options.language)?,
        };
        output::write(path, &bytes)?;
    }
    if options.json {
        output::print(&String::from_utf8(write::json(&findings)?).context("JSON is UTF-8")?)?;
    } else {
        output::print(&told::told(&findings, &found.read))?;
    }
    Ok(Done::Whole)
}

/// Reads a model of meaning, from the package or from the folder of its two files; only the one that is
/// known is taken.
fn model(path: &Path) -> anyhow::Result<Model> {
    let read = |path: &Path| {
        std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))
    };
    let files = if path.is_dir() {
        let (weights, pieces) = (read(&path.join("weights.npz"))?, read(&path.join("sp.model"))?);
        Ok(Files { weights: weights.into(), pieces: pieces.into() })
    } else {
        Files::of_wheel(&read(path)?)
    };
    let model = files.and_then(|files| Model::read(&files, Trust::Known));
    model.with_context(|| format!("{} is no model of meaning that is known here", path.display()))
}

/// The most bytes of a lexicon.
const LEXICON: u64 = 4 << 20;

/// Reads a lexicon that somebody edited.
fn lexicon(path: &Path) -> anyhow::Result<Lexicon> {
    let bytes = input::bytes(path, LEXICON)?;
    if bytes.len() as u64 > LEXICON {
        bail!("{} is larger than {} MiB, and is no lexicon", path.display(), LEXICON >> 20);
    }
    let table = String::from_utf8(bytes).ok();
    let table = table.with_context(|| format!("{} is not UTF-8", path.display()))?;
    let read = Lexicon::read(&table);
    read.with_context(|| format!("{} is no lexicon that can be read", path.display()))
}

fn form(path: &Path) -> Result<Form, Misuse> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
    match ending.as_str() {
        "html" | "htm" => Ok(Form::Page),
        "json" => Ok(Form::Json),
        "csv" => Ok(Form::Csv),
        "zip" => Ok(Form::Tables),
        "parquet" => Ok(Form::Parquet),
        "tsv" => Ok(Form::Lexicon),
        _ => Err(Misuse(format!(
            "{} cannot be written: its ending names no format that this command writes; use .html, .json, \
             .csv, .zip, .parquet, or .tsv for the lexicon that was used",
            path.display()
        ))),
    }
}

fn bytes(
    findings: &Findings,
    form: Form,
    language: arguments::Language,
) -> anyhow::Result<Vec<u8>> {
    Ok(match form {
        Form::Page => unbracket_web::report(findings, language.code()).into_bytes(),
        Form::Json => write::json(findings)?,
        Form::Csv => write::csv(findings)?,
        Form::Parquet => write::parquet(findings)?,
        Form::Lexicon => bail!("a lexicon is no form of findings"),
        Form::Tables => {
            let mut out = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, table) in write::tables(findings)? {
                // The same findings give the same bytes: a file in the archive has no time.
                let options = zip::write::SimpleFileOptions::default()
                    .last_modified_time(zip::DateTime::default());
                out.start_file(name, options)?;
                out.write_all(&table)?;
            }
            out.finish()?.into_inner()
        }
    })
}
