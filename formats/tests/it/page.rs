//! The pages: what is shown is what a reading says, and what comes from outside stays text.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by stopping")]

pub(crate) mod charter;
mod contrast;
pub(crate) mod evaluate;
mod generated;
mod small;

use std::path::Path;

use unbracket_formats::html::page::{Note, PageOptions, Row, comparison, compilation};
use unbracket_testkit::generate::{Seeded, amendments, draft};
use unbracket_text::{
    Alternative, Amendment, Bracket, Change, Compilation, Draft, Edge, Passage, Piece, Place,
    Provision, ProvisionId, ProvisionKind, Reading, Sponsor, Stance, compile,
};

fn options(title: &str) -> PageOptions {
    PageOptions { title: title.to_owned(), ..PageOptions::default() }
}

fn texts(draft: &Draft) -> Vec<String> {
    draft.visit().map(|visit| visit.provision.content.to_marked_text()).collect()
}

/// The depth and the text of each provision.
fn lines(draft: &Draft) -> Vec<(usize, String)> {
    draft.visit().map(|visit| visit.depth).zip(texts(draft)).collect()
}

/// Every reading of a page says what the compilation says.
fn check_readings(compiled: &Compilation, case: &str) {
    let page = compilation(compiled, &options("Draft"));
    let base = lines(&compiled.reading(&Reading::Base));
    assert_eq!(evaluate::reading(&page, None), base, "{case}: base");
    for (number, sponsor) in compiled.sponsors().into_keys().enumerate() {
        let expected = lines(&compiled.reading(&Reading::Sponsor(sponsor)));
        let steps = evaluate::steps(&page, number);
        assert_eq!(
            evaluate::reading(&page, Some(number)),
            expected,
            "{case}: {sponsor}, steps {steps}"
        );
    }
}

/// Keeps a page for the eye, where a folder for that is named.
fn keep(name: &str, page: &str, compiled: Option<&Compilation>) {
    let Some(folder) = std::env::var_os("UNBRACKET_PAGES") else { return };
    let folder = Path::new(&folder);
    std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
    if let Some(compiled) = compiled {
        let mut lines: Vec<String> = Vec::new();
        let mut push = |reading: &Reading<'_>| {
            lines.push(format!("{:?}", texts(&compiled.reading(reading))));
        };
        push(&Reading::Base);
        compiled.sponsors().into_keys().for_each(|sponsor| push(&Reading::Sponsor(sponsor)));
        std::fs::write(folder.join(format!("{name}.txt")), lines.join("\n")).unwrap();
    }
}

#[test]
fn every_reading_on_the_page_is_that_of_the_compilation() {
    for seed in 0..400 {
        let (draft, amendments) = generated::case(seed);
        check_readings(&compile(&draft, &amendments), &format!("seed {seed}"));
    }
    for seed in 0..12 {
        let (draft, amendments) = generated::case(seed);
        let compiled = compile(&draft, &amendments);
        let page = compilation(&compiled, &options("Generated"));
        keep(&format!("generated{seed}"), &page, Some(&compiled));
    }
}

#[test]
fn brackets_of_the_draft_are_read_as_its_text() {
    let own = |alternatives: &[&str]| {
        let alternative = |words: &&str| Alternative::new(Stance::Propose, Passage::words(*words));
        Piece::Bracket(Bracket::new(alternatives.iter().map(alternative).collect()))
    };
    let words = |words: &str| Piece::Words(words.to_owned());
    let passage = |pieces| Passage { pieces };
    let base = passage(vec![words("Decides that "), own(&["all", "some"]), words(" lights burn;")]);
    let open = passage(vec![words("Asks for oil"), Piece::Edge(Edge::Opens), words(" and wicks;")]);
    let provision = |id, content| Provision::new(id, ProvisionKind::OperativeParagraph, content);
    let draft = Draft::new(vec![provision("p1", base), provision("p2", open)]).unwrap();
    let replace = |name: &str, id: &str, wording| {
        let provision = ProvisionId::new(id);
        Amendment::new([Sponsor::new(name)].into(), Change::Replace { provision, wording })
    };
    let gone = passage(vec![words("Decides that lights burn;")]);
    let more = passage(vec![words("Decides that "), own(&["all", "some"]), words(" lamps burn;")]);
    let rival = passage(vec![words("Asks for oil "), own(&["or gas"]), words(" and wicks;")]);
    let all = [
        replace("Aldoria", "p1", gone),
        replace("Velmark", "p1", more),
        replace("Marenia", "p2", rival),
    ];
    let compiled = compile(&draft, &all);
    check_readings(&compiled, "own brackets");
    let page = compilation(&compiled, &options("Lights"));
    assert!(page.contains("<span class=\"o\">[</span>"));
}

