use std::io::{Read, Write};
use std::path::Path;

use crate::{charter, folder, play, run};

const BASE: &str = "# Text\n\n1. One paragraph on the governance of the network by all its parties;\n\n2. A second on the financing of access in places far from any cable;\n\n3. A third on rights that hold online as they hold offline;\n\n4. A fourth on artificial intelligence under human oversight;\n\n5. A fifth on the forum and its standing secretariat;\n\n6. A sixth on the review of all of this in ten years;\n\n7. A seventh on thanks to the host for the warm welcome.\n";

/// Compiles the charter to every format into a folder, as a user would.
fn compile_charter(out: &Path) -> crate::Ran {
    let to = |name: &str| out.join(name).display().to_string();
    let outputs = ["c.docx", "c.html", "c.md", "c.json"].map(to);
    let (redline, clean) = (to("redline.docx"), to("clean.docx"));
    let mut arguments = vec!["compile", "base.md", "submissions", "not-this-text.md"];
    for output in &outputs {
        arguments.extend(["-o", output]);
    }
    arguments.extend(["--redline", &redline, "--clean", &clean, "--as", "Aldoria"]);
    run(&charter(), &arguments)
}

#[test]
fn the_summary_of_the_charter_says_what_was_done_and_what_was_not() {
    let ran = compile_charter(&folder("charter"));
    assert_eq!(ran.code, 1, "one file is another text");
    insta::assert_snapshot!("summary_of_the_charter", ran.out);
}

#[test]
fn a_move_in_a_version_raises_no_notice_about_numbers() {
    let ran = run(&charter(), &["compile", "base.md", "submissions"]);
    assert!(!ran.err.contains("numbers"), "{}", ran.err);
}

#[test]
fn compiled_twice_the_bytes_are_the_same() {
    let (one, two) = (folder("once-more-1"), folder("once-more-2"));
    compile_charter(&one);
    compile_charter(&two);
    for name in ["c.docx", "c.html", "c.md", "c.json", "redline.docx", "clean.docx"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(name)).expect("an output");
        assert!(bytes(&one) == bytes(&two), "{name} differs from one run to the next");
    }
}

#[test]
fn nothing_of_a_documents_metadata_reaches_the_outputs() {
    let folder = play("metadata", "", &[]);
    std::fs::copy(charter().join("base.md"), folder.join("base.md")).expect("the base");
    let planted = planted(&charter().join("submissions/Island Forum.docx"));
    assert!(everything("x.docx", &planted).contains("Jane Doe"), "the fault is planted");
    std::fs::write(folder.join("in/Island Forum.docx"), planted).expect("a submission");
    let outputs = ["a.docx", "a.html", "a.md", "a.json", "r.docx", "k.docx"];
    let mut arguments =
        vec!["compile", "base.md", "in", "--redline", "r.docx", "--clean", "k.docx"];
    for output in &outputs[..4] {
        arguments.extend(["-o", output]);
    }
    assert_eq!(run(&folder, &arguments).code, 0);
    for name in outputs {
        let text = everything(name, &std::fs::read(folder.join(name)).expect("an output"));
        for secret in ["Jane Doe", "Ministry of Secrets", "2031-05-06"] {
            assert!(!text.contains(secret), "{name} holds {secret}");
        }
    }
}

/// A Word file with other metadata: its author, her employer, the hours of her changes.
fn planted(path: &Path) -> Vec<u8> {
    const CORE: &str = r#"<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>Jane Doe</dc:creator><cp:lastModifiedBy>Jane Doe</cp:lastModifiedBy><cp:category>Ministry of Secrets</cp:category><dcterms:created xsi:type="dcterms:W3CDTF">2031-05-06T07:08:09Z</dcterms:created></cp:coreProperties>"#;
    let file = std::fs::File::open(path).expect("a Word file of the example");
    let mut old = zip::ZipArchive::new(file).expect("a package");
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for at in 0..old.len() {
        let mut part = old.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the bytes of a part");
        if name == "docProps/core.xml" {
            continue;
        }
        if name == "word/document.xml" {
            let text = String::from_utf8(bytes).expect("XML");
            let dated = text.split("w:date=\"").map(|part| match part.split_once('"') {
                Some((date, rest)) if date.ends_with('Z') => {
                    format!("2031-05-06T07:08:09Z\"{rest}")
                }
                _ => part.to_owned(),
            });
            bytes = dated.collect::<Vec<_>>().join("w:date=\"").into_bytes();
        }
        new.start_file(name, options).expect("a part");
        new.write_all(&bytes).expect("the bytes of a part");
    }
    new.start_file("docProps/core.xml", options).expect("a part");
    new.write_all(CORE.as_bytes()).expect("the bytes of a part");
    new.finish().expect("a package").into_inner()
}

