//! Vectors of meaning: those of the Python package, and what they are good for across languages.

mod gold;
mod refused;

use std::sync::OnceLock;

use unbracket_analysis::meaning::{Files, Model, Trust};
use unbracket_testkit::data;

/// One way to say a provision in a language.
pub(crate) struct Said {
    pub(crate) provision: u32,
    pub(crate) is_first_way: bool,
    pub(crate) language: &'static str,
    pub(crate) text: &'static str,
}

/// Our texts: twelve provisions in two ways in six languages.
pub(crate) fn texts() -> Vec<Said> {
    let lines = include_str!("../gold/meaning.tsv").lines().filter(|line| !line.starts_with('#'));
    let said = |line: &'static str| {
        let parts: Vec<&str> = line.split('\t').collect();
        Said {
            provision: parts[0].parse().expect("a number"),
            is_first_way: parts[1] == "one",
            language: parts[2],
            text: parts[3],
        }
    };
    lines.map(said).collect()
}

/// The package's bytes, if it is here.
#[expect(clippy::disallowed_methods, reason = "the crate reads nothing; its tests read the model")]
pub(crate) fn package() -> Option<Vec<u8>> {
    data::meaning().map(|path| std::fs::read(path).expect("the package can be read"))
}

/// The model, read once.
pub(crate) fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    let read = || {
        let files = Files::of_wheel(&package()?).expect("the package holds the model");
        Some(Model::read(&files, Trust::Known).expect("it is the known one"))
    };
    MODEL.get_or_init(read).as_ref()
}

pub(crate) fn cosine(one: &[f32], other: &[f32]) -> f64 {
    one.iter().zip(other).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}
