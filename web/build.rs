//! Lists what is embedded: locales and assets, so that adding a file is enough.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets it"));
    let mut code = String::from(
        "/// Language, and a file of its messages.\npub(crate) static LOCALES: &[(&str, &str)] = &[\n",
    );
    for language in sorted(&root.join("locales")) {
        let name = name(&language);
        for file in sorted(&language) {
            let _ =
                writeln!(code, "    ({name:?}, include_str!({:?})),", file.display().to_string());
        }
    }
    code.push_str("];\n/// Name and bytes of a file that pages need.\npub(crate) static ASSETS: &[(&str, &[u8])] = &[\n");
    for file in sorted(&root.join("assets")) {
        let _ = writeln!(
            code,
            "    ({:?}, include_bytes!({:?})),",
            name(&file),
            file.display().to_string()
        );
    }
    code.push_str("];\n");
    fs::write(out.join("embedded.rs"), code).expect("the build folder can be written");
    for folder in ["locales", "assets"] {
        println!("cargo:rerun-if-changed={}", root.join(folder).display());
    }
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder is part of the crate");
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().expect("it came from a folder").to_string_lossy().into_owned()
}
