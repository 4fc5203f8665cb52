//! Files that are not the known model, or none at all.

use std::borrow::Cow;

use unbracket_analysis::meaning::{Files, KNOWN, Model, ModelError, Trust};
use unbracket_analysis::overlap::Meaning;

use super::package;

fn files(weights: &'static [u8], pieces: &'static [u8]) -> Files<'static> {
    Files { weights: Cow::Borrowed(weights), pieces: Cow::Borrowed(pieces) }
}

#[test]
fn unknown_files_are_refused_by_name() {
    let error = Model::read(&files(b"weights", b"pieces"), Trust::Known).expect_err("unknown");
    let ModelError::Unknown { file, found, known, .. } = error else { panic!("{error}") };
    assert_eq!((file, known), ("the file of weights", KNOWN.weights));
    // printf weights | sha256sum
    assert_eq!(found, "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c");
}

#[test]
fn what_is_no_model_is_an_error_even_when_trusted() {
    let read = |weights, pieces| Model::read(&files(weights, pieces), Trust::Any);
    assert!(matches!(read(b"", b""), Err(ModelError::Form { .. })));
    assert!(matches!(read(b"PK", b"\x0a\x03abc"), Err(ModelError::Form { .. })));
    // Four pieces of one letter and rules without a table that could be read.
    let pieces = b"\x0a\x03\x0a\x01a\x0a\x03\x0a\x01b\x0a\x03\x0a\x01c\x0a\x03\x0a\x01d\x1a\x00";
    assert!(matches!(read(b"PK", pieces), Err(ModelError::Form { .. })));
    let table = b"\x0a\x03\x0a\x01a\x0a\x03\x0a\x01b\x0a\x03\x0a\x01c\x0a\x03\x0a\x01d\x1a\x06\x12\x04\0\0\0\0";
    assert!(matches!(read(b"PK", table), Err(ModelError::Archive { .. })));
    assert!(matches!(Files::of_wheel(b"no archive"), Err(ModelError::Archive { .. })));
}

#[test]
fn a_model_that_was_changed_is_taken_only_on_trust_and_says_so() {
    let Some(package) = package() else { return };
    let mut files = Files::of_wheel(&package).expect("the package holds the model");
    // A field that nobody reads, at the end of the file of pieces.
    files.pieces.to_mut().extend_from_slice(&[0x78, 0x01]);
    let error = Model::read(&files, Trust::Known).expect_err("it is not the known one");
    assert!(error.to_string().starts_with("the file of sentence pieces is not that of a known"));
    let model = Model::read(&files, Trust::Any).expect("it has the form");
    assert!(model.model().contains(KNOWN.weights));
    assert!(model.encode("Peace is kept.").is_some());
}
