//! The laws of the text, over negotiations that nobody designed; each law finds a planted fault.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;

use unbracket_negotiation::act::texts::TextsAct;
use unbracket_negotiation::assembly::{Assembly, assemble, carried};
use unbracket_negotiation::event::{ParagraphStatus, decide, evolve};
use unbracket_negotiation::redraft::{Fresh, apply_change, digest};
use unbracket_negotiation::script::{Labels, World, parse, play};
use unbracket_negotiation::state::{ProposalId, ProposalState, Stance, State, Stated};
use unbracket_negotiation::{Act, Event, SeatId, standing};
use unbracket_text::{
    AmendmentId, Change, Draft, Passage, Provision, ProvisionId, ProvisionKind, Reading,
};

use super::texts::{Shelf, id, opening};

const WORDS: [&str; 6] = ["apple", "brick", "cloud", "delta", "ember", "flint"];

/// The kinds of acts that may change the text.
const CHANGING: [&str; 6] = [
    "accept-proposal",
    "bracket",
    "lift-bracket",
    "revise-provision",
    "issue-revision",
    "delete-provision",
];

/// What happened, each event with the state before it and after it.
type Trace = Vec<(State, Event, State)>;

fn text() -> Draft {
    let paragraph = |number: usize| {
        let words = WORDS.map(|word| format!("{word}{}", ["ax", "bo", "ci", "du"][number]));
        let content = Passage::words(words.join(" "));
        Provision::new(format!("q{number}"), ProvisionKind::OperativeParagraph, content)
    };
    Draft::new((0..4).map(paragraph).collect()).unwrap()
}

/// A negotiation of that text: what is out of order is left out.
fn negotiate(choices: &[(u8, u8, u8)]) -> Trace {
    let (mut state, _) = play(&opening(""), &Shelf).unwrap();
    state.texts.rolling.as_mut().unwrap().draft = Arc::new(text());
    let labels = Labels::new();
    let mut trace = Trace::new();
    for &(what, a, b) in choices {
        let now = state.now;
        let line = line(what, usize::from(a), usize::from(b));
        let parsed = parse(&line).unwrap();
        let world = World { state: &state, labels: &labels, files: &Shelf, now };
        let (by, act) = parsed[0].act(&world).unwrap().unwrap();
        let Ok(event) = decide(&state, &act, &by, now) else { continue };
        let before = state.clone();
        evolve(&mut state, &event);
        trace.push((before, event, state.clone()));
    }
    trace
}

fn line(what: u8, a: usize, b: usize) -> String {
    let seat = ["Aldoria", "Costavia", "Marenia"][(a + b) % 3];
    let p = a % 4;
    let word = format!("{}{}", WORDS[b % 6], ["ax", "bo", "ci", "du"][p]);
    let proposal = b % 6;
    match what % 18 {
        0 | 1 => format!("{seat}: propose change [excerpt #q{p} {word} \"new{b} thing\"]"),
        2 => format!("{seat}: propose change [delete #q{p}]"),
        3 => format!("{seat}: propose change [insert [after #q{p}] \"Fresh words {b}\"]"),
        4 | 5 => format!("Secretariat: accept-proposal proposal {proposal}"),
        6 => format!("{seat}: bracket provision #q{p} words {word} or [other] reason not-agreed"),
        7 => format!("{seat}: release-bracket provision #q{p} bracket 1"),
        8 => {
            format!("Secretariat: lift-bracket provision #q{p} bracket 1 alternative {}", 1 + b % 2)
        }
        9 => format!("Secretariat: agree provisions [#q{p}]"),
        10 => format!("{seat}: reopen provisions [#q{p}] because why"),
        11 => {
            let stance = ["support", "can-live-with", "reserve", "object"][b % 4];
            format!("{seat}: state-position on [provision #q{p}] stance {stance} because why")
        }
        12 => format!("{seat}: withdraw-position on [provision #q{p}]"),
        13 => format!(
            "Secretariat: revise-provision provision #q{p} wording \"redraft {b} of it\" because why"
        ),
        14 => format!("{seat}: withdraw-proposal proposal {proposal}"),
        15 => format!("{seat}: join-sponsors proposal {proposal}"),
        16 => format!("{seat}: leave-sponsors proposal {proposal}"),
        _ => "Secretariat: issue-revision kind revision title Rev".to_owned(),
    }
}

