//! The readers of tables.

use proptest::prelude::*;
use unbracket_analysis::Answer;
use unbracket_analysis::read::positions::answers as positions;
use unbracket_analysis::read::{ReadError, polis};
use unbracket_testkit::data;

#[test]
fn words_of_every_scale_are_read() {
    let text =
        "Actor,item,answer\nA,1,agree\nB,1,Objects\nC,1,abstain\nA,2,1\nB,2,-1\nC,2,\nA,1,no\n";
    let room = positions(text, "p.csv").unwrap();
    assert_eq!(room.actors(), ["A", "B", "C"]);
    assert_eq!(room.answer(0, 0), Some(Answer::Against));
    assert_eq!(room.answer(1, 0), Some(Answer::Against));
    assert_eq!(room.answer(2, 0), Some(Answer::Neutral));
    assert_eq!(room.answer(2, 1), None);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    let said = |text: &str| positions(text, "p.csv").unwrap_err().to_string();
    assert!(said("").contains("p.csv: there are no rows"));
    assert!(said("actor,item,answer\n").contains("there are no rows"));
    assert!(
        said("actor,thing,answer\nA,1,yes\n").starts_with("p.csv, line 1: there is no column item")
    );
    let wrong = said("actor,item,answer\nA,1,yes\nB,1,maybe\n");
    assert!(
        wrong.starts_with("p.csv, line 3, column answer: \"maybe\" is not an answer: agree"),
        "{wrong}"
    );
    assert!(said("actor,item,answer\n,1,yes\n").contains("line 2, column actor"));
    assert!(said("actor,item,answer\nA,1\n").contains("line 2: there are 2 cells and not 3"));
}

#[test]
fn votes_outside_the_scale_and_columns_twice_are_refused() {
    let head = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,1\n";
    let wide = |rest: &str| polis::participants_votes(&format!("{head}{rest}"), "v.csv");
    let error = wide("7,0,0,2,1,0,1,2\n").unwrap_err();
    assert!(matches!(&error, ReadError::Cell { line: 2, column, .. } if column == "1"), "{error}");
    assert!(
        wide("7,0,0,2,1,0,1,\n7,0,0,2,1,0,1,\n").unwrap_err().to_string().contains("came before")
    );
    assert!(wide("7,x,0,2,1,0,1,\n").is_err());
    let twice = "participant,group-id,0,0\n1,,1,1\n";
    assert!(matches!(polis::participants_votes(twice, "v.csv"), Err(ReadError::Twice { .. })));
    let one = wide("7,,0,2,1,0,1,\n").unwrap();
    assert_eq!((one.answers.len(), one.groups), (1, vec![None]));
}

#[test]
fn lines_are_those_of_an_editor_whatever_stands_before() {
    let said = |text: &str| positions(text, "p.csv").unwrap_err().to_string();
    let quoted = said("actor,item,answer\r\n\"A\r\nB\",1,yes\r\n\r\nC,1,perhaps\r\n");
    assert!(quoted.starts_with("p.csv, line 5, column answer: \"perhaps\""), "{quoted}");
    let old = said("actor,item,answer\rA,1,yes\rB,1,perhaps\r");
    assert!(old.contains("line 3"), "{old}");
}

#[test]
fn what_a_cut_or_damaged_file_leaves_is_named() {
    let said = |text: &str| positions(text, "p.csv").unwrap_err();
    assert_eq!(
        said("actor,item,answer\nA,1,yes\nB,\"1,no\nC,1,no\n"),
        ReadError::Quote { file: "p.csv".into(), line: 3 }
    );
    let cut = said("actor,item,answer\nA,1,yes\nB,1").to_string();
    assert!(cut.contains("line 3") && cut.contains("in the last row: was the file cut?"), "{cut}");
    let long = said("actor,item,answer\nA,1,yes\nB,1,no,maybe").to_string();
    assert!(long.contains("there are 4 cells and not 3") && !long.contains("cut"), "{long}");
    let short = said("actor,item,answer\nA,1\nB,1,no\n").to_string();
    assert!(short.contains("line 2") && !short.contains("cut"), "{short}");
    assert_eq!(
        said("actor,item,answer\nA,1,yes\nB\0,1,no\n"),
        ReadError::Nul { file: "p.csv".into(), line: 3 }
    );
    let long = said(&format!("actor,item,answer\n{},1,yes\n", "é".repeat(1001)));
    assert!(matches!(long, ReadError::Long { line: 2, length: 1001, .. }), "{long}");
    assert!(positions(&format!("actor,item,answer\n{},1,yes\n", "é".repeat(1000)), "p").is_ok());
    // A mark within a cell, and doubled marks within quotations, are no open quotation.
    let text = "actor,item,answer\nA \"x,1,yes\n\"B \"\"y\"\"\",\"1\",no\n";
    assert_eq!(positions(text, "p").unwrap().actors(), ["A \"x", "B \"y\""]);
}

