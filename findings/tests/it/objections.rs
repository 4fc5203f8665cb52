//! An objection to a proposal is none to the words that stand.

use unbracket_findings::{Voices, find, gather};

use crate::small::{found, settings};
use crate::support::whole;

/// Costavia objects to paragraph 2 as it stands, Drovania to what another would make of it, Estoria and
/// Fennmark to what another would make of paragraph 3.
const LINES: &str = "\
Costavia: state-position on [provision #op2] stance object because \"too far\"\n\
Aldoria: state-position on [provision #op2] stance support\n\
Bantara: state-position on [provision #op2] stance support\n\
Aldoria: propose change [delete #op2] => p\n\
Aldoria: propose change [delete #op3] => q\n\
Drovania: state-position on [proposal p] stance object because \"it is needed\"\n\
Drovania: state-position on [provision #op2] stance support\n\
Estoria: state-position on [proposal q] stance object because \"it is needed\"\n\
Fennmark: state-position on [proposal q] stance object because \"it is needed\"\n";

#[test]
fn who_objects_to_a_proposal_has_not_objected_to_the_provision() {
    let findings = found(LINES);
    let room = findings.room.unwrap();
    let contested: Vec<&str> = room.contested.iter().map(|one| one.label.as_str()).collect();
    assert_eq!(contested, ["2"]);
    let stands = &room.contested[0].stands;
    assert_eq!(stands["Costavia"], "object");
    assert_eq!(stands["Drovania"], "support");
    let holding = findings.fault_lines.unwrap().holding;
    let told: Vec<_> =
        holding.iter().map(|one| (one.label.as_str(), one.own, one.actors_freed)).collect();
    assert_eq!(told, [("2", 1, 1)]);
}

#[test]
fn what_is_told_of_the_example_was_said_of_its_words() {
    let gathered = gather(whole(), Voices::Seats);
    let findings = find(&gathered, &settings());
    let stands = &gathered.present().unwrap().stands;
    let room = findings.room.unwrap();
    let holding = findings.fault_lines.unwrap().holding;
    let sources = room.contested.iter().flat_map(|one| &one.sources);
    let mut seen = 0;
    for source in sources.chain(holding.iter().flat_map(|one| &one.sources)) {
        let gather::Source::Entry { entry } = source else { continue };
        let mut own = stands.iter().filter(|stand| stand.entry == *entry).peekable();
        let is_linked = own.peek().is_none();
        assert!(
            is_linked || own.any(|stand| !stand.item.starts_with("proposal ")),
            "entry {entry}"
        );
        seen += 1;
    }
    assert!(seen > 3, "{seen} entries");
}