fn draft(state: &State) -> &Draft {
    &state.texts.rolling.as_ref().unwrap().draft
}

fn flat(draft: &Draft) -> Vec<(String, String)> {
    let each = draft.visit().map(|visit| visit.provision);
    each.map(|one| (one.id.to_string(), one.content.to_marked_text())).collect()
}

/// No text changes without a named act, and the act tells the digest.
fn text_changes_by_named_acts(trace: &Trace) -> Result<(), String> {
    for (before, event, after) in trace {
        let kind = event.act.kind();
        let changed = digest(draft(before)) != digest(draft(after));
        if changed && !CHANGING.contains(&kind) {
            return Err(format!("{kind} changed the text"));
        }
        match event.outcome.text {
            Some(told) if told != digest(draft(after)) => return Err(format!("{kind}: digest")),
            None if changed => return Err(format!("{kind} says nothing of the text")),
            _ => {}
        }
    }
    Ok(())
}

/// A bracket never closes itself.
fn brackets_stay_until_an_act_lifts_them(trace: &Trace) -> Result<(), String> {
    let closing = ["lift-bracket", "revise-provision", "accept-proposal", "delete-provision"];
    let count = |state: &State| {
        flat(draft(state)).iter().map(|(_, text)| text.matches('[').count()).sum::<usize>()
    };
    for (before, event, after) in trace {
        let kind = event.act.kind();
        if count(after) < count(before) && !closing.contains(&kind) {
            return Err(format!("{kind} closed a bracket"));
        }
    }
    Ok(())
}

/// The same text by another road: strings, and nothing of the crate that compares and compiles.
fn naive(trace: &Trace) -> Vec<(String, String)> {
    let mut text = flat(&text());
    let mut proposals: Vec<Change> = Vec::new();
    for (before, event, _) in trace {
        let Act::Texts(act) = &event.act else { continue };
        let mut rewrite = |id: &ProvisionId, with: &dyn Fn(&str) -> String| {
            let one = text.iter_mut().find(|(name, _)| name == id.as_str()).unwrap();
            one.1 = with(&one.1);
        };
        match act {
            TextsAct::Propose(one) => proposals.push(one.change.0.clone()),
            TextsAct::ReviseProvision(one) => {
                rewrite(&one.provision, &|_| one.wording.0.to_marked_text());
            }
            TextsAct::PutInBrackets(one) => {
                let word = one.words.as_ref().unwrap().0.to_marked_text();
                rewrite(&one.provision, &|text| text.replace(&word, &format!("[{word}][other]")));
            }
            TextsAct::LiftBracket(one) => {
                rewrite(&one.provision, &|text| lift_first(text, one.alternative as usize));
            }
            TextsAct::AcceptProposal(one) => match &proposals[one.proposal.place()] {
                Change::Excerpt { provision, quoted, wording } => {
                    let (old, new) = (quoted.to_marked_text(), wording.to_marked_text());
                    rewrite(provision, &|text| text.replacen(&old, &new, 1));
                }
                Change::Delete { provision } => text.retain(|(id, _)| id != provision.as_str()),
                Change::Insert { place: unbracket_text::Place::After(id), provision, .. } => {
                    let at = text.iter().position(|(name, _)| name == id.as_str()).unwrap();
                    let new = (format!("n{}", before.length), provision.content.to_marked_text());
                    text.insert(at + 1, new);
                }
                other => panic!("{other:?} is not proposed here"),
            },
            _ => {}
        }
    }
    text
}