#[test]
fn cells_are_parted_by_what_parts_the_head() {
    for text in ["actor;item;answer\nA, B;1;yes\n", "actor\titem\tanswer\nA, B\t1\tyes\n"] {
        let room = positions(text, "p.csv").unwrap();
        assert_eq!((room.actors(), room.len()), (&["A, B".to_owned()][..], 1));
    }
}

#[test]
fn ratings_of_community_notes_have_a_scale_of_their_own() {
    let text = "noteId,raterParticipantId,helpfulNum\n7,a,1.0\n7,b,0.5\n7,c,0.0\n";
    let room = positions(text, "r.csv").unwrap();
    let said: Vec<_> = (0..3).map(|row| room.answer(row, 0)).collect();
    assert_eq!(said, [Some(Answer::For), Some(Answer::Neutral), Some(Answer::Against)]);
    let off = positions("noteId,raterParticipantId,helpfulNum\n7,a,-1\n", "r.csv").unwrap_err();
    assert!(off.to_string().contains("is not a rating"), "{off}");
}

#[test]
fn the_last_vote_by_time_holds() {
    let text = "timestamp,datetime,comment-id,voter-id,vote\n20,x,0,5,1\n10,x,0,5,-1\n";
    assert_eq!(polis::votes(text, "votes.csv").unwrap().answer(0, 0), Some(Answer::For));
    assert!(
        polis::votes("timestamp,datetime,comment-id,voter-id,vote\nx,x,0,5,1\n", "votes.csv")
            .is_err()
    );
}

#[test]
fn real_exports_are_read_whole() {
    // Counts of the set's own SOURCE.txt and of `summary.csv`.
    let Some(folder) = data::set("polis-opendata") else { return };
    for (name, actors, items) in [
        ("brexit-consensus", 204, 50),
        ("vtaiwan.uberx", 1921, 197),
        ("american-assembly.bowling-green", 2031, 896),
    ] {
        let text = |file: &str| crate::real::text(&folder.join(name), file);
        let wide =
            polis::participants_votes(&text("participants-votes.csv").unwrap(), name).unwrap();
        assert_eq!(
            (wide.answers.actors().len(), wide.answers.items().len()),
            (actors, items),
            "{name}"
        );
        let comments = polis::comments(&text("comments.csv").unwrap(), name).unwrap();
        assert!(!comments.is_empty());
        assert!(polis::moderated_out(&wide.answers, &comments).len() < items);
        let Some(long) = text("votes.csv") else { continue };
        let long = polis::votes(&long, name).unwrap();
        let count = |room: &unbracket_analysis::Answers| room.len();
        let share = count(&long) as f64 / count(&wide.answers) as f64;
        assert!((0.95..1.6).contains(&share), "{name}: {share}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_a_reader_panic(text in "\\PC{0,200}") {
        let _ = positions(&text, "x");
        let _ = polis::participants_votes(&text, "x");
        let _ = polis::votes(&text, "x");
        let _ = polis::comments(&text, "x");
    }

    #[test]
    fn nor_does_a_table_that_is_nearly_right(
        rows in prop::collection::vec(prop::collection::vec("(|1|0|-1|agree|\"|\n|,|é|9{20})", 0..5), 0..6),
    ) {
        let body: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
        let body = body.join("\n");
        let _ = positions(&format!("actor,item,answer\n{body}"), "x");
        let _ = polis::participants_votes(&format!("participant,group-id,0\n{body}"), "x");
        let _ = polis::votes(&format!("timestamp,comment-id,voter-id,vote\n{body}"), "x");
    }
}
