//! The reader of long tables.

use unbracket_analysis::Answer;
use unbracket_analysis::read::roll_calls::{Error, answers, sessions};

#[test]
fn columns_are_found_by_name_and_an_empty_answer_is_none() {
    let table =
        "\u{feff}vote,note,Country,rcid\ny,x,Aldania,1\n,\"a, b\",Costavia,1\n N ,,Belmark,1\n";
    let room = answers(table).unwrap();
    assert_eq!(room.actors(), ["Aldania", "Costavia", "Belmark"]);
    let said: Vec<_> = (0..3).map(|actor| room.answer(actor, 0)).collect();
    assert_eq!(said, [Some(Answer::For), None, Some(Answer::Against)]);
}

#[test]
fn sessions_stand_in_the_order_of_the_table() {
    let table = "actor,item,answer,session\nA,1,for,late\nA,2,neutral,early\nB,1,-1,late\n";
    let found = sessions(table).unwrap();
    let names: Vec<&str> = found.iter().map(|session| session.name.as_str()).collect();
    assert_eq!(names, ["late", "early"]);
    assert_eq!(found[0].answers.len(), 2);
    assert_eq!(sessions("actor,item,answer\nA,1,0\n").unwrap()[0].name, "");
}

#[test]
fn a_fault_is_named_with_line_and_column() {
    let fault = |table: &str| answers(table).unwrap_err();
    assert!(matches!(fault("actor,item\nA,1\n"), Error::NoColumn { what: "answer", .. }));
    let said = fault("actor,item,answer\nA,1,y\nB,1,maybe\n");
    assert_eq!(said, Error::Answer { line: 3, column: 3, found: "maybe".to_owned() });
    let missing = fault("actor,item,answer\n\nA,,y\n");
    assert_eq!(missing, Error::Missing { line: 3, column: 2, what: "item" });
    assert!(matches!(fault("actor,item,answer\nA,1\n"), Error::Table { line: 2, .. }));
    assert!(matches!(fault(""), Error::NoColumn { what: "actor", .. }));
}
