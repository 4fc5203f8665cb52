//! What a document had printed around a bracket stays at the door; the bracket comes in.

use unbracket_negotiation::State;
use unbracket_negotiation::script::{Files, play};
use unbracket_text::passage::Printed;
use unbracket_text::{
    Alternative, Bracket, BracketId, Draft, Passage, Piece, Provision, ProvisionKind, Stance,
};

/// A text as a reader of documents gives it: numbered brackets, with their characters.
struct Read;

impl Files for Read {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        let content = self.passage("");
        let provision = Provision::new("op1", ProvisionKind::OperativeParagraph, content);
        Draft::new(vec![provision]).map_err(|error| error.to_string())
    }

    fn passage(&self, _: &str) -> Passage {
        let mut ten = Alternative::new(Stance::Propose, Passage::words("ten"));
        ten.printed = Some(Printed { opens: true, closes: true, ..Printed::default() });
        let mut bracket = Bracket::new(vec![ten]);
        bracket.id = Some(BracketId(1));
        let mut passage = Passage::words("Decides in ");
        passage.push(Piece::Bracket(bracket));
        passage.push_words(" years to meet;");
        passage
    }
}

fn brackets(state: &State) -> usize {
    let rolling = state.texts.rolling.as_ref().expect("a text is on the screen");
    rolling.draft.visit().map(|visit| visit.provision.content.brackets().len()).sum()
}

#[test]
fn a_document_with_brackets_can_be_issued_and_amended() {
    let script = r#"
at 2034-01-10 09:00
Secretariat: open-process title R secretariat Secretariat
    modalities [as intergovernmental languages [en]]
Secretariat: accredit name Chair basis office
Secretariat: give-office seat Chair office chair
Secretariat: accredit name Aldoria basis member-state
Secretariat: open-stage stage first-reading
Chair: issue-document kind zero-draft title Z language en text @text
Aldoria: propose change [insert [after 1] "with brackets of its own"]
"#;
    let (state, _) = play(script, &Read).unwrap();
    assert_eq!(brackets(&state), 1);
}
