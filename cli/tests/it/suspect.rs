use crate::{play, run};

const BASE: &str = "# Text\n\n1. States shall act together in good faith and at once;\n\n2. Nobody shall be left out of the network.\n";

#[test]
fn look_alike_words_are_told_by_compile_compare_and_read() {
    let trick = BASE.replace("States", "St\u{430}tes").replace("network", "net\u{200b}work");
    let folder = play("alike", BASE, &[("Aldoria.md", &trick)]);
    for arguments in [
        vec!["compile", "base.md", "in", "--json"],
        vec!["compare", "base.md", "in/Aldoria.md", "--json"],
        vec!["read", "in/Aldoria.md", "--json"],
    ] {
        let ran = run(&folder, &arguments);
        for (door, said) in [("terminal", &ran.err), ("JSON", &ran.out)] {
            assert!(said.contains("U+0430") && said.contains("U+200B"), "{door}: {said}");
            assert!(said.contains("look-alike") && said.contains("paragraph 1"), "{door}: {said}");
        }
    }
}

#[test]
fn sponsors_whose_names_look_the_same_are_told_apart() {
    let version = BASE.replace("at once", "in time");
    let versions = [("Aldoria.md", version.as_str()), ("\u{410}ldoria.md", version.as_str())];
    let ran = run(&play("names", BASE, &versions), &["compile", "base.md", "in"]);
    assert!(ran.err.contains("look the same and are not"), "{}", ran.err);
}

#[test]
fn nothing_of_a_document_or_a_name_steers_the_terminal() {
    let version = BASE.replace("at once", "\u{1b}]0;owned\u{7}\u{1b}[2J\u{202e}in time");
    let folder = play("steer", BASE, &[("Al\u{1b}[31mdoria\nset aside.md", &version)]);
    let name = "in/Al\u{1b}[31mdoria\nset aside.md";
    for arguments in [
        vec!["compile", "base.md", "in", "absent\u{1b}[2J.md"],
        vec!["compare", "base.md", name, "--color", "never"],
        vec!["read", name],
        vec!["read", "absent\u{1b}[2J.md"],
        vec!["trace", name, "--inputs", "in", "--base", "base.md"],
    ] {
        let ran = run(&folder, &arguments);
        let said = format!("{}{}", ran.out, ran.err);
        assert!(!said.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{arguments:?}: {said}");
        assert!(!said.contains("\nset aside.md"), "{arguments:?}: {said}");
    }
}

#[test]
fn no_color_and_color_always_are_obeyed() {
    let folder = play("colour", BASE, &[("Aldoria.md", &BASE.replace("at once", "in time"))]);
    let compare =
        |colour| run(&folder, &["compare", "base.md", "in/Aldoria.md", "--color", colour]).out;
    assert!(compare("always").contains("\u{1b}["));
    assert!(!compare("auto").contains('\u{1b}'), "no terminal, no colour");
    assert!(compare("never").contains("[-at once-]{+in time+}"));
}
