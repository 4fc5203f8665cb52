//! Statements around a decision: they change no text.

use unbracket_negotiation::state::deciding::StatementKind;

use super::{USUAL, op, played, put_forward};

const ADOPTED: &str = "
President: call-for-consensus document text => q
refused too-early Aldoria: reserve document text provisions [#op2] words x
refused too-early Aldoria: dissociate document text words x
Hestia: explain-position document text words \"before\"
President countersigned by Chair: adopt document text question q => out
";

#[test]
fn statements_attach_to_provisions_and_leave_the_text_as_it_is() {
    let adopted = format!("{}{ADOPTED}", put_forward(USUAL));
    let script = format!(
        "{adopted}
refused blank Aldoria: reserve document out provisions [#op2]
refused unknown Aldoria: reserve document out provisions [#op77] words x
refused unknown Aldoria: reserve document 9 words x
refused closed Aldoria: reserve document zero words x
refused not-permitted Digital Rights Assembly: reserve document out words x
Aldoria: reserve document out provisions [#op2] words \"subject to national law\" => r
refused repeated Aldoria: reserve document out provisions [#op2] words again
Aldoria: reserve document out words \"in general\"
refused blank Costavia: dissociate document out provisions [#op2 #op3]
Costavia: dissociate document out provisions [#op2 #op3] words \"we do not join\"
refused repeated Costavia: dissociate document out provisions [#op2 #op3] words again
Costavia: explain-position document out words \"after\"
refused repeated Costavia: explain-position document out words again
refused repeated Hestia: explain-position document out words again
refused unknown Estoria: align-with-statement statement 99
refused contradiction Aldoria: align-with-statement statement r
Estoria: align-with-statement statement r
refused repeated Estoria: align-with-statement statement r
refused contradiction Aldoria: right-of-reply statement r words x
refused blank Fennmark: right-of-reply statement r
Fennmark: right-of-reply statement r words \"one\"
Fennmark: right-of-reply statement r words \"two\"
refused too-much Fennmark: right-of-reply statement r words \"three\"
Digital Rights Assembly: minority-statement document out provisions [#op2] words \"too weak\"
refused repeated Digital Rights Assembly: minority-statement document out provisions [#op2]
    words again
refused blank Digital Rights Assembly: minority-statement document out
"
    );
    let (before, _) = played(&adopted);
    let (state, _) = played(&script);
    assert_eq!(state.texts, before.texts);
    let on = |number| {
        let found = state.deciding.statements_on(&op(number));
        found.map(|(_, statement)| statement.kind).collect::<Vec<_>>()
    };
    assert_eq!(
        on(2),
        [
            StatementKind::Reservation,
            StatementKind::Dissociation,
            StatementKind::Alignment,
            StatementKind::MinorityStatement
        ]
    );
    assert_eq!(on(3), [StatementKind::Dissociation]);
    assert!(!state.deciding.statements[0].after && state.deciding.statements[1].after);
}

#[test]
fn a_position_is_explained_where_no_vote_was_taken_and_not_by_the_author_of_the_text() {
    let script = format!(
        "{}
refused out-of-stage Aldoria: explain-position document text words x
",
        super::world(USUAL, "base").replace("=> zero", "=> text")
    );
    played(&script);
    let voted = format!(
        "{}
President: call-for-consensus document text => q
President: open-vote question q method recorded rule ga_simple => v
Costavia: cast-ballot vote v ballot yes
President: close-vote vote v
refused contradiction Aldoria: explain-position document text words x
refused blank Aldoria: explain-vote vote v minutes 5
refused unknown Aldoria: explain-vote vote 9 minutes 5 words x
Aldoria: explain-vote vote v minutes 5 words \"we did not take part\"
",
        put_forward(USUAL)
    );
    let (state, _) = played(&voted);
    assert_eq!(state.deciding.statements[0].kind, StatementKind::ExplanationOfVote);
}

#[test]
fn the_words_of_a_statement_can_be_erased_and_the_fact_stays() {
    let script = format!(
        "{}{ADOPTED}
Aldoria: reserve document out provisions [#op2] words \"a name\"
Aldoria: explain-position document out words \"another\"
",
        put_forward(USUAL)
    );
    let (state, _) = played(&script);
    let entry = state.deciding.statements[1].entry;
    let erase =
        format!("{script}Secretariat countersigned by Chair: erase entry {entry} because law\n");
    let (erased, _) = played(&erase);
    assert_eq!(erased.deciding.statements[1].words.text(), None);
    assert_eq!(erased.deciding.statements[1].provisions, [op(2)].into());
    assert_eq!(erased.deciding.statements[2].words.text(), Some("another"));
}
