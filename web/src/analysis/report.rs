//! The report: all chapters in one file that stands alone, with light, dark and print in it.
//!
//! **Invariant:** it names nothing outside itself and runs nothing; the same findings give the same
//! bytes in every language.

use askama::Template;
use unbracket_findings::Findings;

use super::passages::{passages, people};
use super::{Chapter, Place, chapter, methods, seed_of};
use crate::assets;
use crate::tongue::Tongue;

#[derive(Template)]
#[template(path = "analysis/report.html")]
struct Report<'r> {
    tongue: Tongue,
    style: &'r str,
    title: &'r str,
    made: String,
    sections: Vec<Section>,
    people: Option<String>,
    passages: String,
}

/// A chapter of the report.
struct Section {
    name: &'static str,
    title: String,
    lede: String,
    body: String,
    methods: String,
}

/// The findings as one HTML file that stands alone: every chapter with its pictures, the tables behind
/// them, the methods and the seed, and at its end the passages that its numbers come from. `language` is
/// a code such as `fr`; another than the six is English.
#[must_use]
pub fn report(findings: &Findings, language: &str) -> String {
    let tongue = Tongue::find(language).unwrap_or(Tongue::ENGLISH);
    report_of(findings, tongue, Chapter::ALL)
}

/// As [`report`], with some of the chapters.
pub(crate) fn report_of(findings: &Findings, tongue: Tongue, chapters: &[Chapter]) -> String {
    let place = Place { tongue, home: None, findings };
    let section = |of: &Chapter| Section {
        name: of.name(),
        title: of.title(tongue),
        lede: tongue.say(&format!("analysis-{}-lede", of.name())),
        body: chapter(place, *of),
        methods: methods(place, *of),
    };
    let report = Report {
        tongue,
        style: assets::style(),
        title: &tongue.say("analysis-title"),
        made: seed_of(place),
        sections: chapters.iter().map(section).collect(),
        people: people(place),
        passages: passages(place),
    };
    report.render().expect("a template writes into a string")
}