/// Lifts the first bracket of a text in which brackets are characters.
fn lift_first(text: &str, choice: usize) -> String {
    let start = text.find('[').unwrap();
    let (mut at, mut alternatives) = (start, Vec::new());
    while text[at..].starts_with('[') {
        let mut depth = 0;
        let length = text[at..].find(|mark: char| {
            depth += i32::from(mark == '[') - i32::from(mark == ']');
            depth == 0
        });
        let end = at + length.unwrap();
        alternatives.push(&text[at + 1..end]);
        at = end + 1;
    }
    format!("{}{}{}", &text[..start], alternatives[choice - 1], &text[at..])
}

fn replay_gives_the_text(trace: &Trace) -> Result<(), String> {
    let Some((_, _, last)) = trace.last() else { return Ok(()) };
    let (found, wanted) = (flat(draft(last)), naive(trace));
    if found == wanted { Ok(()) } else { Err(format!("{found:?} is not {wanted:?}")) }
}

/// One position for each seat and target: the last.
fn positions_are_the_last_ones(trace: &Trace) -> Result<(), String> {
    let mut last: BTreeMap<(ProvisionId, SeatId), Stance> = BTreeMap::new();
    for (_, event, _) in trace {
        let Act::Texts(act) = &event.act else { continue };
        let key =
            |on: &unbracket_negotiation::Target| (on.provision.clone().unwrap(), event.by.seat);
        match act {
            TextsAct::StatePosition(one) => {
                last.insert(key(&one.on), one.stance);
            }
            TextsAct::WithdrawPosition(one) => {
                last.remove(&key(&one.on));
            }
            _ => {}
        }
    }
    let Some((_, _, state)) = trace.last() else { return Ok(()) };
    let mut found = BTreeMap::new();
    for (on, all) in &state.texts.positions {
        for (seat, position) in all {
            found.insert((on.provision.clone().unwrap(), *seat), position.stance);
        }
    }
    if found == last { Ok(()) } else { Err(format!("{found:?} is not {last:?}")) }
}

/// Read from its beginning, the course gives the positions and sponsors at every moment.
fn the_course_gives_what_stands(trace: &Trace) -> Result<(), String> {
    let Some((_, _, last)) = trace.last() else { return Ok(()) };
    for (_, _, then) in trace {
        let targets = last.texts.course.keys().chain(then.texts.positions.keys());
        for on in targets {
            let told = last.texts.stood(on, 0, then.length);
            let stands = then.texts.positions.get(on).into_iter().flatten();
            let stands: BTreeMap<SeatId, Stated> =
                stands.map(|(seat, position)| (*seat, Stated::from(position))).collect();
            let read: BTreeMap<SeatId, Stated> =
                told.positions.iter().map(|(seat, (stated, _))| (*seat, *stated)).collect();
            if read != stands {
                return Err(format!("{on:?} at {}: {read:?} is not {stands:?}", then.length));
            }
            let proposal = on.proposal.and_then(|id| then.texts.proposal(id));
            let sponsors = proposal.map(|it| it.sponsors.clone()).unwrap_or_default();
            if !told.sponsors.keys().eq(&sponsors) {
                return Err(format!("{on:?}: {:?} is not {sponsors:?}", told.sponsors));
            }
        }
    }
    Ok(())
}

