//! What was said and written in the present cycle, and words of it in their company.
//!
//! **Invariant:** what is quoted stands so in what is named beside it.

use std::ops::Range;

use serde::Serialize;
use unbracket_analysis::framing::Utterance;

use crate::gather::{Gathered, Source};

/// So many letters stand on either side of a quotation, at most.
const COMPANY: usize = 56;

/// Words in their company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quoted {
    /// Who says them: a name, or that of a version.
    pub by: String,
    /// The words before, within the sentence or line.
    pub before: String,
    /// The words themselves.
    pub words: String,
    /// The words behind.
    pub behind: String,
    /// Where they stand.
    pub source: Source,
}

/// The contributions, proposals and drafts of the present cycle in order of time, with their addresses.
pub(super) fn utterances(gathered: &Gathered) -> (Vec<Utterance>, Vec<Source>) {
    let sides = gathered.sides();
    let mut all: Vec<(Utterance, Source)> = Vec::new();
    let spoken = |actor: &String, (time, order), language: &str, text: &str, source: &Source| {
        let (actor, group) = (actor.clone(), sides.get(actor).cloned().unwrap_or_default());
        let (language, text) = (language.to_owned(), text.to_owned());
        (Utterance { actor, group, time, order, language, text, is_draft: false }, source.clone())
    };
    let language = language(gathered);
    for one in gathered.contributions.iter().filter(|one| one.cycle == gathered.cycle) {
        all.push(spoken(&one.by, (one.at, one.entry), &one.language, &one.text, &one.source));
    }
    for one in gathered.proposals.iter().filter(|one| one.cycle == gathered.cycle) {
        all.push(spoken(&one.by, (one.at, one.entry), &language, &one.wording, &one.source));
    }
    for version in gathered.of_cycle() {
        let texts = version.draft.visit().map(|visit| visit.provision.content.to_marked_text());
        let Some(source) = version.whole() else { continue };
        all.push((
            Utterance {
                actor: version.name.clone(),
                group: String::new(),
                time: version.at,
                order: version.entry,
                language: language.clone(),
                text: texts.collect::<Vec<_>>().join("\n"),
                is_draft: true,
            },
            source,
        ));
    }
    all.sort_by(|a, b| (a.0.time, a.0.order, &a.1).cmp(&(b.0.time, b.0.order, &b.1)));
    all.into_iter().unzip()
}

/// The language of the text, as a tag; English where it names none.
pub(super) fn language(gathered: &Gathered) -> String {
    let text = gathered.of_cycle().last();
    text.and_then(|version| version.language.clone()).unwrap_or_else(|| "en".into())
}

/// The words at a place of an utterance, in their company; none where there is no such place.
pub(super) fn quoted(said: &Utterance, range: Range<usize>, source: &Source) -> Option<Quoted> {
    let words = said.text.get(range.clone())?.to_owned();
    let before = said.text.get(..range.start)?.rsplit('\n').next().unwrap_or_default();
    let behind = said.text.get(range.end..)?.split('\n').next().unwrap_or_default();
    let skipped = before.chars().count().saturating_sub(COMPANY);
    let before: String = before.chars().skip(skipped).collect();
    // A word that was cut in two is left out.
    let before = match (skipped, before.split_once(' ')) {
        (1.., Some((_, rest))) => rest.to_owned(),
        _ => before,
    };
    let long = behind.chars().count() > COMPANY;
    let behind: String = behind.chars().take(COMPANY).collect();
    let behind = match (long, behind.rsplit_once(' ')) {
        (true, Some((rest, _))) => rest.to_owned(),
        _ => behind,
    };
    Some(Quoted { by: said.actor.clone(), before, words, behind, source: source.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Utterance {
        Utterance {
            actor: "Aldoria".into(),
            group: "Governments".into(),
            time: 0,
            order: 0,
            language: "en".into(),
            text: text.into(),
            is_draft: false,
        }
    }

    #[test]
    fn a_quotation_keeps_to_its_line_and_cuts_no_word() {
        let source = Source::Contribution { contribution: 1 };
        let text = "Above\nWe ask that open standards be used by all of them everywhere and always \
                    and by nobody else\nBelow";
        let at = text.find("open standards").unwrap();
        let found = quoted(&said(text), at..at + "open standards".len(), &source).unwrap();
        assert_eq!(
            (found.before.as_str(), found.words.as_str()),
            ("We ask that ", "open standards")
        );
        assert_eq!(found.behind, " be used by all of them everywhere and always and by");
        let late = text.find("nobody").unwrap();
        let found = quoted(&said(text), late..late + 6, &source).unwrap();
        assert!(found.before.starts_with("be used by all"), "{found:?}");
        assert_eq!(quoted(&said("é"), 1..2, &source), None, "in the middle of a letter");
    }
}