#[test]
fn a_page_that_misreads_is_found() {
    let compiled = compile(&small::draft(), &small::amendments());
    let page = compilation(&compiled, &options("Harbours"));
    let aldoria = lines(&compiled.reading(&Reading::Sponsor(&Sponsor::new("Aldoria"))));
    assert_eq!(evaluate::reading(&page, Some(0)), aldoria);
    let faults = [
        ("s=\"0 2\"", "s=\"2\""),
        ("m4,0", "m4,1"),
        ("class=\"p t2\"", "class=\"p t2 d1\""),
        ("class=\"s\"", "class=\"o\""),
    ];
    for (sound, planted) in faults {
        let misread = evaluate::reading(&page.replace(sound, planted), Some(0));
        assert_ne!(misread, aldoria, "{sound} became {planted}");
    }
}

#[test]
fn the_charter_is_read_on_its_page_as_in_its_compilation() {
    let (draft, mut amendments) = charter::charter();
    let by = |name: &str, change| Amendment::new([Sponsor::new(name)].into(), change);
    let id = ProvisionId::new;
    let wording = Passage::words("Decides that meetings are open and that records are kept;");
    amendments.push(by(
        "Technical Community Council",
        Change::Merge { provisions: vec![id("4"), id("5")], wording },
    ));
    amendments.push(by(
        "Lagoon States",
        Change::Excerpt {
            provision: id("6"),
            quoted: Passage::words("submarine gardens of the outer reef"),
            wording: Passage::words("gardens of every reef"),
        },
    ));
    amendments.push(by("Lagoon States", Change::Retain { provision: id("11") }));
    let compiled = compile(&draft, &amendments);
    check_readings(&compiled, "charter");
    let options = PageOptions {
        title: "Charter for a Shared Network".to_owned(),
        lede: Some(
            "Compilation of the amendments to the zero draft, before the first reading.".to_owned(),
        ),
        language: Some("en".to_owned()),
    };
    keep("charter", &compilation(&compiled, &options), Some(&compiled));
}

#[test]
fn the_other_languages_are_read_on_their_pages_as_well() {
    for language in ["ar", "zh", "ru", "fr", "es"] {
        let base = charter::example(&format!("languages/{language}-base.md"));
        let version = charter::example(&format!("languages/{language}-Aldoria.md"));
        let mut all = charter::amendments(&base, &version, "Aldoria");
        let delete = Change::Delete { provision: ProvisionId::new("2") };
        all.push(Amendment::new([Sponsor::new("Lagoon States")].into(), delete));
        let compiled = compile(&charter::draft(&base).with_language(Some(language.into())), &all);
        check_readings(&compiled, language);
        let page = compilation(
            &compiled,
            &options(compiled.provisions()[0].content.to_marked_text().as_str()),
        );
        let direction = if language == "ar" { "rtl" } else { "ltr" };
        assert!(page.contains(&format!(
            "<article id=\"_text\" tabindex=\"-1\" lang=\"{language}\" dir=\"{direction}\">"
        )));
        keep(language, &page, Some(&compiled));
    }
}

#[test]
fn a_large_compilation_stays_small() {
    let mut seeded = Seeded::new(20);
    let (draft, words) = draft(&mut seeded, 150, 70);
    let compiled = compile(&draft, &amendments(&mut seeded, &words, 1000, 30));
    let page = compilation(&compiled, &options("Large"));
    println!("150 provisions, 1000 amendments: {} bytes", page.len());
    keep("large", &page, Some(&compiled));
    check_readings(&compiled, "large");
    assert!(page.len() < 600_000, "{} bytes", page.len());
}

#[test]
fn hostile_text_stays_text() {
    let evil =
        "</p></article><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202E}&amp;\u{0}";
    let names =
        ["<b>\"A\"</b>\u{202E}", "' onfocus=alert(1) '", "</option></select><script>x</script>"];
    let provision = |id: &str| {
        Provision::new(
            id,
            ProvisionKind::OperativeParagraph,
            Passage::words(format!("Words {evil} end;")),
        )
    };
    let draft =
        Draft::new(vec![provision("\"><script>1</script>"), provision("_text"), provision("b")]);
    let mut all = Vec::new();
    for name in names {
        let by = |change| {
            Amendment::new([Sponsor::new(name)].into(), change)
                .with_reference(format!("{evil}.docx"))
        };
        let wording = Passage::words(format!("Words {name} {evil};"));
        all.push(by(Change::Replace {
            provision: ProvisionId::new("b"),
            wording: wording.clone(),
        }));
        all.push(by(Change::Delete { provision: ProvisionId::new(evil) }));
        let place = Place::After(ProvisionId::new("_text"));
        all.push(by(Change::Insert { place: place.clone(), rank: 0, provision: provision("x") }));
        all.push(by(Change::Move {
            provision: ProvisionId::new("\"><script>1</script>"),
            to: place,
            rank: 0,
        }));
    }
    let options = PageOptions {
        title: evil.to_owned(),
        lede: Some(evil.to_owned()),
        language: Some("en\" onload=\"alert(1)".to_owned()),
    };
    let page = compilation(&compile(&draft.unwrap(), &all), &options);
    assert_eq!(page.matches("<script").count(), 1, "only the script of the page");
    assert_eq!(page.matches("</script").count(), 1);
    assert_eq!(page.matches("</article").count(), 1);
    assert!(!page.contains("<img") && !page.contains("lang=\"en\"\" ") && !page.contains('\u{0}'));
    assert_eq!(page.matches("id=\"_text\"").count(), 1);
    let article = evaluate::article(&page);
    check_elements(&article);
    keep("hostile", &page, None);
}