/// Every open proposal reads in the compilation as its sponsors put it.
fn everyone_finds_their_text(state: &State, assembly: &Assembly) -> Result<(), String> {
    let text = &state.texts.rolling.as_ref().unwrap().draft;
    let words = |draft: &Draft| flat(draft).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    for (at, number) in &assembly.proposals {
        let proposal = &state.texts.proposals[number.place()];
        let change = carried(proposal, text).unwrap().unwrap();
        // Numbers of proposals are no numbers of entries: one may make an identity that stands.
        let standing = text.visit().map(|visit| visit.provision.id.clone());
        let mut fresh = Fresh::new(u64::from(number.0), standing.collect());
        let alone = apply_change(text, &change, &mut fresh).map_err(|error| error.to_string())?;
        let chosen: std::collections::BTreeSet<AmendmentId> = [*at].into();
        let read = assembly.compilation.reading(&Reading::Amendments(&chosen));
        if words(&read) != words(&alone.draft) {
            return Err(format!("{number}: {:?} is not {:?}", words(&read), words(&alone.draft)));
        }
    }
    let open = (0..).map(ProposalId).zip(&state.texts.proposals);
    let lost = open.filter(|(_, one)| standing::is_retained(state, one)).find(|(number, _)| {
        !assembly.proposals.values().any(|one| one == number)
            && !assembly.taken.contains(number)
            && !assembly.stale.contains_key(number)
    });
    lost.map_or(Ok(()), |(number, _)| Err(format!("{number} vanished")))
}

/// Bracketed is what holds a bracket, and nothing agreed does.
fn statuses_agree_with_brackets(state: &State) -> Result<(), String> {
    let rolling = state.texts.rolling.as_ref().unwrap();
    let statuses = standing::statuses(rolling);
    for (name, text) in flat(&rolling.draft) {
        let id = ProvisionId::new(name);
        let bracketed = text.contains('[');
        if (statuses[&id] == ParagraphStatus::Bracketed) != bracketed {
            return Err(format!("{id} is {}", statuses[&id]));
        }
        if bracketed && rolling.status(&id) == ParagraphStatus::Agreed {
            return Err(format!("{id} was agreed with a bracket open"));
        }
    }
    Ok(())
}

