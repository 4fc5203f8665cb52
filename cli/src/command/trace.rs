//! `unbracket trace`: whose words stand in a final text.

use std::fmt::Write;
use std::path::PathBuf;

use anyhow::Context;
use rayon::prelude::*;
use serde_json::{Value, json};
use unbracket_formats::{Document, ReadOptions};
use unbracket_text::lineage::{Origin, TracedProvision, TracedRun, trace_in_rounds};
use unbracket_text::{Draft, Label, ProvisionId, Sponsor, Trace, labels};

use crate::arguments;
use crate::command::submission::named;
use crate::failure::{Done, Refused};
use crate::terminal::{harmless, harmless_line};
use crate::{input, output, progress};

pub(crate) fn run(options: &arguments::Trace) -> anyhow::Result<Done> {
    let read_options = input::options(None)?;
    let senders = input::senders(&options.by)?;
    let one = |path: &PathBuf| -> anyhow::Result<Draft> {
        let document = input::document(path, &read_options)?;
        output::notices(path, &document.notices);
        Ok(document.accepted)
    };
    let final_text = one(&options.final_text).context("the final text")?;
    let base = one(&options.base).context("the base")?;
    let (mut inputs, mut rounds, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    let Gathered { documents, round_of, passed_over } = gather(&options.inputs)?;
    input::check_senders(&senders, &documents)?;
    for (at, (path, read)) in read_all(&documents, &read_options).into_iter().enumerate() {
        match read {
            Err(why) => refused.push((path, why.to_string())),
            Ok(mut document) => {
                // Whoever moves or inserts a paragraph in plain text breaks the run of its numbers.
                document.notices.retain(|notice| notice.code != "numbers-irregular");
                output::notices(&path, &document.notices);
                let sender = input::sender(&senders, &path).map(str::to_owned);
                inputs.extend(voices(&path, document, sender));
                rounds.resize(inputs.len(), round_of[at]);
            }
        }
    }
    refused.extend(passed_over.into_iter().map(|(path, why)| (path, why.to_owned())));
    let agreed: Vec<Draft> =
        input::gather(&options.agreed)?.documents.iter().map(one).collect::<Result<_, _>>()?;
    let report = Report {
        labels: labels(&final_text),
        trace: trace_in_rounds(&final_text, &base, (&inputs, &rounds), &agreed),
        sponsors: inputs.into_iter().map(|(sponsor, _)| sponsor).collect(),
        refused: refused
            .iter()
            .map(|(path, why)| (path.display().to_string(), why.clone()))
            .collect(),
    };
    output::print(&if options.json { report.to_json() } else { report.to_text() })?;
    Ok(if report.refused.is_empty() { Done::Whole } else { Done::WithRemainder })
}

/// The inputs, each with the number of its round: a folder holds what came together.
struct Gathered {
    documents: Vec<PathBuf>,
    round_of: Vec<usize>,
    passed_over: Vec<(PathBuf, &'static str)>,
}

fn gather(paths: &[PathBuf]) -> anyhow::Result<Gathered> {
    let mut all = Gathered { documents: Vec::new(), round_of: Vec::new(), passed_over: Vec::new() };
    for (round, path) in paths.iter().enumerate() {
        let gathered = input::gather(std::slice::from_ref(path))?;
        all.documents.extend(gathered.documents);
        all.round_of.resize(all.documents.len(), round);
        all.passed_over.extend(gathered.passed_over);
    }
    Ok(all)
}

type ReadFile = (PathBuf, Result<Document, Refused>);

fn read_all(files: &[PathBuf], options: &ReadOptions) -> Vec<ReadFile> {
    let bar = progress::bar("inputs", files.len());
    let read = files.par_iter().map(|path| {
        let read = input::document(path, options);
        bar.inc(1);
        (path.clone(), read)
    });
    let read = read.collect();
    bar.finish_and_clear();
    read
}

/// One input for each author of tracked changes, or one for the file.
fn voices(
    path: &std::path::Path,
    document: Document,
    sender: Option<String>,
) -> Vec<(Sponsor, Draft)> {
    let stem = input::stem(path);
    match (sender, document.versions.len()) {
        (None, 2..) => document
            .versions
            .into_iter()
            .map(|version| (Sponsor::new(&named(&version.author.0, &stem)), version.draft))
            .collect(),
        (None, 1) => {
            let name = named(&document.versions[0].author.0, &stem);
            vec![(Sponsor::new(&name), document.accepted)]
        }
        (sender, _) => vec![(Sponsor::new(&sender.unwrap_or(stem)), document.accepted)],
    }
}

struct Report {
    labels: std::collections::BTreeMap<ProvisionId, Label>,
    trace: Trace,
    sponsors: Vec<Sponsor>,
    refused: Vec<(String, String)>,
}

impl Report {
    fn to_text(&self) -> String {
        let mut out = String::new();
        for provision in &self.trace.provisions {
            let new = |run: &&TracedRun| run.origin != Origin::Base;
            if provision.runs.iter().any(|run| new(&run)) {
                self.provision(provision, &mut out);
            }
        }
        let _ = writeln!(out, "{} new words in the final text\n", self.trace.new_words);
        let _ = writeln!(out, "proposed  credited  standing  success  influence  sponsor");
        for (sponsor, score) in &self.trace.scores {
            let _ = writeln!(
                out,
                "{:>8}  {:>8.1}  {:>8}  {:>6.0} %  {:>8.0} %  {}",
                score.proposed,
                score.credited,
                score.standing,
                score.success * 100.0,
                score.influence * 100.0,
                harmless(sponsor.as_str()),
            );
        }
        out.push_str(
            "\nsuccess: credited of proposed; influence: credited of the new words. Words that several \
             inputs hold are credited to those that came first; what stands in one folder came together \
             and shares the credit. Shared words are no proof of influence: read the passages.\n",
        );
        for (path, why) in &self.refused {
            let line = if why.starts_with(path.as_str()) { why } else { &format!("{path}: {why}") };
            let _ = writeln!(out, "set aside: {}", harmless_line(line));
        }
        out
    }

    fn provision(&self, provision: &TracedProvision, out: &mut String) {
        let label = self.labels.get(&provision.provision).map_or("", |label| label.as_str());
        let _ = writeln!(out, "{label}");
        for run in provision.runs.iter().filter(|run| run.origin != Origin::Base) {
            let _ = writeln!(out, "  {}: “{}”", self.origin(&run.origin), harmless(&run.text));
            for quote in &run.quotes {
                let source = match run.origin {
                    Origin::Agreed(_) => format!("agreed text {}", quote.source + 1),
                    _ => self.name(quote.source),
                };
                let _ = writeln!(out, "    in {source}: “{}”", harmless(&quote.text));
            }
        }
        out.push('\n');
    }

    fn origin(&self, origin: &Origin) -> String {
        let list = |sources: &[usize]| {
            sources.iter().map(|&at| self.name(at)).collect::<Vec<_>>().join(", ")
        };
        match origin {
            Origin::Base => "base".to_owned(),
            Origin::Agreed(_) => "agreed language".to_owned(),
            Origin::Inputs { first, later } if later.is_empty() => list(first),
            Origin::Inputs { first, later } => format!("{}; later {}", list(first), list(later)),
            Origin::Unexplained => "in no input".to_owned(),
        }
    }

    fn name(&self, input: usize) -> String {
        self.sponsors.get(input).map(|s| harmless(s.as_str())).unwrap_or_default()
    }

    fn to_json(&self) -> String {
        let provisions: Vec<Value> = self
            .trace
            .provisions
            .iter()
            .map(|provision| {
                json!({
                    "id": provision.provision.to_string(),
                    "label": self.labels.get(&provision.provision).map(Label::as_str),
                    "runs": provision.runs.iter().map(|run| self.run(run)).collect::<Vec<_>>(),
                })
            })
            .collect();
        let scores: Vec<Value> = self
            .trace
            .scores
            .iter()
            .map(|(sponsor, score)| {
                json!({
                    "sponsor": sponsor.as_str(), "proposed": score.proposed,
                    "credited": score.credited, "standing": score.standing,
                    "success": score.success, "influence": score.influence,
                })
            })
            .collect();
        let refused: Vec<Value> =
            self.refused.iter().map(|(path, why)| json!({"file": path, "why": why})).collect();
        let report = json!({
            "unbracket": "trace/1", "new_words": self.trace.new_words, "scores": scores,
            "provisions": provisions, "set_aside": refused,
        });
        format!("{report:#}\n")
    }

    fn run(&self, run: &TracedRun) -> Value {
        let names = |sources: &[usize]| sources.iter().map(|&at| self.name(at)).collect::<Vec<_>>();
        let origin = match &run.origin {
            Origin::Base => json!("base"),
            Origin::Agreed(sources) => json!({"agreed": sources}),
            Origin::Inputs { first, later } => {
                json!({"first": names(first), "later": names(later)})
            }
            Origin::Unexplained => json!("unexplained"),
        };
        let quotes: Vec<Value> = run
            .quotes
            .iter()
            .map(|q| json!({"source": q.source, "provision": q.provision.to_string(), "text": q.text}))
            .collect();
        json!({"text": run.text, "words": run.words, "origin": origin, "quotes": quotes})
    }
}
