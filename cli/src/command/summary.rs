//! The summary of a compilation: what was taken in, and what was not and why.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use serde_json::{Value, json};
use unbracket_text::{Amendment, Change, Compilation};

use crate::command::submission::Submission;
use crate::output;
use crate::terminal::harmless_line;

/// Everything that is said at the end of a compile.
pub(crate) struct Summary {
    figures: unbracket_text::Summary,
    words: unbracket_text::WordCount,
    sponsors: BTreeMap<String, usize>,
    files: usize,
    amendments: usize,
    /// What was remarked on while reading, for machines; people read it as it comes.
    pub(crate) notices: Vec<Value>,
    /// File, why it was set aside.
    refused: Vec<(String, String)>,
    /// What could not be placed: sponsors, where it was found, its words, why.
    unplaced: Vec<[String; 4]>,
    /// Files that propose nothing.
    silent: Vec<String>,
}

impl Summary {
    pub(crate) fn of(
        compilation: &Compilation,
        submissions: &[Submission],
        passed_over: &[(PathBuf, &'static str)],
    ) -> Self {
        let passed_over = passed_over.iter();
        let mut refused: Vec<(String, String)> = passed_over
            .map(|(path, why)| (path.display().to_string(), (*why).to_owned()))
            .collect();
        let mut notices = Vec::new();
        let mut silent = Vec::new();
        for submission in submissions {
            let path = submission.path.display().to_string();
            notices.extend(output::notices_json(&submission.path, &submission.notices));
            match &submission.outcome {
                Err(setback) => refused.push((path, chain(setback))),
                Ok(amendments) if amendments.is_empty() => silent.push(path),
                Ok(_) => {}
            }
        }
        let unplaced = compilation.unplaced().iter().filter_map(|unplaced| {
            let amendment = compilation.amendment(unplaced.amendment)?;
            Some([
                unbracket_text::sponsor::names(&amendment.sponsors),
                amendment.reference.clone().unwrap_or_default(),
                words(amendment),
                unplaced.reason.to_string(),
            ])
        });
        let sponsors = compilation.sponsors();
        Self {
            figures: compilation.summary(),
            words: compilation.words().total(),
            sponsors: sponsors.into_iter().map(|(s, n)| (s.to_string(), n)).collect(),
            notices,
            files: submissions.iter().filter(|one| one.outcome.is_ok()).count(),
            amendments: compilation.amendments().len(),
            unplaced: unplaced.collect(),
            refused,
            silent,
        }
    }

    /// Whether nothing was set aside.
    pub(crate) fn is_whole(&self) -> bool {
        self.refused.is_empty() && self.unplaced.is_empty()
    }

    pub(crate) fn to_text(&self) -> String {
        let mut out = String::new();
        let f = &self.figures;
        let pairs = f.pairs;
        let mut line = |label: &str, value: String| {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{label:<22}{value}");
        };
        line("provisions", format!("{}, {} touched", f.provisions, f.touched));
        line("without a bracket", f.clean.to_string());
        line("bracketed", format!("{}, with {}", f.bracketed, count(f.brackets, "bracket")));
        line("proposed provisions", f.proposed.to_string());
        line("amendments", format!("{} from {}", self.amendments, count(self.files, "file")));
        line("identical proposals", format!("{} made by several sponsors", f.shared_proposals));
        line(
            "pairs of amendments",
            format!(
                "{} in conflict, {} touching, {} identical",
                pairs.conflict, pairs.touching, pairs.identical
            ),
        );
        let unbracket_text::WordCount { needed, printed, .. } = self.words;
        line("words printed", format!("{printed} for {needed} needed"));
        if !self.sponsors.is_empty() {
            let _ = writeln!(out, "\namendments by sponsor");
        }
        for (sponsor, count) in &self.sponsors {
            let _ = writeln!(out, "  {count:>4}  {}", harmless_line(sponsor));
        }
        self.remainder(&mut out);
        out
    }

    fn remainder(&self, out: &mut String) {
        if !self.silent.is_empty() {
            let _ = writeln!(out, "\nnothing proposed, the text is that of the base");
        }
        for path in &self.silent {
            let _ = writeln!(out, "  {}", harmless_line(path));
        }
        if !self.refused.is_empty() {
            let _ = writeln!(out, "\nset aside");
            for (path, why) in &self.refused {
                // Most reasons name the file themselves.
                let line =
                    if why.starts_with(path.as_str()) { why } else { &format!("{path}: {why}") };
                let _ = writeln!(out, "  {}", harmless_line(line));
            }
        }
        if !self.unplaced.is_empty() {
            let _ = writeln!(out, "\nnot placed");
            for [sponsors, reference, words, why] in &self.unplaced {
                let line = format!("{sponsors} ({reference}): {why}: “{words}”");
                let _ = writeln!(out, "  {}", harmless_line(&line));
            }
        }
    }

    pub(crate) fn to_json(&self) -> String {
        let f = &self.figures;
        let unplaced: Vec<Value> = self
            .unplaced
            .iter()
            .map(|[sponsors, reference, words, why]| {
                json!({"sponsors": sponsors, "reference": reference, "words": words, "why": why})
            })
            .collect();
        let refused: Vec<Value> =
            self.refused.iter().map(|(path, why)| json!({"file": path, "why": why})).collect();
        let summary = json!({
            "unbracket": "compile-summary/1",
            "provisions": f.provisions, "touched": f.touched, "clean": f.clean,
            "bracketed": f.bracketed, "proposed": f.proposed, "brackets": f.brackets,
            "files": self.files, "amendments": self.amendments, "by_sponsor": self.sponsors,
            "identical_proposals": f.shared_proposals,
            "pairs": {
                "conflict": f.pairs.conflict, "touching": f.pairs.touching,
                "identical": f.pairs.identical,
            },
            "words": {"needed": self.words.needed, "printed": self.words.printed},
            "notices": self.notices, "set_aside": refused, "not_placed": unplaced, "propose_nothing": self.silent,
        });
        format!("{summary:#}\n")
    }
}

/// `1 file`, `2 files`.
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

fn chain(error: &dyn std::error::Error) -> String {
    let mut parts = vec![error.to_string()];
    let mut source = error.source();
    while let Some(error) = source {
        let text = error.to_string();
        if !parts.iter().any(|part| part.contains(&text)) {
            parts.push(text);
        }
        source = error.source();
    }
    parts.join(": ")
}

/// The words that an amendment proposes, or what it does where it proposes none.
fn words(amendment: &Amendment) -> String {
    match &amendment.change {
        Change::Replace { wording, .. }
        | Change::Excerpt { wording, .. }
        | Change::Merge { wording, .. } => wording.to_marked_text(),
        Change::Insert { provision, .. } => provision.content.to_marked_text(),
        Change::Split { into, .. } => {
            into.iter().map(unbracket_text::Passage::to_marked_text).collect::<Vec<_>>().join(" ¶ ")
        }
        Change::Delete { provision } => format!("delete {provision}"),
        Change::Move { provision, .. } => format!("move {provision}"),
        Change::Retain { provision } => format!("retain {provision}"),
    }
}
