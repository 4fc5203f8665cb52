use super::*;

fn check(lines: &[&str]) -> String {
    let lines = lines
        .iter()
        .map(|text| {
            let line = Line::typed(text);
            let passage = Passage::words(line.text.clone());
            (line, passage)
        })
        .collect();
    let mut out = String::new();
    print(&structure(lines).provisions, 0, &mut out);
    out
}

fn print(provisions: &[Provision], depth: usize, out: &mut String) {
    for provision in provisions {
        let kind = match provision.kind {
            ProvisionKind::Title => "title",
            ProvisionKind::Heading { .. } => "heading",
            ProvisionKind::PreambularParagraph => "pp",
            ProvisionKind::OperativeParagraph => "op",
            ProvisionKind::Chapeau => "chapeau",
            ProvisionKind::SubParagraph => "sub",
            ProvisionKind::Placeholder => "placeholder",
            ProvisionKind::Annex => "annex",
            ProvisionKind::Unnumbered => "-",
        };
        let label = provision.former_label.as_deref().unwrap_or("");
        out.push_str(&format!("{:1$}{kind} {label}\n", "", depth * 2));
        print(&provision.children, depth + 1, out);
    }
}

#[test]
fn a_resolution_is_read_with_its_parts() {
    let found = check(&[
        "The General Assembly,",
        "Recalling its resolution 70/125,",
        "Deeply concerned by the divides,",
        "A. Digital divides",
        "1. Reaffirms the vision;",
        "2. Decides:",
        "(a) To do one thing;",
        "(i) In part;",
        "(ii) In full;",
        "(b) To do another;",
        "2 bis. Requests a report;",
        "[Placeholder on financing]",
        "Annex II",
        "Text of the annex",
    ]);
    let expected = "- \npp \npp \nheading A\nop 1\nchapeau 2\n  sub (a)\n    sub (i)\n    sub (ii)\n  \
                    sub (b)\nop 2 bis\nplaceholder \nannex Annex II\n- \n";
    assert_eq!(found, expected);
}

#[test]
fn the_letter_i_after_h_is_a_letter() {
    let found = check(&["1. Decides:", "(g) One;", "(h) Two;", "(i) Three;", "(j) Four;"]);
    assert_eq!(found, "chapeau 1\n  sub (g)\n  sub (h)\n  sub (i)\n  sub (j)\n");
}

#[test]
fn an_inserted_sub_paragraph_stands_on_the_level_of_its_neighbours() {
    let found = check(&["1. Decides:", "(a) One;", "(b bis) Two;", "(b) ter Three;", "(c) Four;"]);
    assert_eq!(found, "chapeau 1\n  sub (a)\n  sub (b) bis\n  sub (b) ter\n  sub (c)\n");
}

#[test]
fn words_between_sub_paragraphs_stay_among_them() {
    let found = check(&["1. Decides:", "(a) One;", "as said before", "(b) Two;", "Closing words"]);
    assert_eq!(found, "chapeau 1\n  sub (a)\n  - \n  sub (b)\n- \n");
}

#[test]
fn the_numbering_shows_in_the_labels() {
    let lines = ["PP1. Recalling,", "43. One;", "43A. Two;", "46. Three."];
    let lines = lines.iter().map(|text| (Line::typed(text), Passage::default())).collect();
    let found = structure(lines);
    assert_eq!(found.numbering.first, 43);
    assert_eq!(found.numbering.preambular, unbracket_text::PreambularStyle::Pp);
    assert_eq!(found.numbering.insertion, unbracket_text::InsertionConvention::LetterSuffix);
    assert_eq!(found.provisions[2].standing, Standing::Inserted);
    assert_eq!(found.notices.len(), 1);
    assert!(!found.numbering.restarts);
}

#[test]
fn numbers_that_start_again_under_a_heading_restart() {
    let lines = ["I. Access", "1. One;", "2. Two;", "II. Means", "1. Three."];
    let lines = lines.iter().map(|text| (Line::typed(text), Passage::default())).collect();
    let found = structure(lines);
    assert!(found.numbering.restarts);
    assert!(found.notices.is_empty());
}
