//! The words around a compilation are in the language of its text.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use unbracket_formats::docx::{self, WriteOptions};
use unbracket_formats::html::page::{self, Note, PageOptions, Row};
use unbracket_formats::{Names, ReadOptions, markdown, plain};
use unbracket_text::{
    Amendment, Change, Compilation, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind,
    Sponsor, Stance, compile,
};

use crate::support::options;

const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

fn amendment(sponsors: &[&str], change: Change) -> Amendment {
    Amendment::new(sponsors.iter().map(|name| Sponsor::new(name)).collect(), change)
}

fn new(words: &str) -> Provision {
    Provision::new("new", ProvisionKind::OperativeParagraph, Passage::words(words))
}

/// Digits for words, so that every letter that is printed is one of the frame or of a name.
fn base(language: &str) -> Draft {
    let text =
        "1. 11 12 13 14 15 16 17 18 19;\n\n2. 21 22 23 24;\n\n3. 31 32 33;\n\n4. 41 42 43.\n";
    let base = plain::read(text.as_bytes(), &options()).expect("read").accepted;
    base.with_language(Some(language.to_owned())).with_title(Some("2041".to_owned()))
}

/// One of everything that is said in a frame.
fn amendments() -> Vec<Amendment> {
    let p = |number: &str| ProvisionId::new(number);
    let replace = |number: &str, words: &str| Change::Replace {
        provision: p(number),
        wording: Passage::words(words),
    };
    let quote = |words: &str| Change::Excerpt {
        provision: p("p2"),
        quoted: Passage::words(words),
        wording: Passage::words("29"),
    };
    let insert = |place| Change::Insert { place, rank: 0, provision: new("51 52") };
    let insert_words = |words: &str| Change::Insert {
        place: Place::After(p("p4")),
        rank: 0,
        provision: new(words),
    };
    let shift = |number: &str, to| Change::Move { provision: p(number), to, rank: 0 };
    vec![
        amendment(&["Aldoria", "ألدوريا"], replace("p1", "11 12 90 91 92 93 18 19;")),
        amendment(&["Borduria"], replace("p1", "11 12 13 14 94 95 96 97 19;")),
        amendment(&["Costavia"], replace("p1", "11 12 90 91 92 98 18 19;")),
        amendment(&["Aldoria"], replace("p2", "21 24;")),
        amendment(&["Borduria"], replace("p2", "21 22 60 23 24;")),
        amendment(&["Aldoria"], Change::Delete { provision: p("p3") }),
        amendment(&["Borduria", "Costavia"], Change::Retain { provision: p("p3") }),
        amendment(&["Aldoria"], shift("p3", Place::Start)),
        amendment(&["Borduria"], shift("p4", Place::After(p("p1")))),
        amendment(&["Costavia"], shift("p4", Place::Under(p("p2")))),
        amendment(
            &["Aldoria"],
            Change::Merge { provisions: vec![p("p3"), p("p4")], wording: Passage::words("31 43.") },
        ),
        amendment(
            &["Borduria"],
            Change::Split {
                provision: p("p4"),
                into: vec![Passage::words("41"), Passage::words("42 43.")],
            },
        ),
        amendment(&["Aldoria"], insert(Place::After(p("p2")))),
        amendment(&["Borduria"], insert_words("51 52 53 54 55 56 57 58 59")),
        amendment(&["Costavia"], insert_words("51 52 53 54 55 56 57 58 60")),
        // What follows cannot be laid in.
        amendment(&["Ruritania"], replace("p9", "99")),
        amendment(&["Ruritania"], quote("77 78 79")),
        amendment(&["Ruritania"], replace("p3", "31 32 33;")),
        amendment(&["Ruritania"], insert(Place::Unnamed)),
        amendment(&["Ruritania"], shift("p1", Place::Under(p("p1")))),
        amendment(&[], Change::Delete { provision: p("p1") }),
        amendment(
            &["Ruritania"],
            Change::Merge { provisions: vec![p("p1"), p("p4")], wording: Passage::words("14") },
        ),
    ]
}

fn compilation(language: &str) -> Compilation {
    compile(&base(language), &amendments())
}

