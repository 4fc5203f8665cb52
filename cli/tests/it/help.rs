use crate::{folder, run};

fn check(command: &str) {
    let arguments: &[&str] =
        if command == "unbracket" { &["--help"] } else { &[command, "--help"] };
    let ran = run(&folder("help"), arguments);
    assert_eq!(ran.code, 0, "{}", ran.err);
    insta::assert_snapshot!(format!("help_of_{command}"), ran.out);
}

#[test]
fn help_teaches_by_example() {
    for command in [
        "unbracket",
        "compile",
        "compare",
        "read",
        "trace",
        "completions",
        "man",
        "analyse",
        "play",
        "verify",
        "export",
        "import",
        "serve",
        "backup",
        "restore",
    ] {
        check(command);
    }
}

#[test]
fn every_command_has_a_man_page() {
    let folder = folder("man");
    assert_eq!(run(&folder, &["man", "pages"]).code, 0);
    for command in [
        "", "-compile", "-compare", "-read", "-trace", "-analyse", "-play", "-verify", "-export",
        "-import",
    ] {
        let page = folder.join(format!("pages/unbracket{command}.1"));
        let page = std::fs::read_to_string(page).expect("a man page");
        assert!(page.contains(".SH \"EXIT STATUS\"") || page.contains(".SH EXIT STATUS"), "{page}");
        assert!(command.is_empty() || page.contains(".SH EXAMPLES"), "{page}");
    }
}

#[test]
fn every_shell_has_completions() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(&folder("completions"), &["completions", shell]);
        assert!(ran.code == 0 && ran.out.contains("compile"), "{shell}");
    }
}
