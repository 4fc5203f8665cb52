//! Lists what is embedded: locales, assets, the example review and the documentation, so that adding a file is enough.

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
    let review = root.join("../examples/review");
    let code = texts("REVIEW", "every file of the example review", &review);
    fs::write(out.join("review.rs"), code).expect("the build folder can be written");
    let docs = root.join("../docs");
    let code = texts("GUIDES", "every page of the documentation", &docs) + &translated(&docs);
    fs::write(out.join("guides.rs"), code).expect("the build folder can be written");
    for folder in ["locales", "assets", "../examples/review", "../docs"] {
        println!("cargo:rerun-if-changed={}", root.join(folder).display());
    }
}

/// A list of the names and texts of the files of a folder.
fn texts(list: &str, what: &str, folder: &Path) -> String {
    let mut code = format!("/// Name and text of {what}.\nstatic {list}: &[(&str, &str)] = &[\n");
    for file in sorted(folder).into_iter().filter(|path| path.is_file()) {
        let path = file.display().to_string();
        let _ = writeln!(code, "    ({:?}, include_str!({path:?})),", name(&file));
    }
    code.push_str("];\n");
    code
}

/// A list of the pages of the documentation that stand in a folder of their language.
fn translated(docs: &Path) -> String {
    let mut code = String::from(
        "/// Language, name and text of every page of the documentation in another language.\n\
         static TRANSLATED: &[(&str, &str, &str)] = &[\n",
    );
    for folder in sorted(docs).into_iter().filter(|path| path.is_dir() && name(path).len() == 2) {
        let language = name(&folder);
        for file in sorted(&folder) {
            let path = file.display().to_string();
            let _ =
                writeln!(code, "    ({language:?}, {:?}, include_str!({path:?})),", name(&file));
        }
    }
    code.push_str("];\n");
    code
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
