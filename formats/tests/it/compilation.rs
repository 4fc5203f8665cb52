//! Compilations written as Markdown, plain text and JSON.

use unbracket_formats::{json, markdown, plain};
use unbracket_text::{
    Amendment, Change, Compilation, Draft, Passage, Place, Provision, ProvisionId, ProvisionKind,
    Sponsor, compile,
};

use crate::support::options;

fn amendment(sponsors: &[&str], change: Change) -> Amendment {
    Amendment::new(sponsors.iter().map(|name| Sponsor::new(name)).collect(), change)
}

fn base() -> Draft {
    let text = "1. Parties shall report on *progress*;\n\n2. Parties [may] meet;\n\n3. Closing.\n";
    plain::read(text.as_bytes(), &options()).expect("read").accepted
}

fn amendments() -> Vec<Amendment> {
    let p = |number: &str| ProvisionId::new(number);
    let wording = |text: &str| Passage::words(text);
    vec![
        amendment(
            &["Aldoria", "Marenia"],
            Change::Replace {
                provision: p("p1"),
                wording: wording("Parties should report on *progress*;"),
            },
        ),
        amendment(
            &["Borduria"],
            Change::Replace {
                provision: p("p1"),
                wording: wording("Parties shall report on *progress* each year;"),
            },
        ),
        amendment(&["Syldavia"], Change::Delete { provision: p("p2") }),
        amendment(
            &["Aldoria"],
            Change::Insert {
                place: Place::After(p("p2")),
                rank: 0,
                provision: Provision::new(
                    "new",
                    ProvisionKind::OperativeParagraph,
                    wording("Parties shall rest;"),
                ),
            },
        ),
        amendment(
            &["Ruritania"],
            Change::Replace { provision: p("p9"), wording: wording("Nowhere") },
        ),
    ]
}

fn compilation() -> Compilation {
    compile(&base(), &amendments())
}

fn holds(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(part), "{part:?} is not in\n{text}");
    }
}

#[test]
fn markdown_shows_who_wants_what() {
    let text = markdown::write_compilation(&compilation());
    println!("{text}");
    holds(
        &text,
        &[
            "## How to read this text",
            "Parties [shall | **should** – Aldoria, Marenia] report on \\*progress\\*",
            "each year",
            "– Borduria]",
            "Syldavia",
            "[**Parties shall rest;** – Aldoria]",
            "## Amendments that could not be laid in\n\n- Ruritania: it names provision p9, which the base text does not have",
        ],
    );
}

#[test]
fn plain_text_shows_the_same_without_markup() {
    let text = plain::write_compilation(&compilation());
    holds(
        &text,
        &["[shall | should – Aldoria, Marenia]", "*progress*", "[Parties shall rest; – Aldoria]"],
    );
    assert!(!text.contains("**"));
}

#[test]
fn json_holds_amendments_provisions_and_the_unplaced() {
    let text = json::write_compilation(&compilation());
    holds(
        &text,
        &[
            "\"unbracket\": \"compilation/1\"",
            "\"code\": \"no-such-provision\"",
            "\"stance\": \"retain\"",
            "\"inserted\"",
            "\"Marenia\"",
        ],
    );
}

#[test]
fn the_order_of_amendments_changes_no_byte() {
    let mut reversed = amendments();
    reversed.reverse();
    let (a, b) = (compilation(), compile(&base(), &reversed));
    assert_eq!(json::write_compilation(&a), json::write_compilation(&b));
    assert_eq!(markdown::write_compilation(&a), markdown::write_compilation(&b));
}

#[test]
fn a_space_that_a_wording_brings_stands_outside_its_bracket() {
    let text = "1. Notes that one third remain without distinction, as before;\n";
    let base = plain::read(text.as_bytes(), &options()).expect("read").accepted;
    let wording =
        "Notes that more than one third remain without distinction of any kind, as before;";
    let change = Change::Replace {
        provision: ProvisionId::new("p1"),
        wording: Passage::words(wording.to_owned()),
    };
    let compilation = compile(&base, &[amendment(&["Aldoria"], change)]);
    let printed = plain::write_compilation(&compilation);
    assert!(printed.contains("that [more than – Aldoria] one third"), "{printed}");
    assert!(printed.contains("distinction [of any kind – Aldoria], as"), "{printed}");
}
