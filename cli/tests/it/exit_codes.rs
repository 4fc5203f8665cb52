use crate::{charter, folder, play, run, write};

const BASE: &str = "# Text\n\n1. States shall act together in good faith and at once;\n\n2. Nobody shall be left out of the network.\n";

#[test]
fn exit_codes_are_as_documented() {
    let folder = play("codes", BASE, &[("Aldoria.md", &BASE.replace("at once", "in time"))]);
    write(&folder, "empty.md", "");
    std::fs::write(folder.join("picture.docx"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        .expect("a picture");
    let check = |code: i32, arguments: &[&str]| {
        let ran = run(&folder, arguments);
        assert_eq!(ran.code, code, "{arguments:?}: {}{}", ran.out, ran.err);
    };
    check(0, &["compile", "base.md", "in", "-o", "out.md"]);
    check(0, &["compare", "base.md", "in/Aldoria.md"]);
    check(0, &["read", "base.md"]);
    check(0, &["trace", "in/Aldoria.md", "--inputs", "in", "--base", "base.md"]);
    check(1, &["compile", "base.md", "in", "picture.docx"]);
    check(1, &["trace", "base.md", "--inputs", "in", "empty.md", "--base", "base.md"]);
    check(2, &["compile", "base.md"]);
    check(2, &["compile", "base.md", "in", "-o", "out.pdf"]);
    check(2, &["compile", "base.md", "in", "--by", "other.md=Aldoria"]);
    check(2, &["compile", "base.md", "in", "--clean", "out.md", "--as", "Nobody"]);
    check(3, &["compile", "absent.md", "in"]);
    check(3, &["compile", "empty.md", "in"]);
    check(3, &["compare", "base.md", "picture.docx"]);
    check(4, &["compile", "base.md", "in", "-o", "no/such/folder/out.md"]);
}

#[test]
fn an_output_never_overwrites_an_input() {
    let folder = play("overwrite", BASE, &[("Aldoria.md", BASE)]);
    for arguments in [
        vec!["compile", "base.md", "in", "-o", "./base.md"],
        vec!["compile", "base.md", "in", "--clean", "in/Aldoria.md"],
        vec!["compile", "base.md", "in", "-o", "a.md", "-o", "./a.md"],
        vec!["compare", "base.md", "in/Aldoria.md", "-o", "in/../base.json", "-o", "base.json"],
        vec!["read", "base.md", "-o", "base.md"],
    ] {
        assert_eq!(run(&folder, &arguments).code, 2, "{arguments:?}");
    }
    assert_eq!(std::fs::read_to_string(folder.join("base.md")).expect("the base"), BASE);
}

#[test]
fn what_a_folder_holds_besides_documents_is_named() {
    let folder = play("besides", BASE, &[("Aldoria.md", BASE), ("Marenia.odt", "?")]);
    let ran = run(&folder, &["compile", "base.md", "in"]);
    assert!(ran.code == 1 && ran.out.contains("in/Marenia.odt: its ending"), "{}", ran.out);
}

#[test]
fn a_folder_without_documents_is_refused() {
    let folder = play("bare", BASE, &[]);
    let ran = run(&folder, &["compile", "base.md", "in"]);
    assert!(ran.code == 3 && ran.err.contains("no document"), "{}", ran.err);
}

#[test]
fn a_refused_base_names_the_file_and_the_reason_once() {
    let folder = folder("once");
    let ran = run(&folder, &["read", "absent.md"]);
    assert_eq!(ran.err.matches("absent.md").count(), 1, "{}", ran.err);
}

#[test]
fn another_text_is_refused_with_the_figure_and_a_hint() {
    let ran = run(&charter(), &["compile", "base.md", "not-this-text.md"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("2 % of the base") && ran.out.contains("--excerpt"), "{}", ran.out);
}

#[test]
fn a_change_within_a_bracket_is_compared_without_loss() {
    let base = "# Text\n\n1. States [EU: shall [in full] act together] for the network;\n";
    let folder = play("within", base, &[("Aldoria.md", &base.replace("in full", "in part"))]);
    let ran = run(&folder, &["compare", "base.md", "in/Aldoria.md", "-o", "out.html"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = "States [EU: shall [in [-full-]{+part+}] act together] for the network";
    assert!(ran.out.contains(line), "{}", ran.out);
}
