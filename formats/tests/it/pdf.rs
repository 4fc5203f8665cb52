//! The text of PDFs.

use proptest::prelude::*;
use unbracket_formats::brackets::census;
use unbracket_formats::{Limits, ReadError, pdf};

use crate::support::{bytes, data, options, recall, text};

#[test]
fn the_words_of_the_non_paper_are_those_that_pdftotext_finds() {
    let Some(folder) = data("paris-agreement-cop21/archive") else { return };
    let file = bytes(&folder.join("8infnot.pdf"));
    let document = pdf::read(&file, &options()).expect("read");
    let expected = String::from_utf8(bytes(&folder.join("8infnot.txt"))).expect("UTF-8");
    let raw = pdf::text(&file, &Limits::default()).expect("read");
    let share = recall(&expected, &raw);
    println!("8infnot.pdf, before running heads are left out: recall {share:.4}");
    assert!(share >= 0.98, "{share}");
    let found = text(&document.accepted);
    let (there, back) = (recall(&expected, &found), recall(&found, &expected));
    let brackets = census(&document.accepted);
    let count = document.accepted.visit().count();
    println!(
        "8infnot.pdf: recall {there:.4}, precision {back:.4}, {count} provisions, {brackets:?}"
    );
    // The heads of 20 pages are left out with a notice; they are 3 words in a hundred.
    assert!(there >= 0.96, "{there}");
    let heads = document.notices.iter().find(|notice| notice.code == "running-heads-dropped");
    let heads = &heads.expect("the heads are named").message;
    assert!(heads.contains("DURBAN PLATFORM") && heads.contains("Page 1 of 20"), "{heads}");
    assert!(back >= 0.98, "{back}");
    assert_eq!(brackets.opened, 231);
}

#[test]
fn what_is_no_pdf_is_refused_by_name() {
    let error = pdf::read(b"hello", &options()).expect_err("refused");
    assert!(matches!(error, ReadError::WrongKind { .. }));
    let error = pdf::read(b"%PDF-1.4\nnothing", &options()).expect_err("refused");
    assert!(matches!(error, ReadError::Damaged { .. }), "{error}");
}

#[test]
fn a_damaged_file_is_refused_and_never_a_panic() {
    let Some(file) = data("paris-agreement-cop21/archive/8infnot.pdf") else { return };
    let whole = bytes(&file);
    for cut in [whole.len() / 2, 5_000, 1_000] {
        let _ = pdf::text(&whole[..cut], &Limits::default());
    }
    for step in 1..4 {
        let mut broken = whole.clone();
        for at in (step * 997..broken.len()).step_by(step * 4_001) {
            broken[at] ^= 0x55;
        }
        let _ = pdf::text(&broken, &Limits::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut file = b"%PDF-1.5\n".to_vec();
        file.extend(bytes);
        let _ = pdf::read(&file, &options());
    }
}
