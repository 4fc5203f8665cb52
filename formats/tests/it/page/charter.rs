//! The example negotiation, read with as little as will do: a line is a provision, and a provision
//! of a version is the one of the base that bears its number.

use std::collections::BTreeMap;
use std::path::Path;

use unbracket_text::{
    Amendment, Change, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind, Sponsor,
    Sponsors,
};

/// A provision as a line gives it.
#[derive(Debug, Clone)]
struct Line {
    key: String,
    kind: ProvisionKind,
    label: String,
    text: String,
}

fn lines(text: &str) -> Vec<Line> {
    let mut out: Vec<Line> = Vec::new();
    let mut above = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let marks = line.chars().take_while(|&c| c == '#').count();
        let (label, rest) = line.split_once(' ').unwrap_or((line, ""));
        let is_number = label.ends_with('.') && label.contains(|c: char| c.is_ascii_digit());
        let (kind, label, text) = if marks == 1 {
            (ProvisionKind::Title, "", &line[2..])
        } else if marks > 1 {
            (ProvisionKind::Heading { level: 1 }, "", line[marks..].trim())
        } else if label.starts_with('(') && label.ends_with(')') {
            (ProvisionKind::SubParagraph, label, rest)
        } else if label.starts_with("PP") {
            (ProvisionKind::PreambularParagraph, label, rest)
        } else if is_number || rest.starts_with("bis. ") {
            let label_end = line.find(". ").unwrap();
            (ProvisionKind::OperativeParagraph, &line[..label_end], &line[label_end + 2..])
        } else {
            (ProvisionKind::Unnumbered, "", line)
        };
        let key = match kind {
            ProvisionKind::SubParagraph => format!("{above}{label}"),
            _ if label.is_empty() => {
                text.split(' ').take(2).collect::<Vec<_>>().join("-").to_lowercase()
            }
            _ => label.trim_end_matches('.').to_owned(),
        };
        if kind != ProvisionKind::SubParagraph {
            above.clone_from(&key);
        }
        out.push(Line { key, kind, label: label.to_owned(), text: text.to_owned() });
    }
    out
}

pub(crate) fn draft(text: &str) -> Draft {
    let mut provisions: Vec<Provision> = Vec::new();
    for line in lines(text) {
        let provision = Provision::new(&line.key, line.kind, Passage::words(line.text));
        match provisions.last_mut() {
            Some(last) if line.kind == ProvisionKind::SubParagraph => last.children.push(provision),
            _ => provisions.push(provision.with_former_label(line.label)),
        }
    }
    Draft::new(provisions).unwrap()
}

/// What a version proposes: words, insertions, deletions, and moves.
pub(crate) fn amendments(base: &str, version: &str, sponsor: &str) -> Vec<Amendment> {
    let sponsors: Sponsors = [Sponsor::new(sponsor)].into();
    let (base, version) = (lines(base), lines(version));
    let places: BTreeMap<&str, usize> =
        base.iter().enumerate().map(|(at, line)| (line.key.as_str(), at)).collect();
    let order: Vec<usize> =
        version.iter().filter_map(|line| places.get(line.key.as_str()).copied()).collect();
    let mut changes = Vec::new();
    let mut rank = 0;
    for (at, line) in version.iter().enumerate() {
        let before = || at.checked_sub(1).map(|at| ProvisionId::new(&version[at].key));
        let place = || before().map_or(Place::Start, Place::After);
        let id = ProvisionId::new(&line.key);
        let Some(&known) = places.get(line.key.as_str()) else {
            let provision = Provision::new("new", line.kind, Passage::words(&line.text));
            changes.push(Change::Insert { place: place(), rank, provision });
            continue;
        };
        let overtakes = order.iter().take_while(|&&o| o != known).filter(|&&o| o > known).count();
        let overtaken = order.iter().skip_while(|&&o| o != known).filter(|&&o| o < known).count();
        if overtaken > 1 && overtakes == 0 {
            changes.push(Change::Move { provision: id.clone(), to: place(), rank });
            rank += 1;
        }
        if base[known].text != line.text {
            changes.push(Change::Replace { provision: id, wording: Passage::words(&line.text) });
        }
    }
    let keys: Vec<&str> = version.iter().map(|line| line.key.as_str()).collect();
    for line in base.iter().filter(|line| !keys.contains(&line.key.as_str())) {
        changes.push(Change::Delete { provision: ProvisionId::new(&line.key) });
    }
    changes.into_iter().map(|change| Amendment::new(sponsors.clone(), change)).collect()
}

pub(crate) fn example(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(path);
    std::fs::read_to_string(&root).unwrap()
}

/// The base, and what all sponsors propose for it.
pub(crate) fn charter() -> (Draft, Vec<Amendment>) {
    let base = example("charter/base.md");
    let mut all = Vec::new();
    for folder in ["submissions", "word-sources", "word-sources/Friends of the Forum"] {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/charter").join(folder);
        let mut files: Vec<_> =
            std::fs::read_dir(root).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "md")) {
            let sponsor = file.file_stem().unwrap().to_string_lossy().into_owned();
            let version = std::fs::read_to_string(file).unwrap();
            all.extend(amendments(&base, &version, &sponsor));
        }
    }
    (draft(&base), all)
}