fn choices() -> impl Strategy<Value = Vec<(u8, u8, u8)>> {
    proptest::collection::vec((0..18_u8, 0..24_u8, 0..24_u8), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn the_laws_of_the_text_hold(choices in choices()) {
        let trace = negotiate(&choices);
        prop_assert_eq!(text_changes_by_named_acts(&trace), Ok(()));
        prop_assert_eq!(brackets_stay_until_an_act_lifts_them(&trace), Ok(()));
        prop_assert_eq!(replay_gives_the_text(&trace), Ok(()));
        prop_assert_eq!(positions_are_the_last_ones(&trace), Ok(()));
        prop_assert_eq!(the_course_gives_what_stands(&trace), Ok(()));
        if let Some((_, _, state)) = trace.last() {
            prop_assert_eq!(everyone_finds_their_text(state, &assemble(state)), Ok(()));
        }
        for (_, _, state) in &trace {
            prop_assert_eq!(statuses_agree_with_brackets(state), Ok(()));
        }
    }
}

/// Twelve entries, in which the eleventh proposal inserts what the tenth entry once inserted.
#[test]
fn a_proposal_is_found_whose_number_is_that_of_an_entry() {
    let trace = negotiate(&[
        (3, 0, 0),
        (0, 14, 1),
        (4, 0, 6),
        (0, 0, 0),
        (0, 0, 1),
        (0, 0, 2),
        (0, 0, 3),
        (4, 0, 10),
        (0, 0, 4),
        (0, 3, 0),
        (0, 3, 1),
        (0, 0, 5),
        (3, 2, 19),
    ]);
    let state = &trace.last().unwrap().2;
    assert_eq!(everyone_finds_their_text(state, &assemble(state)), Ok(()));
}

/// Proposals, a bracket, an acceptance, positions: something of everything.
fn sample() -> Trace {
    let trace = negotiate(&[
        (0, 0, 0),  // 0: q0, apple
        (0, 1, 1),  // 1: q1, brick
        (3, 2, 3),  // 2: behind q2
        (6, 3, 2),  // a bracket in q3
        (11, 0, 3), // an objection to q0
        (11, 0, 0), // and the same seat again, in favour
        (4, 0, 1),  // 1 is accepted
        (4, 0, 2),  // 2 is accepted
        (9, 2, 0),  // q2 is agreed
    ]);
    assert_eq!(trace.len(), 9);
    trace
}

fn with_last(change: impl Fn(&mut State)) -> Trace {
    let mut trace = sample();
    change(&mut trace.last_mut().unwrap().2);
    trace
}

fn reworded(state: &mut State, name: &str, words: &str) {
    let rolling = state.texts.rolling.as_mut().unwrap();
    let change = Change::Replace { provision: id(name), wording: Passage::words(words) };
    let made = apply_change(&rolling.draft, &change, &mut Fresh::new(999, [].into())).unwrap();
    rolling.draft = Arc::new(made.draft);
}

#[test]
fn a_text_that_changes_by_itself_is_found() {
    assert_eq!(text_changes_by_named_acts(&sample()), Ok(()));
    let trace = with_last(|state| reworded(state, "q1", "smuggled in"));
    assert_eq!(text_changes_by_named_acts(&trace), Err("agree changed the text".into()));
    let mut trace = sample();
    trace[6].1.outcome.text = None;
    assert!(text_changes_by_named_acts(&trace).is_err());
}

#[test]
fn a_bracket_that_closes_itself_is_found() {
    assert_eq!(brackets_stay_until_an_act_lifts_them(&sample()), Ok(()));
    let trace = with_last(|state| reworded(state, "q3", "no bracket here"));
    assert_eq!(brackets_stay_until_an_act_lifts_them(&trace), Err("agree closed a bracket".into()));
}

#[test]
fn an_accepted_change_that_is_lost_is_found() {
    assert_eq!(replay_gives_the_text(&sample()), Ok(()));
    let mut trace = sample();
    trace.remove(6);
    assert!(replay_gives_the_text(&trace).is_err());
}

#[test]
fn a_position_that_is_lost_or_counted_twice_is_found() {
    assert_eq!(positions_are_the_last_ones(&sample()), Ok(()));
    let lost = with_last(|state| state.texts.positions.clear());
    assert!(positions_are_the_last_ones(&lost).is_err());
    let twice = with_last(|state| {
        let (on, all) = state.texts.positions.pop_first().unwrap();
        let position = all.values().next().unwrap().clone();
        let all = [(SeatId(1), position.clone()), (SeatId(2), position)].into();
        state.texts.positions.insert(on, all);
    });
    assert!(positions_are_the_last_ones(&twice).is_err());
}

#[test]
fn a_course_that_leaves_something_out_is_found() {
    assert_eq!(the_course_gives_what_stands(&sample()), Ok(()));
    let lost = with_last(|state| state.texts.positions.clear());
    assert!(the_course_gives_what_stands(&lost).is_err());
    let unsponsored = with_last(|state| state.texts.proposals[0].sponsors.clear());
    assert!(the_course_gives_what_stands(&unsponsored).is_err());
}

#[test]
fn a_compilation_that_garbles_or_loses_a_proposal_is_found() {
    let state = sample().pop().unwrap().2;
    let assembly = assemble(&state);
    assert_eq!(assembly.proposals.len(), 1);
    assert_eq!(everyone_finds_their_text(&state, &assembly), Ok(()));
    let mut garbled = state.clone();
    let wording = Passage::words("what nobody proposed");
    garbled.texts.proposals[0].change = Change::Replace { provision: id("q0"), wording };
    assert!(everyone_finds_their_text(&state, &assemble(&garbled)).is_err());
    let mut lost = state.clone();
    lost.texts.proposals[0].state = ProposalState::Fallen;
    let found = everyone_finds_their_text(&state, &assemble(&lost));
    assert_eq!(found, Err("proposal 0 vanished".to_owned()));
}

#[test]
fn an_agreed_bracket_is_found() {
    let mut state = sample().pop().unwrap().2;
    assert_eq!(statuses_agree_with_brackets(&state), Ok(()));
    let rolling = state.texts.rolling.as_mut().unwrap();
    rolling.status.insert(id("q3"), ParagraphStatus::Agreed);
    assert!(statuses_agree_with_brackets(&state).is_err());
}
