//! Every act has its words and its sentence, in six languages, and no sentence says what is not public.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use unbracket_negotiation::state::{Consent, State};
use unbracket_negotiation::wire::Shape;
use unbracket_negotiation::{Act, Event, evolve, refusal, rules};
use unbracket_web::{Teller, Tongue};

use crate::support::events;

/// The message names that the fields of a shape need.
fn named(shape: &Shape, into: &mut BTreeSet<String>) {
    match shape {
        Shape::Term { list, words } => {
            into.extend(words.iter().map(|word| format!("term-{list}-{word}")));
        }
        Shape::Optional(inner) | Shape::List(inner) => named(inner, into),
        Shape::Map(key, value) => {
            named(key, into);
            named(value, into);
        }
        Shape::Record(fields) => {
            for (name, shape) in fields {
                into.insert(format!("field-{}", name.replace('_', "-")));
                named(shape, into);
            }
        }
        _ => {}
    }
}

/// Every message that acts, their fields, their terms, and refusals need.
fn needed() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for (kind, ..) in Act::kinds() {
        all.extend([format!("act-{kind}"), format!("act-{kind}-why"), format!("tell-{kind}")]);
        named(&Shape::Record(Act::shapes(kind).expect("a kind")), &mut all);
    }
    for (name, _) in rules::ALL {
        all.extend([format!("rule-{name}"), format!("rule-name-{name}")]);
    }
    for code in refusal::Code::ALL {
        all.extend([format!("code-{code}"), format!("term-Code-{code}")]);
    }
    use unbracket_negotiation::state as s;
    fn list<T: std::fmt::Display>(name: &str, words: &[T], all: &mut BTreeSet<String>) {
        all.extend(words.iter().map(|word| format!("term-{name}-{word}")));
    }
    list("ParagraphStatus", unbracket_negotiation::event::ParagraphStatus::ALL, &mut all);
    list("ProposalState", s::ProposalState::ALL, &mut all);
    list("StatementKind", s::deciding::StatementKind::ALL, &mut all);
    list("QuestionEnd", s::deciding::QuestionEnd::ALL, &mut all);
    list("VoteResult", s::deciding::VoteResult::ALL, &mut all);
    list("MeetingState", s::forum::MeetingState::ALL, &mut all);
    list("RequestState", s::forum::RequestState::ALL, &mut all);
    list("Bench", s::forum::Bench::ALL, &mut all);
    list("Admission", unbracket_negotiation::roster::Admission::ALL, &mut all);
    let languages: Vec<_> = unbracket_web::LANGUAGES.iter().map(|(code, ..)| *code).collect();
    list("Language", &languages, &mut all);
    list("Tally", &counted(), &mut all);
    list("Decision", s::deciding::Ruling::ALL, &mut all);
    list("Decision", s::deciding::VoteResult::ALL, &mut all);
    all
}

/// What acts count in their outcome, as the sources of the core name it.
fn counted() -> Vec<String> {
    let source = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../negotiation/src/act"));
    let calls = ["counts([(", "Tag::known(", "count(", "listed(", "for (name, number) in"];
    let mut found = BTreeSet::new();
    for line in source.lines().map(str::trim) {
        let called = calls.iter().any(|call| line.contains(call));
        let listed = (line.starts_with("(\"") || line.starts_with('"')) && line.ends_with(',');
        if called || listed {
            let words = line.split('"').skip(1).step_by(2);
            found.extend(words.filter(|word| is_word(word)).map(str::to_owned));
        }
    }
    found.into_iter().collect()
}

fn is_word(text: &str) -> bool {
    text.len() > 1 && text.chars().all(|c| c.is_ascii_lowercase() || c == '-')
}

/// The lists, and the words of them, that pages and templates ask for by `term`.
fn asked() -> BTreeSet<(String, Option<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = read(&root.join("src")) + &read(&root.join("templates"));
    let mut found = BTreeSet::new();
    for call in source.split("term(").skip(1) {
        let mut quoted = call.split('"');
        let (before, list, between, word) =
            (quoted.next(), quoted.next(), quoted.next(), quoted.next());
        let Some(list) = list.filter(|_| before.is_some_and(|it| it.trim().is_empty())) else {
            continue;
        };
        let word = word.filter(|_| between.is_some_and(|it| it.trim() == ","));
        found.insert((list.to_owned(), word.map(str::to_owned)));
    }
    found
}

#[test]
fn every_list_and_word_that_a_page_asks_for_is_among_those_that_have_to_be_there() {
    let needed = needed();
    let asked = asked();
    assert!(asked.len() > 40, "{}", asked.len());
    for (list, word) in &asked {
        let begin = format!("term-{list}-");
        let listed = needed.iter().any(|key| key.starts_with(&begin));
        assert!(listed, "the words of `{list}` are shown and nothing says which there are");
        let key = word.as_ref().map(|word| format!("{begin}{word}"));
        let there = |key: &String| Tongue::all().all(|tongue| tongue.has(key));
        assert!(key.as_ref().is_none_or(there), "{key:?} is shown and has no words");
    }
    assert!(needed.contains("term-Tally-understandings"), "what a silence counts is found");
}

fn read(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).expect("the sources are there");
    let mut paths: Vec<_> = entries.map(|one| one.expect("a folder is read").path()).collect();
    paths.sort();
    let text = |path: &PathBuf| {
        if path.is_dir() { read(path) } else { std::fs::read_to_string(path).expect("text") }
    };
    paths.iter().map(text).collect()
}

