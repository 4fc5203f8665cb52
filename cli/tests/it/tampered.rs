//! A real export, tampered with: each sort has its class and its exit code, and none is imported.

use std::fs;
use std::path::{Path, PathBuf};

use crate::record::{done, scripts};
use crate::{run, write};

/// An export of 300 entries and more: a full bundle and a partial one.
fn exported(name: &str) -> PathBuf {
    let folder = scripts(name);
    let many: String = (0..300)
        .map(|number| format!("Secretariat: accredit name \"State {number}\" basis observer\n"))
        .collect();
    write(&folder, "3.play", &many);
    done(&folder, &["play", "1.play", "3.play", "--data", "d", "--quiet"]);
    done(&folder, &["export", "--data", "d", "-o", "sound"]);
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("a copy");
        }
    }
}

/// Changes the bytes of a file.
fn edit(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).expect("a file of the export");
    change(&mut bytes);
    fs::write(path, bytes).expect("a file of the export");
}

/// The only partial tile below a folder.
fn partial(export: &Path, level: &str) -> PathBuf {
    let folder = export.join(level);
    let mut names = fs::read_dir(&folder).expect("a folder").map(|it| it.expect("an entry").path());
    names.next().expect("a partial tile")
}

type Tampering = (&'static str, i32, fn(&Path));

/// The nine of the literature, and some of our own.
const TAMPERINGS: &[Tampering] = &[
    ("a bit in a bundle", 14, |at| edit(&at.join("tile/entries/000"), |it| it[100] ^= 1)),
    ("a bit in a tile", 15, |at| edit(&at.join("tile/0/000"), |it| it[40] ^= 1)),
    ("a bit in a tile above", 15, |at| edit(&partial(at, "tile/1/000.p"), |it| it[3] ^= 1)),
    ("another root", 12, |at| {
        edit(&at.join("checkpoint"), |it| {
            let root = it.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(1);
            let place = root.expect("a line").0 + 3;
            it[place] = if it[place] == b'A' { b'B' } else { b'A' };
        });
    }),
    ("the last tile gone", 16, |at| {
        fs::remove_file(partial(at, "tile/0/001.p")).expect("a tile");
    }),
    ("the last bundle gone", 16, |at| {
        fs::remove_file(partial(at, "tile/entries/001.p")).expect("a bundle");
    }),
    ("two entries swapped", 14, |at| {
        edit(&at.join("tile/entries/000"), |it| {
            let first = usize::from(u16::from_be_bytes([it[0], it[1]])) + 2;
            it.rotate_left(first);
        });
    }),
    ("an entry more in a full bundle", 14, |at| {
        edit(&at.join("tile/entries/000"), |it| it.extend([0, 1, b'x']));
    }),
    ("a bundle cut", 14, |at| edit(&at.join("tile/entries/000"), |it| it.truncate(it.len() - 9))),
    ("half written", 16, |at| fs::remove_dir_all(at.join("tile")).expect("tiles")),
    ("no checkpoint", 16, |at| fs::remove_file(at.join("checkpoint")).expect("a checkpoint")),
    ("an empty checkpoint", 13, |at| edit(&at.join("checkpoint"), Vec::clear)),
    ("a newer form", 10, |at| fs::write(at.join("FORM"), "unbracket-export 2\n").expect("FORM")),
    ("a line in the erasures", 20, |at| edit(&at.join("erasures"), |it| it.extend(b"none\n"))),
    ("an erasure that was none", 20, |at| edit(&at.join("erasures"), |it| it.extend(b"3 ab\n"))),
    ("a stranger's file", 17, |at| fs::write(at.join("bodies/x"), "x").expect("a file")),
    ("a folder for a file", 18, |at| {
        fs::remove_file(at.join("key")).expect("the key");
        fs::create_dir(at.join("key")).expect("a folder");
    }),
    ("a huge file", 18, |at| {
        let file = fs::File::create(at.join("tile/0/000")).expect("a tile");
        file.set_len(5 << 30).expect("a sparse file");
    }),
    #[cfg(unix)]
    ("a link", 18, |at| {
        fs::remove_file(at.join("key")).expect("the key");
        std::os::unix::fs::symlink("policy", at.join("key")).expect("a link");
    }),
    #[cfg(unix)]
    ("a folder behind a link", 17, |at| {
        fs::rename(at.join("tile"), at.with_file_name("elsewhere")).expect("tiles");
        std::os::unix::fs::symlink("../elsewhere", at.join("tile")).expect("a link");
    }),
];

#[test]
fn each_tampering_with_an_export_has_its_exit_code_and_none_is_imported() {
    let folder = exported("tampered");
    let mut wrong = Vec::new();
    for (what, code, tamper) in TAMPERINGS {
        let at = folder.join("tampered");
        let _ = fs::remove_dir_all(&at);
        let _ = fs::remove_dir_all(folder.join("elsewhere"));
        copy(&folder.join("sound"), &at);
        tamper(&at);
        let ran = run(&folder, &["verify", "tampered"]);
        if ran.code != *code || !ran.out.contains("NOT SOUND: ") {
            wrong.push(format!("{what}: {} instead of {code}\n{}", ran.code, ran.out));
        }
        let import =
            run(&folder, &["import", "tampered", "--data", "e", "--origin", "e.example/x"]);
        assert_eq!(import.code, ran.code, "{what}: {}", import.err);
        assert!(!folder.join("e").exists(), "{what}: something was imported");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(run(&folder, &["verify", "sound"]).code, 0, "the planted faults are the only ones");
}

#[test]
fn an_export_is_held_against_what_was_kept_of_it() {
    let folder = exported("tampered-kept");
    done(&folder, &["play", "1.play", "--data", "other", "--quiet"]);
    done(&folder, &["play", "2.play", "--data", "other", "--continue", "--quiet"]);
    let code = |arguments: &[&str]| run(&folder, arguments).code;
    assert_eq!(code(&["verify", "sound", "--older", "sound/checkpoint", "--key", "sound/key"]), 0);
    let key = "record.example+00000000+AQ==";
    assert_eq!(code(&["verify", "sound", "--key", key]), 2);
    assert_eq!(code(&["verify", "sound", "--key", "other/head"]), 2);
    assert_eq!(code(&["verify", "sound", "--older", "1.play"]), 13);
    assert_eq!(code(&["verify", "sound", "--receipt", "1.play"]), 23);
    assert_eq!(code(&["verify", "sound", "--policy", "1.play"]), 3);
    assert_eq!(code(&["verify", "sound", "--older", "absent"]), 3);
    assert_eq!(code(&["verify", "absent"]), 3);
    assert_eq!(code(&["verify", "d"]), 10);
    assert_eq!(code(&["export", "--data", "d", "-o", "sound"]), 4);
}
