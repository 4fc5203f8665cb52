//! HTML in and out.

use proptest::prelude::*;
use unbracket_formats::{Document, ReadError, html};

use crate::drafts::any_draft;
use crate::support::{options, outline, text};

fn read(text: &str) -> Document {
    html::read(text.as_bytes(), &options()).expect("HTML is read")
}

fn check(source: &str, expected: &str) {
    assert_eq!(text(&read(source).accepted), expected, "{source}");
}

#[test]
fn blocks_are_paragraphs() {
    check(
        "<h1>T</h1><p>a <b>[shall]</b><br>b<p>c<div>d<p>e</p>f</div>",
        " T\n a [shall] b\n c\n d\n e\n f",
    );
    check("<p>a<br><br>b</p>", " a\n b");
    check("<table><tr><th>a<td>b<tr><td>c<td>d</table>", " a | b\n c | d");
}

#[test]
fn list_items_bear_the_numbers_that_are_shown() {
    check(
        "<ol start=3><li>a<li value=9>b<ol type=a><li>x<li>y</ol></ol><ul><li>z</ul>",
        "3 a\n9 b\na x\nb y\n• z",
    );
    check("<ol><li><ul><li>a</ul></ol>", "1 \n• a");
}

#[test]
fn scripts_styles_and_hidden_words_are_dropped_with_notices() {
    let document = read(
        "<html lang=es><head><title>T &amp; T</title><style>p{}</style></head><body>\
         <script>evil()</script><p hidden>secret<p>a<img src=http://x alt=seal onerror=x></body>",
    );
    assert_eq!(text(&document.accepted), " aseal");
    assert_eq!(document.accepted.title(), Some("T & T"));
    assert_eq!(document.accepted.language(), Some("es"));
    let codes: Vec<_> = document.notices.iter().map(|notice| notice.code).collect();
    assert_eq!(codes, ["images-dropped", "scripts-dropped", "hidden-dropped"]);
}

#[test]
fn insertions_and_deletions_are_tracked_changes() {
    let document = read(
        "<p>All <del data-author=Aldoria datetime=2025-11-02>men</del><ins data-author=Aldoria \
         datetime=2025-11-01>people</ins> have rights</p><ins data-author=Marenia><p>New</p></ins>",
    );
    assert_eq!(text(&document.accepted), " All people have rights\n New");
    assert_eq!(text(&document.rejected), " All men have rights");
    assert_eq!(document.versions.len(), 2);
    assert_eq!(document.versions[0].since.as_deref(), Some("2025-11-01"));
    assert_eq!(text(&document.versions[1].draft), " All men have rights\n New");
}

#[test]
fn words_that_one_put_in_and_another_struck_out_stand_in_neither_text() {
    let document = read(
        "<p>All <ins data-author=Aldoria>good <del data-author=Marenia>old </del></ins>men</p>",
    );
    assert_eq!(text(&document.accepted), " All good men");
    assert_eq!(text(&document.rejected), " All men");
    assert_eq!(text(&document.versions[0].draft), " All good old men");
}

#[test]
fn deep_nesting_is_refused_by_name_and_in_time() {
    let error = html::read("<div>".repeat(100_000).as_bytes(), &options()).expect_err("refused");
    assert!(matches!(error, ReadError::OverLimit { .. }), "{error}");
    assert!(error.to_string().contains("depth"));
    let flat = "<p>a<li>b".repeat(20_000);
    assert!(html::read(flat.as_bytes(), &options()).is_ok());
}

#[test]
fn a_written_page_says_language_and_direction() {
    let arabic = read("<html lang=ar><p>نؤكد من جديد</p></html>").accepted;
    let page = html::write_draft(&arabic).text;
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(!page.contains("<script") && !page.contains("style="));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn a_page_is_read_back_exactly(draft in any_draft()) {
        let written = html::write_draft(&draft);
        let back = read(&written.text).accepted;
        prop_assert_eq!(&written.notices, &Vec::new());
        prop_assert_eq!(back, draft);
    }

    #[test]
    fn no_bytes_make_the_reader_fail(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = html::read(&bytes, &options());
    }

    #[test]
    fn no_tag_soup_makes_the_reader_fail(
        parts in prop::collection::vec(
            prop_oneof![
                Just("<p>"), Just("</p>"), Just("<ins>"), Just("</del>"), Just("<table><tr><td>"),
                Just("<li>"), Just("</ol>"), Just("<br>"), Just("<svg><p>"), Just("[x]"), Just("<b>"),
                Just("<article data-unbracket=\"draft/1\">"), Just("<!--"), Just("<h1 id=a data-kind=title data-depth=9>"),
                Just("<span data-label=1>"), Just("</span>"), Just("&#x0;"), Just("<title>")
            ],
            0..40,
        )
    ) {
        let _ = html::read(parts.concat().as_bytes(), &options());
    }
}

#[test]
fn a_writer_that_does_not_escape_is_found_out() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let found = runner.run(&any_draft(), |draft| {
        let careless = html::write_draft(&draft).text.replace("&lt;", "<").replace("&amp;", "&");
        prop_assert_eq!(outline(&read(&careless).accepted), outline(&draft));
        Ok(())
    });
    assert!(found.is_err());
}
