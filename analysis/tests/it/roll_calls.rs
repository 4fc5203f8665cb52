//! The reader of long tables.

use unbracket_analysis::Answer;
use unbracket_analysis::read::ReadError;
use unbracket_analysis::read::positions::{agenda, answers, pairs, sessions, sessions_by_item};

#[test]
fn columns_are_found_by_name_and_an_empty_answer_is_none() {
    let table =
        "\u{feff}vote,note,Country,rcid\ny,x,Aldania,1\n,\"a, b\",Costavia,1\n N ,,Belmark,1\n";
    let room = answers(table, "r.csv").unwrap();
    assert_eq!(room.actors(), ["Aldania", "Costavia", "Belmark"]);
    let said: Vec<_> = (0..3).map(|actor| room.answer(actor, 0)).collect();
    assert_eq!(said, [Some(Answer::For), None, Some(Answer::Against)]);
}

#[test]
fn sessions_stand_in_the_order_of_their_numbers_or_of_the_table() {
    let names = |table: &str| -> Vec<String> {
        let found = sessions(table, "r.csv").unwrap().sessions;
        found.into_iter().map(|session| session.name).collect()
    };
    let words = "actor,item,answer,session\nA,1,for,late\nA,2,neutral,early\nB,1,-1,late\n";
    assert_eq!(names(words), ["late", "early"]);
    assert_eq!(sessions(words, "r.csv").unwrap().sessions[0].answers.len(), 2);
    let numbers = "actor,item,answer,session\nA,1,for,10.0\nA,2,neutral,9\n";
    assert_eq!(names(numbers), ["9", "10"]);
    assert_eq!(names("actor,item,answer\nA,1,0\n"), [""]);
}

#[test]
fn an_answer_that_is_followed_by_another_is_counted() {
    let table = "actor,item,answer\nA,1,yes\nA,1,yes\nA,1,no\nB,1,no\n";
    let found = sessions(table, "r.csv").unwrap();
    assert_eq!((found.replaced, found.sessions[0].answers.len()), (1, 2));
    assert_eq!(found.sessions[0].answers.answer(0, 0), Some(Answer::Against));
}

#[test]
fn an_agenda_parts_a_table_into_its_sessions() {
    let table = "rcid,session,descr,short\n1,59.0,All  of it,x\n2,60.0,,\n";
    let agenda = agenda(table, "agenda.csv").unwrap();
    assert_eq!((agenda["1"].short.as_str(), agenda["1"].words.as_str()), ("x", "x All of it"));
    assert_eq!(agenda["2"].words, "");
    let agenda = agenda.into_iter().map(|(item, call)| (item, call.session)).collect();
    let votes = "rcid,country,vote\n2,A,y\n1,A,n\n3,A,y\n";
    let found = sessions_by_item(votes, "votes.csv", &agenda).unwrap().sessions;
    let shown: Vec<(&str, usize)> =
        found.iter().map(|session| (session.name.as_str(), session.answers.len())).collect();
    assert_eq!(shown, [("59", 1), ("60", 1)]);
}

#[test]
fn a_column_that_is_named_twice_is_refused() {
    let twice = |found: ReadError| match found {
        ReadError::Twice { column, .. } => column,
        other => panic!("{other}"),
    };
    assert_eq!(
        twice(answers("actor,item,answer,Answer\nA,1,yes,no\n", "r.csv").unwrap_err()),
        "answer"
    );
    assert_eq!(
        twice(answers("actor,actor,item,answer\nA,B,1,yes\n", "r.csv").unwrap_err()),
        "actor"
    );
    let table = "actor,item,answer,session,session\nA,1,yes,1,2\n";
    assert_eq!(twice(sessions(table, "r.csv").unwrap_err()), "session");
    let table = "item,session,short,descr,short\n1,2,x,y,z\n";
    assert_eq!(twice(agenda(table, "a.csv").unwrap_err()), "short");
    // Columns that nobody reads may have what names they like.
    assert!(answers("actor,item,answer,note,note\nA,1,yes,x,y\n", "r.csv").is_ok());
}

#[test]
fn pairs_say_which_items_are_the_same_question() {
    let found = pairs("v1,rcid1,rcid2\n1,299,331\n2,392.0,423\n", "pairs.csv").unwrap();
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(found, [pair("299", "331"), pair("392", "423")]);
    assert!(pairs("rcid1,other\n1,2\n", "pairs.csv").is_err());
}

#[test]
fn a_fault_is_named_with_line_and_column() {
    let fault = |table: &str| answers(table, "r.csv").unwrap_err();
    assert!(matches!(fault("actor,item\nA,1\n"), ReadError::Column { column: "answer", .. }));
    let said = fault("actor,item,answer\nA,1,y\nB,1,maybe\n").to_string();
    assert!(said.starts_with("r.csv, line 3, column answer: \"maybe\" is not"), "{said}");
    let missing = fault("actor,item,answer\n\nA,,y\n").to_string();
    assert!(missing.starts_with("r.csv, line 3, column item: \"\" is not a name"), "{missing}");
    assert!(matches!(fault("actor,item,answer\nA,1\n"), ReadError::Row { line: 2, .. }));
    assert!(matches!(fault(""), ReadError::Empty { .. }));
}