fn document(language: &str) -> String {
    let written = docx::write_compilation(&compilation(language), &WriteOptions::default());
    let mut archive = zip::ZipArchive::new(Cursor::new(written.bytes)).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("a document");
    part.read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of each paragraph, one a line.
fn words_of(document: &str) -> String {
    let paragraphs = document.split("</w:p>").map(|paragraph| {
        let texts = paragraph.split("<w:t xml:space=\"preserve\">").skip(1);
        texts.filter_map(|text| text.split("</w:t>").next()).collect::<String>()
    });
    paragraphs.collect::<Vec<_>>().join("\n")
}

/// The words in Latin letters, but for names.
fn latin(text: &str) -> BTreeSet<String> {
    const NAMES: [&str; 4] = ["Aldoria", "Borduria", "Costavia", "Ruritania"];
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
    words.filter(|word| !NAMES.contains(word)).map(str::to_owned).collect()
}

#[test]
fn a_compilation_is_framed_thus_in_each_language() {
    for language in LANGUAGES {
        let text = markdown::write_compilation(&compilation(language));
        assert!(!text.contains(['{', '}']), "a place stays open: {text}");
        insta::assert_snapshot!(format!("markdown_{language}"), text);
    }
}

#[test]
fn a_word_file_is_framed_thus_in_each_language() {
    for language in LANGUAGES {
        let text = words_of(&document(language));
        assert!(!text.contains(['{', '}']), "a place stays open: {text}");
        insta::assert_snapshot!(format!("word_{language}"), text);
    }
}

/// Labels as `2 bis` and `alt`, the number of a proposal, keys, the identity of a provision that does not
/// exist; and words that a language writes as English does.
fn alike(language: &str) -> impl Fn(&str) -> bool + use<> {
    let words = match language {
        "es" => "A B a no base Base rival",
        "fr" => "A B a base Base place change Compilation compilation figure question version",
        _ => "",
    };
    move |word| {
        let labels = ["bis", "ter", "alt", "n", "p"];
        labels.contains(&word) || words.split(' ').any(|known| known == word)
    }
}

#[test]
fn no_english_word_stands_in_another_language() {
    let english: BTreeSet<String> = latin(&words_of(&document("en")));
    for language in LANGUAGES.into_iter().filter(|language| *language != "en") {
        let compilation = compilation(language);
        for text in [
            words_of(&document(language)),
            markdown::write_compilation(&compilation),
            plain::write_compilation(&compilation),
        ] {
            let shared: Vec<String> = latin(&text).intersection(&english).cloned().collect();
            let alike = alike(language);
            let strange: Vec<_> = shared.iter().filter(|word| !alike(word)).collect();
            assert!(strange.is_empty(), "{language}: {strange:?}\n{text}");
        }
    }
}

/// What a page says: its text and the labels for whoever does not see it.
fn said(page: &str) -> String {
    let body = page.split("<body>").nth(1).expect("a body");
    let body = body.split("<script>").next().expect("words before the script");
    let mut out = String::new();
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        for label in ["aria-label=\"", "data-base=\"", "data-sponsor=\""] {
            let value = tag.split(label).nth(1).and_then(|rest| rest.split('"').next());
            out.push_str(value.unwrap_or_default());
            out.push('\n');
        }
        out.push_str(text);
        out.push('\n');
    }
    out
}

fn pages(language: &str) -> [String; 2] {
    let options = PageOptions { title: "2041".to_owned(), ..PageOptions::default() };
    let compiled = compilation(language);
    let (old, new) = (compiled.base().clone(), base(language));
    let row = |old, new, note| Row { old, new, note, runs: Vec::new() };
    let rows = [
        row(Some(0), Some(1), Some(Note::Was("1".to_owned()))),
        row(Some(1), Some(0), Some(Note::MergedWith("2".to_owned()))),
        row(Some(2), None, Some(Note::ContinuesAs("3".to_owned()))),
        row(None, Some(2), Some(Note::Was(String::new()))),
    ];
    [page::compilation(&compiled, &options), page::comparison(&old, &new, &rows, &options)]
}

#[test]
fn a_page_speaks_the_language_of_its_text() {
    let english: BTreeSet<String> =
        pages("en").iter().flat_map(|page| latin(&said(page))).collect();
    for language in LANGUAGES {
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        let root = format!("<html lang=\"{language}\" dir=\"{direction}\">");
        for page in pages(language) {
            assert!(page.contains(&root), "{language}");
            let text = said(&page);
            assert!(!text.contains(['{', '}']), "a place stays open: {text}");
            let alike = alike(language);
            let found = latin(&text);
            let strange: Vec<_> = found.intersection(&english).filter(|w| !alike(w)).collect();
            assert!(language == "en" || strange.is_empty(), "{language}: {strange:?}\n{text}");
        }
    }
}

#[test]
fn an_arabic_frame_runs_from_right_to_left_and_an_english_one_does_not() {
    let own = |document: &str| {
        let paragraphs = document.split("</w:p>").map(str::to_owned);
        let frame = ["Title", "Heading1", "Legend", "Proposals"].map(|s| format!("\"{s}\"/>"));
        let own = paragraphs.filter(|one| frame.iter().any(|style| one.contains(style)));
        own.collect::<Vec<_>>()
    };
    let arabic = own(&document("ar"));
    assert!(arabic.len() > 15, "{arabic:?}");
    for paragraph in &arabic {
        assert!(paragraph.contains("<w:bidi/>"), "{paragraph}");
        for run in paragraph.split("<w:r>").skip(1) {
            let letters = |rtl: bool| {
                let is = |c: char| ('\u{600}'..='\u{6FF}').contains(&c);
                run.contains("<w:rtl/>") == rtl && run.chars().any(is)
            };
            assert!(!letters(false), "Arabic words in a run from left to right: {run}");
            let name = run.contains("Aldoria") || run.contains("Borduria");
            assert!(!(name && run.contains("<w:rtl/>")), "a Latin name in a run of ours: {run}");
        }
    }
    assert!(own(&document("en")).iter().all(|paragraph| !paragraph.contains("<w:bidi/>")));
}

#[test]
fn names_come_back_from_a_compilation_in_any_language() {
    let mut names = Names::none();
    ["Aldoria", "ألدوريا", "Costavia"].iter().for_each(|name| names.add(&Sponsor::new(name)));
    let options = ReadOptions { names, ..ReadOptions::default() };
    let change = Change::Replace {
        provision: ProvisionId::new("p2"),
        wording: Passage::words("21 22 60 23 24;"),
    };
    let by = ["Aldoria", "Costavia", "ألدوريا"];
    for language in LANGUAGES {
        let compilation = compile(&base(language), &[amendment(&by, change.clone())]);
        let text = plain::write_compilation(&compilation);
        let line = text.lines().find(|line| line.starts_with("2. ")).expect("paragraph 2");
        let draft = plain::read(line.as_bytes(), &options).expect("read").accepted;
        let found = draft.visit().flat_map(|visit| visit.provision.content.brackets());
        let found: Vec<_> = found.flat_map(|bracket| bracket.alternatives.clone()).collect();
        let proposed = found.iter().find(|one| one.stance == Stance::Propose).expect("one");
        let found: Vec<&str> = proposed.sponsors.iter().map(Sponsor::as_str).collect();
        assert_eq!(found, by, "{line}");
    }
}
