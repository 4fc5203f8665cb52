//! Random drafts and what random sponsors propose for them.

use proptest::collection::vec;
use proptest::prelude::*;
use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
    Sponsors,
};

/// Words that meet often, so that amendments do.
const WORDS: [&str; 20] = [
    "States",
    "shall",
    "should",
    "the",
    "of",
    "network",
    ",",
    ";",
    "and",
    "open",
    "free",
    "secure",
    "发",
    "展",
    "中国",
    "国家",
    "الدول",
    "تدعو",
    "not",
    "(a)",
];

/// A draft and amendments to it, at most one to the words of a provision from each sponsor.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) draft: Draft,
    pub(super) amendments: Vec<Amendment>,
}

#[derive(Debug, Clone)]
struct Change0 {
    provision: usize,
    kind: u8,
    from: usize,
    length: usize,
    words: Vec<usize>,
}

fn text(words: &[usize]) -> String {
    let mut out = String::new();
    for &word in words {
        let word = WORDS[word % WORDS.len()];
        if !(out.is_empty() || word == "," || word == ";") {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn words() -> impl Strategy<Value = Vec<usize>> {
    vec(0..WORDS.len(), 0..18)
}

fn change() -> impl Strategy<Value = Change0> {
    (0..6_usize, 0..12_u8, 0..18_usize, 0..8_usize, vec(0..WORDS.len(), 0..5)).prop_map(
        |(provision, kind, from, length, words)| Change0 { provision, kind, from, length, words },
    )
}

/// Drafts of up to six provisions with up to six sponsors.
pub(super) fn case() -> impl Strategy<Value = Case> {
    (vec(words(), 1..6), vec(vec(change(), 0..6), 1..6)).prop_map(|(provisions, sponsors)| {
        let draft = draft(&provisions);
        let mut amendments = Vec::new();
        for (index, changes) in sponsors.iter().enumerate() {
            amendments.extend(proposals(&provisions, &format!("S{index}"), changes));
        }
        Case { draft, amendments }
    })
}

fn draft(provisions: &[Vec<usize>]) -> Draft {
    let provision = |(index, words): (usize, &Vec<usize>)| {
        let content = Passage::words(text(words));
        Provision::new(format!("p{index}"), ProvisionKind::OperativeParagraph, content)
    };
    Draft::new(provisions.iter().enumerate().map(provision).collect()).unwrap()
}

/// What one sponsor proposes: new words for some provisions, deletions, insertions, a move.
fn proposals(provisions: &[Vec<usize>], sponsor: &str, changes: &[Change0]) -> Vec<Amendment> {
    let sponsors: Sponsors = [Sponsor::new(sponsor)].into();
    let mut wordings: Vec<Option<Vec<usize>>> = vec![None; provisions.len()];
    let mut out = Vec::new();
    let mut rank = 0;
    for change in changes {
        let at = change.provision % provisions.len();
        let id = ProvisionId::new(format!("p{at}"));
        match change.kind {
            0 => {
                let content = Passage::words(text(&change.words));
                let provision = Provision::new("x", ProvisionKind::OperativeParagraph, content);
                let change = Change::Insert { place: Place::After(id), rank, provision };
                out.push(Amendment::new(sponsors.clone(), change));
                rank += 1;
            }
            _ => {
                let wording = wordings[at].get_or_insert_with(|| provisions[at].clone());
                let from = change.from.min(wording.len());
                let to = (from + change.length).min(wording.len());
                wording.splice(from..to, change.words.iter().copied());
            }
        }
    }
    for (at, wording) in wordings.into_iter().enumerate() {
        let Some(wording) = wording.filter(|w| text(w) != text(&provisions[at])) else { continue };
        let provision = ProvisionId::new(format!("p{at}"));
        let change = Change::Replace { provision, wording: Passage::words(text(&wording)) };
        out.push(Amendment::new(sponsors.clone(), change));
    }
    out
}

/// The text that a sponsor submitted, paragraph by paragraph, worked out without the compiler.
pub(super) fn submitted(case: &Case, sponsor: &Sponsor) -> Vec<String> {
    let own: Vec<&Amendment> =
        case.amendments.iter().filter(|a| a.sponsors.contains(sponsor)).collect();
    let mut out = Vec::new();
    for provision in case.draft.provisions() {
        let replaced = own.iter().find_map(|a| match &a.change {
            Change::Replace { provision: id, wording } if *id == provision.id => Some(wording),
            _ => None,
        });
        out.push(replaced.unwrap_or(&provision.content).to_marked_text());
        let mut inserted: Vec<(u32, String)> = own
            .iter()
            .filter_map(|a| match &a.change {
                Change::Insert { place: Place::After(id), rank, provision: new }
                    if *id == provision.id =>
                {
                    Some((*rank, new.content.to_marked_text()))
                }
                _ => None,
            })
            .collect();
        inserted.sort();
        out.extend(inserted.into_iter().map(|(_, text)| text));
    }
    out
}

/// The paragraphs of a draft, in reading order.
pub(super) fn paragraphs(draft: &Draft) -> Vec<String> {
    draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
}