/// Only elements and attributes of the page's own, in the whole tree.
fn check_elements(element: &evaluate::Element) {
    const NAMES: &str =
        "article section a p b i u small em span u-k u-a u-d ins del bdi div strong h2 h3 h4 h5 h6";
    const ATTRIBUTES: &str = "class id tabindex href s data-s data-in data-x lang dir";
    assert!(NAMES.split(' ').any(|name| name == element.name), "{}", element.name);
    for (name, _) in &element.attributes {
        assert!(ATTRIBUTES.split(' ').any(|known| known == name), "{name}");
    }
    element.elements().for_each(check_elements);
}

#[test]
fn every_link_of_a_page_leads_somewhere_on_it() {
    let (draft, amendments) = charter::charter();
    let page = compilation(&compile(&draft, &amendments), &options("Charter"));
    let values = |name: &str| -> Vec<String> {
        let parts = page.split(name).skip(1);
        parts.map(|part| part.split_once('"').unwrap().0.to_owned()).collect()
    };
    let ids = values(" id=\"");
    let distinct: std::collections::BTreeSet<&String> = ids.iter().collect();
    assert_eq!(ids.len(), distinct.len(), "anchors differ");
    for link in values("href=\"#") {
        assert!(ids.contains(&link), "#{link}");
    }
    assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
}

#[test]
fn headings_of_a_page_never_jump_a_level() {
    let (draft, amendments) = charter::charter();
    let page = compilation(&compile(&draft, &amendments), &options("Charter"));
    let mut before = 0;
    for part in page.split("<h").skip(1) {
        let Some(level) = part.chars().next().and_then(|c| c.to_digit(10)) else { continue };
        assert!(level <= before + 1, "h{level} follows h{before}");
        before = level;
    }
}

/// The page without its style and its script, which are files of their own.
fn bare(page: &str) -> String {
    let cut = |text: &str, open: &str, close: &str| {
        let (before, rest) = text.split_once(open).unwrap();
        format!("{before}{open}{close}{}", rest.split_once(close).unwrap().1)
    };
    let page = cut(page, "content=\"default-src", "\">");
    cut(&cut(&page, "<style>", "</style>"), "<script>", "</script>")
}

#[test]
fn a_small_compilation_is_shown_thus() {
    let (draft, amendments) = (small::draft(), small::amendments());
    let compiled = compile(&draft, &amendments);
    check_readings(&compiled, "small");
    let page = compilation(&compiled, &options("Harbours"));
    keep("small", &page, Some(&compiled));
    insta::assert_snapshot!(bare(&page));
}

#[test]
fn a_small_comparison_is_shown_thus() {
    let words = |id: &str, text: &str| {
        Provision::new(id, ProvisionKind::OperativeParagraph, Passage::words(text))
    };
    let old = Draft::new(vec![
        words("a", "Decides that every harbour shall be lit;"),
        words("b", "Invites the pilots to report each spring;"),
        words("c", "Thanks the keepers of the lights;"),
        words("d", "Notes that buoys drift."),
    ]);
    let new = Draft::new(vec![
        words("c", "Thanks the keepers of the lights;"),
        words("a", "Decides that every harbour may be lit at night;"),
        words("b", "Invites the pilots to report each spring;"),
        words("e", "Encourages the sharing of charts."),
    ]);
    let (old, new) = (old.unwrap(), new.unwrap());
    let row = |old, new| Row { old, new, ..Row::default() };
    let rows = [
        row(Some(2), Some(0)),
        row(Some(0), Some(1)),
        row(Some(1), Some(2)),
        Row {
            note: Some(Note::Said("asked for in three inputs".to_owned())),
            ..row(None, Some(3))
        },
        row(Some(3), None),
        row(None, Some(3)),
        row(None, None),
        row(Some(77), None),
    ];
    let page = comparison(&old, &new, &rows, &options("Harbours, second draft"));
    keep("comparison", &page, None);
    insta::assert_snapshot!(bare(&page));
}
