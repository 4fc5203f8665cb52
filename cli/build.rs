//! Lists the example review, so that the demonstration carries it.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    let folder = root.join("../examples/review");
    let entries = fs::read_dir(&folder).expect("the example is part of the project");
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let mut code = String::from(
        "/// Name and text of every file of the example review.\npub(crate) static REVIEW: &[(&str, &str)] = &[\n",
    );
    for file in files {
        let name = file.file_name().expect("it came from a folder").to_string_lossy();
        let _ = writeln!(code, "    ({:?}, include_str!({:?})),", name, file.display().to_string());
    }
    code.push_str("];\n");
    fs::write(out.join("review.rs"), code).expect("the build folder can be written");
    println!("cargo:rerun-if-changed={}", folder.display());
}