/// All that a file holds, unpacked where it is a Word file.
fn everything(name: &str, bytes: &[u8]) -> String {
    if !name.ends_with(".docx") {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
    let mut out = String::new();
    for at in 0..package.len() {
        let mut part = package.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("the bytes of a part");
        out.push_str(&String::from_utf8_lossy(&bytes));
    }
    out
}

#[test]
fn a_long_row_left_out_is_remarked_on_and_an_excerpt_deletes_nothing() {
    let part = BASE.split("2. A").next().expect("a part").replace("by all", "by each of");
    let folder = play("excerpt", BASE, &[("Aldoria.md", &part)]);
    let whole = run(&folder, &["compile", "base.md", "in", "--likeness", "5"]);
    assert!(whole.err.contains("6 provisions in a row"), "{}", whole.err);
    let excerpt = ["compile", "base.md", "in", "--excerpt", "Aldoria.md", "-o", "out.md"];
    let ran = run(&folder, &excerpt);
    assert!(ran.code == 0 && !ran.err.contains("in a row"), "{}{}", ran.out, ran.err);
    let out = std::fs::read_to_string(folder.join("out.md")).expect("the compilation");
    assert!(out.contains("**each of** – Aldoria") && !out.contains("Delete the whole"), "{out}");
}

#[test]
fn a_sponsor_that_sent_two_files_is_named() {
    let (one, two) =
        (BASE.replace("ten years", "five years"), BASE.replace("ten years", "two years"));
    let folder = play("two-files", BASE, &[("Aldoria.md", &one), ("letter.md", &two)]);
    let ran = run(&folder, &["compile", "base.md", "in", "--by", "letter.md=Aldoria"]);
    assert!(ran.err.contains("Aldoria also sent in/Aldoria.md"), "{}", ran.err);
}

#[test]
fn blanks_stand_outside_the_brackets() {
    let version = BASE.replace("the financing", "the sustainable financing");
    let folder = play("blanks", BASE, &[("Aldoria.md", &version)]);
    run(&folder, &["compile", "base.md", "in", "-o", "out.md"]);
    let out = std::fs::read_to_string(folder.join("out.md")).expect("the compilation");
    assert!(out.contains("on the [**sustainable** – Aldoria] financing"), "{out}");
}

#[test]
fn a_reader_that_goes_away_raises_no_panic() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_unbracket"))
        .args(["compare", "base.md", "not-this-text.md", "--all", "--json"])
        .current_dir(charter())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the binary ends");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && !said.contains("panicked"), "{said}");
}

#[test]
fn tracked_changes_that_a_comparison_accepts_are_named() {
    let folder = play("passed-by", "", &[]);
    let redline = ["compile", "base.md", "submissions/Aldoria.md", "--redline"];
    let to = folder.join("redline.docx").display().to_string();
    run(&charter(), &[&redline[..], &[to.as_str()]].concat());
    let ran = run(&folder, &["compare", "redline.docx", "redline.docx"]);
    assert!(ran.err.contains("are taken as accepted"), "{}", ran.err);
}

#[test]
fn what_an_option_or_a_bullet_is_called_is_printed() {
    let base = format!("{BASE}\nOption 1: A fund is set up.\n\nOption 2: No fund is set up.\n");
    let folder = play("options", &base, &[("Aldoria.md", &base.replace("ten", "five"))]);
    run(&folder, &["compile", "base.md", "in", "-o", "out.md"]);
    let out = std::fs::read_to_string(folder.join("out.md")).expect("the compilation");
    let read = run(&folder, &["read", "base.md"]).out;
    for said in [out, read] {
        assert!(said.contains("Option 2") && said.contains("No fund is set up"), "{said}");
    }
}

#[test]
fn a_base_without_submissions_is_a_slip_and_said_to_be_one() {
    let folder = play("alone", BASE, &[]);
    let ran = run(&folder, &["compile", "base.md", "base.md"]);
    assert!(ran.code == 2 && ran.err.contains("besides the base"), "{}", ran.err);
}