#[test]
fn every_act_field_term_rule_and_refusal_has_its_words_in_six_languages() {
    let needed = needed();
    assert!(needed.len() > 800, "{}", needed.len());
    let missing: Vec<_> = Tongue::all()
        .flat_map(|tongue| {
            let missing = needed.iter().filter(move |key| !tongue.has(key));
            missing.map(move |key| format!("{}: {key}", tongue.code()))
        })
        .collect();
    assert!(missing.is_empty(), "{} are missing:\n{}", missing.len(), missing.join("\n"));
    assert!(!Tongue::ENGLISH.has("term-Stage-third-reading"), "what is not there is found");
}

fn played(events: &[Event]) -> State {
    let mut state = State::default();
    events.iter().for_each(|event| evolve(&mut state, event));
    state.as_public()
}

/// What no sentence may say: texts and titles that are not public.
fn secrets(state: &State, events: &[Event]) -> Vec<String> {
    let mut all = Vec::new();
    for contribution in &state.inputs.contributions {
        if contribution.consent == Consent::SecretariatOnly || contribution.published.is_none() {
            all.extend(
                [&contribution.title, &contribution.text].into_iter().filter_map(|it| it.text()),
            );
        }
    }
    let mut all: Vec<String> = all.into_iter().map(str::to_owned).collect();
    for (index, event) in (0..).zip(events) {
        if !state.process.entries.is_public(index)
            && let Act::Deciding(unbracket_negotiation::act::deciding::DecidingAct::BreakSilence(
                act,
            )) = &event.act
        {
            all.extend(
                [&act.because, &act.cure].into_iter().filter_map(|it| it.text()).map(str::to_owned),
            );
        }
    }
    all.retain(|words| words.chars().count() > 12);
    all
}

#[test]
fn the_whole_story_is_told_in_six_languages_and_nothing_that_is_not_public() {
    let events = events("review");
    let state = played(&events);
    let secrets = secrets(&state, &events);
    assert!(!secrets.is_empty(), "the story holds words that are not public");
    let mut decisions = BTreeSet::new();
    for tongue in Tongue::all() {
        let teller = Teller::new(tongue, &state);
        for (index, event) in (0..).zip(events.iter()) {
            let text = teller.tell(index, event).text;
            let whole = !text.contains('⟦') && !text.contains("{ $") && text.chars().count() > 5;
            assert!(whole, "{} {}: {text}", tongue.code(), event.act.kind());
            let told = secrets.iter().find(|secret| text.contains(secret.as_str()));
            assert!(told.is_none(), "{text} tells {told:?}");
            decisions.extend(event.outcome.decision.iter().map(ToString::to_string));
        }
    }
    let word = |word: &&String| !Tongue::ENGLISH.has(&format!("term-Decision-{word}"));
    let unknown: Vec<_> = decisions.iter().filter(word).collect();
    assert!(unknown.is_empty(), "{unknown:?} have no words");
}

#[test]
fn a_sentence_that_told_a_secret_would_be_found() {
    let events = events("review");
    let state = played(&events);
    let secret = secrets(&state, &events).remove(0);
    let told = format!("Aldoria submitted “{secret}”.");
    assert!(secrets(&state, &events).iter().any(|secret| told.contains(secret.as_str())));
}

#[test]
fn a_sentence_says_who_did_what_to_what() {
    let events = events("review");
    let state = played(&events);
    let teller = Teller::new(Tongue::ENGLISH, &state);
    let of = |kind: &str| {
        let place =
            events.iter().rposition(|event| event.act.kind() == kind).expect("the story has it");
        teller.tell(place as u64, &events[place])
    };
    let silence = of("start-silence");
    assert!(silence.text.contains("started a silence procedure on"), "{}", silence.text);
    assert!(silence.to.as_deref().is_some_and(|to| to.starts_with("silence/")));
    assert!(of("adopt").text.contains("Result: "), "{}", of("adopt").text);
    assert!(of("propose").text.contains("proposed a change to "), "{}", of("propose").text);
}

#[test]
fn what_happened_is_told_with_the_numbers_of_then_and_not_of_now() {
    let (early, late) = (events("second-reading"), events("review"));
    let (then, now) = (played(&early), played(&late));
    let (then, now) = (Teller::new(Tongue::ENGLISH, &then), Teller::new(Tongue::ENGLISH, &now));
    let mut told = 0;
    for (index, event) in (0..).zip(early.iter()) {
        let changes = matches!(&event.act, Act::Texts(_)) && event.outcome.text.is_some();
        if changes && event.act.kind() != "issue-document" {
            let (before, after) = (then.tell(index, event).text, now.tell(index, event).text);
            assert_eq!(
                before, after,
                "entry {index} is told otherwise once the text is renumbered"
            );
            told += 1;
        }
    }
    assert!(told > 5, "{told}");
    let of = |kind: &str| {
        let place = early.iter().rposition(|event| event.act.kind() == kind).expect("it is there");
        now.tell(place as u64, &early[place]).text
    };
    assert!(of("delete-provision").contains("deleted paragraph PP6"), "{}", of("delete-provision"));
    let merged = of("merge-provisions");
    assert!(merged.contains("merged paragraphs 10, a part of 10"), "{merged}");
}
