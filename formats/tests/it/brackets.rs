//! Brackets of real texts, and the names of real parties.

use unbracket_formats::brackets::{census, parse};
use unbracket_formats::{Names, markdown, plain};
use unbracket_text::{Draft, Piece, Sponsor};

use crate::support::{bytes, data, options};

fn supplied() -> Option<Names> {
    let folder = data("un-parties-coalitions")?;
    let mut names = Names::none();
    for file in ["groupings.txt", "parties.txt"] {
        let text = String::from_utf8(bytes(&folder.join(file))).expect("the lists are UTF-8");
        names.extend(&Names::parse(&text).0);
    }
    Some(names)
}

/// The aliases of a list, each with the name that it stands for.
fn aliases(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let line = line.split('[').next().unwrap_or(line).trim();
        let (name, aliases) = line.split_once(':').unwrap_or((line, ""));
        let mark = if aliases.contains(';') { ';' } else { ',' };
        let aliases = aliases.split(mark).map(str::trim).filter(|alias| !alias.is_empty());
        found.extend(std::iter::once(name).chain(aliases).map(|a| (a.to_owned(), name.to_owned())));
    }
    found
}

#[test]
fn every_alias_of_the_real_parties_is_recognised() {
    let (Some(names), Some(folder)) = (supplied(), data("un-parties-coalitions")) else { return };
    let mut count = 0;
    let mut elsewhere = Vec::new();
    for file in ["groupings.txt", "parties.txt"] {
        let text = String::from_utf8(bytes(&folder.join(file))).expect("the lists are UTF-8");
        for (alias, name) in aliases(&text) {
            count += 1;
            for text in [format!("[{alias}: all rights]"), format!("[all rights – {alias}]")] {
                let passage = parse(&text, &names).passage;
                assert_eq!(passage.to_marked_text(), text);
                let [Piece::Bracket(bracket)] = passage.pieces.as_slice() else {
                    panic!("one bracket expected in {text}");
                };
                let sponsors = &bracket.alternatives[0].sponsors;
                assert_eq!(sponsors.len(), 1, "{text}");
                if !sponsors.contains(&Sponsor::new(&name)) {
                    elsewhere.push(alias.clone());
                }
            }
        }
    }
    println!("{count} names and aliases recognised; under another name: {elsewhere:?}");
    assert!(count > 330, "{count}");
    assert!(elsewhere.len() <= 8, "{elsewhere:?}");
}

/// Of the 1,052 of 23 October, 24 are footnotes and 3 a link; of the 222 of 9 December, 5 are links.
///
/// A text, how many brackets its source says open in it, and those that are links and footnotes.
struct State {
    file: &'static str,
    opening: usize,
    markup: usize,
    deepest: usize,
}

const STATES: [State; 3] = [
    State { file: "23-oct-2015", opening: 1052, markup: 27, deepest: 5 },
    State { file: "9-dec-2015", opening: 222, markup: 5, deepest: 3 },
    State { file: "12-dec-2015", opening: 6, markup: 6, deepest: 0 },
];

/// Depth as SOURCE.txt counts it: the largest surplus of opening over closing brackets.
///
/// It differs from the depth of nesting where brackets that close nothing lower the count: this text
/// nests 4 deep within a paragraph, and 7 deep where brackets over several paragraphs are matched.
fn surplus(draft: &Draft) -> usize {
    let (mut open, mut most) = (0isize, 0isize);
    for visit in draft.visit() {
        for character in visit.provision.content.to_marked_text().chars() {
            open += isize::from(character == '[') - isize::from(character == ']');
            most = most.max(open);
        }
    }
    most.unsigned_abs()
}

#[test]
fn every_bracket_of_the_paris_texts_is_accounted_for() {
    let Some(folder) = data("paris-agreement-cop21/agreement") else { return };
    for state in STATES {
        let source = bytes(&folder.join(state.file).join("index.md"));
        let text = String::from_utf8(source.clone()).expect("the texts are UTF-8");
        assert_eq!(text.matches('[').count(), state.opening, "as SOURCE.txt says");
        let document = markdown::read(&source, &options()).expect("read");
        let found = census(&document.accepted);
        println!("{}: {found:?}", state.file);
        for notice in &document.notices {
            println!("  {notice}");
        }
        assert_eq!(found.opened + state.markup, state.opening, "{}", state.file);
        assert_eq!(surplus(&document.accepted), state.deepest, "as SOURCE.txt says");
        assert!(found.deepest_within <= state.deepest && found.deepest >= state.deepest);
    }
}

#[test]
fn every_bracket_of_the_non_paper_is_accounted_for() {
    let Some(file) = data("paris-agreement-cop21/archive/8infnot.txt") else { return };
    let document = plain::read(&bytes(&file), &options()).expect("read");
    let found = census(&document.accepted);
    println!("8infnot: {found:?}");
    assert_eq!(found.opened, 231, "as SOURCE.txt says");
    assert_eq!(found.closed, 231);
}
