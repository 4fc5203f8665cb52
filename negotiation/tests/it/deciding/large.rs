//! Texts so long that an entry cannot list their provisions: what it does not list follows from it.

use unbracket_negotiation::event::{Digest, Outcome, ParagraphStatus, decide, evolve};
use unbracket_negotiation::script::{Files, Step, play};
use unbracket_negotiation::{State, record};
use unbracket_text::{
    Alternative, Bracket, Draft, Passage, Piece, Provision, ProvisionId, ProvisionKind, Stance,
};

use super::{USUAL, count, word, world};

/// How many provisions the text has.
const MANY: usize = 1_000;

/// A text of many provisions with long identities; in all but the first there can be brackets.
struct Long {
    bracketed: bool,
}

fn name(number: usize) -> ProvisionId {
    ProvisionId::new(format!("{number:064}"))
}

impl Files for Long {
    fn draft(&self, _: &str) -> Result<Draft, String> {
        let provision = |number| {
            let mut content = Passage::words(format!("Decides to take step {number} "));
            if self.bracketed && number > 0 {
                content.push(Piece::Bracket(Bracket::new(vec![
                    Alternative::new(Stance::Retain, Passage::words("at once")),
                    Alternative::new(Stance::Delete, Passage::default()),
                ])));
            }
            Provision::new(name(number).as_str(), ProvisionKind::OperativeParagraph, content)
        };
        Draft::new((0..MANY).map(provision).collect()).map_err(|error| error.to_string())
    }
}

/// Plays a script, and folds its record from its bytes: every leaf can be read, and gives the state.
fn played(script: &str, bracketed: bool) -> (State, Outcome) {
    let played = play(script, &Long { bracketed });
    let (state, steps) = played.unwrap_or_else(|stopped| panic!("{stopped}"));
    let mut folded = State::default();
    let mut last = Outcome::none();
    for step in steps {
        let Step::Done(event) = step else { continue };
        let written = record::write(&event);
        let body = written.body.clone();
        let leaf = written.leaf(body.as_deref().map(Digest::of));
        let read = record::Leaf::read(&leaf).and_then(|leaf| leaf.event(body.as_deref()));
        let read = read.unwrap_or_else(|error| panic!("{} bytes: {error}", leaf.len()));
        assert_eq!(decide(&folded, &read.act, &read.by, read.at).as_ref(), Ok(&*event));
        evolve(&mut folded, &read);
        last = event.outcome;
    }
    folded.now = state.now;
    assert!(folded == state, "the fold is another state");
    (state, last)
}

fn under_silence(objections: &str) -> String {
    format!(
        "{}
Chair: open-stage stage closing
Chair: start-silence deadline +72h zone UTC => s
{objections}
wait 73h
Chair: close-silence silence s
",
        world(USUAL, "long")
    )
}

#[test]
fn a_silence_on_a_very_long_text_is_closed() {
    let (state, outcome) = played(&under_silence(""), false);
    assert_eq!((word(&outcome), outcome.status.len()), ("silence-not-broken", 0));
    assert_eq!(count(&outcome, "statuses"), 1_000);
    let rolling = state.texts.rolling.as_ref().unwrap();
    let agreed =
        |number: &usize| rolling.status(&name(*number)) == ParagraphStatus::AgreedAdReferendum;
    assert_eq!((0..MANY).filter(agreed).count(), MANY);
}

#[test]
fn a_silence_that_many_break_on_much_of_a_very_long_text_is_closed() {
    let of = |seat: &str, from: usize| {
        let names: Vec<_> = (from..from + 300).map(|number| format!("#{}", name(number))).collect();
        format!("{seat}: break-silence silence s provisions [{}] because no", names.join(" "))
    };
    let objections = [of("Aldoria", 0), of("Costavia", 300)].join("\n");
    let (state, outcome) = played(&under_silence(&objections), false);
    assert_eq!((word(&outcome), outcome.units.len()), ("silence-broken", 0));
    assert_eq!(count(&outcome, "provisions"), 600);
    let rolling = state.texts.rolling.as_ref().unwrap();
    assert_eq!(rolling.status(&name(599)), ParagraphStatus::Open);
    assert_eq!(rolling.status(&name(600)), ParagraphStatus::AgreedAdReferendum);
}

#[test]
fn an_objection_too_long_for_an_entry_is_refused_before_anything_happens() {
    let names: Vec<_> = (0..MANY).map(|number| format!("#{}", name(number))).collect();
    let objections = format!(
        "refused too-much Aldoria: break-silence silence s provisions [{}] because no
Aldoria: break-silence silence s because \"to all of it\"",
        names.join(" ")
    );
    let (state, outcome) = played(&under_silence(&objections), false);
    assert_eq!(word(&outcome), "silence-broken");
    assert_eq!(state.deciding.silences[0].breaks.len(), 1);
    let rolling = state.texts.rolling.as_ref().unwrap();
    assert_eq!(rolling.status(&name(999)), ParagraphStatus::Open);
}

#[test]
fn a_very_long_text_is_issued_and_what_is_agreed_of_it_adopted() {
    let script = format!(
        "{}
Chair: open-stage stage closing
Chair: issue-revision kind revision title Revision
Chair: issue-document kind chairs-text title \"Text\" language en text @long => text
wait 2d
Chair: open-stage stage adoption
President: call-for-consensus document text => q
President countersigned by Chair: adopt document text question q
",
        world(&USUAL.replace("package-text", "agreed-minus"), "long")
    );
    let (state, outcome) = played(&script, true);
    assert_eq!((outcome.units.len(), count(&outcome, "left-out")), (0, 999));
    assert_eq!(state.texts.documents[3].draft.provisions().len(), 1);
    assert_eq!(state.deciding.adoptions[0].left_out.len(), 999);
}

#[test]
fn words_that_nobody_would_read_and_names_that_no_line_holds_are_refused() {
    let words = |length: usize| "w".repeat(length);
    let script = format!(
        "{}
refused too-much Aldoria: object because \"{}\"
Aldoria: object because \"{}\"
refused too-much Secretariat: accredit name \"{}\" basis member-state
Secretariat: accredit name \"{}\" basis member-state
refused contradiction Secretariat: accredit name \"Ald{}airo\" basis member-state
refused contradiction Aldoria: object because \"no{}\"
",
        world(USUAL, "base"),
        words((64 << 10) + 1),
        words(64 << 10),
        words(301),
        words(300),
        '\u{202e}',
        '\u{7}',
    );
    let (state, _) = super::played(&script);
    assert!(state.roster.seat_named(&words(300)).is_some());
}
